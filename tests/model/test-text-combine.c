/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <json-glib/json-glib.h>
#include <string.h>

#include "waymark-text-combine.h"

static guint32
seed_of_the_day (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

static char *
combine_2 (const char *base, const char *a, const char *b)
{
  const char *texts[] = { a, b };

  return waymark_text_combine (base, texts, 2);
}

/* What the model of the merge rules said, case by case; also with the sides in reverse. */
static void
check_vectors (JsonParser *parser)
{
  JsonArray *cases = json_node_get_array (json_parser_get_root (parser));
  guint n = json_array_get_length (cases);

  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++)
    {
      JsonArray *row = json_array_get_array_element (cases, i);
      JsonArray *sides = json_array_get_array_element (row, 1);
      JsonNode *node = json_array_get_element (row, 2);
      const char *base = json_array_get_string_element (row, 0);
      const char *expected = JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
      guint n_sides = json_array_get_length (sides);
      g_autofree const char **texts = g_new (const char *, 2 * n_sides);
      g_autofree char *combined = NULL, *reversed = NULL, *doubled = NULL;

      for (guint k = 0; k < n_sides; k++)
        {
          texts[k] = json_array_get_string_element (sides, k);
          texts[2 * n_sides - 1 - k] = texts[k];
        }
      combined = waymark_text_combine (base, texts, n_sides);
      g_assert_cmpstr (combined, ==, expected);
      reversed = waymark_text_combine (base, texts + n_sides, n_sides);
      g_assert_cmpstr (reversed, ==, expected);
      doubled = waymark_text_combine (base, texts, 2 * n_sides);
      g_assert_cmpstr (doubled, ==, expected);
    }
}

static void
test_vectors (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "model", "data", "text-vectors.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  check_vectors (parser);
}

/* Where the model is at hand, fresh ones. */
static void
test_fresh_vectors (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "model", "make-text-vectors.py", NULL);
  g_autofree char *model = g_build_filename (g_getenv ("WAYMARK_SHARED"), "merge-model", NULL);
  g_autofree char *seed = NULL, *output = NULL;
  const char *argv[] = { "/usr/bin/env", "python3", script, model, NULL, "1000", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_file_test (model, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the model of the merge rules is not here");
      return;
    }
  argv[4] = seed = g_strdup_printf ("%u", seed_of_the_day ());
  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  check_vectors (parser);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *base, *a, *b, *combined;
  } cases[] = {
    { "One. Two. Three.", "One! Two. Three.", "One. Two. Four.", "One! Two. Four." },
    { "One. Two.", "Uno. Two.", "One. Dos.", NULL }, /* they touch */
    { "One. Two. Three.", "One. Two. Three. Four.", "One. Two. Three. Five.", NULL },
    { "Review after 3 months.", "Review after 6 months.", "Review after 3 weeks.", NULL },
    { "• a\n• b\n• c", "• a\n• b\n• x", "• y\n• b\n• c", "• y\n• b\n• x" },
    { "a\nb\nc\nd", "a\nc\nd", "a\nb\nc\ne", "a\nc\ne" },
    { "a", "b", "b", "b" },
    { "a", NULL, NULL, "" },
    { NULL, "new", "new", "new" },
    { NULL, "new", "other", NULL },
    { "a\nb\n", "a\nb", "x\nb\n", "x\nb" },
    { "a\r\nb\r\nc", "x\r\nb\r\nc", "a\r\nb\r\nz", "x\r\nb\r\nz" },
    { "שלום. עולם. טוב.", "היי. עולם. טוב.", "שלום. עולם. רע.", "היי. עולם. רע." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *combined = combine_2 (cases[i].base, cases[i].a, cases[i].b);

      g_assert_cmpstr (combined, ==, cases[i].combined);
    }
}

/* Every word of these texts occurs once: a lost or doubled one is seen at once. */
typedef struct
{
  GRand *random;
  guint n_words;  /* drawn so far */
  gboolean lines; /* some sentences end with their line */
} Words;

