/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-part-private.h"

#include "waymark-today.h"

#include <locale.h>

/* From words to a window:
 *
 *   [label] [by | before | after | from | between | in] part [to part] [onwards | at the latest]
 *
 * where a part is a day, month, quarter, half, season or year (waymark-due-part.c). Languages that
 * say "by" and the like behind the date have them in the last place. Whatever is left over means
 * that the words were not wholly understood. */

typedef struct
{
  WaymarkPart first;
  WaymarkPart last;
  gboolean is_range;
} Range;

/* "1-15 March 2025" and "March 1-15, 2025": the month is said once. */
static gboolean
take_days_of_one_month (WaymarkDueReader *reader, Range *range)
{
  int day;
  gboolean has_suffix, month_first;
  WaymarkPart first = { .type = WAYMARK_PART_DAY };

  month_first = waymark_due_reader_take (reader, WAYMARK_DUE_MONTH, &first.month);
  if (!waymark_due_reader_take_day_number (reader, &first.day, &has_suffix) ||
      (!waymark_due_reader_take_sign (reader, "-&") &&
       !waymark_due_reader_take (reader, WAYMARK_DUE_TO, NULL) &&
       !waymark_due_reader_take (reader, WAYMARK_DUE_AND, NULL)))
    return FALSE;
  if (!month_first)
    {
      if (!waymark_due_reader_take_part (reader, &range->last) ||
          range->last.type != WAYMARK_PART_DAY || range->last.days_before != 0 ||
          range->last.days_after != 0)
        return FALSE;
    }
  else
    {
      range->last = first;
      if (!waymark_due_reader_take_day_number (reader, &day, &has_suffix) ||
          !waymark_due_reader_take_year (reader, FALSE, &range->last))
        return FALSE;
      range->last.day = day;
    }
  range->first = range->last;
  range->first.day = first.day;
  range->is_range = TRUE;
  return TRUE;
}

static gboolean
take_connector (WaymarkDueReader *reader, gboolean between, gboolean *dash)
{
  const WaymarkToken *next = waymark_due_reader_peek (reader, 1);

  /* Figures with a stroke before them belong to what came before it. */
  *dash = waymark_due_reader_take_sign (reader, "-") ||
          (next != NULL && (next->spaced || next->type == WAYMARK_TOKEN_WORD) &&
           waymark_due_reader_take_sign (reader, "/"));
  return *dash || waymark_due_reader_take_sign (reader, "&+") ||
         waymark_due_reader_take (reader, WAYMARK_DUE_AND, NULL) ||
         (!between && waymark_due_reader_take (reader, WAYMARK_DUE_TO, NULL));
}

static gboolean
take_nth (WaymarkDueReader *reader, int *number)
{
  gboolean has_suffix;

  return waymark_due_reader_take (reader, WAYMARK_DUE_NTH, number) ||
         waymark_due_reader_take_day_number (reader, number, &has_suffix);
}

/* "first and second quarter of 2025": what they are is said once. */
static gboolean
take_quarters_of_one_year (WaymarkDueReader *reader, Range *range)
{
  gboolean dash;

  if (!take_nth (reader, &range->first.number) || !take_connector (reader, FALSE, &dash) ||
      !waymark_due_reader_take_part (reader, &range->last) ||
      (range->last.type != WAYMARK_PART_QUARTER && range->last.type != WAYMARK_PART_HALF))
    return FALSE;
  range->first = (WaymarkPart){ .type = range->last.type,
                                .number = range->first.number,
                                .first_year = range->last.first_year,
                                .last_year = range->last.last_year };
  range->is_range = TRUE;
  return range->first.number >= 1 && range->first.number < range->last.number;
}

/* With a dash between them, two years are years of the plan: "2025 - 2026". */
static void
join_years (Range *range)
{
  if (range->first.type != WAYMARK_PART_YEARS || range->last.type != WAYMARK_PART_YEARS ||
      range->first.first_year != range->first.last_year ||
      range->last.first_year != range->last.last_year || range->first.end_of ||
      range->last.end_of || range->last.first_year <= range->first.first_year)
    return;
  range->first.last_year = range->last.last_year;
  range->last = range->first;
  range->is_range = FALSE;
}

