/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-part-private.h"

/* The small steps of reading a date: a word of a group, a sign, a number, a year.
 * Each either moves past what it took or leaves the reader where it was. */

const WaymarkToken *
waymark_due_reader_peek (const WaymarkDueReader *self, guint ahead)
{
  if (self->position + ahead >= self->tokens.n_tokens)
    return NULL;
  return &self->tokens.tokens[self->position + ahead];
}

static gboolean
is_sign (const WaymarkToken *token, const char *signs)
{
  return token != NULL && token->type == WAYMARK_TOKEN_SIGN && token->value < 0x80 &&
         strchr (signs, (int) token->value) != NULL;
}

static gboolean
is_number (const WaymarkToken *token, guint max_digits)
{
  return token != NULL && token->type == WAYMARK_TOKEN_NUMBER && token->n_digits <= max_digits;
}

static void
skip_fillers (WaymarkDueReader *self)
{
  guint length;

  do
    {
      length = waymark_due_words_match (
          self->words, &self->tokens, self->position, WAYMARK_DUE_FILLER, NULL);
      if (length == 0 && is_sign (waymark_due_reader_peek (self, 0), ","))
        length = 1;
      self->position += length;
    }
  while (length > 0);
}

/* Takes a phrase of @group, with small words and commas before it. */
gboolean
waymark_due_reader_take (WaymarkDueReader *self, WaymarkDueGroup group, int *value)
{
  guint from = self->position, length;

  length = waymark_due_words_match (self->words, &self->tokens, self->position, group, value);
  if (length == 0)
    {
      skip_fillers (self);
      length = waymark_due_words_match (self->words, &self->tokens, self->position, group, value);
    }
  self->position = length > 0 ? self->position + length : from;
  return length > 0;
}

/* How many tokens from here to the end of a phrase of @group that stands behind a date, with small
 * words before it; 0 when there is none. */
guint
waymark_due_reader_see_behind (const WaymarkDueReader *self, WaymarkDueGroup group)
{
  WaymarkDueReader ahead = *self;
  guint length = waymark_due_words_match_behind (self->words, &self->tokens, self->position, group);

  if (length > 0)
    return length;
  skip_fillers (&ahead);
  length = waymark_due_words_match_behind (self->words, &self->tokens, ahead.position, group);
  return length > 0 ? ahead.position - self->position + length : 0;
}

gboolean
waymark_due_reader_take_behind (WaymarkDueReader *self, WaymarkDueGroup group)
{
  guint length = waymark_due_reader_see_behind (self, group);

  self->position += length;
  return length > 0;
}

/* Takes one of the characters of @signs. */
gboolean
waymark_due_reader_take_sign (WaymarkDueReader *self, const char *signs)
{
  if (!is_sign (waymark_due_reader_peek (self, 0), signs))
    return FALSE;
  self->position++;
  return TRUE;
}

gboolean
waymark_due_reader_take_number (WaymarkDueReader *self, guint max_digits, int *number)
{
  guint from = self->position;
  const WaymarkToken *token;

  skip_fillers (self);
  token = waymark_due_reader_peek (self, 0);
  if (!is_number (token, max_digits))
    {
      self->position = from;
      return FALSE;
    }
  *number = token->value;
  self->position++;
  return TRUE;
}

/* 24, 24th, 24. */
gboolean
waymark_due_reader_take_day_number (WaymarkDueReader *self, int *day, gboolean *has_suffix)
{
  const WaymarkToken *next;

  if (!waymark_due_reader_take_number (self, 2, day))
    return FALSE;
  *has_suffix = FALSE;
  next = waymark_due_reader_peek (self, 0);
  if (next != NULL && !next->spaced)
    *has_suffix = waymark_due_reader_take (self, WAYMARK_DUE_NTH_SUFFIX, NULL) ||
                  waymark_due_reader_take_sign (self, ".");
  return TRUE;
}

/* The second year of 2025/26, 2025-26, 2025/2026, 2024-27; 0 when none stands there. */
static int
take_second_year (WaymarkDueReader *self, int first)
{
  guint from = self->position;
  const WaymarkToken *sign = waymark_due_reader_peek (self, 0);
  const WaymarkToken *number = waymark_due_reader_peek (self, 1);
  int second;

  if (!is_sign (sign, "/-") || !is_number (number, 4) ||
      (number->n_digits != 4 && (number->n_digits != 2 || sign->spaced || number->spaced)))
    return 0;
  second = number->n_digits == 4 ? (int) number->value : first - first % 100 + (int) number->value;
  if (number->n_digits == 2 && second < first)
    second += 100; /* 1999/00 */
  self->position += 2;
  if (second <= first || second > first + 20 || second > WAYMARK_LAST_YEAR ||
      waymark_due_reader_take (self, WAYMARK_DUE_MONTH, NULL) ||
      is_sign (waymark_due_reader_peek (self, 0), "/"))
    {
      self->position = from;
      return 0;
    }
  return second;
}

