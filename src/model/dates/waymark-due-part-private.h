/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-due-words-private.h"
#include "waymark-window-private.h"

G_BEGIN_DECLS

/* Reads the words of a date from left to right. */
typedef struct
{
  const WaymarkDueContext *context;
  const WaymarkDueWords *words;
  WaymarkTokens tokens;
  guint position;
} WaymarkDueReader;

typedef enum
{
  WAYMARK_PART_DAY,
  WAYMARK_PART_MONTH,
  WAYMARK_PART_QUARTER,
  WAYMARK_PART_HALF,
  WAYMARK_PART_SEASON,
  WAYMARK_PART_YEARS,
} WaymarkPartType;

/**
 * WaymarkPart:
 * @number: which quarter, half or season, from 1
 * @first_year: 0 when no year is said
 * @last_year: more than @first_year when years of the plan are said: 2025/26
 * @end_of: only its last day is meant
 * @days_before: days before the day that are meant too (week ending)
 * @days_after: days after the day that are meant too (week commencing)
 *
 * One day, month, quarter, half, season or year as it was written.
 */
typedef struct
{
  WaymarkPartType type;
  int number;
  int day;
  int month;
  int first_year;
  int last_year;
  gboolean end_of;
  int days_before;
  int days_after;
} WaymarkPart;

const WaymarkToken *waymark_due_reader_peek        (const WaymarkDueReader *self, guint ahead);
gboolean            waymark_due_reader_take        (WaymarkDueReader *self, WaymarkDueGroup group, int *value);
guint               waymark_due_reader_see_behind  (const WaymarkDueReader *self, WaymarkDueGroup group);
gboolean            waymark_due_reader_take_behind (WaymarkDueReader *self, WaymarkDueGroup group);
gboolean            waymark_due_reader_take_sign   (WaymarkDueReader *self, const char *signs);
gboolean            waymark_due_reader_take_number (WaymarkDueReader *self, guint max_digits, int *number);
gboolean            waymark_due_reader_take_year   (WaymarkDueReader *self, gboolean two_digits, WaymarkPart *part);
gboolean            waymark_due_reader_take_day_number (WaymarkDueReader *self, int *day, gboolean *has_suffix);
gboolean            waymark_due_reader_take_numeric (WaymarkDueReader *self, WaymarkPart *part);
gboolean            waymark_due_reader_take_part   (WaymarkDueReader *self, WaymarkPart *part);
gboolean            waymark_due_reader_at_end      (WaymarkDueReader *self);

gboolean            waymark_part_get_span          (const WaymarkPart *self, int year_start, WaymarkSpan *span);
gboolean            waymark_part_set_coming_year   (WaymarkPart *self, const GDate *today);

G_END_DECLS
