/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_VIEW (waymark_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineView, waymark_timeline_view, WAYMARK, TIMELINE_VIEW, GtkWidget)

/*
 * The plan's actions over time, by theme or by lead.
 *
 * Signal: item-activated (char *id): an action was opened.
 */
GtkWidget *waymark_timeline_view_new (void);
void waymark_timeline_view_set_document (WaymarkTimelineView *self, WaymarkDocument *document);
void waymark_timeline_view_select (WaymarkTimelineView *self, const char *id);
char *waymark_timeline_view_get_selected (WaymarkTimelineView *self);

G_END_DECLS
