/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-edit-private.h"
#include "waymark-plan-private.h"
#include "waymark-rank.h"

typedef enum
{
  STEP_ADD,
  STEP_SET,
  STEP_PLACE,
  STEP_REMOVE,
} StepType;

/* How to take one call back. */
typedef struct
{
  StepType type;
  WaymarkItem *item;
  WaymarkItem *parent; /* PLACE, REMOVE: where it stood */
  char *rank;          /* PLACE */
  const char *field;   /* SET: the name in the table of fields */
  WaymarkValue *value; /* SET */
} Step;

/* A register and what it held before the edit; a missing value is unset. */
typedef struct
{
  WaymarkItem *item;
  char *field;
  WaymarkValue *before;
} Register;

struct _WaymarkEdit
{
  WaymarkPlan *plan;
  char *name;
  char *session;
  GPtrArray *steps;      /* of Step, in the order they were done */
  GHashTable *registers; /* of Register, as a set */
  GHashTable *added;     /* of WaymarkItem: made by this edit */
  GHashTable *removed;   /* WaymarkItem -> id of the root of its deletion */
};

static void
step_free (Step *step)
{
  waymark_item_unref (step->item);
  waymark_item_unref (step->parent);
  waymark_value_unref (step->value);
  g_free (step->rank);
  g_free (step);
}

static guint
register_hash (gconstpointer key)
{
  const Register *r = key;

  return g_str_hash (waymark_item_get_id (r->item)) ^ g_str_hash (r->field);
}

static gboolean
register_equal (gconstpointer a, gconstpointer b)
{
  const Register *x = a;
  const Register *y = b;

  return g_str_equal (x->field, y->field) &&
         g_str_equal (waymark_item_get_id (x->item), waymark_item_get_id (y->item));
}

static void
register_free (Register *r)
{
  waymark_item_unref (r->item);
  waymark_value_unref (r->before);
  g_free (r->field);
  g_free (r);
}

static void
register_change_free (WaymarkRegisterChange *change)
{
  waymark_value_unref (change->value);
  g_free (change->item);
  g_free (change->field);
  g_free (change);
}

/**
 * waymark_edit_begin:
 * @plan: a plan; it takes one edit at a time
 * @name: what the edit is called in undo and history, in the reader's language
 * @session: id of the session, from which new ranks get their tag
 *
 * Returns: (transfer full): a new edit; freed without being kept, it takes all back
 */
WaymarkEdit *
waymark_edit_begin (WaymarkPlan *plan, const char *name, const char *session)
{
  WaymarkEdit *edit;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && name != NULL && session != NULL, NULL);

  edit = g_new0 (WaymarkEdit, 1);
  edit->plan = g_object_ref (plan);
  edit->name = g_strdup (name);
  edit->session = g_strdup (session);
  edit->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  edit->registers =
      g_hash_table_new_full (register_hash, register_equal, (GDestroyNotify) register_free, NULL);
  edit->added = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) waymark_item_unref, NULL);
  edit->removed = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) waymark_item_unref, g_free);
  waymark_plan_freeze (plan);
  return edit;
}

