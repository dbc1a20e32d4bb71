/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "waymark-mark-pen.h"

/*
 * Stage marks are rings on a grid of 16, rating marks plates on a grid of 18, so that the
 * two are never mistaken for each other. On screen and on paper they are the same.
 */

#define STAGE_GRID 16.0
#define RATING_GRID 18.0
#define LETTER_SIZE 10.2 /* on the grid of a rating */
#define RING_RADIUS 6.8
#define RING_WIDTH 1.8
#define OPEN_RING_RADIUS 6.1 /* of the one whose arrowhead stands out of it */
#define DISC_RADIUS 7.6

static void
set_colour (cairo_t *cr, const WaymarkColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

static void
ring (cairo_t *cr, double radius, double from, double to)
{
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 8, radius, from, to);
  cairo_stroke (cr);
}

static void
whole_ring (cairo_t *cr)
{
  ring (cr, RING_RADIUS, 0, 2 * G_PI);
}

static void
disc (cairo_t *cr, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 8, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_ongoing (cairo_t *cr)
{
  /* Open at the top end corner; the arrowhead sits where the ring stops. */
  ring (cr, OPEN_RING_RADIUS, -G_PI / 2 + 0.95, 1.5 * G_PI + 0.05);
  cairo_move_to (cr, 7.6, -0.6);
  cairo_line_to (cr, 12.2, 2.2);
  cairo_line_to (cr, 7.6, 5.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_tick (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 4.9, 8.3);
  cairo_line_to (cr, 7.1, 10.4);
  cairo_line_to (cr, 11.2, 5.9);
  cairo_stroke (cr);
}

static void
draw_cross (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 5.6, 5.6);
  cairo_line_to (cr, 10.4, 10.4);
  cairo_move_to (cr, 10.4, 5.6);
  cairo_line_to (cr, 5.6, 10.4);
  cairo_stroke (cr);
}

static void
draw_merged (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 1, 3);
  cairo_line_to (cr, 4.6, 3);
  cairo_line_to (cr, 7.4, 8);
  cairo_line_to (cr, 4.6, 13);
  cairo_line_to (cr, 1, 13);
  cairo_stroke (cr);
  cairo_move_to (cr, 7.2, 8);
  cairo_line_to (cr, 11, 8);
  cairo_stroke (cr);
  cairo_move_to (cr, 10.2, 4);
  cairo_line_to (cr, 15.2, 8);
  cairo_line_to (cr, 10.2, 12);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_stage (cairo_t *cr, WaymarkStage stage, const WaymarkMarkColours *colours)
{
  /* Nine dashes round the ring, each longer than the gap after it. */
  const double turn = 2 * G_PI * RING_RADIUS / 9;
  const double dashes[] = { turn * 0.56, turn * 0.44 };

  switch (stage)
    {
    case WAYMARK_STAGE_PROPOSED:
      set_colour (cr, &colours->grey);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      whole_ring (cr);
      break;
    case WAYMARK_STAGE_AGREED:
      set_colour (cr, &colours->accent);
      whole_ring (cr);
      disc (cr, 2.6);
      break;
    case WAYMARK_STAGE_NOT_STARTED:
      set_colour (cr, &colours->grey);
      whole_ring (cr);
      break;
    case WAYMARK_STAGE_IN_PROGRESS:
      set_colour (cr, &colours->accent);
      whole_ring (cr);
      cairo_arc (cr, 8, 8, 4.7, -G_PI / 2, G_PI / 2);
      cairo_fill (cr);
      break;
    case WAYMARK_STAGE_ONGOING:
      set_colour (cr, &colours->teal);
      draw_ongoing (cr);
      break;
    case WAYMARK_STAGE_COMPLETE:
      set_colour (cr, &colours->green);
      disc (cr, DISC_RADIUS);
      set_colour (cr, &colours->on);
      draw_tick (cr);
      break;
    case WAYMARK_STAGE_PAUSED:
      set_colour (cr, &colours->brown);
      whole_ring (cr);
      cairo_rectangle (cr, 5.4, 5, 1.8, 6);
      cairo_rectangle (cr, 8.8, 5, 1.8, 6);
      cairo_fill (cr);
      break;
    case WAYMARK_STAGE_CLOSED:
      set_colour (cr, &colours->grey);
      disc (cr, DISC_RADIUS);
      set_colour (cr, &colours->on);
      draw_cross (cr);
      break;
    case WAYMARK_STAGE_MERGED:
      set_colour (cr, &colours->violet);
      draw_merged (cr);
      break;
    case WAYMARK_STAGE_NONE:
    default:
      break;
    }
}

/* How large letters are in @writing, in pixels. */
static double
get_letter_size (PangoContext *writing)
{
  PangoFontDescription *font = pango_context_get_font_description (writing);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (writing) / 72;
}

static cairo_path_t *
trace (PangoLayout *layout)
{
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (nowhere);
  cairo_path_t *path;

  pango_cairo_layout_path (cr, layout);
  path = cairo_copy_path (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  return path;
}

/* The letter's outline in the font that the words around it are written in, made smaller: a font
 * of the mark's own size takes longer to make ready than all marks of a window. */
static void
draw_outline (cairo_t *cr, PangoContext *writing, const char *letter, double y)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (writing);
  PangoAttrList *bold = pango_attr_list_new ();
  double scale = LETTER_SIZE / get_letter_size (writing);
  cairo_path_t *path;
  PangoRectangle ink;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_attr_list_unref (bold);
  pango_layout_set_text (layout, letter, -1);
  pango_layout_get_extents (layout, &ink, NULL);
  path = trace (layout);
  cairo_save (cr);
  cairo_translate (cr, 9, y);
  cairo_scale (cr, scale, scale);
  cairo_translate (
      cr, -(ink.x + ink.width / 2.0) / PANGO_SCALE, -(ink.y + ink.height / 2.0) / PANGO_SCALE);
  cairo_append_path (cr, path);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_path_destroy (path);
}

static void
draw_letter (cairo_t *cr, const WaymarkMarkColours *colours, const char *letter, double y)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  PangoRectangle ink;

  if (colours->writing != NULL)
    {
      draw_outline (cr, colours->writing, letter, y);
      return;
    }
  layout = pango_cairo_create_layout (cr);
  font = pango_font_description_new ();
  pango_font_description_set_family (font, "sans-serif");
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, LETTER_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, letter, -1);
  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr,
                 9 - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

