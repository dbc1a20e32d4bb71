/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkTimeUnit:
 *
 * What the lines of a timeline stand for.
 */
typedef enum
{
  WAYMARK_TIME_WEEKS,
  WAYMARK_TIME_MONTHS,
  WAYMARK_TIME_QUARTERS,
  WAYMARK_TIME_YEARS,
} WaymarkTimeUnit;

double          waymark_time_unit_get_days  (WaymarkTimeUnit unit); /* in one, on average */
WaymarkTimeUnit waymark_time_unit_get_major (WaymarkTimeUnit unit); /* whose names stand above */
void            waymark_time_unit_to_first  (WaymarkTimeUnit unit, GDateMonth year_start, GDate *day);
void            waymark_time_unit_to_next   (WaymarkTimeUnit unit, GDate *first);

/* There are no days before the first of year 1. */
void waymark_day_subtract_months (GDate *day, guint months);

/* In the reader's language: of the line that begins on a day, and of the longer unit above it. */
char *waymark_time_unit_format       (WaymarkTimeUnit unit, GDateMonth year_start, const GDate *first);
char *waymark_time_unit_format_major (WaymarkTimeUnit unit, GDateMonth year_start, const GDate *first);

G_END_DECLS
