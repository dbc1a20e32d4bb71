/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-undo"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-history-reader.h"
#include "waymark-inverse.h"
#include "waymark-store-private.h"

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

/**
 * waymark_store_take_back:
 * @self: a store with a session
 * @plan: (nullable): its plan
 * @edit: number of an edit
 * @person: who does it
 * @left_alone: (out) (transfer full) (element-type WaymarkRegister): what was not touched as
 *   somebody went on from it
 * @touched: (nullable) (element-type utf8): gets the ids of the items that may be others than
 *   before, for whoever shows them without @plan
 * @done: (out): %FALSE if nothing of it is left to be taken back
 * @error: return location for an error
 *
 * Takes one edit back. The new edit has the name of the old one; that it takes it back is
 * recorded beside.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_take_back (WaymarkStore *self,
                         WaymarkPlan *plan,
                         gint64 edit,
                         const char *person,
                         GPtrArray **left_alone,
                         GPtrArray *touched,
                         gboolean *done,
                         GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_auto (WaymarkInverse) inverse = { 0 };
  g_autofree char *name = NULL;
  g_auto (WaymarkRecord) record = { .session = self->session, .person = person, .undoes = edit };

  *done = FALSE;
  if (transaction == NULL || !waymark_inverse_make (self, edit, &inverse, error))
    return FALSE;
  if (inverse.registers->len > 0)
    {
      name = get_name (self, edit, error);
      if (name == NULL)
        return FALSE;
      record.name = name;
      record.registers = inverse.registers;
      if (!waymark_store_write (self, plan, g_steal_pointer (&transaction), &record, NULL, error))
        return FALSE;
      if (touched != NULL)
        waymark_record_tell_touched (&record, touched);
      *done = TRUE;
    }
  *left_alone = g_steal_pointer (&inverse.left_alone);
  return TRUE;
}

/**
 * waymark_store_take_back_next:
 * @self: a store with a session
 * @plan: (nullable): its plan
 * @stack: (element-type gint64): what can be undone, or redone
 * @person: who does it
 * @left_alone: (out) (transfer full) (nullable) (element-type WaymarkRegister): what was not
 *   touched; %NULL if nothing was done
 * @touched: (nullable) (element-type utf8): gets the ids of the items that may be others than
 *   before, for whoever shows them without @plan
 * @error: return location for an error
 *
 * Takes back the last edit of a stack; one with nothing left to take back is passed over.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_take_back_next (WaymarkStore *self,
                              WaymarkPlan *plan,
                              GArray *stack,
                              const char *person,
                              GPtrArray **left_alone,
                              GPtrArray *touched,
                              GError **error)
{
  g_autoptr (GArray) edits = g_array_copy (stack);
  gboolean done = FALSE;

  *left_alone = NULL;
  for (guint i = edits->len; i > 0 && !done; i--)
    {
      g_clear_pointer (left_alone, g_ptr_array_unref);
      if (!waymark_store_take_back (self,
                                    plan,
                                    g_array_index (edits, gint64, i - 1),
                                    person,
                                    left_alone,
                                    touched,
                                    &done,
                                    error))
        return FALSE;
    }
  if (!done)
    g_clear_pointer (left_alone, g_ptr_array_unref);
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
  g_autoptr (GPtrArray) left = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  if (!waymark_store_take_back_next (self, plan, self->undo, person, &left, NULL, error))
    return FALSE;
  if (left == NULL)
    return waymark_store_refuse (
        self, WAYMARK_ERROR_NOTHING_TO_UNDO, error, "%s", _ ("There is nothing to undo."));
  if (left_alone != NULL)
    *left_alone = left->len;
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
  g_autoptr (GPtrArray) left = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  if (!waymark_store_take_back_next (self, plan, self->redo, person, &left, NULL, error))
    return FALSE;
  if (left == NULL)
    return waymark_store_refuse (
        self, WAYMARK_ERROR_NOTHING_TO_UNDO, error, "%s", _ ("There is nothing to do again."));
  if (left_alone != NULL)
    *left_alone = left->len;
  return TRUE;
}

static gboolean
find_edit (WaymarkStore *self, const char *digest, gint64 *edit, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT n FROM edit WHERE digest = ?1", error);
  WaymarkDigest bytes;
  WaymarkStep step = WAYMARK_STEP_DONE;

  if (query == NULL)
    return FALSE;

  if (waymark_hex_decode (digest, bytes.bytes, sizeof bytes.bytes))
    {
      waymark_statement_bind_blob (query, 1, bytes.bytes, sizeof bytes.bytes);
      step = waymark_statement_step (query, error);
    }
  if (step == WAYMARK_STEP_DONE)
    return waymark_store_refuse (
        self, WAYMARK_ERROR_NOT_FOUND, error, "%s", _ ("This change is not in the history."));
  if (step == WAYMARK_STEP_ROW)
    *edit = waymark_statement_get_int (query, 0);
  return step == WAYMARK_STEP_ROW;
}

static gboolean
describe_left_alone (WaymarkStore *self,
                     const WaymarkInverse *inverse,
                     GPtrArray **left_alone,
                     GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_change_free);

  for (guint i = 0; i < inverse->left_alone->len; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (inverse->left_alone, i);
      WaymarkHistoryChange *change =
          waymark_history_describe_register (self, r->item, r->field, error);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }
  if (left_alone != NULL)
    *left_alone = g_steal_pointer (&changes);
  return TRUE;
}

/**
 * waymark_store_put_back:
 * @self: a store with a session
 * @plan: its plan
 * @digest: an edit, by whomever
 * @name: what the new edit is called
 * @person: who does it
 * @left_alone: (out) (optional) (element-type WaymarkHistoryChange): what was not touched
 *   as somebody went on from it, without values
 * @error: return location for an error
 *
 * Writes what was before an edit into each register that still holds what that edit
 * left, as a new edit that can itself be undone.
 *
 * Returns: %TRUE if something was put back; %WAYMARK_ERROR_NOTHING_TO_UNDO if nothing of
 *   the edit is left
 */
