/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include "waymark-change-words.h"
#include "waymark-history-csv.h"
#include "waymark-history-filter.h"

#include <glib/gi18n-lib.h>

static void
warn_left_alone (guint left_alone)
{
  if (left_alone > 0)
    /* Translators: %u is how many there are */
    cli_warn (ngettext ("%u value was changed later by another person and was left alone.",
                        "%u values were changed later by another person and were left alone.",
                        left_alone),
              left_alone);
}

/**
 * cli_undo:
 * @document: the open plan
 * @options: PLAN
 * @error: %WAYMARK_ERROR_NOTHING_TO_UNDO
 *
 * Takes back the last edit that was made on this computer.
 *
 * Returns: whether the file is without it
 */
gboolean
cli_undo (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  guint left_alone = 0;

  if (!waymark_document_undo (document, &left_alone, error))
    return FALSE;
  warn_left_alone (left_alone);
  return TRUE;
}

/**
 * cli_redo:
 * @document: the open plan
 * @options: PLAN
 * @error: %WAYMARK_ERROR_NOTHING_TO_UNDO
 *
 * Makes again what the last undo took back.
 *
 * Returns: whether the file holds it again
 */
gboolean
cli_redo (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  guint left_alone = 0;

  if (!waymark_document_redo (document, &left_alone, error))
    return FALSE;
  warn_left_alone (left_alone);
  return TRUE;
}

static char *
format_value (WaymarkPlan *plan, const WaymarkHistoryChange *change, const WaymarkValue *value)
{
  WaymarkKind kind;

  if (!waymark_kind_from_name (change->kind, &kind))
    return g_strdup ("–");
  return cli_value_to_words (plan, kind, change->field, value);
}

static void
print_change (WaymarkPlan *plan, const WaymarkHistoryChange *change)
{
  WaymarkFate fate = waymark_change_get_fate (change);
  g_autofree char *name = waymark_change_name_item (plan, change);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (fate == WAYMARK_FATE_NONE)
    return;
  if (fate != WAYMARK_FATE_CHANGED)
    {
      cli_print ("    %s: %s\n", name, waymark_fate_to_words (fate));
      return;
    }
  from = format_value (plan, change, change->from);
  to = format_value (plan, change, change->to);
  cli_print ("    %s %s: %s → %s\n", name, change->field, from, to);
}

static void
print_entry (WaymarkPlan *plan, const WaymarkHistoryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  gboolean named = entry->person != NULL && *entry->person != '\0';

  cli_print ("%s  %s  %s%s\n",
             when != NULL ? when : "?",
             named ? entry->person : C_ ("person", "Somebody"),
             entry->name != NULL ? entry->name : "",
             /* Translators: behind the name of an edit that took another back */
             entry->is_undo ? C_ ("history", " (undo or redo)") : "");
  for (guint i = 0; i < entry->changes->len; i++)
    print_change (plan, g_ptr_array_index (entry->changes, i));
}

/* ---- the history */

/* What cli_history() passes through: entries that the filter keeps, one after another. */
typedef struct
{
  WaymarkHistoryReader *reader;
  WaymarkPlan *plan;
  WaymarkHistoryFilter filter;
} CliHistory;

static gboolean
fail_date (const char *words, GError **error)
{
  g_set_error (error,
               CLI_ERROR,
               CLI_ERROR_USAGE,
               /* Translators: %s is what was typed for a date */
               _ ("“%s” is no date that Waymark understands. For example: 14/3/2025, march 2025."),
               words);
  return FALSE;
}

static gboolean
read_filter (WaymarkHistoryFilter *filter,
             WaymarkPlan *plan,
             const CliOptions *options,
             GError **error)
{
  int year_start = (int) waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  gboolean known = options->field == NULL;

  if (!waymark_history_filter_set_first_day (filter, options->from, year_start))
    return fail_date (options->from, error);
  if (!waymark_history_filter_set_last_day (filter, options->to, year_start))
    return fail_date (options->to, error);
  for (int kind = 0; kind < WAYMARK_N_KINDS && !known; kind++)
    known = waymark_kind_find_field ((WaymarkKind) kind, options->field) >= 0;
  if (!known)
    {
      g_set_error (
          error,
          CLI_ERROR,
          CLI_ERROR_USAGE,
          /* Translators: %s is what was typed for a field */
          _ ("There is no field “%s”; “waymark-cli show PLAN ITEM” prints those of an item."),
          options->field);
      return FALSE;
    }
  filter->person = g_strdup (options->person);
  filter->field = g_strdup (options->field);
  return TRUE;
}

/* Reads an entry's changes; @keep says whether it is to be shown. */
static gboolean
read_entry (CliHistory *history, guint position, gboolean *keep, GError **error)
{
  if (!waymark_history_reader_read (history->reader, position, error))
    return FALSE;
  *keep = waymark_history_filter_has (
      &history->filter, history->plan, waymark_history_reader_get (history->reader, position));
  return TRUE;
}

