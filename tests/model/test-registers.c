/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-party.h"
#include "waymark-registers.h"

#include "plan-builder.h"

static char *
words_of (WaymarkPlan *plan)
{
  WaymarkItem *root = waymark_plan_get_root (plan);
  GString *words = g_string_new (NULL);

  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    g_string_append_printf (
        words, "%s%s", words->len > 0 ? " " : "", waymark_item_get_string (status, "word"));
  return g_string_free (words, FALSE);
}

static void
move (WaymarkPlan *plan, WaymarkItem *status, int steps, const char *expected)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Move", SESSION);
  g_autofree char *words = NULL;

  g_assert_true (waymark_edit_move_status (edit, status, steps, NULL));
  waymark_edit_keep (edit);
  words = words_of (plan);
  g_assert_cmpstr (words, ==, expected);
}

/* Other things stand between the statuses. */
static void
test_order (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *one = build_status (plan, "One", "proposed"), *two, *three;

  build_theme (plan, "Being heard");
  two = build_status (plan, "Two", "agreed");
  build_party (plan, "Marsh Borough Council", "MBC");
  three = build_status (plan, "Three", "complete");

  move (plan, one, -1, "One Two Three");
  move (plan, three, 1, "One Two Three");
  move (plan, one, 1, "Two One Three");
  move (plan, one, 1, "Two Three One");
  move (plan, three, -1, "Three Two One");
  move (plan, one, -1, "Three One Two");
  move (plan, two, -1, "Three Two One");
}

static void
test_remove_status (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Being heard");
  WaymarkItem *action = build_action (plan, theme, "Hold a survey");
  WaymarkItem *other = build_action (plan, theme, "Say what came of it");
  WaymarkItem *one = build_status (plan, "One", "proposed");
  WaymarkItem *two = build_status (plan, "Two", "agreed");
  g_autofree char *id = g_strdup (waymark_item_get_id (two));
  WaymarkEdit *edit;

  waymark_plan_set_string (plan, action, "status", waymark_item_get_id (one));
  waymark_plan_set_string (plan, other, "status", waymark_item_get_id (two));
  g_assert_cmpuint (waymark_status_count_actions (one), ==, 1);

  edit = waymark_edit_begin (plan, "Delete status", SESSION);
  g_assert_true (waymark_edit_remove_status (edit, one, two, NULL));
  g_assert_cmpstr (waymark_item_get_string (action, "status"), ==, waymark_item_get_id (two));
  g_assert_cmpuint (waymark_status_count_actions (two), ==, 2);
  waymark_edit_free (edit);
  g_assert_true (waymark_item_is_in_plan (one));

  edit = waymark_edit_begin (plan, "Delete status", SESSION);
  g_assert_true (waymark_edit_remove_status (edit, two, NULL, NULL));
  g_assert_null (waymark_item_get_string (other, "status"));
  g_assert_cmpstr (waymark_item_get_string (action, "status"), ==, waymark_item_get_id (one));
  waymark_edit_keep (edit);
  g_assert_null (waymark_plan_lookup (plan, id));
}

/* It goes from its actions and groups, and what was joined into it goes too. */
static void
test_remove_party (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Being heard");
  WaymarkItem *action = build_action (plan, theme, "Hold a survey");
  WaymarkItem *council = build_party (plan, "Marsh Borough Council", "MBC");
  WaymarkItem *joined = build_party (plan, "Borough", NULL);
  WaymarkItem *board = build_party (plan, "Health Board", NULL);
  WaymarkItem *group = build_party (plan, "Steering group", NULL);
  g_autofree char *leads = NULL;
  WaymarkEdit *edit;

  waymark_plan_set_string (plan, joined, "into", waymark_item_get_id (council));
  build_lead (plan, action, joined);
  build_lead (plan, action, board);
  build_lead (plan, action, council);
  build (plan, WAYMARK_KIND_MEMBERSHIP, group, "member", waymark_item_get_id (council));
  build (plan, WAYMARK_KIND_MEMBERSHIP, group, "member", waymark_item_get_id (board));

  edit = waymark_edit_begin (plan, "Delete party", SESSION);
  g_assert_true (waymark_edit_remove_party (edit, council, NULL));
  waymark_edit_keep (edit);
  g_assert_null (waymark_plan_find_party (plan, "MBC"));
  g_assert_null (waymark_plan_find_party (plan, "Borough"));
  g_assert_cmpuint (waymark_item_count (group, WAYMARK_KIND_MEMBERSHIP), ==, 1);
  g_assert_cmpuint (waymark_item_count (action, WAYMARK_KIND_ASSIGNMENT), ==, 1);
  leads = waymark_action_format_leads (action);
  g_assert_cmpstr (leads, ==, "Health Board");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/order", test_order);
  g_test_add_func ("/registers/remove-status", test_remove_status);
  g_test_add_func ("/registers/remove-party", test_remove_party);
  return g_test_run ();
}
