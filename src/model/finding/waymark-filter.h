/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkDates:
 * @WAYMARK_DATES_ANY: whatever the date
 * @WAYMARK_DATES_LATE: late today
 * @WAYMARK_DATES_THIS_QUARTER: due in the quarter of the plan's year that has today in it
 * @WAYMARK_DATES_NEXT_QUARTER: due in the quarter after that
 * @WAYMARK_DATES_NONE: no date that can be told, though one is needed
 * @WAYMARK_DATES_UNDECIDED: a new date waits to be agreed
 * @WAYMARK_DATES_MOVED: the date was moved
 */
typedef enum
{
  WAYMARK_DATES_ANY,
  WAYMARK_DATES_LATE,
  WAYMARK_DATES_THIS_QUARTER,
  WAYMARK_DATES_NEXT_QUARTER,
  WAYMARK_DATES_NONE,
  WAYMARK_DATES_UNDECIDED,
  WAYMARK_DATES_MOVED,
  WAYMARK_N_DATES
} WaymarkDates;

/* For waymark_filter_set_status(): groups of statuses by what is left to do. */
#define WAYMARK_FILTER_NOT_DONE "not-done"
#define WAYMARK_FILTER_NO_UPDATE "no-update" /* of those not done: without a recent one */
#define WAYMARK_FILTER_NO_STATUS "none"
/* For waymark_filter_set_lead(). */
#define WAYMARK_FILTER_NO_LEAD "none"

/* For waymark_filter_set_rating(). */
#define WAYMARK_FILTER_NOT_RATED "none"

/**
 * WaymarkFilter:
 *
 * Which actions to show: by status, lead, date, rating and words, all of which must fit.
 */
typedef struct _WaymarkFilter WaymarkFilter;

WaymarkFilter *waymark_filter_new (WaymarkPlan *plan);
void waymark_filter_free (WaymarkFilter *self);

gboolean waymark_filter_set_status (WaymarkFilter *self, const char *status);
gboolean waymark_filter_set_lead (WaymarkFilter *self, const char *party);
gboolean waymark_filter_set_dates (WaymarkFilter *self, WaymarkDates dates);
gboolean waymark_filter_set_rating (WaymarkFilter *self, const char *rating);
gboolean waymark_filter_set_words (WaymarkFilter *self, const char *words);
void waymark_filter_set_today (WaymarkFilter *self, const GDate *today);
void waymark_filter_clear (WaymarkFilter *self);

const char *waymark_filter_get_status (WaymarkFilter *self);
const char *waymark_filter_get_lead (WaymarkFilter *self);
WaymarkDates waymark_filter_get_dates (WaymarkFilter *self);
const char *waymark_filter_get_rating (WaymarkFilter *self);
const char *waymark_filter_get_words (WaymarkFilter *self);
void waymark_filter_refresh (WaymarkFilter *self);
gboolean waymark_filter_is_set (WaymarkFilter *self);

gboolean waymark_filter_matches (WaymarkFilter *self, WaymarkItem *item);
gboolean waymark_filter_has_words (WaymarkFilter *self, WaymarkItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkFilter, waymark_filter_free)

G_END_DECLS
