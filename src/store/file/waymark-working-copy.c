/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-working-copy"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-plan.h"
#include "waymark-work-lock.h"
#include "waymark-working-copy.h"

/* How often one is made anew that another program took for one that was given up. */
#define ATTEMPTS 10

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

      /* A folder is what stands for a lock where the drive has none. */
      if (g_unlink (path) != 0 && (errno == EISDIR || errno == EPERM))
        g_rmdir (path);
    }
  g_rmdir (folder);
}

/* @work: where it is made. Returns the lock, or -1 with errno set. */
static int
make_folder (const char *work, const char *name)
{
  g_autofree char *hidden = g_strdup_printf ("%s/.%s", work, name);
  g_autofree char *folder = g_build_filename (work, name, NULL);
  int lock, saved;

  if (g_mkdir (hidden, 0700) != 0)
    return -1;
  lock = waymark_work_lock_take (hidden, TRUE);
  if (lock >= 0 && g_rename (hidden, folder) == 0)
    return lock;
  saved = errno;
  remove_folder (hidden);
  if (lock >= 0)
    waymark_work_lock_let_go (lock);
  errno = saved;
  return -1;
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

  if (!make_work_folder (&work, error))
    return NULL;
  for (guint attempt = 0;; attempt++)
    {
      g_autofree char *id = waymark_new_id ();
      int lock = make_folder (work, id);

      if (lock >= 0)
        return wrap (work, id, lock);
      if (attempt >= ATTEMPTS || (errno != EWOULDBLOCK && errno != ENOENT))
        {
          waymark_set_file_error (error, WAYMARK_FILE_KEEPING, work, errno);
          return NULL;
        }
    }
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
  lock = waymark_work_lock_take (folder, FALSE);
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
    waymark_work_lock_let_go (self->lock);
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

/* Hidden folders are copies half made or half removed. Who is at it holds the lock, or has not
 * made it yet, and then tries again elsewhere. */
static void
sweep_hidden (const char *work, const char *name)
{
  g_autofree char *folder = g_build_filename (work, name, NULL);
  int lock = waymark_work_lock_take (folder, FALSE);

  if (lock < 0 && errno == EWOULDBLOCK)
    return;
  remove_folder (folder);
  if (lock >= 0)
    waymark_work_lock_let_go (lock);
}

/* A disk that cannot sync folders has nothing to add. */
static void
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s not synced: %s", path, g_strerror (errno));
  close (fd);
}

/**
 * waymark_working_copy_settle:
 * @self: a working copy that is about to hold an edit
 *
 * Makes sure that a power cut leaves the working copy where it is: what SQLite syncs is a file,
 * and the folders that lead to it may be new.
 */
void
waymark_working_copy_settle (WaymarkWorkingCopy *self)
{
  g_autofree char *work = g_path_get_dirname (self->folder);
  g_autofree char *state = waymark_state_path (NULL);

  sync_folder (self->folder);
  sync_folder (work);
  sync_folder (state);
  sync_folder (g_get_user_state_dir ());
}

/* Also where that cannot be told: it is then not for us to delete. A file without a byte is what a
 * power cut leaves of one that was never synced. */
static gboolean
has_file (WaymarkWorkingCopy *self, const char *name)
{
  g_autofree char *path = waymark_working_copy_build_path (self, name);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size > 0 : errno != ENOENT;
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
      if (!has_file (copy, "origin.json") || !has_file (copy, "plan.db"))
        /* Ended before it had written where it came from, or while it was removed: no edit. */
        waymark_working_copy_remove (g_steal_pointer (&copy));
      else if (copy->origin != NULL)
        g_ptr_array_add (found, g_steal_pointer (&copy));
    }
  return found;
}
