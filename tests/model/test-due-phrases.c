/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "catalogues.h"
#include "waymark-language.h"
#include "waymark-window.h"

#include <locale.h>

/* Dates as people write them in the languages that Waymark comes in, and as it writes them itself.
 * The years of the plan begin in April. */

typedef struct
{
  const char *words;
  const char *window;
} Phrase;

static const Phrase welsh[] = {
  { "Mawrth 2026", "2026-03" },
  { "mis Mawrth 2026", "2026-03" },
  { "ym mis Mawrth 2026", "2026-03" },
  { "ym Mehefin 2026", "2026-06" },
  { "yn ystod 2026", "2026" },
  { "yn 2026", "2026" },
  { "erbyn Mehefin 2026", "../2026-06" },
  { "erbyn mis Mehefin 2026", "../2026-06" },
  { "erbyn diwedd mis Mehefin 2026", "../2026-06" },
  { "Erbyn diwedd Mawrth 2026", "../2026-03" },
  { "i'w gwblhau erbyn 31 Mawrth 2026", "../2026-03-31" },
  { "i’w gwblhau erbyn: 31 Mawrth 2026", "../2026-03-31" },
  { "cyn Mehefin 2026", "../2026-05" },
  { "cyn mis Mehefin 2026", "../2026-05" },
  { "cyn diwedd 2026", "../2026" },
  { "ar ôl Mehefin 2026", "2026-07/.." },
  { "wedi mis Mehefin 2026", "2026-07/.." },
  { "o Fawrth 2026", "2026-03/.." },
  { "o fis Ebrill 2026", "2026-04/.." },
  { "o Ebrill 2026 ymlaen", "2026-04/.." },
  { "o Fawrth i Fehefin 2026", "2026-03/2026-06" },
  { "Mawrth i Fehefin 2026", "2026-03/2026-06" },
  { "Mawrth – Mehefin 2026", "2026-03/2026-06" },
  { "rhwng Mawrth a Mehefin 2026", "2026-03/2026-06" },
  { "rhwng mis Mawrth a mis Mehefin 2026", "2026-03/2026-06" },
  { "Medi 2025 hyd Ionawr 2026", "2025-09/2026-01" },
  { "24 Mawrth 2026", "2026-03-24" },
  { "24ain o Fawrth 2026", "2026-03-24" },
  { "1af Ebrill 2026", "2026-04-01" },
  { "dydd Mawrth 24 Mawrth 2026", "2026-03-24" },
  { "erbyn dydd Gwener 27 Mawrth 2026", "../2026-03-27" },
  { "chwarter cyntaf 2026", "2026-01/2026-03" },
  { "y chwarter cyntaf 2026", "2026-01/2026-03" },
  { "chwarter cyntaf 2026/27", "2026-04/2026-06" },
  { "ail chwarter 2026/27", "2026-07/2026-09" },
  { "trydydd chwarter 2026", "2026-07/2026-09" },
  { "pedwerydd chwarter 2025/26", "2026-01/2026-03" },
  { "chwarter 2 2026/27", "2026-07/2026-09" },
  { "Ch3 2026/27", "2026-10/2026-12" },
  { "erbyn diwedd Ch2 2026/27", "../2026-09" },
  { "hanner cyntaf 2026", "2026-01/2026-06" },
  { "ail hanner 2026", "2026-07/2026-12" },
  { "yn ystod hanner cyntaf 2026", "2026-01/2026-06" },
  { "gwanwyn 2026", "2026-03/2026-05" },
  { "Haf 2026", "2026-06/2026-08" },
  { "yr hydref 2026", "2026-09/2026-11" },
  { "gaeaf 2026", "2026-12/2027-02" },
  { "blwyddyn ariannol 2026/27", "2026-04/2027-03" },
  { "erbyn diwedd blwyddyn ariannol 2026/27", "../2027-03" },
  { "Mawrth 2026 fan bellaf", "../2026-03" },
  { "wythnos yn dechrau 2 Mawrth 2026", "2026-03-02/2026-03-08" },
  { "31/03/2026", "2026-03-31" },
  { "Maw 2026", "2026-03" },
  { "by March 2026", "../2026-03" },
  { "by Mawrth 2026", "../2026-03" },
  { "parhaus", NULL },
  { "i’w gadarnhau", NULL },
  { "rywbryd yn y gwanwyn", NULL },
  { "pob chwarter", NULL },
};

