/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-agenda.h"
#include "waymark-stage.h"

#include "plan-builder.h"

static GDate
day (int year, int month, int number)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, month, year);
  return date;
}

static WaymarkItem *
build_meeting (WaymarkPlan *plan, const char *date, gboolean closed)
{
  WaymarkItem *meeting = build (plan, WAYMARK_KIND_MEETING, NULL, "date", date);

  if (closed)
    {
      g_autoptr (WaymarkValue) yes = waymark_value_new_boolean (TRUE);

      waymark_plan_set (plan, meeting, "closed", yes);
    }
  return meeting;
}

static void
build_stage (WaymarkPlan *plan, WaymarkItem *action, WaymarkStage stage)
{
  WaymarkItem *status = waymark_plan_find_status (plan, waymark_stage_get_name (stage));

  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
}

static WaymarkItem *
build_update (WaymarkPlan *plan, WaymarkItem *action, const char *date)
{
  return build (plan, WAYMARK_KIND_UPDATE, action, "date", date);
}

static int
section_of (GPtrArray *agenda, WaymarkItem *action)
{
  for (guint i = 0; i < agenda->len; i++)
    {
      WaymarkAgendaEntry *entry = agenda->pdata[i];

      if (entry->item == action)
        return (int) entry->section;
    }
  return -1;
}

static void
test_which_meeting (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *undated = build (plan, WAYMARK_KIND_MEETING, NULL, "body", "Forum");
  WaymarkItem *ahead = build_meeting (plan, "2026-03-05", FALSE);
  WaymarkItem *closed = build_meeting (plan, "2025-09-11", TRUE);
  WaymarkItem *next = build_meeting (plan, "2025-12-04", FALSE);
  WaymarkItem *older = build_meeting (plan, "2025-06-05", TRUE);
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  GDate before = day (2025, 11, 14), on = day (2025, 12, 4), after = day (2025, 12, 5), until;

  g_assert_cmpuint (meetings->len, ==, 5);
  g_assert_true (meetings->pdata[0] == older && meetings->pdata[1] == closed);
  g_assert_true (meetings->pdata[2] == next && meetings->pdata[3] == ahead);
  g_assert_true (meetings->pdata[4] == undated);
  g_assert_true (waymark_plan_get_last_meeting (plan) == closed);
  g_assert_true (waymark_meeting_get_previous (next) == closed);
  g_assert_true (waymark_meeting_get_previous (closed) == older);
  g_assert_null (waymark_meeting_get_previous (older));
  g_assert_true (waymark_plan_get_next_meeting (plan, &before) == next);
  g_assert_true (waymark_plan_get_next_meeting (plan, &on) == next);
  g_assert_true (waymark_plan_get_next_meeting (plan, &after) == ahead);
  g_assert_true (waymark_plan_get_current_meeting (plan, &before) == next);
  g_assert_true (waymark_plan_get_current_meeting (plan, &after) == next);

  waymark_meeting_get_horizon (next, &before, &until);
  {
    g_autofree char *written = waymark_day_write (&until);
    g_assert_cmpstr (written, ==, "2026-03-05");
  }
  waymark_meeting_get_horizon (ahead, &before, &until);
  {
    g_autofree char *written = waymark_day_write (&until);
    g_assert_cmpstr (written, ==, "2026-06-05");
  }
}

static void
test_days (void)
{
  static const struct
  {
    const char *typed;
    const char *day;
  } cases[] = {
    { "4/12/2025", "2025-12-04" },
    { "2025-12-04", "2025-12-04" },
    { "4 dec 2025", "2025-12-04" },
    { "december 2025", NULL },
    { "by 4 december 2025", NULL },
    { "soon", NULL },
    { "", NULL },
  };
  GDate date, today = day (2025, 11, 14);
  g_autofree char *same_year = NULL;
  g_autofree char *other_year = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = waymark_day_from_typed (cases[i].typed, 4);

      g_assert_cmpstr (found, ==, cases[i].day);
    }
  g_assert_true (waymark_day_parse ("2025-07-03", &date));
  same_year = waymark_day_to_words (&date, &today);
  g_assert_cmpstr (same_year, ==, "3 July");
  g_assert_true (waymark_day_parse ("2024-07-03", &date));
  other_year = waymark_day_to_words (&date, &today);
  g_assert_cmpstr (other_year, ==, "3 July 2024");
  g_assert_false (waymark_day_parse ("2024-07", &date));
  g_assert_false (waymark_day_parse (NULL, &date));
}

