/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Meetings of the sample: four that were held, one that is planned for next month. */
#define WAYMARK_SAMPLE_MEETINGS 5

/* The plan's years begin in April. */
#define WAYMARK_SAMPLE_YEAR_START 4

/*
 * When things happen in the sample, as seen from the day on which it is opened. The board meets
 * on a second Thursday every quarter; the last time was two months ago, and the next is in a
 * month. Nobody works on week-ends or between the years.
 */
void   waymark_sample_meeting_day (const GDate *today, int meeting, GDate *day);
void   waymark_sample_work_day    (const GDate *today, int meeting, int days, GDate *day);

/* "m-3" a month, "b+6" by a month, "q+3" the quarter with a month in it, "y+9" the year with it,
 * "d+6" a later day, as a window; %NULL for other words. Months and days count from today's. */
char  *waymark_sample_window      (const GDate *today, const char *when);
char  *waymark_sample_due_words   (const GDate *today, const char *when);

/* The plan's year in which it begins, and the year that an action belongs to: 1, 2 or 3. */
int    waymark_sample_first_year  (const GDate *today);
int    waymark_sample_phase       (const GDate *today, const char *when);

G_END_DECLS
