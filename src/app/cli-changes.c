/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-history-filter.h"
#include "waymark-plan-compare.h"
#include "waymark-plan-snapshot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static WaymarkPlan *
load_seen (WaymarkDocument *document, GError **error)
{
  g_autoptr (GError) failure = NULL;
  WaymarkPlan *plan;
  gint64 time;

  plan = waymark_document_load_plan_seen (document, &time, &failure);
  if (plan == NULL && failure == NULL)
    g_set_error_literal (error,
                         WAYMARK_ERROR,
                         WAYMARK_ERROR_NOT_FOUND,
                         _ ("This plan was never closed in a window on this computer."));
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return plan;
}

static gboolean
is_digest (const char *word)
{
  return strlen (word) == 64 && strspn (word, "0123456789abcdef") == 64;
}

static WaymarkPlan *
load_after (WaymarkDocument *document, const char *digest, GError **error)
{
  g_autoptr (WaymarkHistoryReader) reader = waymark_document_read_history (document, NULL, error);

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < waymark_history_reader_get_count (reader); i++)
    if (g_str_equal (waymark_history_reader_get (reader, i)->digest, digest))
      return waymark_document_load_plan_after (document, digest, error);
  g_set_error_literal (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_NOT_FOUND,
      _ ("There is no such edit in the history; “waymark-cli history --format csv” "
         "has their digests."));
  return NULL;
}

static WaymarkPlan *
load_before (WaymarkDocument *document, const char *since, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  gint64 year_start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  gint64 before;

  if (g_str_equal (since, "last-opened"))
    return load_seen (document, error);
  if (g_file_test (since, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (since);

      return waymark_document_load_plan_in (document, file, error);
    }
  if (is_digest (since))
    return load_after (document, since, error);
  if (waymark_day_from_words (since, (int) year_start, FALSE, &before))
    return waymark_document_load_plan_before (document, before, error);
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %s is what was typed; last-opened is not translated */
               _ ("“%s” is neither a file nor a date that Waymark understands, such as 14/3/2025, "
                  "march 2025; nor last-opened."),
               since);
  return NULL;
}

static void
print_line (const WaymarkChangeLine *line)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *head = NULL;

  head = g_strjoin (line->item != NULL && line->label != NULL ? " " : "",
                    line->item != NULL ? line->item : "",
                    line->label != NULL ? line->label : "",
                    NULL);
  if (*head != '\0')
    g_string_append_printf (words, "%s: ", head);
  for (guint i = 0; i < line->spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (line->spans, i);

      g_string_append_printf (
          words, "%s%s%s", marks[span->fate][0], span->words, marks[span->fate][1]);
    }
  cli_print_indented (words->str, 4);
}

/* Both go the way of a snapshot, so that nothing else tells them apart. */
static gboolean
load_since_meeting (WaymarkPlan *plan, WaymarkPlan **before, WaymarkPlan **now, GError **error)
{
  WaymarkItem *meeting = waymark_plan_get_last_meeting (plan);
  g_autoptr (GError) failure = NULL;

  *before = meeting != NULL ? waymark_meeting_load_plan (meeting, &failure) : NULL;
  if (*before == NULL && failure == NULL)
    g_set_error_literal (
        error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND, _ ("No meeting was closed in this plan."));
  else if (*before == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    *now = waymark_plan_as_snapshot (plan, error);
  return *before != NULL && *now != NULL;
}

static gboolean
load_both (WaymarkDocument *document,
           const CliOptions *options,
           WaymarkPlan **before,
           WaymarkPlan **now,
           GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);

  if (options->since_meeting == (options->words[1] != NULL))
    {
      g_set_error_literal (error,
                           CLI_ERROR,
                           CLI_ERROR_USAGE,
                           _ ("Since when? Name a date, a file or an edit, or use "
                              "--since-meeting."));
      return FALSE;
    }
  if (options->since_meeting)
    return load_since_meeting (plan, before, now, error);
  *now = g_object_ref (plan);
  *before = load_before (document, options->words[1], error);
  return *before != NULL;
}

/**
 * cli_changes:
 * @document: the open plan
 * @options: PLAN SINCE, or PLAN `--since-meeting`
 * @error: why it cannot be told
 *
 * Prints what is different since a moment or from another file, theme by theme.
 *
 * Returns: whether it was printed
 */
gboolean
cli_changes (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkPlan) before = NULL;
  g_autoptr (WaymarkPlan) now = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (!load_both (document, options, &before, &now, error))
    return FALSE;
  groups = waymark_plan_compare_by_theme (before, now);
  for (guint i = 0; i < groups->len; i++)
    {
      const WaymarkChangeGroup *group = g_ptr_array_index (groups, i);

      cli_print ("%s\n", group->title);
      for (guint k = 0; k < group->lines->len; k++)
        print_line (g_ptr_array_index (group->lines, k));
    }
  return TRUE;
}
