/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-proposal.h"
#include "waymark-timeline-row.h"
#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

/**
 * WaymarkTimelineGrip:
 * @WAYMARK_TIMELINE_GRIP_NONE: nothing that could be moved
 * @WAYMARK_TIMELINE_GRIP_WHOLE: the days that it is due in
 * @WAYMARK_TIMELINE_GRIP_END: the last of them
 */
typedef enum
{
  WAYMARK_TIMELINE_GRIP_NONE,
  WAYMARK_TIMELINE_GRIP_WHOLE,
  WAYMARK_TIMELINE_GRIP_END,
} WaymarkTimelineGrip;

#define WAYMARK_TYPE_TIMELINE_BAR (waymark_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineBar, waymark_timeline_bar, WAYMARK, TIMELINE_BAR, GtkWidget)

/* One row of the timeline, drawn by itself: number and words, then its days. */
GtkWidget *waymark_timeline_bar_new (WaymarkTimelineScale *scale, WaymarkTimelineProposal *proposal);
void waymark_timeline_bar_set_row (WaymarkTimelineBar *self, WaymarkTimelineRow *row);
WaymarkTimelineRow *waymark_timeline_bar_get_row (WaymarkTimelineBar *self);
WaymarkTimelineGrip waymark_timeline_bar_get_grip (WaymarkTimelineBar *self, double start);

G_END_DECLS
