/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-number.h"
#include "waymark-reference-text.h"

#include "plan-builder.h"

#include <stdlib.h>

static void
assert_number (WaymarkItem *item, const char *expected)
{
  g_autofree char *number = waymark_item_get_number_label (item);

  g_assert_cmpstr (number, ==, expected);
}

/* Requirements and direct actions share one sequence; priorities stand between them without one. */
static void
test_one_sequence (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "T");
  WaymarkItem *aim = build (plan, WAYMARK_KIND_PRIORITY, theme, "text", "aim");
  WaymarkItem *requirement = build_requirement (plan, theme, "R");
  WaymarkItem *action = build_action (plan, theme, "A");
  WaymarkItem *other_aim = build (plan, WAYMARK_KIND_PRIORITY, theme, "text", "aim");
  WaymarkItem *last = build_requirement (plan, theme, "S");

  assert_number (theme, "1");
  assert_number (aim, NULL);
  assert_number (requirement, "1.1");
  assert_number (action, "1.2");
  assert_number (other_aim, NULL);
  assert_number (last, "1.3");
  assert_number (build_action (plan, last, "a"), "1.3(a)");
  assert_number (build_party (plan, "P", NULL), NULL);
  assert_number (waymark_plan_get_root (plan), NULL);
}

static void
test_many (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "T"), *requirement, *action = NULL;
  static const struct
  {
    guint at;
    const char *number;
  } cases[] = { { 1, "1.8(a)" },   { 26, "1.8(z)" },   { 27, "1.8(aa)" },  { 52, "1.8(az)" },
                { 53, "1.8(ba)" }, { 702, "1.8(zz)" }, { 703, "1.8(aaa)" } };
  guint next = 0;

  for (int i = 0; i < 7; i++)
    build_action (plan, theme, "before");
  requirement = build_requirement (plan, theme, "R");
  for (guint i = 1; i <= 703; i++)
    {
      action = build_action (plan, requirement, "A");
      if (next < G_N_ELEMENTS (cases) && cases[next].at == i)
        {
          assert_number (action, cases[next].number);
          g_assert_true (waymark_plan_find_number (plan, cases[next++].number) == action);
        }
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (cases));
}

/* The numbers counted afresh from the tree, the slow way. */
static void
assert_numbers_below (WaymarkPlan *plan, WaymarkItem *parent, const char *number)
{
  guint n = 0;

  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *child = waymark_item_get_child (parent, i);
      WaymarkKind kind = waymark_item_get_kind (child);
      g_autofree char *expected = NULL, *letters = NULL;

      g_assert_cmpuint (waymark_item_get_position (child), ==, i);
      if (kind == WAYMARK_KIND_PRIORITY)
        {
          assert_number (child, NULL);
          continue;
        }
      if (kind == WAYMARK_KIND_REFERENCE)
        continue;
      n++;
      letters = waymark_letters (n);
      if (kind == WAYMARK_KIND_THEME)
        expected = g_strdup_printf ("%u", n);
      else if (waymark_item_get_kind (parent) == WAYMARK_KIND_THEME)
        expected = g_strdup_printf ("%s.%u", number, n);
      else
        expected = g_strdup_printf ("%s(%s)", number, letters);
      assert_number (child, expected);
      g_assert_true (waymark_plan_find_number (plan, expected) == child);
      assert_numbers_below (plan, child, expected);
    }
}

static void
collect (WaymarkItem *item, GPtrArray *items)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      g_ptr_array_add (items, waymark_item_get_child (item, i));
      collect (waymark_item_get_child (item, i), items);
    }
}

static WaymarkItem *
any (GRand *random, GPtrArray *items)
{
  return items->len > 0 ? items->pdata[g_rand_int_range (random, 0, (int) items->len)] : NULL;
}

