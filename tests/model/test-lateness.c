/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-lateness.h"
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
one_action (WaymarkPlan *plan, const char *window)
{
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");

  build_due (plan, action, "as written", window);
  return action;
}

static void
test_last_day (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, "2024-03");
  GDate on = day (2024, 3, 31), after = day (2024, 4, 1), before = day (2024, 3, 1);

  g_assert_false (waymark_action_is_late (action, &before));
  g_assert_false (waymark_action_is_late (action, &on));
  g_assert_true (waymark_action_is_late (action, &after));
  g_assert_cmpint (waymark_action_get_days_late (action, &after), ==, 1);
  g_assert_cmpint (waymark_action_get_days_late (action, &on), ==, 0);
  g_assert_cmpint (waymark_action_get_days_late (action, &before), ==, -30);

  build_due (plan, action, "By March 2024", "../2024-03");
  g_assert_false (waymark_action_is_late (action, &on));
  g_assert_true (waymark_action_is_late (action, &after));
}

static void
test_never_late (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, NULL);
  GDate today = day (2030, 1, 1);

  g_assert_false (waymark_action_is_late (action, &today));
  build_due (plan, action, "from April 2024", "2024-04/..");
  g_assert_false (waymark_action_is_late (action, &today));
  g_assert_null (waymark_action_get_lateness (action, &today, NULL));
  waymark_plan_set (plan, action, "due", NULL);
  g_assert_false (waymark_action_is_late (action, &today));
}

static void
test_stages (void)
{
  static const struct
  {
    WaymarkStage stage;
    gboolean late;
    gboolean finished;
  } cases[] = {
    { WAYMARK_STAGE_PROPOSED, TRUE, FALSE },    { WAYMARK_STAGE_AGREED, TRUE, FALSE },
    { WAYMARK_STAGE_NOT_STARTED, TRUE, FALSE }, { WAYMARK_STAGE_IN_PROGRESS, TRUE, FALSE },
    { WAYMARK_STAGE_ONGOING, FALSE, FALSE },    { WAYMARK_STAGE_COMPLETE, FALSE, TRUE },
    { WAYMARK_STAGE_PAUSED, TRUE, FALSE },      { WAYMARK_STAGE_CLOSED, FALSE, TRUE },
    { WAYMARK_STAGE_MERGED, FALSE, TRUE },
  };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, "2024-03");
  GDate today = day (2024, 4, 1);

  waymark_plan_add_statuses (plan);
  g_assert_true (waymark_action_is_late (action, &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkItem *status =
          waymark_plan_find_status (plan, waymark_stage_get_name (cases[i].stage));

      waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
      g_assert_cmpint (waymark_item_get_stage (action), ==, cases[i].stage);
      g_assert_cmpint (waymark_action_is_late (action, &today), ==, cases[i].late);
      g_assert_cmpint (waymark_action_is_finished (action), ==, cases[i].finished);
      g_assert_cmpuint (waymark_item_count_late (waymark_plan_get_root (plan), &today),
                        ==,
                        cases[i].late ? 1 : 0);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *window;
    int year, month, day;
    const char *words;
    gboolean late;
  } cases[] = {
    { "2025-03", 2025, 11, 14, "7 months late", TRUE },
    { "2024-09", 2025, 11, 14, "13 months late", TRUE },
    { "2025-03", 2025, 4, 1, "1 day late", TRUE },
    { "2025-03", 2025, 5, 29, "59 days late", TRUE },
    { "2025-03", 2025, 5, 30, "1 month late", TRUE },
    { "2025-03", 2025, 5, 31, "2 months late", TRUE },
    { "2025-03", 2025, 9, 30, "6 months late", TRUE },
    { "2025-03", 2025, 9, 29, "5 months late", TRUE },
    { "2025-12", 2025, 11, 14, "in 7 weeks", FALSE },
    { "2025-12-31", 2025, 12, 31, "today", FALSE },
    { "2025-12-31", 2025, 12, 30, "in 1 day", FALSE },
    { "2025-12-31", 2025, 12, 11, "in 20 days", FALSE },
    { "2025-12-31", 2025, 12, 10, "in 3 weeks", FALSE },
    { "2025-12-31", 2025, 12, 6, "in 4 weeks", FALSE },
    { "2025-12-31", 2025, 11, 1, "in 9 weeks", FALSE },
    { "2025-12-31", 2025, 10, 31, NULL, FALSE },
  };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate today = day (cases[i].year, cases[i].month, cases[i].day);
      gboolean late;
      g_autofree char *words = NULL;

      build_due (plan, action, "as written", cases[i].window);
      words = waymark_action_get_lateness (action, &today, &late);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (late, ==, cases[i].late);
    }
}

