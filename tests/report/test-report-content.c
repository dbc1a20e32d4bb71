/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "plan-builder.h"

#include <string.h>

#include "waymark-due-move.h"
#include "waymark-meeting-notes.h"
#include "waymark-new-update.h"
#include "waymark-plan-snapshot.h"
#include "waymark-report-page.h"
#include "waymark-report-source.h"
#include "waymark-stage.h"

/* What a report says, of a plan of our own: two themes, a meeting in September, another in
 * December 2025. */

typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *council, *nhs, *line, *everyone;
  WaymarkItem *leaflet, *training, *booking, *survey, *grants, *fresh;
  WaymarkItem *september, *december;
} Fixture;

static const GDate *
day (guint d, GDateMonth month)
{
  static GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) d, month, 2025);
  return &date;
}

static void
set_status (Fixture *f, WaymarkItem *action, const char *stage)
{
  waymark_plan_set_string (
      f->plan, action, "status", waymark_item_get_id (waymark_plan_find_status (f->plan, stage)));
}

static WaymarkItem *
add_action (Fixture *f,
            WaymarkItem *theme,
            const char *text,
            const char *words,
            const char *window,
            WaymarkItem *lead)
{
  WaymarkItem *action = build_action (f->plan, theme, text);
  g_autoptr (WaymarkValue) due = waymark_value_new_words (words, window);

  waymark_plan_set (f->plan, action, "due", due);
  waymark_plan_set (f->plan, action, "first_due", due);
  set_status (f, action, "in-progress");
  if (lead != NULL)
    build_lead (f->plan, action, lead);
  return action;
}

static WaymarkItem *
add_meeting (Fixture *f, const char *date)
{
  WaymarkItem *meeting = build (f->plan, WAYMARK_KIND_MEETING, NULL, "date", date);

  waymark_plan_set_string (f->plan, meeting, "body", "Carers Forum");
  waymark_plan_set_string (f->plan, meeting, "place", "Town Hall");
  return meeting;
}

static void
close_meeting (Fixture *f, WaymarkItem *meeting)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Close meeting", SESSION);
  g_autoptr (GError) error = NULL;

  waymark_edit_close_meeting (edit, meeting, &error);
  g_assert_no_error (error);
  waymark_edit_keep (edit);
}

static void
tell (Fixture *f, WaymarkItem *action, const WaymarkNewUpdate *update)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Update", SESSION);
  g_autoptr (GError) error = NULL;

  waymark_edit_add_update (edit, action, update, &error);
  g_assert_no_error (error);
  waymark_edit_keep (edit);
}

/* Until the meeting in September is closed. */
static void
begin (Fixture *f)
{
  WaymarkItem *finding, *time_off;

  f->plan = waymark_plan_new (NULL);
  waymark_plan_add_statuses (f->plan);
  waymark_plan_set_string (f->plan, waymark_plan_get_root (f->plan), "title", "Carers of the Vale");
  f->council = build_party (f->plan, "Vale Council", "VC");
  f->nhs = build_party (f->plan, "NHS Vale", NULL);
  f->line = build_party (f->plan, "Carers’ Line", NULL);
  f->everyone = build_party (f->plan, "All", NULL);
  waymark_plan_set_string (f->plan, f->everyone, "type", "everyone");
  finding = build_theme (f->plan, "Finding carers");
  f->leaflet = add_action (f, finding, "Write one leaflet", "August 2025", "2025-08", f->council);
  f->training = add_action (f, finding, "Train reception staff", "Nov 2025", "2025-11", f->nhs);
  f->survey = add_action (f, finding, "Ask carers", "June 2026", "2026-06", f->everyone);
  time_off = build_theme (f->plan, "Time off");
  f->booking = add_action (f, time_off, "Open a booking line", "Jan 2026", "2026-01", f->line);
  f->grants = add_action (f, time_off, "Share grants", "May 2026", "2026-05", f->council);
  f->september = add_meeting (f, "2025-09-04");
  close_meeting (f, f->september);
}

/* What happens until December. */
static void
go_on (Fixture *f)
{
  tell (f,
        f->leaflet,
        &(WaymarkNewUpdate){ .date = "2025-11-20",
                             .who = "VC",
                             .text = "Printed in five languages",
                             .status = waymark_plan_find_status (f->plan, "complete") });
  tell (f,
        f->training,
        &(WaymarkNewUpdate){ .date = "2025-11-28",
                             .who = "Mo",
                             .text = "The trainer left; somebody new begins in January",
                             .due = "March 2026",
                             .reason = "No trainer" });
  set_status (f, f->grants, "merged");
  build_reference (f->plan, f->grants, f->booking, "incorporated");
  f->fresh = add_action (f,
                         waymark_item_get_parent (f->booking),
                         "Ask what breaks would help",
                         "Feb 2026",
                         "2026-02",
                         f->council);
  f->december = add_meeting (f, "2025-12-04");
}

