/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_AXIS (waymark_timeline_axis_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineAxis, waymark_timeline_axis, WAYMARK, TIMELINE_AXIS, GtkWidget)

/* The heading of the timeline: years, what is below them, today and the meetings. */
GtkWidget *waymark_timeline_axis_new (WaymarkTimelineScale *scale);

G_END_DECLS
