/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-chart-pen.h"

#define LINE 1.5f
#define DASH 8.0f
#define DASH_GAP 4.0f
#define DOT 1.5f
#define DOT_GAP 2.5f
#define STRIPE 6.0f
#define CORNER 3.0f

/**
 * waymark_chart_pen_line:
 * @snapshot: where to draw
 * @colour: of the line
 * @from: where it begins
 * @to: where it ends
 * @middle: how far down it lies
 *
 * Draws a thin line along the row, with a dot where it begins.
 */
void
waymark_chart_pen_line (
    GtkSnapshot *snapshot, const GdkRGBA *colour, double from, double to, double middle)
{
  GskRoundedRect dot;
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) from - 2.5f, (float) middle - 2.5f, 5, 5);

  gtk_snapshot_append_color (
      snapshot,
      colour,
      &GRAPHENE_RECT_INIT ((float) from, (float) middle - LINE / 2, (float) (to - from), LINE));
  gsk_rounded_rect_init_from_rect (&dot, &box, 2.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, colour, &box);
  gtk_snapshot_pop (snapshot);
}

/* Dashes along a line, in one node however long it is. */
static void
append_dashes (GtkSnapshot *snapshot,
               const GdkRGBA *colour,
               const graphene_rect_t *line,
               float dash,
               float gap)
{
  gboolean across = line->size.width >= line->size.height;
  graphene_rect_t period = *line, mark = *line;

  if (line->size.width <= 0 || line->size.height <= 0)
    return;
  if (across)
    {
      period.size.width = dash + gap;
      mark.size.width = dash;
    }
  else
    {
      period.size.height = dash + gap;
      mark.size.height = dash;
    }
  gtk_snapshot_push_repeat (snapshot, line, &period);
  gtk_snapshot_append_color (snapshot, colour, &mark);
  gtk_snapshot_pop (snapshot);
}

/**
 * waymark_chart_pen_dashes:
 * @snapshot: where to draw
 * @colour: of the dashes
 * @from: where they begin
 * @to: where they end
 * @middle: how far down they lie
 *
 * Draws a dashed line along the row.
 */
void
waymark_chart_pen_dashes (
    GtkSnapshot *snapshot, const GdkRGBA *colour, double from, double to, double middle)
{
  append_dashes (snapshot,
                 colour,
                 &GRAPHENE_RECT_INIT ((float) from, (float) middle - 1, (float) (to - from), 2),
                 DASH,
                 DASH_GAP);
}

/**
 * waymark_chart_pen_dots:
 * @snapshot: where to draw
 * @colour: of the dots
 * @x: where the line stands
 * @height: how far down it goes
 *
 * Draws a dotted line from top to bottom.
 */
void
waymark_chart_pen_dots (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double height)
{
  append_dashes (snapshot,
                 colour,
                 &GRAPHENE_RECT_INIT ((float) round (x), 0, 1, (float) height),
                 DOT,
                 DOT_GAP);
}

/**
 * waymark_chart_pen_box:
 * @snapshot: where to draw
 * @fill: what to fill the box with
 * @edge: colour of its edge
 * @width: of the edge
 * @box: the box
 */
void
waymark_chart_pen_box (GtkSnapshot *snapshot,
                       const GdkRGBA *fill,
                       const GdkRGBA *edge,
                       float width,
                       const graphene_rect_t *box)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA edges[] = { *edge, *edge, *edge, *edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, MIN (CORNER, box->size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, fill, box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
}

/**
 * waymark_chart_pen_dashed_box:
 * @snapshot: where to draw
 * @edge: colour of its edge
 * @box: the box
 *
 * Draws an empty box with a dashed edge.
 */
void
waymark_chart_pen_dashed_box (GtkSnapshot *snapshot,
                              const GdkRGBA *edge,
                              const graphene_rect_t *box)
{
  float x = box->origin.x, y = box->origin.y, w = box->size.width, h = box->size.height;

  append_dashes (snapshot, edge, &GRAPHENE_RECT_INIT (x, y, w, LINE), 3, 2);
  append_dashes (snapshot, edge, &GRAPHENE_RECT_INIT (x, y + h - LINE, w, LINE), 3, 2);
  append_dashes (snapshot, edge, &GRAPHENE_RECT_INIT (x, y, LINE, h), 3, 2);
  append_dashes (snapshot, edge, &GRAPHENE_RECT_INIT (x + w - LINE, y, LINE, h), 3, 2);
}

/**
 * waymark_chart_pen_wedge:
 * @snapshot: where to draw
 * @fill: what to fill it with
 * @edge: colour of its edge
 * @box: what it fills, from a point at its start to the whole height at its end
 */
void
waymark_chart_pen_wedge (GtkSnapshot *snapshot,
                         const GdkRGBA *fill,
                         const GdkRGBA *edge,
                         const graphene_rect_t *box)
{
  double x = box->origin.x, y = box->origin.y, w = box->size.width, h = box->size.height;
  graphene_rect_t bounds = *box;
  cairo_t *cr;

  graphene_rect_inset (&bounds, -2, -2);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_move_to (cr, x, y + h / 2);
  cairo_line_to (cr, x + w, y);
  cairo_line_to (cr, x + w, y + h);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, edge);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/**
 * waymark_chart_pen_hatch:
 * @snapshot: where to draw
 * @fill: what to fill the box with
 * @stripes: colour of the stripes over it
 * @box: the box
 */
void
waymark_chart_pen_hatch (GtkSnapshot *snapshot,
                         const GdkRGBA *fill,
                         const GdkRGBA *stripes,
                         const graphene_rect_t *box)
{
  graphene_rect_t tile =
      GRAPHENE_RECT_INIT (box->origin.x, box->origin.y, STRIPE, box->size.height);
  double x = tile.origin.x, y = tile.origin.y, h = tile.size.height;
  cairo_t *cr;

  if (box->size.width <= 0)
    return;
  gtk_snapshot_append_color (snapshot, fill, box);
  gtk_snapshot_push_repeat (snapshot, box, &tile);
  cr = gtk_snapshot_append_cairo (snapshot, &tile);
  gdk_cairo_set_source_rgba (cr, stripes);
  cairo_set_line_width (cr, 1.1);
  for (double from = -ceil (h / STRIPE) * STRIPE; from <= STRIPE; from += STRIPE)
    {
      cairo_move_to (cr, x + from, y + h);
      cairo_line_to (cr, x + from + h, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

/**
 * waymark_chart_pen_diamond:
 * @snapshot: where to draw
 * @colour: what to fill it with
 * @x: its middle
 * @y: its middle
 * @size: from corner to corner
 */
void
waymark_chart_pen_diamond (
    GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double size)
{
  float side = (float) (size / G_SQRT2);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  gtk_snapshot_restore (snapshot);
}
