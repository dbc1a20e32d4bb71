/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-holders.h"
#include "waymark-party.h"
#include "waymark-updates.h"

#include "plan-builder.h"

/* Aldmoor: a council, a college and a trust; the tree group is council and college. */
typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *theme;
  WaymarkItem *council, *college, *trust, *group, *all;
} Fixture;

static void
add_member (WaymarkPlan *plan, WaymarkItem *group, WaymarkItem *member)
{
  build (plan, WAYMARK_KIND_MEMBERSHIP, group, "member", waymark_item_get_id (member));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = waymark_plan_new (NULL);
  f->theme = build_theme (f->plan, "Trees");
  f->council = build_party (f->plan, "Aldmoor Council", "AC");
  f->college = build_party (f->plan, "Aldmoor College", NULL);
  f->trust = build_party (f->plan, "Tree Trust", NULL);
  f->group = build_party (f->plan, "Tree Group", NULL);
  f->all = build_party (f->plan, "All", NULL);
  waymark_plan_set_string (f->plan, f->group, "type", "group");
  waymark_plan_set_string (f->plan, f->all, "type", "everyone");
  add_member (f->plan, f->group, f->council);
  add_member (f->plan, f->group, f->college);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->plan);
}

static WaymarkItem *
action_of (Fixture *f, const char *text, ...)
{
  WaymarkItem *action = build_action (f->plan, f->theme, text);
  WaymarkItem *party;
  va_list parties;

  va_start (parties, text);
  while ((party = va_arg (parties, WaymarkItem *)) != NULL)
    build_lead (f->plan, action, party);
  va_end (parties);
  return action;
}

static char *
name_holdings (WaymarkItem *party)
{
  g_autoptr (GArray) holdings = waymark_party_get_holdings (party);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < holdings->len; i++)
    {
      const WaymarkHolding *holding = &g_array_index (holdings, WaymarkHolding, i);

      g_string_append_printf (line,
                              "%s%s%s%s%s",
                              i > 0 ? ", " : "",
                              waymark_item_get_string (holding->action, "text"),
                              holding->through != NULL ? " by " : "",
                              holding->through != NULL ? waymark_party_get_short (holding->through)
                                                       : "",
                              holding->support ? " (supports)" : "");
    }
  return g_string_free (line, FALSE);
}

static void
assert_holdings (WaymarkItem *party, const char *expected)
{
  g_autofree char *line = name_holdings (party);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_by_name_and_through (Fixture *f, gconstpointer data)
{
  action_of (f, "a", f->council, NULL);
  action_of (f, "b", f->all, NULL);
  action_of (f, "c", f->group, f->college, NULL);
  action_of (f, "d", f->trust, NULL);
  action_of (f, "e", NULL);

  assert_holdings (f->council, "a, b by All, c by Tree Group");
  assert_holdings (f->college, "b by All, c");
  assert_holdings (f->trust, "b by All, d");
  assert_holdings (f->group, "b by All, c");
  assert_holdings (f->all, "b");
}

static void
test_everyone_on_the_day (Fixture *f, gconstpointer data)
{
  WaymarkItem *later;

  action_of (f, "b", f->all, NULL);
  later = build_party (f->plan, "Bee Club", NULL);
  assert_holdings (later, "b by All");
  /* everyone that says who it is */
  add_member (f->plan, f->all, f->group);
  assert_holdings (later, "");
  assert_holdings (f->trust, "");
  assert_holdings (f->group, "b by All");
  assert_holdings (f->council, "b by All");
}

static void
test_joined_parties (Fixture *f, gconstpointer data)
{
  WaymarkItem *old = build_party (f->plan, "Borough Council", NULL);
  g_autoptr (GPtrArray) members = NULL;

  action_of (f, "a", old, NULL);
  add_member (f->plan, f->group, old);
  action_of (f, "b", f->all, NULL);
  waymark_plan_set_string (f->plan, old, "into", waymark_item_get_id (f->council));
  assert_holdings (f->council, "a, b by All");
  assert_holdings (old, "a, b by All");
  members = waymark_party_get_members (f->group);
  g_assert_cmpuint (members->len, ==, 2);
}

static void
test_groups_in_rings (Fixture *f, gconstpointer data)
{
  WaymarkItem *board = build_party (f->plan, "Board", NULL);

  add_member (f->plan, board, f->group);
  add_member (f->plan, f->group, board);
  add_member (f->plan, board, f->trust);
  action_of (f, "a", board, NULL);
  action_of (f, "b", f->group, NULL);
  assert_holdings (f->council, "a by Board, b by Tree Group");
  assert_holdings (f->trust, "a by Board, b by Tree Group");
  assert_holdings (f->group, "a by Board, b");
  g_assert_true (waymark_party_is_group (board));
}

static void
test_lead_before_support (Fixture *f, gconstpointer data)
{
  WaymarkItem *action = action_of (f, "a", NULL);
  WaymarkItem *lead = build_lead (f->plan, action, f->group);

  waymark_plan_set_string (f->plan, lead, "role", "support");
  assert_holdings (f->college, "a by Tree Group (supports)");
  build_lead (f->plan, action, f->all);
  assert_holdings (f->college, "a by All");
  assert_holdings (f->group, "a (supports)");
}

static void
test_pointers_lend_nobody (Fixture *f, gconstpointer data)
{
  WaymarkItem *action = action_of (f, "a", f->council, NULL);
  WaymarkItem *pointer = build_action (f->plan, f->theme, "See 1.1");

  build_reference (f->plan, pointer, action, "see");
  assert_holdings (f->council, "a");
}

static void
test_updates_of_a_party (Fixture *f, gconstpointer data)
{
  WaymarkItem *a = action_of (f, "a", f->group, NULL);
  WaymarkItem *b = action_of (f, "b", f->trust, NULL);
  g_autoptr (GPtrArray) updates = NULL;

  build (f->plan, WAYMARK_KIND_UPDATE, a, "date", "2024-01-01");
  build (f->plan, WAYMARK_KIND_UPDATE, b, "date", "2024-01-02");
  build (f->plan, WAYMARK_KIND_UPDATE, a, "date", "2024-01-03");
  updates = waymark_party_get_updates (f->college);
  g_assert_cmpuint (updates->len, ==, 2);
  g_assert_cmpstr (waymark_item_get_string (updates->pdata[0], "date"), ==, "2024-01-03");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/holders/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("by-name-and-through", test_by_name_and_through);
  ADD ("everyone-on-the-day", test_everyone_on_the_day);
  ADD ("joined-parties", test_joined_parties);
  ADD ("groups-in-rings", test_groups_in_rings);
  ADD ("lead-before-support", test_lead_before_support);
  ADD ("pointers-lend-nobody", test_pointers_lend_nobody);
  ADD ("updates-of-a-party", test_updates_of_a_party);
  return g_test_run ();
}
