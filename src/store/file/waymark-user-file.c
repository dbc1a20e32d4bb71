/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-user-file"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-sha256.h"
#include "waymark-user-file.h"

#define BLOCK_SIZE (256 * 1024)
#define COPY_ATTEMPTS 3

/**
 * waymark_user_file_resolve:
 * @file: a file as the user chose it
 * @may_be_new: whether it may be absent, as when a copy is to be saved
 * @error: return location
 *
 * Finds the real path of a file: links followed, so that a link stays a link and
 * one file is known under all its names.
 *
 * Returns: (transfer full): the path, or %NULL if there is no such file or folder
 */
char *
waymark_user_file_resolve (GFile *file, gboolean may_be_new, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real;
  struct stat info;

  if (path == NULL)
    {
      g_autofree char *shown = g_file_get_parse_name (file);

      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is the address of a file */
                   _ ("“%s” is not in a folder of this computer. Copy it to one, then open it "
                      "there."),
                   shown);
      return NULL;
    }
  real = realpath (path, NULL);
  if (real == NULL && errno == ENOENT && may_be_new && lstat (path, &info) != 0)
    {
      g_autofree char *parent = g_path_get_dirname (path);

      folder = realpath (parent, NULL);
      name = g_path_get_basename (path);
      if (folder != NULL)
        return g_build_filename (folder, name, NULL);
      errno = ENOENT;
    }
  if (real == NULL)
    waymark_set_file_error (
        error, may_be_new ? WAYMARK_FILE_COPYING : WAYMARK_FILE_READING, path, errno);
  return real;
}

/* Not blocking: a pipe with a plan's name must not hang the program. */
static int
open_regular (const char *path, struct stat *info, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd >= 0 && fstat (fd, info) == 0 && S_ISREG (info->st_mode))
    return fd;
  if (fd >= 0 && !S_ISREG (info->st_mode) && !S_ISDIR (info->st_mode))
    {
      g_autofree char *name = waymark_file_name (path);

      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_A_PLAN,
                   /* Translators: %s is a file name */
                   _ ("“%s” is not a plan file. Choose a file that was made by Waymark."),
                   name);
    }
  else
    waymark_set_file_error (error, WAYMARK_FILE_READING, path, fd >= 0 ? EISDIR : errno);
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
check_size (const char *path, goffset size, GError **error)
{
  g_autofree char *name = NULL;

  if (size <= WAYMARK_MAX_FILE_SIZE)
    return TRUE;
  name = waymark_file_name (path);
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_TOO_LARGE,
               /* Translators: %1$s is a file name, %2$d a number of megabytes */
               _ ("“%1$s” is larger than %2$d MB, which no plan is. It was left as it is; check "
                  "whether it is the right file."),
               name,
               (int) (WAYMARK_MAX_FILE_SIZE >> 20));
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      length -= written;
    }
  return TRUE;
}

static gssize
read_block (int fd, guint8 *block)
{
  gssize length;

  do
    length = read (fd, block, BLOCK_SIZE);
  while (length < 0 && errno == EINTR);
  return length;
}

/* Whatever does not start like a database need not be copied to be refused. */
static gboolean
starts_like_a_plan (const guint8 *block, gsize length)
{
  return length >= 100 && memcmp (block, "SQLite format 3", 16) == 0;
}

static gboolean
copy_bytes (int from,
            int to,
            const char *path,
            const char *copy,
            char **digest,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  WaymarkSha256 sum;
  goffset total = 0;
  gssize length;

  waymark_sha256_begin (&sum);
  while ((length = read_block (from, block)) > 0)
    {
      gboolean first = total == 0;

      total += length;
      if (!check_size (path, total, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!write_all (to, block, length))
        return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, copy, errno);
      if (digest != NULL)
        waymark_sha256_add (&sum, block, length);
      if (first && !starts_like_a_plan (block, length))
        break;
    }
  if (length < 0)
    return waymark_set_file_error (error, WAYMARK_FILE_READING, path, errno);
  if (digest != NULL)
    {
      *digest = g_malloc (WAYMARK_DIGEST_TEXT);
      waymark_sha256_finish_text (&sum, *digest);
    }
  return TRUE;
}

