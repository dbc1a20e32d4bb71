/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-stage.h"
#include "waymark-timespan.h"

#include "plan-builder.h"

static guint32
julian (int year, int month, int number)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, month, year);
  return g_date_get_julian (&date);
}

static WaymarkTimespan *
span_of (WaymarkItem *action, int year, int month, int number)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, number, month, year);
  return waymark_timespan_new (action, &today);
}

static WaymarkItem *
one_action (WaymarkPlan *plan, const char *window)
{
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");

  build_due (plan, action, "as written", window);
  return action;
}

static void
set_window (WaymarkPlan *plan, WaymarkItem *item, const char *field, const char *window)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_words ("as written", window);

  waymark_plan_set (plan, item, field, value);
}

static WaymarkItem *
add_update (WaymarkPlan *plan,
            WaymarkItem *action,
            const char *date,
            const char *new_due,
            const char *decision)
{
  WaymarkItem *update = build (plan, WAYMARK_KIND_UPDATE, action, "date", date);

  if (new_due != NULL)
    {
      set_window (plan, update, "new_due", new_due);
      waymark_plan_set_string (plan, update, "decision", decision);
    }
  return update;
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *window;
    WaymarkSpanShape shape;
    guint32 first, last; /* as yyyymmdd */
  } cases[] = {
    { "2024-03", WAYMARK_SPAN_WINDOW, 20240301, 20240331 },
    { "2023", WAYMARK_SPAN_WINDOW, 20230101, 20231231 },
    { "2024-03-12", WAYMARK_SPAN_WINDOW, 20240312, 20240312 },
    { "2025-07/2025-09", WAYMARK_SPAN_WINDOW, 20250701, 20250930 },
    { "../2026-03", WAYMARK_SPAN_BY, 20250331, 20260331 },
    { "2025-04/..", WAYMARK_SPAN_ONGOING, 20250401, 0 },
    { NULL, WAYMARK_SPAN_NONE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
      WaymarkItem *action = one_action (plan, cases[i].window);
      g_autoptr (WaymarkTimespan) span = span_of (action, 2020, 1, 1);
      guint32 first = cases[i].first, last = cases[i].last;

      g_test_message ("%s", cases[i].window != NULL ? cases[i].window : "none");
      g_assert_cmpint (span->shape, ==, cases[i].shape);
      g_assert_cmpuint (span->due.first,
                        ==,
                        first != 0 ? julian (first / 10000, first / 100 % 100, first % 100) : 0);
      g_assert_cmpuint (
          span->due.last, ==, last != 0 ? julian (last / 10000, last / 100 % 100, last % 100) : 0);
      g_assert_cmpuint (span->start, ==, 0);
      g_assert_cmpuint (span->late_from, ==, 0);
      g_assert_cmpuint (span->moved_from->len, ==, 0);
    }
}

static void
test_late (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, "2024-03");
  WaymarkItem *done = build_status (plan, "Done", "complete");
  g_autoptr (WaymarkTimespan) on = span_of (action, 2024, 3, 31);
  g_autoptr (WaymarkTimespan) after = span_of (action, 2024, 6, 2);

  g_assert_cmpuint (on->late_from, ==, 0);
  g_assert_cmpuint (after->late_from, ==, julian (2024, 4, 1));
  g_assert_false (after->finished);

  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (done));
  g_autoptr (WaymarkTimespan) finished = span_of (action, 2024, 6, 2);
  g_assert_cmpuint (finished->late_from, ==, 0);
  g_assert_true (finished->finished);
}

static void
test_moves (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, "2025-03");

  set_window (plan, action, "first_due", "2024-03");
  add_update (plan, action, "2024-02-20", "2024-09", "agreed");
  add_update (plan, action, "2024-08-20", "2025-03", "agreed");
  add_update (plan, action, "2024-08-10", "2024-12", "refused");
  g_autoptr (WaymarkTimespan) span = span_of (action, 2024, 12, 1);

  g_assert_cmpuint (span->moved_from->len, ==, 2);
  g_assert_cmpuint (
      g_array_index (span->moved_from, WaymarkDays, 0).first, ==, julian (2024, 3, 1));
  g_assert_cmpuint (
      g_array_index (span->moved_from, WaymarkDays, 1).last, ==, julian (2024, 9, 30));
  g_assert_cmpuint (span->start, ==, julian (2024, 2, 20));
  g_assert_cmpuint (span->proposed.last, ==, 0);

  add_update (plan, action, "2024-11-02", "2025-12", "proposed");
  add_update (plan, action, "2024-11-01", "2025-06", "proposed");
  g_autoptr (WaymarkTimespan) asked = span_of (action, 2024, 12, 1);
  g_assert_cmpuint (asked->proposed.last, ==, julian (2025, 12, 31));
}

static void
test_reach (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = one_action (plan, "2024-03");
  GDate today;
  WaymarkDays reach;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 2, 6, 2024);
  add_update (plan, action, "2023-11-05", NULL, NULL);
  g_autoptr (WaymarkTimespan) late = waymark_timespan_new (action, &today);
  g_assert_true (waymark_timespan_get_reach (late, &today, &reach));
  g_assert_cmpuint (reach.first, ==, julian (2023, 11, 5));
  g_assert_cmpuint (reach.last, ==, julian (2024, 6, 2));

  /* Its first agreed date still holds: nothing was moved. */
  build_due (plan, action, "by March 2026", "../2026-03");
  set_window (plan, action, "first_due", "../2026-03");
  g_autoptr (WaymarkTimespan) kept = waymark_timespan_new (action, &today);
  g_assert_cmpuint (kept->moved_from->len, ==, 0);

  build_due (plan, action, "TBC", NULL);
  g_autoptr (WaymarkTimespan) none = waymark_timespan_new (action, &today);
  g_assert_false (waymark_timespan_get_reach (none, &today, &reach));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timespan/shapes", test_shapes);
  g_test_add_func ("/timespan/late", test_late);
  g_test_add_func ("/timespan/moves", test_moves);
  g_test_add_func ("/timespan/reach", test_reach);
  return g_test_run ();
}
