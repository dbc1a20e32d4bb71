/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "document-test.h"
#include "waymark-agenda.h"
#include "waymark-due.h"
#include "waymark-plan-snapshot.h"
#include "waymark-sample.h"
#include "waymark-stage.h"
#include "waymark-tally.h"
#include "waymark-updates.h"
#include "waymark-window.h"

/* The plan that newcomers look round in is whole and tells the same on whatever day. */

/* A year and a month; WAYMARK_SAMPLE_STEP=4 takes each fourth day of it. */
#define N_DAYS 400

static WaymarkDocument *
make (const GDate *today)
{
  g_autofree char *day = waymark_day_write (today);
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document;

  g_setenv ("WAYMARK_TODAY", day, TRUE);
  document = waymark_sample_create (today, &error);
  g_assert_no_error (error);
  return document;
}

static void
throw_away (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;

  waymark_document_discard (document, &error);
  g_assert_no_error (error);
  g_object_unref (document);
}

static void
assert_meetings (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  GDate day;

  g_assert_cmpuint (meetings->len, ==, 5);
  for (guint i = 0; i < meetings->len; i++)
    {
      WaymarkItem *meeting = meetings->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkPlan) then = waymark_meeting_load_plan (meeting, &error);

      g_assert_no_error (error);
      g_assert_true (waymark_meeting_get_date (meeting, &day));
      g_assert_cmpint (g_date_get_weekday (&day), ==, G_DATE_THURSDAY);
      g_assert_cmpint (waymark_meeting_is_closed (meeting), ==, i < 4);
      g_assert_cmpint (then != NULL, ==, i < 4);
      g_assert_cmpint (g_date_compare (&day, today) < 0, ==, i < 4);
      g_assert_nonnull (waymark_item_get_string (meeting, "place"));
      if (i < 4)
        {
          g_assert_nonnull (waymark_item_get_string (meeting, "present"));
          g_assert_cmpuint (waymark_item_count (meeting, WAYMARK_KIND_DECISION), >=, 2);
          g_assert_cmpuint (waymark_meeting_count_updates (meeting), >=, 1);
        }
      else
        {
          const int ahead = g_date_days_between (today, &day);

          g_assert_true (ahead >= 8 && ahead <= 45);
          g_assert_cmpuint (waymark_plan_count_due (plan, today, &day), ==, 3);
        }
    }
}

static void
assert_updates (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) updates = waymark_item_get_updates (waymark_plan_get_root (plan));
  guint decided[3] = { 0 };
  GDate day;

  g_assert_true (updates->len >= 60 && updates->len <= 110);
  for (guint i = 0; i < updates->len; i++)
    {
      const char *decision = waymark_item_get_string (updates->pdata[i], "decision");

      g_assert_true (waymark_update_get_day (updates->pdata[i], &day));
      g_assert_cmpint (g_date_compare (&day, today), <, 0);
      g_assert_cmpint (g_date_get_weekday (&day), <=, G_DATE_FRIDAY);
      g_assert_nonnull (waymark_item_get_string (updates->pdata[i], "who"));
      if (decision == NULL)
        continue;
      g_assert_nonnull (waymark_item_get_string (updates->pdata[i], "reason"));
      decided[g_str_equal (decision, "agreed") ? 0 : g_str_equal (decision, "refused") ? 1 : 2]++;
    }
  g_assert_cmpuint (decided[0], >=, 4);
  g_assert_cmpuint (decided[1], >=, 1);
  g_assert_cmpuint (decided[2], ==, 2);
}

/* Dates are words that a person could have typed: they mean what is stored beside them. */
static void
assert_dates (WaymarkItem *item)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    assert_dates (waymark_item_get_child (item, i));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const fields[] = { "due", "new_due", "period" };
      WaymarkValue *value = waymark_kind_get_field (waymark_item_get_kind (item), fields[i]) != NULL
                                ? waymark_item_get (item, fields[i])
                                : NULL;
      g_autoptr (WaymarkValue) again = NULL;

      if (value == NULL)
        continue;
      again = waymark_plan_read_due (waymark_item_get_plan (item),
                                     waymark_value_get_string (waymark_value_get_child (value, 0)));
      g_assert_true (waymark_value_equal (value, again));
    }
}

