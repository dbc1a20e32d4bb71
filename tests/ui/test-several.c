/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What is done to several items at once is one edit, and keeps every word. */

#include "config.h"

#include <string.h>

#include "../model/plan-builder.h"
#include "../store/document-test.h"
#include "waymark-clip.h"
#include "waymark-item-commands.h"
#include "waymark-item-progress.h"
#include "waymark-item-several.h"
#include "waymark-party.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"

#define N_ROUNDS 60

static WaymarkDocument *
open_plan (WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = waymark_document_create (plan, "Plan", "Tester", &error);

  g_assert_no_error (error);
  return document;
}

/* A number in the text that is a link to @target. */
static void
build_mention (WaymarkPlan *plan, WaymarkItem *from, WaymarkItem *target, const char *number)
{
  WaymarkItem *reference = build_reference (plan, from, target, "see");
  g_autofree char *text = g_strdup_printf ("See %s there", number);
  WaymarkTextSpan span = { .start = 4, .length = strlen (number) };
  g_autofree char *marked = NULL;

  g_strlcpy (span.reference, waymark_item_get_id (reference), sizeof span.reference);
  marked = waymark_text_mark (text, &span, 1);
  waymark_plan_set_string (plan, from, "text", marked);
}

typedef struct
{
  WaymarkItem *statuses[3];
  WaymarkItem *parties[4];
} Names;

static void
fill_action (GRand *rand, WaymarkPlan *plan, WaymarkItem *action, Names *names, guint count)
{
  g_autofree char *phase = g_strdup_printf ("Year %u", count % 3 + 1);

  if (g_rand_boolean (rand))
    build_due (plan, action, "March 2027", "2027-03");
  if (g_rand_boolean (rand))
    waymark_plan_set_string (plan, action, "phase", phase);
  if (g_rand_boolean (rand))
    waymark_plan_set_string (
        plan, action, "status", waymark_item_get_id (names->statuses[g_rand_int (rand) % 3]));
  for (guint i = g_rand_int (rand) % 3; i > 0; i--)
    build_lead (plan, action, names->parties[g_rand_int (rand) % 4]);
  if (g_rand_int (rand) % 4 == 0)
    build (plan, WAYMARK_KIND_UPDATE, action, "text", "Heard of it");
}

static WaymarkPlan *
random_plan (GRand *rand, GPtrArray *items)
{
  WaymarkPlan *plan = waymark_plan_new ("0123456789abcdef0123456789abcdef");
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  Names names = { .statuses = { build_status (plan, "Not started", "not-started"),
                                build_status (plan, "Under way", "in-progress"),
                                build_status (plan, "Done", "complete") },
                  .parties = { build_party (plan, "Moor County Council", "MCC"),
                               build_party (plan, "Vale Trust", NULL),
                               build_party (plan, "Hill Carers", "HC"),
                               build_party (plan, "All partners", "All") } };
  guint count = 0;

  for (guint t = 1 + g_rand_int (rand) % 3; t > 0; t--)
    {
      WaymarkItem *theme = build_theme (plan, "Theme");
      WaymarkItem *parent = theme;

      g_ptr_array_add (items, theme);
      for (guint i = g_rand_int (rand) % 9; i > 0; i--)
        {
          g_autofree char *words = g_strdup_printf ("Words %u", ++count);

          if (g_rand_int (rand) % 4 == 0)
            {
              parent = build_requirement (plan, theme, words);
              g_ptr_array_add (items, parent);
            }
          else
            {
              WaymarkItem *action = build_action (plan, parent, words);

              fill_action (rand, plan, action, &names, count);
              g_ptr_array_add (items, action);
              g_ptr_array_add (actions, action);
            }
        }
    }
  for (guint i = 1; i < actions->len; i += 3)
    {
      WaymarkItem *target = actions->pdata[g_rand_int (rand) % actions->len];
      g_autofree char *number = waymark_item_get_number_label (target);

      build_mention (plan, actions->pdata[i], target, number);
    }
  return plan;
}

