/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkMeetingView:
 *
 * A meeting that goes through its agenda, one line at a time: a #WaymarkPage. It alone knows
 * which meeting and which line are shown; its parts follow.
 */
#define WAYMARK_TYPE_MEETING_VIEW (waymark_meeting_view_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMeetingView, waymark_meeting_view, WAYMARK, MEETING_VIEW, GtkWidget)

G_END_DECLS