static const Phrase polish[] = {
  { "marzec 2026", "2026-03" },
  { "w marcu 2026", "2026-03" },
  { "w marcu 2026 r.", "2026-03" },
  { "we wrześniu 2026 roku", "2026-09" },
  { "marzec 2026 r.", "2026-03" },
  { "w 2026 r.", "2026" },
  { "w roku 2026", "2026" },
  { "w ciągu 2026 roku", "2026" },
  { "do czerwca 2026", "../2026-06" },
  { "do czerwca 2026 r.", "../2026-06" },
  { "do końca czerwca 2026", "../2026-06" },
  { "do końca czerwca 2026 r.", "../2026-06" },
  { "do końca 2026 roku", "../2026" },
  { "do końca roku 2026", "../2026" },
  { "najpóźniej do 30 czerwca 2026", "../2026-06-30" },
  { "do 30 czerwca 2026 r.", "../2026-06-30" },
  { "do dnia 30 czerwca 2026 r.", "../2026-06-30" },
  { "do 30.06.2026", "../2026-06-30" },
  { "do 30.06.2026 r.", "../2026-06-30" },
  { "30.06.2026 r.", "2026-06-30" },
  { "06.2026", "2026-06" },
  { "przed wrześniem 2026", "../2026-08" },
  { "przed końcem czerwca 2026", "../2026-06" },
  { "po czerwcu 2026", "2026-07/.." },
  { "od lipca 2026", "2026-07/.." },
  { "od 1 lipca 2026 r.", "2026-07-01/.." },
  { "od marca do czerwca 2026", "2026-03/2026-06" },
  { "od września 2025 do stycznia 2026 r.", "2025-09/2026-01" },
  { "między marcem a czerwcem 2026", "2026-03/2026-06" },
  { "marzec–czerwiec 2026", "2026-03/2026-06" },
  { "marzec - czerwiec 2026 r.", "2026-03/2026-06" },
  { "24 marca 2026", "2026-03-24" },
  { "wtorek, 24 marca 2026 r.", "2026-03-24" },
  { "w I kwartale 2026", "2026-01/2026-03" },
  { "I kwartał 2026 r.", "2026-01/2026-03" },
  { "II kw. 2026", "2026-04/2026-06" },
  { "III kw. 2026 r.", "2026-07/2026-09" },
  { "w pierwszym kwartale 2026 roku", "2026-01/2026-03" },
  { "do końca II kwartału 2026", "../2026-06" },
  { "IV kwartał 2026/27", "2027-01/2027-03" },
  { "2. kwartał 2026/27", "2026-07/2026-09" },
  { "kwartał IV 2026", "2026-10/2026-12" },
  { "I i II kwartał 2026", "2026-01/2026-06" },
  { "II-III kwartał 2026 r.", "2026-04/2026-09" },
  { "I półrocze 2026", "2026-01/2026-06" },
  { "w drugim półroczu 2026 r.", "2026-07/2026-12" },
  { "pierwsza połowa 2026", "2026-01/2026-06" },
  { "wiosna 2026", "2026-03/2026-05" },
  { "wiosną 2026 r.", "2026-03/2026-05" },
  { "lato 2026", "2026-06/2026-08" },
  { "jesienią 2026", "2026-09/2026-11" },
  { "zimą 2026/27", "2026-12/2027-02" },
  { "rok budżetowy 2026/27", "2026-04/2027-03" },
  { "by June 2026", "../2026-06" },
  { "na bieżąco", NULL },
  { "do ustalenia", NULL },
  { "w połowie 2026", NULL },
  { "co kwartał", NULL },
};