/* All words of an item and of what is under it; updates only where they are to go along. */
static void
describe (GString *words, WaymarkItem *item, gboolean updates)
{
  guint n;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n);
  WaymarkKind kind = waymark_item_get_kind (item);

  if (kind == WAYMARK_KIND_ASSIGNMENT || kind == WAYMARK_KIND_REFERENCE ||
      (kind == WAYMARK_KIND_UPDATE && !updates))
    return;
  g_string_append_printf (words, "[%s", waymark_kind_get_name (kind));
  for (guint i = 0; i < n; i++)
    if (waymark_item_get_nth (item, i) == NULL)
      continue;
    else if (g_str_equal (fields[i].name, "status"))
      {
        WaymarkItem *status = waymark_plan_lookup (waymark_item_get_plan (item),
                                                   waymark_item_get_string (item, "status"));

        g_string_append_printf (words, " %s", waymark_item_get_string (status, "word"));
      }
    else if (fields[i].type == WAYMARK_FIELD_DUE)
      g_string_append_printf (words, " %s", waymark_item_get_words (item, fields[i].name));
    else
      {
        g_autofree char *text =
            waymark_text_as_written (waymark_item_get_string (item, fields[i].name), NULL);

        g_string_append_printf (words, " %s", text);
      }
  if (kind == WAYMARK_KIND_ACTION)
    {
      g_autofree char *leads = waymark_action_write_leads (item);

      g_string_append_printf (words, " {%s}", leads != NULL ? leads : "");
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    describe (words, waymark_item_get_child (item, i), updates);
  g_string_append_c (words, ']');
}

static char *
describe_ids (WaymarkDocument *document, char **ids, gboolean updates)
{
  g_autoptr (GPtrArray) tops = waymark_command_find_tops (document, (const char *const *) ids);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < tops->len; i++)
    describe (words, tops->pdata[i], updates);
  return g_string_free (words, FALSE);
}

static char *
describe_plan (WaymarkDocument *document)
{
  GString *words = g_string_new (NULL);

  describe (words, waymark_plan_get_root (waymark_document_get_plan (document)), TRUE);
  return g_string_free (words, FALSE);
}

/* Some of the items, in the order of the plan. */
static char **
pick (GRand *rand, GPtrArray *items)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint one = g_rand_int (rand) % items->len;

  for (guint i = 0; i < items->len; i++)
    if (i == one || g_rand_int (rand) % 3 == 0)
      g_strv_builder_add (ids, waymark_item_get_id (items->pdata[i]));
  return g_strv_builder_end (ids);
}

static guint32
get_seed (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

static void
assert_undo_brings (WaymarkDocument *document, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  guint left_alone;

  g_assert_true (waymark_document_undo (document, &left_alone, &error));
  g_assert_no_error (error);
  after = describe_plan (document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_duplicates_keep_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (get_seed ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (WaymarkPlan) plan = random_plan (rand, items);
      g_autoptr (WaymarkDocument) document = open_plan (plan);
      g_auto (GStrv) ids = pick (rand, items);
      g_autofree char *before = describe_plan (document);
      g_autofree char *words = describe_ids (document, ids, FALSE);
      g_autofree char *copied = NULL;
      g_autofree char *still = NULL;
      g_auto (GStrv) copies = NULL;
      g_autoptr (GError) error = NULL;

      copies = waymark_clip_duplicate (document, (const char *const *) ids, &error);
      g_assert_no_error (error);
      copied = describe_ids (document, copies, TRUE);
      still = describe_ids (document, ids, FALSE);
      g_assert_cmpstr (copied, ==, words);
      g_assert_cmpstr (still, ==, words);
      for (guint i = 0; copies[i] != NULL; i++)
        g_assert_false (g_strv_contains ((const char *const *) ids, copies[i]));
      assert_undo_brings (document, before);
      close_well (document);
    }
}

static void
test_another_plan_keeps_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (get_seed ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (WaymarkPlan) plan = random_plan (rand, items);
      g_autoptr (WaymarkPlan) other_plan = waymark_plan_new (NULL);
      g_autoptr (WaymarkDocument) document = open_plan (plan);
      g_autoptr (WaymarkDocument) other = NULL;
      g_auto (GStrv) ids = pick (rand, items);
      g_autofree char *words = describe_ids (document, ids, TRUE);
      g_autoptr (WaymarkClip) clip = waymark_clip_new (document, (const char *const *) ids, TRUE);
      g_autoptr (GBytes) bytes = waymark_clip_write (clip);
      g_autoptr (WaymarkClip) read = NULL;
      g_auto (GStrv) copies = NULL;
      g_autofree char *before = NULL;
      g_autofree char *copied = NULL;
      g_autoptr (GString) renamed = NULL;
      g_autoptr (GError) error = NULL;
      WaymarkItem *root = waymark_plan_get_root (other_plan);

      build_party (other_plan, "moor county council", "Moor");
      build_status (other_plan, "done", "complete");
      build_theme (other_plan, "Another");
      other = open_plan (other_plan);
      before = describe_plan (other);
      read = waymark_clip_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
      copies = waymark_clip_paste (read, other, NULL, NULL, &error);
      g_assert_no_error (error);
      /* In the other plan a party has the name that it has there. */
      copied = describe_ids (other, copies, TRUE);
      g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_PARTY), <=, 4);
      g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_STATUS), <=, 3);

      renamed = g_string_new (words);
      g_string_replace (renamed, "MCC", "Moor", 0);
      g_string_replace (renamed, " Done", " done", 0);
      g_assert_cmpstr (copied, ==, renamed->str);
      assert_undo_brings (other, before);
      close_well (document);
      close_well (other);
    }
}

