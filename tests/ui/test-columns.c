/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The columns of the list leave room for what the plan holds, and no more. */

#include "config.h"

#include "waymark-columns.h"
#include "waymark-edit.h"

static void
add (WaymarkPlan *plan, WaymarkItem *parent, WaymarkKind kind, guint n)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Add", "test");

  for (guint i = 0; i < n; i++)
    g_assert_nonnull (waymark_edit_add (edit, kind, parent, NULL, NULL));
  waymark_edit_keep (edit);
}

static void
test_numbers_have_the_room_they_need (void)
{
  g_autoptr (WaymarkColumns) columns = waymark_columns_new ();
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme;

  g_assert_true (waymark_columns_fit_numbers (columns, plan)); /* from "10.10(m)" to "1.1(m)" */
  add (plan, root, WAYMARK_KIND_THEME, 9);
  theme = waymark_item_first (root, WAYMARK_KIND_THEME);
  add (plan, theme, WAYMARK_KIND_PRIORITY, 5); /* which have no number */
  add (plan, theme, WAYMARK_KIND_ACTION, 9);
  g_assert_false (waymark_columns_fit_numbers (columns, plan));
  add (plan, theme, WAYMARK_KIND_REQUIREMENT, 1);
  g_assert_true (waymark_columns_fit_numbers (columns, plan)); /* "1.10" */
  add (plan, root, WAYMARK_KIND_THEME, 1);
  g_assert_true (waymark_columns_fit_numbers (columns, plan)); /* "10.1" */
  g_assert_false (waymark_columns_fit_numbers (columns, plan));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/columns/numbers", test_numbers_have_the_room_they_need);
  return g_test_run ();
}
