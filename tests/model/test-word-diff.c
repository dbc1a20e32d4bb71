/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "waymark-word-diff.h"

/* Same words as they are, removed ones in [-…-], added ones in [+…+]. */
static char *
marked (const char *before, const char *after)
{
  g_autoptr (GPtrArray) spans = waymark_word_diff (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (spans, i);
      static const char *const forms[] = { "%s", "[-%s-]", "[+%s+]" };

      switch (span->fate)
        {
        case WAYMARK_WORDS_SAME:
          g_string_append (out, span->words);
          break;
        case WAYMARK_WORDS_REMOVED:
        case WAYMARK_WORDS_ADDED:
        default:
          g_string_append_c (out, '[');
          g_string_append_c (out, forms[span->fate][1]);
          g_string_append (out, span->words);
          g_string_append_c (out, forms[span->fate][1]);
          g_string_append_c (out, ']');
        }
    }
  return g_string_free (out, FALSE);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *before, *after, *marked;
  } cases[] = {
    { "Agree a form", "Agree one short form", "Agree [-a-][+one short+] form" },
    { "March 2024", "June 2025", "[-March 2024-][+June 2025+]" },
    { "same", "same", "same" },
    { NULL, "new words", "[+new words+]" },
    { "old words", NULL, "[-old words-]" },
    { NULL, NULL, "" },
    { "a b c", "a c", "a [-b -]c" },
    { "one two", "one, two", "one[+,+] two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = marked (cases[i].before, cases[i].after);

      g_assert_cmpstr (got, ==, cases[i].marked);
    }
}

static char *
random_text (GRand *random)
{
  static const char *const pieces[] = { "carers ", "form", " ",       "\n", ", ",
                                        "ŵy ",     "2024", "السلام ", "a" };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 40);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* Whatever the texts: leaving out what was added gives the old one, and the other way round. */
static void
test_nothing_lost (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("WAYMARK_SEED=%u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *before = random_text (random);
      g_autofree char *after = random_text (random);
      g_autoptr (GPtrArray) spans = waymark_word_diff (before, after);
      g_autoptr (GString) old = g_string_new (NULL);
      g_autoptr (GString) new = g_string_new (NULL);

      for (guint k = 0; k < spans->len; k++)
        {
          const WaymarkWordsSpan *span = g_ptr_array_index (spans, k);

          if (span->fate != WAYMARK_WORDS_ADDED)
            g_string_append (old, span->words);
          if (span->fate != WAYMARK_WORDS_REMOVED)
            g_string_append (new, span->words);
        }
      g_assert_cmpstr (old->str, ==, before);
      g_assert_cmpstr (new->str, ==, after);
    }
}

static void
test_large (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) spans = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (before, "%u ", i);
  after = g_strdup_printf ("x %s y", before->str + 2);
  spans = waymark_word_diff (before->str, after);
  g_assert_cmpuint (spans->len, >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/marks", test_marks);
  g_test_add_func ("/word-diff/nothing-lost", test_nothing_lost);
  g_test_add_func ("/word-diff/large", test_large);
  return g_test_run ();
}
