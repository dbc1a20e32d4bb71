/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-window-private.h"

#include <locale.h>
#include <string.h>

/* Sunday, 22 November 2026 */
#define TODAY_YEAR 2026
#define TODAY_MONTH 11
#define TODAY_DAY 22

typedef struct
{
  const char *words;
  const char *window; /* NULL: not understood */
} Case;

static const Case understood[] = {
  /* months */
  { "March 2024", "2024-03" },
  { "march 2024", "2024-03" },
  { "MARCH  2024.", "2024-03" },
  { "March\xc2\xa0"
    "2024",
    "2024-03" },
  { " March, 2024 ", "2024-03" },
  { "Sept 2024", "2024-09" },
  { "Sept. 2024", "2024-09" },
  { "mar 24", "2024-03" },
  { "1999/00", "1999-04/2000-03" },
  { "Q2 2099/00", "2099-07/2099-09" },
  { "Mar-25", "2025-03" },
  { "Mar\xe2\x80\x93"
    "25",
    "2025-03" },
  { "mar '25", "2025-03" },
  { "Mar \xe2\x80\x99"
    "25",
    "2025-03" },
  { "March-2025", "2025-03" },
  { "03/2025", "2025-03" },
  { "3/2025", "2025-03" },
  { "03/25", "2025-03" },
  { "2025-03", "2025-03" },
  { "2025/03", "2025-03" },
  { "2025 March", "2025-03" },
  { "in March 2025", "2025-03" },
  { "Due: March 2025", "2025-03" },
  { "the month of March 2025", "2025-03" },
  { "(March 2025)", "2025-03" },
  { "March 2025/26", "2026-03" },
  { "June", "2027-06" },
  { "November", "2026-11" },
  /* days */
  { "31st March 2025", "2025-03-31" },
  { "31 March 2025", "2025-03-31" },
  { "the 31st of March, 2025", "2025-03-31" },
  { "31 mar 25", "2025-03-31" },
  { "24-Mar-2025", "2025-03-24" },
  { "March 24, 2025", "2025-03-24" },
  { "March 24th 2025", "2025-03-24" },
  { "Monday 24 March 2025", "2025-03-24" },
  { "Mon, 24 Mar 2025", "2025-03-24" },
  { "1/4/2025", "2025-04-01" },
  { "01/04/2025", "2025-04-01" },
  { "1.4.2025", "2025-04-01" },
  { "01-04-25", "2025-04-01" },
  { "4/25/2025", "2025-04-25" },
  { "2025-04-01", "2025-04-01" },
  { "20250401", "2025-04-01" },
  { "24 mar", "2027-03-24" },
  { "24mar", "2027-03-24" },
  { "22 nov", "2026-11-22" },
  { "21 nov", "2027-11-21" },
  { "29 feb", "2028-02-29" },
  { "March 5", "2027-03-05" },
  { "24/3", "2027-03-24" },
  /* years */
  { "2023", "2023" },
  { "during 2023", "2023" },
  { "within 2025", "2025" },
  { "throughout 2025", "2025" },
  { "calendar year 2025", "2025" },
  { "2025/26", "2025-04/2026-03" },
  { "2025-26", "2025-04/2026-03" },
  { "2025 - 26", "2025-04/2026-03" },
  { "2025/2026", "2025-04/2026-03" },
  { "2025 \xe2\x80\x93 2026", "2025-04/2026-03" },
  { "2024\xe2\x80\x93"
    "27",
    "2024-04/2027-03" },
  { "25/26", "2025-04/2026-03" },
  { "FY 2025/26", "2025-04/2026-03" },
  { "FY25/26", "2025-04/2026-03" },
  { "financial year 2025/26", "2025-04/2026-03" },
  { "2025 to 2026", "2025/2026" },
  /* quarters, halves, seasons */
  { "Q2 2025/26", "2025-07/2025-09" },
  { "q2 25/26", "2025-07/2025-09" },
  { "Q2 FY2025/26", "2025-07/2025-09" },
  { "2025/26 Q2", "2025-07/2025-09" },
  { "Quarter 2, 2025/26", "2025-07/2025-09" },
  { "second quarter of 2025/26", "2025-07/2025-09" },
  { "2nd quarter 2025/26", "2025-07/2025-09" },
  { "Q4 2025/26", "2026-01/2026-03" },
  { "Q2 2025", "2025-04/2025-06" },
  { "Q1-2 2025/26", "2025-04/2025-09" },
  { "Q1 and Q2 2025/26", "2025-04/2025-09" },
  { "H1 2025", "2025-01/2025-06" },
  { "H2 2025/26", "2025-10/2026-03" },
  { "first half of 2025", "2025-01/2025-06" },
  { "spring 2026", "2026-03/2026-05" },
  { "Fall 2026", "2026-09/2026-11" },
  { "winter 2025/26", "2025-12/2026-02" },
  { "Autumn 2025/26", "2025-09/2025-11" },
  { "Autumn/Winter 2025", "2025-09/2026-02" },
  /* by, before, after, from */
  { "By March 2026", "../2026-03" },
  { "by the end of March 2025", "../2025-03" },
  { "by end of March 2025", "../2025-03" },
  { "by end-March 2025", "../2025-03" },
  { "by q2 2026/27", "../2026-09" },
  { "by q2 2026", "../2026-06" },
  { "by 31 March 2025", "../2025-03-31" },
  { "by 31 March 2025 at the latest", "../2025-03-31" },
  { "before March 2025 at the latest", NULL },
  { "no later than March 2025", "../2025-03" },
  { "March 2025 at the latest", "../2025-03" },
  { "until March 2025", "../2025-03" },
  { "up to March 2025", "../2025-03" },
  { "To be completed by March 2025", "../2025-03" },
  { "due by March 2025", "../2025-03" },
  { "on or before 31 March 2025", "../2025-03-31" },
  { "by 2030", "../2030" },
  { "By: March 2026", "../2026-03" },
  { "by the end of the financial year 2025/26", "../2026-03" },
  { "by 2025/26", "../2026-03" },
  { "by winter 2025", "../2026-02" },
  { "before April 2025", "../2025-03" },
  { "before 1 April 2025", "../2025-03-31" },
  { "before 2026", "../2025" },
  { "before the end of March 2025", "../2025-03" },
  { "after March 2025", "2025-04/.." },
  { "after 2025", "2026/.." },
  { "from April 2025", "2025-04/.." },
  { "from April 2025 onwards", "2025-04/.." },
  { "April 2025 onwards", "2025-04/.." },
  /* ends */
  { "end of 2025", "2025-12-31" },
  { "end 2025", "2025-12-31" },
  { "year end 2025", "2025-12-31" },
  { "year-end 2025", "2025-12-31" },
  { "end of year 2025", "2025-12-31" },
  { "end of March 2025", "2025-03-31" },
  { "end-March 2025", "2025-03-31" },
  { "end of Q2 2025/26", "2025-09-30" },
  { "end of 2025/26", "2026-03-31" },
  { "financial year end 2025/26", "2026-03-31" },
  { "by end of 2025", "../2025" },
  /* ranges */
  { "March - June 2025", "2025-03/2025-06" },
  { "March\xe2\x80\x94June 2025", "2025-03/2025-06" },
  { "Mar-Jun 2025", "2025-03/2025-06" },
  { "March to June 2025", "2025-03/2025-06" },
  { "March 2025 - June", "2025-03/2025-06" },
  { "from March to June 2025", "2025-03/2025-06" },
  { "between March and June 2025", "2025-03/2025-06" },
  { "between 1 March 2025 and 30 June 2025", "2025-03-01/2025-06-30" },
  { "1 March 2025-30 June 2025", "2025-03-01/2025-06-30" },
  { "01/03/2025 - 30/06/2025", "2025-03-01/2025-06-30" },
  { "1-15 March 2025", "2025-03-01/2025-03-15" },
  { "1st to 15th March 2025", "2025-03-01/2025-03-15" },
  { "March 1-15, 2025", "2025-03-01/2025-03-15" },
  { "28 March - 4 April 2025", "2025-03-28/2025-04-04" },
  { "November 2025 - February 2026", "2025-11/2026-02" },
  { "November - February 2026", "2025-11/2026-02" },
  { "March/April 2025", "2025-03/2025-04" },
  { "March and April 2025", "2025-03/2025-04" },
  { "October - March", "2026-10/2027-03" },
  { "w/c 24 March 2025", "2025-03-24/2025-03-30" },
  { "week ending 28/03/2025", "2025-03-22/2025-03-28" },
  /* as stored */
  { "../2026-03", "../2026-03" },
  { "2025-07/2025-09", "2025-07/2025-09" },
  { "2025-04/..", "2025-04/.." },
  { "../2030", "../2030" },
};