/* 2025, '25, 2025/26; 25 and 25/26 too where nothing else can be meant. */
gboolean
waymark_due_reader_take_year (WaymarkDueReader *self, gboolean two_digits, WaymarkPart *part)
{
  guint from = self->position;
  const WaymarkToken *token;
  gboolean apostrophe;
  int year, second;

  skip_fillers (self);
  apostrophe = waymark_due_reader_take_sign (self, "'");
  token = waymark_due_reader_peek (self, 0);
  if (is_number (token, 4) && token->n_digits == 4)
    year = token->value;
  else if (is_number (token, 2) && token->n_digits == 2 && (two_digits || apostrophe))
    year = 2000 + token->value;
  else
    year = 0;
  if (year < WAYMARK_FIRST_YEAR || year > WAYMARK_LAST_YEAR)
    {
      self->position = from;
      return FALSE;
    }
  self->position++;
  second = take_second_year (self, year);
  waymark_due_reader_take_behind (self, WAYMARK_DUE_YEAR);
  part->first_year = year;
  part->last_year = second != 0 ? second : year;
  return TRUE;
}

gboolean
waymark_due_reader_at_end (WaymarkDueReader *self)
{
  while (waymark_due_reader_take_sign (self, ".,;"))
    ;
  return self->position == self->tokens.n_tokens;
}

static gboolean
set_day (WaymarkPart *part, int year, int month, int day)
{
  *part = (WaymarkPart){
    .type = WAYMARK_PART_DAY, .day = day, .month = month, .first_year = year, .last_year = year
  };
  return g_date_valid_dmy (day, month, year != 0 ? year : 2024);
}

static gboolean
set_month (WaymarkPart *part, int year, int month)
{
  *part = (WaymarkPart){
    .type = WAYMARK_PART_MONTH, .month = month, .first_year = year, .last_year = year
  };
  return month >= 1 && month <= 12 && year >= WAYMARK_FIRST_YEAR && year <= WAYMARK_LAST_YEAR;
}

/* Day and month by the reader's order, or the other way round when only that is a date. */
static gboolean
set_day_either_way (const WaymarkDueReader *self, WaymarkPart *part, int year, int a, int b)
{
  int day = self->context->month_first ? b : a, month = self->context->month_first ? a : b;

  return set_day (part, year, month, day) || set_day (part, year, day, month);
}

static gboolean
read_three (const WaymarkDueReader *self, const WaymarkToken *const *numbers, WaymarkPart *part)
{
  const WaymarkToken *a = numbers[0], *b = numbers[1], *c = numbers[2];
  int year;

  if (b->n_digits > 2)
    return FALSE;
  if (a->n_digits == 4)
    return c->n_digits <= 2 && a->value >= WAYMARK_FIRST_YEAR && a->value <= WAYMARK_LAST_YEAR &&
           set_day (part, a->value, b->value, c->value);
  if (a->n_digits > 2 || (c->n_digits != 2 && c->n_digits != 4))
    return FALSE;
  year = c->n_digits == 2 ? 2000 + c->value : c->value;
  return year >= WAYMARK_FIRST_YEAR && year <= WAYMARK_LAST_YEAR &&
         set_day_either_way (self, part, year, a->value, b->value);
}

/* 2025-03, 03/2025, 03.2025, 03/25 (no such day), 24/3; 2025/26 and 25/26 are years. */
static gboolean
read_two (const WaymarkDueReader *self,
          const WaymarkToken *const *numbers,
          char sign,
          WaymarkPart *part)
{
  const WaymarkToken *a = numbers[0], *b = numbers[1];

  if (a->n_digits == 4 && b->n_digits == 2)
    return (sign == '-' || b->value != a->value % 100 + 1) && set_month (part, a->value, b->value);
  if (b->n_digits == 4 && a->n_digits <= 2)
    return set_month (part, b->value, a->value);
  if (a->n_digits > 2 || b->n_digits > 2 || sign != '/' || (a->value > 12 && b->value > 12))
    return FALSE;
  if (b->value > 12 && !self->context->month_first)
    return b->n_digits == 2 && set_month (part, 2000 + b->value, a->value);
  return set_day_either_way (self, part, 0, a->value, b->value);
}

/* Dates in figures: numbers with one and the same sign between them and no blanks. */
gboolean
waymark_due_reader_take_numeric (WaymarkDueReader *self, WaymarkPart *part)
{
  const WaymarkToken *numbers[3] = { 0 };
  const WaymarkToken *token = waymark_due_reader_peek (self, 0);
  char sign = 0;
  guint n = 0;

  if (is_number (token, 8) && token->n_digits == 8)
    {
      int year = token->value / 10000;
      if (year < WAYMARK_FIRST_YEAR || year > WAYMARK_LAST_YEAR ||
          !set_day (part, year, token->value / 100 % 100, token->value % 100))
        return FALSE;
      self->position++;
      return TRUE;
    }
  while (n < 3 && is_number (token, 4) && (n == 0 || !token->spaced))
    {
      const WaymarkToken *next = waymark_due_reader_peek (self, 2 * n + 1);
      numbers[n++] = token;
      if (!is_sign (next, sign != 0 ? (char[]){ sign, '\0' } : "/-.") || next->spaced)
        break;
      sign = next->value;
      token = waymark_due_reader_peek (self, 2 * n);
    }
  if (n == 3 && read_three (self, numbers, part))
    self->position += 5;
  else if (n >= 2 && (sign != '.' || numbers[1]->n_digits == 4) &&
           read_two (self, numbers, sign, part))
    self->position += 3;
  else
    return FALSE;
  return TRUE;
}
