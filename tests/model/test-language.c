/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "catalogues.h"
#include "waymark-catalogue-private.h"
#include "waymark-collation.h"
#include "waymark-date-words.h"
#include "waymark-i18n.h"
#include "waymark-language.h"
#include "waymark-list-words.h"
#include "waymark-window.h"

#include <locale.h>

/* Other languages than the program's, spoken by a thread for a while. The catalogues are those that
 * are shipped; the locale of the test knows none of them. */

static char *folder;

static void
test_words (void)
{
  const WaymarkLanguage *welsh = waymark_language_get ("cy");

  g_assert_nonnull (welsh);
  g_assert_cmpstr (waymark_language_get_name (welsh), ==, "Cymraeg");
  g_assert_cmpstr (C_ ("stage", "Agreed"), ==, "Agreed");
  {
    g_auto (WaymarkSpeech) speech = waymark_speech_begin (welsh);
    g_autofree char *tag = waymark_language_get_tag ();

    g_assert_cmpstr (C_ ("stage", "Agreed"), ==, "Cytunwyd");
    g_assert_cmpstr (waymark_pgettext2 ("stage", "Agreed"), ==, "Cytunwyd");
    g_assert_cmpstr (_ ("no such words"), ==, "no such words");
    g_assert_cmpstr (tag, ==, "cy");
    {
      /* English within Welsh, and back again. */
      g_auto (WaymarkSpeech) within = waymark_speech_begin (waymark_language_get ("en"));
      g_assert_cmpstr (C_ ("stage", "Agreed"), ==, "Agreed");
    }
    g_assert_cmpstr (C_ ("stage", "Agreed"), ==, "Cytunwyd");
  }
  g_assert_cmpstr (C_ ("stage", "Agreed"), ==, "Agreed");
}

static void
test_which (void)
{
  g_auto (GStrv) codes = waymark_language_list ();
  g_autofree char *all = g_strjoinv (" ", codes);

  g_assert_cmpstr (all, ==, "en cy pl ur");
  g_assert_null (waymark_language_get ("xx"));
  g_assert_null (waymark_language_get (""));
  g_assert_null (waymark_language_get ("../cy"));
}

/* Every rule that a shipped catalogue has, and all that C has between numbers. */
static void
test_plural_rules (void)
{
  static const char welsh[] = "(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5";
  static const char polish[] = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)";
  static const gulong of_welsh[] = { 0, 1, 2, 3, 5, 5, 4, 5 };

  for (gulong n = 0; n < G_N_ELEMENTS (of_welsh); n++)
    g_assert_cmpuint (waymark_plural_rule_apply (welsh, n), ==, of_welsh[n]);
  for (gulong n = 0; n < 1000; n++)
    {
      gulong expected = n == 1                                                         ? 0
                        : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1
                                                                                       : 2;
      g_assert_cmpuint (waymark_plural_rule_apply (polish, n), ==, expected);
      g_assert_cmpuint (waymark_plural_rule_apply ("n != 1", n), ==, n != 1);
      g_assert_cmpuint (waymark_plural_rule_apply ("!n || n>1 && n<=2 ", n), ==, !n || n == 2);
      g_assert_cmpuint (waymark_plural_rule_apply ("n*2+1-n/3", n), ==, n * 2 + 1 - n / 3);
    }
  g_assert_cmpuint (waymark_plural_rule_apply ("n/0", 7), ==, 0);
  g_assert_cmpuint (waymark_plural_rule_apply ("", 7), ==, 0);
}

/* gettext itself is the measure. */
static void
test_plurals (void)
{
  static const char *const languages[] = { "cy", "pl", "ur" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (gulong n = 0; n < 130; n++)
      {
        g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (languages[i]));
        const char *theirs;

        g_setenv ("LANGUAGE", languages[i], TRUE);
        textdomain (GETTEXT_PACKAGE); /* tells gettext to look at LANGUAGE again */
        theirs = dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n);
        g_assert_cmpstr (ngettext ("%u late", "%u late", n), ==, theirs);
        g_assert_cmpstr (theirs, !=, "%u late");
      }
  g_setenv ("LANGUAGE", "en", TRUE);
  textdomain (GETTEXT_PACKAGE);
}

static void
assert_list (const char *language, const char *parts, const char *expected)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (language));
  g_auto (GStrv) list = g_strsplit (parts, "|", -1);
  g_autofree char *words = waymark_list_to_words ((const char *const *) list);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_lists (void)
{
  assert_list ("en", "", "");
  assert_list ("en", "MBC", "MBC");
  assert_list ("en", "MBC|RCBC", "MBC and RCBC");
  assert_list ("en", "A|B|C", "A, B and C");
  assert_list ("en", "A|B|%1$s %n|D", "A, B, %1$s %n and D");
  assert_list ("pl", "A|B|C", "A, B i C");
  assert_list ("cy", "Gofal|Iechyd|Tai", "Gofal, Iechyd a Tai");
  assert_list ("cy", "Gofal|Iechyd", "Gofal ac Iechyd");
  assert_list ("ur", "A|B|C|D", "A، B، C اور D");
}

