/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-stage.h"
#include "waymark-window.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

/* Other languages: months from locales that are compiled for the test, words from a
 * translation of a few strings. */

static char *folder;

static const char german[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "msgctxt \"due words\"\n"
    "msgid \"by|until|till|to|up to|no later than|not later than|at the latest by|on or before|"
    "by no later than\"\nmsgstr \"bis|spätestens|bis zum\"\n"
    "msgctxt \"due words\"\nmsgid \"between\"\nmsgstr \"zwischen\"\n"
    "msgctxt \"due words\"\nmsgid \"and|or\"\nmsgstr \"und|oder\"\n"
    "msgctxt \"due words\"\nmsgid \"end of|end\"\nmsgstr \"Ende\"\n"
    "msgctxt \"due words\"\nmsgid \"q|qtr|quarter|quarters\"\nmsgstr \"Q|Quartal\"\n"
    "msgctxt \"due words\"\nmsgid \"spring;summer;autumn|fall;winter\"\n"
    "msgstr \"Frühling|Frühjahr;Sommer;Herbst;Winter\"\n"
    "msgctxt \"window\"\nmsgid \"By %s\"\nmsgstr \"Bis %s\"\n"
    "msgctxt \"date\"\nmsgid \"%-d %B %Y\"\nmsgstr \"%-d. %B %Y\"\n"
    "msgctxt \"stage\"\nmsgid \"In progress\"\nmsgstr \"In Arbeit\"\n";

static gboolean
run (const char *const *arguments)
{
  int status;

  return g_spawn_sync (NULL,
                       (char **) arguments,
                       NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                           G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL,
                       NULL,
                       NULL,
                       NULL,
                       &status,
                       NULL);
}

/* Only the category of dates, which takes a tenth of the time of a whole locale. */
static gboolean
use_dates_of (const char *language)
{
  g_autofree char *source = g_build_filename (folder, language, NULL);
  g_autofree char *name = g_strconcat (language, ".UTF-8", NULL);
  g_autofree char *compiled = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("LC_TIME\ncopy \"%s\"\nEND LC_TIME\n", language);

  g_assert_true (g_file_set_contents (source, text, -1, NULL));
  run ((const char *const[]){
      "localedef", "--no-archive", "-c", "-i", source, "-f", "UTF-8", compiled, NULL });
  if (setlocale (LC_TIME, name) != NULL)
    return TRUE;
  g_test_skip ("locales cannot be compiled here");
  return FALSE;
}

/* @source: a translation */
static gboolean
use_words_of (const char *language, const char *source)
{
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

  g_mkdir_with_parents (messages, 0700);
  run ((const char *const[]){ "msgfmt", "-o", compiled, source, NULL });
  if (!g_file_test (compiled, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("translations cannot be compiled here");
      return FALSE;
    }
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_setenv ("LANGUAGE", language, TRUE);
  return TRUE;
}

static gboolean
use_german (void)
{
  g_autofree char *source = g_build_filename (folder, "de.po", NULL);

  g_assert_true (g_file_set_contents (source, german, -1, NULL));
  return use_words_of ("de", source);
}

static void
assert_read (const char *words, const char *expected)
{
  g_autofree char *window = waymark_window_parse (words, 4);

  if (g_strcmp0 (window, expected) != 0)
    g_test_message ("“%s”", words);
  g_assert_cmpstr (window, ==, expected);
}

static void
assert_written (const char *window, const char *expected)
{
  g_autofree char *words = waymark_window_format (window, 4);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_german (void)
{
  g_autofree char *in_column = NULL;

  if (!use_dates_of ("de_DE") || !use_german ())
    return;
  assert_read ("März 2025", "2025-03");
  assert_read ("MÄRZ 2025", "2025-03");
  assert_read ("Maerz 2025", NULL);
  assert_read ("Dez. 2025", "2025-12");
  assert_read ("24. März 2025", "2025-03-24");
  assert_read ("Montag, 24. März 2025", "2025-03-24");
  assert_read ("24.03.2025", "2025-03-24");
  assert_read ("bis Ende März 2025", "../2025-03");
  assert_read ("bis zum 31. Dezember 2025", "../2025-12-31");
  assert_read ("zwischen März und Juni 2025", "2025-03/2025-06");
  assert_read ("3. Quartal 2025", "2025-07/2025-09");
  assert_read ("Frühjahr 2026", "2026-03/2026-05");
  /* English goes on being understood, also mixed. */
  assert_read ("by March 2025", "../2025-03");
  assert_read ("by Dezember 2025", "../2025-12");
  assert_written ("2025-12", "Dezember 2025");
  assert_written ("2025-03-24", "24. März 2025");
  assert_written ("../2026-03", "Bis März 2026");
  in_column = waymark_window_format_short ("2025-12", 4);
  g_assert_cmpstr (in_column, ==, "Dez 2025");
  g_assert_cmpstr (waymark_stage_get_label (WAYMARK_STAGE_IN_PROGRESS), ==, "In Arbeit");
  g_assert_cmpint (waymark_stage_guess ("in arbeit"), ==, WAYMARK_STAGE_IN_PROGRESS);
  g_setenv ("LANGUAGE", "en", TRUE);
}

/* A month alone and a month in a date are two words. */
static void
test_polish (void)
{
  if (!use_dates_of ("pl_PL"))
    return;
  assert_read ("marzec 2025", "2025-03");
  assert_read ("24 marca 2025", "2025-03-24");
  assert_written ("2025-03", "marzec 2025");
  assert_written ("2025-03-24", "24 marca 2025");
}

/* ---- the languages that Waymark comes in */

/* What is shown is what may be typed. */
static void
assert_round_trip (const char *window)
{
  g_autofree char *words = waymark_window_format (window, 4);
  g_autofree char *back = waymark_window_parse (words, 4);

  if (g_strcmp0 (back, window) != 0)
    g_test_message ("“%s” is shown as “%s”", window, words);
  g_assert_cmpstr (back, ==, window);
}

static void
assert_all_shapes (void)
{
  static const char *const shapes[] = {
    "2025",       "2025-03-24",      "../2025-03", "../2025-03-24",         "2025-04/2026-03",
    "2025-03/..", "2025-07/2025-09", "../2025",    "2025-03-01/2025-03-07",
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    assert_round_trip (shapes[i]);
  for (guint month = 1; month <= 12; month++)
    {
      g_autofree char *alone = g_strdup_printf ("2026-%02u", month);
      g_autofree char *by = g_strdup_printf ("../2026-%02u", month);
      g_autofree char *day = g_strdup_printf ("2026-%02u-09", month);

      assert_round_trip (alone);
      assert_round_trip (by);
      assert_round_trip (day);
    }
}

static gboolean
use_our (const char *language, const char *territory)
{
  g_autofree char *name = g_strconcat (language, ".po", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "po", name, NULL);

  return use_dates_of (territory) && use_words_of (language, source);
}

static void
test_our_welsh (void)
{
  if (!use_our ("cy", "cy_GB"))
    return;
  assert_read ("Mawrth 2026", "2026-03");
  assert_read ("ym mis Mawrth 2026", "2026-03");
  assert_read ("erbyn Mehefin 2026", "../2026-06");
  assert_read ("o Fawrth 2026", "2026-03/..");
  assert_read ("by March 2026", "../2026-03");
  assert_all_shapes ();
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_our_polish (void)
{
  if (!use_our ("pl", "pl_PL"))
    return;
  assert_read ("marzec 2026", "2026-03");
  assert_read ("w marcu 2026", "2026-03");
  assert_read ("do czerwca 2026", "../2026-06");
  assert_read ("między marcem a czerwcem 2026", "2026-03/2026-06");
  assert_read ("24 marca 2026", "2026-03-24");
  assert_all_shapes ();
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_our_urdu (void)
{
  if (!use_our ("ur", "ur_PK"))
    return;
  assert_read ("مارچ 2026", "2026-03");
  assert_read ("جون 2026 تک", "../2026-06");
  assert_read ("24 مارچ 2026", "2026-03-24");
  assert_all_shapes ();
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_american (void)
{
  if (!use_dates_of ("en_US"))
    return;
  assert_read ("1/4/2025", "2025-01-04");
  assert_read ("25/4/2025", "2025-04-25");
  assert_written ("2025-09", "September 2025");
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("waymark-languages-XXXXXX", NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  g_test_add_func ("/window-languages/german", test_german);
  g_test_add_func ("/window-languages/polish", test_polish);
  g_test_add_func ("/window-languages/our-welsh", test_our_welsh);
  g_test_add_func ("/window-languages/our-polish", test_our_polish);
  g_test_add_func ("/window-languages/our-urdu", test_our_urdu);
  g_test_add_func ("/window-languages/american", test_american);
  result = g_test_run ();
  remove_all (folder);
  g_free (folder);
  return result;
}
