/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-history-filter.h"

#include <glib/gi18n-lib.h>

static gboolean
read_day (WaymarkPlan *plan, const char *word, gint64 *before, GError **error)
{
  gint64 year_start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");

  *before = G_MAXINT64;
  if (g_str_equal (word, "everything") ||
      waymark_day_from_words (word, (int) year_start, FALSE, before))
    return TRUE;
  g_set_error (
      error,
      CLI_ERROR,
      CLI_ERROR_USAGE,
      /* Translators: %s is what was typed for a date; “everything” is not translated */
      _ ("“%s” is no date that Waymark understands. For example: 14/3/2025, march 2025; or "
         "everything."),
      word);
  return FALSE;
}

/**
 * cli_forget:
 * @document: the open plan
 * @options: PLAN DATE
 * @error: why nothing was forgotten
 *
 * Forgets what was changed before a day.
 *
 * Returns: whether the file is without it
 */
gboolean
cli_forget (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  gint64 before;
  guint n_edits;

  if (!read_day (plan, options->words[1], &before, error))
    return FALSE;
  if (before != G_MAXINT64)
    {
      time = g_date_time_new_from_unix_local (before);
      day = g_date_time_format (time, "%Y-%m-%d");
      /* Translators: the name of an edit; %s is a date such as 2024-04-01 */
      name = g_strdup_printf (C_ ("edit", "Forget changes before %s"), day);
    }
  else
    name = g_strdup (C_ ("edit", "Forget all earlier changes"));
  if (!waymark_document_forget (document, before, name, &n_edits, error))
    return FALSE;
  if (n_edits > 0)
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_NOT_FOUND,
                       _ ("Nothing in the history is older than that. Nothing was forgotten."));
  return FALSE;
}

/**
 * cli_clean_copy:
 * @document: the open plan
 * @options: PLAN COPY
 * @error: why it is not written
 *
 * Writes the plan without its history to a new file.
 *
 * Returns: whether it is written
 */
gboolean
cli_clean_copy (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->words[1]);
  g_autofree char *name = g_filename_display_basename (options->words[1]);

  if (!g_file_query_exists (file, NULL))
    return waymark_document_save_clean_copy (document, file, error);
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_EXISTS,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is already there. Choose another name for the clean copy."),
               name);
  return FALSE;
}

/**
 * cli_go_back:
 * @document: the open plan
 * @options: PLAN OLDER
 * @error: why it did not
 *
 * Makes the plan what an older version of its file says, as one edit.
 *
 * Returns: whether it is so
 */
gboolean
cli_go_back (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GFile) older = g_file_new_for_commandline_arg (options->words[1]);

  return waymark_document_go_back_to (
      document, older, C_ ("edit", "Go back to an older version"), error);
}