static const char *const not_understood[] = {
  /* found by fuzzing: stored windows of other centuries, and words far behind one */
  "1012-01",
  "0024-01",
  "2026-01                                                      or later",
  "",
  " ",
  "-",
  ".",
  "Ongoing",
  "TBC",
  "tbc",
  "ASAP",
  "sometime in spring",
  "None",
  "N/A",
  "spring",
  "Q2",
  "by Q2",
  "See Action 2",
  "Year 1",
  "Year 2025 and beyond it all",
  "quarterly",
  "Annually",
  "March 2024 (TBC)",
  "March 2024 and ongoing",
  "early 2025",
  "mid March 2025",
  "c. March 2025",
  "March 2024 March 2025",
  "31 February 2025",
  "30/02/2025",
  "32 March 2025",
  "2025-13",
  "2025-02-30",
  "13/13/2025",
  "1.2",
  "1.2.3",
  "24",
  "12345",
  "0000",
  "9999",
  "3024",
  "March 20245",
  "within 3 months",
  "in 2 weeks",
  "next month",
  "FY 2025",
  "Q5 2025",
  "H3 2025",
  "Q2 2024-27",
  "Tuesday 24 March 2025",
  "end of 24 March 2025",
  "between March 2025",
  "from June 2025 to March 2025",
  "by",
  "by by March 2025",
  "March or so 2025",
  "2025/26/27",
  "1/2/3/2025",
  "March,, June, September 2025",
  "week ending March 2025",
  "16+",
  "2,5 %",
  "1.5.2.5",
  "\xf0\x9f\x93\x85 March 2025",
  "2026-03/2025-03",
  "../..",
  "/",
};

