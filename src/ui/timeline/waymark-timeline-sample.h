/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkTimelineShape:
 *
 * The shapes that the legend of the timeline explains.
 */
typedef enum
{
  WAYMARK_TIMELINE_DUE,
  WAYMARK_TIMELINE_BY,
  WAYMARK_TIMELINE_MOVED,
  WAYMARK_TIMELINE_PROPOSED,
  WAYMARK_TIMELINE_LATE,
  WAYMARK_TIMELINE_DONE,
  WAYMARK_TIMELINE_ONGOING,
  WAYMARK_TIMELINE_MEETING,
  WAYMARK_N_TIMELINE_SHAPES
} WaymarkTimelineShape;

#define WAYMARK_TYPE_TIMELINE_SAMPLE (waymark_timeline_sample_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineSample, waymark_timeline_sample, WAYMARK, TIMELINE_SAMPLE, GtkWidget)

/* One shape of the timeline, as it is drawn there. */
GtkWidget *waymark_timeline_sample_new (WaymarkTimelineShape shape);

G_END_DECLS
