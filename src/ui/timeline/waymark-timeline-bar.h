/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-row.h"
#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_BAR (waymark_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineBar, waymark_timeline_bar, WAYMARK, TIMELINE_BAR, GtkWidget)

/* One row of the timeline, drawn by itself: number and words, then its days. */
GtkWidget *waymark_timeline_bar_new (WaymarkTimelineScale *scale);
void waymark_timeline_bar_set_row (WaymarkTimelineBar *self, WaymarkTimelineRow *row);

G_END_DECLS
