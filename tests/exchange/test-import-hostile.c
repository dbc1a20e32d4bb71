/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "import-utils.h"
#include "waymark-json.h"

/* Documents that nobody means well with, or that something chewed up: an answer or a plain refusal,
 * and no word lost. */

static gboolean
import_bytes (const char *bytes, gsize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_text (bytes, (gssize) length, name, &error);
  g_autoptr (GOutputStream) stream = NULL;

  if (import == NULL)
    {
      g_assert_true (error->domain == WAYMARK_ERROR);
      return FALSE;
    }
  g_assert_cmpuint (
      waymark_import_get_n_words (import), >=, waymark_import_get_n_words_placed (import));

  /* What came of it is a plan that can be written. */
  stream = g_memory_output_stream_new_resizable ();
  g_assert_true (
      waymark_json_write (WAYMARK_SOURCE (waymark_import_get_plan (import)), stream, NULL, &error));
  return TRUE;
}

static void
repeat (GString *text, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
test_repeated_pieces (void)
{
  static const char *const pieces[] = {
    "<p>",    "<ul>", "<ol><li>", "<b>",   "</p>", "\t",        "|",        "**",
    "*a",     "_a",   "<",        "&",     "&amp", "\"",        "\"\n",     "1.",
    "1. ",    "- ",   "# ",       "(",     "•",    "/",         " and ",    "see action 1, ",
    "Lead: ", "\\",   "+-",       "`",     ":",    "Year 1 – ", "Theme 1 ", "\r",
    "\f",     "> ",   "a\tb\n",   "|a|\n", "1.1 "
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) bare = g_string_new (NULL);
      g_autoptr (GString) within = g_string_new ("Plan\n\nAction\tLead\tDue\n");

      repeat (bare, pieces[i], 100000);
      import_bytes (bare->str, bare->len, "x.txt");
      import_bytes (bare->str, bare->len, "x.md");
      repeat (within, pieces[i], 20000);
      g_string_append (within, "\tCouncil\tMay 2025\nMend it\t");
      repeat (within, pieces[i], 20000);
      g_string_append (within, "\t");
      repeat (within, pieces[i], 20000);
      import_bytes (within->str, within->len, "x.txt");
    }
}

static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("Plan\n\nAction\tLead\n");

  repeat (text, "word ", 250000);
  g_string_append (text, "\tCouncil\n");
  g_assert_true (import_bytes (text->str, text->len, "x.txt"));
}

static void
test_many_cells (void)
{
  g_autoptr (GString) text = g_string_new ("Action\tLead\nMend the roof\tCouncil\n");

  repeat (text, "x\t", 100000);
  g_string_append (text, "\n");
  import_bytes (text->str, text->len, "x.txt");
  g_string_prepend (
      text, "Action\tLead\tDue\tStatus\tNotes\nMend the roof at once\tCouncil\tMay 2025\n\n");
  g_assert_true (import_bytes (text->str, text->len, "x.txt"));
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
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (get_seed ());

  for (guint i = 0; i < 200; i++)
    {
      gsize length = (gsize) g_rand_int_range (random, 0, 3000);
      g_autofree char *bytes = g_malloc (length + 1);

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) g_rand_int_range (random, i % 2, 256);
      import_bytes (bytes, length, i % 3 == 0 ? "x.md" : "x.txt");
    }
}

/* Samples with pieces put in, lines moved and cells exchanged: whatever is made of them, no word is
 * lost. */
static char *
spoil (GRand *random, const char *text)
{
  static const char *const pieces[] = { "\t",
                                        "\n",
                                        "|",
                                        "# ",
                                        "1. ",
                                        "- ",
                                        "• ",
                                        "**",
                                        "\n\n",
                                        "Lead: ",
                                        "Year 2 – ",
                                        "See Action 3",
                                        "As above",
                                        "TBC",
                                        "None",
                                        "Priorities",
                                        "Page 4",
                                        "Objective 2: ",
                                        " and ",
                                        ", ",
                                        "Amber",
                                        "Action 4",
                                        "\nAction\tOwner\tWhen\n",
                                        "incorporated into actions 1 to 3",
                                        "Theme 9 – " };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);
  guint n = (guint) g_rand_int_range (random, 1, 10);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (parts[i]));
  for (; n > 0 && lines->len > 2; n--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) lines->len);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
      char *line = g_ptr_array_index (lines, at);
      g_autofree char *front = NULL;
      gsize cut;

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          g_ptr_array_remove_index (lines, at);
          break;
        case 1:
          g_ptr_array_insert (lines,
                              (gint) at,
                              g_strdup (g_ptr_array_index (
                                  lines, g_rand_int_range (random, 0, (gint32) lines->len))));
          break;
        default:
          /* Between words only, or the test would count halves of them. */
          cut = strcspn (line, " \t");
          for (guint skip = (guint) g_rand_int_range (random, 0, 6); skip > 0 && line[cut] != '\0';
               skip--)
            cut += 1 + strcspn (line + cut + 1, " \t");
          front = g_strndup (line, cut);
          lines->pdata[at] = g_strdup_printf ("%s %s %s", front, piece, line + cut);
          g_free (line);
        }
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
test_spoilt_samples (void)
{
  static const char *const samples[] = { "climate-partnership.tsv", "community-safety.txt",
                                         "dementia-alliance.md",    "food-network.txt",
                                         "harbour-forum.txt",       "homelessness-board.md",
                                         "riverside-carers.txt",    "send-improvement.txt",
                                         "safeguarding-adults.txt" };
  g_autoptr (GRand) random = g_rand_new_with_seed (get_seed ());

  for (guint i = 0; i < 300; i++)
    {
      const char *name = samples[i % G_N_ELEMENTS (samples)];
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *spoilt = NULL;
      g_autofree char *lost = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkImport) import = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      spoilt = spoil (random, text);
      import = waymark_import_text (spoilt, -1, name, &error);
      if (import == NULL)
        continue;
      lost = describe_words_lost (import, spoilt);
      if (*lost != '\0')
        g_test_message ("%s", spoilt);
      g_assert_cmpstr (lost, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/hostile/repeated-pieces", test_repeated_pieces);
  g_test_add_func ("/import/hostile/long-line", test_long_line);
  g_test_add_func ("/import/hostile/many-cells", test_many_cells);
  g_test_add_func ("/import/hostile/random-bytes", test_random_bytes);
  g_test_add_func ("/import/hostile/spoilt-samples", test_spoilt_samples);
  return g_test_run ();
}
