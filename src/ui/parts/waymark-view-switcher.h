/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkViewSwitcher:
 *
 * The views of a plan side by side, of which one is shown: buttons, or a menu where there
 * is no room for them. It names the action `win.view` and knows nothing else of them.
 */
#define WAYMARK_TYPE_VIEW_SWITCHER (waymark_view_switcher_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkViewSwitcher, waymark_view_switcher, WAYMARK, VIEW_SWITCHER, GtkWidget)

void waymark_view_switcher_add (WaymarkViewSwitcher *self, const char *name, const char *label, guint key);
void waymark_view_switcher_set_shown (WaymarkViewSwitcher *self, const char *name);

G_END_DECLS