static const Phrase urdu[] = {
  { "مارچ 2026", "2026-03" },
  { "مارچ 2026 میں", "2026-03" },
  { "ماہ مارچ 2026", "2026-03" },
  { "مارچ ۲۰۲۶", "2026-03" },
  { "۲۴ مارچ ۲۰۲۶", "2026-03-24" },
  { "مارچ 2026ء", "2026-03" },
  { "2026 میں", "2026" },
  { "2026 کے دوران", "2026" },
  { "سال 2026 کے دوران", "2026" },
  { "جون 2026 تک", "../2026-06" },
  { "جون ۲۰۲۶ء تک", "../2026-06" },
  { "30 جون 2026 تک", "../2026-06-30" },
  { "جون 2026 کے آخر تک", "../2026-06" },
  { "جون 2026 کے اختتام تک", "../2026-06" },
  { "2026 کے آخر تک", "../2026" },
  { "سال 2026 کے آخر تک", "../2026" },
  { "جون 2026 سے پہلے", "../2026-05" },
  { "جون 2026 سے قبل", "../2026-05" },
  { "30 جون 2026 سے پہلے", "../2026-06-29" },
  { "جون 2026 کے بعد", "2026-07/.." },
  { "جون 2026 سے", "2026-06/.." },
  { "1 اپریل 2026 سے", "2026-04-01/.." },
  { "اپریل 2026 سے آگے", "2026-04/.." },
  { "مارچ سے جون 2026", "2026-03/2026-06" },
  { "مارچ سے جون 2026 تک", "2026-03/2026-06" },
  { "مارچ تا جون 2026", "2026-03/2026-06" },
  { "مارچ – جون 2026", "2026-03/2026-06" },
  { "مارچ اور جون 2026 کے درمیان", "2026-03/2026-06" },
  { "ستمبر 2025 تا جنوری 2026", "2025-09/2026-01" },
  { "1 تا 15 مارچ 2026", "2026-03-01/2026-03-15" },
  { "24 مارچ 2026", "2026-03-24" },
  { "24 مارچ 2026 کو", "2026-03-24" },
  { "منگل 24 مارچ 2026", "2026-03-24" },
  { "بروز منگل، 24 مارچ 2026", "2026-03-24" },
  { "پہلی سہ ماہی 2026", "2026-01/2026-03" },
  { "2026 کی پہلی سہ ماہی", "2026-01/2026-03" },
  { "2026 کی پہلی سہ ماہی میں", "2026-01/2026-03" },
  { "2026 کی دوسری سہ ماہی تک", "../2026-06" },
  { "سہ ماہی 2 2026/27", "2026-07/2026-09" },
  { "دوسری سہ ماہی 2026/27", "2026-07/2026-09" },
  { "پہلی ششماہی 2026", "2026-01/2026-06" },
  { "2026 کی دوسری ششماہی", "2026-07/2026-12" },
  { "بہار 2026", "2026-03/2026-05" },
  { "موسم گرما 2026", "2026-06/2026-08" },
  { "موسمِ خزاں 2026", "2026-09/2026-11" },
  { "سردیوں 2026", "2026-12/2027-02" },
  { "مالی سال 2026/27", "2026-04/2027-03" },
  { "مالی سال 2026/27 کے آخر تک", "../2027-03" },
  { "مقررہ تاریخ: 31 مارچ 2026", "2026-03-31" },
  { "31/03/2026", "2026-03-31" },
  { "31/03/2026 تک", "../2026-03-31" },
  { "by March 2026", "../2026-03" },
  { "by مارچ 2026", "../2026-03" },
  { "جاری", NULL },
  { "طے ہونا باقی", NULL },
  { "مسلسل", NULL },
  { "ہر سہ ماہی", NULL },
};

