/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "waymark-rating.h"
#include "waymark-stage.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} WaymarkColour;

/**
 * WaymarkMarkColours:
 *
 * What marks are drawn with; the names of the colours are those of the `wm_` colours.
 */
typedef struct
{
  WaymarkColour surface, fg, accent;
  WaymarkColour green, amber, amberline, red, grey, teal, violet, brown;
  WaymarkColour on, on_amber;
  PangoContext *writing; /* of the words beside a mark, on a screen; NULL on paper */
} WaymarkMarkColours;

void waymark_mark_pen_stage  (cairo_t *cr, WaymarkStage stage, double x, double y, double size, gboolean mirrored, const WaymarkMarkColours *colours);
void waymark_mark_pen_rating (cairo_t *cr, WaymarkRating rating, gboolean by_hand, double x, double y, double size, gboolean mirrored, const WaymarkMarkColours *colours);

G_END_DECLS
