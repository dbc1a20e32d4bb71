/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-undo"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-inverse.h"
#include "waymark-shown.h"
#include "waymark-store-private.h"

/* An item as the database shows it after an edit. */
typedef struct
{
  char id[33];
  char parent[33];
  WaymarkItem *item; /* NULL if it is gone */
} Fresh;

static void
fresh_clear (gpointer data)
{
  g_clear_pointer (&((Fresh *) data)->item, waymark_item_unref);
}

static int
compare_fresh (gconstpointer a, gconstpointer b)
{
  const Fresh *x = a;
  const Fresh *y = b;
  int x_kind = x->item != NULL ? (int) waymark_item_get_kind (x->item) : WAYMARK_N_KINDS;
  int y_kind = y->item != NULL ? (int) waymark_item_get_kind (y->item) : WAYMARK_N_KINDS;

  return x_kind != y_kind ? x_kind - y_kind : strcmp (x->id, y->id);
}

/* The items that an edit wrote, parents before what stands under them, the gone ones last. */
static GArray *
read_fresh (WaymarkStore *self, GPtrArray *registers, GError **error)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, TRUE, sizeof (Fresh));
  const char *last = NULL;

  g_array_set_clear_func (fresh, fresh_clear);
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);
      Fresh one = { 0 };

      if (last != NULL && strcmp (last, r->item) == 0)
        continue;
      last = r->item;
      strcpy (one.id, r->item);
      if (!waymark_shown_read_item (self, r->item, &one.item, one.parent, error))
        return NULL;
      g_array_append_val (fresh, one);
    }
  g_array_sort (fresh, compare_fresh);
  return g_steal_pointer (&fresh);
}

static void
show_values (WaymarkPlan *plan, WaymarkItem *item, WaymarkItem *fresh)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    waymark_plan_set (plan, item, fields[i].name, waymark_item_get_nth (fresh, i));
}

static void
show_item (WaymarkPlan *plan, const Fresh *fresh)
{
  WaymarkItem *item = waymark_plan_lookup (plan, fresh->id);
  WaymarkItem *parent = waymark_plan_lookup (plan, fresh->parent);

  if (item == NULL && parent != NULL)
    waymark_plan_insert (plan, fresh->item, parent);
  if (item == NULL)
    return;

  show_values (plan, item, fresh->item);
  if (parent != NULL)
    waymark_plan_place (plan, item, parent, waymark_item_get_rank (fresh->item));
}

static int
compare_depth (gconstpointer a, gconstpointer b)
{
  return (int) waymark_item_get_kind (*(WaymarkItem *const *) a) -
         (int) waymark_item_get_kind (*(WaymarkItem *const *) b);
}

/* The uppermost first: what is under it goes with it. */
static void
remove_gone (WaymarkPlan *plan, GArray *fresh)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);

  for (guint i = 0; i < fresh->len; i++)
    {
      Fresh *one = &g_array_index (fresh, Fresh, i);
      WaymarkItem *item = one->item == NULL ? waymark_plan_lookup (plan, one->id) : NULL;

      if (item != NULL)
        g_ptr_array_add (gone, waymark_item_ref (item));
    }
  g_ptr_array_sort (gone, compare_depth);
  for (guint i = 0; i < gone->len; i++)
    {
      WaymarkItem *item = g_ptr_array_index (gone, i);

      if (waymark_item_is_in_plan (item))
        waymark_plan_remove (plan, item);
    }
}

static void
show_fresh (WaymarkPlan *plan, GArray *fresh)
{
  waymark_plan_freeze (plan);
  for (guint i = 0; i < fresh->len; i++)
    {
      Fresh *one = &g_array_index (fresh, Fresh, i);

      if (one->item != NULL)
        show_item (plan, one);
    }
  remove_gone (plan, fresh);
  waymark_plan_thaw (plan);
}

