/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-leads.h"

#include "plan-builder.h"

#include <stdlib.h>
#include <string.h>

static void
test_find (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *council = build_party (plan, "Marsh Borough Council", "MBC");
  WaymarkItem *board = build_party (plan, "Health & Care Board", NULL);
  WaymarkItem *all = build_party (plan, "All", NULL);
  WaymarkItem *odd = build_party (plan, "+++", NULL);
  WaymarkItem *accented = build_party (plan, "Équipe jeunesse", NULL);

  waymark_plan_set_string (plan, all, "type", "everyone");
  build (plan, WAYMARK_KIND_ALIAS, council, "name", "Marsh Council");

  g_assert_true (waymark_plan_find_party (plan, "MBC") == council);
  g_assert_true (waymark_plan_find_party (plan, " m.b.c. ") == council);
  g_assert_true (waymark_plan_find_party (plan, "marsh  borough-council") == council);
  g_assert_true (waymark_plan_find_party (plan, "MarshCouncil") == council);
  g_assert_true (waymark_plan_find_party (plan, "Health and Care Board") == board);
  g_assert_true (waymark_plan_find_party (plan, "health & care board") == board);
  g_assert_true (waymark_plan_find_party (plan, "ALL") == all);
  g_assert_true (waymark_plan_find_party (plan, "Everyone") == all);
  g_assert_true (waymark_plan_find_party (plan, "+++") == odd);
  g_assert_true (waymark_plan_find_party (plan, "EQUIPE JEUNESSE") == accented);
  g_assert_null (waymark_plan_find_party (plan, ""));
  g_assert_null (waymark_plan_find_party (plan, " "));
  g_assert_null (waymark_plan_find_party (plan, "MB"));
  g_assert_null (waymark_plan_find_party (plan, "MBCC"));
  g_assert_null (waymark_plan_find_party (plan, "Marsh"));
  g_assert_cmpstr (waymark_party_get_short (council), ==, "MBC");
  g_assert_cmpstr (waymark_party_get_short (board), ==, "Health & Care Board");
}

static void
join (WaymarkPlan *plan, WaymarkItem *party, WaymarkItem *into)
{
  waymark_plan_set_string (plan, party, "into", waymark_item_get_id (into));
}

static void
test_joined (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *a = build_party (plan, "Alder", NULL), *b = build_party (plan, "Birch", NULL);
  WaymarkItem *c = build_party (plan, "Cedar", NULL), *d = build_party (plan, "Damson", NULL);
  WaymarkItem *smallest = a;

  join (plan, a, b);
  join (plan, b, c);
  g_assert_true (waymark_party_resolve (a) == c);
  g_assert_true (waymark_party_resolve (c) == c);
  g_assert_true (waymark_plan_find_party (plan, "Alder") == c);
  build (plan, WAYMARK_KIND_ALIAS, a, "name", "The Alders");
  g_assert_true (waymark_plan_find_party (plan, "the alders") == c);

  /* a -> b -> c -> a, and d from outside: the one with the smallest id stands for all. */
  join (plan, c, a);
  join (plan, d, b);
  for (WaymarkItem *const *other = (WaymarkItem *const[]){ b, c, NULL }; *other != NULL; other++)
    if (strcmp (waymark_item_get_id (*other), waymark_item_get_id (smallest)) < 0)
      smallest = *other;
  g_assert_true (waymark_party_resolve (a) == smallest);
  g_assert_true (waymark_party_resolve (b) == smallest);
  g_assert_true (waymark_party_resolve (c) == smallest);
  g_assert_true (waymark_party_resolve (d) == smallest);
  join (plan, d, d);
  g_assert_true (waymark_party_resolve (d) == d);

  /* A name of one's own goes before the name of one that was joined. */
  waymark_plan_set_string (plan, c, "into", NULL);
  waymark_plan_set_string (plan, d, "into", NULL);
  waymark_plan_set_string (plan, d, "name", "Alder");
  g_assert_true (waymark_plan_find_party (plan, "alder") == d);
  waymark_plan_remove (plan, c);
  g_assert_true (waymark_party_resolve (a) == b);
}

static WaymarkItem *
three_parties (WaymarkPlan *plan)
{
  WaymarkItem *all;

  build_party (plan, "Marsh Borough Council", "MBC");
  build_party (plan, "Reed County Council", "RCBC");
  build_party (plan, "Integrated Care Board", "ICB");
  all = build_party (plan, "All", NULL);
  waymark_plan_set_string (plan, all, "type", "everyone");
  return build_action (plan, build_theme (plan, "T"), "A");
}

