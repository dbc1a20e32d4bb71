/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-row-model.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEARCH_BAR (waymark_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkSearchBar, waymark_search_bar, WAYMARK, SEARCH_BAR, GtkWidget)

/*
 * Words to look for: they filter the rows, and one can step through everything in
 * the plan that has them.
 *
 * Property: active (shown and filtering, notifies). Signals: show-item (char *id);
 * changed, other words are asked for.
 */
GtkWidget *waymark_search_bar_new (WaymarkRowModel *rows);
gboolean waymark_search_bar_get_active (WaymarkSearchBar *self);
void waymark_search_bar_set_active (WaymarkSearchBar *self, gboolean active);
void waymark_search_bar_set_place (WaymarkSearchBar *self, const char *id);
void waymark_search_bar_plan_changed (WaymarkSearchBar *self);
gboolean waymark_search_bar_step (WaymarkSearchBar *self, int direction);
void waymark_search_bar_clear (WaymarkSearchBar *self);

G_END_DECLS