static void
test_places (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (get_seed ());
  guint n_placed = 0;

  for (guint round = 0; round < 4 * N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      g_autoptr (WaymarkPlan) plan = random_plan (rand, items);
      g_autoptr (WaymarkDocument) document = open_plan (plan);
      WaymarkItem *parent = items->pdata[g_rand_int (rand) % items->len];
      guint n = waymark_item_get_n_children (parent);
      WaymarkItem *after = n > 0 && g_rand_boolean (rand)
                               ? waymark_item_get_child (parent, g_rand_int (rand) % n)
                               : NULL;
      g_auto (GStrv) ids = pick (rand, items);
      const char *const *all = (const char *const *) ids;
      const char *under = waymark_item_get_id (parent);
      const char *follow = after != NULL ? waymark_item_get_id (after) : NULL;
      g_autofree char *before = describe_plan (document);
      g_autofree char *words = describe_ids (document, ids, TRUE);
      g_autofree char *moved = NULL;
      g_autoptr (GError) error = NULL;

      if (waymark_command_can_place (document, all, under, follow))
        {
          g_autoptr (GPtrArray) tops = waymark_command_find_tops (document, all);

          n_placed++;
          g_assert_true (waymark_command_place (document, all, under, follow, &error));
          g_assert_no_error (error);
          for (guint i = 0; i < tops->len; i++)
            {
              g_assert_true (waymark_item_get_parent (tops->pdata[i]) == parent);
              if (i > 0)
                g_assert_cmpuint (waymark_item_get_position (tops->pdata[i]),
                                  ==,
                                  waymark_item_get_position (tops->pdata[i - 1]) + 1);
            }
          moved = describe_ids (document, ids, TRUE);
          g_assert_cmpstr (moved, ==, words);
          /* What stands there already makes no edit. */
          g_autofree char *there = describe_plan (document);

          if (!g_str_equal (there, before))
            assert_undo_brings (document, before);
        }
      close_well (document);
    }
  g_assert_cmpuint (n_placed, >, 5);
}

static void
test_fields_of_several (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Theme");
  WaymarkItem *a = build_action (plan, theme, "A");
  WaymarkItem *b = build_action (plan, theme, "B");
  WaymarkItem *mcc = build_party (plan, "Moor County Council", "MCC");
  g_autoptr (WaymarkDocument) document = NULL;
  const char *ids[] = {
    waymark_item_get_id (theme), waymark_item_get_id (a), waymark_item_get_id (b), NULL
  };
  g_autoptr (GError) error = NULL;
  guint left_alone;

  build_lead (plan, a, mcc);
  document = open_plan (plan);
  a = waymark_plan_lookup (waymark_document_get_plan (document), ids[1]);
  b = waymark_plan_lookup (waymark_document_get_plan (document), ids[2]);
  mcc = waymark_plan_find_party (waymark_document_get_plan (document), "MCC");

  g_assert_true (waymark_command_move_due (document, ids, "March 2027", "Frost", &error));
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change due date");
  g_assert_cmpstr (waymark_item_get_words (a, "due"), ==, "March 2027");
  g_assert_cmpstr (waymark_item_get_window (b, "due"), ==, "2027-03");

  g_assert_true (waymark_command_set_phase (document, ids, "Year 2", &error));
  g_assert_cmpstr (waymark_item_get_string (b, "phase"), ==, "Year 2");

  g_assert_true (
      waymark_command_add_lead (document, ids, waymark_item_get_id (mcc), NULL, FALSE, &error));
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Add lead");
  g_assert_cmpuint (waymark_item_count (a, WAYMARK_KIND_ASSIGNMENT), ==, 1);
  g_assert_cmpuint (waymark_item_count (b, WAYMARK_KIND_ASSIGNMENT), ==, 1);

  g_assert_true (waymark_command_add_lead (document, ids, NULL, "Vale Trust", TRUE, &error));
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Replace leads");
  {
    g_autofree char *leads = waymark_action_write_leads (a);

    g_assert_cmpstr (leads, ==, "Vale Trust");
  }
  g_assert_true (waymark_document_undo (document, &left_alone, &error));
  {
    g_autofree char *leads = waymark_action_write_leads (a);

    g_assert_cmpstr (leads, ==, "MCC");
  }
  g_assert_no_error (error);
  close_well (document);
}

