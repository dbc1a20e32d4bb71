/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-sessions"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "waymark-file-error.h"
#include "waymark-sessions.h"
#include "waymark-working-copy.h"
#include "waymark-work-lock.h"

/*
 * The list of sessions that are this computer's own, for undo across closing and
 * reopening: lines of "SESSION SECONDS", where the seconds since 1970 say when the
 * session made its first edit. Sessions are forgotten after a year.
 */
#define KEPT_SECONDS (366LL * 24 * 60 * 60)

static gboolean
parse_line (const char *line, char **session, gint64 *time)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);

  if (g_strv_length (parts) != 2 || strlen (parts[0]) != 32 ||
      strspn (parts[0], "0123456789abcdef") != 32)
    return FALSE;
  if (!g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, time, NULL))
    return FALSE;
  *session = g_strdup (parts[0]);
  return TRUE;
}

static GStrv
read_lines (const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (text, "\n", -1);
}

/**
 * waymark_sessions_load:
 *
 * Reads the list of this computer's own sessions. A list that is not there or
 * damaged only costs undo steps of earlier openings, so it is no error.
 *
 * Returns: (transfer full): session ids, 32 hexadecimal digits each
 */
GStrv
waymark_sessions_load (void)
{
  g_autofree char *path = waymark_state_path ("sessions");
  g_auto (GStrv) lines = read_lines (path);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *session = NULL;
      gint64 time;

      if (parse_line (lines[i], &session, &time))
        g_strv_builder_add (builder, session);
    }
  return g_strv_builder_end (builder);
}

/* Held while the list is read and written anew; the list itself is replaced whole. */
static int
lock_list (GError **error)
{
  g_autofree char *folder = waymark_state_path (NULL);
  g_autofree char *path = waymark_state_path ("sessions.lock");
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
      return -1;
    }
  while (flock (fd, LOCK_EX) != 0)
    {
      /* Two that add at one moment may lose one of two ids then: what they did is no less kept,
       * only not for undo. */
      if (waymark_work_lock_is_refused (errno))
        break;
      if (errno == EINTR)
        continue;

      waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, errno);
      close (fd);
      return -1;
    }
  return fd;
}

/* Sessions are added in the order of time, so the first line is the oldest. */
static gboolean
has_expired (const char *path, gint64 now)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autofree char *session = NULL;
  gint64 time;

  if (stream == NULL)
    return FALSE;
  lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  return line != NULL && (!parse_line (line, &session, &time) || time + KEPT_SECONDS <= now);
}

static gboolean
drop_expired (const char *path, gint64 now, GError **error)
{
  g_auto (GStrv) lines = read_lines (path);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *session = NULL;
      gint64 time;

      if (parse_line (lines[i], &session, &time) && time + KEPT_SECONDS > now)
        g_string_append_printf (text, "%s\n", lines[i]);
    }
  return g_file_set_contents_full (
      path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Begins with a line end, should the line before have been cut by a crash. */
static gboolean
append_line (const char *path, const char *session, gint64 now)
{
  g_autofree char *line = g_strdup_printf ("\n%s %" G_GINT64_FORMAT "\n", session, now);
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  const char *bytes = line;
  gssize length;
  struct stat info;
  gboolean written;
  int saved;

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &info) == 0 && info.st_size == 0)
    bytes++;
  length = (gssize) strlen (bytes);
  written = write (fd, bytes, (gsize) length) == length;
  saved = written ? 0 : errno;
  if (close (fd) != 0 && written)
    return FALSE;
  errno = saved;
  return written;
}

/**
 * waymark_sessions_add:
 * @session: a session's id, 32 hexadecimal digits
 * @error: return location
 *
 * Puts a session on the list, and drops those older than a year.
 *
 * Returns: %FALSE if the list could not be written
 */
gboolean
waymark_sessions_add (const char *session, GError **error)
{
  g_autofree char *path = waymark_state_path ("sessions");
  g_autoptr (GError) failure = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean written;
  int lock;
  int saved;

  g_return_val_if_fail (session != NULL && strlen (session) == 32, FALSE);

  lock = lock_list (error);
  if (lock < 0)
    return FALSE;
  /* A list that could not be shortened can still be added to. */
  if (has_expired (path, now) && !drop_expired (path, now, &failure))
    g_debug ("own sessions: %s", failure->message);
  written = append_line (path, session, now);
  saved = errno;
  close (lock);
  return written || waymark_set_file_error (error, WAYMARK_FILE_KEEPING, path, saved);
}
