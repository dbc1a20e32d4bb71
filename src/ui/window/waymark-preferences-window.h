/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkPreferencesWindow:
 *
 * What a person may choose for all plans on this computer. Everything applies at
 * once, and others hear of it from the settings.
 */
#define WAYMARK_TYPE_PREFERENCES_WINDOW (waymark_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkPreferencesWindow, waymark_preferences_window, WAYMARK, PREFERENCES_WINDOW, GtkWindow)

GtkWidget *waymark_preferences_window_new (GtkWindow *parent);

G_END_DECLS
