/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-replace"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-leftovers.h"
#include "waymark-replace.h"
#include "waymark-user-file.h"

#define BLOCK_SIZE (256 * 1024)
/* Microseconds. */
#define LOCK_PATIENCE (10 * G_USEC_PER_SEC)
#define LOCK_PAUSE 2000

static int
open_temporary (
    const char *target, int mode, WaymarkFileTask task, char **temporary, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  const WaymarkPurpose purpose =
      task == WAYMARK_FILE_COPYING ? WAYMARK_TO_PLACE : WAYMARK_TO_EXCHANGE;
  g_autofree char *prefix = waymark_leftovers_build_prefix (target, purpose);
  g_autofree char *path = g_strdup_printf ("%s/%sXXXXXX", folder, prefix);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, mode);

  if (fd < 0)
    {
      waymark_set_file_error (error, task, target, errno);
      return -1;
    }
  /* Tells an opening that looks for leftovers that this one is in use; not needed to be safe. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    g_debug ("no lock on %s: %s", path, g_strerror (errno));
  *temporary = g_steal_pointer (&path);
  return fd;
}

/* The group first: changing it may take mode bits away. Where the group cannot be
 * given, its bits go down to what everybody may, so that no other group gains. */
static gboolean
keep_owner_and_mode (int fd, const struct stat *info)
{
  mode_t mode = info->st_mode & 07777;
  struct stat now;

  if (fstat (fd, &now) != 0)
    return FALSE;
  if (now.st_uid != info->st_uid && fchown (fd, info->st_uid, (gid_t) -1) != 0 && errno != EPERM)
    return FALSE;
  if (now.st_gid != info->st_gid && fchown (fd, (uid_t) -1, info->st_gid) != 0)
    {
      if (errno != EPERM)
        return FALSE;
      mode = (mode & ~(mode_t) 070) | ((mode & 07) << 3);
    }
  return fchmod (fd, mode) == 0;
}

static gboolean
copy_all (int from, int to)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);

  for (;;)
    {
      gssize length = read (from, block, BLOCK_SIZE);
      gssize done = 0;

      if (length < 0 && errno == EINTR)
        continue;
      if (length <= 0)
        return length == 0;
      while (done < length)
        {
          gssize written = write (to, block + done, length - done);

          if (written < 0 && errno != EINTR)
            return FALSE;
          done += MAX (written, 0);
        }
    }
}

/* Down to the disk, then read back from there: a drive that lies is found out
 * while the old version is still in its place. */
static gboolean
fill_temporary (int fd, const char *source, const char *digest)
{
  g_autofree char *found = NULL;
  int from = open (source, O_RDONLY | O_CLOEXEC);
  gboolean copied;
  int saved;

  if (from < 0)
    return FALSE;
  copied = copy_all (from, fd) && fsync (fd) == 0;
  saved = errno;
  close (from);
  if (!copied)
    {
      errno = saved;
      return FALSE;
    }
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  if (lseek (fd, 0, SEEK_SET) != 0)
    return FALSE;
  found = waymark_digest_of_descriptor (fd);
  if (found == NULL)
    return FALSE;
  errno = EIO;
  return g_str_equal (found, digest);
}

static char *
write_temporary (const char *source,
                 const char *digest,
                 const char *target,
                 const struct stat *info,
                 WaymarkFileTask task,
                 GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_temporary (target, info != NULL ? 0600 : 0666, task, &temporary, error);
  gboolean written;

  if (fd < 0)
    return NULL;
  written = (info == NULL || keep_owner_and_mode (fd, info)) && fill_temporary (fd, source, digest);
  if (!written)
    waymark_set_file_error (error, task, target, errno);
  if (close (fd) != 0 && written)
    {
      waymark_set_file_error (error, task, target, errno);
      written = FALSE;
    }
  if (!written)
    {
      g_unlink (temporary);
      return NULL;
    }
  return g_steal_pointer (&temporary);
}

