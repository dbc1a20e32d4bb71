/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli.h"

#include "waymark-json.h"
#include "waymark-lateness.h"
#include "waymark-plan-file.h"
#include "waymark-reference-text.h"
#include "waymark-web-page.h"

#include <glib/gi18n-lib.h>

/* JSON needs no plan in memory, only its items one after another, and maybe its edits. */
typedef struct
{
  WaymarkSource *source;
  GPtrArray *history; /* (nullable) */
} CliExport;

static void
write_string (WaymarkJsonOutput *output, const char *key, const char *string)
{
  waymark_json_output_key (output, key);
  if (string != NULL)
    waymark_json_output_string (output, string);
  else
    waymark_json_output_null (output);
}

static void
write_value (WaymarkJsonOutput *output, const WaymarkValue *value)
{
  g_autofree char *written = NULL;

  switch (waymark_value_get_type_of (value))
    {
    case WAYMARK_VALUE_LIST:
      waymark_json_output_open (output, '[');
      for (gsize i = 0; i < waymark_value_get_length (value); i++)
        {
          waymark_json_output_element (output);
          write_value (output, waymark_value_get_child (value, i));
        }
      waymark_json_output_close (output, ']');
      break;
    case WAYMARK_VALUE_STRING:
      written = waymark_text_as_written (waymark_value_get_string (value), NULL);
      waymark_json_output_string (output, written);
      break;
    case WAYMARK_VALUE_INTEGER:
      waymark_json_output_integer (output, waymark_value_get_integer (value));
      break;
    case WAYMARK_VALUE_BOOLEAN:
      if (waymark_value_get_boolean (value))
        waymark_json_output_true (output);
      else
        waymark_json_output_null (output);
      break;
    case WAYMARK_VALUE_NULL:
    default:
      waymark_json_output_null (output);
    }
}

static void
write_change (WaymarkJsonOutput *output, const WaymarkHistoryChange *change)
{
  waymark_json_output_element (output);
  waymark_json_output_open (output, '{');
  write_string (output, "item", change->item);
  write_string (output, "kind", change->kind);
  write_string (output, "field", change->field);
  waymark_json_output_key (output, "from");
  write_value (output, change->from);
  waymark_json_output_key (output, "to");
  write_value (output, change->to);
  waymark_json_output_close (output, '}');
}

static void
write_entry (WaymarkJsonOutput *output, const WaymarkHistoryEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->time);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  waymark_json_output_element (output);
  waymark_json_output_open (output, '{');
  write_string (output, "digest", entry->digest);
  write_string (output, "person", entry->person);
  write_string (output, "time", when);
  write_string (output, "name", entry->name);
  waymark_json_output_key (output, "undo");
  if (entry->is_undo)
    waymark_json_output_true (output);
  else
    waymark_json_output_null (output);
  waymark_json_output_key (output, "changes");
  waymark_json_output_open (output, '[');
  for (guint i = 0; i < entry->changes->len; i++)
    write_change (output, g_ptr_array_index (entry->changes, i));
  waymark_json_output_close (output, ']');
  waymark_json_output_close (output, '}');
}

static gboolean
write_history (WaymarkJsonOutput *output, gpointer user_data, GError **error)
{
  GPtrArray *history = user_data;

  for (guint i = 0; i < history->len; i++)
    {
      write_entry (output, g_ptr_array_index (history, i));
      if (!waymark_json_output_flush (output, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_json (GOutputStream *stream, gpointer user_data, GError **error)
{
  CliExport *export = user_data;

  return waymark_json_write_with_history (export->source,
                                          export->history != NULL ? write_history : NULL,
                                          export->history,
                                          stream,
                                          NULL,
                                          error);
}

static gboolean
write_html (GOutputStream *stream, gpointer user_data, GError **error)
{
  GDate today;

  waymark_today (&today);
  return waymark_web_page_write (user_data, &today, stream, NULL, error);
}

static gboolean
export_json (const CliOptions *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->words[0]);
  g_autoptr (WaymarkPlanFile) plan = waymark_plan_file_open (file, NULL, error);
  CliExport export = { NULL, NULL };

  if (plan == NULL)
    return FALSE;
  export.source = waymark_plan_file_get_source (plan);
  return cli_write_file (options->output, write_json, &export, error);
}

static gboolean
export_with_history (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) history = waymark_document_get_history (document, NULL, error);
  CliExport export = { WAYMARK_SOURCE (waymark_document_get_plan (document)), history };

  return history != NULL && cli_write_file (options->output, write_json, &export, error);
}

static gboolean
export_html (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  const WaymarkLanguage *language;

  if (!cli_find_language (options, &language, error))
    return FALSE;

  g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);
  return cli_write_file (options->output, write_html, waymark_document_get_plan (document), error);
}

/**
 * cli_export:
 * @options: PLAN, `--format`, `--output`, `--history`, `--language`
 * @error: why it is not written
 *
 * Writes a plan as JSON or as a web page, to standard output if nothing else is said.
 *
 * Returns: whether all of it is written
 */
gboolean
cli_export (const CliOptions *options, GError **error)
{
  const char *format = options->format != NULL ? options->format : "json";

  if (g_str_equal (format, "json"))
    return options->history ? cli_run_on_plan (options, export_with_history, error)
                            : export_json (options, error);
  if (!g_str_equal (format, "html"))
    g_set_error (error,
                 CLI_ERROR,
                 CLI_ERROR_USAGE,
                 /* Translators: %s is what was typed; json and html are not translated */
                 _ ("There is no format “%s”. Use json or html."),
                 format);
  else if (options->history)
    g_set_error_literal (
        error, CLI_ERROR, CLI_ERROR_USAGE, _ ("A web page holds no history. Use --format json."));
  else
    return cli_run_on_plan (options, export_html, error);
  return FALSE;
}