/* The second part, which may be shortened to what differs: "Q1-2 2025", "2025 - 26". */
static gboolean
take_last (WaymarkDueReader *reader, const WaymarkPart *first, WaymarkPart *last)
{
  guint from = reader->position;
  const WaymarkToken *token = waymark_due_reader_peek (reader, 0);
  int number;

  if (token == NULL)
    return FALSE;
  if (first->type == WAYMARK_PART_QUARTER && first->first_year == 0 && token->n_digits == 1 &&
      waymark_due_reader_take_number (reader, 1, &number))
    {
      *last = *first;
      last->number = number;
      if (number <= 4 && waymark_due_reader_take_year (reader, TRUE, last))
        return TRUE;
      reader->position = from;
    }
  if (first->type == WAYMARK_PART_YEARS && first->first_year == first->last_year &&
      token->n_digits == 2 && (int) token->value == first->first_year % 100 + 1)
    {
      *last = *first;
      last->first_year = last->last_year = first->first_year + 1;
      reader->position++;
      if (waymark_due_reader_at_end (reader))
        return TRUE;
      reader->position = from;
    }
  return waymark_due_reader_take_part (reader, last);
}

static gboolean
take_range (WaymarkDueReader *reader, gboolean between, Range *range)
{
  guint from = reader->position;
  gboolean dash = FALSE;

  *range = (Range){ 0 };
  if (take_days_of_one_month (reader, range))
    return TRUE;
  reader->position = from;
  *range = (Range){ 0 };
  if (take_quarters_of_one_year (reader, range))
    return TRUE;
  reader->position = from;
  *range = (Range){ 0 };
  if (!waymark_due_reader_take_part (reader, &range->first))
    return FALSE;
  from = reader->position;
  range->is_range =
      take_connector (reader, between, &dash) && take_last (reader, &range->first, &range->last);
  if (!range->is_range)
    {
      reader->position = from;
      range->last = range->first;
    }
  else if (dash && !between)
    {
      join_years (range);
    }
  return TRUE;
}

static gboolean
get_spans (const Range *range, int year_start, WaymarkSpan *span)
{
  WaymarkSpan last;

  if (!waymark_part_get_span (&range->first, year_start, span) ||
      !waymark_part_get_span (&range->last, year_start, &last))
    return FALSE;
  if (range->first.end_of)
    {
      GDate day;
      waymark_point_get_last (&span->end, &day);
      span->start =
          (WaymarkPoint){ g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day) };
    }
  span->end = last.end;
  return waymark_span_is_ordered (span);
}

static void
set_years (WaymarkPart *part, int first_year, int last_year)
{
  part->first_year = first_year;
  part->last_year = last_year;
}

/* In "November - February 2026" and "March 2025 - June" one year serves both ends. */
static gboolean
get_range_span (Range *range, const WaymarkDueContext *context, WaymarkSpan *span)
{
  WaymarkPart *first = &range->first, *last = &range->last;

  if (first->first_year == 0 && last->first_year == 0 &&
      !waymark_part_set_coming_year (last, &context->today))
    return FALSE;
  if (last->first_year == 0)
    {
      set_years (last, first->first_year, first->last_year);
      if (get_spans (range, context->year_start, span))
        return TRUE;
      set_years (last, first->first_year + 1, first->last_year + 1);
    }
  else if (first->first_year == 0)
    {
      set_years (first, last->first_year, last->last_year);
      if (get_spans (range, context->year_start, span))
        return TRUE;
      set_years (first, last->first_year - 1, last->last_year - 1);
    }
  return get_spans (range, context->year_start, span);
}

static gboolean
get_span (Range *range, const WaymarkDueContext *context, WaymarkSpan *span)
{
  if (range->is_range)
    return get_range_span (range, context, span);
  if (range->first.first_year == 0 &&
      !waymark_part_set_coming_year (&range->first, &context->today))
    return FALSE;
  return waymark_part_get_span (&range->first, context->year_start, span) &&
         waymark_span_is_ordered (span);
}

/* The day, month or year next to a point, as exact as it. */
static gboolean
step (WaymarkPoint *point, int by)
{
  GDate day;

  if (by > 0)
    waymark_point_get_last (point, &day);
  else
    waymark_point_get_first (point, &day);
  if (by > 0)
    g_date_add_days (&day, 1);
  else
    g_date_subtract_days (&day, 1);
  point->year = g_date_get_year (&day);
  point->month = point->month != 0 ? (int) g_date_get_month (&day) : 0;
  point->day = point->day != 0 ? g_date_get_day (&day) : 0;
  return waymark_point_is_valid (point);
}

