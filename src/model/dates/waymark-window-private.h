/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-window.h"

G_BEGIN_DECLS

/**
 * WaymarkPoint:
 * @year: 1 to 9999; 0 when this end of a window is open
 * @month: 1 to 12; 0 when only the year is said
 * @day: 1 to 31; 0 when only the month is said
 *
 * A day, a month or a year, as exact as it was said.
 */
typedef struct
{
  int year;
  int month;
  int day;
} WaymarkPoint;

/**
 * WaymarkSpan:
 *
 * A window taken apart. When @start and @end are the same it is written once.
 */
typedef struct
{
  WaymarkPoint start;
  WaymarkPoint end;
} WaymarkSpan;

/* What reading depends on besides the words, handed in so that tests need no locale or clock. */
typedef struct
{
  int year_start;
  GDate today;
  gboolean month_first; /* 4/1/2025 is 1 April */
} WaymarkDueContext;

gboolean waymark_span_from_edtf  (const char *window, WaymarkSpan *span);
char    *waymark_span_to_edtf    (const WaymarkSpan *span);
gboolean waymark_span_is_ordered (const WaymarkSpan *span);

void     waymark_point_get_first (const WaymarkPoint *point, GDate *day);
void     waymark_point_get_last  (const WaymarkPoint *point, GDate *day);
gboolean waymark_point_is_valid  (const WaymarkPoint *point);
gboolean waymark_point_equal     (const WaymarkPoint *a, const WaymarkPoint *b);

char    *waymark_window_parse_in (const char *words, const WaymarkDueContext *context);

G_END_DECLS
