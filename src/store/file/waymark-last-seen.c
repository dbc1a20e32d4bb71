/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-last-seen"

#include "config.h"

#include "waymark-last-seen.h"

#include <errno.h>
#include <string.h>

#include "waymark-file-error.h"
#include "waymark-working-copy.h"

/* What a person saw of a plan when they last closed it: a line with the time, then the digests
 * of its heads. By what was in it, not by the clock: a copy that came back later brings edits
 * that were made before. */

static char *
get_folder (void)
{
  return waymark_state_path ("seen");
}

static gboolean
is_name (const char *plan_id)
{
  return *plan_id != '\0' && strspn (plan_id, "0123456789abcdef") == strlen (plan_id);
}

/**
 * waymark_last_seen_read:
 * @plan_id: id of a plan
 * @time: (out): when it was last closed, seconds since 1970
 *
 * Returns: (transfer full) (nullable): the digests of the heads that it had then; %NULL if
 *   it was never open here
 */
GStrv
waymark_last_seen_read (const char *plan_id, gint64 *time)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (plan_id != NULL && time != NULL, NULL);

  if (!is_name (plan_id))
    return NULL;
  path = g_build_filename (folder, plan_id, NULL);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  if (lines[0] == NULL || !g_ascii_string_to_signed (lines[0], 10, 0, G_MAXINT64, time, NULL))
    return NULL;
  return g_strdupv (lines + 1);
}

/**
 * waymark_last_seen_write:
 * @plan_id: id of a plan
 * @heads: (array zero-terminated=1): the digests of its heads now
 * @error: return location
 *
 * Returns: %FALSE if it could not be kept
 */
gboolean
waymark_last_seen_write (const char *plan_id, const char *const *heads, GError **error)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (plan_id != NULL && heads != NULL, FALSE);

  if (!is_name (plan_id))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, folder, errno);
  path = g_build_filename (folder, plan_id, NULL);
  joined = g_strjoinv ("\n", (char **) heads);
  text =
      g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n", g_get_real_time () / G_USEC_PER_SEC, joined);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
