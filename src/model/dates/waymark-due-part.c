/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-part-private.h"

/* What one date element says, and the days that it means. */

/* A month may be followed by its year as "Mar-25", "March/2025", "March - 2025". */
static void
skip_year_sign (WaymarkDueReader *self)
{
  const WaymarkToken *sign = waymark_due_reader_peek (self, 0);
  const WaymarkToken *number = waymark_due_reader_peek (self, 1);

  if (sign == NULL || sign->type != WAYMARK_TOKEN_SIGN || number == NULL ||
      number->type != WAYMARK_TOKEN_NUMBER)
    return;
  if (number->n_digits == 4 || (number->n_digits == 2 && !sign->spaced && !number->spaced))
    waymark_due_reader_take_sign (self, "-/");
}

static void
take_optional_year (WaymarkDueReader *self, gboolean two_digits, WaymarkPart *part)
{
  guint from = self->position;

  skip_year_sign (self);
  waymark_due_reader_take (self, WAYMARK_DUE_PLAN_YEAR, NULL);
  if (!waymark_due_reader_take_year (self, two_digits, part))
    self->position = from;
}

/* "March 5", "March 24th", "March 24, 2025": the American order. "mar 24" is March 2024. */
static void
take_day_of_month (WaymarkDueReader *self, WaymarkPart *part)
{
  guint from = self->position;
  int day;
  gboolean has_suffix;
  WaymarkPart year = { 0 };

  if (!waymark_due_reader_take_day_number (self, &day, &has_suffix))
    return;
  if (waymark_due_reader_take_year (self, FALSE, &year) || has_suffix ||
      self->tokens.tokens[self->position - 1].n_digits == 1)
    {
      part->type = WAYMARK_PART_DAY;
      part->day = day;
      part->first_year = year.first_year;
      part->last_year = year.last_year;
      return;
    }
  self->position = from;
}

static gboolean
take_month (WaymarkDueReader *self, WaymarkPart *part)
{
  if (!waymark_due_reader_take (self, WAYMARK_DUE_MONTH, &part->month))
    return FALSE;
  part->type = WAYMARK_PART_MONTH;
  take_day_of_month (self, part);
  if (part->type == WAYMARK_PART_MONTH)
    take_optional_year (self, TRUE, part);
  return TRUE;
}

static gboolean
take_day (WaymarkDueReader *self, WaymarkPart *part)
{
  gboolean has_suffix;

  if (!waymark_due_reader_take_day_number (self, &part->day, &has_suffix))
    return FALSE;
  waymark_due_reader_take_sign (self, "-/");
  if (!waymark_due_reader_take (self, WAYMARK_DUE_MONTH, &part->month))
    return FALSE;
  part->type = WAYMARK_PART_DAY;
  take_optional_year (self, TRUE, part);
  return TRUE;
}

/* Q2, quarter 2, second quarter, 2nd quarter, "chwarter cyntaf"; the same for halves. */
static gboolean
take_quarter (WaymarkDueReader *self, WaymarkPart *part)
{
  gboolean has_suffix = FALSE;
  gboolean number_first =
      waymark_due_reader_take (self, WAYMARK_DUE_NTH, &part->number) ||
      (waymark_due_reader_take_day_number (self, &part->number, &has_suffix) && has_suffix);

  if (waymark_due_reader_take (self, WAYMARK_DUE_QUARTER, NULL))
    part->type = WAYMARK_PART_QUARTER;
  else if (waymark_due_reader_take (self, WAYMARK_DUE_HALF, NULL))
    part->type = WAYMARK_PART_HALF;
  else
    return FALSE;
  if (!number_first && !waymark_due_reader_take (self, WAYMARK_DUE_NTH, &part->number) &&
      !waymark_due_reader_take_number (self, 1, &part->number))
    return FALSE;
  return part->number >= 1 && part->number <= (part->type == WAYMARK_PART_QUARTER ? 4 : 2);
}

static gboolean
take_season (WaymarkDueReader *self, WaymarkPart *part)
{
  part->type = WAYMARK_PART_SEASON;
  return waymark_due_reader_take (self, WAYMARK_DUE_SEASON, &part->number);
}

/* A quarter or a season, whose year stands before or after it. */
static gboolean
take_named (WaymarkDueReader *self, WaymarkPart *part)
{
  guint from = self->position;
  WaymarkPart named = { .first_year = part->first_year, .last_year = part->last_year };

  if (!take_quarter (self, &named))
    {
      self->position = from;
      if (!take_season (self, &named))
        return FALSE;
    }
  if (named.first_year == 0)
    take_optional_year (self, TRUE, &named);
  *part = named;
  return TRUE;
}

