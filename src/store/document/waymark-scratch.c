/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-scratch"

#include "config.h"

#include "waymark-scratch.h"

#include "waymark-backup.h"
#include "waymark-id.h"

/**
 * waymark_scratch_new_path:
 * @plan_path: the working copy's database
 *
 * Returns: (transfer full): where there is nothing yet
 */
char *
waymark_scratch_new_path (const char *plan_path)
{
  g_autofree char *folder = g_path_get_dirname (plan_path);
  g_autofree char *id = waymark_new_id ();
  g_autofree char *name = g_strdup_printf ("rework-%s.db", id);

  return g_build_filename (folder, name, NULL);
}

/**
 * waymark_scratch_copy:
 * @plan_path: the working copy's database
 * @name: what errors call it
 * @scratch: where to, from waymark_scratch_new_path()
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Copies the working copy as it is now, letting edits in between.
 *
 * Returns: %TRUE on success; otherwise there is nothing
 */
gboolean
waymark_scratch_copy (const char *plan_path,
                      const char *name,
                      const char *scratch,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (WaymarkSqlite) db =
      waymark_sqlite_open (plan_path, name, WAYMARK_SQLITE_READ_ONLY, error);

  if (db == NULL)
    return FALSE;
  waymark_sqlite_set_cancellable (db, cancellable);
  return waymark_backup (db, scratch, error);
}
