/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* No item has two references to one target, and nothing that either said is lost. */

#include "waymark-references.h"

#include "plan-builder.h"
#include "waymark-reference-text.h"

#include <string.h>

typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *theme, *from, *first, *second, *third;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = waymark_plan_new (NULL);
  fixture->theme = build_theme (fixture->plan, "Theme");
  fixture->first = build_action (fixture->plan, fixture->theme, "The first");
  fixture->second = build_action (fixture->plan, fixture->theme, "The second");
  fixture->third = build_action (fixture->plan, fixture->theme, "The third");
  fixture->from = build_action (fixture->plan, fixture->theme, "Points");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->plan);
}

static void
mention (Fixture *fixture, WaymarkItem *reference, const char *field, const char *words)
{
  WaymarkValue *const pair[] = { waymark_value_new_string (field),
                                 waymark_value_new_string (words) };
  WaymarkValue *const one = waymark_value_new_list (pair, 2);
  g_autoptr (WaymarkValue) list = waymark_value_new_list (&one, 1);

  waymark_plan_set (fixture->plan, reference, "mentions", list);
  waymark_value_unref (one);
  waymark_value_unref (pair[0]);
  waymark_value_unref (pair[1]);
}

/* "See 1.1 and 1.2.", the first number standing for one reference, the second for another. */
static void
write_text (Fixture *fixture, WaymarkItem *one, WaymarkItem *other)
{
  WaymarkTextSpan spans[] = { { .start = 4, .length = 3 }, { .start = 12, .length = 3 } };
  g_autofree char *text = NULL;

  g_strlcpy (spans[0].reference, waymark_item_get_id (one), sizeof spans[0].reference);
  g_strlcpy (spans[1].reference, waymark_item_get_id (other), sizeof spans[1].reference);
  text = waymark_text_mark ("See 1.1 and 1.2.", spans, 2);
  waymark_plan_set_string (fixture->plan, fixture->from, "text", text);
}

static guint
count_references (WaymarkItem *from)
{
  guint n = 0;

  for (WaymarkItem *reference = waymark_item_first (from, WAYMARK_KIND_REFERENCE);
       reference != NULL;
       reference = waymark_item_next (reference))
    n++;
  return n;
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WaymarkItem *see = build_reference (fixture->plan, fixture->from, fixture->first, "see");
  WaymarkItem *depends = build_reference (fixture->plan, fixture->from, fixture->second, "depends");
  WaymarkItem *kept;
  g_autofree char *smaller = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  WaymarkEdit *edit;

  write_text (fixture, see, depends);
  mention (fixture, see, "due", "See 1.1");
  mention (fixture, depends, "leads", "See 1.2");
  smaller = g_strdup (strcmp (waymark_item_get_id (see), waymark_item_get_id (depends)) < 0
                          ? waymark_item_get_id (see)
                          : waymark_item_get_id (depends));
  before = g_strdup (waymark_item_get_string (fixture->from, "text"));

  edit = waymark_edit_begin (fixture->plan, "Point", SESSION);
  waymark_edit_point_to (edit, see, waymark_item_get_id (fixture->third), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_references (fixture->from), ==, 2);
  waymark_edit_point_to (edit, depends, waymark_item_get_id (fixture->third), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_references (fixture->from), ==, 1);
  kept = waymark_item_first (fixture->from, WAYMARK_KIND_REFERENCE);
  g_assert_cmpstr (waymark_item_get_id (kept), ==, smaller);
  g_assert_cmpstr (waymark_item_get_string (kept, "relation"), ==, "depends");
  g_assert_cmpuint (waymark_value_get_length (waymark_item_get (kept, "mentions")), ==, 2);
  shown = waymark_text_show (fixture->plan, waymark_item_get_string (fixture->from, "text"), NULL);
  g_assert_cmpstr (shown, ==, "See 1.3 and 1.3.");

  waymark_edit_free (edit);
  after = g_strdup (waymark_item_get_string (fixture->from, "text"));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_references (fixture->from), ==, 2);
}

static void
test_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WaymarkItem *see = build_reference (fixture->plan, fixture->from, fixture->first, "see");
  WaymarkEdit *edit = waymark_edit_begin (fixture->plan, "Point", SESSION);

  waymark_edit_point_to (edit, see, waymark_item_get_id (fixture->from), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_references (fixture->from), ==, 0);
  waymark_edit_free (edit);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *target = waymark_item_get_id (fixture->first);
  WaymarkEdit *edit = waymark_edit_begin (fixture->plan, "Point", SESSION);
  WaymarkItem *reference;

  g_assert_true (waymark_edit_add_reference (edit, fixture->from, "depends", target, &error));
  reference = waymark_item_first (fixture->from, WAYMARK_KIND_REFERENCE);
  g_assert_true (waymark_edit_add_reference (edit, fixture->from, "see", target, &error));
  g_assert_cmpstr (waymark_item_get_string (reference, "relation"), ==, "depends");
  g_assert_true (waymark_edit_add_reference (edit, fixture->from, "incorporated", target, &error));
  g_assert_cmpstr (waymark_item_get_string (reference, "relation"), ==, "incorporated");
  g_assert_no_error (error);
  g_assert_cmpuint (count_references (fixture->from), ==, 1);
  waymark_edit_free (edit);
}

static void
test_rank (void)
{
  static const char *const relations[] = { "see", "continues", "depends", "incorporated" };

  for (guint i = 1; i < G_N_ELEMENTS (relations); i++)
    g_assert_cmpuint (
        waymark_relation_rank (relations[i - 1]), <, waymark_relation_rank (relations[i]));
  g_assert_cmpuint (waymark_relation_rank ("like"), ==, 0);
  g_assert_cmpuint (waymark_relation_rank (NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/references/fold", Fixture, NULL, set_up, test_fold, tear_down);
  g_test_add ("/references/itself", Fixture, NULL, set_up, test_itself, tear_down);
  g_test_add ("/references/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add_func ("/references/rank", test_rank);
  return g_test_run ();
}