/* Each reason alone, with and without what it needs. */
static void
test_sections (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (WaymarkPlan) before = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (WaymarkValue) yes = waymark_value_new_boolean (TRUE);
  g_autoptr (WaymarkValue) june = waymark_value_new_words ("June 2027", "2027-06");
  WaymarkItem *theme, *meeting, *update;
  WaymarkItem *action[10];
  GDate today = day (2025, 11, 14);

  waymark_plan_add_statuses (plan);
  theme = build_theme (plan, "T");
  build_meeting (plan, "2025-09-11", TRUE);
  meeting = build_meeting (plan, "2025-12-04", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (action); i++)
    {
      action[i] = build_action (plan, theme, "A");
      build_update (plan, action[i], i == 4 ? "2025-09-10" : "2025-10-01");
    }
  build_due (plan, action[0], "March 2025", "2025-03");
  update = build_update (plan, action[1], "2025-11-06");
  waymark_plan_set (plan, update, "new_due", june);
  waymark_plan_set_string (plan, update, "decision", "proposed");
  build_due (plan, action[2], "February 2026", "2026-02");
  update = build_update (plan, action[3], "2025-11-06");
  waymark_plan_set (plan, update, "new_due", june);
  waymark_plan_set_string (plan, update, "decision", "agreed");
  waymark_plan_set (plan, action[5], "flag", yes);
  build_stage (plan, action[7], WAYMARK_STAGE_COMPLETE);
  build_stage (plan, action[8], WAYMARK_STAGE_COMPLETE);
  build_due (plan, action[8], "March 2025", "2025-03");
  build_due (plan, action[9], "April 2026", "2026-04");

  /* Then: all but the one that is new, and one was complete already. */
  before = waymark_plan_new (waymark_plan_get_id (plan));
  {
    WaymarkItem *root = waymark_plan_get_root (before);
    WaymarkItem *status = waymark_plan_append (before, WAYMARK_KIND_STATUS, root);
    WaymarkItem *then = waymark_plan_append (before, WAYMARK_KIND_THEME, root);

    waymark_plan_set_string (before, status, "stage", "complete");
    for (guint i = 0; i < G_N_ELEMENTS (action); i++)
      {
        g_autofree char *rank = g_strdup_printf ("b%u", i);
        WaymarkItem *old;

        if (i == 6)
          continue;
        old = waymark_plan_add (
            before, WAYMARK_KIND_ACTION, waymark_item_get_id (action[i]), then, rank);
        if (i == 8)
          waymark_plan_set_string (before, old, "status", waymark_item_get_id (status));
      }
  }

  agenda = waymark_agenda_new (meeting, before, NULL, &today);
  g_assert_cmpint (section_of (agenda, action[0]), ==, WAYMARK_AGENDA_LATE);
  g_assert_cmpint (section_of (agenda, action[1]), ==, WAYMARK_AGENDA_DATES);
  g_assert_cmpint (section_of (agenda, action[2]), ==, WAYMARK_AGENDA_DUE);
  g_assert_cmpint (section_of (agenda, action[3]), ==, WAYMARK_AGENDA_MOVED);
  g_assert_cmpint (section_of (agenda, action[4]), ==, WAYMARK_AGENDA_SILENT);
  g_assert_cmpint (section_of (agenda, action[5]), ==, WAYMARK_AGENDA_FLAGGED);
  g_assert_cmpint (section_of (agenda, action[6]), ==, WAYMARK_AGENDA_NEW);
  g_assert_cmpint (section_of (agenda, action[7]), ==, WAYMARK_AGENDA_CLOSED);
  g_assert_cmpint (section_of (agenda, action[8]), ==, -1);
  g_assert_cmpint (section_of (agenda, action[9]), ==, -1);
  g_assert_cmpuint (agenda->len, ==, 9);
  g_assert_null (((WaymarkAgendaEntry *) agenda->pdata[8])->item);
  for (guint i = 1; i < agenda->len; i++)
    g_assert_cmpint (((WaymarkAgendaEntry *) agenda->pdata[i - 1])->section,
                     <=,
                     ((WaymarkAgendaEntry *) agenda->pdata[i])->section);
}

static void
test_all_reasons_are_said (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (WaymarkValue) yes = waymark_value_new_boolean (TRUE);
  WaymarkItem *meeting = build_meeting (plan, "2025-12-04", FALSE);
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");
  GDate today = day (2025, 11, 14);

  build_due (plan, action, "March 2025", "2025-03");
  waymark_plan_set (plan, action, "flag", yes);
  agenda = waymark_agenda_new (meeting, NULL, NULL, &today);
  g_assert_cmpuint (agenda->len, ==, 2);
  g_assert_cmpstr (((WaymarkAgendaEntry *) agenda->pdata[0])->why,
                   ==,
                   "Due: March 2025. It is 7 months late. Nothing was heard of it yet. It was kept "
                   "for this meeting.");
}