static void
assert_date (const char *language, const char *window, const char *expected)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (language));
  g_autofree char *words = waymark_window_format (window, 4);
  g_autofree char *back = waymark_window_parse (words, 4);

  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpstr (back, ==, window);
}

/* None of these locales is on this computer; the dates are right all the same. */
static void
test_dates (void)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 3, 24, 0, 0, 0);

  assert_date ("en", "2026-03-24", "24 March 2026");
  assert_date ("cy", "2026-03-24", "24 Mawrth 2026");
  assert_date ("pl", "2026-03-24", "24 marca 2026");
  assert_date ("pl", "2026-03", "marzec 2026");
  assert_date ("ur", "2026-03-24", "24 مارچ 2026");
  {
    g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get ("pl"));
    g_autofree char *whole = waymark_date_format (day, "%A|%a|%-d %B|%OB|%b|%%B");
    g_autofree char *cut = waymark_date_format_short (day, "%-d %B");

    g_assert_cmpstr (whole, ==, "wtorek|wt.|24 marca|marzec|mar|%B");
    g_assert_cmpstr (cut, ==, "24 mar");
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return waymark_collate (*(char *const *) a, *(char *const *) b);
}

/* @sorted: names in their order */
static void
assert_order (const char *language, const char *sorted)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (language));
  g_auto (GStrv) names = g_strsplit (sorted, " ", -1);
  guint n = g_strv_length (names);
  g_autofree char *got = NULL;

  for (guint round = 0; round < 20; round++)
    {
      for (guint i = n - 1; i > 0; i--)
        {
          guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          char *name = names[i];
          names[i] = names[k];
          names[k] = name;
        }
      qsort (names, n, sizeof (char *), compare);
      g_clear_pointer (&got, g_free);
      got = g_strjoinv (" ", names);
      g_assert_cmpstr (got, ==, sorted);
    }
}

static void
test_order (void)
{
  assert_order ("en", "1 2 a A ab Ábaco able éclair Eden zebra Zoë");
  assert_order ("cy",
                "awel Brenin cwm cyfle chwaer dwr Ddoe ebrill fel Fferm gwaith lawr Llan môr nant "
                "pell Phil rygbi Rhyl sir tŷ tywydd thema wy ŷd");
  assert_order ("pl",
                "ala ąka bez cena ćma las Lódź Łódź noc ńa oko ósmy sad śnieg zebra źle żaba");
  assert_order ("ur", "آم اب بل پل تل ٹل جل چل دل ڈل رس ڑس کل گل مل نل وہ ہم یہ");
}

/* Threads that speak different languages at the same time get each its own. */
static gpointer
speak_for_long (gpointer data)
{
  const char *code = data;
  const WaymarkLanguage *language = waymark_language_get (code);
  const char *expected = g_str_equal (code, "cy")   ? "Cytunwyd"
                         : g_str_equal (code, "pl") ? "Uzgodnione"
                                                    : "Agreed";

  for (guint i = 0; i < 20000; i++)
    {
      g_auto (WaymarkSpeech) speech = waymark_speech_begin (language);
      if (!g_str_equal (C_ ("stage", "Agreed"), expected))
        return data;
    }
  return NULL;
}

static void
test_threads (void)
{
  static const char *const codes[] = { "cy", "pl", "en", "cy" };
  GThread *threads[G_N_ELEMENTS (codes)];

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    threads[i] = g_thread_new (codes[i], speak_for_long, (gpointer) codes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_null (g_thread_join (threads[i]));
}

/* Whatever a catalogue's file holds, it is read or refused. */
static void
test_broken (void)
{
  g_autofree char *good = g_build_filename (folder, "cy", "LC_MESSAGES", "waymark.mo", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.mo", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (good, &bytes, &size, NULL));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      gsize length = i < 60 ? i : size;

      for (guint k = 0; k < 8; k++)
        copy[g_test_rand_int_range (0, k < 4 ? 28 : 4000)] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (bad, copy, (gssize) length, NULL));
      {
        g_autoptr (WaymarkCatalogue) catalogue = waymark_catalogue_new (bad);
        if (catalogue != NULL)
          waymark_catalogue_get_plural (catalogue, "%u late", i);
      }
    }
  g_assert_true (g_file_set_contents (bad, bytes, 100, NULL));
  g_assert_null (waymark_catalogue_new (bad));
  g_assert_null (waymark_catalogue_new ("/nowhere"));
}

int
main (int argc, char *argv[])
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = catalogues_compile ();
  g_test_add_func ("/language/words", test_words);
  g_test_add_func ("/language/which", test_which);
  g_test_add_func ("/language/plural-rules", test_plural_rules);
  g_test_add_func ("/language/plurals", test_plurals);
  g_test_add_func ("/language/lists", test_lists);
  g_test_add_func ("/language/dates", test_dates);
  g_test_add_func ("/language/order", test_order);
  g_test_add_func ("/language/threads", test_threads);
  g_test_add_func ("/language/broken", test_broken);
  result = g_test_run ();
  catalogues_remove (folder);
  return result;
}
