/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-row-model.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_FILTER_BAR (waymark_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkFilterBar, waymark_filter_bar, WAYMARK, FILTER_BAR, GtkWidget)

/*
 * Which rows are shown: by status, lead and date.
 *
 * Signals: changed, a filter was set or cleared by the person; chosen, one was
 * chosen from its popover.
 */
GtkWidget *waymark_filter_bar_new (WaymarkRowModel *rows);
void waymark_filter_bar_update (WaymarkFilterBar *self);
void waymark_filter_bar_ask_for_lead (WaymarkFilterBar *self);

G_END_DECLS
