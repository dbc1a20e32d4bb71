/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-copy"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-backup.h"
#include "waymark-items-digest.h"
#include "waymark-schema.h"
#include "waymark-store-private.h"

/* A smaller database is read through before anybody notices, in bytes. */
#define LARGE (4 * 1024 * 1024)

static gboolean
vacuum_into (WaymarkStore *self,
             const char *path,
             const char *target,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (WaymarkSqlite) db =
      waymark_sqlite_open (path,
                           waymark_store_get_display_name (self),
                           WAYMARK_SQLITE_READ_ONLY | WAYMARK_SQLITE_MAY_ATTACH,
                           error);
  g_autoptr (WaymarkStatement) vacuum = NULL;

  if (db == NULL)
    return FALSE;

  waymark_sqlite_set_cancellable (db, cancellable);
  vacuum = waymark_sqlite_get (db, "VACUUM INTO ?1", error);
  if (vacuum == NULL)
    return FALSE;

  waymark_statement_bind_text (vacuum, 1, target, -1);
  return waymark_statement_run (vacuum, error);
}

/* By way of a copy, so that no edit waits until all of a large plan is read. */
static gboolean
vacuum_copy_into (WaymarkStore *self, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = g_strconcat (target, ".raw", NULL);
  g_autoptr (WaymarkSqlite) db = waymark_sqlite_open (
      self->path, waymark_store_get_display_name (self), WAYMARK_SQLITE_READ_ONLY, error);
  gboolean done;

  if (db == NULL)
    return FALSE;
  waymark_sqlite_set_cancellable (db, cancellable);
  g_unlink (copy);
  done = waymark_backup (db, copy, error) && vacuum_into (self, copy, target, cancellable, error);
  g_unlink (copy);
  return done;
}

static gboolean
is_large (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size >= LARGE;
}

static gboolean
compact_into (WaymarkStore *self, const char *target, GCancellable *cancellable, GError **error)
{
  return is_large (self->path) ? vacuum_copy_into (self, target, cancellable, error)
                               : vacuum_into (self, self->path, target, cancellable, error);
}

static gboolean
write_digest (WaymarkStore *self, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkSqlite) db = waymark_sqlite_open (
      target, waymark_store_get_display_name (self), WAYMARK_SQLITE_READ_WRITE, error);
  g_autoptr (WaymarkTransaction) transaction = NULL;

  /* What fails is thrown away whole, so its journal need not be on the disk, nor stay beside the
   * copy. */
  if (db == NULL || !waymark_sqlite_exec (db, "PRAGMA journal_mode = MEMORY", error))
    return FALSE;

  waymark_sqlite_set_cancellable (db, cancellable);
  transaction = waymark_sqlite_begin (db, error);
  return transaction != NULL && waymark_items_digest_write (db, error) &&
         waymark_transaction_commit (transaction, error);
}

/**
 * waymark_store_copy_to:
 * @self: a store
 * @target: where to; must not exist
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Writes a compact copy, with the digest over its items, through a connection of
 * its own, so it may be called while others read. Open and verify the copy before
 * it is put anywhere.
 *
 * Returns: %TRUE on success; otherwise nothing is left at @target
 */
gboolean
waymark_store_copy_to (WaymarkStore *self,
                       const char *target,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_EXISTS,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” could not be copied: there is a file in the way."),
                                 waymark_store_get_display_name (self));

  if (compact_into (self, target, cancellable, error) &&
      write_digest (self, target, cancellable, error))
    return TRUE;

  g_unlink (target);
  return FALSE;
}

/**
 * waymark_store_back_up:
 * @self: a store
 * @path: where to; nothing may be there
 * @error: return location for an error
 *
 * Writes a copy of the database as it stands, through the connection that is open: also when the
 * file is not in its place any more.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_store_back_up (WaymarkStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return waymark_backup (self->db, path, error);
}
