/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "cli-claim.h"

#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-plan-snapshot.h"
#include "waymark-tally-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* ---- as JSON: names and order are format, and nothing in it is localised */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_counts (JsonBuilder *builder, const WaymarkTallyRow *row)
{
  add_int (builder, "actions", row->actions);
  add_int (builder, "late", row->late);
  add_int (builder, "soon", row->soon);
  add_int (builder, "finished", row->finished);
  json_builder_set_member_name (builder, "ratings");
  json_builder_begin_object (builder);
  for (int rating = WAYMARK_RATING_GREEN; rating < WAYMARK_N_RATINGS; rating++)
    add_int (builder, waymark_rating_get_name (rating), row->ratings[rating]);
  add_int (builder, "none", row->ratings[WAYMARK_RATING_NONE]);
  json_builder_end_object (builder);
}

static void
add_status (JsonBuilder *builder, const WaymarkTallyRow *row)
{
  cli_add_string (
      builder, "status", row->item != NULL ? waymark_item_get_string (row->item, "word") : NULL);
  cli_add_string (
      builder, "stage", row->item != NULL ? waymark_item_get_string (row->item, "stage") : NULL);
}

static void
add_theme (JsonBuilder *builder, const WaymarkTallyRow *row)
{
  g_autofree char *number = waymark_item_get_number_label (row->item);

  cli_add_string (builder, "id", waymark_item_get_id (row->item));
  cli_add_string (builder, "number", number);
  cli_add_string (builder, "title", waymark_item_get_string (row->item, "title"));
}

static void
add_lead (JsonBuilder *builder, const WaymarkTallyRow *row)
{
  cli_add_string (builder, "id", row->item != NULL ? waymark_item_get_id (row->item) : NULL);
  cli_add_string (builder, "lead", row->item != NULL ? waymark_party_get_short (row->item) : NULL);
  cli_add_string (
      builder, "type", row->item != NULL ? waymark_item_get_string (row->item, "type") : NULL);
  add_int (builder, "through", row->through);
  cli_add_string (
      builder, "heard", row->heard != NULL ? waymark_item_get_string (row->heard, "date") : NULL);
}

static void
add_rows (JsonBuilder *builder,
          const char *name,
          const GArray *rows,
          void (*add) (JsonBuilder *builder, const WaymarkTallyRow *row))
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (rows, WaymarkTallyRow, i);

      json_builder_begin_object (builder);
      add (builder, row);
      add_counts (builder, row);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_day (JsonBuilder *builder, const char *name, const GDate *day)
{
  char text[sizeof "YYYY-MM-DD"];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", day);
  cli_add_string (builder, name, text);
}

static void
add_gaps (JsonBuilder *builder, const WaymarkTally *tally)
{
  json_builder_set_member_name (builder, "without");
  json_builder_begin_object (builder);
  add_int (builder, "lead", tally->without_lead);
  add_int (builder, "date", tally->without_date);
  add_int (builder, "update", tally->without_update);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "dates");
  json_builder_begin_object (builder);
  add_int (builder, "undecided", tally->undecided);
  add_int (builder, "moved", tally->moved);
  add_int (builder, "months", tally->months_slipped);
  json_builder_end_object (builder);
}

/* The plan as it was at its meetings: of a WaymarkPlan and what is counted in it. */
typedef struct
{
  WaymarkItem *meeting;
  WaymarkPlan *plan;
  WaymarkTally *tally;
} Past;

static void
past_clear (gpointer data)
{
  Past *past = data;

  waymark_tally_free (past->tally);
  g_object_unref (past->plan);
}

/* Returns: (nullable): meetings that were closed, oldest first */
static GArray *
load_past (WaymarkPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Past));

  g_array_set_clear_func (all, past_clear);
  for (guint i = 0; i < meetings->len; i++)
    {
      Past past = { .meeting = meetings->pdata[i] };
      GError *failure = NULL;
      GDate day;

      if (!waymark_meeting_get_date (past.meeting, &day))
        continue;
      past.plan = waymark_meeting_load_plan (past.meeting, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      if (past.plan == NULL)
        continue;
      past.tally = waymark_tally_new (past.plan, &day);
      g_array_append_val (all, past);
    }
  return g_steal_pointer (&all);
}