static void
test_phrases (const Phrase *phrases, guint n, const char *code)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (code));

  g_assert_nonnull (waymark_language_get_spoken ());
  g_assert_cmpuint (n, >=, 40);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *window = waymark_window_parse (phrases[i].words, 4);

      if (g_strcmp0 (window, phrases[i].window) != 0)
        {
          g_test_message ("“%s” is %s, not %s", phrases[i].words, window, phrases[i].window);
          g_test_fail ();
        }
    }
}

static void
test_welsh (void)
{
  test_phrases (welsh, G_N_ELEMENTS (welsh), "cy");
}

static void
test_polish (void)
{
  test_phrases (polish, G_N_ELEMENTS (polish), "pl");
}

static void
test_urdu (void)
{
  test_phrases (urdu, G_N_ELEMENTS (urdu), "ur");
}

/* ---- what is shown is what may be typed */

static void
assert_understood (const char *window, char *words, const char *expected)
{
  g_autofree char *shown = words;
  g_autofree char *back = waymark_window_parse (shown, 4);

  if (g_strcmp0 (back, expected) == 0)
    return;
  g_test_message ("“%s” is shown as “%s”, which is %s", window, shown, back);
  g_test_fail ();
}

static void
assert_window (const char *window)
{
  g_autofree char *end = waymark_window_format_end (window);

  assert_understood (window, waymark_window_format (window, 4), window);
  assert_understood (window, waymark_window_format_short (window, 4), window);
  g_assert_true (g_str_has_prefix (window, "../") || end != NULL ||
                 g_str_has_suffix (window, "/.."));
}

static void
test_shown (gconstpointer data)
{
  static const char *const shapes[] = {
    "%04d",
    "../%04d",
    "%04d/..",
    "%04d-04/%1$04d-06",
    "%04d-07/%1$04d-09",
    "%04d-10/%1$04d-12",
    "%04d-01/%1$04d-03",
    "%04d-03/%1$04d-06",
    "%04d-02-27/%1$04d-03-05",
    "%04d-03-01/%1$04d-03-15",
  };
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_language_get (data));

  g_assert_nonnull (waymark_language_get_spoken ());
  for (int year = 2024; year < 2029; year++)
    {
      g_autofree char *plan_year = g_strdup_printf ("%d-04/%d-03", year, year + 1);

      for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
        {
          g_autoptr (GString) window = g_string_new (shapes[i]);
          g_autofree char *number = g_strdup_printf ("%04d", year);

          g_string_replace (window, "%04d", number, 0);
          g_string_replace (window, "%1$04d", number, 0);
          assert_window (window->str);
        }
      assert_window (plan_year);
      for (int month = 1; month <= 12; month++)
        {
          g_autofree char *alone = g_strdup_printf ("%d-%02d", year, month);
          g_autofree char *by = g_strdup_printf ("../%d-%02d", year, month);
          g_autofree char *from = g_strdup_printf ("%d-%02d/..", year, month);
          g_autofree char *day = g_strdup_printf ("%d-%02d-09", year, month);
          g_autofree char *by_day = g_strdup_printf ("../%d-%02d-09", year, month);
          g_autofree char *from_day = g_strdup_printf ("%d-%02d-09/..", year, month);

          assert_window (alone);
          assert_window (by);
          assert_window (from);
          assert_window (day);
          assert_window (by_day);
          assert_window (from_day);
          assert_understood (day, waymark_window_explain (day, 4), day);
        }
    }
}

int
main (int argc, char *argv[])
{
  char *folder;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = catalogues_compile ();
  g_test_add_func ("/due-phrases/welsh", test_welsh);
  g_test_add_func ("/due-phrases/polish", test_polish);
  g_test_add_func ("/due-phrases/urdu", test_urdu);
  g_test_add_data_func ("/due-phrases/shown/english", "en", test_shown);
  g_test_add_data_func ("/due-phrases/shown/welsh", "cy", test_shown);
  g_test_add_data_func ("/due-phrases/shown/polish", "pl", test_shown);
  g_test_add_data_func ("/due-phrases/shown/urdu", "ur", test_shown);
  result = g_test_run ();
  catalogues_remove (folder);
  return result;
}
