/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-history-filter.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_HISTORY_FILTERS (waymark_history_filters_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkHistoryFilters, waymark_history_filters, WAYMARK, HISTORY_FILTERS, GtkWidget)

/*
 * What is looked for in a history: words, a person, from which day to which. Signal:
 * changed.
 */
GtkWidget *waymark_history_filters_new (int year_start);
void waymark_history_filters_set_persons (WaymarkHistoryFilters *self, GPtrArray *persons);
void waymark_history_filters_fill (WaymarkHistoryFilters *self, WaymarkHistoryFilter *filter);
void waymark_history_filters_reset (WaymarkHistoryFilters *self);

G_END_DECLS