static void
fixture_clear (Fixture *f)
{
  g_clear_object (&f->plan);
}

static WaymarkReport *
report_of (Fixture *f, WaymarkItem *meeting, const GDate *today, GPtrArray *parties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkReportSource) source =
      waymark_report_source_load (f->plan, meeting, today, &error);
  WaymarkReportRequest request = { .parties = parties };

  g_assert_no_error (error);
  request.plan = source->plan;
  request.meeting = source->meeting;
  request.before = source->before;
  request.today = source->today;
  request.is_kept = source->is_kept;
  return waymark_report_new (&request);
}

static char *
page_of (const WaymarkReport *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_report_page_write (report, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Words without the marks of what people wrote. */
static char *
plain (const char *words)
{
  g_auto (GStrv) begin = g_strsplit (words != NULL ? words : "", "\u2068", -1);
  g_autofree char *half = g_strjoinv ("", begin);
  g_auto (GStrv) end = g_strsplit (half, "\u2069", -1);

  return g_strjoinv ("", end);
}

static void
assert_says (const char *words, const char *expected)
{
  g_autofree char *said = plain (words);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_lead (const WaymarkReport *report, const char *id, const char *expected)
{
  WaymarkReportSection *section = waymark_report_find_section (report, id);

  g_assert_nonnull (section);
  assert_says (section->lead, expected);
}

static const WaymarkReportRow *
get_row (const WaymarkReport *report, const char *id, guint n_rows, guint position)
{
  WaymarkReportSection *section = waymark_report_find_section (report, id);
  WaymarkReportBlock *block;

  g_assert_nonnull (section);
  block = section->blocks->pdata[section->blocks->len - 1];
  g_assert_cmpuint (block->table->rows->len, ==, n_rows);
  return block->table->rows->pdata[position];
}

/* Each cell's words, and its note after a bar. */
static void
assert_row (const WaymarkReportRow *row, const char *expected)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const WaymarkReportCell *cell = waymark_report_row_get_cell (row, i);

      g_string_append_printf (
          cells, "%s%s", i > 0 ? "; " : "", cell->words != NULL ? cell->words : "");
      if (cell->note != NULL)
        g_string_append_printf (cells, "|%s", cell->note);
    }
  assert_says (cells->str, expected);
}

static char *
facts_of (const WaymarkReport *report)
{
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < report->facts->len; i++)
    {
      const WaymarkReportFact *fact = &g_array_index (report->facts, WaymarkReportFact, i);

      g_string_append_printf (facts, "%s: %s\n", fact->label, fact->words);
    }
  return g_string_free (facts, FALSE);
}

/* ---- cases */

static void
test_sections (void)
{
  Fixture f;
  g_autoptr (WaymarkReport) report = NULL;
  g_autofree char *facts = NULL;

  begin (&f);
  go_on (&f);
  report = report_of (&f, f.december, day (4, G_DATE_DECEMBER), NULL);
  facts = facts_of (report);
  assert_says (report->title, "Progress report for Carers Forum");
  assert_says (report->summary, "6 actions: 2 finished, 1 late, 1 due in the next two months");
  assert_says (facts,
               "Meeting: Carers Forum, 4 December 2025\n"
               "Place: Town Hall\n"
               "Period: 4 September 2025 to 4 December 2025\n"
               "Compared with: Carers Forum, 4 September 2025\n"
               "Prepared on: 4 December 2025\n");
  assert_lead (report, "figures", "Changes are since 4 September.");
  assert_lead (report, "exceptions", "0 red, 1 amber; 1 late.");
  assert_row (get_row (report, "exceptions", 1, 0),
              "1.2; Train reception staff|NHS Vale; "
              "Amber: due November 2025, 4 days ago, not complete; "
              "The trainer left; somebody new begins in January\nNew date proposed: March 2026.|"
              "Mo, 28 November");
  assert_lead (report, "dates", "1 date waits to be agreed.");
  assert_row (get_row (report, "dates", 1, 0),
              "1.2; Train reception staff|NHS Vale; November 2025; November 2025; "
              "March 2026|to be agreed; No trainer; never|4 months later");
  g_assert_null (waymark_report_find_section (report, "decisions"));
  assert_lead (report, "completed", "1 action was completed since 4 September.");
  assert_row (get_row (report, "completed", 1, 0),
              "1.1; Write one leaflet|VC; Printed in five languages|VC, 20 November");
  assert_row (get_row (report, "changes", 2, 0), "2.2; Merged|into 2.1; Share grants");
  assert_row (get_row (report, "changes", 2, 1), "2.3; New; Ask what breaks would help");
  assert_lead (
      report, "leads", "Nothing came in since 4 September on the actions of Carers’ Line.");
  assert_row (get_row (report, "leads", 3, 0), "NHS Vale; 2; 1; 0; 1; 0; 1; 28 November");
  assert_row (get_row (report, "leads", 3, 1), "VC; 4; 1; 2; 0; 0; 0; 20 November");
  assert_row (get_row (report, "leads", 3, 2), "Carers’ Line; 2; 1; 0; 0; 0; 0; never");
  assert_lead (report, "next", "0 actions fall due in the rest of this quarter, 2 in the next.");
  assert_row (get_row (report, "next", 2, 1),
              "2.3; Ask what breaks would help; VC; February 2026; In progress; Green");
  g_assert_nonnull (waymark_report_find_section (report, "timeline"));
  g_assert_nonnull (waymark_report_find_section (report, "theme-2"));
  fixture_clear (&f);
}