/* 2025, 2025/26, FY 25/26, 25/26; and what may follow a year: 2025 Q2, 2025 March. */
static gboolean
take_years (WaymarkDueReader *self, WaymarkPart *part)
{
  gboolean of_plan = waymark_due_reader_take (self, WAYMARK_DUE_PLAN_YEAR, NULL);
  guint from;

  part->type = WAYMARK_PART_YEARS;
  if (of_plan)
    part->end_of = waymark_due_reader_take (self, WAYMARK_DUE_END_OF, NULL);
  else if (waymark_due_reader_take (self, WAYMARK_DUE_YEAR_END, NULL))
    part->end_of = TRUE;
  else
    waymark_due_reader_take (self, WAYMARK_DUE_YEAR, NULL);
  from = self->position;
  if (!waymark_due_reader_take_year (self, of_plan, part))
    {
      /* "25/26" alone: both too large for a month, one after the other. */
      if (!waymark_due_reader_take_year (self, TRUE, part) || part->first_year % 100 <= 12 ||
          part->last_year != part->first_year + 1)
        return FALSE;
    }
  if (of_plan && part->last_year == part->first_year && self->context->year_start != 1)
    return FALSE;
  if (part->end_of)
    return TRUE;
  from = self->position;
  waymark_due_reader_take_sign (self, "-");
  if (take_named (self, part))
    return TRUE;
  if (waymark_due_reader_take (self, WAYMARK_DUE_MONTH, &part->month))
    {
      part->type = WAYMARK_PART_MONTH;
      return TRUE;
    }
  self->position = from;
  part->end_of = waymark_due_reader_take (self, WAYMARK_DUE_YEAR_END, NULL);
  return TRUE;
}

static gboolean
take_any (WaymarkDueReader *self, WaymarkPart *part)
{
  static gboolean (*const takers[]) (WaymarkDueReader *, WaymarkPart *) = {
    waymark_due_reader_take_numeric, take_named, take_month, take_day, take_years,
  };
  guint from = self->position;

  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    {
      *part = (WaymarkPart){ 0 };
      if (takers[i](self, part))
        return TRUE;
      self->position = from;
    }
  return FALSE;
}

/* Whether the day falls on the weekday that was written with it; without a year none is sure. */
static gboolean
is_weekday (const WaymarkPart *part, int weekday)
{
  GDate day;

  if (part->type != WAYMARK_PART_DAY || part->first_year == 0 ||
      !g_date_valid_dmy (part->day, part->month, part->first_year))
    return FALSE;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, part->day, part->month, part->first_year);
  return (int) g_date_get_weekday (&day) == weekday;
}

/* Takes one date element, whose day of the week may be named before it. */
static gboolean
take_part (WaymarkDueReader *self, WaymarkPart *part, gboolean with_weekday)
{
  guint from = self->position;
  int weekday = 0;
  gboolean end_of, week_from, week_to;

  week_from = waymark_due_reader_take (self, WAYMARK_DUE_WEEK_FROM, NULL);
  week_to = !week_from && waymark_due_reader_take (self, WAYMARK_DUE_WEEK_TO, NULL);
  if (with_weekday)
    waymark_due_reader_take (self, WAYMARK_DUE_WEEKDAY, &weekday);
  end_of = waymark_due_reader_take (self, WAYMARK_DUE_END_OF, NULL);
  if (end_of)
    waymark_due_reader_take_sign (self, "-");
  if (!take_any (self, part))
    {
      self->position = from;
      return FALSE;
    }
  waymark_due_reader_take_behind (self, WAYMARK_DUE_YEAR);
  week_from =
      week_from || (!week_to && waymark_due_reader_take_behind (self, WAYMARK_DUE_WEEK_FROM));
  week_to = week_to || (!week_from && waymark_due_reader_take_behind (self, WAYMARK_DUE_WEEK_TO));
  end_of = end_of || waymark_due_reader_take_behind (self, WAYMARK_DUE_END_OF);
  if ((weekday != 0 && !is_weekday (part, weekday)) ||
      ((week_from || week_to || end_of) && part->end_of) ||
      ((week_from || week_to) && part->type != WAYMARK_PART_DAY) ||
      (end_of && part->type == WAYMARK_PART_DAY))
    {
      self->position = from;
      return FALSE;
    }
  part->end_of |= end_of;
  part->days_after = week_from ? 6 : 0;
  part->days_before = week_to ? 6 : 0;
  return TRUE;
}

/* Takes one date element; on failure the reader is left where it was. A month may be called
 * as a day of the week is: "Mawrth 2026" is no Tuesday. */
gboolean
waymark_due_reader_take_part (WaymarkDueReader *self, WaymarkPart *part)
{
  WaymarkPart before = *part;

  if (take_part (self, part, TRUE))
    return TRUE;
  *part = before;
  return take_part (self, part, FALSE);
}