/* A link to what stays behind becomes the number that was shown. */
static void
test_links_left_behind (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (WaymarkPlan) other_plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Theme");
  WaymarkItem *a = build_action (plan, theme, "A");
  WaymarkItem *b = build_action (plan, theme, "B");
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (WaymarkDocument) other = NULL;
  const char *ids[] = { waymark_item_get_id (a), NULL };
  g_autoptr (WaymarkClip) clip = NULL;
  g_auto (GStrv) copies = NULL;
  g_auto (GStrv) twins = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *copy;
  g_autofree char *shown = NULL;

  build_mention (plan, a, b, "9.9");
  document = open_plan (plan);
  other = open_plan (other_plan);
  clip = waymark_clip_new (document, ids, FALSE);
  copies = waymark_clip_paste (clip, other, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = waymark_plan_lookup (waymark_document_get_plan (other), copies[0]);
  g_assert_cmpstr (waymark_item_get_string (copy, "text"), ==, "See 1.2 there");
  g_assert_null (waymark_item_first (copy, WAYMARK_KIND_REFERENCE));

  twins = waymark_clip_duplicate (document, ids, &error);
  g_assert_no_error (error);
  copy = waymark_plan_lookup (waymark_document_get_plan (document), twins[0]);
  g_assert_nonnull (waymark_item_first (copy, WAYMARK_KIND_REFERENCE));
  g_assert_nonnull (
      strstr (waymark_item_get_string (copy, "text"),
              waymark_item_get_id (waymark_item_first (copy, WAYMARK_KIND_REFERENCE))));
  shown = waymark_text_show (
      waymark_document_get_plan (document), waymark_item_get_string (copy, "text"), NULL);
  /* The copy stands between them, so that B has moved on. */
  g_assert_cmpstr (shown, ==, "See 1.3 there");
  close_well (document);
  close_well (other);
}

/* The letters of a theme's actions as they stand, requirements by their own in brackets. */
static char *
spell (WaymarkItem *parent)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *item = waymark_item_get_child (parent, i);
      g_autofree char *inside = NULL;

      if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        {
          g_string_append (order, waymark_item_get_string (item, "text"));
          continue;
        }
      inside = spell (item);
      g_string_append_printf (order, "(%s)", inside);
    }
  return g_string_free (order, FALSE);
}

static void
check_move (WaymarkDocument *document,
            const char *const *ids,
            WaymarkMove move,
            WaymarkItem *theme,
            const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *order = NULL;

  g_assert_cmpint (
      waymark_command_can_move (document, ids, move), ==, expected != NULL ? TRUE : FALSE);
  if (expected == NULL)
    return;
  waymark_command_move (document, ids, move, &error);
  g_assert_no_error (error);
  order = spell (theme);
  g_assert_cmpstr (order, ==, expected);
}

