/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-palette.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SCHEME (waymark_scheme_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkScheme, waymark_scheme, WAYMARK, SCHEME, GObject)

/**
 * WaymarkSchemePreference:
 * @WAYMARK_SCHEME_FOLLOW: as the desktop
 * @WAYMARK_SCHEME_LIGHT: always light
 * @WAYMARK_SCHEME_DARK: always dark
 */
typedef enum
{
  WAYMARK_SCHEME_FOLLOW,
  WAYMARK_SCHEME_LIGHT,
  WAYMARK_SCHEME_DARK,
} WaymarkSchemePreference;

/* Light, dark or high contrast, for the whole process. Signal "changed": colours
 * are others now, redraw. */
WaymarkScheme *waymark_scheme_get_default (void);
void waymark_scheme_add_rules (WaymarkScheme *self, const char *name);
const WaymarkPalette *waymark_scheme_get_palette (WaymarkScheme *self);
void waymark_scheme_set_preference (WaymarkScheme *self, WaymarkSchemePreference preference);
void waymark_scheme_set_text_scale (WaymarkScheme *self, double scale);
double
waymark_scheme_get_text_scale (WaymarkScheme *self); /* of the desktop and ours, 1.0 at 96 dpi */

G_END_DECLS