static void
set_months (WaymarkSpan *span, int year, int month, int n_months)
{
  int last = month + n_months - 2;

  span->start = (WaymarkPoint){ .year = year + (month - 1) / 12, .month = (month - 1) % 12 + 1 };
  span->end = (WaymarkPoint){ .year = year + last / 12, .month = last % 12 + 1 };
}

/* The year in which the months from @month on lie, within the years that were said; 0 when
 * they are in neither. */
static int
year_of_months (const WaymarkPart *self, int year_start, int month, int n_months)
{
  if (self->last_year == self->first_year)
    return self->first_year;
  if (self->last_year != self->first_year + 1 || year_start == 1)
    return 0;
  if (month >= year_start)
    return month + n_months - 1 < year_start + 12 ? self->first_year : 0;
  return month + n_months - 1 < year_start ? self->last_year : 0;
}

static gboolean
get_day_span (const WaymarkPart *self, int year, WaymarkSpan *span)
{
  GDate day;

  if (year == 0 || !g_date_valid_dmy (self->day, self->month, year))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      g_date_clear (&day, 1);
      g_date_set_dmy (&day, self->day, self->month, year);
      if (i == 0)
        g_date_subtract_days (&day, self->days_before);
      else
        g_date_add_days (&day, self->days_after);
      *(i == 0 ? &span->start : &span->end) =
          (WaymarkPoint){ g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day) };
    }
  return TRUE;
}

static void
get_years_span (const WaymarkPart *self, int year_start, WaymarkSpan *span)
{
  if (self->last_year == self->first_year || year_start == 1)
    {
      span->start = (WaymarkPoint){ .year = self->first_year };
      span->end = (WaymarkPoint){ .year = self->last_year };
    }
  else
    {
      set_months (span, self->first_year, year_start, 12 * (self->last_year - self->first_year));
    }
}

/* The months of a quarter, half or season: of the plan's year when two years are said. */
static gboolean
get_named_span (const WaymarkPart *self, int year_start, WaymarkSpan *span)
{
  gboolean of_plan = self->last_year != self->first_year;
  int n_months = self->type == WAYMARK_PART_HALF ? 6 : 3;
  int month, year;

  if (self->type == WAYMARK_PART_SEASON)
    {
      month = 3 * self->number;
      year = year_of_months (self, year_start, month, n_months);
      /* A winter lies in two years anyhow. */
      if (month == 12 && self->last_year == self->first_year + 1)
        year = self->first_year;
    }
  else
    {
      month = (of_plan ? year_start : 1) + n_months * (self->number - 1);
      year = of_plan && (self->last_year != self->first_year + 1 || year_start == 1)
                 ? 0
                 : self->first_year;
    }
  if (year == 0)
    return FALSE;
  set_months (span, year, month, n_months);
  return TRUE;
}

/* The days that an element means, without regard to "end of". FALSE without a year, and
 * for days and combinations that do not exist. */
gboolean
waymark_part_get_span (const WaymarkPart *self, int year_start, WaymarkSpan *span)
{
  int year;

  if (self->first_year == 0)
    return FALSE;
  switch (self->type)
    {
    case WAYMARK_PART_DAY:
      return get_day_span (self, year_of_months (self, year_start, self->month, 1), span);
    case WAYMARK_PART_MONTH:
      year = year_of_months (self, year_start, self->month, 1);
      if (year != 0)
        set_months (span, year, self->month, 1);
      return year != 0;
    case WAYMARK_PART_YEARS:
      get_years_span (self, year_start, span);
      return TRUE;
    case WAYMARK_PART_QUARTER:
    case WAYMARK_PART_HALF:
    case WAYMARK_PART_SEASON:
      return get_named_span (self, year_start, span);
    default:
      return FALSE;
    }
}

/* "24 mar" and "June" are the coming ones, today and this month included. */
gboolean
waymark_part_set_coming_year (WaymarkPart *self, const GDate *today)
{
  int year = g_date_get_year (today);

  if (self->type != WAYMARK_PART_DAY && self->type != WAYMARK_PART_MONTH)
    return FALSE;
  if (self->month < (int) g_date_get_month (today) ||
      (self->type == WAYMARK_PART_DAY && self->month == (int) g_date_get_month (today) &&
       self->day < (int) g_date_get_day (today)))
    year++;
  /* The next 29 February may be eight years off. */
  for (int i = 0; self->type == WAYMARK_PART_DAY && i < 8; i++)
    {
      if (g_date_valid_dmy (self->day, self->month, year))
        break;
      year++;
    }
  self->first_year = self->last_year = year;
  return TRUE;
}
