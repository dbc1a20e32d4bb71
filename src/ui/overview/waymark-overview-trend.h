/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"
#include "waymark-tally.h"

G_BEGIN_DECLS

/**
 * WaymarkTrendPoint:
 * @meeting: id of the meeting
 * @date: its day
 * @plan: the plan as it was when the meeting was closed
 * @tally: what was counted then; its items are those of @plan
 *
 * The plan at one of its meetings.
 */
typedef struct
{
  char *meeting;
  GDate date;
  WaymarkPlan *plan;
  WaymarkTally *tally;
} WaymarkTrendPoint;

#define WAYMARK_TYPE_OVERVIEW_TREND (waymark_overview_trend_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkOverviewTrend, waymark_overview_trend, WAYMARK, OVERVIEW_TREND, GObject)

/*
 * The plan at its meetings so far, oldest first. Snapshots are read one by one while there
 * is nothing else to do. Signal "changed": more of them are there.
 */
WaymarkOverviewTrend *waymark_overview_trend_new (void);
void waymark_overview_trend_set_plan (WaymarkOverviewTrend *self, WaymarkPlan *plan);
GPtrArray *waymark_overview_trend_get_points (WaymarkOverviewTrend *self);
const WaymarkTrendPoint *waymark_overview_trend_find (WaymarkOverviewTrend *self, const char *meeting);

G_END_DECLS
