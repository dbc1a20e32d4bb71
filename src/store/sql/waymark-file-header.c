/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-file-header"

#include "config.h"

#include "waymark-file-header.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "waymark-error.h"
#include "waymark-schema.h"

#define HEADER_LENGTH 100
#define MAX_SIZE (G_GINT64_CONSTANT (4) << 30)

/* Where things are in the first page of an SQLite file. */
#define AT_PAGE_SIZE 16
#define AT_WRITE_VERSION 18
#define AT_CHANGES 24
#define AT_PAGES 28
#define AT_ENCODING 56
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92

static guint32
get_32 (const guint8 *header, gsize at)
{
  return (guint32) header[at] << 24 | (guint32) header[at + 1] << 16 |
         (guint32) header[at + 2] << 8 | header[at + 3];
}

static gboolean
read_header (
    const char *path, const char *display_name, guint8 *header, gint64 *size, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat info;
  gssize n = -1;

  if (fd >= 0)
    {
      do
        n = pread (fd, header, HEADER_LENGTH, 0);
      while (n < 0 && errno == EINTR);
      if (n >= 0 && fstat (fd, &info) < 0)
        n = -1;
    }

  if (n < 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);
      g_set_error (error,
                   WAYMARK_ERROR,
                   code == ENOENT ? WAYMARK_ERROR_NOT_FOUND : WAYMARK_ERROR_FAILED,
                   /* Translators: the first %s is the name of a file, the second what the
                      system said. */
                   _ ("“%s” could not be opened: %s."),
                   display_name,
                   g_strerror (code));
      return FALSE;
    }

  close (fd);
  memset (header + n, 0, HEADER_LENGTH - n);
  *size = info.st_size;
  return TRUE;
}

static gboolean
check_identity (const guint8 *header, gint64 size, const char *display_name, GError **error)
{
  if (size < HEADER_LENGTH || memcmp (header, "SQLite format 3", 16) != 0 ||
      get_32 (header, AT_APPLICATION_ID) != WAYMARK_SQLITE_APPLICATION_ID)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_A_PLAN,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is not a Waymark plan."),
                   display_name);
      return FALSE;
    }

  if (get_32 (header, AT_USER_VERSION) > WAYMARK_FORMAT)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NEWER_FORMAT,
                   /* Translators: %1$s is the name of a file; the others are numbers of
                      the file format, the file's and ours. */
                   _ ("“%1$s” was written by a later version of Waymark (format %2$u; this version "
                      "reads format %3$d). Update Waymark to open it."),
                   display_name,
                   get_32 (header, AT_USER_VERSION),
                   WAYMARK_FORMAT);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_layout (const guint8 *header, gint64 size, const char *display_name, GError **error)
{
  guint page_size = (guint) header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  gint64 whole;

  if (page_size == 1)
    page_size = 65536;
  whole = (gint64) page_size * get_32 (header, AT_PAGES);

  if (size < whole)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_DAMAGED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is cut off: its end is missing. Ask for the file again."),
                   display_name);
      return FALSE;
    }
  if (size > whole)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_DAMAGED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is damaged: something was added at its end."),
                   display_name);
      return FALSE;
    }

  /* Rollback journal, UTF-8, and a page count that goes with this state of the file. */
  if (header[AT_WRITE_VERSION] != 1 || header[AT_WRITE_VERSION + 1] != 1 ||
      get_32 (header, AT_ENCODING) != 1 || get_32 (header, AT_USER_VERSION) != WAYMARK_FORMAT ||
      get_32 (header, AT_CHANGES) != get_32 (header, AT_VALID_FOR) || page_size < 512 ||
      (page_size & (page_size - 1)) != 0)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_DAMAGED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is damaged: its first bytes are not as Waymark writes them."),
                   display_name);
      return FALSE;
    }
  return TRUE;
}

/**
 * waymark_file_header_check:
 * @path: a file
 * @display_name: what errors call it
 * @error: return location for an error
 *
 * Looks at size and first bytes, before SQLite is let near the file.
 *
 * Returns: %TRUE if it may be a plan of this format
 */
gboolean
waymark_file_header_check (const char *path, const char *display_name, GError **error)
{
  guint8 header[HEADER_LENGTH];
  gint64 size;

  if (!read_header (path, display_name, header, &size, error))
    return FALSE;

  if (size > MAX_SIZE)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is larger than any plan can be."),
                   display_name);
      return FALSE;
    }

  return check_identity (header, size, display_name, error) &&
         check_layout (header, size, display_name, error);
}