static void
add_any (GRand *random, WaymarkEdit *edit, WaymarkItem *near_item)
{
  static const WaymarkKind kinds[] = {
    WAYMARK_KIND_THEME, WAYMARK_KIND_PRIORITY, WAYMARK_KIND_REQUIREMENT, WAYMARK_KIND_ACTION
  };
  WaymarkKind kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  WaymarkItem *parent = near_item;
  g_autoptr (GError) error = NULL;

  if (parent == NULL || kind == WAYMARK_KIND_THEME)
    {
      parent = waymark_plan_get_root (waymark_edit_get_plan (edit));
      kind = WAYMARK_KIND_THEME;
    }
  if (!waymark_kind_may_stand_under (kind, waymark_item_get_kind (parent)))
    return;
  if (g_rand_boolean (random))
    waymark_edit_add_first (edit, kind, parent, &error);
  else
    waymark_edit_add (edit, kind, parent, NULL, &error);
  g_assert_no_error (error);
}

static void
move_any (GRand *random, WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *to)
{
  g_autoptr (GError) error = NULL;
  WaymarkKind kind = waymark_item_get_kind (item);

  if (waymark_item_is_under (to, item))
    return;
  if (waymark_kind_may_stand_under (kind, waymark_item_get_kind (to)))
    {
      g_assert_true (waymark_edit_move_first (edit, item, to, &error));
      g_assert_true (waymark_item_get_parent (item) == to);
    }
  else if (waymark_kind_may_stand_under (kind,
                                         waymark_item_get_kind (waymark_item_get_parent (to))))
    {
      g_assert_true (waymark_edit_move (edit, item, waymark_item_get_parent (to), to, &error));
      g_assert_cmpuint (waymark_item_get_position (item), ==, waymark_item_get_position (to) + 1);
    }
}

/* References stay on their targets, and show the number that those have now. */
static void
assert_reference (WaymarkPlan *plan, WaymarkItem *reference, WaymarkItem *target)
{
  g_autofree char *number = NULL, *stored = NULL, *shown = NULL, *expected = NULL;
  WaymarkTextSpan span = { .start = 4, .length = 1 };

  g_strlcpy (span.reference, waymark_item_get_id (reference), sizeof span.reference);
  stored = waymark_text_mark ("see 9", &span, 1);
  shown = waymark_text_show (plan, stored, NULL);
  if (!waymark_item_is_in_plan (reference))
    {
      g_assert_cmpstr (shown, ==, "see 9");
      return;
    }
  number = waymark_item_is_in_plan (target) ? waymark_item_get_number_label (target)
                                            : g_strdup ("(deleted)");
  expected = g_strdup_printf ("see %s", number);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_random (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("WAYMARK_SEED=%u", seed);
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
      WaymarkItem *theme = build_theme (plan, "T");
      g_autoptr (WaymarkItem) target = waymark_item_ref (build_action (plan, theme, "target"));
      g_autoptr (WaymarkItem) reference =
          waymark_item_ref (build_reference (plan, build_action (plan, theme, "A"), target, "see"));

      for (int step = 0; step < 60; step++)
        {
          WaymarkEdit *edit = waymark_edit_begin (plan, "Step", SESSION);
          g_autoptr (GPtrArray) items = g_ptr_array_new ();
          g_autoptr (GError) error = NULL;
          WaymarkItem *item;

          collect (waymark_plan_get_root (plan), items);
          item = any (random, items);
          switch (g_rand_int_range (random, 0, 8))
            {
            case 0:
              if (item != NULL && g_rand_int_range (random, 0, 3) == 0)
                g_assert_true (waymark_edit_remove (edit, item, &error));
              break;
            case 1:
            case 2:
            case 3:
              if (item != NULL && waymark_item_get_kind (item) != WAYMARK_KIND_REFERENCE)
                move_any (random, edit, item, any (random, items));
              break;
            default:
              add_any (random, edit, item);
              break;
            }
          if (g_rand_int_range (random, 0, 4) == 0)
            waymark_edit_free (edit);
          else
            waymark_edit_keep (edit);
          assert_numbers_below (plan, waymark_plan_get_root (plan), NULL);
          assert_reference (plan, reference, target);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbers/one-sequence", test_one_sequence);
  g_test_add_func ("/numbers/many", test_many);
  g_test_add_func ("/numbers/random", test_random);
  return g_test_run ();
}