static WaymarkDueContext
context_with (int year_start, gboolean month_first)
{
  WaymarkDueContext context = { .year_start = year_start, .month_first = month_first };

  g_date_clear (&context.today, 1);
  g_date_set_dmy (&context.today, TODAY_DAY, TODAY_MONTH, TODAY_YEAR);
  return context;
}

static void
assert_window (const char *words, const char *expected, int year_start, gboolean month_first)
{
  WaymarkDueContext context = context_with (year_start, month_first);
  g_autofree char *window = waymark_window_parse_in (words, &context);

  if (g_strcmp0 (window, expected) != 0)
    {
      g_test_message ("“%s” gave %s, not %s",
                      words,
                      window != NULL ? window : "nothing",
                      expected != NULL ? expected : "nothing");
      g_test_fail ();
    }
}

static void
test_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    assert_window (understood[i].words, understood[i].window, 4, FALSE);
}

static void
test_not_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_understood); i++)
    assert_window (not_understood[i], NULL, 4, FALSE);
}

/* Found by fuzzing: the quarter that is Q4 1999/00. */
static void
test_quarters_come_back (void)
{
  for (int year_start = 1; year_start <= 12; year_start++)
    for (int month = 12 * 1996; month < 12 * 2103; month++)
      {
        g_autofree char *window = g_strdup_printf ("%04d-%02d/%04d-%02d",
                                                   month / 12,
                                                   month % 12 + 1,
                                                   (month + 2) / 12,
                                                   (month + 2) % 12 + 1);
        g_autofree char *words = waymark_window_format (window, year_start);
        g_autofree char *again = waymark_window_parse (words, year_start);

        g_assert_cmpstr (again, ==, window);
      }
}