static void
polygon (cairo_t *cr, guint corners, double radius, double turn, double y)
{
  for (guint i = 0; i < corners; i++)
    cairo_line_to (cr,
                   9 + radius * cos (turn + i * 2 * G_PI / corners),
                   y + radius * sin (turn + i * 2 * G_PI / corners));
  cairo_close_path (cr);
}

static void
draw_square (cairo_t *cr)
{
  const double near = 3.2, far = 14.8, radius = 2.6;

  cairo_new_sub_path (cr);
  cairo_arc (cr, near, near, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, far, near, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, far, far, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, near, far, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_amber (cairo_t *cr, const WaymarkMarkColours *colours)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 9, 1.6);
  cairo_line_to (cr, 17.2, 16.2);
  cairo_line_to (cr, 0.8, 16.2);
  cairo_close_path (cr);
  set_colour (cr, &colours->amber);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours->amberline);
  cairo_set_line_width (cr, 1.3);
  cairo_stroke (cr);
  set_colour (cr, &colours->on_amber);
  draw_letter (cr, colours, waymark_rating_get_letter (WAYMARK_RATING_AMBER), 11.6);
}

static void
draw_rating (cairo_t *cr, WaymarkRating rating, const WaymarkMarkColours *colours)
{
  switch (rating)
    {
    case WAYMARK_RATING_GREEN:
      set_colour (cr, &colours->green);
      cairo_arc (cr, 9, 9, 8.6, 0, 2 * G_PI);
      cairo_fill (cr);
      set_colour (cr, &colours->on);
      draw_letter (cr, colours, waymark_rating_get_letter (WAYMARK_RATING_GREEN), 9);
      break;
    case WAYMARK_RATING_AMBER:
      draw_amber (cr, colours);
      break;
    case WAYMARK_RATING_RED:
      set_colour (cr, &colours->red);
      draw_square (cr);
      set_colour (cr, &colours->on);
      draw_letter (cr, colours, waymark_rating_get_letter (WAYMARK_RATING_RED), 9);
      break;
    case WAYMARK_RATING_BLUE:
      set_colour (cr, &colours->accent);
      polygon (cr, 6, 9, G_PI / 6, 9);
      cairo_fill (cr);
      set_colour (cr, &colours->on);
      draw_letter (cr, colours, waymark_rating_get_letter (WAYMARK_RATING_BLUE), 9);
      break;
    case WAYMARK_RATING_NONE:
    default:
      set_colour (cr, &colours->grey);
      cairo_rectangle (cr, 4.5, 8, 9, 2);
      cairo_fill (cr);
      break;
    }
}

static void
draw_hand (cairo_t *cr, gboolean mirrored, const WaymarkMarkColours *colours)
{
  double x = mirrored ? 1.6 : 16.4;

  set_colour (cr, &colours->surface);
  cairo_arc (cr, x, 16.4, 2.6, 0, 2 * G_PI);
  cairo_fill (cr);
  set_colour (cr, &colours->fg);
  cairo_arc (cr, x, 16.4, 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * waymark_mark_pen_stage:
 * @cr: where to draw
 * @stage: a stage; nothing is drawn for %WAYMARK_STAGE_NONE
 * @x: left edge
 * @y: top edge
 * @size: length of a side
 * @mirrored: whether text runs from right to left
 * @colours: what to draw it with
 *
 * Draws the mark of a stage. Only that of %WAYMARK_STAGE_MERGED has a direction.
 */
void
waymark_mark_pen_stage (cairo_t *cr,
                        WaymarkStage stage,
                        double x,
                        double y,
                        double size,
                        gboolean mirrored,
                        const WaymarkMarkColours *colours)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / STAGE_GRID, size / STAGE_GRID);
  if (mirrored && stage == WAYMARK_STAGE_MERGED)
    {
      cairo_translate (cr, STAGE_GRID, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_stage (cr, stage, colours);
  cairo_restore (cr);
}

/**
 * waymark_mark_pen_rating:
 * @cr: where to draw
 * @rating: a rating
 * @by_hand: whether a person set it, shown by a dot below the end corner
 * @x: left edge
 * @y: top edge
 * @size: length of a side
 * @mirrored: whether text runs from right to left
 * @colours: what to draw it with
 *
 * Draws the plate of a rating.
 */
void
waymark_mark_pen_rating (cairo_t *cr,
                         WaymarkRating rating,
                         gboolean by_hand,
                         double x,
                         double y,
                         double size,
                         gboolean mirrored,
                         const WaymarkMarkColours *colours)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / RATING_GRID, size / RATING_GRID);
  cairo_new_path (cr);
  draw_rating (cr, rating, colours);
  if (by_hand)
    draw_hand (cr, mirrored, colours);
  cairo_restore (cr);
}
