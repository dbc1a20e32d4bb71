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

/* And in the header of a page of rows, or of the way to them. */
#define TABLE_INTERIOR 0x05
#define TABLE_LEAF 0x0d
#define AT_CELLS 3
#define AT_RIGHT 8
#define AT_POINTERS 12

/* Ours has about sixty tables and indexes. */
#define MAX_SCHEMA 1000

static guint
get_16 (const guint8 *bytes, gsize at)
{
  return (guint) bytes[at] << 8 | bytes[at + 1];
}

static guint32
get_32 (const guint8 *header, gsize at)
{
  return (guint32) header[at] << 24 | (guint32) header[at + 1] << 16 |
         (guint32) header[at + 2] << 8 | header[at + 3];
}

static gboolean
read_at (int fd, guint8 *bytes, gsize length, gint64 at, gsize *n_read)
{
  gssize n;

  do
    n = pread (fd, bytes, length, at);
  while (n < 0 && errno == EINTR);
  *n_read = (gsize) MAX (n, 0);
  return n >= 0;
}

static gboolean
fail_to_read (const char *display_name, int code, GError **error)
{
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

static gboolean
read_header (int fd, const char *display_name, guint8 *header, gint64 *size, GError **error)
{
  struct stat info;
  gsize n;

  if (!read_at (fd, header, HEADER_LENGTH, 0, &n) || fstat (fd, &info) < 0)
    return fail_to_read (display_name, errno, error);
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

static guint
get_page_size (const guint8 *header)
{
  guint size = get_16 (header, AT_PAGE_SIZE);

  return size == 1 ? 65536 : size;
}

static gboolean
check_layout (const guint8 *header, gint64 size, const char *display_name, GError **error)
{
  guint page_size = get_page_size (header);
  gint64 whole = (gint64) page_size * get_32 (header, AT_PAGES);

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

/* Rows that a page of the schema has, or that all below it have together; more than
 * @MAX_SCHEMA for what no schema of ours is. */
static gboolean
count_schema (int fd, const guint8 *header, guint *n_rows)
{
  guint page_size = get_page_size (header);
  g_autofree guint8 *page = g_malloc (page_size);
  gsize n;

  if (!read_at (fd, page, page_size, 0, &n))
    return FALSE;
  *n_rows = get_16 (page, HEADER_LENGTH + AT_CELLS);
  if (n < page_size || page[HEADER_LENGTH] != TABLE_INTERIOR)
    return TRUE;
  for (guint i = 0, n_children = *n_rows; i <= n_children && *n_rows <= MAX_SCHEMA; i++)
    {
      gsize at = HEADER_LENGTH + (i == n_children ? AT_RIGHT : AT_POINTERS + 2 * (gsize) i);
      guint8 child[AT_POINTERS];

      if (i < n_children)
        at = MIN (get_16 (page, MIN (at, page_size - 2)), page_size - 4);
      if (!read_at (fd, child, sizeof child, (gint64) page_size * (get_32 (page, at) - 1), &n))
        return FALSE;
      *n_rows +=
          n == sizeof child && child[0] == TABLE_LEAF ? get_16 (child, AT_CELLS) : MAX_SCHEMA + 1;
    }
  return TRUE;
}

/* SQLite reads the whole schema into memory before it can be asked for anything. */
static gboolean
check_schema (int fd, const guint8 *header, const char *display_name, GError **error)
{
  guint n_rows;

  if (!count_schema (fd, header, &n_rows))
    return fail_to_read (display_name, errno, error);
  if (n_rows <= MAX_SCHEMA)
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_DAMAGED,
               /* Translators: %s is the name of a file. */
               _ ("“%s” does not have the inner layout of a Waymark plan. "
                  "It was damaged or altered by another program."),
               display_name);
  return FALSE;
}

static gboolean
check (int fd, const char *display_name, GError **error)
{
  guint8 header[HEADER_LENGTH];
  gint64 size;

  if (!read_header (fd, display_name, header, &size, error))
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
         check_layout (header, size, display_name, error) &&
         check_schema (fd, header, display_name, error);
}

/**
 * waymark_file_header_check:
 * @path: a file
 * @display_name: what errors call it
 * @error: return location for an error
 *
 * Looks at size, first bytes and the size of the schema, before SQLite is let near the
 * file.
 *
 * Returns: %TRUE if it may be a plan of this format
 */
gboolean
waymark_file_header_check (const char *path, const char *display_name, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean may_be;

  if (fd < 0)
    return fail_to_read (display_name, errno, error);
  may_be = check (fd, display_name, error);
  close (fd);
  return may_be;
}