/* Every view and every part of a report has something to show. */
static void
assert_rich (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (WaymarkTally) tally = waymark_tally_new (plan, today);
  WaymarkItem *last = waymark_plan_get_last_meeting (plan);
  WaymarkItem *next = waymark_plan_get_next_meeting (plan, today);
  g_autoptr (WaymarkPlan) before = waymark_meeting_load_plan (last, NULL);
  g_autoptr (GPtrArray) agenda = waymark_agenda_new (next, before, NULL, today);
  guint parts[WAYMARK_N_AGENDA_SECTIONS] = { 0 };

  g_assert_cmpuint (tally->all.actions, ==, 37);
  g_assert_cmpuint (tally->pointers, ==, 1);
  g_assert_cmpuint (tally->themes->len, ==, 5);
  g_assert_cmpuint (tally->all.late, ==, 3);
  g_assert_cmpuint (tally->all.soon, >=, 3);
  g_assert_cmpuint (tally->all.finished, >=, 7);
  g_assert_cmpuint (tally->without_lead, ==, 1);
  g_assert_cmpuint (tally->without_date, >=, 1);
  g_assert_cmpuint (tally->without_update, >=, 5);
  g_assert_cmpuint (tally->undecided, ==, 2);
  g_assert_cmpuint (tally->moved, >=, 3);
  g_assert_cmpint (tally->months_slipped, >, 5);
  for (int rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    g_assert_cmpuint (tally->all.ratings[rating], >=, 1);
  for (guint i = 0; i < tally->statuses->len; i++)
    if (g_array_index (tally->statuses, WaymarkTallyRow, i).item != NULL)
      g_assert_cmpuint (g_array_index (tally->statuses, WaymarkTallyRow, i).actions, >=, 1);
  for (guint i = 0; i < agenda->len; i++)
    parts[((WaymarkAgendaEntry *) agenda->pdata[i])->section]++;
  g_assert_cmpuint (parts[WAYMARK_AGENDA_LATE], ==, 3);
  g_assert_cmpuint (parts[WAYMARK_AGENDA_DUE], >=, 3);
  g_assert_cmpuint (parts[WAYMARK_AGENDA_SILENT], >=, 3);
  g_assert_cmpuint (parts[WAYMARK_AGENDA_NEW], ==, 1);
  g_assert_cmpuint (parts[WAYMARK_AGENDA_CLOSED], ==, 1);
}

static void
assert_history (WaymarkDocument *document, const GDate *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = waymark_document_get_history (document, NULL, &error);
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (
      g_date_get_year (today), (int) g_date_get_month (today), g_date_get_day (today), 0, 0, 0);
  gint64 later = g_date_time_to_unix (midnight);

  g_assert_no_error (error);
  g_assert_cmpuint (history->len, >=, 100);
  for (guint i = 0; i < history->len; i++)
    {
      WaymarkHistoryEntry *entry = history->pdata[i];

      g_assert_cmpint (entry->time, <, later);
      g_assert_false (entry->is_own);
      g_hash_table_add (people, entry->person);
      later = entry->time + 1;
    }
  g_assert_cmpuint (g_hash_table_size (people), ==, 6);
  g_assert_null (waymark_document_get_undo_name (document));
}

static void
test_every_day (void)
{
  const char *asked = g_getenv ("WAYMARK_SAMPLE_STEP");
  guint step = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 1;
  GDate today;

  g_assert_cmpuint (step, >, 0);
  g_date_set_dmy (&today, 20, G_DATE_DECEMBER, 2026);
  for (guint i = 0; i < N_DAYS; i += step, g_date_add_days (&today, step))
    {
      WaymarkDocument *document = make (&today);
      WaymarkPlan *plan = waymark_document_get_plan (document);
      g_autoptr (GError) error = NULL;

      assert_updates (plan, &today);
      assert_dates (waymark_plan_get_root (plan));
      /* What reads all of it again takes longest: at the turns of months, and now and then. */
      if (i % 10 == 0 || g_date_get_day (&today) == 1 || g_date_is_last_of_month (&today))
        {
          assert_meetings (plan, &today);
          assert_rich (plan, &today);
          assert_history (document, &today);
          waymark_document_check (document, &error);
          g_assert_no_error (error);
        }
      throw_away (document);
    }
}

/* All that is in it but for what is drawn at random. */
static char *
write_without_ids (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      waymark_plan_write_snapshot (waymark_document_get_plan (document), &error);
  g_autoptr (GRegex) ids = g_regex_new ("[0-9a-f]{32}", 0, 0, NULL);
  gsize length;
  const char *json;

  g_assert_no_error (error);
  json = g_bytes_get_data (bytes, &length);
  return g_regex_replace (ids, json, (gssize) length, 0, "", 0, &error);
}

static void
test_same_day (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;
  WaymarkDocument *document;
  GDate today;

  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  document = make (&today);
  first = write_without_ids (document);
  throw_away (document);
  document = make (&today);
  second = write_without_ids (document);
  throw_away (document);
  g_date_add_days (&today, 9);
  document = make (&today);
  other = write_without_ids (document);
  throw_away (document);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
}

/* It goes into a file like any other, and work on it goes on from its past. */
static void
test_into_a_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-sample-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.waymark", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  WaymarkDocument *document;
  WaymarkEdit *edit;
  GDate today;

  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  document = make (&today);
  edit = waymark_document_begin_edit (document, "Change title");
  waymark_edit_set_string (edit,
                           waymark_plan_get_root (waymark_document_get_plan (document)),
                           "title",
                           "Our own",
                           &error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change title");
  waymark_document_save_as (document, file, &error);
  g_assert_no_error (error);
  waymark_document_close (document, &error);
  g_assert_no_error (error);
  g_object_unref (document);

  document = waymark_document_open (file, NULL, &error);
  g_assert_no_error (error);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  history = waymark_document_get_history (document, NULL, &error);
  g_assert_cmpstr (((WaymarkHistoryEntry *) history->pdata[0])->name, ==, "Change title");
  g_assert_true (((WaymarkHistoryEntry *) history->pdata[0])->is_own);
  g_assert_false (((WaymarkHistoryEntry *) history->pdata[1])->is_own);
  waymark_document_close (document, &error);
  g_assert_no_error (error);
  g_object_unref (document);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  /* Made hundreds of times. */
  state_in_memory ();
  g_test_add_func ("/sample/every-day", test_every_day);
  g_test_add_func ("/sample/same-day", test_same_day);
  g_test_add_func ("/sample/into-a-file", test_into_a_file);
  result = g_test_run ();
  state_end ();
  return result;
}