/* A rename is on the disk only when its folder is. A file system that cannot sync
 * folders (some network drives) has nothing to add. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("folder of %s not synced: %s", path, g_strerror (errno));
  close (fd);
}

static gboolean
lacks_rename_flags (int number)
{
  return number == EINVAL || number == ENOSYS || number == EOPNOTSUPP;
}

/* The exchange brought out something else than was looked at before: back with it.
 * Should a third version have come in the same moment, the last writer's stays, and
 * what we hold is left beside it for the next opening to look at. */
static gboolean
put_back (const char *temporary, const char *target, const char *digest, GError **error)
{
  g_autofree char *ours = NULL;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_EXCHANGE) != 0)
    return waymark_set_file_error (error, WAYMARK_FILE_WRITING, target, errno);
  ours = waymark_user_file_digest (temporary, NULL);
  if (g_strcmp0 (ours, digest) == 0)
    g_unlink (temporary);
  else if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_EXCHANGE) != 0)
    return waymark_set_file_error (error, WAYMARK_FILE_WRITING, target, errno);
  sync_folder (target);
  return TRUE;
}

/*
 * One program at a time in one folder: two that exchange the same file in the same
 * moment would each find the other's version, and put it back in the wrong order. A
 * drive that cannot lock a folder goes without; the look at what came out remains.
 */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  for (guint waited = 0; fd >= 0 && waited < LOCK_PATIENCE; waited += LOCK_PAUSE)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;
      g_usleep (LOCK_PAUSE);
    }
  return fd;
}

static void
unlock_folder (int fd)
{
  if (fd >= 0)
    close (fd);
}

/* Where files cannot be exchanged, what is replaced cannot be looked at any more. */
static gboolean
rename_over (const char *temporary,
             const char *target,
             WaymarkReplaceResult *result,
             GError **error)
{
  if (g_rename (temporary, target) != 0)
    {
      waymark_set_file_error (error, WAYMARK_FILE_WRITING, target, errno);
      g_unlink (temporary);
      return FALSE;
    }
  sync_folder (target);
  *result = WAYMARK_REPLACE_UNSEEN;
  return TRUE;
}

static gboolean
exchange (const char *temporary,
          const char *digest,
          const char *target,
          const char *expected,
          WaymarkReplaceResult *result,
          GError **error)
{
  g_autofree char *present = waymark_user_file_digest (target, NULL);
  g_autofree char *came_out = NULL;
  struct stat info;

  *result = WAYMARK_REPLACE_CHANGED;
  if (g_strcmp0 (present, expected) != 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_EXCHANGE) != 0)
    {
      if (lacks_rename_flags (errno))
        return rename_over (temporary, target, result, error);
      /* On a drive without locks somebody may have taken it for a leftover: once more, then. */
      if (errno == ENOENT && lstat (target, &info) == 0)
        return TRUE;
      waymark_set_file_error (error, WAYMARK_FILE_WRITING, target, errno);
      g_unlink (temporary);
      return FALSE;
    }
  came_out = waymark_user_file_digest (temporary, NULL);
  if (g_strcmp0 (came_out, expected) != 0)
    return put_back (temporary, target, digest, error);
  g_unlink (temporary);
  sync_folder (target);
  *result = WAYMARK_REPLACE_DONE;
  return TRUE;
}

/**
 * waymark_replace_file:
 * @source: path of the new version
 * @digest: SHA-256 of its bytes
 * @target: real path of the user's file
 * @expected: SHA-256 of the version that may be replaced
 * @result: (out): what happened
 * @error: return location
 *
 * Puts a new version in the file's place in one step: whoever reads the file sees
 * the whole old version or the whole new one. Owner, group and mode stay.
 *
 * Returns: %FALSE if the file could not be replaced; it is then as it was
 */
