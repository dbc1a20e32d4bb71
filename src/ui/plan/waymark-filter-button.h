/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_FILTER_BUTTON (waymark_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkFilterButton, waymark_filter_button, WAYMARK, FILTER_BUTTON, GtkWidget)

/*
 * "All leads ▾", and once it is set "Lead: MBC ×".
 *
 * Signals: fill, before the popover is shown; cleared, × or Delete was pressed.
 */
GtkWidget *waymark_filter_button_new (const char *name);
void waymark_filter_button_set_popover (WaymarkFilterButton *self, GtkWidget *popover);
void
waymark_filter_button_set_value (WaymarkFilterButton *self, const char *words, gboolean is_set);
void waymark_filter_button_popup (WaymarkFilterButton *self);

G_END_DECLS