static gboolean
same_version (const struct stat *a, const struct stat *b)
{
  return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gboolean
copy_once (const char *path,
           const char *copy,
           char **digest,
           gboolean *settled,
           GCancellable *cancellable,
           GError **error)
{
  struct stat before, after;
  gboolean copied;
  int from, to;

  from = open_regular (path, &before, error);
  if (from < 0)
    return FALSE;
  if (!check_size (path, before.st_size, error))
    {
      close (from);
      return FALSE;
    }
  to = open (copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (to < 0)
    {
      waymark_set_file_error (error, WAYMARK_FILE_KEEPING, copy, errno);
      close (from);
      return FALSE;
    }
  copied = copy_bytes (from, to, path, copy, digest, cancellable, error);
  *settled = copied && fstat (from, &after) == 0 && same_version (&before, &after);
  close (from);
  if (close (to) != 0 && copied)
    {
      if (digest != NULL)
        g_clear_pointer (digest, g_free);
      return waymark_set_file_error (error, WAYMARK_FILE_KEEPING, copy, errno);
    }
  return copied;
}

/**
 * waymark_user_file_copy:
 * @path: real path of the user's file
 * @copy: path of the copy to make
 * @digest: (out) (optional) (transfer full): SHA-256 of the bytes that were copied
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Copies the bytes of the user's file, which is read and never written. A file
 * that changes while it is read is read again.
 *
 * Returns: %FALSE if it could not be read, is too large, or could not be copied
 */
gboolean
waymark_user_file_copy (
    const char *path, const char *copy, char **digest, GCancellable *cancellable, GError **error)
{
  gboolean settled = FALSE;

  for (guint i = 0; i < COPY_ATTEMPTS && !settled; i++)
    {
      if (digest != NULL)
        g_clear_pointer (digest, g_free);
      if (!copy_once (path, copy, digest, &settled, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_user_file_read:
 * @path: real path of the user's file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads all bytes of a file, whatever they are.
 *
 * Returns: (transfer full): the bytes, or %NULL if it could not be read or is too large
 */
GBytes *
waymark_user_file_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  struct stat info;
  int fd = open_regular (path, &info, error);
  gssize length = 0;
  gboolean read_on = fd >= 0 && check_size (path, info.st_size, error);

  while (read_on && (length = read_block (fd, block)) > 0)
    {
      read_on = check_size (path, (goffset) bytes->len + length, error) &&
                !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (read_on)
        g_byte_array_append (bytes, block, (guint) length);
    }
  if (read_on && length < 0)
    read_on = waymark_set_file_error (error, WAYMARK_FILE_READING, path, errno);
  if (fd >= 0)
    close (fd);
  return read_on ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * waymark_digest_of_descriptor:
 * @fd: an open file, at its start
 *
 * Returns: (transfer full) (nullable): SHA-256 of its bytes in hexadecimal, %NULL
 *   with `errno` set if they could not be read
 */
char *
waymark_digest_of_descriptor (int fd)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  char text[WAYMARK_DIGEST_TEXT];
  WaymarkSha256 sum;
  gssize length;

  waymark_sha256_begin (&sum);
  while ((length = read_block (fd, block)) > 0)
    waymark_sha256_add (&sum, block, length);
  if (length < 0)
    return NULL;
  waymark_sha256_finish_text (&sum, text);
  return g_strdup (text);
}

/**
 * waymark_user_file_digest:
 * @path: real path of the user's file
 * @error: return location
 *
 * Returns: (transfer full): SHA-256 of the file's bytes in hexadecimal, or %NULL if
 *   it could not be read
 */
char *
waymark_user_file_digest (const char *path, GError **error)
{
  struct stat info;
  int fd = open_regular (path, &info, error);
  char *digest;

  if (fd < 0)
    return NULL;
  digest = waymark_digest_of_descriptor (fd);
  if (digest == NULL)
    waymark_set_file_error (error, WAYMARK_FILE_READING, path, errno);
  close (fd);
  return digest;
}

/* The superuser may write anything; a file that says read-only is respected all the same. */
static gboolean
is_writable (const char *path, const struct stat *info)
{
  if (geteuid () == 0)
    return (info->st_mode & S_IWUSR) != 0;
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

/**
 * waymark_user_file_may_replace:
 * @path: real path of the user's file
 * @info: (out): what the system knows of it
 * @error: return location
 *
 * Looks whether the file may be replaced by a new version: it is there, it can be
 * written by its mode, and it has one name only.
 *
 * Returns: %FALSE with %WAYMARK_ERROR_NOT_FOUND, %WAYMARK_ERROR_READ_ONLY or
 *   %WAYMARK_ERROR_LINKED if not
 */
gboolean
waymark_user_file_may_replace (const char *path, struct stat *info, GError **error)
{
  g_autofree char *name = waymark_file_name (path);

  if (lstat (path, info) != 0)
    {
      if (errno != ENOENT && errno != ENOTDIR)
        return waymark_set_file_error (error, WAYMARK_FILE_WRITING, path, errno);
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name */
                   _ ("“%s” is no longer where it was: it was moved, renamed or deleted. Your "
                      "work is safe on this computer; save a copy to go on with."),
                   name);
      return FALSE;
    }
  if (!S_ISREG (info->st_mode))
    return waymark_set_file_error (error, WAYMARK_FILE_WRITING, path, EISDIR);
  if (!is_writable (path, info))
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_READ_ONLY,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: it is read-only. Your work is safe on this "
                      "computer; save a copy under another name."),
                   name);
      return FALSE;
    }
  if (info->st_nlink > 1)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_LINKED,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: it has a second name (a hard link), which "
                      "would keep the old version. Your work is safe on this computer; save a "
                      "copy under another name."),
                   name);
      return FALSE;
    }
  return TRUE;
}
