/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verified"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "waymark-verified.h"
#include "waymark-working-copy.h"

/*
 * Plan files that this computer has verified already, told by the SHA-256 of all their
 * bytes: a plan that nobody else touched opens again without the whole of its history
 * being checked anew. One empty file each, in the private state directory, named after
 * the digest and the version of the checks that the file went through.
 */
#define KEPT 256

static char *
marker_path (const char *digest)
{
  g_autofree char *name =
      g_strdup_printf ("verified" G_DIR_SEPARATOR_S "%s-%s", digest, PACKAGE_VERSION);

  return waymark_state_path (name);
}

/**
 * waymark_verified_contains:
 * @digest: SHA-256 of a file's bytes, in hexadecimal digits
 *
 * Returns: whether a file with the very same bytes went through all checks here before
 */
gboolean
waymark_verified_contains (const char *digest)
{
  g_autofree char *path = NULL;
  struct stat info;

  g_return_val_if_fail (digest != NULL, FALSE);

  path = marker_path (digest);
  if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_uid != geteuid ())
    return FALSE;
  /* Used just now: among the last to be dropped. */
  if (utimensat (AT_FDCWD, path, NULL, AT_SYMLINK_NOFOLLOW) != 0)
    g_debug ("%s: %s", path, g_strerror (errno));
  return TRUE;
}

typedef struct
{
  char *path;
  gint64 used;
} Marker;

static void
marker_clear (gpointer data)
{
  g_free (((Marker *) data)->path);
}

static int
compare_markers (gconstpointer a, gconstpointer b)
{
  const Marker *x = a;
  const Marker *y = b;

  return (x->used > y->used) - (x->used < y->used);
}

static void
drop_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (Marker));
  const char *name;

  g_array_set_clear_func (markers, marker_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Marker marker = { g_build_filename (folder, name, NULL), 0 };
      struct stat info;

      if (lstat (marker.path, &info) == 0)
        marker.used = info.st_mtime;
      g_array_append_val (markers, marker);
    }
  if (markers->len <= KEPT)
    return;
  g_array_sort (markers, compare_markers);
  for (guint i = 0; i < markers->len - KEPT / 2; i++)
    g_unlink (g_array_index (markers, Marker, i).path);
}

/**
 * waymark_verified_add:
 * @digest: SHA-256 of the bytes of a file that went through all checks
 *
 * Remembers the file. That it could not be remembered only costs time at the next
 * opening, so it is no error.
 */
void
waymark_verified_add (const char *digest)
{
  g_autofree char *folder = waymark_state_path ("verified");
  g_autofree char *path = NULL;
  int fd;

  g_return_if_fail (digest != NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  path = marker_path (digest);
  fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      g_debug ("not remembered: %s", g_strerror (errno));
      return;
    }
  close (fd);
  drop_oldest (folder);
}
