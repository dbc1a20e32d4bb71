/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-reference-text.h"

#include "plan-builder.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MARK "\xef\xbf\xb9"
#define ID_MARK "\xef\xbf\xba"
#define END_MARK "\xef\xbf\xbb"

/* A theme of four actions; the fourth refers to the first three. */
typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *theme;
  WaymarkItem *actions[4];
  WaymarkItem *references[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "A", "B", "C", "D" };

  fixture->plan = waymark_plan_new (NULL);
  fixture->theme = build_theme (fixture->plan, "T");
  for (guint i = 0; i < 4; i++)
    fixture->actions[i] = build_action (fixture->plan, fixture->theme, texts[i]);
  for (guint i = 0; i < 3; i++)
    fixture->references[i] =
        build_reference (fixture->plan, fixture->actions[3], fixture->actions[i], "see");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->plan);
}

/* "see {0:4} and {1:6}": a marker with the words after the colon for reference 0, 1, 2. */
static char *
mark (const Fixture *fixture, const char *pattern)
{
  GString *text = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0'; at++)
    {
      const char *end;

      if (*at != '{')
        {
          g_string_append_c (text, *at);
          continue;
        }
      end = strchr (at, '}');
      g_string_append (text, WORDS_MARK);
      g_string_append_len (text, at + 3, end - at - 3);
      g_string_append (text, ID_MARK);
      g_string_append (text, waymark_item_get_id (fixture->references[at[1] - '0']));
      g_string_append (text, END_MARK);
      at = end;
    }
  return g_string_free (text, FALSE);
}

static void
assert_shown (const Fixture *fixture, const char *pattern, const char *expected, guint n_links)
{
  g_autofree char *stored = mark (fixture, pattern);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *shown = waymark_text_show (fixture->plan, stored, &spans);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpuint (spans->len, ==, n_links);
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stored = mark (fixture, "as in action {0:4}, and {1:6}.");
  g_autoptr (GArray) spans = NULL;
  g_autofree char *shown = waymark_text_show (fixture->plan, stored, &spans);
  const WaymarkTextSpan *span;

  g_assert_cmpstr (shown, ==, "as in action 1.1, and 1.2.");
  g_assert_cmpuint (spans->len, ==, 2);
  span = &g_array_index (spans, WaymarkTextSpan, 1);
  g_assert_cmpstr (span->reference, ==, waymark_item_get_id (fixture->references[1]));
  g_assert_true (strncmp (shown + span->start, "1.2", span->length) == 0);
  g_assert_cmpuint (span->length, ==, 3);

  assert_shown (fixture, "no numbers, é – 🙂", "no numbers, é – 🙂", 0);
  assert_shown (fixture, "", "", 0);
  assert_shown (fixture, "{2:7}", "1.3", 1);
  g_assert_null (waymark_text_show (fixture->plan, NULL, NULL));
}

/* Numbers follow their targets through inserts, moves and deletes. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  const char *pattern = "see {0:1}, {1:2} and {2:3}";
  WaymarkEdit *edit = waymark_edit_begin (fixture->plan, "Move", SESSION);
  g_autoptr (GError) error = NULL;
  WaymarkItem *first, *second_theme;

  assert_shown (fixture, pattern, "see 1.1, 1.2 and 1.3", 3);
  first = waymark_edit_add_first (edit, WAYMARK_KIND_REQUIREMENT, fixture->theme, &error);
  assert_shown (fixture, pattern, "see 1.2, 1.3 and 1.4", 3);
  g_assert_true (waymark_edit_move (edit, fixture->actions[1], first, NULL, &error));
  assert_shown (fixture, pattern, "see 1.2, 1.1(a) and 1.3", 3);
  second_theme = waymark_edit_add_first (
      edit, WAYMARK_KIND_THEME, waymark_plan_get_root (fixture->plan), &error);
  assert_shown (fixture, pattern, "see 2.2, 2.1(a) and 2.3", 3);
  g_assert_true (waymark_edit_move (edit, fixture->actions[2], second_theme, NULL, &error));
  assert_shown (fixture, pattern, "see 2.2, 2.1(a) and 1.1", 3);
  /* A deleted target says so; without its reference the words are as written. */
  g_assert_true (waymark_edit_remove (edit, first, &error));
  assert_shown (fixture, pattern, "see 2.1, (deleted) and 1.1", 2);
  g_assert_true (waymark_edit_remove (edit, fixture->references[0], &error));
  assert_shown (fixture, pattern, "see 1, (deleted) and 1.1", 1);
  waymark_edit_free (edit);
  assert_shown (fixture, pattern, "see 1.1, 1.2 and 1.3", 3);
}

