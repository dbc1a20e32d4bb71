/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-backup"

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-backup.h"
#include "waymark-sqlite-private.h"

/* Pages copied at a time: a write never waits longer than for so many. */
#define PAGES 500

/* A write in between makes the copy begin anew; after so many steps of it nobody else is let
 * in until it is done. */
#define PATIENCE 20

static int
copy_pages (WaymarkSqlite *from, WaymarkSqlite *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int result = SQLITE_OK, n_begun = 0, remaining = 0, finished;

  if (backup == NULL)
    return sqlite3_errcode (to->db);
  do
    {
      if (sqlite3_backup_remaining (backup) > remaining)
        n_begun++;
      remaining = sqlite3_backup_remaining (backup);
      result = sqlite3_backup_step (backup, n_begun > PATIENCE ? -1 : PAGES);
      if (from->cancellable != NULL && g_cancellable_is_cancelled (from->cancellable))
        result = SQLITE_INTERRUPT;
    }
  while (result == SQLITE_OK);
  finished = sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return finished;
  return result;
}

/**
 * waymark_backup:
 * @db: a connection of its own to a database that others write to
 * @path: where to; must not exist
 * @error: return location for an error
 *
 * Copies a database as it is at one moment, letting writes in between: the copy is that
 * of the moment when it ends. What reads a database in one go holds up every write
 * until it is through.
 *
 * Returns: %TRUE on success; otherwise nothing is left at @path
 */
gboolean
waymark_backup (WaymarkSqlite *db, const char *path, GError **error)
{
  g_autoptr (WaymarkSqlite) copy = waymark_sqlite_open (
      path, waymark_sqlite_get_display_name (db), WAYMARK_SQLITE_CREATE, error);
  int result;

  if (copy == NULL)
    return FALSE;
  /* It is read once and thrown away: no power cut matters to it. */
  if (!waymark_sqlite_give_up_safety (copy, error))
    {
      g_unlink (path);
      return FALSE;
    }
  result = copy_pages (db, copy);
  if (result == SQLITE_OK)
    return TRUE;
  waymark_sqlite_fail (copy, result, error);
  g_unlink (path);
  return FALSE;
}
