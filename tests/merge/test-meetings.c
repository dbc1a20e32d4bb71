/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "document-test.h"
#include "waymark-combination.h"
#include "waymark-conflicts.h"
#include "waymark-meeting-notes.h"
#include "waymark-plan-snapshot.h"
#include "waymark-report-page.h"
#include "waymark-report-source.h"
#include "waymark-snapshot.h"

/* Two copies of a plan, each of which holds a meeting or writes its minutes. */

#define N_EDITS 100 /* on each side */

typedef struct
{
  Place place;
  char *other_path;
  GFile *other;
  char *meeting; /* id */
} Pair;

static WaymarkPlan *
plan_of (WaymarkDocument *document)
{
  return waymark_document_get_plan (document);
}

static void
commit (WaymarkDocument *document, WaymarkEdit *edit, GError *error)
{
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document;
  g_autofree char *bytes = NULL;
  g_autoptr (WaymarkItem) meeting = NULL;
  WaymarkEdit *edit;
  GError *error = NULL;
  GDate day;
  gsize length;

  place_set_up (&pair->place, NULL);
  document = open_path (pair->place.path);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 4, G_DATE_DECEMBER, 2026);
  edit = waymark_document_begin_edit (document, "New meeting");
  meeting = waymark_edit_add_meeting (edit, &day, &error);
  g_assert_no_error (error);
  waymark_edit_set_string (edit, meeting, "body", "Board", &error);
  commit (document, edit, error);
  pair->meeting = g_strdup (waymark_item_get_id (meeting));
  close_well (document);

  pair->other_path = place_build (&pair->place, "theirs.waymark");
  pair->other = g_file_new_for_path (pair->other_path);
  g_assert_true (g_file_get_contents (pair->place.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (pair->other_path, bytes, length, NULL));
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  g_free (pair->meeting);
  g_free (pair->other_path);
  g_object_unref (pair->other);
  place_tear_down (&pair->place, NULL);
}

static WaymarkItem *
meeting_of (Pair *pair, WaymarkDocument *document)
{
  return waymark_plan_lookup (plan_of (document), pair->meeting);
}

static void
close_meeting (Pair *pair, WaymarkDocument *document)
{
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Close meeting");
  GError *error = NULL;

  waymark_edit_close_meeting (edit, meeting_of (pair, document), &error);
  commit (document, edit, error);
}

static GBytes *
unpack (Pair *pair, WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
      waymark_snapshot_unpack (waymark_meeting_get_snapshot (meeting_of (pair, document)), &error);

  g_assert_no_error (error);
  return bytes;
}

/* The web page of the report to the board, as of years later. */
static GBytes *
report (Pair *pair, WaymarkDocument *document)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (WaymarkReportSource) source = NULL;
  g_autoptr (WaymarkReport) made = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_APRIL, 2031);
  source =
      waymark_report_source_load (plan_of (document), meeting_of (pair, document), &day, &error);
  g_assert_no_error (error);
  made = waymark_report_new (&(WaymarkReportRequest){ .plan = source->plan,
                                                      .meeting = source->meeting,
                                                      .before = source->before,
                                                      .today = source->today,
                                                      .is_kept = source->is_kept });
  waymark_report_page_write (made, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
combine (Pair *pair, WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkCombination) combination =
      waymark_combination_new (document, &pair->other, 1, NULL, &error);
  gboolean brought;

  g_assert_no_error (error);
  waymark_combination_apply (combination, "Combine", &brought, &error);
  g_assert_no_error (error);
  g_assert_true (brought);
}

static void
edit_often (WaymarkDocument *document, const char *who)
{
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", who, i);

      if (i % 10 == 0)
        {
          WaymarkEdit *edit = waymark_document_begin_edit (document, "Add");
          WaymarkItem *theme =
              waymark_item_first (waymark_plan_get_root (plan_of (document)), WAYMARK_KIND_THEME);
          GError *error = NULL;
          WaymarkItem *action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);

          g_assert_no_error (error);
          waymark_edit_set_string (edit, action, "text", text, &error);
          commit (document, edit, error);
        }
      else
        set_text (document, text);
    }
}

static void
test_snapshot_outlives_edits_and_a_merge (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document = open_path (pair->place.path);
  WaymarkDocument *theirs;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) reported = NULL;
  g_autoptr (GBytes) reissued = NULL;
  g_autoptr (GError) error = NULL;

  close_meeting (pair, document);
  before = unpack (pair, document);
  reported = report (pair, document);
  edit_often (document, "ours");
  theirs = open_path (pair->other_path);
  edit_often (theirs, "theirs");
  close_well (theirs);
  combine (pair, document);

  after = unpack (pair, document);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (waymark_document_check (document, &error));
  g_assert_no_error (error);
  close_well (document);

  document = open_path (pair->place.path);
  again = unpack (pair, document);
  g_assert_true (g_bytes_equal (before, again));
  reissued = report (pair, document);
  g_assert_true (g_bytes_equal (reported, reissued));
  close_well (document);
}

