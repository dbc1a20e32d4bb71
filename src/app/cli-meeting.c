/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include "waymark-agenda.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-plan-snapshot.h"
#include "waymark-snapshot.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define INDENT 4

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  cli_print ("%s\n", text);
}

/* The meeting that was named, or the one that is most likely meant. */
static WaymarkItem *
find_meeting (WaymarkDocument *document, const char *word, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *meeting;
  GDate today;

  if (word != NULL)
    return cli_find_meeting (plan, word, error);
  waymark_today (&today);
  meeting = waymark_plan_get_current_meeting (plan, &today);
  if (meeting == NULL)
    g_set_error_literal (
        error,
        WAYMARK_ERROR,
        WAYMARK_ERROR_NOT_FOUND,
        _ ("There is no open meeting in this plan; “waymark-cli meeting add” makes one."));
  return meeting;
}

/* ---- add */

/* Days are typed as people write them. */
static gboolean
set_day (WaymarkEdit *edit, WaymarkItem *meeting, const char *value, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  g_autofree char *day = NULL;

  if (*value == '\0')
    return waymark_edit_set (edit, meeting, "date", NULL, error);
  day = waymark_day_from_typed (value, (int) waymark_item_get_number (root, "year_start"));
  if (day != NULL)
    return waymark_edit_set_string (edit, meeting, "date", day, error);
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BAD_VALUE,
               /* Translators: %s is what was typed */
               _ ("“%s” is not a single day, such as 4/12/2025 or “4 december 2025”."),
               value);
  return FALSE;
}