static void
keep_last_day (WaymarkSpan *span)
{
  GDate day;

  waymark_point_get_last (&span->end, &day);
  span->end =
      (WaymarkPoint){ g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day) };
  span->start = span->end;
}

static WaymarkDueGroup
take_preposition (WaymarkDueReader *reader)
{
  /* "on or before" goes before "on", "no later than" before nothing at all. */
  static const WaymarkDueGroup groups[] = {
    WAYMARK_DUE_BETWEEN, WAYMARK_DUE_BY,   WAYMARK_DUE_BEFORE,
    WAYMARK_DUE_AFTER,   WAYMARK_DUE_FROM, WAYMARK_DUE_IN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (waymark_due_reader_take (reader, groups[i], NULL))
      return groups[i];
  return WAYMARK_DUE_IN;
}

/* What the words around the parts make of them. */
static gboolean
apply_preposition (WaymarkDueGroup preposition, const Range *range, WaymarkSpan *span)
{
  const WaymarkPoint open = { 0 };

  switch ((int) preposition)
    {
    case WAYMARK_DUE_BY:
      span->start = open;
      return TRUE;
    case WAYMARK_DUE_BEFORE:
      /* Before the end of March is any day of March too. */
      if (!range->first.end_of && !step (&span->start, -1))
        return FALSE;
      span->end = range->first.end_of ? span->end : span->start;
      span->start = open;
      return !range->is_range;
    case WAYMARK_DUE_AFTER:
      if (!step (&span->end, 1))
        return FALSE;
      span->start = span->end;
      span->end = open;
      return !range->is_range;
    case WAYMARK_DUE_FROM:
      if (range->is_range)
        return TRUE;
      if (range->first.end_of)
        keep_last_day (span);
      span->end = open;
      return TRUE;
    case WAYMARK_DUE_BETWEEN:
      return range->is_range;
    default:
      if (!range->is_range && range->first.end_of)
        keep_last_day (span);
      return TRUE;
    }
}

/* What stands behind a date and says how it is meant: the longest of all, since one may begin as
 * another does. "at the latest" is as "by", "onwards" as "from". */
static WaymarkDueGroup
take_postposition (WaymarkDueReader *reader)
{
  static const WaymarkDueGroup groups[] = {
    WAYMARK_DUE_BY,   WAYMARK_DUE_BEFORE,  WAYMARK_DUE_AFTER,
    WAYMARK_DUE_FROM, WAYMARK_DUE_BETWEEN, WAYMARK_DUE_IN,
  };
  WaymarkDueReader latest = *reader, onwards = *reader;
  WaymarkDueGroup found = WAYMARK_N_DUE_GROUPS;
  guint longest = 0, length;

  if (waymark_due_reader_take (&latest, WAYMARK_DUE_LATEST, NULL))
    {
      found = WAYMARK_DUE_LATEST;
      longest = latest.position - reader->position;
    }
  if (waymark_due_reader_take (&onwards, WAYMARK_DUE_ONWARDS, NULL) &&
      onwards.position - reader->position > longest)
    {
      found = WAYMARK_DUE_ONWARDS;
      longest = onwards.position - reader->position;
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      length = waymark_due_reader_see_behind (reader, groups[i]);
      if (length > longest)
        {
          found = groups[i];
          longest = length;
        }
    }
  reader->position += longest;
  return found;
}

/* The meaning of what stands before and behind together; FALSE when they contradict each other. */
static gboolean
join_meanings (WaymarkDueGroup *before, WaymarkDueGroup behind, const Range *range)
{
  switch ((int) behind)
    {
    case WAYMARK_DUE_IN:
    case WAYMARK_N_DUE_GROUPS:
      return TRUE;
    case WAYMARK_DUE_BY:
      /* "from March until June", with "until" at the end */
      if (range->is_range)
        return *before == WAYMARK_DUE_IN || *before == WAYMARK_DUE_FROM;
      break;
    case WAYMARK_DUE_LATEST:
      behind = WAYMARK_DUE_BY;
      break;
    case WAYMARK_DUE_ONWARDS:
      behind = WAYMARK_DUE_FROM;
      if (range->is_range)
        return FALSE;
      break;
    default:
      break;
    }
  if (*before == WAYMARK_DUE_IN)
    *before = behind;
  return *before == behind;
}

static gboolean
take_meant (WaymarkDueReader *reader, WaymarkDueGroup meaning, WaymarkSpan *span)
{
  Range range;

  return take_range (reader, meaning == WAYMARK_DUE_BETWEEN, &range) &&
         join_meanings (&meaning, take_postposition (reader), &range) &&
         get_span (&range, reader->context, span) && apply_preposition (meaning, &range, span) &&
         waymark_due_reader_at_end (reader);
}

static gboolean
take_window (WaymarkDueReader *reader, WaymarkSpan *span)
{
  WaymarkDueGroup meaning;
  guint from;

  if (waymark_due_reader_take (reader, WAYMARK_DUE_LABEL, NULL))
    waymark_due_reader_take_sign (reader, ":-");
  /* A small word may be a month cut short: "Hyd 2026" is October, "hyd Mai 2026" until May. */
  from = reader->position;
  if (waymark_due_words_match (reader->words, &reader->tokens, from, WAYMARK_DUE_MONTH, NULL) > 0 &&
      take_meant (reader, WAYMARK_DUE_IN, span))
    return TRUE;
  reader->position = from;
  meaning = take_preposition (reader);
  waymark_due_reader_take_sign (reader, ":");
  return take_meant (reader, meaning, span);
}

/* "(March 2025)" */
static void
drop_brackets (WaymarkDueReader *reader)
{
  WaymarkTokens *tokens = &reader->tokens;
  const WaymarkToken *last = &tokens->tokens[tokens->n_tokens - 1];

  if (tokens->n_tokens > 2 && last->type == WAYMARK_TOKEN_SIGN && last->value == ')' &&
      waymark_due_reader_take_sign (reader, "("))
    tokens->n_tokens--;
}

/* Or none, where a window is open. */
static gboolean
is_year_of_a_plan (int year)
{
  return year == 0 || (year >= WAYMARK_FIRST_YEAR && year <= WAYMARK_LAST_YEAR);
}

/* A stored window, typed or pasted as it is. Years alone are left to the words: for them
 * "2025/2026" is one year of the plan. */
static char *
take_stored (const char *words)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  WaymarkSpan span;

  if (!waymark_span_from_edtf (trimmed, &span) || !is_year_of_a_plan (span.start.year) ||
      !is_year_of_a_plan (span.end.year) ||
      (span.start.month == 0 && span.end.month == 0 && span.start.year != 0 && span.end.year != 0))
    return NULL;
  return waymark_span_to_edtf (&span);
}