static void
test_closed_twice (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document = open_path (pair->place.path);
  WaymarkDocument *theirs = open_path (pair->other_path);
  g_autoptr (GBytes) here = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  GFile *ours = pair->place.file;

  set_text (document, "ours");
  close_meeting (pair, document);
  set_text (theirs, "theirs");
  close_meeting (pair, theirs);
  close_well (theirs);
  close_well (document);

  document = open_path (pair->place.path);
  combine (pair, document);
  g_assert_cmpuint (waymark_item_count (meeting_of (pair, document), WAYMARK_KIND_SNAPSHOT), ==, 2);
  g_assert_true (waymark_document_check (document, &error));
  here = unpack (pair, document);
  close_well (document);

  /* Both copies show the same one. */
  theirs = open_path (pair->other_path);
  {
    g_autoptr (WaymarkCombination) combination =
        waymark_combination_new (theirs, &ours, 1, NULL, &error);
    gboolean brought;

    g_assert_no_error (error);
    waymark_combination_apply (combination, "Combine", &brought, &error);
    g_assert_no_error (error);
  }
  there = unpack (pair, theirs);
  g_assert_true (g_bytes_equal (here, there));
  close_well (theirs);
}

static void
note (Pair *pair, WaymarkDocument *document, const char *words)
{
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Note");
  WaymarkItem *action = find_action (document);
  GError *error = NULL;

  waymark_edit_note_minute (edit, meeting_of (pair, document), action, words, &error);
  g_assert_no_error (error);
  waymark_edit_note_decision (edit, meeting_of (pair, document), action, words, &error);
  g_assert_no_error (error);
  waymark_edit_carry_over (edit, action, TRUE, &error);
  commit (document, edit, error);
}

/* Two secretaries: neither's words are lost, and nothing waits for a choice. */
static void
test_two_write_the_minutes (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document = open_path (pair->place.path);
  WaymarkDocument *theirs = open_path (pair->other_path);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *action;

  note (pair, document, "One says this");
  note (pair, theirs, "Another says that");
  close_well (theirs);
  combine (pair, document);

  action = find_action (document);
  g_assert_cmpuint (waymark_item_count (action, WAYMARK_KIND_UPDATE), ==, 2);
  g_assert_cmpuint (waymark_item_count (meeting_of (pair, document), WAYMARK_KIND_DECISION), ==, 2);
  g_assert_true (waymark_item_get_flag (action, "flag"));
  conflicts = waymark_conflicts_list (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_true (waymark_meeting_dealt_with (meeting_of (pair, document), action));
  close_well (document);
}

static void
test_notes (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document = open_path (pair->place.path);
  WaymarkItem *meeting = meeting_of (pair, document);
  WaymarkItem *action = find_action (document);
  WaymarkItem *minute;
  WaymarkEdit *edit;
  g_autoptr (GError) refused = NULL;
  GError *error = NULL;

  note (pair, document, "First words");
  minute = waymark_meeting_get_minute (meeting, action);
  g_assert_cmpstr (waymark_item_get_string (minute, "who"), ==, "Board");
  g_assert_cmpstr (waymark_item_get_string (minute, "date"), ==, "2026-12-04");

  /* More words go into the same update, and take the flag away. */
  edit = waymark_document_begin_edit (document, "Note");
  waymark_edit_note_minute (edit, meeting, action, "Other words", &error);
  commit (document, edit, error);
  g_assert_true (waymark_meeting_get_minute (meeting, action) == minute);
  g_assert_cmpstr (waymark_item_get_string (minute, "text"), ==, "Other words");
  g_assert_false (waymark_item_get_flag (action, "flag"));

  /* No words: no update. */
  edit = waymark_document_begin_edit (document, "Note");
  waymark_edit_note_minute (edit, meeting, action, " ", &error);
  commit (document, edit, error);
  g_assert_null (waymark_meeting_get_minute (meeting, action));
  g_assert_cmpuint (waymark_item_count (action, WAYMARK_KIND_UPDATE), ==, 0);

  close_meeting (pair, document);
  edit = waymark_document_begin_edit (document, "Note");
  g_assert_false (waymark_edit_note_minute (edit, meeting, action, "Too late", &refused));
  g_assert_error (refused, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  waymark_edit_free (edit);
  close_well (document);
}

int
main (int argc, char **argv)
{
  int result;

  state_begin ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/meetings/snapshot-outlives",
              Pair,
              NULL,
              set_up,
              test_snapshot_outlives_edits_and_a_merge,
              tear_down);
  g_test_add ("/meetings/closed-twice", Pair, NULL, set_up, test_closed_twice, tear_down);
  g_test_add ("/meetings/two-write", Pair, NULL, set_up, test_two_write_the_minutes, tear_down);
  g_test_add ("/meetings/notes", Pair, NULL, set_up, test_notes, tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
