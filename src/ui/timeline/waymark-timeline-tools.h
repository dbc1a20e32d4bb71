/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-model.h"
#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_TOOLS (waymark_timeline_tools_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineTools, waymark_timeline_tools, WAYMARK, TIMELINE_TOOLS, GtkWidget)

/*
 * What the timeline shows, and how much of it: theme, lead, what rows stand below; today,
 * closer and wider.
 *
 * Signal: changed, other rows are shown now.
 */
GtkWidget *waymark_timeline_tools_new (WaymarkTimelineModel *model, WaymarkTimelineScale *scale);
void waymark_timeline_tools_set_plan (WaymarkTimelineTools *self, WaymarkPlan *plan);

G_END_DECLS