static char *
new_sentence (Words *words)
{
  static const char *const ends[] = { ". ", "! ", "? ", "。 ", ".\t ", "\n", "\r\n", ".\n" };
  int n_ends = words->lines ? G_N_ELEMENTS (ends) : 5;
  static const char *const scripts[] = { "w", "ŵ", "ש", "مع", "議", "👩‍👧" };
  GString *sentence = g_string_new (NULL);
  int n = g_rand_int_range (words->random, 1, 6);

  for (int i = 0; i < n; i++)
    g_string_append_printf (sentence,
                            "%s%s%u",
                            i > 0 ? " " : "",
                            scripts[g_rand_int_range (words->random, 0, G_N_ELEMENTS (scripts))],
                            words->n_words++);
  g_string_append (sentence, ends[g_rand_int_range (words->random, 0, n_ends)]);
  return g_string_free (sentence, FALSE);
}

static char *
several_sentences (Words *words, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *sentence = new_sentence (words);

      g_string_append (text, sentence);
    }
  return g_string_free (text, FALSE);
}

/* Each sentence is left alone or changed by one of two people; neighbours that two people
 * changed stop it (unless a line end stands between), all else is there just as each wrote it. */
static void
try_scattered_changes (Words *words)
{
  int n = g_rand_int_range (words->random, 1, 30), last_author = 0;
  gboolean clash = FALSE;
  g_autoptr (GString) base = g_string_new (NULL), all = g_string_new (NULL);
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);
  g_autofree char *combined = NULL;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *sentence = new_sentence (words);
      int author =
          g_rand_int_range (words->random, 0, 4) == 0 ? g_rand_int_range (words->random, 1, 3) : 0;
      g_autofree char *changed =
          author != 0 ? several_sentences (words, g_rand_int_range (words->random, 0, 3))
                      : g_strdup (sentence);

      clash |= author != 0 && last_author != 0 && author != last_author;
      last_author = author;
      g_string_append (base, sentence);
      g_string_append (one, author == 1 ? changed : sentence);
      g_string_append (other, author == 2 ? changed : sentence);
      g_string_append (all, changed);
    }
  combined = combine_2 (base->str, one->str, other->str);
  if (!words->lines || combined == NULL)
    g_assert_true ((combined == NULL) == clash);
  if (combined != NULL)
    g_assert_cmpstr (combined, ==, all->str);
}

static void
test_no_word_lost (void)
{
  Words words = { g_rand_new_with_seed (seed_of_the_day ()), 0, FALSE };

  for (guint i = 0; i < 10000; i++)
    {
      words.lines = i % 2;
      try_scattered_changes (&words);
    }
  g_rand_free (words.random);
}

/* The largest text a field can hold, changed here and there, must not cost what its square would.
 */
static void
test_long (void)
{
  Words words = { g_rand_new_with_seed (seed_of_the_day ()), 0, TRUE };

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *start = several_sentences (&words, 30);
      g_autofree char *middle = several_sentences (&words, 900);
      g_autofree char *end = several_sentences (&words, 30);
      g_autofree char *gap = new_sentence (&words);
      g_autofree char *base = g_strconcat (start, gap, middle, gap, end, NULL);
      g_autofree char *a = g_strconcat (start, "New. ", gap, middle, gap, "Too. ", end, NULL);
      g_autofree char *b = g_strconcat (start, gap, middle, gap, end, "Last.", NULL);
      g_autofree char *expected =
          g_strconcat (start, "New. ", gap, middle, gap, "Too. ", end, "Last.", NULL);
      g_autofree char *combined = combine_2 (base, a, b);

      g_assert_cmpstr (combined, ==, expected);
    }
  g_rand_free (words.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-combine/examples", test_examples);
  g_test_add_func ("/text-combine/vectors", test_vectors);
  g_test_add_func ("/text-combine/fresh-vectors", test_fresh_vectors);
  g_test_add_func ("/text-combine/no-word-lost", test_no_word_lost);
  g_test_add_func ("/text-combine/long", test_long);
  return g_test_run ();
}