/* Found by fuzzing: two halves of a year, in a plan that begins with it. */
static void
test_twelve_months_come_back (void)
{
  assert_window ("Q1 26or H2", "2026-01/2026-12", 1, FALSE);
  for (int year_start = 1; year_start <= 12; year_start++)
    for (int month = 12 * 2024 + 1; month <= 12 * 2025; month++)
      {
        g_autofree char *window = g_strdup_printf ("%04d-%02d/%04d-%02d",
                                                   (month - 1) / 12,
                                                   (month - 1) % 12 + 1,
                                                   (month + 10) / 12,
                                                   (month + 10) % 12 + 1);
        g_autofree char *words = waymark_window_format (window, year_start);
        g_autofree char *again = waymark_window_parse (words, year_start);

        g_assert_cmpstr (again, ==, window);
      }
}

static void
test_year_start (void)
{
  assert_window ("Q2 2025/26", "2025-07/2025-09", 4, FALSE);
  assert_window ("Q2 2025/26", "2025-12/2026-02", 9, FALSE);
  assert_window ("Q2 2025/26", NULL, 1, FALSE);
  assert_window ("Q2 2025", "2025-04/2025-06", 9, FALSE);
  assert_window ("2025/26", "2025-09/2026-08", 9, FALSE);
  assert_window ("2025/26", "2025/2026", 1, FALSE);
  assert_window ("FY 2025", "2025", 1, FALSE);
  assert_window ("December 2025/26", "2025-12", 4, FALSE);
  assert_window ("spring 2025/26", NULL, 4, FALSE);
  assert_window ("spring 2025/26", "2026-03/2026-05", 9, FALSE);
}

static void
test_american_order (void)
{
  assert_window ("1/4/2025", "2025-01-04", 4, TRUE);
  assert_window ("25/4/2025", "2025-04-25", 4, TRUE);
  assert_window ("1/4/25", "2025-01-04", 4, TRUE);
  assert_window ("03/2025", "2025-03", 4, TRUE);
  assert_window ("2025-04-01", "2025-04-01", 4, TRUE);
  assert_window ("1 April 2025", "2025-04-01", 4, TRUE);
}

/* The public function takes day, month and year from the surroundings. */
static void
test_surroundings (void)
{
  g_autofree char *coming = NULL, *numbers = NULL, *nothing = NULL;

  g_setenv ("WAYMARK_TODAY", "2025-06-01", TRUE);
  coming = waymark_window_parse ("24 mar", 4);
  g_assert_cmpstr (coming, ==, "2026-03-24");
  numbers = waymark_window_parse ("1/4/2025", 4);
  g_assert_cmpstr (numbers, ==, "2025-04-01");
  nothing = waymark_window_parse (NULL, 4);
  g_assert_null (nothing);
  g_unsetenv ("WAYMARK_TODAY");
}

static void
test_hostile (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  static const char *const pieces[] = {
    "March", "by",          "2025", "/",       "-",           "31",           "Q2",       "end of",
    " ",     ".",           "to",   "\xff",    "week ending", "and",          "'",        ",",
    "st",    "25",          "fy",   "first",   "half",        "\xe2\x80\x8f", "\xcc\x81", "winter",
    "0",     "99999999999", "from", "between", "Monday"
  };
  g_autofree char *long_words = g_strnfill (100000, '1');
  g_autoptr (GString) many = g_string_new (NULL);

  assert_window (long_words, NULL, 4, FALSE);
  for (int i = 0; i < 200; i++)
    g_string_append (many, "by ");
  assert_window (many->str, NULL, 4, FALSE);
  assert_window ("March \xff\xfe 2025", NULL, 4, FALSE);

  for (int i = 0; i < 20000; i++)
    {
      WaymarkDueContext context = context_with (g_rand_int_range (random, 1, 13), i % 2);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *window = NULL;

      for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
        {
          g_string_append (words, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_boolean (random))
            g_string_append_c (words, ' ');
        }
      window = waymark_window_parse_in (words->str, &context);
      if (window != NULL && !waymark_window_is_valid (window))
        g_test_message ("“%s” gave %s", words->str, window);
      g_assert_true (window == NULL || waymark_window_is_valid (window));
    }
}

