/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-forget"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-claims.h"
#include "waymark-forget.h"
#include "waymark-open-conflicts.h"

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

/* What is worked out from several edits would change with them: it is written down once. */
static gboolean
settle (WaymarkStore *self, const char *person, GError **error)
{
  g_autoptr (GPtrArray) registers = NULL;
  g_auto (WaymarkRecord) record = { 0 };

  if (waymark_store_is_linear (self))
    return TRUE;
  registers = waymark_store_make_settled (self, error);
  if (registers == NULL || registers->len == 0)
    return registers != NULL;
  record.session = self->session;
  record.person = person;
  record.name = C_ ("edit", "Write down what combined copies come to");
  record.registers = registers;
  return waymark_store_write_edit (self, &record, error);
}

static gboolean
forget (WaymarkStore *self,
        gint64 before,
        const char *name,
        const char *person,
        guint *n_edits,
        GError **error)
{
  g_autoptr (GPtrArray) nothing = waymark_registers_new ();
  g_auto (WaymarkRecord)
      record = { .session = self->session, .person = person, .name = name, .registers = nothing };
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (self->db, error);
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;

  if (transaction == NULL || !waymark_edit_table_load (&table, self, error))
    return FALSE;
  /* Without anything to forget nothing is written. */
  inside = waymark_forget_mark (self, &table, before, n_edits, error);
  if (inside == NULL || *n_edits == 0)
    return inside != NULL;
  g_clear_pointer (&inside, g_free);
  waymark_edit_table_clear (&table);
  if (!settle (self, person, error) || !waymark_edit_table_load (&table, self, error))
    return FALSE;
  inside = waymark_forget_mark (self, &table, before, n_edits, error);
  if (inside == NULL)
    return FALSE;
  if (!waymark_forget_edits (self, &table, inside, WAYMARK_FORGET_DELETED_TOO, error))
    return FALSE;
  if (name == NULL)
    return waymark_transaction_commit (transaction, error);
  return waymark_store_write_edit (self, &record, error) &&
         waymark_store_finish (self, g_steal_pointer (&transaction), &record, error);
}

/* It is forgotten and on the disk: should that not be read, nothing can be undone until the next
 * opening. */
static void
read_again (WaymarkStore *self)
{
  g_autoptr (GError) error = NULL;

  if (waymark_store_read_facts (self, &error) && waymark_store_load_stacks (self, &error))
    return;
  g_info ("What can be undone is not known: %s", error->message);
  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);
}

/**
 * waymark_store_forget:
 * @self: a store with a session
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @name: (nullable): what the edit that tells of it is called; %NULL for none
 * @person: who does it
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
  g_return_val_if_fail (WAYMARK_IS_STORE (self) && n_edits != NULL, FALSE);
  g_return_val_if_fail (person != NULL && self->session[0] != '\0', FALSE);

  waymark_open_conflicts_drop (self);
  /* What is deleted from now on is overwritten at once; what was before is not. */
  if (!waymark_sqlite_exec (self->db, "PRAGMA secure_delete = ON", error) ||
      !forget (self, before, name, person, n_edits, error))
    return FALSE;
  read_again (self);
  return TRUE;
}
