/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-page.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_OVERVIEW_VIEW (waymark_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkOverviewView, waymark_overview_view, WAYMARK, OVERVIEW_VIEW, GtkWidget)

/*
 * The view *Overview*, a #WaymarkPage: what a chair asks in one look. Its marks name the
 * window's action %WAYMARK_SHOW_ACTIONS.
 */

G_END_DECLS
