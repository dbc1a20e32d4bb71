/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-working-copy"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-plan.h"
#include "waymark-working-copy.h"

/* What was killed before it was complete is swept after a day. */
#define STALE_SECONDS (24 * 60 * 60)

struct _WaymarkWorkingCopy
{
  char *name;
  char *folder;
  char *plan_path;
  int lock;
  WaymarkOrigin *origin;
};

/**
 * waymark_state_path:
 * @name: (nullable): a name in Waymark's state directory
 *
 * Returns: (transfer full): its path, or that of the state directory itself
 */
char *
waymark_state_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "waymark", name, NULL);
}

static gboolean
make_work_folder (char **work, GError **error)
{
  g_autofree char *path = waymark_state_path ("work");

  if (g_mkdir_with_parents (path, 0700) != 0)
    return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
  *work = g_steal_pointer (&path);
  return TRUE;
}

/* -1 if somebody holds it or it cannot be had; errno tells which. The lock
 * belongs to the open file, so it goes with its holder however that ends. */
static int
take_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      int saved = errno;

      close (fd);
      errno = saved;
      return -1;
    }
  return fd;
}

static WaymarkWorkingCopy *
wrap (const char *work, const char *name, int lock)
{
  WaymarkWorkingCopy *self = g_new0 (WaymarkWorkingCopy, 1);

  self->name = g_strdup (name);
  self->folder = g_build_filename (work, name, NULL);
  self->plan_path = g_build_filename (self->folder, "plan.db", NULL);
  self->lock = lock;
  return self;
}

static void
remove_folder (const char *folder)
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
 * waymark_working_copy_new:
 * @error: return location
 *
 * Makes an empty working copy and holds its lock. It is made under a hidden name
 * and shown with its lock held, so that nobody takes it for abandoned.
 *
 * Returns: (transfer full): the working copy, or %NULL if the state directory
 *   cannot be used
 */
WaymarkWorkingCopy *
waymark_working_copy_new (GError **error)
{
  g_autofree char *work = NULL;
  g_autofree char *id = waymark_new_id ();
  g_autofree char *hidden = NULL;
  g_autofree char *folder = NULL;
  int lock;

  if (!make_work_folder (&work, error))
    return NULL;
  hidden = g_strdup_printf ("%s/.%s", work, id);
  folder = g_build_filename (work, id, NULL);
  if (g_mkdir (hidden, 0700) != 0)
    {
      waymark_set_file_error (error, WAYMARK_FILE_KEEPING, work, errno);
      return NULL;
    }
  lock = take_lock (hidden, O_CREAT | O_EXCL);
  if (lock < 0 || g_rename (hidden, folder) != 0)
    {
      waymark_set_file_error (error, WAYMARK_FILE_KEEPING, work, errno);
      if (lock >= 0)
        close (lock);
      remove_folder (hidden);
      return NULL;
    }
  return wrap (work, id, lock);
}

/**
 * waymark_working_copy_claim:
 * @name: the name of a working copy
 * @error: return location
 *
 * Takes over a working copy that nobody holds. %WAYMARK_ERROR_BUSY if somebody does.
 *
 * Returns: (transfer full): the working copy with its origin
 */
WaymarkWorkingCopy *
waymark_working_copy_claim (const char *name, GError **error)
{
  g_autofree char *work = waymark_state_path ("work");
  g_autofree char *folder = g_build_filename (work, name, NULL);
  g_autofree char *origin = g_build_filename (folder, "origin.json", NULL);
  WaymarkWorkingCopy *self;
  int lock;

  if (strchr (name, '/') != NULL || name[0] == '.')
    {
      waymark_set_file_error (error, WAYMARK_FILE_READING, name, ENOENT);
      return NULL;
    }
  lock = take_lock (folder, 0);
  if (lock < 0)
    {
      if (errno == EWOULDBLOCK)
        g_set_error_literal (error,
                             WAYMARK_ERROR,
                             WAYMARK_ERROR_BUSY,
                             _ ("This plan is open in another window. Go on there, or close it "
                                "first."));
      else
        waymark_set_file_error (error, WAYMARK_FILE_READING, folder, errno);
      return NULL;
    }
  self = wrap (work, name, lock);
  self->origin = waymark_origin_load (origin);
  return self;
}

/**
 * waymark_working_copy_free:
 * @self: a working copy
 *
 * Lets go of the working copy; its files stay.
 */