static void
test_valid (void)
{
  static const char *const good[] = { "2024",       "2024-03", "2024-02-29", "2025-07/2025-09",
                                      "../2026-03", "2025/..", "2025/2026",  "2025-03-01/2025-06",
                                      "0001" };
  static const char *const bad[] = {
    "",      "24",        "2024-3",   "2024-00", "2024-13",         "2024-03-00", "2023-02-29",
    "2024/", "/2024",     "../..",    "..",      "2025-09/2025-07", "2024-03 ",   "2024-03/04",
    "20245", "2024-03-1", "2024-W12", "0000",    "+2024",           "2024--03",   "2024/2025/2026"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (waymark_window_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (waymark_window_is_valid (bad[i]));
  g_assert_false (waymark_window_is_valid (NULL));
}

static void
assert_days (const char *window, const char *expected)
{
  GDate first, last;
  char from[16] = "..", to[16] = "..";
  g_autofree char *days = NULL;

  g_assert_true (waymark_window_get_days (window, &first, &last));
  if (g_date_valid (&first))
    g_date_strftime (from, sizeof from, "%Y-%m-%d", &first);
  if (g_date_valid (&last))
    g_date_strftime (to, sizeof to, "%Y-%m-%d", &last);
  days = g_strdup_printf ("%s %s", from, to);
  g_assert_cmpstr (days, ==, expected);
}

static void
test_days (void)
{
  GDate first, last;

  assert_days ("2024-02", "2024-02-01 2024-02-29");
  assert_days ("2023", "2023-01-01 2023-12-31");
  assert_days ("2025-07/2025-09", "2025-07-01 2025-09-30");
  assert_days ("../2026-03", ".. 2026-03-31");
  assert_days ("2025-04/..", "2025-04-01 ..");
  assert_days ("2024-03-12", "2024-03-12 2024-03-12");
  g_assert_false (waymark_window_get_days (NULL, &first, &last));
  g_assert_false (g_date_valid (&last));
}

/* By the last day, then the first; what never ends, then what is no date. */
static void
test_order (void)
{
  static const char *const sorted[] = { "2023",    "../2024-03", "2024-01/2024-03",
                                        "2024-03", "2024-03-31", "2024-04-01",
                                        "2025/..", "2026/..",    NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      g_assert_cmpint (waymark_window_compare (sorted[i], sorted[j]), ==, (i > j) - (i < j));
}

static void
assert_format (const char *window, const char *full, const char *in_column, const char *days)
{
  g_autofree char *as_full = waymark_window_format (window, 4);
  g_autofree char *as_short = waymark_window_format_short (window, 4);
  g_autofree char *as_days = waymark_window_explain (window, 4);

  g_assert_cmpstr (as_full, ==, full);
  g_assert_cmpstr (as_short, ==, in_column);
  g_assert_cmpstr (as_days, ==, days);
}

static void
test_format (void)
{
  g_autofree char *calendar = waymark_window_format ("2025-04/2025-06", 1);
  g_autofree char *end = waymark_window_format_end ("2025-11/2026-03");

  assert_format ("2024-03", "March 2024", "March 2024", "1 to 31 March 2024");
  assert_format ("2024-09", "September 2024", "Sept 2024", "1 to 30 September 2024");
  assert_format ("2023", "2023", "2023", "1 January to 31 December 2023");
  assert_format ("2025-03-24", "24 March 2025", "24 March 2025", "Monday 24 March 2025");
  assert_format ("../2026-03", "By March 2026", "By March 2026", "up to 31 March 2026");
  assert_format ("../2026-09", "By September 2026", "By Sept 2026", "up to 30 September 2026");
  assert_format ("2025-04/..", "From April 2025", "From April 2025", "from 1 April 2025 on");
  assert_format ("2025-07/2025-09", "Q2 2025/26", "Q2 2025/26", "1 July to 30 September 2025");
  assert_format ("2026-01/2026-03", "Q4 2025/26", "Q4 2025/26", "1 January to 31 March 2026");
  assert_format ("2025-04/2026-03", "2025/26", "2025/26", "1 April 2025 to 31 March 2026");
  assert_format ("2025-08/2025-09",
                 "August to September 2025",
                 "Aug to Sept 2025",
                 "1 August to 30 September 2025");
  assert_format ("2025-11/2026-02",
                 "November 2025 to February 2026",
                 "Nov 2025 to Feb 2026",
                 "1 November 2025 to 28 February 2026");
  assert_format (
      "2025-03-01/2025-03-15", "1 to 15 March 2025", "1 to 15 March 2025", "1 to 15 March 2025");
  assert_format ("1999-04/2000-03", "1999/00", "1999/00", "1 April 1999 to 31 March 2000");
  assert_format (NULL, NULL, NULL, NULL);
  assert_format ("soon", NULL, NULL, NULL);
  g_assert_cmpstr (calendar, ==, "Q2 2025");
  g_assert_cmpstr (end, ==, "March 2026");
}

/* What the program writes, it reads as the same window. */
static void
test_read_back (void)
{
  WaymarkDueContext context = context_with (4, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autofree char *full = NULL, *in_column = NULL, *again = NULL, *short_again = NULL;

      if (understood[i].window == NULL)
        continue;
      full = waymark_window_format (understood[i].window, 4);
      in_column = waymark_window_format_short (understood[i].window, 4);
      again = waymark_window_parse_in (full, &context);
      short_again = waymark_window_parse_in (in_column, &context);
      g_assert_cmpstr (again, ==, understood[i].window);
      g_assert_cmpstr (short_again, ==, understood[i].window);
    }
}

static void
check_dates (const char *words, const char *expected)
{
  g_auto (GStrv) dates = waymark_window_find_dates (words, 4, 2);
  g_autofree char *joined = g_strjoinv ("|", dates);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_find_dates (void)
{
  check_dates ("Q2 2025/26 or once the review reports", "Q2 2025/26");
  check_dates ("March 2026, or if the money comes June 2027", "March 2026|June 2027");
  check_dates ("spring 26 or so", "spring 26");
  check_dates ("(by June 2026) - then once more in June 2026, but not 2030",
               "by June 2026|in June 2026");
  check_dates ("once 12 people have asked", "");
  check_dates ("March past, in time", "");
  check_dates ("", "");
  check_dates (NULL, "");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window/understood", test_understood);
  g_test_add_func ("/window/not-understood", test_not_understood);
  g_test_add_func ("/window/year-start", test_year_start);
  g_test_add_func ("/window/quarters-come-back", test_quarters_come_back);
  g_test_add_func ("/window/twelve-months-come-back", test_twelve_months_come_back);
  g_test_add_func ("/window/american-order", test_american_order);
  g_test_add_func ("/window/surroundings", test_surroundings);
  g_test_add_func ("/window/hostile", test_hostile);
  g_test_add_func ("/window/valid", test_valid);
  g_test_add_func ("/window/days", test_days);
  g_test_add_func ("/window/order", test_order);
  g_test_add_func ("/window/format", test_format);
  g_test_add_func ("/window/read-back", test_read_back);
  g_test_add_func ("/window/find-dates", test_find_dates);
  return g_test_run ();
}
