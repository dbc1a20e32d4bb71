/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-undo"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-fresh.h"
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
  g_autoptr (WaymarkFresh) fresh = NULL;
  g_auto (WaymarkRecord) record = { .session = self->session, .person = person, .undoes = edit };

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
  fresh = waymark_fresh_read (self, inverse.registers, record.risen, error);
  if (fresh == NULL || !waymark_store_finish (self, g_steal_pointer (&transaction), &record, error))
    return FALSE;

  waymark_fresh_show (fresh, plan);
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
