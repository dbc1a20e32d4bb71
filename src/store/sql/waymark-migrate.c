/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-migrate"

#include "config.h"

#include "waymark-migrate.h"

#include "waymark-schema.h"

/* The oldest format that a released version wrote; the steps from each to the next follow. */
#define OLDEST 1

/* Format 1 is the first, so there is no way to it yet. */
static const WaymarkMigration *const steps = NULL;

static gboolean
run_step (WaymarkSqlite *db, const WaymarkMigration *step, int makes, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", makes);

  for (guint i = 0; step->statements[i] != NULL; i++)
    if (!waymark_sqlite_exec (db, step->statements[i], error))
      return FALSE;
  return waymark_sqlite_exec (db, version, error);
}

/**
 * waymark_migrate_by:
 * @db: a private database of ours, to be written to
 * @path: (array) (nullable): the steps, the first from @oldest to the format after it
 * @oldest: the oldest format that there is a step from
 * @newest: the format that is wanted
 * @error: return location for an error
 *
 * Takes a database from its format to @newest, all steps in one transaction. One that
 * is of that format already is only looked at.
 *
 * Returns: %TRUE if it is of format @newest; otherwise it is as it was
 */
gboolean
waymark_migrate_by (
    WaymarkSqlite *db, const WaymarkMigration *path, int oldest, int newest, GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = NULL;
  gint64 format;

  if (!waymark_sqlite_get_int (db, "PRAGMA user_version", &format, error))
    return FALSE;
  if (format < oldest || format >= newest)
    return TRUE;
  transaction = waymark_sqlite_begin (db, error);
  if (transaction == NULL)
    return FALSE;
  for (int from = (int) format; from < newest; from++)
    if (!run_step (db, &path[from - oldest], from + 1, error))
      return FALSE;
  return waymark_transaction_commit (transaction, error);
}

/**
 * waymark_migrate:
 * @db: a private database of ours
 * @error: return location for an error
 *
 * Makes a database of an older format one of ours. The user's file stays as it is until
 * it is published, as after any other edit.
 *
 * Returns: %FALSE if that did not work; what is of no format of ours is left for others
 *   to refuse
 */
gboolean
waymark_migrate (WaymarkSqlite *db, GError **error)
{
  return waymark_migrate_by (db, steps, OLDEST, WAYMARK_FORMAT, error);
}
