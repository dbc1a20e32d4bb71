/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-import.h"

#include <glib/gi18n-lib.h>

static gboolean
write_report (GOutputStream *stream, gpointer user_data, GError **error)
{
  return waymark_import_write_report (user_data, stream, NULL, error);
}

/* What was left out for one reason: the words, and the lines on which they stand. */
typedef struct
{
  const char *why;
  GPtrArray *words;  /* of const char *, in the order of the document */
  GHashTable *lines; /* words -> GString */
} CliReason;

static void
reason_free (CliReason *reason)
{
  g_ptr_array_unref (reason->words);
  g_hash_table_unref (reason->lines);
  g_free (reason);
}

static void
lines_free (gpointer lines)
{
  g_string_free (lines, TRUE);
}

static CliReason *
find_reason (GPtrArray *reasons, const char *why)
{
  CliReason *reason;

  for (guint i = 0; i < reasons->len; i++)
    {
      reason = g_ptr_array_index (reasons, i);
      if (g_strcmp0 (reason->why, why) == 0)
        return reason;
    }
  reason = g_new0 (CliReason, 1);
  reason->why = why;
  reason->words = g_ptr_array_new ();
  reason->lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, lines_free);
  g_ptr_array_add (reasons, reason);
  return reason;
}

static void
add_line (CliReason *reason, const WaymarkImportNote *note)
{
  GString *lines = g_hash_table_lookup (reason->lines, note->words);

  if (lines == NULL)
    {
      lines = g_string_new (NULL);
      g_hash_table_insert (reason->lines, note->words, lines);
      g_ptr_array_add (reason->words, note->words);
    }
  g_string_append_printf (lines, "%s%u", lines->len > 0 ? ", " : "", note->line);
}

static void
print_reason (const CliReason *reason)
{
  cli_print ("  %s:\n", reason->why != NULL ? reason->why : "");
  for (guint i = 0; i < reason->words->len; i++)
    {
      const char *words = g_ptr_array_index (reason->words, i);
      const GString *lines = g_hash_table_lookup (reason->lines, words);

      /* Translators: %1$s are words of a document, %2$s the numbers of the lines they stand on */
      cli_print (_ ("    %1$s (line %2$s)"), words, lines->str);
      cli_print ("\n");
    }
}

/* What was left out repeats itself from page to page, so it is gathered by its reason. */
static void
print_furniture (GPtrArray *notes)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);

  if (notes->len == 0)
    return;
  for (guint i = 0; i < notes->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      add_line (find_reason (reasons, note->why), note);
    }
  cli_print ("\n%s\n", _ ("Left out as part of the page:"));
  for (guint i = 0; i < reasons->len; i++)
    print_reason (g_ptr_array_index (reasons, i));
}

static void
print_needs_a_look (GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  cli_print ("\n%s\n", _ ("Needs a look:"));
  for (guint i = 0; i < notes->len; i++)
    {
      const WaymarkImportNote *note = g_ptr_array_index (notes, i);

      /* Translators: %1$u is a line of a document, %2$s the words on it */
      cli_print (_ ("  line %1$u: %2$s"), note->line, note->words);
      cli_print ("\n");
      if (note->why != NULL)
        cli_print_indented (note->why, 6);
    }
}

static void
print_account (WaymarkImport *import, const char *source)
{
  g_autofree char *counts = waymark_import_describe (import);
  guint placed = waymark_import_get_n_words_placed (import);

  /* Translators: %1$s is a file, %2$s for example "5 themes, 21 priorities, 22 actions" */
  cli_print (_ ("“%1$s” became %2$s."), source, counts);
  cli_print ("\n");
  if (placed > 0)
    {
      /* Translators: %u is how many there are */
      cli_print (ngettext ("%u word is in the plan.", "%u words are in the plan.", placed), placed);
      cli_print ("\n");
    }
  print_furniture (waymark_import_get_furniture (import));
  print_needs_a_look (waymark_import_get_needs_a_look (import));
}

/**
 * cli_import:
 * @options: SOURCE PLAN, `--report`
 * @error: why there is no plan now
 *
 * Makes a plan of a document and prints what was understood of it.
 *
 * Returns: whether PLAN is there now
 */
gboolean
cli_import (const CliOptions *options, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_commandline_arg (options->words[0]);
  g_autofree char *source_name = g_filename_display_basename (options->words[0]);
  g_autoptr (WaymarkImport) import = NULL;

  if (!cli_may_create (options->words[1], error))
    return FALSE;
  import = waymark_import_file (source, NULL, error);
  if (import == NULL)
    return FALSE;
  if (options->report != NULL && !cli_write_file (options->report, write_report, import, error))
    return FALSE;

  if (!cli_create_plan (waymark_import_get_plan (import),
                        options->words[1],
                        C_ ("edit", "Import a document"),
                        options,
                        error))
    return FALSE;
  print_account (import, source_name);
  return TRUE;
}