static guint
set_leads (WaymarkPlan *plan, WaymarkItem *action, const char *leads, gboolean new_parties)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Change leads", SESSION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_changes;

  g_assert_true (waymark_edit_set_leads (edit, action, leads, new_parties, &error));
  g_assert_no_error (error);
  changes = waymark_edit_get_changes (edit);
  n_changes = changes->len;
  waymark_edit_keep (edit);
  return n_changes;
}

static void
assert_leads (WaymarkItem *action, const char *expected)
{
  g_autofree char *leads = waymark_action_write_leads (action);

  g_assert_cmpstr (leads, ==, expected);
}

static void
test_notation (void)
{
  static const struct
  {
    const char *typed;
    const char *written;
  } cases[] = {
    { "MBC, RCBC; support: ICB; All [through BAU]", "MBC, RCBC; support: ICB; All [through BAU]" },
    { "mbc,rcbc", "MBC, RCBC" },
    { "Marsh Borough Council; Reed County Council", "MBC, RCBC" },
    { "support: ICB", "support: ICB" },
    { "Support : ICB , MBC", "support: ICB, MBC" },
    { "lead: MBC; supported by: ICB", "MBC; support: ICB" },
    { "MBC; MBC; mbc", "MBC" },
    { "MBC [evenings], MBC", "MBC [evenings], MBC" },
    { "MBC []", "MBC" },
    { "MBC [a]]b]", "MBC [a]]b]" },
    { "\"MBC\"", "MBC" },
    { "Everyone", "All" },
    { ", ;; MBC ;,", "MBC" },
    { "", "" },
  };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = three_parties (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_leads (plan, action, cases[i].typed, FALSE);
      assert_leads (action, cases[i].written);
    }
  set_leads (plan, action, NULL, FALSE);
  g_assert_cmpuint (waymark_item_count (action, WAYMARK_KIND_ASSIGNMENT), ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *typed;
    WaymarkError code;
  } cases[] = {
    { "MBC, Nobody Known", WAYMARK_ERROR_NOT_FOUND }, { "Housing: North", WAYMARK_ERROR_NOT_FOUND },
    { "MBC [through BAU", WAYMARK_ERROR_BAD_VALUE },  { "\"MBC", WAYMARK_ERROR_BAD_VALUE },
    { "MBC [a] RCBC", WAYMARK_ERROR_BAD_VALUE },      { "[alone]", WAYMARK_ERROR_BAD_VALUE },
  };
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = three_parties (plan);

  set_leads (plan, action, "RCBC", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkEdit *edit = waymark_edit_begin (plan, "Change leads", SESSION);
      g_autoptr (GError) error = NULL;

      g_assert_false (waymark_edit_set_leads (edit, action, cases[i].typed, FALSE, &error));
      g_assert_error (error, WAYMARK_ERROR, (int) cases[i].code);
      g_assert_true (waymark_edit_is_empty (edit));
      waymark_edit_free (edit);
      assert_leads (action, "RCBC");
    }
}

static void
test_new_parties (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");
  WaymarkItem *team;

  set_leads (plan, action, "Skills team, \"Homes, North\", All, skills TEAM", TRUE);
  assert_leads (action, "Skills team, \"Homes, North\", All");
  team = waymark_plan_find_party (plan, "Skills team");
  g_assert_cmpstr (waymark_item_get_string (team, "type"), ==, "organisation");
  g_assert_cmpstr (
      waymark_item_get_string (waymark_plan_find_party (plan, "all"), "type"), ==, "everyone");
  g_assert_cmpuint (waymark_item_count (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY), ==, 3);
}

/* What stays is the same item, and what says the same is not written again. */
static void
test_reuse (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = three_parties (plan);
  g_autoptr (WaymarkItem) mbc = NULL;
  g_autoptr (WaymarkItem) rcbc = NULL;

  set_leads (plan, action, "MBC, RCBC", FALSE);
  mbc = waymark_item_ref (waymark_item_first (action, WAYMARK_KIND_ASSIGNMENT));
  rcbc = waymark_item_ref (waymark_item_next (mbc));
  g_assert_cmpuint (set_leads (plan, action, "MBC, RCBC", FALSE), ==, 0);

  g_assert_cmpuint (set_leads (plan, action, "RCBC, MBC", FALSE), ==, 1);
  g_assert_true (waymark_item_first (action, WAYMARK_KIND_ASSIGNMENT) == rcbc);
  g_assert_true (waymark_item_next (rcbc) == mbc);

  g_assert_cmpuint (set_leads (plan, action, "RCBC; support: MBC", FALSE), ==, 1);
  g_assert_true (waymark_item_next (rcbc) == mbc);
  g_assert_cmpstr (waymark_item_get_string (mbc, "role"), ==, "support");

  set_leads (plan, action, "ICB, RCBC [north]", FALSE);
  g_assert_false (waymark_item_is_in_plan (mbc));
  g_assert_true (waymark_item_is_in_plan (rcbc));
  assert_leads (action, "ICB, RCBC [north]");
}