static void
test_nothing (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkReportRequest request = { .plan = plan, .today = *day (14, G_DATE_NOVEMBER) };
  g_autoptr (WaymarkReport) report = waymark_report_new (&request);
  g_autofree char *page = page_of (report);

  g_assert_cmpuint (report->sections->len, ==, 1);
  assert_lead (report, "figures", "There are no actions in this plan yet.");
  assert_says (report->plan, "Untitled plan");
  g_assert_nonnull (strstr (page, "There are no actions in this plan yet."));
}

static void
test_first (void)
{
  Fixture f;
  g_autoptr (WaymarkReport) report = NULL;

  begin (&f);
  waymark_plan_remove (f.plan, f.september);
  report = report_of (&f, NULL, day (14, G_DATE_NOVEMBER), NULL);
  assert_lead (report, "figures", "There is no earlier meeting to compare with yet.");
  assert_lead (report, "completed", "Nothing was completed since 14 August.");
  g_assert_null (waymark_report_find_section (report, "changes"));
  fixture_clear (&f);
}

static void
test_decided (void)
{
  Fixture f;
  g_autoptr (WaymarkReport) report = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkReportSection *section;
  const WaymarkReportBlock *list;
  WaymarkEdit *edit;

  begin (&f);
  go_on (&f);
  edit = waymark_edit_begin (f.plan, "Decide", SESSION);
  waymark_edit_note_decision (edit, f.december, f.booking, "Open on Saturdays too", &error);
  waymark_edit_note_agreed (
      edit, f.december, waymark_action_get_proposal (f.training), TRUE, &error);
  waymark_edit_note_minute (edit, f.december, f.survey, "Ask in spring", &error);
  g_assert_no_error (error);
  waymark_edit_keep (edit);
  close_meeting (&f, f.december);
  report = report_of (&f, f.december, day (30, G_DATE_DECEMBER), NULL);
  section = waymark_report_find_section (report, "decisions");
  g_assert_cmpuint (section->blocks->len, ==, 3);
  list = section->blocks->pdata[0];
  assert_says (((WaymarkReportLine *) list->lines->pdata[0])->number, "2.1");
  assert_says (((WaymarkReportLine *) list->lines->pdata[0])->words, "Open on Saturdays too");
  list = section->blocks->pdata[2];
  g_assert_cmpuint (list->lines->len, ==, 2);
  assert_says (((WaymarkReportLine *) list->lines->pdata[1])->words, "Ask in spring");
  assert_lead (report,
               "dates",
               "1 change of a date was decided. 1 due date has moved since it was first agreed, "
               "by 4 months altogether.");
  assert_row (get_row (report, "dates", 1, 0),
              "1.2; Train reception staff|NHS Vale; November 2025; March 2026; "
              "March 2026|agreed; No trainer; 1 time|4 months later");
  fixture_clear (&f);
}

static void
test_parties (void)
{
  Fixture f;
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autoptr (WaymarkReport) report = NULL;

  begin (&f);
  go_on (&f);
  g_ptr_array_add (parties, f.council);
  report = report_of (&f, NULL, day (4, G_DATE_DECEMBER), parties);
  assert_lead (report, "party-1", "4 actions, 3 of them by name: 2 finished, 0 late.");
  assert_says (waymark_report_find_section (report, "party-1")->heading, "Vale Council");
  assert_row (get_row (report, "party-1", 4, 1),
              "1.3; Ask carers|through All; June 2026; In progress; Green; "
              "Nothing in this period.");
  fixture_clear (&f);
}

