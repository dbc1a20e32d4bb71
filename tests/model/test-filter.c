/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-filter.h"
#include "waymark-search-text.h"
#include "waymark-leads.h"
#include "waymark-number.h"
#include "waymark-order.h"
#include "waymark-party.h"
#include "waymark-stage.h"

#include "plan-builder.h"

#define SESSION "00112233445566778899aabbccddeeff"

static const struct
{
  const char *text, *leads, *due, *window, *stage;
} rows[] = {
  { "Emergency card for carers", "MBC, RCBC", "March 2025", "2025-03", "in-progress" },
  { "Caffi’r Gofalwyr: café – once a week", "Hub", "December 2025", "2025-12", "complete" },
  { "Breaks at night", "Hub [pilot]", "January 2026", "2026-01", "agreed" },
  { "Alder Road hub", NULL, "Ongoing", NULL, NULL },
};

static WaymarkPlan *
sample (void)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkEdit *edit;
  WaymarkItem *theme;
  g_autoptr (GError) error = NULL;

  waymark_plan_add_statuses (plan);
  edit = waymark_edit_begin (plan, "Build", SESSION);
  theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, &error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      WaymarkItem *action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);

      waymark_edit_set_string (edit, action, "text", rows[i].text, &error);
      waymark_edit_set_words (edit, action, "due", rows[i].due, rows[i].window, &error);
      if (rows[i].leads != NULL)
        waymark_edit_set_leads (edit, action, rows[i].leads, TRUE, &error);
      if (rows[i].stage != NULL)
        waymark_edit_set_string (
            edit,
            action,
            "status",
            waymark_item_get_id (waymark_plan_find_status (plan, rows[i].stage)),
            &error);
      g_assert_no_error (error);
    }
  waymark_edit_keep (edit);
  return plan;
}

static GPtrArray *
actions_of (WaymarkPlan *plan)
{
  GPtrArray *actions = g_ptr_array_new ();
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);

  for (WaymarkItem *action = waymark_item_first (theme, WAYMARK_KIND_ACTION); action != NULL;
       action = waymark_item_next (action))
    g_ptr_array_add (actions, action);
  return actions;
}

/* The ordinals of the actions that get through, as a string of digits. */
static char *
through (WaymarkPlan *plan, WaymarkFilter *filter)
{
  g_autoptr (GPtrArray) actions = actions_of (plan);
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    if (waymark_filter_matches (filter, actions->pdata[i]))
      g_string_append_printf (digits, "%u", i + 1);
  return g_string_free (digits, FALSE);
}

#define assert_through(plan, filter, digits)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *got = through (plan, filter);                                                 \
    g_assert_cmpstr (got, ==, digits);                                                             \
  }                                                                                                \
  G_STMT_END

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "Ŵyth – CAFÉ", "wyth - cafe" },
    { "carers’ “rest”", "carers' \"rest\"" },
    { "see action \xef\xbf\xb9"
      "4\xef\xbf\xba"
      "00aa\xef\xbf\xbb now",
      "see action 4 now" },
    { "a\nb\tc\xc2\xa0"
      "d",
      "a b c d" },
    { "ﬁne", "fine" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = waymark_search_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_words (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);

  assert_through (plan, filter, "1234");
  g_assert_false (waymark_filter_is_set (filter));
  g_assert_true (waymark_filter_set_words (filter, "hub"));
  g_assert_false (waymark_filter_set_words (filter, "hub"));
  assert_through (plan, filter, "234");
  waymark_filter_set_words (filter, "NIGHT breaks");
  assert_through (plan, filter, "3");
  waymark_filter_set_words (filter, "\"breaks at\" hub");
  assert_through (plan, filter, "3");
  waymark_filter_set_words (filter, "\"night breaks\"");
  assert_through (plan, filter, "");
  waymark_filter_set_words (filter, "cafe -");
  assert_through (plan, filter, "2");
  waymark_filter_set_words (filter, "december");
  assert_through (plan, filter, "2");
  waymark_filter_set_words (filter, "");
  assert_through (plan, filter, "1234");
}