static void
take_back (WaymarkEdit *edit)
{
  for (guint i = edit->steps->len; i > 0; i--)
    {
      Step *step = g_ptr_array_index (edit->steps, i - 1);

      switch (step->type)
        {
        case STEP_ADD:
          waymark_plan_remove (edit->plan, step->item);
          break;
        case STEP_SET:
          waymark_plan_set (edit->plan, step->item, step->field, step->value);
          break;
        case STEP_PLACE:
          waymark_plan_place (edit->plan, step->item, step->parent, step->rank);
          break;
        case STEP_REMOVE:
          waymark_plan_insert (edit->plan, step->item, step->parent);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
edit_dispose (WaymarkEdit *edit)
{
  waymark_plan_thaw (edit->plan);
  g_ptr_array_unref (edit->steps);
  g_hash_table_unref (edit->registers);
  g_hash_table_unref (edit->added);
  g_hash_table_unref (edit->removed);
  g_object_unref (edit->plan);
  g_free (edit->name);
  g_free (edit->session);
  g_free (edit);
}

/**
 * waymark_edit_free:
 * @edit: (transfer full) (nullable): an edit
 *
 * Takes back all that the edit did. Nobody hears of it.
 */
void
waymark_edit_free (WaymarkEdit *edit)
{
  if (edit == NULL)
    return;
  take_back (edit);
  waymark_plan_drop_changes (edit->plan);
  edit_dispose (edit);
}

/**
 * waymark_edit_keep:
 * @edit: (transfer full): an edit that has been recorded
 *
 * Lets its changes stand: the plan emits #WaymarkPlan::changed.
 */
void
waymark_edit_keep (WaymarkEdit *edit)
{
  g_return_if_fail (edit != NULL);

  edit_dispose (edit);
}

/**
 * waymark_edit_get_name:
 * @edit: an edit
 *
 * Returns: (transfer none): what it is called
 */
const char *
waymark_edit_get_name (WaymarkEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return edit->name;
}

/**
 * waymark_edit_set_name:
 * @edit: an edit
 * @name: what it is to be called
 */
void
waymark_edit_set_name (WaymarkEdit *edit, const char *name)
{
  g_return_if_fail (edit != NULL && name != NULL);

  g_free (edit->name);
  edit->name = g_strdup (name);
}

/**
 * waymark_edit_get_plan:
 * @edit: an edit
 *
 * Returns: (transfer none): the plan it alters
 */
WaymarkPlan *
waymark_edit_get_plan (WaymarkEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return edit->plan;
}

/* ---- recording */

static void
note_register (WaymarkEdit *edit, WaymarkItem *item, const char *field, WaymarkValue *before)
{
  Register key = { item, (char *) field, NULL };
  Register *r;

  if (g_hash_table_contains (edit->registers, &key))
    return;
  r = g_new0 (Register, 1);
  r->item = waymark_item_ref (item);
  r->field = g_strdup (field);
  r->before = before != NULL ? waymark_value_ref (before) : NULL;
  g_hash_table_add (edit->registers, r);
}

static Step *
note_step (WaymarkEdit *edit, StepType type, WaymarkItem *item)
{
  Step *step = g_new0 (Step, 1);

  step->type = type;
  step->item = waymark_item_ref (item);
  g_ptr_array_add (edit->steps, step);
  return step;
}

static WaymarkValue *
place_value (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  const char *rank = waymark_item_get_rank (item);
  const char *parent_id = parent != NULL ? waymark_item_get_id (parent) : "";
  g_autoptr (WaymarkValue) first = waymark_value_new_string_len (parent_id, strlen (parent_id));
  g_autoptr (WaymarkValue) second = waymark_value_new_string_len (rank, strlen (rank));
  WaymarkValue *pair[] = { first, second };

  return waymark_value_new_list (pair, G_N_ELEMENTS (pair));
}

static gboolean
check_place (WaymarkKind kind, WaymarkItem *parent, GError **error)
{
  if (waymark_kind_may_stand_under (kind, waymark_item_get_kind (parent)))
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_PLACE,
               /* Translators: both are kinds of item, such as “Action” and “Priority” */
               _ ("“%1$s” cannot stand under “%2$s”. Choose another place for it."),
               waymark_kind_get_label (kind),
               waymark_kind_get_label (waymark_item_get_kind (parent)));
  return FALSE;
}

/* ---- places */

static void
place (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, const char *rank)
{
  g_autoptr (WaymarkValue) before = place_value (item);
  Step *step;

  note_register (edit, item, "@place", before);
  step = note_step (edit, STEP_PLACE, item);
  step->parent = waymark_item_ref (waymark_item_get_parent (item));
  step->rank = g_strdup (waymark_item_get_rank (item));
  waymark_plan_place (edit->plan, item, parent, rank);
}

static GPtrArray *
siblings_without (WaymarkItem *parent, WaymarkItem *item)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    if (waymark_item_get_child (parent, i) != item)
      g_ptr_array_add (rows, waymark_item_get_child (parent, i));
  return rows;
}

/*
 * The rank of an item that comes at @at among @rows, which are placed afresh where they
 * have to make room: equal ranks (of a forked session) step aside, and when a gap is worn
 * out all siblings are numbered anew, as an ordinary reorder (SPEC section 5).
 */
static char *
rank_at (WaymarkEdit *edit, WaymarkItem *parent, GPtrArray *rows, guint at)
{
  const char *low = at > 0 ? waymark_item_get_rank (g_ptr_array_index (rows, at - 1)) : NULL;
  const char *high = NULL;
  g_autofree char *own = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  guint end = at;

  while (end < rows->len && low != NULL &&
         g_str_equal (waymark_item_get_rank (g_ptr_array_index (rows, end)), low))
    end++;
  if (end < rows->len)
    high = waymark_item_get_rank (g_ptr_array_index (rows, end));

  own = waymark_rank_between (low, high, edit->session);
  last = g_strdup (own);
  for (guint i = at; i < end; i++)
    {
      char *next = waymark_rank_between (last, high, edit->session);

      g_ptr_array_add (fresh, next);
      g_free (last);
      last = g_strdup (next);
    }
  if (strlen (last) <= WAYMARK_RANK_TIDY)
    {
      for (guint i = at; i < end; i++)
        place (edit, g_ptr_array_index (rows, i), parent, g_ptr_array_index (fresh, i - at));
      return g_steal_pointer (&own);
    }

  g_clear_pointer (&last, g_free);
  for (guint i = 0; i <= rows->len; i++)
    {
      g_autofree char *next = waymark_rank_between (last, NULL, edit->session);

      if (i == at)
        {
          g_free (own);
          own = g_strdup (next);
          g_free (last);
          last = g_strdup (next);
          g_free (next);
          next = waymark_rank_between (last, NULL, edit->session);
        }
      if (i < rows->len)
        place (edit, g_ptr_array_index (rows, i), parent, next);
      g_free (last);
      last = g_steal_pointer (&next);
    }
  return g_steal_pointer (&own);
}

static guint
position_after (GPtrArray *rows, WaymarkItem *after, gboolean first)
{
  guint at;

  if (first)
    return 0;
  if (after == NULL || !g_ptr_array_find (rows, after, &at))
    return rows->len;
  return at + 1;
}

/* ---- the calls */

WaymarkItem *
waymark_edit_add_with_id (WaymarkEdit *edit,
                          WaymarkKind kind,
                          const char *id,
                          WaymarkItem *parent,
                          WaymarkItem *after,
                          gboolean first,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *rank = NULL;
  WaymarkItem *item;

  g_return_val_if_fail (edit != NULL && parent != NULL, NULL);
  g_return_val_if_fail (waymark_item_is_in_plan (parent), NULL);

  if (!check_place (kind, parent, error))
    return NULL;
  rows = siblings_without (parent, NULL);
  rank = rank_at (edit, parent, rows, position_after (rows, after, first));
  item = waymark_plan_add (edit->plan, kind, id, parent, rank);
  note_step (edit, STEP_ADD, item);
  g_hash_table_add (edit->added, waymark_item_ref (item));
  return item;
}

/**
 * waymark_edit_add:
 * @edit: an edit
 * @kind: kind of the new item
 * @parent: the item that it is to stand under
 * @after: (nullable): the sibling that it is to follow, or %NULL for the end
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: (transfer none) (nullable): the new item, without values
 */
WaymarkItem *
waymark_edit_add (
    WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, WaymarkItem *after, GError **error)
{
  g_autofree char *id = waymark_new_id ();

  return waymark_edit_add_with_id (edit, kind, id, parent, after, FALSE, error);
}

/**
 * waymark_edit_add_first:
 * @edit: an edit
 * @kind: kind of the new item
 * @parent: the item that it is to stand under, before all others
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: (transfer none) (nullable): the new item, without values
 */
WaymarkItem *
waymark_edit_add_first (WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, GError **error)
{
  g_autofree char *id = waymark_new_id ();

  return waymark_edit_add_with_id (edit, kind, id, parent, NULL, TRUE, error);
}

static gboolean
check_link (WaymarkEdit *edit, const WaymarkField *field, const WaymarkValue *value, GError **error)
{
  WaymarkItem *target;

  if (field->type != WAYMARK_FIELD_LINK || value == NULL)
    return TRUE;
  target = waymark_plan_lookup (edit->plan, waymark_value_get_string (value));
  if (target != NULL && (field->targets & (1u << waymark_item_get_kind (target))) != 0)
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_NOT_FOUND,
               /* Translators: %s is a field's name as on screen */
               _ ("What “%s” is to point to is not in the plan, or is no such thing."),
               waymark_field_get_label (field));
  return FALSE;
}

