/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-tally.h"

G_BEGIN_DECLS

/* The overview in other shapes: as tables in its place, and on the clipboard. */
GtkWidget *waymark_overview_tables_new (const WaymarkTally *tally, GPtrArray *points, const GDate *today);
void waymark_overview_copy_text (GtkWidget *widget, WaymarkPlan *plan, GPtrArray *points);
void waymark_overview_copy_picture (GtkWidget *page);

G_END_DECLS