/* A target without a number of its own keeps the words, as a link. */
static void
test_unnumbered (Fixture *fixture, gconstpointer data)
{
  WaymarkItem *priority =
      build (fixture->plan, WAYMARK_KIND_PRIORITY, fixture->theme, "text", "Aim");

  waymark_plan_set_string (
      fixture->plan, fixture->references[0], "target", waymark_item_get_id (priority));
  assert_shown (fixture, "aim {0:three}", "aim three", 1);
  waymark_plan_set_string (
      fixture->plan, fixture->references[0], "target", waymark_item_get_id (fixture->theme));
  assert_shown (fixture, "theme {0:three}", "theme 1", 1);
  waymark_plan_set_string (fixture->plan, fixture->references[0], "target", NULL);
  assert_shown (fixture, "theme {0:three}", "theme three", 0);
}

static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stored = mark (fixture, "é {0:4}, {1:6}{2:7}");
  g_autoptr (GArray) spans = NULL;
  g_autofree char *written = waymark_text_as_written (stored, &spans);
  g_autofree char *again =
      waymark_text_mark (written, (const WaymarkTextSpan *) spans->data, spans->len);

  g_assert_cmpstr (written, ==, "é 4, 67");
  g_assert_cmpuint (spans->len, ==, 3);
  g_assert_cmpstr (again, ==, stored);
  g_assert_null (waymark_text_as_written (NULL, NULL));
  g_assert_null (waymark_text_mark (NULL, NULL, 0));
}

static void
test_mark_refuses (Fixture *fixture, gconstpointer data)
{
  const char *id = waymark_item_get_id (fixture->references[0]);
  WaymarkTextSpan spans[] = {
    { .start = 1, .length = 1 },   /* inside é */
    { .start = 3, .length = 1 },   /* the one that is right */
    { .start = 3, .length = 2 },   /* overlaps */
    { .start = 5, .length = 0 },   /* empty */
    { .start = 5, .length = 100 }, /* outside */
    { .start = G_MAXSIZE - 1, .length = 4 },
  };
  g_autofree char *expected = mark (fixture, "é {0:4} 5 6");
  g_autofree char *marked = NULL, *foreign = NULL;
  WaymarkTextSpan no_id = { .start = 0, .length = 1, .reference = "not an id" };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    g_strlcpy (spans[i].reference, id, sizeof spans[i].reference);
  marked = waymark_text_mark ("é 4 5 6", spans, G_N_ELEMENTS (spans));
  g_assert_cmpstr (marked, ==, expected);
  foreign = waymark_text_mark (WORDS_MARK "4" ID_MARK "x" END_MARK, &no_id, 1);
  g_assert_cmpstr (foreign, ==, "4x");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *id = waymark_item_get_id (fixture->references[0]);
  static const char *const shapes[] = { WORDS_MARK "4",
                                        "4" ID_MARK,
                                        WORDS_MARK "4" ID_MARK "short" END_MARK,
                                        END_MARK "4",
                                        WORDS_MARK WORDS_MARK "4" END_MARK,
                                        "\xef\xbf",
                                        "4\xef" };
  g_autofree char *nested =
      g_strconcat (WORDS_MARK "a", WORDS_MARK "4" ID_MARK, id, END_MARK, NULL);
  g_autofree char *unfinished = g_strconcat (WORDS_MARK "4" ID_MARK, id, NULL);
  g_autofree char *shown = waymark_text_show (fixture->plan, nested, NULL);
  g_autofree char *words = waymark_text_show (fixture->plan, unfinished, NULL);

  g_assert_cmpstr (shown, ==, "a1.1");
  g_assert_true (g_str_has_prefix (words, "4"));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *text = waymark_text_show (fixture->plan, shapes[i], NULL);
      g_assert_null (strstr (text, WORDS_MARK));
      g_assert_null (strstr (text, ID_MARK));
      g_assert_null (strstr (text, END_MARK));
    }
}

