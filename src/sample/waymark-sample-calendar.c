/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-sample-calendar.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-meeting.h"
#include "waymark-sample-private.h"
#include "waymark-window.h"

/* Months before or after this one, of each meeting. */
static const int meeting_months[WAYMARK_SAMPLE_MEETINGS] = { -11, -8, -5, -2, 1 };

/* The first day of a month, counted from the one of today. */
static void
get_month (const GDate *today, int months, GDate *day)
{
  *day = *today;
  g_date_set_day (day, 1);
  if (months >= 0)
    g_date_add_months (day, (guint) months);
  else
    g_date_subtract_months (day, (guint) -months);
}

/**
 * waymark_sample_meeting_day:
 * @today: the day on which the sample is opened
 * @meeting: which, from 1
 * @day: (out caller-allocates): its day, a second Thursday
 */
void
waymark_sample_meeting_day (const GDate *today, int meeting, GDate *day)
{
  g_return_if_fail (meeting >= 1 && meeting <= WAYMARK_SAMPLE_MEETINGS);

  get_month (today, meeting_months[meeting - 1], day);
  while (g_date_get_weekday (day) != G_DATE_THURSDAY)
    g_date_add_days (day, 1);
  g_date_add_days (day, 7);
}

static gboolean
is_between_the_years (const GDate *day)
{
  return (g_date_get_month (day) == G_DATE_DECEMBER && g_date_get_day (day) > 23) ||
         (g_date_get_month (day) == G_DATE_JANUARY && g_date_get_day (day) == 1);
}

/**
 * waymark_sample_work_day:
 * @today: the day on which the sample is opened
 * @meeting: which meeting @days count from; 0 for @today
 * @days: days after it, or before it if negative
 * @day: (out caller-allocates): the last day of work up to that day
 */
void
waymark_sample_work_day (const GDate *today, int meeting, int days, GDate *day)
{
  if (meeting > 0)
    waymark_sample_meeting_day (today, meeting, day);
  else
    *day = *today;
  if (days >= 0)
    g_date_add_days (day, (guint) days);
  else
    g_date_subtract_days (day, (guint) -days);
  while (g_date_get_weekday (day) > G_DATE_FRIDAY || is_between_the_years (day))
    g_date_subtract_days (day, 1);
}

/* The calendar year in which the plan's year with this day begins. */
static int
get_plan_year (const GDate *day)
{
  return g_date_get_year (day) - (g_date_get_month (day) < WAYMARK_SAMPLE_YEAR_START);
}

static char *
write_quarter (const GDate *month)
{
  const int first = (g_date_get_month (month) - 1) / 3 * 3 + 1;

  return g_strdup_printf (
      "%04d-%02d/%04d-%02d", g_date_get_year (month), first, g_date_get_year (month), first + 2);
}

/**
 * waymark_sample_window:
 * @today: the day on which the sample is opened
 * @when: (nullable): "m-3" and the like
 *
 * Returns: (transfer full) (nullable): the window of time; %NULL for other words
 */
char *
waymark_sample_window (const GDate *today, const char *when)
{
  GDate day;
  int n;

  if (when == NULL || (when[1] != '+' && when[1] != '-'))
    return NULL;
  n = atoi (when + 1);
  if (when[0] == 'd')
    {
      day = *today;
      g_date_add_days (&day, (guint) n);
      while (g_date_get_weekday (&day) > G_DATE_FRIDAY)
        g_date_subtract_days (&day, 1);
      return waymark_day_write (&day);
    }
  get_month (today, n, &day);
  switch (when[0])
    {
    case 'b':
      return g_strdup_printf (
          "../%04d-%02d", g_date_get_year (&day), (int) g_date_get_month (&day));
    case 'q':
      return write_quarter (&day);
    case 'y':
      return g_strdup_printf ("%04d", g_date_get_year (&day));
    case 'm':
    default:
      return g_strdup_printf ("%04d-%02d", g_date_get_year (&day), (int) g_date_get_month (&day));
    }
}

/**
 * waymark_sample_due_words:
 * @today: the day on which the sample is opened
 * @when: (nullable): "m-3" and the like, or words
 *
 * Returns: (transfer full) (nullable): the date as a person writes it in the reader's language
 */
char *
waymark_sample_due_words (const GDate *today, const char *when)
{
  g_autofree char *window = waymark_sample_window (today, when);

  return window != NULL ? waymark_window_format (window, WAYMARK_SAMPLE_YEAR_START)
                        : g_strdup (waymark_sample_words (when));
}

/**
 * waymark_sample_first_year:
 * @today: the day on which the sample is opened
 *
 * Returns: the calendar year in whose April the plan's first year begins, the one nearest to
 *   when it was agreed a year ago
 */
int
waymark_sample_first_year (const GDate *today)
{
  GDate day;

  get_month (today, -9, &day);
  return get_plan_year (&day);
}

/**
 * waymark_sample_phase:
 * @today: the day on which the sample is opened
 * @when: (nullable): when an action falls due
 *
 * Returns: the year of the plan that this is in, from 1; 0 when it has no date
 */
int
waymark_sample_phase (const GDate *today, const char *when)
{
  g_autofree char *window = waymark_sample_window (today, when);
  GDate first, last;

  if (!waymark_window_get_days (window, &first, &last) || !g_date_valid (&last))
    return 0;
  return MAX (get_plan_year (&last) - waymark_sample_first_year (today) + 1, 1);
}
