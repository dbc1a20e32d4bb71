/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-columns.h"
#include "waymark-plan-row.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_ROW (waymark_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRow, waymark_row, WAYMARK, ROW, GtkWidget)

/*
 * One row of the list, drawn by itself: five labels a row would cost several
 * times as much. Tint, bar and focus ring are the list item's, in the style sheet.
 *
 * Signal: link-activated (char *id): the link of a pointer row was pressed.
 */
GtkWidget *waymark_row_new (WaymarkColumns *columns);
WaymarkPlanRow *waymark_row_get_plan_row (WaymarkRow *self);
void waymark_row_set_plan_row (WaymarkRow *self, WaymarkPlanRow *row);
void waymark_row_set_selected (WaymarkRow *self, gboolean selected);

G_END_DECLS
