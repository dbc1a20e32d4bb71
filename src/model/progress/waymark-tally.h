/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rating.h"

G_BEGIN_DECLS

/**
 * WaymarkTallyRow:
 * @item: (nullable): the status, theme or party that is counted for; %NULL for all of
 *   them, or for actions without one
 * @actions: how many actions, those that only point to others left out
 * @late: how many of them are late
 * @soon: how many fall due within 60 days
 * @finished: how many are complete, closed or merged
 * @through: of a party: how many of @actions it holds through a group or everyone
 * @ratings: how many have each rating
 * @heard: (nullable): of a party: by which update it was heard of last, as of
 *   waymark_plan_get_last_reports()
 */
typedef struct
{
  WaymarkItem *item;
  guint actions;
  guint late;
  guint soon;
  guint finished;
  guint through;
  guint ratings[WAYMARK_N_RATINGS];
  WaymarkItem *heard;
} WaymarkTallyRow;

/**
 * WaymarkTally:
 * @all: the whole plan
 * @pointers: how many actions only point to others
 * @statuses: (element-type WaymarkTallyRow): each status of the plan in its order, then
 *   none
 * @themes: (element-type WaymarkTallyRow): each theme
 * @leads: (element-type WaymarkTallyRow): each party that holds an action, in the order of
 *   the register, then those without a lead; an action counts for each of its holders
 * @without_lead: how many actions have no lead, finished ones left out here and below
 * @without_date: how many have no window of time; what is ongoing needs none
 * @without_update: how many had no report since @since
 * @undecided: how many have a date that is to be agreed
 * @moved: how many had their date moved
 * @months_slipped: by how many months dates moved, those that came forward taken off
 * @since: the day from which an update is recent: of the last meeting that was closed, else
 *   three months before
 *
 * What is asked of a plan in one look. The items are the plan's.
 */
typedef struct
{
  WaymarkTallyRow all;
  guint pointers;
  GArray *statuses;
  GArray *themes;
  GArray *leads;
  guint without_lead;
  guint without_date;
  guint without_update;
  guint undecided;
  guint moved;
  int months_slipped;
  GDate since;
} WaymarkTally;

WaymarkTally *waymark_tally_new  (WaymarkPlan *plan, const GDate *today);
void          waymark_tally_free (WaymarkTally *self);
WaymarkRating waymark_tally_nth_rating (guint nth);   /* in the order in which they are shown */
guint         waymark_tally_count_status (const WaymarkTally *self, WaymarkItem *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkTally, waymark_tally_free)

G_END_DECLS