/* Each case: as stored, as typed, as stored then. Shown numbers are 1.1, 1.2, 1.3. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *stored;
    const char *typed;
    const char *expected;
  } cases[] = {
    /* nothing changed */
    { "see {0:4}.", "see 1.1.", "see {0:4}." },
    /* before, after, around, between */
    { "see {0:4}.", "please see 1.1.", "please see {0:4}." },
    { "see {0:4}.", "see 1.1 too.", "see {0:4} too." },
    { "see {0:4}.", "please see 1.1 too.", "please see {0:4} too." },
    { "see {0:4} and {1:6}.", "see 1.1, then 1.2.", "see {0:4}, then {1:6}." },
    { "see {0:4}", "see 1.1.", "see {0:4}." },
    { "{0:4}", "1.1, 1.1", "{0:4}, 1.1" },
    /* the number itself altered or deleted */
    { "see {0:4}.", "see 1.12.", "see 1.12." },
    { "see {0:4}.", "see 21.1.", "see 21.1." },
    { "see {0:4}.", "see 1.1(a).", "see 1.1(a)." },
    { "see {0:4}.", "see 1.1.4.", "see 1.1.4." },
    { "see {0:4}.", "see 1.3.", "see 1.3." },
    { "see {0:4}.", "see .", "see ." },
    { "see {0:4}.", "", "" },
    { "see {0:4} and {1:6}.", "see 1.2.", "see {1:6}." },
    { "see {0:4} and {1:6}.", "see 1.1.", "see {0:4}." },
    /* rewritten around it, and the order turned */
    { "as in action {0:4}, a", "compare requirement 1.1 b", "compare requirement {0:4} b" },
    { "first {0:4}, last {1:6}", "1.2 goes before 1.1", "{1:6} goes before {0:4}" },
    { "x {0:4} y {1:6} z {2:7} w", "w 1.3 z 1.2 y 1.1 x", "w {2:7} z {1:6} y {0:4} x" },
    /* the same number twice: the one after the same word */
    { "action {0:4} now", "rate 1.1 by action 1.1 later", "rate 1.1 by action {0:4} later" },
    /* new numbers are words, foreign markers are nothing */
    { "see {0:4}", "see 1.1 and 1.2", "see {0:4} and 1.2" },
    { "see {0:4}", "see 1.1" WORDS_MARK "!", "see {0:4}!" },
    /* paragraphs */
    { "a\nsee {0:4}\nb", "a\nsee 1.1\nc\nb", "a\nsee {0:4}\nc\nb" },
    { "é {0:4} è", "è 1.1 é", "è {0:4} é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = mark (fixture, cases[i].stored);
      g_autofree char *expected = mark (fixture, cases[i].expected);
      g_autofree char *merged = waymark_text_merge_typed (fixture->plan, stored, cases[i].typed);

      if (g_strcmp0 (merged, expected) != 0)
        g_test_message ("“%s” typed “%s”", cases[i].stored, cases[i].typed);
      g_assert_cmpstr (merged, ==, expected);
    }
}

/* A bare figure, as themes have, counts anything: it is kept only after the same word. */
static void
test_typed_bare (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stored = mark (fixture, "in theme {0:one}, ready");
  g_autofree char *kept_expected = mark (fixture, "also in theme {0:one}, done");
  g_autofree char *kept = NULL, *lost = NULL, *none = NULL;

  waymark_plan_set_string (
      fixture->plan, fixture->references[0], "target", waymark_item_get_id (fixture->theme));
  kept = waymark_text_merge_typed (fixture->plan, stored, "also in theme 1, done");
  g_assert_cmpstr (kept, ==, kept_expected);
  lost = waymark_text_merge_typed (fixture->plan, stored, "within 1 month!");
  g_assert_cmpstr (lost, ==, "within 1 month!");
  none = waymark_text_merge_typed (fixture->plan, NULL, "new words 1.1");
  g_assert_cmpstr (none, ==, "new words 1.1");
  g_assert_null (waymark_text_merge_typed (fixture->plan, stored, NULL));
}

static void
append_random (GString *text, GRand *random)
{
  static const char *const pieces[] = { "see ",  "1.1", " ",  "1.2", "{0:4}", "{1:6}",
                                        "{2:7}", "é",   "\n", "(a)", ".",     "action " };

  for (int n = g_rand_int_range (random, 0, 10); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
}

/* Whatever is typed: it reads as typed, and typing it again changes nothing. */
static void
test_typed_random (Fixture *fixture, gconstpointer data)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) strtoul (given, NULL, 10) : g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("WAYMARK_SEED=%u", seed);
  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
      g_autofree char *stored = NULL, *typed_marked = NULL, *typed = NULL, *merged = NULL;
      g_autofree char *shown = NULL, *again = NULL;

      append_random (before, random);
      append_random (after, random);
      stored = mark (fixture, before->str);
      typed_marked = mark (fixture, after->str);
      typed = waymark_text_show (fixture->plan, typed_marked, NULL);
      merged = waymark_text_merge_typed (fixture->plan, stored, typed);
      shown = waymark_text_show (fixture->plan, merged, NULL);
      g_assert_cmpstr (shown, ==, typed);
      again = waymark_text_merge_typed (fixture->plan, merged, typed);
      g_assert_cmpstr (again, ==, merged);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/reference-text/show", test_show);
  ADD ("/reference-text/live", test_live);
  ADD ("/reference-text/unnumbered", test_unnumbered);
  ADD ("/reference-text/written", test_written);
  ADD ("/reference-text/mark-refuses", test_mark_refuses);
  ADD ("/reference-text/damaged", test_damaged);
  ADD ("/reference-text/typed", test_typed);
  ADD ("/reference-text/typed-bare", test_typed_bare);
  ADD ("/reference-text/typed-random", test_typed_random);
  return g_test_run ();
}
