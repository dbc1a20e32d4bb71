/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-date-words.h"
#include "waymark-i18n.h"
#include "waymark-window-private.h"

/* Windows in the spoken language: order and small words by translation. */

typedef enum
{
  WITH_YEAR,
  WITHOUT_YEAR,
  DAY_ONLY,
} Exactness;

static const char *
pattern_for (const WaymarkPoint *point, Exactness exactness)
{
  if (point->day != 0 && exactness == WITH_YEAR)
    /* Translators: dates are in the form of strftime(): %-d is the day, %B the month
     * in a date, %Y the year: "24 March 2025".
     * xgettext:no-c-format */
    return C_ ("date", "%-d %B %Y");
  if (point->day != 0 && exactness == WITHOUT_YEAR)
    /* Translators: the same without the year: "24 March".
     * xgettext:no-c-format */
    return C_ ("date", "%-d %B");
  if (point->day != 0)
    /* Translators: the day alone, as in "1 to 15 March".
     * xgettext:no-c-format */
    return C_ ("date", "%-d");
  if (point->month != 0 && exactness == WITH_YEAR)
    /* Translators: %OB is the month when no day goes with it: "March 2025".
     * xgettext:no-c-format */
    return C_ ("date", "%OB %Y");
  if (point->month != 0)
    /* Translators: the month alone, as in "March to June 2025".
     * xgettext:no-c-format */
    return C_ ("date", "%OB");
  /* Translators: the year alone.
   * xgettext:no-c-format */
  return C_ ("date", "%Y");
}

static char *
format_pattern (const WaymarkPoint *point, const char *pattern, gboolean is_short)
{
  g_autoptr (GDateTime) day =
      g_date_time_new_utc (point->year, MAX (point->month, 1), MAX (point->day, 1), 12, 0, 0);

  return is_short ? waymark_date_format_short (day, pattern) : waymark_date_format (day, pattern);
}

static char *
format_point (const WaymarkPoint *point, Exactness exactness, gboolean is_short)
{
  return format_pattern (point, pattern_for (point, exactness), is_short);
}

/* The start says no more than what differs from the end: "1 to 15 March 2025". */
static Exactness
exactness_of_start (const WaymarkSpan *span)
{
  if (span->start.month == 0 || span->end.month == 0 || span->start.year != span->end.year)
    return WITH_YEAR;
  if (span->start.day == 0 || span->end.day == 0 || span->start.month != span->end.month)
    return WITHOUT_YEAR;
  return DAY_ONLY;
}

static char *
format_range (const WaymarkSpan *span, gboolean is_short)
{
  g_autofree char *start = format_point (&span->start, exactness_of_start (span), is_short);
  g_autofree char *end = format_point (&span->end, WITH_YEAR, is_short);

  /* Translators: from one day, month or year to another: "July to September 2025" */
  return g_strdup_printf (C_ ("window", "%1$s to %2$s"), start, end);
}

/* A year of the plan, which is the calendar's in plans that start in January. */
static char *
format_plan_year (int first_year, int year_start)
{
  if (year_start == 1)
    return g_strdup_printf ("%d", first_year);
  /* Translators: a year that begins in one calendar year and ends in the next: 2025/26 */
  return g_strdup_printf (C_ ("window", "%1$d/%2$02d"), first_year, (first_year + 1) % 100);
}

/* Whole quarters and whole years of the plan have names of their own. */
static char *
format_named (const WaymarkSpan *span, int year_start)
{
  int first = span->start.year * 12 + span->start.month - year_start;
  int n_months = span->end.year * 12 + span->end.month - year_start - first + 1;
  g_autofree char *year = NULL;

  if (span->start.month == 0 || span->end.month == 0 || span->start.day != 0 || span->end.day != 0)
    return NULL;
  year = format_plan_year (first / 12, year_start);
  /* Twelve months are told apart from the calendar's year, which is stored as such. */
  if (n_months == 12 && first % 12 == 0 && year_start != 1)
    return g_steal_pointer (&year);
  if (n_months == 3 && first % 3 == 0)
    /* Translators: %1$d is which quarter, %2$s the year it is in: "Q2 2025/26" */
    return g_strdup_printf (C_ ("window", "Q%1$d %2$s"), first % 12 / 3 + 1, year);
  return NULL;
}

