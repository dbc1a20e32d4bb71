/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-page.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_VIEW (waymark_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineView, waymark_timeline_view, WAYMARK, TIMELINE_VIEW, GtkWidget)

/* The view *Timeline*, a #WaymarkPage: the plan's actions over time, by theme or by lead. */

G_END_DECLS
