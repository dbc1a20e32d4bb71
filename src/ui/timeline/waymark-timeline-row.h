/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"
#include "waymark-stage.h"
#include "waymark-timespan.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_ROW (waymark_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineRow, waymark_timeline_row, WAYMARK, TIMELINE_ROW, GObject)

/**
 * WaymarkTimelineWords:
 * @number: as shown, or ""
 * @text: one line
 * @beside: what stands beside the bar, or in place of one: "7 months late", "follows 1.2",
 *   "no date yet (TBC)", or ""
 * @rating: (nullable): the rating's name
 * @by_hand: whether @rating was set by hand
 * @stage: its mark
 * @late: whether @beside says that it is late
 *
 * What a row of the timeline says.
 */
typedef struct
{
  char *number;
  char *text;
  char *beside;
  const char *rating;
  gboolean by_hand;
  WaymarkStage stage;
  gboolean late;
} WaymarkTimelineWords;

/*
 * A row of the timeline: a heading (a theme, a lead, or nobody) or an action. Signal
 * "changed": it says something else now.
 */
WaymarkTimelineRow *waymark_timeline_row_new (WaymarkItem *item, gboolean is_heading);
gboolean waymark_timeline_row_is_heading (WaymarkTimelineRow *self);
WaymarkItem *waymark_timeline_row_get_item (WaymarkTimelineRow *self);
const WaymarkTimelineWords *waymark_timeline_row_get_words (WaymarkTimelineRow *self);
const WaymarkTimespan *waymark_timeline_row_get_span (WaymarkTimelineRow *self);
char *waymark_timeline_row_describe (WaymarkTimelineRow *self);
void waymark_timeline_row_refresh (WaymarkTimelineRow *self);

G_END_DECLS
