/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-window-step.h"
#include "waymark-window.h"

#include <locale.h>

/* What the program writes for a window, it reads as the same days again: a date that is
 * proposed by hand goes through its words. */
static void
check_read_back (const char *window)
{
  g_autofree char *words = waymark_window_format (window, 4);
  g_autofree char *again = waymark_window_parse (words, 4);
  GDate first, last, again_first, again_last;

  g_test_message ("%s: %s: %s", window, words, again);

  g_assert_true (waymark_window_get_days (window, &first, &last));
  g_assert_true (waymark_window_get_days (again, &again_first, &again_last));
  g_assert_cmpint (g_date_valid (&first), ==, g_date_valid (&again_first));
  if (g_date_valid (&first))
    g_assert_cmpuint (g_date_get_julian (&first), ==, g_date_get_julian (&again_first));
  g_assert_cmpuint (g_date_get_julian (&last), ==, g_date_get_julian (&again_last));
}

static void
check (const char *window, WaymarkTimeUnit step, int n, gboolean end_only, const char *expected)
{
  g_autofree char *moved = waymark_window_move (window, step, n, end_only);

  g_assert_cmpstr (moved, ==, expected);
  if (moved != NULL)
    check_read_back (moved);
}

static void
test_move (void)
{
  check ("2026-06", WAYMARK_TIME_MONTHS, 1, FALSE, "2026-07");
  check ("2026-06", WAYMARK_TIME_QUARTERS, 1, FALSE, "2026-09");
  check ("2026-06", WAYMARK_TIME_QUARTERS, 3, FALSE, "2027-03");
  check ("2026-06", WAYMARK_TIME_QUARTERS, -2, FALSE, "2025-12");
  check ("2026-06", WAYMARK_TIME_YEARS, 2, FALSE, "2028-06");
  check ("2026-06", WAYMARK_TIME_MONTHS, 0, FALSE, "2026-06");
  check ("../2026-03", WAYMARK_TIME_QUARTERS, 1, FALSE, "../2026-06");
  check ("2025-07/2025-09", WAYMARK_TIME_QUARTERS, 1, FALSE, "2025-10/2025-12");
  check ("2025-07/2025-09", WAYMARK_TIME_MONTHS, 1, FALSE, "2025-08/2025-10");
  check ("2026-06-24", WAYMARK_TIME_WEEKS, 1, FALSE, "2026-07-01");
  check ("2026-06-24", WAYMARK_TIME_WEEKS, -4, FALSE, "2026-05-27");
  check ("2026-01-31", WAYMARK_TIME_MONTHS, 1, FALSE, "2026-02-28");
  check ("2024-02-29", WAYMARK_TIME_YEARS, 1, FALSE, "2025-02-28");
}

/* A month is not moved to a week, nor a year to a month. */
static void
test_exactness (void)
{
  check ("2026-06", WAYMARK_TIME_WEEKS, 1, FALSE, "2026-07");
  check ("2026", WAYMARK_TIME_WEEKS, 1, FALSE, "2027");
  check ("2026", WAYMARK_TIME_QUARTERS, -1, FALSE, "2025");
  check ("2026-06/2027", WAYMARK_TIME_MONTHS, 1, FALSE, "2027-06/2028");
}

static void
test_end_only (void)
{
  check ("2026-06", WAYMARK_TIME_MONTHS, 2, TRUE, "2026-06/2026-08");
  check ("2025-07/2025-09", WAYMARK_TIME_QUARTERS, 1, TRUE, "2025-07/2025-12");
  check ("2025-07/2025-09", WAYMARK_TIME_MONTHS, -2, TRUE, "2025-07");
  check ("2025-07/2025-09", WAYMARK_TIME_MONTHS, -5, TRUE, "2025-04");
  check ("../2026-03", WAYMARK_TIME_MONTHS, 1, TRUE, "../2026-04");
  check ("2026-03-05", WAYMARK_TIME_WEEKS, 2, TRUE, "2026-03-05/2026-03-19");
}

static void
test_nowhere (void)
{
  check ("2026-04/..", WAYMARK_TIME_MONTHS, 1, FALSE, NULL);
  check ("9999-12", WAYMARK_TIME_MONTHS, 1, FALSE, NULL);
  check ("0001-01", WAYMARK_TIME_MONTHS, -1, FALSE, NULL);
  check ("0001-01-03", WAYMARK_TIME_WEEKS, -1, FALSE, NULL);
  check ("9999-12-30", WAYMARK_TIME_WEEKS, 1, FALSE, NULL);
  check ("soon", WAYMARK_TIME_MONTHS, 1, FALSE, NULL);
  check (NULL, WAYMARK_TIME_MONTHS, 1, FALSE, NULL);
}

static void
check_around (
    int day, int month, int year, WaymarkTimeUnit step, int year_start, const char *expected)
{
  g_autofree char *window = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  window = waymark_window_around (&date, step, year_start);
  g_assert_cmpstr (window, ==, expected);
}

static void
test_around (void)
{
  check_around (22, 11, 2026, WAYMARK_TIME_WEEKS, 4, "2026-11");
  check_around (22, 11, 2026, WAYMARK_TIME_MONTHS, 4, "2026-11");
  check_around (22, 11, 2026, WAYMARK_TIME_QUARTERS, 4, "2026-10/2026-12");
  check_around (22, 11, 2026, WAYMARK_TIME_QUARTERS, 5, "2026-11/2027-01");
  check_around (2, 1, 2026, WAYMARK_TIME_QUARTERS, 12, "2025-12/2026-02");
  check_around (22, 11, 2026, WAYMARK_TIME_YEARS, 4, "2026-04/2027-03");
  check_around (22, 2, 2026, WAYMARK_TIME_YEARS, 4, "2025-04/2026-03");
  check_around (22, 2, 2026, WAYMARK_TIME_YEARS, 1, "2026-01/2026-12");
}

/* There and back is where it was, for whatever is not cut to a shorter month. */
static void
test_back (void)
{
  static const char *const windows[] = { "2026",       "2026-06",         "2026-06-12",
                                         "../2026-06", "2025-07/2025-09", "2026-05-12/2026-06" };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    for (int step = WAYMARK_TIME_WEEKS; step <= WAYMARK_TIME_YEARS; step++)
      for (int n = -30; n <= 30; n++)
        {
          g_autofree char *there =
              waymark_window_move (windows[i], (WaymarkTimeUnit) step, n, FALSE);
          g_autofree char *back = waymark_window_move (there, (WaymarkTimeUnit) step, -n, FALSE);

          g_assert_cmpstr (back, ==, windows[i]);
          check_read_back (there);
        }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window-step/move", test_move);
  g_test_add_func ("/window-step/exactness", test_exactness);
  g_test_add_func ("/window-step/end-only", test_end_only);
  g_test_add_func ("/window-step/nowhere", test_nowhere);
  g_test_add_func ("/window-step/around", test_around);
  g_test_add_func ("/window-step/back", test_back);
  return g_test_run ();
}