/**
 * waymark_edit_set:
 * @edit: an edit
 * @item: an item of the plan
 * @field: name of a field of its kind
 * @value: (nullable): the value; %NULL unsets it
 * @error: %WAYMARK_ERROR_BAD_VALUE, or %WAYMARK_ERROR_NOT_FOUND for a link to nothing
 *
 * Returns: whether the field took the value
 */
gboolean
waymark_edit_set (
    WaymarkEdit *edit, WaymarkItem *item, const char *field, WaymarkValue *value, GError **error)
{
  const WaymarkField *f;
  WaymarkValue *before;
  Step *step;

  g_return_val_if_fail (edit != NULL && item != NULL && field != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (item), FALSE);

  f = waymark_kind_get_field (waymark_item_get_kind (item), field);
  g_return_val_if_fail (f != NULL, FALSE);
  if (!waymark_field_check (f, value, error) || !check_link (edit, f, value, error))
    return FALSE;
  before = waymark_item_get (item, field);
  if (waymark_value_equal (before, value))
    return TRUE;

  note_register (edit, item, f->name, before);
  step = note_step (edit, STEP_SET, item);
  step->field = f->name;
  step->value = before != NULL ? waymark_value_ref (before) : NULL;
  waymark_plan_set (edit->plan, item, f->name, value);
  return TRUE;
}