static void
test_facts (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  GDate today;

  g_date_set_dmy (&today, 14, G_DATE_NOVEMBER, 2025);
  waymark_filter_set_today (filter, &today);
  waymark_filter_set_dates (filter, WAYMARK_DATES_LATE);
  assert_through (plan, filter, "1");
  waymark_filter_set_dates (filter, WAYMARK_DATES_THIS_QUARTER);
  assert_through (plan, filter, "2");
  waymark_filter_set_dates (filter, WAYMARK_DATES_NEXT_QUARTER);
  assert_through (plan, filter, "3");
  waymark_filter_set_dates (filter, WAYMARK_DATES_NONE);
  assert_through (plan, filter, "4");
  waymark_filter_clear (filter);

  waymark_filter_set_status (filter, WAYMARK_FILTER_NOT_DONE);
  assert_through (plan, filter, "134");
  waymark_filter_set_lead (filter, waymark_item_get_id (waymark_plan_find_party (plan, "Hub")));
  assert_through (plan, filter, "3");
  waymark_filter_set_status (filter,
                             waymark_item_get_id (waymark_plan_find_status (plan, "complete")));
  assert_through (plan, filter, "2");
  waymark_filter_clear (filter);
  waymark_filter_set_lead (filter, WAYMARK_FILTER_NO_LEAD);
  assert_through (plan, filter, "4");
  waymark_filter_set_status (filter, WAYMARK_FILTER_NO_STATUS);
  assert_through (plan, filter, "4");
}

/* By rating, computed or by hand; and who is meant by "everyone" or belongs to a group finds
 * what those lead. */
static void
test_rating_and_groups (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  WaymarkItem *first = waymark_plan_find_number (plan, "1.1");
  WaymarkItem *last = waymark_plan_find_number (plan, "1.4");
  WaymarkItem *all = build_party (plan, "All", "All");
  WaymarkItem *hub = waymark_plan_find_party (plan, "Hub");
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 14, G_DATE_NOVEMBER, 2025);
  waymark_filter_set_today (filter, &today);
  waymark_plan_set_string (plan, first, "rating", "blue");
  waymark_plan_set_string (plan, first, "rating_reason", "It was asked for.");
  waymark_filter_set_rating (filter, "blue");
  assert_through (plan, filter, "1");
  g_assert_true (waymark_filter_is_set (filter));
  waymark_filter_set_rating (filter, WAYMARK_FILTER_NOT_RATED);
  assert_through (plan, filter, "4");
  waymark_filter_clear (filter);
  g_assert_false (waymark_filter_is_set (filter));

  build_lead (plan, last, all);
  waymark_filter_set_lead (filter, waymark_item_get_id (hub));
  assert_through (plan, filter, "23");
  waymark_plan_set_string (plan, all, "type", "everyone");
  assert_through (plan, filter, "234");
  waymark_filter_set_lead (filter, waymark_item_get_id (all));
  assert_through (plan, filter, "4");
}

/* A changed text is found by its new words. */
static void
test_changed (void)
{
  g_autoptr (WaymarkPlan) plan = sample ();
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  WaymarkItem *first = waymark_plan_find_number (plan, "1.1");

  waymark_filter_set_words (filter, "lantern");
  assert_through (plan, filter, "");
  waymark_plan_set_string (plan, first, "text", "Lanterns");
  assert_through (plan, filter, "1");
}

static char *
sorted (WaymarkPlan *plan, WaymarkOrder order, gboolean descending)
{
  g_autoptr (GPtrArray) actions = actions_of (plan);
  GString *digits = g_string_new (NULL);

  waymark_order_sort (actions, order, descending);
  for (guint i = 0; i < actions->len; i++)
    g_string_append_printf (digits, "%u", waymark_item_get_ordinal (actions->pdata[i]));
  return g_string_free (digits, FALSE);
}

static void
test_order (void)
{
  static const struct
  {
    WaymarkOrder order;
    const char *up, *down;
  } cases[] = {
    { WAYMARK_ORDER_PLAN, "1234", "4321" },   { WAYMARK_ORDER_TEXT, "4321", "1234" },
    { WAYMARK_ORDER_LEADS, "2314", "1234" },  { WAYMARK_ORDER_DUE, "1234", "3214" },
    { WAYMARK_ORDER_STATUS, "3124", "2134" }, { WAYMARK_ORDER_RATING, "1324", "2134" },
  };
  g_autoptr (WaymarkPlan) plan = sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *up = sorted (plan, cases[i].order, FALSE);
      g_autofree char *down = sorted (plan, cases[i].order, TRUE);

      g_assert_cmpstr (up, ==, cases[i].up);
      g_assert_cmpstr (down, ==, cases[i].down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/fold", test_fold);
  g_test_add_func ("/filter/words", test_words);
  g_test_add_func ("/filter/status-lead-dates", test_facts);
  g_test_add_func ("/filter/changed", test_changed);
  g_test_add_func ("/filter/rating-and-groups", test_rating_and_groups);
  g_test_add_func ("/filter/order", test_order);
  return g_test_run ();
}
