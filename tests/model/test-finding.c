/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What is found and sorted quickly is what looking at each item by itself gives, before,
 * while and after the plan is made ready for it, and whatever is edited meanwhile. */

#include <locale.h>
#include <string.h>

#include "waymark-collation.h"
#include "waymark-due.h"
#include "waymark-edit.h"
#include "waymark-filter.h"
#include "waymark-leads.h"
#include "waymark-order.h"
#include "waymark-search-text.h"
#include "waymark-stage.h"
#include "waymark-text-order.h"
#include "waymark-window.h"

static const char *const stock[] = {
  "Agree",  "one",     "short",  "consent form", "Ŵyth",
  "café",   "Carers’", "“rest”", "– night –",    "hub\nlocality",
  "ﬁne",    "Émile",   "zebra",  "ÅNGSTRÖM",     "12",
  "1.2(a)", "",        "한국",   "🙂",         "a",
};
static const char *const dues[] = { "March 2024", "by June 2030", "Q2 2025/26", "TBC", "" };
static const char *const leads[] = { "MBC", "MBC, RCBC", "Hub [pilot]; support: ICB", "" };

static char *
make_words (GRand *rand)
{
  GString *words = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 30);

  for (int i = 0; i < n; i++)
    g_string_append_printf (words, "%s ", stock[g_rand_int_range (rand, 0, G_N_ELEMENTS (stock))]);
  return g_string_free (words, FALSE);
}

static void
change (GRand *rand, WaymarkEdit *edit, WaymarkItem *item)
{
  g_autofree char *words = make_words (rand);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      waymark_edit_set_due (
          edit, item, "due", dues[g_rand_int_range (rand, 0, G_N_ELEMENTS (dues))], NULL);
      break;
    case 1:
      waymark_edit_set_leads (
          edit, item, leads[g_rand_int_range (rand, 0, G_N_ELEMENTS (leads))], TRUE, NULL);
      break;
    case 2:
      waymark_edit_set_string (edit, item, "notes", words, NULL);
      break;
    default:
      waymark_edit_set_string (edit, item, "text", words, NULL);
    }
}

static void
add_action (GRand *rand, WaymarkEdit *edit, WaymarkItem *theme)
{
  WaymarkItem *action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, NULL);
  g_autofree char *words = make_words (rand);

  waymark_edit_set_string (edit, action, "text", words, NULL);
  if (g_rand_boolean (rand))
    change (rand, edit, action);
}

static WaymarkPlan *
make_plan (GRand *rand, guint n_themes, guint n_actions)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkEdit *edit;

  waymark_plan_add_statuses (plan);
  edit = waymark_edit_begin (plan, "Make", "test");
  for (guint i = 0; i < n_themes; i++)
    {
      WaymarkItem *theme =
          waymark_edit_add (edit, WAYMARK_KIND_THEME, waymark_plan_get_root (plan), NULL, NULL);
      g_autofree char *words = make_words (rand);

      waymark_edit_set_string (edit, theme, "title", words, NULL);
      for (guint k = 0; k < n_actions; k++)
        add_action (rand, edit, theme);
    }
  waymark_edit_keep (edit);
  return plan;
}

static GPtrArray *
list_items (WaymarkPlan *plan)
{
  GPtrArray *items = g_ptr_array_new ();

  for (WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    {
      g_ptr_array_add (items, theme);
      for (guint i = 0; i < waymark_item_get_n_children (theme); i++)
        g_ptr_array_add (items, waymark_item_get_child (theme, i));
    }
  return items;
}

static void
edit_something (GRand *rand, WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) items = list_items (plan);
  WaymarkEdit *edit = waymark_edit_begin (plan, "Change", "test");
  int n = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n; i++)
    {
      WaymarkItem *item = items->pdata[g_rand_int_range (rand, 0, (int) items->len)];
      gboolean action = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;
      WaymarkItem *party = waymark_plan_find_party (plan, "MBC");
      g_autofree char *words = make_words (rand);

      if (!waymark_item_is_in_plan (item))
        continue;
      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          if (action)
            waymark_edit_remove (edit, item, NULL);
          break;
        case 1:
          if (!action)
            add_action (rand, edit, item);
          break;
        case 2:
          if (party != NULL)
            waymark_edit_set_string (
                edit, party, "short", g_rand_boolean (rand) ? "MB" : "Ŵ", NULL);
          break;
        case 3:
          if (action)
            waymark_edit_move_first (
                edit,
                item,
                waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME),
                NULL);
          break;
        default:
          if (action)
            change (rand, edit, item);
          else
            waymark_edit_set_string (edit, item, "title", words, NULL);
        }
    }
  if (g_rand_int_range (rand, 0, 6) == 0)
    waymark_edit_free (edit); /* thought better of */
  else
    waymark_edit_keep (edit);
}

/* ---- the plain way */

