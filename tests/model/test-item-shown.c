/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-item-shown.h"

#include "waymark-lateness.h"
#include "waymark-summary.h"

#include "plan-builder.h"

static void
assert_title (WaymarkItem *item, const char *expected)
{
  g_autofree char *title = waymark_item_get_title (item);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_title (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Work and money");
  WaymarkItem *requirement = build_requirement (plan, theme, "Say it once. Then again.\nMore.");
  WaymarkItem *action = build_action (plan, requirement, "Map every group\nand who it reaches");

  assert_title (theme, "Work and money");
  assert_title (requirement, "Say it once.");
  assert_title (action, "Map every group and who it reaches");
  waymark_plan_set_string (plan, requirement, "title", "Once");
  assert_title (requirement, "Once");
  waymark_plan_set_string (plan, requirement, "title", NULL);
  waymark_plan_set_string (plan, requirement, "narrative", "Up by 2.5 % in 2026? Yes!");
  assert_title (requirement, "Up by 2.5 % in 2026?");
  waymark_plan_set_string (plan, requirement, "narrative", "No full stop here\nNext line.");
  assert_title (requirement, "No full stop here");
  waymark_plan_set_string (plan, requirement, "narrative", "一度だけ話す。もう一度。");
  assert_title (requirement, "一度だけ話す。");
  waymark_plan_set_string (plan, requirement, "narrative", NULL);
  assert_title (requirement, "");
  assert_title (build_party (plan, "Council", "C"), "Council");
}

static void
assert_row (
    WaymarkItem *item, gboolean pointer, const char *leads, const char *due, const char *status)
{
  g_autoptr (GPtrArray) parties = waymark_item_get_shown_leads (item);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown_due = waymark_item_get_shown_due (item);
  g_autofree char *shown_status = waymark_item_get_shown_status (item);

  for (guint i = 0; i < parties->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? " " : "",
                            waymark_item_get_string (g_ptr_array_index (parties, i), "name"));
  g_assert_cmpint (waymark_item_is_pointer (item), ==, pointer);
  g_assert_cmpstr (names->str, ==, leads);
  g_assert_cmpstr (shown_due, ==, due);
  g_assert_cmpstr (shown_status, ==, status);
}

static void
test_pointer_rows (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *a = build_party (plan, "A", NULL), *b = build_party (plan, "B", NULL);
  WaymarkItem *agreed = build_status (plan, "Agreed", "agreed");
  WaymarkItem *theme = build_theme (plan, "T");
  WaymarkItem *one = build_requirement (plan, theme, "One"); /* 1.1 */
  WaymarkItem *first = build_action (plan, one, "1.1(a)"),
              *second = build_action (plan, one, "1.1(b)");
  WaymarkItem *plain = build_action (plan, theme, "1.2");
  WaymarkItem *row = build_action (plan, theme, "1.3"), *chain = build_action (plan, theme, "1.4");
  WaymarkItem *reference = build_reference (plan, row, one, "incorporated");

  build_lead (plan, first, a);
  build_lead (plan, second, b);
  build_lead (plan, second, a);
  build_due (plan, first, "March 2024", "2024-03");
  build_due (plan, second, "By March 2026", "../2026-03");
  waymark_plan_set_string (plan, first, "status", waymark_item_get_id (agreed));

  assert_row (first, FALSE, "A", "March 2024", "Agreed");
  assert_row (second, FALSE, "B A", "By March 2026", NULL);
  assert_row (row, TRUE, "A B", "to March 2026", "See 1.1");
  assert_row (plain, FALSE, "", NULL, NULL);

  /* Several targets are joined; one that is a pointer itself lends nothing. */
  build_reference (plan, chain, row, "see");
  assert_row (chain, TRUE, "", NULL, "See 1.3");
  build_reference (plan, chain, first, "see");
  assert_row (chain, TRUE, "A", "to March 2024", "See 1.3, 1.1(a)");

  /* What it shows is live. */
  build_due (plan, second, "end of 2030", "2030-12-31");
  assert_row (row, TRUE, "A B", "to 31 December 2030", "See 1.1");
  waymark_plan_set_string (plan, reference, "target", waymark_item_get_id (first));
  assert_row (row, TRUE, "A", "March 2024", "See 1.1(a)");
  build_due (plan, first, "Ongoing", NULL);
  assert_row (row, TRUE, "A", "Ongoing", "See 1.1(a)");

  /* Other relations lend nothing, and a value of its own ends it. */
  waymark_plan_set_string (plan, reference, "relation", "depends");
  assert_row (row, FALSE, "", NULL, NULL);
  waymark_plan_set_string (plan, reference, "relation", "see");
  g_assert_true (waymark_item_is_pointer (row));
  build_due (plan, row, "TBC", NULL);
  assert_row (row, FALSE, "", "TBC", NULL);
  waymark_plan_set (plan, row, "due", NULL);
  build_lead (plan, row, b);
  assert_row (row, FALSE, "B", NULL, NULL);

  /* A deleted target ends it too, and that is said. */
  waymark_plan_remove (plan, waymark_item_first (row, WAYMARK_KIND_ASSIGNMENT));
  g_assert_true (waymark_item_is_pointer (row));
  waymark_plan_remove (plan, first);
  assert_row (row, FALSE, "", NULL, "See (deleted)");
  build_due (plan, row, "TBC", NULL);
  assert_row (row, FALSE, "", "TBC", NULL);
}

static void
test_pointer_requirements (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *party = build_party (plan, "A", NULL);
  WaymarkItem *theme = build_theme (plan, "T");
  WaymarkItem *one = build_requirement (plan, theme, "One"),
              *two = build_requirement (plan, theme, "Two");
  WaymarkItem *action = build_action (plan, one, "a");

  build_lead (plan, action, party);
  build_due (plan, action, "2025", "2025");
  build_reference (plan, two, one, "see");
  assert_row (two, TRUE, "A", "to 2025", "See 1.1");
  build_action (plan, two, "its own");
  assert_row (two, FALSE, "", NULL, NULL);
  assert_row (one, FALSE, "", NULL, NULL);
  g_assert_false (waymark_item_is_pointer (theme));
}

static void
test_narrow (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");
  g_autoptr (WaymarkValue) january = waymark_value_new_integer (1);
  g_autofree char *due = NULL, *quarter = NULL, *calendar = NULL;

  build_due (plan, action, "September 2024", "2024-09");
  due = waymark_item_get_shown_due_short (action);
  g_assert_cmpstr (due, ==, "Sept 2024");
  build_due (plan, action, "Q2", "2025-07/2025-09");
  quarter = waymark_item_get_shown_due (action);
  g_assert_cmpstr (quarter, ==, "Q2 2025/26");
  waymark_plan_set (plan, waymark_plan_get_root (plan), "year_start", january);
  calendar = waymark_item_get_shown_due (action);
  g_assert_cmpstr (calendar, ==, "Q3 2025");
}

static guint
count_of (GHashTable *counts, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));
}

