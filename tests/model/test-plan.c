/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-edit.h"
#include "waymark-number.h"
#include "waymark-rank.h"

#define SESSION "00112233445566778899aabbccddeeff"

static char *
outline (WaymarkItem *item)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      g_autofree char *number = waymark_item_get_number_label (child);
      g_autofree char *below = outline (child);
      const char *text = waymark_item_get_display_text (child);

      g_string_append_printf (out,
                              "%s%s%s%s%s",
                              number != NULL ? number : "-",
                              text != NULL ? text : "",
                              *below != '\0' ? "{" : "",
                              below,
                              *below != '\0' ? "} " : " ");
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static WaymarkItem *
add (WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, WaymarkItem *after, const char *text)
{
  g_autoptr (GError) error = NULL;
  WaymarkItem *item = waymark_edit_add (edit, kind, parent, after, &error);
  const char *field =
      kind == WAYMARK_KIND_ACTION || kind == WAYMARK_KIND_PRIORITY ? "text" : "title";

  g_assert_no_error (error);
  g_assert_true (waymark_edit_set_string (edit, item, field, text, &error));
  return item;
}

static void
test_numbers (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkEdit *edit = waymark_edit_begin (plan, "Build", SESSION);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *one = add (edit, WAYMARK_KIND_THEME, root, NULL, "T");
  WaymarkItem *two = add (edit, WAYMARK_KIND_THEME, root, NULL, "U");
  WaymarkItem *r = add (edit, WAYMARK_KIND_REQUIREMENT, one, NULL, "R");
  WaymarkItem *a = add (edit, WAYMARK_KIND_ACTION, one, r, "A");
  WaymarkItem *b = add (edit, WAYMARK_KIND_ACTION, r, NULL, "B");
  WaymarkItem *c = add (edit, WAYMARK_KIND_ACTION, r, b, "C");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  add (edit, WAYMARK_KIND_PRIORITY, one, r, "P");
  first = outline (root);
  g_assert_cmpstr (first, ==, "1T{1.1R{1.1(a)B 1.1(b)C} -P 1.2A} 2U");
  g_assert_true (waymark_plan_find_number (plan, "1.1(b)") == c);
  g_assert_true (waymark_plan_find_number (plan, "1.2") == a);
  g_assert_null (waymark_plan_find_number (plan, "1.2(a)"));
  g_assert_null (waymark_plan_find_number (plan, "1.3"));

  g_assert_true (waymark_edit_move_first (edit, a, one, &error));
  g_assert_true (waymark_edit_move (edit, b, two, NULL, &error));
  second = outline (root);
  g_assert_cmpstr (second, ==, "1T{1.1A 1.2R{1.2(a)C} -P} 2U{2.1B}");

  g_assert_false (waymark_edit_move (edit, two, one, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_PLACE);
  g_clear_error (&error);
  g_assert_true (waymark_edit_remove (edit, r, &error));
  third = outline (root);
  g_assert_cmpstr (third, ==, "1T{1.1A -P} 2U{2.1B}");
  waymark_edit_keep (edit);
}

static void
test_letters (void)
{
  static const struct
  {
    guint ordinal;
    const char *letters;
  } cases[] = { { 1, "a" }, { 26, "z" }, { 27, "aa" }, { 52, "az" }, { 703, "aaa" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = waymark_letters (cases[i].ordinal);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

static void
count_changes (WaymarkPlan *plan, GPtrArray *changes, guint *n)
{
  *n += changes->len;
}

/* An edit that is dropped leaves everything as it was, and nobody hears of it. */
static void
test_take_back (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkEdit *edit = waymark_edit_begin (plan, "Build", SESSION);
  WaymarkItem *one = add (edit, WAYMARK_KIND_THEME, root, NULL, "T");
  WaymarkItem *a = add (edit, WAYMARK_KIND_ACTION, one, NULL, "A");
  WaymarkItem *b = add (edit, WAYMARK_KIND_ACTION, one, NULL, "B");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n = 0;

  g_signal_connect (plan, "changed", G_CALLBACK (count_changes), &n);
  waymark_edit_keep (edit);
  before = outline (root);

  edit = waymark_edit_begin (plan, "Try", SESSION);
  g_assert_true (waymark_edit_set_string (edit, a, "text", "Other", NULL));
  g_assert_true (waymark_edit_move (edit, a, one, b, NULL));
  add (edit, WAYMARK_KIND_THEME, root, one, "New");
  g_assert_true (waymark_edit_remove (edit, one, NULL));
  waymark_edit_free (edit);
  after = outline (root);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (n, ==, 0);

  edit = waymark_edit_begin (plan, "Both ways", SESSION);
  g_assert_true (waymark_edit_set_string (edit, a, "text", "Other", NULL));
  g_assert_true (waymark_edit_set_string (edit, a, "text", "A", NULL));
  waymark_edit_remove (edit, add (edit, WAYMARK_KIND_ACTION, one, NULL, "C"), NULL);
  g_assert_true (waymark_edit_is_empty (edit));
  g_assert_true (waymark_edit_remove (edit, b, NULL));
  changes = waymark_edit_get_changes (edit);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((WaymarkRegisterChange *) changes->pdata[0])->field, ==, "@gone");
  waymark_edit_keep (edit);
  g_assert_cmpuint (n, ==, 3);
}

/* Ranks of merge-model/rank.py for the same calls. */
static void
test_ranks (void)
{
  g_autofree char *a = waymark_rank_between (NULL, NULL, SESSION);
  g_autofree char *b = waymark_rank_between (a, NULL, SESSION);
  g_autofree char *c = waymark_rank_between (a, b, SESSION);
  g_autofree char *other = waymark_rank_between (a, b, "ff");
  g_autofree char *low = NULL;

  g_assert_cmpstr (a, ==, "VBIO01");
  g_assert_cmpstr (b, ==, "VBIO02");
  g_assert_cmpstr (c, ==, "VBIO01VBIO01");
  g_assert_cmpstr (other, ==, "VBIO01VXEy01");
  g_assert_cmpstr (a, <, c);
  g_assert_cmpstr (c, <, b);
  g_assert_cmpstr (a, <, other);
  g_assert_cmpstr (other, <, b);
  low = g_strdup (a);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *next = waymark_rank_between (low, NULL, SESSION);

      g_assert_cmpstr (low, <, next);
      g_assert_true (waymark_rank_is_valid (next));
      g_free (low);
      low = g_steal_pointer (&next);
    }
  g_assert_cmpuint (strlen (low), <, 10);
}

/* A worn-out gap has the siblings numbered afresh; their order stays. */
static void
test_tidy (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkEdit *edit = waymark_edit_begin (plan, "Build", SESSION);
  WaymarkItem *one = add (edit, WAYMARK_KIND_THEME, root, NULL, "T");
  WaymarkItem *first = add (edit, WAYMARK_KIND_ACTION, one, NULL, "first");
  WaymarkItem *last = add (edit, WAYMARK_KIND_ACTION, one, NULL, "last");

  waymark_edit_keep (edit);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *session = g_strdup_printf ("%032x", i);
      g_autofree char *text = g_strdup_printf ("%u", i);

      edit = waymark_edit_begin (plan, "Add", session);
      add (edit,
           WAYMARK_KIND_ACTION,
           one,
           i % 2 == 0 ? first : waymark_item_get_child (one, 1),
           text);
      waymark_edit_keep (edit);
    }
  g_assert_true (waymark_item_get_child (one, 0) == first);
  g_assert_true (waymark_item_get_child (one, 601) == last);
  g_assert_cmpstr (waymark_item_get_string (waymark_item_get_child (one, 1), "text"), ==, "598");
  g_assert_cmpstr (waymark_item_get_string (waymark_item_get_child (one, 2), "text"), ==, "599");
  for (guint i = 0; i < 602; i++)
    g_assert_cmpuint (
        strlen (waymark_item_get_rank (waymark_item_get_child (one, i))), <=, WAYMARK_RANK_TIDY);
}

static void
test_errors (void)
{
  for (guint i = 0; i < WAYMARK_N_ERRORS; i++)
    {
      g_assert_cmpuint (strlen (waymark_error_get_heading (i)), >, 0);
      g_assert_true (g_str_has_suffix (waymark_error_get_advice (i), "."));
    }
}

static gpointer
make_items (gpointer data)
{
  for (guint i = 0; i < 100000; i++)
    {
      g_autoptr (WaymarkItem) item =
          waymark_item_new (WAYMARK_KIND_THEME, "00000000000000000000000000000001", "aaa01");

      g_assert_cmpstr (waymark_item_get_rank (item), ==, "aaa01");
    }
  return NULL;
}

/* Plans that nobody else sees are read in threads; what items share is not torn by that. */
static void
test_threads (void)
{
  GThread *other = g_thread_new ("items", make_items, NULL);

  make_items (NULL);
  g_thread_join (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/numbers", test_numbers);
  g_test_add_func ("/plan/letters", test_letters);
  g_test_add_func ("/plan/edit-taken-back", test_take_back);
  g_test_add_func ("/plan/ranks", test_ranks);
  g_test_add_func ("/plan/ranks-numbered-afresh", test_tidy);
  g_test_add_func ("/plan/every-error-has-words", test_errors);
  g_test_add_func ("/plan/threads", test_threads);

  return g_test_run ();
}
