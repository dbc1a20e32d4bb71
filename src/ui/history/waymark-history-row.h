/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-history-list.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_HISTORY_ROW (waymark_history_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkHistoryRow, waymark_history_row, WAYMARK, HISTORY_ROW, GtkWidget)

/* One entry of the history on screen. Its button runs the action history.put-back. */
GtkWidget *waymark_history_row_new (void);
void waymark_history_row_show (WaymarkHistoryRow *self, WaymarkHistoryEntryRow *entry);
void waymark_history_row_set_selected (WaymarkHistoryRow *self, gboolean selected);

G_END_DECLS
