/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-time-unit.h"
#include "waymark-timespan.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_SCALE (waymark_timeline_scale_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineScale, waymark_timeline_scale, WAYMARK, TIMELINE_SCALE, GObject)

/*
 * Which days are in view and how wide a day is: shared by the heading and all rows
 * of a timeline. Places are pixels from the start edge of the chart, so that nobody
 * but the pen knows about left and right. Signal "changed": draw again.
 */
WaymarkTimelineScale *waymark_timeline_scale_new (void);
GtkAdjustment *waymark_timeline_scale_get_adjustment (WaymarkTimelineScale *self); /* in days */
void waymark_timeline_scale_set_reach (WaymarkTimelineScale *self, const WaymarkDays *reach);
void waymark_timeline_scale_set_room (WaymarkTimelineScale *self, int width);
int waymark_timeline_scale_get_start (WaymarkTimelineScale *self);
int waymark_timeline_scale_get_width (WaymarkTimelineScale *self);
double waymark_timeline_scale_get_text_scale (WaymarkTimelineScale *self);
void waymark_timeline_scale_set_meetings (WaymarkTimelineScale *self, GArray *days); /* of guint32 */
GArray *waymark_timeline_scale_get_meetings (WaymarkTimelineScale *self);
void waymark_timeline_scale_set_today (WaymarkTimelineScale *self, guint32 day);
guint32 waymark_timeline_scale_get_today (WaymarkTimelineScale *self);
void waymark_timeline_scale_set_text_scale (WaymarkTimelineScale *self, double scale);
void waymark_timeline_scale_set_year_start (WaymarkTimelineScale *self, GDateMonth month);
GDateMonth waymark_timeline_scale_get_year_start (WaymarkTimelineScale *self);
WaymarkTimeUnit waymark_timeline_scale_get_unit (WaymarkTimelineScale *self);
void waymark_timeline_scale_set_unit (WaymarkTimelineScale *self, WaymarkTimeUnit unit);
void waymark_timeline_scale_zoom (WaymarkTimelineScale *self, double factor, double anchor);
gboolean waymark_timeline_scale_can_zoom (WaymarkTimelineScale *self, gboolean in);
void waymark_timeline_scale_pan (WaymarkTimelineScale *self, double pixels);
void waymark_timeline_scale_step (WaymarkTimelineScale *self, int steps);
void waymark_timeline_scale_show_day (WaymarkTimelineScale *self, guint32 day);
void waymark_timeline_scale_show_days (WaymarkTimelineScale *self, const WaymarkDays *days);
double waymark_timeline_scale_get_place (WaymarkTimelineScale *self, guint32 day);
guint32 waymark_timeline_scale_get_day (WaymarkTimelineScale *self, double place);
WaymarkDays waymark_timeline_scale_get_view (WaymarkTimelineScale *self);
gboolean waymark_timeline_scale_next_line (WaymarkTimelineScale *self, GDate *day, gboolean major);

G_END_DECLS