/* Whatever becomes of the plan, the report of a closed meeting is what it was. */
static void
test_kept (void)
{
  Fixture f;
  g_autoptr (WaymarkReport) first = NULL;
  g_autofree char *page = NULL;

  begin (&f);
  go_on (&f);
  close_meeting (&f, f.december);
  first = report_of (&f, f.december, day (4, G_DATE_DECEMBER), NULL);
  page = page_of (first);
  for (guint i = 0; i < 200; i++)
    {
      WaymarkItem *theme = waymark_item_get_parent (f.booking);
      g_autofree char *words = g_strdup_printf ("Words of edit %u", i);
      WaymarkItem *action = build_action (f.plan, theme, words);

      waymark_plan_set_string (f.plan, i % 3 == 0 ? f.booking : f.fresh, "text", words);
      set_status (&f, i % 2 == 0 ? f.survey : action, i % 5 == 0 ? "complete" : "agreed");
      waymark_plan_set_string (f.plan, f.december, "place", words);
      waymark_plan_set_string (f.plan, f.council, "short", words);
    }
  waymark_plan_remove (f.plan, waymark_item_get_parent (f.leaflet));
  close_meeting (&f, add_meeting (&f, "2025-12-20"));
  for (guint month = 1; month <= 12; month++)
    {
      g_autoptr (WaymarkReport) again = report_of (&f, f.december, day (28, month), NULL);
      g_autofree char *later = page_of (again);

      g_assert_cmpstr (later, ==, page);
    }
  fixture_clear (&f);
}

static guint
count_words (const char *page, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (page, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

/* People's words can hold anything: markup, marks of direction, list lines. */
static void
test_awkward (void)
{
  Fixture f;
  g_autoptr (WaymarkReport) report = NULL;
  g_autofree char *page = NULL;

  begin (&f);
  waymark_plan_set_string (
      f.plan, f.leaflet, "text", "<script>alert(1)</script>\u2069\u2068\u2067 & \"quoted\"");
  waymark_plan_set_string (f.plan, f.leaflet, "notes", "Twice:\n• one <b>\n• two");
  waymark_plan_set_string (f.plan, f.leaflet, "rating", "red");
  waymark_plan_set_string (f.plan, f.leaflet, "rating_reason", "\u2069 lost \u2068");
  waymark_plan_set_string (f.plan, f.council, "short", "</table>");
  report = report_of (&f, NULL, day (4, G_DATE_DECEMBER), NULL);
  page = page_of (report);
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "\u2068"));
  g_assert_null (strstr (page, "\u2069"));
  g_assert_nonnull (strstr (page, "&lt;script&gt;"));
  g_assert_nonnull (strstr (page, "<li><bdi>one &lt;b&gt;</bdi></li>"));
  g_assert_cmpuint (count_words (page, "<bdi>"), ==, count_words (page, "</bdi>"));
  g_assert_cmpuint (count_words (page, "<table"), ==, count_words (page, "</table>"));
  g_assert_cmpuint (count_words (page, "http"), ==, 0);
  fixture_clear (&f);
}

/* A meeting whose snapshot was made up by somebody. */
static void
test_refused (void)
{
  Fixture f;
  g_autoptr (WaymarkReportSource) kept = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *snapshot;

  begin (&f);
  go_on (&f);
  snapshot = waymark_item_first (f.september, WAYMARK_KIND_SNAPSHOT);
  waymark_plan_set_string (f.plan, f.september, "date", NULL);
  /* What was kept has the date still. */
  kept = waymark_report_source_load (f.plan, f.september, day (4, G_DATE_DECEMBER), &error);
  g_assert_no_error (error);
  g_assert_true (kept->is_kept);
  waymark_plan_set_string (f.plan, snapshot, "content", "AAAA");
  g_assert_null (
      waymark_report_source_load (f.plan, f.september, day (4, G_DATE_DECEMBER), &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_DAMAGED);
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sections", test_sections);
  g_test_add_func ("/report/nothing", test_nothing);
  g_test_add_func ("/report/first", test_first);
  g_test_add_func ("/report/decided", test_decided);
  g_test_add_func ("/report/parties", test_parties);
  g_test_add_func ("/report/kept", test_kept);
  g_test_add_func ("/report/awkward", test_awkward);
  g_test_add_func ("/report/refused", test_refused);
  return g_test_run ();
}