static char *
format_window (const char *window, int year_start, gboolean is_short)
{
  WaymarkSpan span;
  g_autofree char *point = NULL;
  char *named;

  if (!waymark_span_from_edtf (window, &span))
    return NULL;
  if (span.start.year == 0)
    {
      point = format_point (&span.end, WITH_YEAR, is_short);
      /* Translators: %s is a day, month or year: "By March 2026", standing alone */
      return g_strdup_printf (C_ ("window", "By %s"), point);
    }
  if (span.end.year == 0)
    {
      point = format_point (&span.start, WITH_YEAR, is_short);
      /* Translators: %s is a day, month or year: "From March 2026", standing alone */
      return g_strdup_printf (C_ ("window", "From %s"), point);
    }
  if (waymark_point_equal (&span.start, &span.end))
    return format_point (&span.start, WITH_YEAR, is_short);
  named = format_named (&span, CLAMP (year_start, 1, 12));
  return named != NULL ? named : format_range (&span, is_short);
}

/**
 * waymark_window_format:
 * @window: (nullable): a window
 * @year_start: the month, 1 to 12, that the plan's years begin with
 *
 * Writes a window in the reader's language: "March 2024", "By March 2026", "Q2
 * 2025/26", "April to September 2025". It stands alone, so it begins as a sentence does.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when @window is none
 */
char *
waymark_window_format (const char *window, int year_start)
{
  return format_window (window, year_start, FALSE);
}

/**
 * waymark_window_format_short:
 * @window: (nullable): a window
 * @year_start: the month, 1 to 12, that the plan's years begin with
 *
 * As waymark_window_format(), with long names of months cut short ("Sept 2024"),
 * for narrow columns.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when @window is none
 */
char *
waymark_window_format_short (const char *window, int year_start)
{
  return format_window (window, year_start, TRUE);
}

static char *
format_end (const char *window, gboolean is_short)
{
  WaymarkSpan span;

  if (!waymark_span_from_edtf (window, &span) || span.end.year == 0)
    return NULL;
  return format_point (&span.end, WITH_YEAR, is_short);
}

/**
 * waymark_window_format_end:
 * @window: (nullable): a window
 *
 * The end of a window as exact as it was said, in the reader's language: "March
 * 2026" for what is due by March 2026 or from January to March 2026.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is no end
 */
char *
waymark_window_format_end (const char *window)
{
  return format_end (window, FALSE);
}

/**
 * waymark_window_format_end_short:
 * @window: (nullable): a window
 *
 * As waymark_window_format_end(), with long names of months cut short.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is no end
 */
char *
waymark_window_format_end_short (const char *window)
{
  return format_end (window, TRUE);
}

/**
 * waymark_window_explain:
 * @window: (nullable): a window
 * @year_start: the month, 1 to 12, that the plan's years begin with
 *
 * Says which days a window covers, for the line below the field that it was typed
 * into: "up to 30 September 2026", "1 to 31 March 2024", "Monday 24 March 2025".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when @window is none
 */
char *
waymark_window_explain (const char *window, int year_start)
{
  WaymarkSpan span, days = { 0 };
  GDate first, last;
  g_autofree char *day = NULL;

  if (!waymark_span_from_edtf (window, &span))
    return NULL;
  waymark_window_get_days (window, &first, &last);
  if (g_date_valid (&first))
    days.start = (WaymarkPoint){ g_date_get_year (&first),
                                 g_date_get_month (&first),
                                 g_date_get_day (&first) };
  if (g_date_valid (&last))
    days.end =
        (WaymarkPoint){ g_date_get_year (&last), g_date_get_month (&last), g_date_get_day (&last) };
  if (days.start.year == 0)
    {
      day = format_point (&days.end, WITH_YEAR, FALSE);
      /* Translators: %s is a day: "up to 30 September 2026", below a due date */
      return g_strdup_printf (C_ ("window", "up to %s"), day);
    }
  if (days.end.year == 0)
    {
      day = format_point (&days.start, WITH_YEAR, FALSE);
      /* Translators: %s is a day: "from 1 April 2026 on", below a due date */
      return g_strdup_printf (C_ ("window", "from %s on"), day);
    }
  if (waymark_point_equal (&days.start, &days.end))
    /* Translators: a single day with its weekday, in the form of strftime()
     * xgettext:no-c-format */
    return format_pattern (&days.start, C_ ("date", "%A %-d %B %Y"), FALSE);
  return format_range (&days, FALSE);
}
