/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-columns.h"
#include "waymark-order.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_LIST_HEADING (waymark_list_heading_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkListHeading, waymark_list_heading, WAYMARK, LIST_HEADING, GtkWidget)

/*
 * The headings above the columns of the list, which sort it.
 *
 * Signal: sort (int order), a heading was pressed.
 */
GtkWidget *waymark_list_heading_new (WaymarkColumns *columns);
void
waymark_list_heading_set_order (WaymarkListHeading *self, WaymarkOrder order, gboolean descending);

G_END_DECLS
