/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-marks.h"
#include "waymark-row-pen.h"

/**
 * waymark_row_pen_init:
 * @pen: (out caller-allocates): the pen
 * @snapshot: (not nullable): where to draw; must outlive @pen
 * @widget: (not nullable): the widget that is drawn
 *
 * Makes a pen for one drawing of @widget, mirrored when its direction is right to left.
 */
void
waymark_row_pen_init (WaymarkRowPen *pen, GtkSnapshot *snapshot, GtkWidget *widget)
{
  pen->snapshot = snapshot;
  pen->widget = widget;
  pen->width = gtk_widget_get_width (widget);
  pen->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static double
place (const WaymarkRowPen *pen, double start, double width)
{
  return pen->rtl ? pen->width - start - width : start;
}

/**
 * waymark_row_pen_box:
 * @pen: the pen
 * @colour: what to fill the box with
 * @start: pixels from the start edge
 * @top: pixels from the top edge
 * @width: pixels
 * @height: pixels
 *
 * Fills a box.
 */
void
waymark_row_pen_box (WaymarkRowPen *pen,
                     const GdkRGBA *colour,
                     double start,
                     double top,
                     double width,
                     double height)
{
  gtk_snapshot_append_color (
      pen->snapshot,
      colour,
      &GRAPHENE_RECT_INIT (
          (float) place (pen, start, width), (float) top, (float) width, (float) height));
}

/**
 * waymark_row_pen_dot:
 * @pen: the pen
 * @fill: what to fill the dot with
 * @edge: colour of its edge
 * @start: pixels from the start edge
 * @top: pixels from the top edge
 * @size: width and height, in pixels
 *
 * Draws a round dot with an edge.
 */
void
waymark_row_pen_dot (WaymarkRowPen *pen,
                     const GdkRGBA *fill,
                     const GdkRGBA *edge,
                     double start,
                     double top,
                     double size)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (
      (float) place (pen, start, size), (float) top, (float) size, (float) size);
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA edges[] = { *edge, *edge, *edge, *edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, (float) size / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, fill, &box);
  gtk_snapshot_pop (pen->snapshot);
  gtk_snapshot_append_border (pen->snapshot, &outline, widths, edges);
}

static void
append (WaymarkRowPen *pen, PangoLayout *layout, const GdkRGBA *colour, double x, double y)
{
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (pen->snapshot, layout, colour);
  gtk_snapshot_restore (pen->snapshot);
}

/**
 * waymark_row_pen_text:
 * @pen: the pen
 * @layout: a layout whose width is @width, aligned with waymark_layout_align_start()
 * @colour: colour of the words
 * @start: pixels from the start edge
 * @top: pixels from the top edge
 * @width: width of the column, in pixels
 *
 * Draws words at the start of a column. The words keep their own direction.
 */
void
waymark_row_pen_text (WaymarkRowPen *pen,
                      PangoLayout *layout,
                      const GdkRGBA *colour,
                      double start,
                      double top,
                      int width)
{
  append (pen, layout, colour, place (pen, start, width), top);
}

/**
 * waymark_row_pen_text_end:
 * @pen: the pen
 * @layout: a layout without a width
 * @colour: colour of the words
 * @end: pixels from the start edge where the words end
 * @top: pixels from the top edge
 *
 * Draws one line of words that ends at a place.
 */
void
waymark_row_pen_text_end (
    WaymarkRowPen *pen, PangoLayout *layout, const GdkRGBA *colour, double end, double top)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  append (pen, layout, colour, place (pen, end - width, width), top);
}

/**
 * waymark_row_pen_stage:
 * @pen: the pen
 * @stage: which mark
 * @start: pixels from the start edge
 * @top: pixels from the top edge
 * @size: side of the mark, in pixels
 *
 * Draws the mark of a stage. The mark itself knows whether it is mirrored.
 */
void
waymark_row_pen_stage (WaymarkRowPen *pen, WaymarkStage stage, double start, double top, int size)
{
  waymark_marks_append_stage (
      pen->snapshot, pen->widget, stage, place (pen, start, size), top, size);
}

/**
 * waymark_row_pen_rating:
 * @pen: the pen
 * @rating: which mark
 * @by_hand: whether it was set by hand
 * @start: pixels from the start edge
 * @top: pixels from the top edge
 * @size: side of the mark, in pixels
 *
 * Draws the mark of a rating. The mark itself knows whether it is mirrored.
 */
void
waymark_row_pen_rating (
    WaymarkRowPen *pen, WaymarkRating rating, gboolean by_hand, double start, double top, int size)
{
  waymark_marks_append_rating (pen->snapshot,
                               pen->widget,
                               waymark_rating_get_name (rating),
                               by_hand,
                               place (pen, start, size),
                               top,
                               size);
}

/**
 * waymark_row_pen_to_start:
 * @widget: a widget that is drawn with a pen
 * @x: a place as the pointer tells it
 *
 * Returns: the same place counted from the start edge
 */
double
waymark_row_pen_to_start (GtkWidget *widget, double x)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (widget) - x;
  return x;
}
