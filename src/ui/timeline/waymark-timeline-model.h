/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-row.h"

G_BEGIN_DECLS

/**
 * WaymarkTimelineGroup:
 * @WAYMARK_TIMELINE_BY_THEME: actions below their themes, in the order of the plan
 * @WAYMARK_TIMELINE_BY_LEAD: actions below each party that leads them
 */
typedef enum
{
  WAYMARK_TIMELINE_BY_THEME,
  WAYMARK_TIMELINE_BY_LEAD,
} WaymarkTimelineGroup;

#define WAYMARK_TYPE_TIMELINE_MODEL (waymark_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineModel, waymark_timeline_model, WAYMARK, TIMELINE_MODEL, GObject)

/* The rows of the timeline, a GListModel of WaymarkTimelineRow. */
WaymarkTimelineModel *waymark_timeline_model_new (void);
void waymark_timeline_model_set_plan (WaymarkTimelineModel *self, WaymarkPlan *plan);
WaymarkPlan *waymark_timeline_model_get_plan (WaymarkTimelineModel *self);
void waymark_timeline_model_set_group (WaymarkTimelineModel *self, WaymarkTimelineGroup group);
void waymark_timeline_model_set_theme (WaymarkTimelineModel *self, const char *id);
void waymark_timeline_model_set_lead (WaymarkTimelineModel *self, const char *id);
const char *waymark_timeline_model_get_theme (WaymarkTimelineModel *self);
const char *waymark_timeline_model_get_lead (WaymarkTimelineModel *self);
gboolean waymark_timeline_model_get_reach (WaymarkTimelineModel *self, WaymarkDays *reach);

G_END_DECLS