static void
add_past (JsonBuilder *builder, GArray *past)
{
  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < past->len; i++)
    {
      const Past *at = &g_array_index (past, Past, i);

      json_builder_begin_object (builder);
      cli_add_string (builder, "id", waymark_item_get_id (at->meeting));
      cli_add_string (builder, "date", waymark_item_get_string (at->meeting, "date"));
      cli_add_string (builder, "body", waymark_item_get_string (at->meeting, "body"));
      add_counts (builder, &at->tally->all);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (WaymarkPlan *plan, const WaymarkTally *tally, GArray *past, const GDate *today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  WaymarkItem *item = waymark_plan_get_root (plan);

  json_builder_begin_object (builder);
  cli_add_string (builder, "title", waymark_item_get_string (item, "title"));
  add_day (builder, "today", today);
  add_day (builder, "since", &tally->since);
  cli_add_string (builder, "rating_rule", waymark_item_get_string (item, "rating_rule"));
  add_counts (builder, &tally->all);
  add_int (builder, "pointers", tally->pointers);
  add_gaps (builder, tally);
  add_rows (builder, "statuses", tally->statuses, add_status);
  add_rows (builder, "themes", tally->themes, add_theme);
  add_rows (builder, "leads", tally->leads, add_lead);
  add_past (builder, past);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  cli_print ("%s\n", text);
}

/* ---- for people */

static void
print_line (const char *name, guint n, const WaymarkTallyRow *row)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  for (int rating = WAYMARK_RATING_GREEN; row != NULL && rating < WAYMARK_N_RATINGS; rating++)
    if (row->ratings[rating] > 0)
      g_string_append_printf (
          facts, "  %u %s", row->ratings[rating], waymark_rating_get_label (rating));
  if (row != NULL && row->late > 0)
    {
      /* Translators: how many actions are late, in a line of counts */
      g_string_append_printf (facts, ngettext ("  %u late", "  %u late", row->late), row->late);
    }
  cli_print ("%5u  %s%s\n", n, name, facts->str);
}

static void
print_rows (const char *heading, const GArray *rows, const char *without)
{
  cli_print ("\n%s\n", heading);
  for (guint i = 0; i < rows->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (rows, WaymarkTallyRow, i);
      g_autofree char *number =
          row->item != NULL ? waymark_item_get_number_label (row->item) : NULL;
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;

      if (row->actions == 0 && without != NULL)
        continue;
      if (row->item == NULL)
        title = g_strdup (without);
      else if (waymark_item_get_kind (row->item) == WAYMARK_KIND_PARTY)
        title = g_strdup (waymark_party_get_short (row->item));
      else
        title = waymark_item_get_title (row->item);
      name = number != NULL ? g_strdup_printf ("%s  %s", number, title) : g_steal_pointer (&title);
      print_line (name, row->actions, row);
    }
}

static void
print_past (GArray *past)
{
  if (past->len > 0)
    cli_print ("\n%s\n", C_ ("overview", "Meeting by meeting"));
  for (guint i = 0; i < past->len; i++)
    {
      const Past *at = &g_array_index (past, Past, i);
      g_autofree char *label = waymark_meeting_get_label (at->meeting);

      print_line (label, at->tally->all.actions, &at->tally->all);
    }
}

static void
print_text (const WaymarkTally *tally)
{
  g_autofree char *sentence = waymark_tally_to_sentence (tally);

  cli_print ("%s\n\n", sentence);
  print_line (C_ ("summary", "actions"), tally->all.actions, &tally->all);
  print_line (_ ("due within 60 days"), tally->all.soon, NULL);
  print_line (C_ ("word", "finished"), tally->all.finished, NULL);
  print_line (_ ("not finished, without a lead"), tally->without_lead, NULL);
  print_line (_ ("not finished, without a date"), tally->without_date, NULL);
  print_line (_ ("not finished, without a recent update"), tally->without_update, NULL);
  print_line (_ ("with a date to be agreed"), tally->undecided, NULL);
  print_line (_ ("with a date that was moved"), tally->moved, NULL);
  print_rows (_ ("By status"), tally->statuses, _ ("without a status"));
  print_rows (_ ("By theme"), tally->themes, NULL);
  print_rows (_ ("By lead"), tally->leads, _ ("without a lead"));
}

/**
 * cli_summary:
 * @document: the open plan
 * @options: PLAN, `--json`
 * @error: %WAYMARK_ERROR_DAMAGED: what a meeting kept cannot be read
 *
 * Prints how the plan stands.
 *
 * Returns: whether it was printed
 */
gboolean
cli_summary (WaymarkDocument *document, const CliOptions *options, GError **error)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  g_autoptr (WaymarkTally) tally = NULL;
  g_autoptr (GArray) past = load_past (plan, error);
  GDate today;

  if (past == NULL)
    return FALSE;

  waymark_today (&today);
  tally = waymark_tally_new (plan, &today);
  if (options->json)
    print_json (plan, tally, past, &today);
  else
    {
      print_text (tally);
      print_past (past);
    }
  return TRUE;
}