static gboolean
print_text (CliHistory *history, GError **error)
{
  for (guint i = 0; i < waymark_history_reader_get_count (history->reader); i++)
    {
      gboolean keep;

      if (!read_entry (history, i, &keep, error))
        return FALSE;
      if (keep)
        print_entry (history->plan, waymark_history_reader_get (history->reader, i));
    }
  return TRUE;
}

static gboolean
write_csv (GOutputStream *stream, gpointer user_data, GError **error)
{
  CliHistory *history = user_data;
  g_autoptr (GString) csv = g_string_new (NULL);

  waymark_history_csv_begin (csv);
  for (guint i = 0; i < waymark_history_reader_get_count (history->reader); i++)
    {
      gboolean keep;

      if (!read_entry (history, i, &keep, error))
        return FALSE;
      if (keep)
        waymark_history_csv_add (
            csv, history->plan, waymark_history_reader_get (history->reader, i));
      if (!g_output_stream_write_all (stream, csv->str, csv->len, NULL, NULL, error))
        return FALSE;
      g_string_truncate (csv, 0);
    }
  return g_output_stream_write_all (stream, csv->str, csv->len, NULL, NULL, error);
}

static gboolean
write_history (CliHistory *history, const CliOptions *options, GError **error)
{
  const char *format = options->format != NULL ? options->format : "text";

  if (g_str_equal (format, "csv"))
    return cli_write_file (options->output, write_csv, history, error);
  if (!g_str_equal (format, "text"))
    g_set_error (error,
                 CLI_ERROR,
                 CLI_ERROR_USAGE,
                 /* Translators: %s is what was typed; text and csv are not translated */
                 _ ("There is no format “%s”. Use text or csv."),
                 format);
  else if (options->output != NULL && !g_str_equal (options->output, "-"))
    g_set_error_literal (error,
                         CLI_ERROR,
                         CLI_ERROR_USAGE,
                         _ ("Text goes to standard output. Use --format csv for a file."));
  else
    return print_text (history, error);
  return FALSE;
}

static gboolean
print_forgotten (WaymarkDocument *document, GError **error)
{
  guint n_edits;

  if (!waymark_document_count_forgotten (document, &n_edits, error))
    return FALSE;
  if (n_edits == 0)
    return TRUE;
  cli_print (
      /* Translators: %u is how many there are */
      ngettext ("%u earlier change was forgotten.", "%u earlier changes were forgotten.", n_edits),
      n_edits);
  cli_print ("\n");
  return TRUE;
}

/**
 * cli_history:
 * @document: the open plan
 * @options: PLAN [ITEM], `--person`, `--from`, `--to`, `--field`, `--format`, `--output`,
 *   `--language`
 * @error: why it cannot be read
 *
 * Prints each edit, the newest first: when, who, its name, and what it changed; or
 * writes them as a table.
 *
 * Returns: whether it was printed
 */
gboolean
cli_history (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkHistoryReader) reader = NULL;
  CliHistory history = { NULL, waymark_document_get_plan (document), WAYMARK_HISTORY_FILTER_INIT };
  const WaymarkLanguage *language;
  WaymarkItem *item = NULL;
  gboolean done;

  if (!cli_find_language (options, &language, error))
    return FALSE;
  if (options->words[1] != NULL &&
      (item = cli_find_item (history.plan, options->words[1], error)) == NULL)
    return FALSE;
  reader = waymark_document_read_history (
      document, item != NULL ? waymark_item_get_id (item) : NULL, error);
  if (reader == NULL)
    return FALSE;
  history.reader = reader;

  g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);
  done = read_filter (&history.filter, history.plan, options, error) &&
         write_history (&history, options, error);
  if (done && options->format == NULL && item == NULL &&
      waymark_history_filter_is_empty (&history.filter))
    done = print_forgotten (document, error);
  waymark_history_filter_clear (&history.filter);
  return done;
}

/**
 * cli_check:
 * @document: the open plan
 * @options: PLAN
 * @error: what is wrong with it
 *
 * Rebuilds the plan from its edits and compares.
 *
 * Returns: whether they agree
 */
gboolean
cli_check (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autofree char *name = g_filename_display_basename (options->words[0]);
  g_autoptr (WaymarkHistoryReader) reader = NULL;
  guint n_items, n_forgotten;

  if (!waymark_document_check (document, error) ||
      !waymark_document_count_forgotten (document, &n_forgotten, error))
    return FALSE;
  reader = waymark_document_read_history (document, NULL, error);
  if (reader == NULL)
    return FALSE;
  n_items = waymark_plan_get_n_items (waymark_document_get_plan (document));
  /* Translators: %1$s is the name of a file, %2$u and %3$u are counts */
  cli_print (ngettext ("“%1$s” is sound: its %2$u item is what its edits (%3$u) make of it.",
                       "“%1$s” is sound: its %2$u items are what its edits (%3$u) make of it.",
                       n_items),
             name,
             n_items,
             n_forgotten + waymark_history_reader_get_count (reader));
  cli_print ("\n");
  return TRUE;
}
