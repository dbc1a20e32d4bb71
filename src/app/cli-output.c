/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include <errno.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "waymark-file-error.h"

static void
print_to (FILE *file, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  fputs (text, file);
}

/**
 * cli_print:
 * @format: printf format
 *
 * Prints what was asked for to standard output, as UTF-8.
 */
void
cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_to (stdout, format, args);
  va_end (args);
}

/**
 * cli_warn:
 * @format: printf format of a sentence
 *
 * Prints a line to standard error: why something could not be done, or what a person
 * should know although it was.
 */
void
cli_warn (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_to (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}

/**
 * cli_print_indented:
 * @text: one or more lines
 * @indent: blanks before each
 */
void
cli_print_indented (const char *text, guint indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '\0')
      cli_print ("\n");
    else
      cli_print ("%*s%s\n", (int) indent, "", lines[i]);
}

/**
 * cli_flush:
 * @error: %WAYMARK_ERROR_FAILED
 *
 * Returns: whether standard output took everything
 */
gboolean
cli_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return TRUE;
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_FAILED,
               /* Translators: %s is what the system says, such as "No space left on device" */
               _ ("Standard output could not be written: %s."),
               g_strerror (errno));
  return FALSE;
}

static GOutputStream *
open_output (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error));
}

/* A file that is closed with a cancelled request stays what it was. */
static void
abandon (GOutputStream *stream)
{
  g_autoptr (GCancellable) never = g_cancellable_new ();

  g_cancellable_cancel (never);
  g_output_stream_close (stream, never, NULL);
}

static gboolean
name_file (const char *path, GError *reason, GError **error)
{
  g_autoptr (GError) own = reason;

  return waymark_set_write_error (error, path != NULL ? path : "-", own);
}

/**
 * cli_write_file:
 * @path: (nullable): where to; "-" or %NULL is standard output
 * @write: writes the content
 * @user_data: for @write
 * @error: what went wrong, with the name of the file
 *
 * Writes a file whole or not at all: when anything fails, what was there before stays.
 *
 * Returns: whether all of it is written
 */
gboolean
cli_write_file (const char *path,
                gboolean (*write) (GOutputStream *stream, gpointer user_data, GError **error),
                gpointer user_data,
                GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  GError *reason = NULL;

  if (!cli_flush (error))
    return FALSE;
  stream = open_output (path, &reason);
  if (stream == NULL)
    return name_file (path, reason, error);

  buffered = g_buffered_output_stream_new_sized (stream, 1 << 16);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  if (!write (buffered, user_data, &reason) || !g_output_stream_close (buffered, NULL, &reason))
    {
      abandon (stream);
      return name_file (path, reason, error);
    }
  if (!g_output_stream_close (stream, NULL, &reason))
    return name_file (path, reason, error);
  return TRUE;
}
