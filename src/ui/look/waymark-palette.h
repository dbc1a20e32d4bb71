/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkPalette:
 *
 * The colours of the scheme in use, for widgets that draw themselves. Names are
 * those of the `wm_` colours in the style sheets, which are their only source.
 */
typedef struct
{
  GdkRGBA panel, surface, tint, group;
  GdkRGBA fg, dim, line, edge;
  GdkRGBA accent, late, soon;
  GdkRGBA green, amber, amberline, red, grey, teal, violet, brown;
  GdkRGBA on, on_amber;
  GdkRGBA yours, theirs, removed;
  GdkRGBA error_bar, button;
} WaymarkPalette;

gboolean waymark_palette_read (WaymarkPalette *palette, GtkWidget *widget);

G_END_DECLS
