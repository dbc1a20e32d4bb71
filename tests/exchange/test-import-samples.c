/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "import-utils.h"

/*
 * Documents of many shapes, all our own, with what is to become of each beside it in
 * NAME.expected: every item with every value, what is left out, what needs a look.
 * WAYMARK_WRITE_EXPECTED=1 writes these files anew, to be read before they are kept.
 */

static void
check_sample (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", name, NULL);
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (WaymarkImport) import = import_path (path);
  g_autofree char *found = describe_plan (import);
  g_autoptr (GError) error = NULL;

  if (g_getenv ("WAYMARK_WRITE_EXPECTED") != NULL)
    g_file_set_contents (expected_path, found, -1, &error);
  else
    g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (expected != NULL)
    g_assert_cmpstr (found, ==, expected);
}

static void
check_words (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *lost = NULL;
  g_autoptr (WaymarkImport) import = import_path (path);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lost = describe_words_lost (import, text);
  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpuint (waymark_import_get_n_words (import),
                    ==,
                    waymark_import_get_n_words_placed (import) +
                        waymark_import_get_n_words_left_out (import) +
                        waymark_import_get_n_words_to_look_at (import));
}

static void
test_no_plan (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "exchange", "data", "not-a-plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (waymark_import_file (file, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_PLAN_IN_TEXT);
  g_assert_cmpstr (error->message,
                   ==,
                   "No table or numbered list was found in “not-a-plan.txt”. You can paste the "
                   "part with the actions instead.");
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = {
    "climate-partnership.tsv", "community-safety.txt",   "dementia-alliance.md",
    "digital-inclusion.txt",   "food-network.txt",       "harbour-forum.txt",
    "homelessness-board.md",   "hospital-discharge.txt", "kommune.md",
    "riverside-carers.txt",    "send-improvement.txt",   "safeguarding-adults.txt",
    "all-age-autism.md",       "mental-health.txt",      "prevention-concordat.txt",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *plan = g_strconcat ("/import/samples/", samples[i], NULL);
      g_autofree char *words = g_strconcat ("/import/words/", samples[i], NULL);

      g_test_add_data_func (plan, samples[i], check_sample);
      g_test_add_data_func (words, samples[i], check_words);
    }
  g_test_add_func ("/import/no-plan", test_no_plan);
  return g_test_run ();
}
