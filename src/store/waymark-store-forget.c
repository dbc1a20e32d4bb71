/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-forget"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-forget.h"

/**
 * waymark_store_count_forgettable:
 * @self: a store
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @n_edits: (out): how many edits would lose what they said
 * @error: return location for an error
 *
 * An edit can be forgotten only with all that its author had seen, so one with a wrong
 * clock in the middle keeps what came after it.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_count_forgettable (WaymarkStore *self, gint64 before, guint *n_edits, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && n_edits != NULL, FALSE);

  if (!waymark_edit_table_load (&table, self, error))
    return FALSE;
  inside = waymark_forget_mark (self, &table, before, n_edits, error);
  return inside != NULL;
}

/**
 * waymark_store_count_forgotten:
 * @self: a store
 * @n_edits: (out): how many edits have lost what they said
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_count_forgotten (WaymarkStore *self, guint *n_edits, GError **error)
{
  gint64 count;

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && n_edits != NULL, FALSE);

  if (!waymark_sqlite_get_int (
          self->db, "SELECT count (*) FROM edit WHERE salt IS NULL", &count, error))
    return FALSE;
  *n_edits = (guint) count;
  return TRUE;
}

/* What is worked out from several edits would change with them. */
static gboolean
check_settled (WaymarkStore *self, GError **error)
{
  gint64 several;

  if (!waymark_sqlite_get_int (self->db,
                               "SELECT EXISTS (SELECT 1 FROM claim WHERE field <> '@gone'"
                               " GROUP BY item, field HAVING count (DISTINCT edit) > 1)",
                               &several,
                               error))
    return FALSE;
  return several == 0 ||
         waymark_store_refuse (self,
                               WAYMARK_ERROR_FAILED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("The history of “%s” cannot be forgotten while copies that were "
                                  "combined still say different things. Settle these first."),
                               waymark_store_get_display_name (self));
}

static gboolean
forget (WaymarkStore *self, gint64 before, WaymarkRecord *record, guint *n_edits, GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;

  if (transaction == NULL || !check_settled (self, error) ||
      !waymark_edit_table_load (&table, self, error))
    return FALSE;
  inside = waymark_forget_mark (self, &table, before, n_edits, error);
  if (inside == NULL || *n_edits == 0)
    return inside != NULL;
  if (!waymark_forget_edits (self, &table, inside, WAYMARK_FORGET_DELETED_TOO, error))
    return FALSE;
  if (record == NULL)
    return waymark_transaction_commit (transaction, error);
  return waymark_store_write_edit (self, record, error) &&
         waymark_store_finish (self, g_steal_pointer (&transaction), record, error);
}

/**
 * waymark_store_forget:
 * @self: a store, with a session if there is a @name
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @name: (nullable): what the edit that tells of it is called; %NULL for none
 * @person: (nullable): who does it
 * @n_edits: (out): how many edits lost what they said
 * @error: return location for an error
 *
 * Forgets what was changed before a moment: the words, who and when. The plan stays as it
 * is, and copies of it can still be combined with it.
 *
 * Returns: %TRUE on success, also if there was nothing to forget
 */
gboolean
waymark_store_forget (WaymarkStore *self,
                      gint64 before,
                      const char *name,
                      const char *person,
                      guint *n_edits,
                      GError **error)
{
  g_autoptr (GPtrArray) nothing = NULL;
  g_auto (WaymarkRecord) record = { 0 };

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && n_edits != NULL, FALSE);
  g_return_val_if_fail (name == NULL || (person != NULL && self->session[0] != '\0'), FALSE);

  nothing = waymark_registers_new ();
  record.session = self->session;
  record.person = person;
  record.name = name;
  record.registers = nothing;
  /* What is deleted from now on is overwritten at once; what was before is not. */
  if (!waymark_sqlite_exec (self->db, "PRAGMA secure_delete = ON", error) ||
      !forget (self, before, name != NULL ? &record : NULL, n_edits, error))
    return FALSE;
  waymark_store_drop_state (self);
  return waymark_store_load_stacks (self, error);
}
