/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-leftovers"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "waymark-leftovers.h"

/* Temporary files and folders of ours in the user's folders: how they are called, and what
 * becomes of those that a program was ended over. */

#define SUFFIX_LENGTH 6
#define FOLDER_PREFIX ".waymark-"

/**
 * waymark_leftovers_build_prefix:
 * @target: real path of the user's file
 * @purpose: what a temporary file beside it is for
 *
 * Returns: (transfer full): ".NAME.waymark-", cut where the whole would be longer than a file name
 *   may be; six characters of the system's come after it
 */
char *
waymark_leftovers_build_prefix (const char *target, WaymarkPurpose purpose)
{
  g_autofree char *name = g_path_get_basename (target);
  const int room = NAME_MAX - SUFFIX_LENGTH - (int) strlen ("..waymark-");

  return g_strdup_printf (".%.*s.waymark%c", room, name, (char) purpose);
}

static gboolean
is_in_use (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gboolean locked;

  if (fd < 0)
    return TRUE;
  locked = flock (fd, LOCK_EX | LOCK_NB) != 0;
  close (fd);
  return locked;
}

static gboolean
is_temporary (const char *name, const char *prefix)
{
  return g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + SUFFIX_LENGTH;
}

/* ".NAME.waymark+XXXXXX", whatever the name. */
static gboolean
was_to_be_placed (const char *name)
{
  const char mark[] = { WAYMARK_TO_PLACE, '\0' };
  g_autofree char *ending = g_strconcat (".waymark", mark, NULL);
  const gsize length = strlen (name), rest = strlen (ending) + SUFFIX_LENGTH;

  return name[0] == '.' && length > rest &&
         strncmp (name + length - rest, ending, strlen (ending)) == 0;
}

static gboolean
is_left_over (const char *path, mode_t type)
{
  struct stat info;

  return lstat (path, &info) == 0 && (info.st_mode & S_IFMT) == type && !is_in_use (path);
}

/**
 * waymark_leftovers_make_folder:
 * @base: path of a folder
 * @folder: (out): a folder in it for files of ours only; %NULL if there can be none
 *
 * Makes a place to work in, where the state directory is none.
 *
 * Returns: a descriptor to hold while it is in use; -1 is no failure
 */
int
waymark_leftovers_make_folder (const char *base, char **folder)
{
  g_autofree char *path = g_build_filename (base, FOLDER_PREFIX "XXXXXX", NULL);
  int fd;

  *folder = NULL;
  waymark_leftovers_sweep (base);
  if (g_mkdtemp_full (path, 0700) == NULL)
    return -1;
  fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    g_debug ("no lock on %s: %s", path, g_strerror (errno));
  *folder = g_steal_pointer (&path);
  return fd;
}

/**
 * waymark_leftovers_remove_folder:
 * @folder: path of a folder of ours, without folders in it
 *
 * Removes it with what is in it.
 */
void
waymark_leftovers_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * waymark_leftovers_sweep:
 * @folder: path of a folder
 *
 * Removes temporary files of ours that nobody is writing and that never hold what is nowhere
 * else: copies, tables and pages that a program was ended over, and folders that it worked in.
 */
void
waymark_leftovers_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (was_to_be_placed (name) && is_left_over (path, S_IFREG))
        g_unlink (path);
      else if (is_temporary (name, FOLDER_PREFIX) && is_left_over (path, S_IFDIR))
        waymark_leftovers_remove_folder (path);
    }
}

/**
 * waymark_leftovers_list:
 * @target: real path of the user's file
 *
 * Finds temporary files of ours beside @target that nobody is writing, and that may hold what is
 * nowhere else. Those that never do are removed at once, whatever they were to be.
 *
 * Returns: (transfer full) (element-type filename): their paths
 */
GPtrArray *
waymark_leftovers_list (const char *target)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *exchanged = waymark_leftovers_build_prefix (target, WAYMARK_TO_EXCHANGE);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  waymark_leftovers_sweep (folder);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!is_temporary (name, exchanged))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (is_left_over (path, S_IFREG))
        g_ptr_array_add (found, g_steal_pointer (&path));
    }
  return found;
}
