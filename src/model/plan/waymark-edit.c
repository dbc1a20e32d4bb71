/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-edit.h"

#include <string.h>

#include "waymark-edit-private.h"
#include "waymark-i18n.h"
#include "waymark-plan-private.h"

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

void
waymark_edit_note_register (WaymarkEdit *edit,
                            WaymarkItem *item,
                            const char *field,
                            WaymarkValue *before)
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

Step *
waymark_edit_note_step (WaymarkEdit *edit, StepType type, WaymarkItem *item)
{
  Step *step = g_new0 (Step, 1);

  step->type = type;
  step->item = waymark_item_ref (item);
  g_ptr_array_add (edit->steps, step);
  return step;
}

/* ---- values */

/* What a meeting was closed with stays as it is: only the edit that makes a snapshot fills it. */
static gboolean
check_frozen (WaymarkEdit *edit, WaymarkItem *item, GError **error)
{
  if (waymark_item_get_kind (item) != WAYMARK_KIND_SNAPSHOT ||
      g_hash_table_contains (edit->added, item))
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       _ ("The snapshot of a closed meeting never changes."));
  return FALSE;
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

void
waymark_edit_put (WaymarkEdit *edit,
                  WaymarkItem *item,
                  const WaymarkField *field,
                  WaymarkValue *value)
{
  WaymarkValue *before = waymark_item_get (item, field->name);
  Step *step;

  if (waymark_value_equal (before, value))
    return;

  waymark_edit_note_register (edit, item, field->name, before);
  step = waymark_edit_note_step (edit, STEP_SET, item);
  step->field = field->name;
  step->value = before != NULL ? waymark_value_ref (before) : NULL;
  waymark_plan_set (edit->plan, item, field->name, value);
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

  g_return_val_if_fail (edit != NULL && item != NULL && field != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (item), FALSE);

  f = waymark_kind_get_field (waymark_item_get_kind (item), field);
  g_return_val_if_fail (f != NULL, FALSE);
  if (!waymark_field_check (f, value, error) || !check_link (edit, f, value, error) ||
      !check_frozen (edit, item, error))
    return FALSE;
  waymark_edit_put (edit, item, f, value);
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
  step = waymark_edit_note_step (edit, STEP_REMOVE, item);
  step->parent = waymark_item_ref (waymark_item_get_parent (item));
  waymark_plan_remove (edit->plan, item);
  return TRUE;
}
