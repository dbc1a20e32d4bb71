/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-window-private.h"
#include "waymark-window-step.h"

/* Years that four digits write. */
#define LAST_YEAR 9999

static gboolean
move_months (WaymarkPoint *point, int months)
{
  int month = point->year * 12 + MAX (point->month, 1) - 1 + months;
  int year = month / 12;

  if (month < 12 || year > LAST_YEAR)
    return FALSE;
  point->year = year;
  if (point->month == 0)
    return TRUE;
  point->month = month % 12 + 1;
  if (point->day != 0)
    point->day = MIN (
        point->day, g_date_get_days_in_month ((GDateMonth) point->month, (GDateYear) point->year));
  return TRUE;
}

static gboolean
move_days (WaymarkPoint *point, int days)
{
  GDate day;

  waymark_point_get_first (point, &day);
  if (days < 0 && g_date_get_julian (&day) <= (guint32) -days)
    return FALSE;
  if (days < 0)
    g_date_subtract_days (&day, (guint) -days);
  else
    g_date_add_days (&day, (guint) days);
  if (g_date_get_year (&day) > LAST_YEAR)
    return FALSE;
  *point = (WaymarkPoint){ g_date_get_year (&day),
                           (int) g_date_get_month (&day),
                           g_date_get_day (&day) };
  return TRUE;
}

static gboolean
move_point (WaymarkPoint *point, WaymarkTimeUnit unit, int n)
{
  switch (unit)
    {
    case WAYMARK_TIME_WEEKS:
      return move_days (point, n * 7);
    case WAYMARK_TIME_MONTHS:
      return move_months (point, n);
    case WAYMARK_TIME_QUARTERS:
      return move_months (point, n * 3);
    case WAYMARK_TIME_YEARS:
    default:
      return move_months (point, n * 12);
    }
}

/* What is said to the month moves by months at least. */
static WaymarkTimeUnit
widen (WaymarkTimeUnit unit, const WaymarkPoint *point)
{
  if (point->year == 0 || point->day != 0)
    return unit;
  return MAX (unit, point->month != 0 ? WAYMARK_TIME_MONTHS : WAYMARK_TIME_YEARS);
}

/**
 * waymark_window_move:
 * @window: a window
 * @unit: how far to go at a time
 * @n: how many steps, towards later days
 * @end_only: whether its first day stays, as long as it is not after the last
 *
 * Moves a window and keeps how exact it is said: what is due in a month goes to another
 * month, by a week as well. A month that is too short takes its last day.
 *
 * Returns: (transfer full) (nullable): the window, or %NULL when @window has no end or
 *   would leave the years that can be written
 */
char *
waymark_window_move (const char *window, WaymarkTimeUnit unit, int n, gboolean end_only)
{
  WaymarkSpan span;

  if (!waymark_span_from_edtf (window, &span) || span.end.year == 0)
    return NULL;
  unit = widen (widen (unit, &span.start), &span.end);
  if (!move_point (&span.end, unit, n))
    return NULL;
  if (end_only && !waymark_span_is_ordered (&span))
    span.start = span.end;
  else if (!end_only && span.start.year != 0 && !move_point (&span.start, unit, n))
    return NULL;
  return waymark_span_to_edtf (&span);
}

/**
 * waymark_window_around:
 * @day: a day
 * @unit: how wide; a week asks for its month
 * @year_start: month that the plan's years begin in
 *
 * Returns: (transfer full): the month, or the plan's quarter or year, that @day is in
 */
char *
waymark_window_around (const GDate *day, WaymarkTimeUnit unit, int year_start)
{
  GDate first = *day, last;
  WaymarkSpan span;

  if (unit == WAYMARK_TIME_WEEKS)
    unit = WAYMARK_TIME_MONTHS;
  waymark_time_unit_to_first (unit, (GDateMonth) year_start, &first);
  last = first;
  waymark_time_unit_to_next (unit, &last);
  g_date_subtract_months (&last, 1);
  span = (WaymarkSpan){ { g_date_get_year (&first), (int) g_date_get_month (&first), 0 },
                        { g_date_get_year (&last), (int) g_date_get_month (&last), 0 } };
  return waymark_span_to_edtf (&span);
}
