/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-columns.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_LIST_HEADING (waymark_list_heading_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkListHeading, waymark_list_heading, WAYMARK, LIST_HEADING, GtkWidget)

/* The headings above the columns of the list. */
GtkWidget *waymark_list_heading_new (WaymarkColumns *columns);

G_END_DECLS