static void
test_summary (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *a = build_party (plan, "Council", "C"), *b = build_party (plan, "Board", NULL);
  WaymarkItem *joined = build_party (plan, "The council", NULL);
  WaymarkItem *agreed = build_status (plan, "Agreed", "agreed");
  WaymarkItem *theme = build_theme (plan, "T"), *other = build_theme (plan, "U");
  WaymarkItem *requirement = build_requirement (plan, theme, "R");
  WaymarkItem *late = build_action (plan, requirement, "late");
  WaymarkItem *row = build_action (plan, theme, "pointer");
  g_autoptr (WaymarkSummary) all = NULL, part = NULL;
  GDate today;

  waymark_plan_set_string (plan, joined, "into", waymark_item_get_id (a));
  build (plan, WAYMARK_KIND_PRIORITY, theme, "text", "aim");
  build (plan, WAYMARK_KIND_LOOSE, NULL, "text", "left over");
  build_action (plan, other, "plain");
  build_lead (plan, late, a);
  build_lead (plan, late, joined);
  build_lead (plan, late, b);
  build_due (plan, late, "2024", "2024");
  waymark_plan_set_string (plan, late, "status", waymark_item_get_id (agreed));
  build_reference (plan, row, requirement, "see");

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2025);
  all = waymark_summary_new (plan, NULL, &today);
  g_assert_cmpuint (all->themes, ==, 2);
  g_assert_cmpuint (all->priorities, ==, 1);
  g_assert_cmpuint (all->requirements, ==, 1);
  g_assert_cmpuint (all->actions, ==, 3);
  g_assert_cmpuint (all->references, ==, 1);
  g_assert_cmpuint (all->parties, ==, 2);
  g_assert_cmpuint (all->loose, ==, 1);
  g_assert_cmpuint (all->late, ==, 1);
  g_assert_cmpuint (g_hash_table_size (all->leads), ==, 2);
  g_assert_cmpuint (count_of (all->leads, "C"), ==, 1);
  g_assert_cmpuint (count_of (all->leads, "Board"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (all->statuses), ==, 1);
  g_assert_cmpuint (count_of (all->statuses, "Agreed"), ==, 1);

  part = waymark_summary_new (plan, other, &today);
  g_assert_cmpuint (part->themes, ==, 1);
  g_assert_cmpuint (part->actions, ==, 1);
  g_assert_cmpuint (part->parties + part->late + part->references + part->loose, ==, 0);
  /* The pointer row shows a late date, and is not late. */
  g_assert_false (waymark_action_is_late (row, &today));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown/title", test_title);
  g_test_add_func ("/shown/pointer-rows", test_pointer_rows);
  g_test_add_func ("/shown/pointer-requirements", test_pointer_requirements);
  g_test_add_func ("/shown/narrow", test_narrow);
  g_test_add_func ("/summary/counts", test_summary);
  return g_test_run ();
}