gboolean
waymark_store_put_back (WaymarkStore *self,
                        WaymarkPlan *plan,
                        const char *digest,
                        const char *name,
                        const char *person,
                        GPtrArray **left_alone,
                        GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = NULL;
  g_auto (WaymarkInverse) inverse = { 0 };
  g_auto (WaymarkRecord) record = { .session = self->session, .person = person, .name = name };
  g_autoptr (GPtrArray) left = NULL;
  gint64 edit = 0;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (digest != NULL && name != NULL && person != NULL, FALSE);
  g_return_val_if_fail (self->session[0] != '\0', FALSE);

  transaction = waymark_sqlite_begin (self->db, error);
  if (transaction == NULL || !find_edit (self, digest, &edit, error) ||
      !waymark_inverse_make (self, edit, &inverse, error) ||
      !describe_left_alone (self, &inverse, &left, error))
    return FALSE;
  if (inverse.registers->len == 0)
    return waymark_store_refuse (
        self,
        WAYMARK_ERROR_NOTHING_TO_UNDO,
        error,
        "%s",
        _ ("Nothing is left to put back: what this changed was changed again since."));
  record.registers = inverse.registers;
  if (!waymark_store_write (self, plan, g_steal_pointer (&transaction), &record, NULL, error))
    return FALSE;

  if (left_alone != NULL)
    *left_alone = g_steal_pointer (&left);
  return TRUE;
}

static gboolean
find_edits (WaymarkStore *self, const char *const *digests, GArray *numbers, GError **error)
{
  for (guint i = 0; digests[i] != NULL; i++)
    {
      gint64 edit = 0;

      if (!find_edit (self, digests[i], &edit, error))
        return FALSE;
      g_array_append_val (numbers, edit);
    }
  return TRUE;
}

/**
 * waymark_store_go_back:
 * @self: a store with a session
 * @plan: (nullable): its plan
 * @heads: (array zero-terminated=1): digests of edits that were once the newest
 * @name: what the new edit is called
 * @person: who does it
 * @done: (out): %FALSE if the plan is so already, and nothing was written
 * @error: return location for an error
 *
 * Makes the plan what it was then, as one new edit.
 *
 * Returns: %TRUE on success; %FALSE also where a part of it was forgotten since
 */
gboolean
waymark_store_go_back (WaymarkStore *self,
                       WaymarkPlan *plan,
                       const char *const *heads,
                       const char *name,
                       const char *person,
                       gboolean *done,
                       GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (WaymarkInverse) inverse = { 0 };
  g_auto (WaymarkRecord) record = { .session = self->session, .person = person, .name = name };

  *done = FALSE;
  if (transaction == NULL || !find_edits (self, heads, numbers, error) ||
      !waymark_inverse_make_since (self, numbers, &inverse, error))
    return FALSE;
  if (inverse.is_unknown)
    return waymark_store_refuse (
        self,
        WAYMARK_ERROR_FAILED,
        error,
        "%s",
        _ ("Earlier changes were forgotten since then, so the plan cannot go back to it."));
  if (inverse.registers->len == 0)
    return TRUE;
  record.registers = inverse.registers;
  *done = waymark_store_write (self, plan, g_steal_pointer (&transaction), &record, NULL, error);
  return *done;
}
