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

#include "waymark-list-words.h"
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

/* Standard output is not closed: others may go on with it. */
static gboolean
write_output (WaymarkOutputFunc write, gpointer user_data, GError **error)
{
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (output, 1 << 16);
  g_autoptr (GError) reason = NULL;

  return (write (buffered, user_data, &reason) &&
          g_output_stream_close (buffered, NULL, &reason)) ||
         waymark_set_write_error (error, "-", reason);
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
cli_write_file (const char *path, WaymarkOutputFunc write, gpointer user_data, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (!cli_flush (error))
    return FALSE;
  if (path == NULL || g_str_equal (path, "-"))
    return write_output (write, user_data, error);
  file = g_file_new_for_commandline_arg (path);
  return waymark_output_file_write (file, WAYMARK_OUTPUT_OVER, write, user_data, error);
}

/**
 * cli_find_language:
 * @options: `--language`
 * @language: (out) (nullable): what to write in; %NULL for the program's own
 * @error: that Waymark does not come in it
 *
 * Returns: whether there is such a language
 */
gboolean
cli_find_language (const CliOptions *options, const WaymarkLanguage **language, GError **error)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *known = NULL;

  *language = options->language != NULL ? waymark_language_get (options->language) : NULL;
  if (options->language == NULL || *language != NULL)
    return TRUE;
  codes = waymark_language_list ();
  known = waymark_list_to_commas ((const char *const *) codes);
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %1$s is what was typed, %2$s what there is: "en, cy, pl" */
               _ ("Waymark does not come in the language “%1$s”. Use one of these: %2$s."),
               options->language,
               known);
  return FALSE;
}
