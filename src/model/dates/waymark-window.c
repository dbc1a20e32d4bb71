/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-window-private.h"

/* Windows as they are stored: a part of EDTF level 1 (ISO 8601-2). A point is
 * YYYY, YYYY-MM or YYYY-MM-DD; a window is a point, "point/point", "../point"
 * (open start) or "point/.." (open end). Lists of 100,000 rows ask often, so
 * nothing here allocates but waymark_span_to_edtf(). */

#define OPEN ".."

static gboolean
read_digits (const char **cursor, int n_digits, int *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++, (*cursor)++)
    {
      if (!g_ascii_isdigit (**cursor))
        return FALSE;
      *number = *number * 10 + (**cursor - '0');
    }
  return TRUE;
}

static gboolean
read_point (const char **cursor, WaymarkPoint *point)
{
  *point = (WaymarkPoint){ 0 };
  if (!read_digits (cursor, 4, &point->year))
    return FALSE;
  if (**cursor == '-')
    {
      (*cursor)++;
      if (!read_digits (cursor, 2, &point->month) || point->month == 0)
        return FALSE;
      if (**cursor == '-')
        {
          (*cursor)++;
          if (!read_digits (cursor, 2, &point->day) || point->day == 0)
            return FALSE;
        }
    }
  return waymark_point_is_valid (point);
}

static gboolean
read_end (const char **cursor, WaymarkPoint *point)
{
  if (!g_str_has_prefix (*cursor, OPEN))
    return read_point (cursor, point);
  *cursor += strlen (OPEN);
  *point = (WaymarkPoint){ 0 };
  return TRUE;
}

/* Whether the numbers are a year, month or day that exists. */
gboolean
waymark_point_is_valid (const WaymarkPoint *point)
{
  if (point->year < 1 || point->year > 9999 || point->month < 0 || point->month > 12 ||
      point->day < 0 || (point->day > 0 && point->month == 0))
    return FALSE;
  return point->day == 0 || g_date_valid_dmy (point->day, point->month, point->year);
}

/* Whether both say the same, as exactly. */
gboolean
waymark_point_equal (const WaymarkPoint *a, const WaymarkPoint *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* The first day that a point covers; none when it is open. */
void
waymark_point_get_first (const WaymarkPoint *point, GDate *day)
{
  g_date_clear (day, 1);
  if (point->year != 0)
    g_date_set_dmy (day, MAX (point->day, 1), MAX (point->month, 1), point->year);
}

/* The last day that a point covers; none when it is open. */
void
waymark_point_get_last (const WaymarkPoint *point, GDate *day)
{
  int month = point->month != 0 ? point->month : 12;

  g_date_clear (day, 1);
  if (point->year == 0)
    return;
  g_date_set_dmy (day,
                  point->day != 0 ? point->day : g_date_get_days_in_month (month, point->year),
                  month,
                  point->year);
}

/* Whether the first day does not come after the last. */
gboolean
waymark_span_is_ordered (const WaymarkSpan *span)
{
  GDate first, last;

  waymark_point_get_first (&span->start, &first);
  waymark_point_get_last (&span->end, &last);
  if (!g_date_valid (&first) || !g_date_valid (&last))
    return g_date_valid (&first) || g_date_valid (&last);
  return g_date_compare (&first, &last) <= 0;
}

/* Takes a stored window apart; FALSE for anything that is not exactly one. */
gboolean
waymark_span_from_edtf (const char *window, WaymarkSpan *span)
{
  const char *cursor = window;

  if (window == NULL || !read_end (&cursor, &span->start))
    return FALSE;
  if (*cursor == '/')
    {
      cursor++;
      if (!read_end (&cursor, &span->end))
        return FALSE;
    }
  else
    {
      span->end = span->start;
    }
  return *cursor == '\0' && waymark_span_is_ordered (span);
}

static void
append_point (GString *text, const WaymarkPoint *point)
{
  if (point->year == 0)
    g_string_append (text, OPEN);
  else
    g_string_append_printf (text, "%04d", point->year);
  if (point->month != 0)
    g_string_append_printf (text, "-%02d", point->month);
  if (point->day != 0)
    g_string_append_printf (text, "-%02d", point->day);
}

/* The stored form. */
char *
waymark_span_to_edtf (const WaymarkSpan *span)
{
  GString *text = g_string_new (NULL);

  append_point (text, &span->start);
  if (!waymark_point_equal (&span->start, &span->end))
    {
      g_string_append_c (text, '/');
      append_point (text, &span->end);
    }
  return g_string_free (text, FALSE);
}

/**
 * waymark_window_is_valid:
 * @window: (nullable): text that may be a window
 *
 * Whether @window is written as windows are stored. %NULL, which stands for no
 * window, is not one.
 *
 * Returns: %TRUE if it is a window
 */
gboolean
waymark_window_is_valid (const char *window)
{
  WaymarkSpan span;

  return waymark_span_from_edtf (window, &span);
}

/**
 * waymark_window_get_days:
 * @window: (nullable): a window
 * @first: (out caller-allocates): its first day; cleared when the start is open
 * @last: (out caller-allocates): its last day; cleared when the end is open
 *
 * The days that a window covers, both included. Both are cleared when there is no
 * window; g_date_valid() tells.
 *
 * Returns: %TRUE if @window is one
 */
gboolean
waymark_window_get_days (const char *window, GDate *first, GDate *last)
{
  WaymarkSpan span;

  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  g_date_clear (first, 1);
  g_date_clear (last, 1);
  if (!waymark_span_from_edtf (window, &span))
    return FALSE;
  waymark_point_get_first (&span.start, first);
  waymark_point_get_last (&span.end, last);
  return TRUE;
}

/* An open start comes before any day, an open end after any, no window after that. */
static guint
sort_key (const GDate *day, gboolean is_window, gboolean is_end)
{
  if (!is_window)
    return G_MAXUINT;
  if (g_date_valid (day))
    return g_date_get_julian (day);
  return is_end ? G_MAXUINT - 1 : 0;
}

/**
 * waymark_window_compare:
 * @a: (nullable): a window
 * @b: (nullable): a window
 *
 * Orders windows by their last day, then by their first. Open ends come after
 * every date, and what is no window at all comes last.
 *
 * Returns: less than, equal to or more than 0, as for strcmp()
 */
int
waymark_window_compare (const char *a, const char *b)
{
  GDate a_first, a_last, b_first, b_last;
  gboolean is_a = waymark_window_get_days (a, &a_first, &a_last);
  gboolean is_b = waymark_window_get_days (b, &b_first, &b_last);
  guint a_key = sort_key (&a_last, is_a, TRUE), b_key = sort_key (&b_last, is_b, TRUE);

  if (a_key == b_key)
    {
      a_key = sort_key (&a_first, is_a, FALSE);
      b_key = sort_key (&b_first, is_b, FALSE);
    }
  return (a_key > b_key) - (a_key < b_key);
}
