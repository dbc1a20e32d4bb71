/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_OVERVIEW_CHART (waymark_overview_chart_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkOverviewChart, waymark_overview_chart, WAYMARK, OVERVIEW_CHART, GtkWidget)

/*
 * Holds the grid of a chart. Tab goes to it and on from it, arrows from mark to mark. What
 * it shows is said as a sentence too.
 */
GtkWidget *waymark_overview_chart_new (GtkWidget *grid, const char *title, const char *sentence);

G_END_DECLS