/* As waymark_window_parse(), with nothing taken from the surroundings but the words of the
 * reader's language. */
char *
waymark_window_parse_in (const char *words, const WaymarkDueContext *context)
{
  g_auto (WaymarkTokens) tokens = { 0 };
  WaymarkDueReader reader = { .context = context, .words = waymark_due_words_get () };
  WaymarkSpan span = { 0 };
  char *stored;

  if (!waymark_tokens_read (&tokens, words) || tokens.n_tokens == 0)
    return NULL;
  stored = take_stored (words);
  if (stored != NULL)
    return stored;
  reader.tokens = tokens;
  drop_brackets (&reader);
  return take_window (&reader, &span) ? waymark_span_to_edtf (&span) : NULL;
}

/* 4/1/2025 is 4 January, except in US English. */
static gboolean
is_month_first (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  return locale != NULL && g_str_has_prefix (locale, "en_US");
}

/**
 * waymark_window_parse:
 * @words: (nullable): a due date as somebody wrote or typed it
 * @year_start: the month, 1 to 12, that the plan's years begin with
 *
 * Reads words for a date: "March 2024", "by q2 2026/27", "1-15 March 2025", "from
 * April 2025", figures and ISO forms, in the reader's language and in English.
 * Only words that are understood to the last give a window; "Ongoing", "TBC" and
 * "sometime in spring" give none. Days and months without a year are the coming
 * ones. A year in two parts, 2025/26, is the plan's; "Q2 2025" counts from January,
 * "Q2 2025/26" from @year_start. Any input is safe.
 *
 * Returns: (transfer full) (nullable): the window as it is stored, or %NULL
 */
char *
waymark_window_parse (const char *words, int year_start)
{
  WaymarkDueContext context = { .year_start = CLAMP (year_start, 1, 12) };

  if (words == NULL)
    return NULL;
  context.month_first = is_month_first ();
  waymark_today (&context.today);
  return waymark_window_parse_in (words, &context);
}