/**
 * waymark_edit_set_string:
 * @edit: an edit
 * @item: an item of the plan
 * @field: name of a field that holds a string
 * @value: (nullable): the string; %NULL or empty unsets it
 * @error: as of waymark_edit_set()
 *
 * Returns: whether the field took the value
 */
gboolean
waymark_edit_set_string (
    WaymarkEdit *edit, WaymarkItem *item, const char *field, const char *value, GError **error)
{
  g_autoptr (WaymarkValue) string = waymark_value_new_string (value);

  return waymark_edit_set (edit, item, field, string, error);
}

/**
 * waymark_edit_set_words:
 * @edit: an edit
 * @item: an item of the plan
 * @field: name of a field of type %WAYMARK_FIELD_DUE
 * @words: (nullable): the date as written; %NULL or empty unsets it
 * @window: (nullable): the window that it means, in EDTF
 * @error: as of waymark_edit_set()
 *
 * Returns: whether the field took the value
 */
gboolean
waymark_edit_set_words (WaymarkEdit *edit,
                        WaymarkItem *item,
                        const char *field,
                        const char *words,
                        const char *window,
                        GError **error)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_words (words, window);

  return waymark_edit_set (edit, item, field, value, error);
}

static gboolean
move (WaymarkEdit *edit,
      WaymarkItem *item,
      WaymarkItem *parent,
      WaymarkItem *after,
      gboolean first,
      GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *rank = NULL;
  guint at;

  g_return_val_if_fail (edit != NULL && item != NULL && parent != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (item) && waymark_item_is_in_plan (parent), FALSE);

  if (!check_place (waymark_item_get_kind (item), parent, error))
    return FALSE;
  rows = siblings_without (parent, item);
  at = position_after (rows, after, first);
  if (waymark_item_get_parent (item) == parent && waymark_item_get_position (item) == at)
    return TRUE;
  rank = rank_at (edit, parent, rows, at);
  place (edit, item, parent, rank);
  return TRUE;
}

/**
 * waymark_edit_move:
 * @edit: an edit
 * @item: an item of the plan
 * @parent: the item that it is to stand under
 * @after: (nullable): the sibling that it is to follow, or %NULL for the end
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: whether it may stand there
 */
gboolean
waymark_edit_move (
    WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, WaymarkItem *after, GError **error)
{
  return move (edit, item, parent, after, FALSE, error);
}

/**
 * waymark_edit_move_first:
 * @edit: an edit
 * @item: an item of the plan
 * @parent: the item that it is to stand under, before all others
 * @error: %WAYMARK_ERROR_BAD_PLACE
 *
 * Returns: whether it may stand there
 */
gboolean
waymark_edit_move_first (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *parent, GError **error)
{
  return move (edit, item, parent, NULL, TRUE, error);
}

static void
note_removed (WaymarkEdit *edit, WaymarkItem *item, const char *root)
{
  g_hash_table_insert (edit->removed, waymark_item_ref (item), g_strdup (root));
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    note_removed (edit, waymark_item_get_child (item, i), root);
}

/**
 * waymark_edit_remove:
 * @edit: an edit
 * @item: an item of the plan
 * @error: %WAYMARK_ERROR_BAD_PLACE for the plan itself
 *
 * Deletes an item and all that stands under it. What pointed to it goes on doing so
 * and shows as deleted.
 *
 * Returns: whether it could be deleted
 */