static void
test_count (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *first = build_theme (plan, "One"), *second = build_theme (plan, "Two");
  WaymarkItem *requirement = build_requirement (plan, first, "R");
  GDate today = day (2025, 1, 1);

  build_due (plan, build_action (plan, first, "A"), "2024", "2024");
  build_due (plan, build_action (plan, requirement, "B"), "2024", "2024");
  build_due (plan, build_action (plan, requirement, "C"), "2025", "2025");
  build_action (plan, second, "D");
  g_assert_cmpuint (waymark_item_count_late (first, &today), ==, 2);
  g_assert_cmpuint (waymark_item_count_late (requirement, &today), ==, 1);
  g_assert_cmpuint (waymark_item_count_late (second, &today), ==, 0);
  g_assert_cmpuint (waymark_item_count_late (waymark_plan_get_root (plan), &today), ==, 2);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *word;
    WaymarkStage stage;
  } cases[] = {
    { "Agreed", WAYMARK_STAGE_AGREED },
    { "APPROVED", WAYMARK_STAGE_AGREED },
    { "In progress", WAYMARK_STAGE_IN_PROGRESS },
    { "in-progress", WAYMARK_STAGE_IN_PROGRESS },
    { "On track", WAYMARK_STAGE_IN_PROGRESS },
    { "Under way.", WAYMARK_STAGE_IN_PROGRESS },
    { "Delayed", WAYMARK_STAGE_IN_PROGRESS },
    { "Not started", WAYMARK_STAGE_NOT_STARTED },
    { "Not yet started", WAYMARK_STAGE_NOT_STARTED },
    { "To do", WAYMARK_STAGE_NOT_STARTED },
    { "Started", WAYMARK_STAGE_IN_PROGRESS },
    { "Completed", WAYMARK_STAGE_COMPLETE },
    { "Complete – March 2024", WAYMARK_STAGE_COMPLETE },
    { "Not completed", WAYMARK_STAGE_IN_PROGRESS },
    { "Partially complete", WAYMARK_STAGE_IN_PROGRESS },
    { "Done", WAYMARK_STAGE_COMPLETE },
    { "On hold", WAYMARK_STAGE_PAUSED },
    { "Deferred", WAYMARK_STAGE_PAUSED },
    { "Ongoing", WAYMARK_STAGE_ONGOING },
    { "On-going", WAYMARK_STAGE_ONGOING },
    { "Cancelled", WAYMARK_STAGE_CLOSED },
    { "Closed undelivered", WAYMARK_STAGE_CLOSED },
    { "Incorporated into 4", WAYMARK_STAGE_MERGED },
    { "Proposed", WAYMARK_STAGE_PROPOSED },
    { "Green", WAYMARK_STAGE_IN_PROGRESS },
    { "", WAYMARK_STAGE_NONE },
    { " – ", WAYMARK_STAGE_NONE },
    { NULL, WAYMARK_STAGE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (waymark_stage_guess (cases[i].word) != cases[i].stage)
        g_test_message ("“%s”", cases[i].word);
      g_assert_cmpint (waymark_stage_guess (cases[i].word), ==, cases[i].stage);
    }
  for (guint stage = WAYMARK_STAGE_PROPOSED; stage < WAYMARK_N_STAGES; stage++)
    {
      g_assert_cmpint (waymark_stage_from_name (waymark_stage_get_name (stage)), ==, stage);
      g_assert_cmpint (waymark_stage_guess (waymark_stage_get_label (stage)), ==, stage);
    }
  g_assert_cmpint (waymark_stage_from_name ("In progress"), ==, WAYMARK_STAGE_NONE);
}

static void
test_statuses (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *own = build_status (plan, "Being delivered", "in-progress");
  WaymarkItem *action = one_action (plan, NULL);

  g_assert_null (waymark_plan_find_status (plan, "agreed"));
  g_assert_true (waymark_plan_find_status (plan, "being delivered ") == own);
  g_assert_true (waymark_plan_find_status (plan, "in-progress") == own);
  g_assert_true (waymark_plan_find_status (plan, "In progress") == own);
  g_assert_null (waymark_plan_find_status (plan, ""));
  g_assert_null (waymark_plan_find_status (plan, "rubbish"));
  waymark_plan_add_statuses (plan);
  g_assert_cmpuint (waymark_item_count (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS), ==, 10);
  /* A word goes before a stage of the same name. */
  g_assert_true (waymark_plan_find_status (plan, "In progress") != own);

  g_assert_null (waymark_item_get_status_word (action));
  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (own));
  g_assert_cmpstr (waymark_item_get_status_word (action), ==, "Being delivered");
  waymark_plan_remove (plan, own);
  g_assert_null (waymark_item_get_status_word (action));
  g_assert_cmpint (waymark_item_get_stage (action), ==, WAYMARK_STAGE_NONE);
}

static void
test_today (void)
{
  GDate today;

  g_setenv ("WAYMARK_TODAY", "2025-11-14", TRUE);
  waymark_today (&today);
  g_assert_cmpint (g_date_get_day (&today), ==, 14);
  g_assert_cmpint (g_date_get_month (&today), ==, 11);
  g_assert_cmpint (g_date_get_year (&today), ==, 2025);
  for (const char *const *wrong =
           (const char *const[]){ "", "2025-11", "../2024-03", "soon", NULL };
       *wrong != NULL;
       wrong++)
    {
      g_setenv ("WAYMARK_TODAY", *wrong, TRUE);
      waymark_today (&today);
      g_assert_true (g_date_valid (&today));
      g_assert_true (g_date_get_year (&today) != 2024);
    }
  g_unsetenv ("WAYMARK_TODAY");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lateness/last-day", test_last_day);
  g_test_add_func ("/lateness/never", test_never_late);
  g_test_add_func ("/lateness/stages", test_stages);
  g_test_add_func ("/lateness/words", test_words);
  g_test_add_func ("/lateness/count", test_count);
  g_test_add_func ("/lateness/today", test_today);
  g_test_add_func ("/stage/guess", test_guess);
  g_test_add_func ("/stage/statuses", test_statuses);
  return g_test_run ();
}