void
waymark_working_copy_free (WaymarkWorkingCopy *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->plan_path);
  g_clear_pointer (&self->origin, waymark_origin_free);
  g_free (self);
}

/**
 * waymark_working_copy_remove:
 * @self: (transfer full): a working copy
 *
 * Deletes the working copy with all that is in it. It is hidden first: a crash
 * in the middle must not leave something that looks like somebody's work.
 */
void
waymark_working_copy_remove (WaymarkWorkingCopy *self)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autofree char *hidden = g_strdup_printf ("%s/.%s", parent, self->name);

  remove_folder (g_rename (self->folder, hidden) == 0 ? hidden : self->folder);
  waymark_working_copy_free (self);
}

/**
 * waymark_working_copy_get_name:
 * @self: a working copy
 *
 * Returns: the name of its folder
 */
const char *
waymark_working_copy_get_name (WaymarkWorkingCopy *self)
{
  return self->name;
}

/**
 * waymark_working_copy_get_plan_path:
 * @self: a working copy
 *
 * Returns: the path of its database
 */
const char *
waymark_working_copy_get_plan_path (WaymarkWorkingCopy *self)
{
  return self->plan_path;
}

/**
 * waymark_working_copy_build_path:
 * @self: a working copy
 * @name: the name of a file
 *
 * Returns: (transfer full): the path of that file in the working copy's folder
 */
char *
waymark_working_copy_build_path (WaymarkWorkingCopy *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * waymark_working_copy_get_origin:
 * @self: a working copy
 *
 * Returns: (nullable): where it came from; %NULL while that is not written yet
 */
const WaymarkOrigin *
waymark_working_copy_get_origin (WaymarkWorkingCopy *self)
{
  return self->origin;
}

/**
 * waymark_working_copy_take_origin:
 * @self: a working copy
 * @origin: (transfer full): where it comes from
 * @error: return location
 *
 * Records the origin, on the disk whole or not at all.
 *
 * Returns: %FALSE if the disk did not take it. It holds for this opening all the
 *   same; after a crash the one before does, which only means a closer look
 */
gboolean
waymark_working_copy_take_origin (WaymarkWorkingCopy *self, WaymarkOrigin *origin, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "origin.json", NULL);

  g_clear_pointer (&self->origin, waymark_origin_free);
  self->origin = origin;
  return waymark_origin_save (origin, path, error);
}

static gboolean
is_stale (const char *folder)
{
  GStatBuf info;

  return g_lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) &&
         info.st_mtime + STALE_SECONDS < g_get_real_time () / G_USEC_PER_SEC;
}

/* Hidden folders are copies half made or half removed. */
static void
sweep_hidden (const char *work, const char *name)
{
  g_autofree char *folder = g_build_filename (work, name, NULL);
  int lock;

  if (!is_stale (folder))
    return;
  lock = take_lock (folder, 0);
  if (lock < 0 && errno == EWOULDBLOCK)
    return;
  remove_folder (folder);
  if (lock >= 0)
    close (lock);
}

/* An opening that was killed before it had written where it came from held no edit. */
static void
sweep_unfinished (WaymarkWorkingCopy *copy)
{
  g_autofree char *origin = g_build_filename (copy->folder, "origin.json", NULL);

  if (is_stale (copy->folder) && g_access (origin, F_OK) != 0)
    waymark_working_copy_remove (copy);
  else
    waymark_working_copy_free (copy);
}

/**
 * waymark_working_copy_list_abandoned:
 *
 * Claims every working copy that nobody holds: unfiled plans, and what a crash or
 * a file that could not be written left behind. Freeing one lets it go again.
 *
 * Returns: (transfer full) (element-type WaymarkWorkingCopy): those with an origin
 */
GPtrArray *
waymark_working_copy_list_abandoned (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_working_copy_free);
  g_autofree char *work = waymark_state_path ("work");
  g_autoptr (GDir) dir = g_dir_open (work, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (WaymarkWorkingCopy) copy = NULL;

      if (name[0] == '.')
        {
          sweep_hidden (work, name);
          continue;
        }
      copy = waymark_working_copy_claim (name, NULL);
      if (copy == NULL)
        continue;
      if (copy->origin != NULL)
        g_ptr_array_add (found, g_steal_pointer (&copy));
      else
        sweep_unfinished (g_steal_pointer (&copy));
    }
  return found;
}