static char *
get_name (WaymarkStore *self, gint64 edit, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT name FROM edit WHERE n = ?1", error);
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  waymark_statement_bind_int (query, 1, edit);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return NULL;
  return g_strdup (step == WAYMARK_STEP_ROW ? waymark_statement_get_text (query, 0, NULL) : "");
}

/* Takes one edit back. @done is FALSE if nothing of it is left to be taken back. The new edit
 * has the name of the old one; that it takes it back is recorded beside. */
static gboolean
take_back (WaymarkStore *self,
           WaymarkPlan *plan,
           gint64 edit,
           const char *person,
           guint *left_alone,
           gboolean *done,
           GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_auto (WaymarkInverse) inverse = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (GArray) fresh = NULL;
  WaymarkRecord record = { .session = self->session, .person = person, .undoes = edit };

  *done = FALSE;
  if (transaction == NULL || !waymark_inverse_make (self, plan, edit, &inverse, error))
    return FALSE;
  if (inverse.registers->len == 0)
    return TRUE;

  name = get_name (self, edit, error);
  if (name == NULL || !waymark_store_add_unknown (self, inverse.registers, error))
    return FALSE;
  waymark_registers_sort (inverse.registers);

  record.name = name;
  record.registers = inverse.registers;
  if (!waymark_store_write_edit (self, &record, error))
    return FALSE;
  fresh = read_fresh (self, inverse.registers, error);
  if (fresh == NULL || !waymark_store_finish (self, g_steal_pointer (&transaction), &record, error))
    return FALSE;

  show_fresh (plan, fresh);
  *left_alone = inverse.left_alone;
  *done = TRUE;
  return TRUE;
}

/* An edit with nothing left to take back is passed over. */
static gboolean
take_back_next (WaymarkStore *self,
                WaymarkPlan *plan,
                GArray *stack,
                const char *person,
                guint *left_alone,
                gboolean *done,
                GError **error)
{
  g_autoptr (GArray) edits = g_array_copy (stack);

  *done = FALSE;
  for (guint i = edits->len; i > 0 && !*done; i--)
    if (!take_back (
            self, plan, g_array_index (edits, gint64, i - 1), person, left_alone, done, error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_store_undo:
 * @self: a store with a session
 * @plan: its plan
 * @person: who does it
 * @left_alone: (out) (optional): how many values were not touched as somebody went on from them
 * @error: return location for an error
 *
 * Takes back the last edit of this computer's own sessions, as a new edit.
 *
 * Returns: %TRUE if something was taken back; %WAYMARK_ERROR_NOTHING_TO_UNDO if there is nothing
 */
gboolean
waymark_store_undo (
    WaymarkStore *self, WaymarkPlan *plan, const char *person, guint *left_alone, GError **error)
{
  guint left = 0;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  if (!take_back_next (self, plan, self->undo, person, &left, &done, error))
    return FALSE;
  if (!done)
    return waymark_store_refuse (
        self, WAYMARK_ERROR_NOTHING_TO_UNDO, error, "%s", _ ("There is nothing to undo."));
  if (left_alone != NULL)
    *left_alone = left;
  return TRUE;
}

/**
 * waymark_store_redo:
 * @self: a store with a session
 * @plan: its plan
 * @person: who does it
 * @left_alone: (out) (optional): how many values were not touched as somebody went on from them
 * @error: return location for an error
 *
 * Takes back the last undo, as a new edit.
 *
 * Returns: %TRUE if something was done again; %WAYMARK_ERROR_NOTHING_TO_UNDO if there is nothing
 */
gboolean
waymark_store_redo (
    WaymarkStore *self, WaymarkPlan *plan, const char *person, guint *left_alone, GError **error)
{
  guint left = 0;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  if (!take_back_next (self, plan, self->redo, person, &left, &done, error))
    return FALSE;
  if (!done)
    return waymark_store_refuse (
        self, WAYMARK_ERROR_NOTHING_TO_UNDO, error, "%s", _ ("There is nothing to do again."));
  if (left_alone != NULL)
    *left_alone = left;
  return TRUE;
}
