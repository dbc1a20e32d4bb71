/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The shapes of charts. They are drawn from left to right; the caller has turned the
 * snapshot round where the window is mirrored. Boxes are in pixels. */
void waymark_chart_pen_line (GtkSnapshot *snapshot, const GdkRGBA *colour, double from, double to, double middle);
void waymark_chart_pen_dashes (GtkSnapshot *snapshot, const GdkRGBA *colour, double from, double to, double middle);
void waymark_chart_pen_dots (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double height);
void waymark_chart_pen_box (GtkSnapshot *snapshot, const GdkRGBA *fill, const GdkRGBA *edge, float width, const graphene_rect_t *box);
void waymark_chart_pen_dashed_box (GtkSnapshot *snapshot, const GdkRGBA *edge, const graphene_rect_t *box);
void waymark_chart_pen_wedge (GtkSnapshot *snapshot, const GdkRGBA *fill, const GdkRGBA *edge, const graphene_rect_t *box);
void waymark_chart_pen_hatch (GtkSnapshot *snapshot, const GdkRGBA *fill, const GdkRGBA *stripes, const graphene_rect_t *box);
void waymark_chart_pen_diamond (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double size);

G_END_DECLS