/* Two people added the same lead apart from each other, or two that were joined later. */
static void
test_folded (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *action = build_action (plan, build_theme (plan, "T"), "A");
  WaymarkItem *a = build_party (plan, "Alder", NULL), *b = build_party (plan, "Birch", "BB");
  WaymarkItem *one = build_lead (plan, action, a), *two = build_lead (plan, action, a);
  WaymarkItem *gone = build_party (plan, "Gone", NULL);
  g_autoptr (GArray) leads = NULL;
  g_autofree char *line = NULL;

  build_lead (plan, action, b);
  build_lead (plan, action, gone);
  waymark_plan_remove (plan, gone);
  leads = waymark_action_get_leads (action);
  g_assert_cmpuint (leads->len, ==, 2);
  g_assert_true (g_array_index (leads, WaymarkLead, 0).assignment ==
                 (strcmp (waymark_item_get_id (one), waymark_item_get_id (two)) < 0 ? one : two));
  line = waymark_action_format_leads (action);
  g_assert_cmpstr (line, ==, "Alder, BB");

  join (plan, a, b);
  assert_leads (action, "BB");
  set_leads (plan, action, "", FALSE);
  g_assert_cmpuint (waymark_item_count (action, WAYMARK_KIND_ASSIGNMENT), ==, 0);
}

static char *
random_name (GRand *random)
{
  static const char *const pieces[] = { "a",       "B",  " ", ",", ";", ":",     "[",
                                        "]",       "\"", "1", "ß", "é", "lead:", "عربي",
                                        "support", "&",  "'", "+", "-", "\"\"" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 1, 8); n > 0; n--)
    g_string_append (name, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return waymark_clean_text (name->str, TRUE);
}

static guint32
get_seed (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

/* What is written is read as the same, whatever the names, and changes nothing. */
static void
test_inverse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (get_seed ());

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
      WaymarkItem *theme = build_theme (plan, "T");
      WaymarkItem *action = build_action (plan, theme, "A"),
                  *copy = build_action (plan, theme, "B");
      g_autoptr (GPtrArray) parties = g_ptr_array_new ();
      g_autofree char *written = NULL;

      for (int n = g_rand_int_range (random, 1, 6); n > 0; n--)
        {
          g_autofree char *name = random_name (random), *short_name = random_name (random);
          g_ptr_array_add (parties,
                           build_party (plan, name, g_rand_boolean (random) ? short_name : NULL));
        }
      if (parties->len > 2 && g_rand_boolean (random))
        join (plan, parties->pdata[0], parties->pdata[1]);
      for (int n = g_rand_int_range (random, 0, 7); n > 0; n--)
        {
          g_autofree char *qualifier = random_name (random);
          WaymarkItem *lead = build_lead (
              plan, action, parties->pdata[g_rand_int_range (random, 0, (int) parties->len)]);
          if (g_rand_boolean (random))
            waymark_plan_set_string (
                plan, lead, "role", g_rand_boolean (random) ? "support" : "lead");
          if (g_rand_boolean (random))
            waymark_plan_set_string (plan, lead, "qualifier", qualifier);
        }
      written = waymark_action_write_leads (action);
      g_assert_cmpuint (set_leads (plan, action, written, FALSE), ==, 0);
      set_leads (plan, copy, written, FALSE);
      assert_leads (copy, written);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/party/find", test_find);
  g_test_add_func ("/party/joined", test_joined);
  g_test_add_func ("/leads/notation", test_notation);
  g_test_add_func ("/leads/refused", test_refused);
  g_test_add_func ("/leads/new-parties", test_new_parties);
  g_test_add_func ("/leads/reuse", test_reuse);
  g_test_add_func ("/leads/folded", test_folded);
  g_test_add_func ("/leads/inverse", test_inverse);
  return g_test_run ();
}