gboolean
waymark_replace_file (const char *source,
                      const char *digest,
                      const char *target,
                      const char *expected,
                      WaymarkReplaceResult *result,
                      GError **error)
{
  g_autofree char *temporary = NULL;
  struct stat info;
  gboolean replaced;
  int lock;

  if (!waymark_user_file_may_replace (target, &info, error))
    return FALSE;
  temporary = write_temporary (source, digest, target, &info, WAYMARK_FILE_WRITING, error);
  if (temporary == NULL)
    return FALSE;

  lock = lock_folder (target);
  replaced = exchange (temporary, digest, target, expected, result, error);
  unlock_folder (lock);
  return replaced;
}

/* Without overwriting what might have come there in the meantime. */
static gboolean
place_new (const char *temporary, const char *target)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (!lacks_rename_flags (errno))
    return FALSE;
  if (link (temporary, target) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (errno != EPERM && !lacks_rename_flags (errno))
    return FALSE;
  if (g_access (target, F_OK) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (temporary, target) == 0;
}

/**
 * waymark_replace_begin:
 * @target: real path of a file to be written, which may exist
 * @temporary: (out): where it is until it is whole
 * @error: return location
 *
 * Begins to write a file that a person asked for: a temporary one beside it, with owner and mode
 * of the one that is there. Should the program end before waymark_replace_end(), the next opening
 * or writing of a file in the folder removes it.
 *
 * Returns: a descriptor to write to, -1 if there is none
 */
int
waymark_replace_begin (const char *target, char **temporary, GError **error)
{
  struct stat info;
  const gboolean exists = stat (target, &info) == 0;
  g_autofree char *folder = g_path_get_dirname (target);
  int fd;

  waymark_leftovers_sweep (folder);
  if (exists && (!S_ISREG (info.st_mode) || faccessat (AT_FDCWD, target, W_OK, AT_EACCESS) != 0))
    {
      waymark_set_file_error (
          error, WAYMARK_FILE_COPYING, target, S_ISREG (info.st_mode) ? errno : EISDIR);
      return -1;
    }
  fd = open_temporary (target, exists ? 0600 : 0666, WAYMARK_FILE_COPYING, temporary, error);
  if (fd >= 0 && exists && !keep_owner_and_mode (fd, &info))
    {
      waymark_set_file_error (error, WAYMARK_FILE_COPYING, target, errno);
      close (fd);
      g_unlink (*temporary);
      g_clear_pointer (temporary, g_free);
      return -1;
    }
  return fd;
}

/**
 * waymark_replace_end:
 * @temporary: a file that is whole and on the disk
 * @target: real path of the place for it
 * @may_exist: whether a file that is there is replaced
 * @error: return location
 *
 * Puts it in its place in one step.
 *
 * Returns: %FALSE if it could not be put there; a file there is then as it was, and @temporary gone
 */
gboolean
waymark_replace_end (const char *temporary, const char *target, gboolean may_exist, GError **error)
{
  const gboolean placed =
      may_exist ? g_rename (temporary, target) == 0 : place_new (temporary, target);

  if (!placed)
    {
      waymark_set_file_error (error, WAYMARK_FILE_COPYING, target, errno);
      g_unlink (temporary);
      return FALSE;
    }
  sync_folder (target);
  return TRUE;
}

/**
 * waymark_replace_any:
 * @source: path of the version to put there
 * @digest: SHA-256 of its bytes
 * @target: real path of a file, which may exist
 * @error: return location
 *
 * Puts a version in the place that a person chose, also over a file that is there:
 * whoever asked for the place has asked about that file too.
 *
 * Returns: %FALSE if it could not be put there; a file there is then as it was
 */
gboolean
waymark_replace_any (const char *source, const char *digest, const char *target, GError **error)
{
  g_autofree char *temporary = NULL;
  struct stat info;
  gboolean exists = lstat (target, &info) == 0;

  if (exists && !waymark_user_file_may_replace (target, &info, error))
    return FALSE;
  temporary =
      write_temporary (source, digest, target, exists ? &info : NULL, WAYMARK_FILE_COPYING, error);
  if (temporary == NULL)
    return FALSE;
  return waymark_replace_end (temporary, target, exists, error);
}
