/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkDesktopScheme:
 *
 * What the desktop asks applications to look like, from the settings portal.
 * Signal "changed". Where there is no portal, nothing is ever known.
 */
#define WAYMARK_TYPE_DESKTOP_SCHEME (waymark_desktop_scheme_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkDesktopScheme, waymark_desktop_scheme, WAYMARK, DESKTOP_SCHEME, GObject)

WaymarkDesktopScheme *waymark_desktop_scheme_new (void);
gboolean waymark_desktop_scheme_is_known (WaymarkDesktopScheme *self);
gboolean waymark_desktop_scheme_is_dark (WaymarkDesktopScheme *self);
gboolean waymark_desktop_scheme_is_high_contrast (WaymarkDesktopScheme *self);

G_END_DECLS
