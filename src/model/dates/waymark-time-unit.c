/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-time-unit.h"

#include "waymark-date-words.h"
#include "waymark-i18n.h"

/* The lines of a timeline, on screen and on paper: where they stand and what they are called. */

/**
 * waymark_time_unit_get_days:
 * @unit: a unit
 *
 * Returns: the days of one, on average
 */
double
waymark_time_unit_get_days (WaymarkTimeUnit unit)
{
  static const double days[] = { 7, 30.4375, 91.3125, 365.25 };

  g_return_val_if_fail (unit <= WAYMARK_TIME_YEARS, 1);
  return days[unit];
}

/**
 * waymark_time_unit_get_major:
 * @unit: a unit
 *
 * Returns: the longer unit whose names stand above those of @unit
 */
WaymarkTimeUnit
waymark_time_unit_get_major (WaymarkTimeUnit unit)
{
  return unit == WAYMARK_TIME_WEEKS ? WAYMARK_TIME_MONTHS : WAYMARK_TIME_YEARS;
}

/**
 * waymark_time_unit_to_first:
 * @unit: a unit
 * @year_start: the first month of the plan's years
 * @day: (inout): a day; becomes the first of the week, month, quarter or year that it is in
 */
void
waymark_time_unit_to_first (WaymarkTimeUnit unit, GDateMonth year_start, GDate *day)
{
  guint months = unit == WAYMARK_TIME_YEARS ? 12 : unit == WAYMARK_TIME_QUARTERS ? 3 : 1;

  g_return_if_fail (g_date_valid (day));

  if (unit == WAYMARK_TIME_WEEKS)
    {
      g_date_subtract_days (day, g_date_get_weekday (day) - G_DATE_MONDAY);
      return;
    }
  guint past = ((guint) g_date_get_month (day) + 12 - (guint) year_start) % months;

  g_date_set_day (day, 1);
  waymark_day_subtract_months (day, past);
}

/**
 * waymark_day_subtract_months:
 * @day: (inout): a day; becomes that of so many months before
 * @months: how many
 *
 * As g_date_subtract_months(), but stops at the first day that there is, which plans with
 * mistyped years come near to.
 */
void
waymark_day_subtract_months (GDate *day, guint months)
{
  guint before;

  g_return_if_fail (g_date_valid (day));

  before = (g_date_get_year (day) - 1u) * 12 + (guint) g_date_get_month (day) - 1;
  if (months <= before)
    g_date_subtract_months (day, months);
  else
    g_date_set_julian (day, 1);
}

/**
 * waymark_time_unit_to_next:
 * @unit: a unit
 * @first: (inout): the first day of one; becomes that of the next
 */
void
waymark_time_unit_to_next (WaymarkTimeUnit unit, GDate *first)
{
  g_return_if_fail (g_date_valid (first));

  if (unit == WAYMARK_TIME_WEEKS)
    g_date_add_days (first, 7);
  else
    g_date_add_months (first,
                       unit == WAYMARK_TIME_YEARS      ? 12
                       : unit == WAYMARK_TIME_QUARTERS ? 3
                                                       : 1);
}

static char *
format_day (const GDate *day, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (
      g_date_get_year (day), (int) g_date_get_month (day), g_date_get_day (day), 12, 0, 0);

  return waymark_date_format (time, format);
}

/* The plan's year that begins on @first: "2025", or "2025/26" where it is not the calendar's. */
static char *
format_year (GDateMonth year_start, const GDate *first)
{
  int year = g_date_get_year (first);

  if (year_start == G_DATE_JANUARY)
    return g_strdup_printf ("%d", year);
  /* Translators: a year that does not begin in January: 2025/26 */
  return g_strdup_printf (C_ ("timeline", "%1$d/%2$02d"), year, (year + 1) % 100);
}

/**
 * waymark_time_unit_format:
 * @unit: a unit
 * @year_start: the first month of the plan's years
 * @first: the first day of one
 *
 * Returns: (transfer full): its short name: "12", "Apr", "Q1", "2025/26"
 */
char *
waymark_time_unit_format (WaymarkTimeUnit unit, GDateMonth year_start, const GDate *first)
{
  guint months = ((guint) g_date_get_month (first) + 12 - (guint) year_start) % 12;

  switch (unit)
    {
    case WAYMARK_TIME_WEEKS:
      return format_day (first, "%-d");
    case WAYMARK_TIME_MONTHS:
      /* Translators: the short name of a month that stands alone above a timeline; see the
       * manual of g_date_time_format() */
      return format_day (first, C_ ("timeline", "%Ob"));
    case WAYMARK_TIME_QUARTERS:
      /* Translators: a quarter of the plan's year above a timeline, 1 to 4 */
      return g_strdup_printf (C_ ("timeline", "Q%u"), months / 3 + 1);
    case WAYMARK_TIME_YEARS:
    default:
      return format_year (year_start, first);
    }
}

/**
 * waymark_time_unit_format_major:
 * @unit: a unit
 * @year_start: the first month of the plan's years
 * @first: the first day of one of the longer unit above it
 *
 * Returns: (transfer full): the name of that: "April 2025", "2025/26", or "" above years
 */
char *
waymark_time_unit_format_major (WaymarkTimeUnit unit, GDateMonth year_start, const GDate *first)
{
  switch (unit)
    {
    case WAYMARK_TIME_WEEKS:
      /* Translators: a month and its year above the days of a timeline */
      return format_day (first, C_ ("timeline", "%OB %Y"));
    case WAYMARK_TIME_MONTHS:
    case WAYMARK_TIME_QUARTERS:
      return format_year (year_start, first);
    case WAYMARK_TIME_YEARS:
    default:
      return g_strdup ("");
    }
}
