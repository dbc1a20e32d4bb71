/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * For test-overview.py: tally-tool SEED COUNT
 *
 * Prints a line of JSON for each of COUNT generated plans: the day, the plan as it is exported,
 * what the overview counts of it, how many actions its marks lead to, and what it counted at the
 * last meeting that kept a snapshot.
 */
#include "config.h"

#include <stdlib.h>

#include <json-glib/json-glib.h>

#include "generated-plan.h"
#include "tallied-plan.h"
#include "waymark-filter.h"
#include "waymark-json.h"
#include "waymark-meeting.h"
#include "waymark-plan-snapshot.h"
#include "waymark-tally.h"

static void
add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *words)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, words);
}

static void
add_day (JsonBuilder *builder, const char *name, const GDate *day)
{
  g_autofree char *words = waymark_day_write (day);

  add_string (builder, name, words);
}

static void
add_row (JsonBuilder *builder, const WaymarkTallyRow *row)
{
  add_int (builder, "actions", row->actions);
  add_int (builder, "late", row->late);
  add_int (builder, "soon", row->soon);
  add_int (builder, "finished", row->finished);
  add_int (builder, "through", row->through);
  add_int (builder, "none", row->ratings[WAYMARK_RATING_NONE]);
  for (int rating = WAYMARK_RATING_GREEN; rating < WAYMARK_N_RATINGS; rating++)
    add_int (builder, waymark_rating_get_name ((WaymarkRating) rating), row->ratings[rating]);
}

/* By id; "" for those without one. */
static void
add_rows (JsonBuilder *builder, const char *name, GArray *rows)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (rows, WaymarkTallyRow, i);

      json_builder_set_member_name (builder,
                                    row->item != NULL ? waymark_item_get_id (row->item) : "");
      json_builder_begin_object (builder);
      add_row (builder, row);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_tally (JsonBuilder *builder, const char *name, const WaymarkTally *tally)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_day (builder, "since", &tally->since);
  add_row (builder, &tally->all);
  add_int (builder, "pointers", tally->pointers);
  add_int (builder, "without_lead", tally->without_lead);
  add_int (builder, "without_date", tally->without_date);
  add_int (builder, "without_update", tally->without_update);
  add_int (builder, "undecided", tally->undecided);
  add_int (builder, "moved", tally->moved);
  add_int (builder, "months_slipped", tally->months_slipped);
  add_rows (builder, "statuses", tally->statuses);
  add_rows (builder, "themes", tally->themes);
  add_rows (builder, "leads", tally->leads);
  json_builder_end_object (builder);
}

/* --- where the marks of the overview lead */

static guint
count_through (WaymarkFilter *filter, WaymarkItem *item)
{
  guint n = 0;

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      switch ((int) waymark_item_get_kind (child))
        {
        case WAYMARK_KIND_ACTION:
          n += waymark_filter_matches (filter, child);
          break;
        case WAYMARK_KIND_THEME:
        case WAYMARK_KIND_REQUIREMENT:
          n += count_through (filter, child);
          break;
        default:
          break;
        }
    }
  return n;
}

/* How many actions the list shows with these filters. */
static guint
count_shown (WaymarkFilter *filter,
             const char *status,
             const char *lead,
             WaymarkDates dates,
             WaymarkItem *under)
{
  waymark_filter_clear (filter);
  waymark_filter_set_status (filter, status);
  waymark_filter_set_lead (filter, lead);
  waymark_filter_set_dates (filter, dates);
  return count_through (filter, under);
}

static void
add_shown_rows (
    JsonBuilder *builder, WaymarkFilter *filter, const char *name, GArray *rows, WaymarkItem *root)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      WaymarkItem *item = g_array_index (rows, WaymarkTallyRow, i).item;
      gboolean leads = g_str_equal (name, "leads");
      const char *id = item != NULL ? waymark_item_get_id (item) : "none";

      add_int (builder,
               item != NULL ? id : "",
               leads ? count_shown (filter, NULL, id, WAYMARK_DATES_ANY, root)
                     : count_shown (filter, id, NULL, WAYMARK_DATES_ANY, root));
    }
  json_builder_end_object (builder);
}