gboolean
waymark_edit_remove (WaymarkEdit *edit, WaymarkItem *item, GError **error)
{
  Step *step;

  g_return_val_if_fail (edit != NULL && item != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (item), FALSE);

  if (waymark_item_get_kind (item) == WAYMARK_KIND_PLAN)
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_BAD_PLACE,
                           _ ("The plan itself cannot be deleted. Delete its file instead."));
      return FALSE;
    }
  note_removed (edit, item, waymark_item_get_id (item));
  step = note_step (edit, STEP_REMOVE, item);
  step->parent = waymark_item_ref (waymark_item_get_parent (item));
  waymark_plan_remove (edit->plan, item);
  return TRUE;
}

/* ---- what it comes to */

static void
add_change (GPtrArray *changes, WaymarkItem *item, const char *field, WaymarkValue *value)
{
  WaymarkRegisterChange *change = g_new0 (WaymarkRegisterChange, 1);

  change->item = g_strdup (waymark_item_get_id (item));
  change->field = g_strdup (field);
  change->value = value != NULL ? waymark_value_ref (value) : NULL;
  g_ptr_array_add (changes, change);
}

static void
add_created (GPtrArray *changes, WaymarkItem *item)
{
  const char *kind = waymark_kind_get_name (waymark_item_get_kind (item));
  g_autoptr (WaymarkValue) kind_value = waymark_value_new_string (kind);
  g_autoptr (WaymarkValue) not_gone = waymark_value_new_boolean (FALSE);
  g_autoptr (WaymarkValue) at = place_value (item);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  add_change (changes, item, "@kind", kind_value);
  add_change (changes, item, "@gone", not_gone);
  add_change (changes, item, "@place", at);
  for (guint i = 0; i < n_fields; i++)
    if (waymark_item_get_nth (item, i) != NULL)
      add_change (changes, item, fields[i].name, waymark_item_get_nth (item, i));
}

static int
compare_registers (gconstpointer a, gconstpointer b)
{
  const WaymarkRegisterChange *x = *(const WaymarkRegisterChange *const *) a;
  const WaymarkRegisterChange *y = *(const WaymarkRegisterChange *const *) b;
  int order = strcmp (x->item, y->item);

  return order != 0 ? order : strcmp (x->field, y->field);
}

/**
 * waymark_edit_get_changes:
 * @edit: an edit
 *
 * What the edit comes to: each register that now holds something else, once. An item
 * that was made and deleted again in the same edit leaves no trace.
 *
 * Returns: (transfer full) (element-type WaymarkRegisterChange): sorted by item and field
 */
GPtrArray *
waymark_edit_get_changes (WaymarkEdit *edit)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) register_change_free);
  GHashTableIter iter;
  gpointer key, root;

  g_return_val_if_fail (edit != NULL, NULL);

  g_hash_table_iter_init (&iter, edit->added);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (waymark_item_is_in_plan (key))
      add_created (changes, key);

  g_hash_table_iter_init (&iter, edit->registers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Register *r = key;
      g_autoptr (WaymarkValue) now = NULL;

      if (g_hash_table_contains (edit->added, r->item) || !waymark_item_is_in_plan (r->item))
        continue;
      if (g_str_equal (r->field, "@place"))
        now = place_value (r->item);
      else if (waymark_item_get (r->item, r->field) != NULL)
        now = waymark_value_ref (waymark_item_get (r->item, r->field));
      if (!waymark_value_equal (now, r->before))
        add_change (changes, r->item, r->field, now);
    }

  g_hash_table_iter_init (&iter, edit->removed);
  while (g_hash_table_iter_next (&iter, &key, &root))
    if (!g_hash_table_contains (edit->added, key))
      {
        g_autoptr (WaymarkValue) gone = waymark_value_new_string (root);

        add_change (changes, key, "@gone", gone);
      }

  g_ptr_array_sort (changes, compare_registers);
  return g_steal_pointer (&changes);
}

/**
 * waymark_edit_is_empty:
 * @edit: an edit
 *
 * Returns: whether it comes to nothing
 */
gboolean
waymark_edit_is_empty (WaymarkEdit *edit)
{
  g_autoptr (GPtrArray) changes = waymark_edit_get_changes (edit);

  return changes->len == 0;
}
