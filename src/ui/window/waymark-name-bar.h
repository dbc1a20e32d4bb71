/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkNameBar:
 *
 * Asks once, after the first edit on this computer, for the name that the history
 * shows. It takes neither the keyboard nor the place of anything, and can be left
 * alone; the name goes into the settings.
 */
#define WAYMARK_TYPE_NAME_BAR (waymark_name_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkNameBar, waymark_name_bar, WAYMARK, NAME_BAR, GtkWidget)

void waymark_name_bar_ask (WaymarkNameBar *self, const char *name);
void waymark_name_bar_stop (WaymarkNameBar *self);
void waymark_name_bar_set_away (WaymarkNameBar *self, gboolean away);

G_END_DECLS