/* By keys several go as one does: a step each, in their order, one edit. */
static void
test_steps (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = build_theme (plan, "Theme");
  WaymarkItem *requirement = build (plan, WAYMARK_KIND_REQUIREMENT, theme, "narrative", "R");
  WaymarkItem *x = build_action (plan, requirement, "x");
  WaymarkItem *a = build_action (plan, theme, "a");
  WaymarkItem *b = build_action (plan, theme, "b");
  WaymarkItem *c = build_action (plan, theme, "c");
  WaymarkItem *d = build_action (plan, theme, "d");
  /* In any order of selecting. */
  const char *two[] = { waymark_item_get_id (c), waymark_item_get_id (b), NULL };
  const char *apart[] = { waymark_item_get_id (b), waymark_item_get_id (d), NULL };
  const char *mixed[] = { waymark_item_get_id (x), waymark_item_get_id (a), NULL };
  const char *inner[] = { waymark_item_get_id (requirement), waymark_item_get_id (x), NULL };
  g_autoptr (WaymarkDocument) document = open_plan (plan);

  check_move (document, two, WAYMARK_MOVE_DOWN, theme, "(x)adbc");
  check_move (document, two, WAYMARK_MOVE_DOWN, theme, NULL);
  check_move (document, two, WAYMARK_MOVE_UP, theme, "(x)abcd");
  check_move (document, two, WAYMARK_MOVE_UP, theme, "(x)bcad");
  check_move (document, two, WAYMARK_MOVE_UP, theme, "bc(x)ad");
  check_move (document, two, WAYMARK_MOVE_UP, theme, NULL);
  check_move (document, two, WAYMARK_MOVE_IN, theme, NULL);
  check_move (document, two, WAYMARK_MOVE_DOWN, theme, "(x)bcad");
  check_move (document, two, WAYMARK_MOVE_IN, theme, "(xbc)ad");
  check_move (document, two, WAYMARK_MOVE_IN, theme, NULL);
  check_move (document, two, WAYMARK_MOVE_OUT, theme, "(x)bcad");
  /* Those that are apart stay apart, and gather at the end. */
  check_move (document, apart, WAYMARK_MOVE_UP, theme, "b(x)cda");
  check_move (document, apart, WAYMARK_MOVE_UP, theme, "b(x)dca");
  check_move (document, apart, WAYMARK_MOVE_UP, theme, "bd(x)ca");
  check_move (document, apart, WAYMARK_MOVE_UP, theme, NULL);
  /* Not from two places at once; what is inside goes along. */
  check_move (document, mixed, WAYMARK_MOVE_DOWN, theme, NULL);
  check_move (document, inner, WAYMARK_MOVE_DOWN, theme, "bdc(x)a");
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Move");
  close_well (document);
}

static void
test_odd_clipboards (void)
{
  static const char *const odd[] = {
    "",
    "{",
    "[]",
    "{}",
    "null",
    "{\"format\":\"waymark-items\",\"version\":2,\"items\":[]}",
    "{\"format\":\"waymark-items\",\"version\":1,\"items\":[{\"id\":\"a\"}]}",
    "{\"format\":\"waymark-items\",\"version\":1,\"items\":[{\"kind\":\"plan\",\"id\":\"a\"}]}",
    "{\"format\":\"waymark-items\",\"version\":1,\"items\":[{\"kind\":\"action\"}]}",
    "{\"format\":\"waymark-items\",\"version\":1,\"items\":[{\"kind\":\"action\",\"id\":\"a\","
    "\"fields\":{\"text\":[[[[[\"x\"]]]]]}}]}",
  };
  static const char wrong[] =
      "{\"format\":\"waymark-items\",\"version\":1,\"items\":[{\"kind\":\"action\",\"id\":\"a\","
      "\"fields\":{\"due\":7}}]}";
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (WaymarkClip) clip = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_assert_null (waymark_clip_read (odd[i], strlen (odd[i]), &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  clip = waymark_clip_read (wrong, strlen (wrong), &error);
  g_assert_no_error (error);
  build_theme (plan, "Theme");
  document = open_plan (plan);
  g_assert_null (waymark_clip_paste (clip, document, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (waymark_document_get_undo_name (document));
  close_well (document);
}

int
main (int argc, char **argv)
{
  int result;

  state_in_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/several/duplicates-keep-words", test_duplicates_keep_words);
  g_test_add_func ("/several/another-plan-keeps-words", test_another_plan_keeps_words);
  g_test_add_func ("/several/places", test_places);
  g_test_add_func ("/several/fields", test_fields_of_several);
  g_test_add_func ("/several/links-left-behind", test_links_left_behind);
  g_test_add_func ("/several/steps", test_steps);
  g_test_add_func ("/several/odd-clipboards", test_odd_clipboards);
  result = g_test_run ();
  state_end ();
  return result;
}
