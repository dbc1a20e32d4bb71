/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-rating.h"
#include "waymark-stage.h"

G_BEGIN_DECLS

/**
 * WaymarkRowPen:
 * @snapshot: where to draw
 * @widget: the widget that is drawn
 * @width: its width
 * @rtl: whether it is mirrored
 *
 * Draws text, marks and boxes at places counted from the start edge. This is the
 * only place where drawn rows are mirrored; whoever draws with it never sees an x.
 */
typedef struct
{
  GtkSnapshot *snapshot;
  GtkWidget *widget;
  int width;
  gboolean rtl;
} WaymarkRowPen;

void waymark_row_pen_init (WaymarkRowPen *pen, GtkSnapshot *snapshot, GtkWidget *widget);
void waymark_row_pen_box (WaymarkRowPen *pen,
                          const GdkRGBA *colour,
                          double start,
                          double top,
                          double width,
                          double height);
void waymark_row_pen_text (WaymarkRowPen *pen,
                           PangoLayout *layout,
                           const GdkRGBA *colour,
                           double start,
                           double top,
                           int width);
void waymark_row_pen_text_end (
    WaymarkRowPen *pen, PangoLayout *layout, const GdkRGBA *colour, double end, double top);
void waymark_row_pen_dot (WaymarkRowPen *pen,
                          const GdkRGBA *fill,
                          const GdkRGBA *edge,
                          double start,
                          double top,
                          double size);
void
waymark_row_pen_stage (WaymarkRowPen *pen, WaymarkStage stage, double start, double top, int size);
void waymark_row_pen_rating (
    WaymarkRowPen *pen, WaymarkRating rating, gboolean by_hand, double start, double top, int size);
double waymark_row_pen_to_start (GtkWidget *widget, double x);


G_END_DECLS