static gboolean
has_words (WaymarkItem *item, const char *typed)
{
  g_autofree char *text = waymark_item_get_search_text (item);
  g_autofree char *folded = waymark_search_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_action (WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_ACTION;
}

static char *
collate_plainly (const char *text)
{
  g_autofree char *start = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  start = g_utf8_substring (text, 0, MIN (64, g_utf8_strlen (text, -1)));
  return waymark_collate_key (start, -1);
}

/* NULL where there is nothing to sort by. */
static char *
plain_key (WaymarkItem *item, WaymarkOrder order)
{
  g_autofree char *words = NULL;
  GDate first, last;

  if (order == WAYMARK_ORDER_TEXT)
    return collate_plainly (waymark_item_get_display_text (item));
  if (!is_action (item))
    return NULL;
  switch (order)
    {
    case WAYMARK_ORDER_LEADS:
      words = waymark_action_format_leads (item);
      return collate_plainly (words);
    case WAYMARK_ORDER_DUE:
      if (waymark_item_get_window (item, "due") == NULL ||
          !waymark_window_get_days (waymark_item_get_window (item, "due"), &first, &last))
        return NULL;
      return g_strdup_printf ("%09u",
                              g_date_valid (&last) ? 2 * g_date_get_julian (&last)
                                                   : 2 * g_date_get_julian (&first) + 1);
    default:
      return waymark_item_get_stage (item) == WAYMARK_STAGE_NONE
                 ? NULL
                 : g_strdup_printf ("%03d", waymark_item_get_stage (item));
    }
}

/* Insertion, one by one: nothing could be plainer. */
static GPtrArray *
sort_plainly (GPtrArray *items, WaymarkOrder order, gboolean descending)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      char *key = plain_key (items->pdata[i], order);
      guint at = sorted->len;

      while (at > 0)
        {
          const char *before = keys->pdata[at - 1];
          int sign = before == NULL || key == NULL ? (before == NULL) - (key == NULL)
                                                   : strcmp (before, key) * (descending ? -1 : 1);

          if (sign <= 0)
            break;
          at--;
        }
      g_ptr_array_insert (sorted, (int) at, items->pdata[i]);
      g_ptr_array_insert (keys, (int) at, key);
    }
  return sorted;
}

/* ---- both */

static void
compare_finding (GRand *rand, WaymarkPlan *plan, WaymarkFilter *filter)
{
  static const char *const typed[] = { "a",   "agree one", "cafe",    "CARERS' rest", "wyth",
                                       "mbc", "hub local", "nowhere", "한",           "2030" };
  g_autoptr (GPtrArray) items = list_items (plan);
  const char *words = typed[g_rand_int_range (rand, 0, G_N_ELEMENTS (typed))];

  waymark_filter_set_words (filter, words);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (
        waymark_filter_has_words (filter, items->pdata[i]), ==, has_words (items->pdata[i], words));
}

static void
compare_sorting (GRand *rand, WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) items = list_items (plan);
  g_autoptr (GPtrArray) plain = NULL;
  WaymarkOrder order = (WaymarkOrder) g_rand_int_range (rand, WAYMARK_ORDER_TEXT, 5);
  gboolean descending = g_rand_boolean (rand);

  plain = sort_plainly (items, order, descending);
  waymark_order_sort (items, order, descending);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (items->pdata[i] == plain->pdata[i]);
}

static void
go_through (GRand *rand, WaymarkPlan *plan, guint n_rounds)
{
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  g_autoptr (WaymarkFilter) other = waymark_filter_new (plan);

  for (guint i = 0; i < n_rounds; i++)
    {
      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          waymark_plan_prepare_some (plan, 0); /* as little as it can */
          break;
        case 1:
          waymark_plan_prepare_some (plan, G_USEC_PER_SEC);
          break;
        case 2:
          while (g_main_context_iteration (NULL, FALSE))
            ;
          break;
        default:
          edit_something (rand, plan);
        }
      compare_finding (rand, plan, g_rand_boolean (rand) ? filter : other);
      if (i % 4 == 0)
        compare_sorting (rand, plan);
    }
}

static GRand *
rand_new (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return g_rand_new_with_seed (seed);
}

static void
test_short_plans (void)
{
  g_autoptr (GRand) rand = rand_new ();

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (WaymarkPlan) plan = make_plan (rand, 3, 15);

      go_through (rand, plan, 40);
    }
}

/* Long enough that the order of its texts is made ready, here or in a thread. */
static void
test_long_plans (void)
{
  g_autoptr (GRand) rand = rand_new ();

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WaymarkPlan) plan = make_plan (rand, 30, 80);

      if (i == 0)
        waymark_plan_prepare (plan);
      go_through (rand, plan, 40);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* The plan goes while its order is being worked out. */
static void
test_early_end (void)
{
  g_autoptr (GRand) rand = rand_new ();
  WaymarkPlan *plan = make_plan (rand, 30, 80);

  g_object_add_weak_pointer (G_OBJECT (plan), (gpointer *) &plan);
  waymark_plan_prepare_some (plan, G_USEC_PER_SEC);
  g_object_unref (plan);
  while (plan != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A text longer than what lies together, and very many changes of one. */
static void
test_extremes (void)
{
  g_autoptr (GRand) rand = rand_new ();
  g_autoptr (WaymarkPlan) plan = make_plan (rand, 2, 5);
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (plan);
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *action = waymark_item_first (theme, WAYMARK_KIND_ACTION);
  g_autofree char *filler = g_strnfill (300000, 'x');
  g_autofree char *text = g_strconcat (filler, " lantern ", filler, NULL);

  waymark_plan_set_string (plan, action, "text", text);
  waymark_filter_set_words (filter, "lantern");
  g_assert_true (waymark_filter_has_words (filter, action));
  for (guint i = 0; i < 3000; i++)
    {
      waymark_plan_set_string (plan, action, "text", i % 2 == 0 ? "lamp" : "lantern");
      g_assert_cmpint (waymark_filter_has_words (filter, action), ==, i % 2 != 0);
    }
  waymark_filter_set_words (filter, "\"\"");
  g_assert_true (waymark_filter_has_words (filter, action));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/short-plans", test_short_plans);
  g_test_add_func ("/finding/long-plans", test_long_plans);
  g_test_add_func ("/finding/early-end", test_early_end);
  g_test_add_func ("/finding/extremes", test_extremes);
  return g_test_run ();
}
