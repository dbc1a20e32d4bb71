/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-bar-segment.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_STACKED_BAR (waymark_stacked_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkStackedBar, waymark_stacked_bar, WAYMARK, STACKED_BAR, GtkWidget)

/*
 * Segments one after another, as long as their counts: from the start edge, or from the
 * foot. All bars of a chart share one @most, the count that fills the whole length.
 */
GtkWidget *waymark_stacked_bar_new (GtkOrientation orientation, guint most);
void waymark_stacked_bar_add (WaymarkStackedBar *self, GtkWidget *segment);

G_END_DECLS