static gboolean
set_values (
    WaymarkEdit *edit, WaymarkItem *item, char **words, const CliOptions *options, GError **error)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *field = NULL;
      g_autofree char *value = NULL;

      if (!cli_split_value (*words, &field, &value, error))
        return FALSE;
      if (waymark_item_get_kind (item) == WAYMARK_KIND_MEETING && g_str_equal (field, "date"))
        {
          if (!set_day (edit, item, value, error))
            return FALSE;
        }
      else if (!cli_set_value (edit, item, field, value, options, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cli_meeting_add:
 * @document: the open plan
 * @options: PLAN [FIELD=VALUE…]
 * @error: why there is none
 *
 * Adds a meeting, of the same body as the last and of today unless something else is
 * said, and prints its id.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_meeting_add (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (document, C_ ("edit", "New meeting"));
  g_autoptr (WaymarkItem) meeting = NULL;
  GDate today;

  waymark_today (&today);
  meeting = waymark_edit_add_meeting (edit, &today, error);
  if (meeting == NULL || !set_values (edit, meeting, options->words + 1, options, error) ||
      !waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  cli_print ("%s\n", waymark_item_get_id (meeting));
  return TRUE;
}

/* ---- list */

static void
add_meeting (JsonBuilder *builder, WaymarkItem *meeting)
{
  WaymarkItem *snapshot = waymark_meeting_get_snapshot (meeting);

  json_builder_begin_object (builder);
  cli_add_string (builder, "id", waymark_item_get_id (meeting));
  cli_add_string (builder, "body", waymark_item_get_string (meeting, "body"));
  cli_add_string (builder, "date", waymark_item_get_string (meeting, "date"));
  cli_add_string (builder, "place", waymark_item_get_string (meeting, "place"));
  cli_add_string (builder, "present", waymark_item_get_string (meeting, "present"));
  json_builder_set_member_name (builder, "closed");
  json_builder_add_boolean_value (builder, waymark_meeting_is_closed (meeting));
  json_builder_set_member_name (builder, "decisions");
  json_builder_add_int_value (builder, waymark_item_count (meeting, WAYMARK_KIND_DECISION));
  json_builder_set_member_name (builder, "updates");
  json_builder_add_int_value (builder, waymark_meeting_count_updates (meeting));
  cli_add_string (
      builder, "snapshot", snapshot != NULL ? waymark_item_get_string (snapshot, "digest") : NULL);
  json_builder_end_object (builder);
}

static void
print_meeting (WaymarkItem *meeting)
{
  g_autofree char *label = waymark_meeting_get_label (meeting);
  guint n_decisions = waymark_item_count (meeting, WAYMARK_KIND_DECISION);
  guint n_updates = waymark_meeting_count_updates (meeting);
  g_autofree char *decisions =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u decision", "%u decisions", n_decisions), n_decisions);
  g_autofree char *updates =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u update", "%u updates", n_updates), n_updates);

  cli_print ("%s  %s · %s · %s · %s\n",
             waymark_item_get_id (meeting),
             label,
             waymark_meeting_is_closed (meeting) ? C_ ("meeting", "closed")
                                                 : C_ ("meeting", "open"),
             decisions,
             updates);
}

/**
 * cli_meeting_list:
 * @document: the open plan
 * @options: PLAN, `--json`
 * @error: not set
 *
 * Prints the meetings, the earliest first.
 *
 * Returns: %TRUE
 */
gboolean
cli_meeting_list (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (waymark_document_get_plan (document));
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < meetings->len; i++)
    if (options->json)
      add_meeting (builder, meetings->pdata[i]);
    else
      print_meeting (meetings->pdata[i]);
  json_builder_end_array (builder);
  if (options->json)
    print_json (builder);
  return TRUE;
}

/* ---- agenda */

static void
add_entry (JsonBuilder *builder, const WaymarkAgendaEntry *entry)
{
  g_autofree char *number = waymark_item_get_number_label (entry->item);
  g_autofree char *title = waymark_item_get_title (entry->item);

  json_builder_begin_object (builder);
  cli_add_string (builder, "section", waymark_agenda_section_name (entry->section));
  cli_add_string (builder, "id", waymark_item_get_id (entry->item));
  cli_add_string (builder, "number", number);
  cli_add_string (builder, "text", title);
  cli_add_string (builder, "why", entry->why);
  json_builder_set_member_name (builder, "done");
  json_builder_add_boolean_value (builder, entry->done);
  json_builder_end_object (builder);
}

static void
print_entry (const WaymarkAgendaEntry *entry)
{
  g_autofree char *name = cli_name_item (entry->item);

  cli_print_indented (name, INDENT);
  cli_print_indented (entry->why, 2 * INDENT);
}

static void
print_agenda (WaymarkItem *meeting, GPtrArray *agenda, const GDate *today)
{
  g_autofree char *label = waymark_meeting_get_label (meeting);
  int section = -1;

  cli_print ("%s\n", label);
  for (guint i = 0; i < agenda->len; i++)
    {
      const WaymarkAgendaEntry *entry = agenda->pdata[i];

      if ((int) entry->section != section)
        {
          g_autofree char *heading = waymark_agenda_section_label (entry->section, meeting, today);

          cli_print ("\n%s\n", heading);
          section = (int) entry->section;
        }
      if (entry->item != NULL)
        print_entry (entry);
    }
  for (WaymarkItem *decision = waymark_item_first (meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    if (waymark_item_get (decision, "about") == NULL)
      cli_print_indented (waymark_item_get_string (decision, "text"), INDENT);
}

/**
 * cli_meeting_agenda:
 * @document: the open plan
 * @options: PLAN [MEETING], `--json`
 * @error: %WAYMARK_ERROR_NOT_FOUND
 *
 * Prints what a meeting is about.
 *
 * Returns: whether it was printed
 */
gboolean
cli_meeting_agenda (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkItem *meeting = find_meeting (document, options->words[1], error);
  g_autoptr (WaymarkPlan) before = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  GError *failure = NULL;
  GDate today;

  if (meeting == NULL)
    return FALSE;
  waymark_today (&today);
  if (waymark_meeting_get_previous (meeting) != NULL)
    before = waymark_meeting_load_plan (waymark_meeting_get_previous (meeting), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  agenda = waymark_agenda_new (meeting, before, NULL, &today);
  if (!options->json)
    {
      print_agenda (meeting, agenda, &today);
      return TRUE;
    }
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < agenda->len; i++)
    if (((WaymarkAgendaEntry *) agenda->pdata[i])->item != NULL)
      add_entry (builder, agenda->pdata[i]);
  json_builder_end_array (builder);
  print_json (builder);
  return TRUE;
}

/* ---- decide, close, snapshot */

/**
 * cli_meeting_decide:
 * @document: the open plan
 * @options: PLAN MEETING FIELD=VALUE…
 * @error: why there is none
 *
 * Adds a decision to a meeting and prints its id.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_meeting_decide (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (WaymarkItem) decision = NULL;
  WaymarkItem *meeting = find_meeting (document, options->words[1], error);
  WaymarkItem *added;

  if (meeting == NULL)
    return FALSE;
  edit = waymark_document_begin_edit (document, C_ ("edit", "Note a decision"));
  added = waymark_edit_add (edit, WAYMARK_KIND_DECISION, meeting, NULL, error);
  if (added == NULL)
    return FALSE;
  decision = waymark_item_ref (added);
  if (!set_values (edit, decision, options->words + 2, options, error) ||
      !waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  cli_print ("%s\n", waymark_item_get_id (decision));
  return TRUE;
}

/**
 * cli_meeting_close:
 * @document: the open plan
 * @options: PLAN [MEETING]
 * @error: why it stays open
 *
 * Closes a meeting and prints the digest of the snapshot.
 *
 * Returns: whether the file holds it
 */
gboolean
cli_meeting_close (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *meeting = find_meeting (document, options->words[1], error);

  if (meeting == NULL)
    return FALSE;
  edit = waymark_document_begin_edit (document, C_ ("edit", "Close meeting"));
  if (!waymark_edit_close_meeting (edit, meeting, error) ||
      !waymark_document_commit (document, g_steal_pointer (&edit), error))
    return FALSE;
  cli_print ("%s\n", waymark_item_get_string (waymark_meeting_get_snapshot (meeting), "digest"));
  return TRUE;
}

static gboolean
write_bytes (GOutputStream *stream, gpointer user_data, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (user_data, &length);

  return g_output_stream_write_all (stream, data, length, NULL, NULL, error);
}

/**
 * cli_meeting_snapshot:
 * @document: the open plan
 * @options: PLAN MEETING, `--output`
 * @error: %WAYMARK_ERROR_NOT_FOUND, %WAYMARK_ERROR_DAMAGED
 *
 * Writes the plan as it was when a meeting was closed, the same bytes at any time.
 *
 * Returns: whether all of it is written
 */
gboolean
cli_meeting_snapshot (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkItem *meeting = find_meeting (document, options->words[1], error);
  g_autoptr (GBytes) bytes = NULL;

  if (meeting == NULL)
    return FALSE;
  if (waymark_meeting_get_snapshot (meeting) == NULL)
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_NOT_FOUND,
                           _ ("This meeting was not closed, so there is no snapshot of it."));
      return FALSE;
    }
  bytes = waymark_snapshot_unpack (waymark_meeting_get_snapshot (meeting), error);
  return bytes != NULL && cli_write_file (options->output, write_bytes, bytes, error);
}