/* The longest late first; and what stood on an agenda stays there until the meeting is over. */
static void
test_order_stays (void)
{
  static const char *const windows[] = { "2025-10", "2024-03", "2025-03" };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) again = NULL;
  WaymarkItem *meeting, *theme, *update, *added;
  WaymarkItem *action[3];
  GDate today = day (2025, 11, 14);

  waymark_plan_add_statuses (plan);
  meeting = build_meeting (plan, "2025-11-14", FALSE);
  theme = build_theme (plan, "T");
  for (guint i = 0; i < 3; i++)
    {
      action[i] = build_action (plan, theme, "A");
      build_due (plan, action[i], windows[i], windows[i]);
    }
  agenda = waymark_agenda_new (meeting, NULL, NULL, &today);
  g_assert_true (((WaymarkAgendaEntry *) agenda->pdata[0])->item == action[1]);
  g_assert_true (((WaymarkAgendaEntry *) agenda->pdata[1])->item == action[2]);
  g_assert_true (((WaymarkAgendaEntry *) agenda->pdata[2])->item == action[0]);
  g_assert_false (((WaymarkAgendaEntry *) agenda->pdata[0])->done);

  update = build_update (plan, action[1], "2025-11-14");
  waymark_plan_set_string (plan, update, "meeting", waymark_item_get_id (meeting));
  build_stage (plan, action[1], WAYMARK_STAGE_COMPLETE);
  build_due (plan, action[2], "June 2026", "2026-06");
  added = build_action (plan, theme, "B");
  build_due (plan, added, "2020", "2020");
  again = waymark_agenda_new (meeting, NULL, agenda, &today);
  g_assert_true (((WaymarkAgendaEntry *) again->pdata[0])->item == action[1]);
  g_assert_true (((WaymarkAgendaEntry *) again->pdata[0])->done);
  g_assert_true (((WaymarkAgendaEntry *) again->pdata[1])->item == action[2]);
  g_assert_true (((WaymarkAgendaEntry *) again->pdata[3])->item == added);

  /* Opened anew, what the meeting has dealt with is still on it. */
  g_clear_pointer (&again, g_ptr_array_unref);
  again = waymark_agenda_new (meeting, NULL, NULL, &today);
  g_assert_cmpint (section_of (again, action[1]), ==, WAYMARK_AGENDA_DEALT);
  g_assert_true (((WaymarkAgendaEntry *) again->pdata[0])->item == added);
}

static void
test_due_before_the_next_meeting (void)
{
  static const struct
  {
    const char *window;
    WaymarkStage stage;
    guint due;
  } cases[] = {
    { "2025-11-13", WAYMARK_STAGE_AGREED, 0 },   { "2025-11-14", WAYMARK_STAGE_AGREED, 1 },
    { "2025-11-14", WAYMARK_STAGE_COMPLETE, 0 }, { "2025-11", WAYMARK_STAGE_AGREED, 1 },
    { "2025-12-04", WAYMARK_STAGE_PAUSED, 1 },   { "2025-12-04", WAYMARK_STAGE_ONGOING, 0 },
    { "2025-12", WAYMARK_STAGE_AGREED, 0 },      { "2025-04/..", WAYMARK_STAGE_AGREED, 0 },
  };
  GDate today = day (2025, 11, 14), until = day (2025, 12, 4);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
      WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");

      waymark_plan_add_statuses (plan);
      build_due (plan, action, "as written", cases[i].window);
      build_stage (plan, action, cases[i].stage);
      g_assert_cmpuint (waymark_plan_count_due (plan, &today, &until), ==, cases[i].due);
    }
}

static void
test_new_meeting (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (plan, "New meeting", SESSION);
  g_autoptr (GError) error = NULL;
  GDate today = day (2025, 11, 14);
  g_autoptr (WaymarkItem) first = waymark_edit_add_meeting (edit, &today, &error);
  g_autoptr (WaymarkItem) second = NULL;

  g_assert_no_error (error);
  g_assert_null (waymark_item_get_string (first, "body"));
  g_assert_cmpstr (waymark_item_get_string (first, "date"), ==, "2025-11-14");
  waymark_edit_set_string (edit, first, "body", "Partnership Board", &error);
  second = waymark_edit_add_meeting (edit, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (waymark_item_get_string (second, "body"), ==, "Partnership Board");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting/which", test_which_meeting);
  g_test_add_func ("/meeting/days", test_days);
  g_test_add_func ("/meeting/due-before-the-next", test_due_before_the_next_meeting);
  g_test_add_func ("/meeting/new", test_new_meeting);
  g_test_add_func ("/agenda/sections", test_sections);
  g_test_add_func ("/agenda/all-reasons", test_all_reasons_are_said);
  g_test_add_func ("/agenda/order-stays", test_order_stays);
  return g_test_run ();
}