static void
add_shown (JsonBuilder *builder, WaymarkPlan *plan, const WaymarkTally *tally, const GDate *today)
{
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  WaymarkItem *root = waymark_plan_get_root (plan);

  waymark_filter_set_today (filter, today);
  json_builder_set_member_name (builder, "shown");
  json_builder_begin_object (builder);
  add_int (builder, "late", count_shown (filter, NULL, NULL, WAYMARK_DATES_LATE, root));
  add_int (builder,
           "without_lead",
           count_shown (
               filter, WAYMARK_FILTER_NOT_DONE, WAYMARK_FILTER_NO_LEAD, WAYMARK_DATES_ANY, root));
  add_int (builder,
           "without_date",
           count_shown (filter, WAYMARK_FILTER_NOT_DONE, NULL, WAYMARK_DATES_NONE, root));
  add_int (builder,
           "without_update",
           count_shown (filter, WAYMARK_FILTER_NO_UPDATE, NULL, WAYMARK_DATES_ANY, root));
  add_int (builder, "undecided", count_shown (filter, NULL, NULL, WAYMARK_DATES_UNDECIDED, root));
  add_int (builder, "moved", count_shown (filter, NULL, NULL, WAYMARK_DATES_MOVED, root));
  for (int rating = WAYMARK_RATING_NONE; rating < WAYMARK_N_RATINGS; rating++)
    {
      const char *name = waymark_rating_get_name ((WaymarkRating) rating);

      name = name != NULL ? name : WAYMARK_FILTER_NOT_RATED;
      waymark_filter_clear (filter);
      waymark_filter_set_rating (filter, name);
      add_int (builder, name, count_through (filter, root));
    }
  add_shown_rows (builder, filter, "statuses", tally->statuses, root);
  add_shown_rows (builder, filter, "leads", tally->leads, root);
  json_builder_end_object (builder);
}

/* The plan at the last meeting that kept one, as the overview compares with it. */
static void
add_before (JsonBuilder *builder, WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);

  for (guint i = meetings->len; i > 0; i--)
    {
      g_autoptr (WaymarkPlan) before = NULL;
      g_autoptr (WaymarkTally) tally = NULL;
      GDate date;

      if (waymark_meeting_get_snapshot (meetings->pdata[i - 1]) == NULL ||
          !waymark_meeting_get_date (meetings->pdata[i - 1], &date))
        continue;
      before = waymark_meeting_load_plan (meetings->pdata[i - 1], NULL);
      if (before == NULL)
        continue;
      tally = waymark_tally_new (before, &date);
      add_string (builder, "meeting", waymark_item_get_id (meetings->pdata[i - 1]));
      add_tally (builder, "before", tally);
      return;
    }
}

static void
print_plan (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (WaymarkTally) tally = waymark_tally_new (plan, today);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;

  if (!waymark_json_write (WAYMARK_SOURCE (plan), stream, NULL, &error) ||
      !g_output_stream_write_all (stream, "", 1, NULL, NULL, &error))
    g_error ("%s", error->message);
  json_builder_begin_object (builder);
  add_day (builder, "today", today);
  add_tally (builder, "now", tally);
  add_shown (builder, plan, tally, today);
  add_before (builder, plan);
  /* The export as it is, to be read on its own. */
  add_string (builder, "plan", g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  counted = json_to_string (root, FALSE);
  g_print ("%s\n", counted);
}

int
main (int argc, char **argv)
{
  guint32 seed;
  guint count;

  if (argc != 3)
    {
      g_printerr ("Usage: tally-tool SEED COUNT\n");
      return 2;
    }
  seed = (guint32) strtoul (argv[1], NULL, 10);
  count = (guint) strtoul (argv[2], NULL, 10);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = NULL;
      GDate today;

      /* Every fifth is one with anything anywhere. */
      plan = i % 5 == 4 ? generated_plan_new (random) : tallied_plan_new (random);
      g_date_clear (&today, 1);
      g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
      print_plan (plan, &today);
    }
  return 0;
}
