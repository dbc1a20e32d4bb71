/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-paper-private.h"

/* Drawing pages. Paper has colours of its own: those of the light scheme, a little darker. */

#define STRIPE 4.0

static const WaymarkColour inks[WAYMARK_N_INKS] = {
#define INK(hex)                                                                                   \
  {                                                                                                \
    (hex >> 16) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0                             \
  }
  [WAYMARK_INK_SURFACE] = INK (0xffffff),   [WAYMARK_INK_FG] = INK (0x1a171f),
  [WAYMARK_INK_DIM] = INK (0x4c4952),       [WAYMARK_INK_LINE] = INK (0xc4c2c0),
  [WAYMARK_INK_EDGE] = INK (0x77747d),      [WAYMARK_INK_GROUP] = INK (0xf0efed),
  [WAYMARK_INK_TINT] = INK (0xe4eefb),      [WAYMARK_INK_ACCENT] = INK (0x1a4f94),
  [WAYMARK_INK_LATE] = INK (0x9b0f1a),      [WAYMARK_INK_SOON] = INK (0x6b4500),
  [WAYMARK_INK_GREEN] = INK (0x17612f),     [WAYMARK_INK_AMBER] = INK (0xf5c211),
  [WAYMARK_INK_AMBERLINE] = INK (0x5c3d00), [WAYMARK_INK_RED] = INK (0xb3131f),
  [WAYMARK_INK_GREY] = INK (0x55525c),      [WAYMARK_INK_TEAL] = INK (0x0b5f65),
  [WAYMARK_INK_VIOLET] = INK (0x6a2f8a),    [WAYMARK_INK_BROWN] = INK (0x6a4b2a),
  [WAYMARK_INK_ON] = INK (0xffffff),        [WAYMARK_INK_ON_AMBER] = INK (0x2b1d00),
#undef INK
};

typedef struct
{
  WaymarkPaper *paper;
  cairo_t *cr;
  float page_width;
  PangoLayout *layout;
  const WaymarkPaperWords *words; /* that @layout has now */
  WaymarkMarkColours colours;
} Pen;

static void
set_ink (Pen *pen, WaymarkPaperInk ink)
{
  cairo_set_source_rgb (pen->cr, inks[ink].red, inks[ink].green, inks[ink].blue);
}

/* The left edge of what begins at @x and is so wide. */
static double
get_left (Pen *pen, float x, float width)
{
  return pen->paper->rtl ? pen->page_width - x - width : x;
}

static void
draw_words (Pen *pen, const WaymarkPaperOp *op)
{
  g_autoptr (PangoLayoutIter) iter = NULL;
  int top = 0;

  if (pen->words == NULL || !waymark_paper_words_are_same (pen->words, &op->words))
    waymark_paper_words_lay_out (&op->words, pen->layout, pen->paper->rtl);
  pen->words = &op->words;
  iter = pango_layout_get_iter (pen->layout);
  set_ink (pen, op->ink);
  for (guint line = 0; line < op->first + op->n_lines; line++)
    {
      PangoRectangle size;

      if (line == op->first)
        pango_layout_iter_get_line_yrange (iter, &top, NULL);
      pango_layout_iter_get_line_extents (iter, NULL, &size);
      if (line >= op->first)
        {
          double left = get_left (
              pen, op->x, op->words.width > 0 ? op->words.width : (float) size.width / PANGO_SCALE);

          cairo_move_to (pen->cr,
                         left + (double) size.x / PANGO_SCALE,
                         op->y +
                             (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE);
          pango_cairo_show_layout_line (pen->cr, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
}

/* Shapes are drawn in a space that begins at their start edge and goes towards the end. */
static void
push (Pen *pen, const WaymarkPaperOp *op)
{
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen->paper->rtl ? pen->page_width - op->x : op->x, op->y);
  if (pen->paper->rtl)
    cairo_scale (pen->cr, -1, 1);
  cairo_new_path (pen->cr); /* words leave a point behind */
}

static void
stroke (Pen *pen, WaymarkPaperInk ink, double width)
{
  set_ink (pen, ink);
  cairo_set_line_width (pen->cr, width);
  cairo_stroke (pen->cr);
}

static void
draw_stripes (Pen *pen, const WaymarkPaperOp *op, gboolean crossed)
{
  cairo_t *cr = pen->cr;

  cairo_rectangle (cr, 0, 0, op->width, op->height);
  cairo_clip (cr);
  for (double from = -op->height; from < op->width; from += STRIPE)
    {
      cairo_move_to (cr, from, op->height);
      cairo_line_to (cr, from + op->height, 0);
      if (crossed)
        {
          cairo_move_to (cr, from, 0);
          cairo_line_to (cr, from + op->height, op->height);
        }
    }
  stroke (pen, op->edge, op->line > 0 ? op->line : 0.7);
}

static void
draw_box (Pen *pen, const WaymarkPaperOp *op)
{
  set_ink (pen, op->ink);
  cairo_rectangle (pen->cr, 0, 0, op->width, op->height);
  cairo_fill (pen->cr);
}

static void
draw_frame (Pen *pen, const WaymarkPaperOp *op)
{
  static const double dashes[] = { 2.4, 1.6 };
  double inset = op->line / 2;

  if (op->type == WAYMARK_OP_FRAME)
    draw_box (pen, op);
  else
    cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (
      pen->cr, inset, inset, MAX (op->width - op->line, 0.1), MAX (op->height - op->line, 0.1));
  stroke (pen, op->edge, op->line);
}

static void
draw_wedge (Pen *pen, const WaymarkPaperOp *op)
{
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (pen->cr, 0, op->height / 2);
  cairo_line_to (pen->cr, op->width, 0);
  cairo_line_to (pen->cr, op->width, op->height);
  cairo_close_path (pen->cr);
  set_ink (pen, op->ink);
  cairo_fill_preserve (pen->cr);
  stroke (pen, op->edge, op->line);
}

static void
draw_dashes (Pen *pen, const WaymarkPaperOp *op)
{
  static const double dots[] = { 1, 1.8 };
  static const double dashes[] = { 6, 3 };
  gboolean down = op->type == WAYMARK_OP_DOTS;

  cairo_set_dash (pen->cr, down ? dots : dashes, 2, 0);
  cairo_move_to (pen->cr, 0, 0);
  cairo_line_to (pen->cr, down ? 0 : op->width, down ? op->height : 0);
  stroke (pen, op->ink, down ? 0.8 : 1.6);
}

static void
draw_round (Pen *pen, const WaymarkPaperOp *op)
{
  double radius = op->width / 2;

  if (op->type == WAYMARK_OP_DISC)
    cairo_arc (pen->cr, radius, radius, radius, 0, 2 * G_PI);
  else
    for (int i = 0; i < 4; i++)
      cairo_line_to (
          pen->cr, radius + radius * cos (i * G_PI / 2), radius + radius * sin (i * G_PI / 2));
  cairo_close_path (pen->cr);
  set_ink (pen, op->ink);
  cairo_fill (pen->cr);
}

static void
draw_shape (Pen *pen, const WaymarkPaperOp *op)
{
  push (pen, op);
  switch (op->type)
    {
    case WAYMARK_OP_FRAME:
    case WAYMARK_OP_DASHED_FRAME:
      draw_frame (pen, op);
      break;
    case WAYMARK_OP_WEDGE:
      draw_wedge (pen, op);
      break;
    case WAYMARK_OP_HATCH:
    case WAYMARK_OP_CROSS_HATCH:
      draw_box (pen, op);
      draw_stripes (pen, op, op->type == WAYMARK_OP_CROSS_HATCH);
      break;
    case WAYMARK_OP_DOTS:
    case WAYMARK_OP_DASHES:
      draw_dashes (pen, op);
      break;
    case WAYMARK_OP_DISC:
    case WAYMARK_OP_DIAMOND:
      draw_round (pen, op);
      break;
    case WAYMARK_OP_BOX:
    case WAYMARK_OP_WORDS:
    case WAYMARK_OP_MARK:
    case WAYMARK_OP_BEGIN:
    case WAYMARK_OP_END:
    default:
      draw_box (pen, op);
      break;
    }
  cairo_restore (pen->cr);
}

/* A letter on a plate is not mirrored. */
static void
draw_mark (Pen *pen, const WaymarkPaperOp *op)
{
  double left = get_left (pen, op->x, op->width);

  if (op->mark.kind == WAYMARK_REPORT_STAGE)
    waymark_mark_pen_stage (
        pen->cr, op->mark.stage, left, op->y, op->width, pen->paper->rtl, &pen->colours);
  else
    waymark_mark_pen_rating (pen->cr,
                             op->mark.rating,
                             op->mark.by_hand,
                             left,
                             op->y,
                             op->width,
                             pen->paper->rtl,
                             &pen->colours);
}

static void
draw_op (Pen *pen, const WaymarkPaperOp *op, gboolean tagged)
{
  switch (op->type)
    {
    case WAYMARK_OP_WORDS:
      draw_words (pen, op);
      break;
    case WAYMARK_OP_MARK:
      draw_mark (pen, op);
      break;
    case WAYMARK_OP_BEGIN:
      if (tagged)
        cairo_tag_begin (pen->cr, op->tag, op->attributes);
      break;
    case WAYMARK_OP_END:
      if (tagged)
        cairo_tag_end (pen->cr, op->tag);
      break;
    case WAYMARK_OP_BOX:
    case WAYMARK_OP_FRAME:
    case WAYMARK_OP_DASHED_FRAME:
    case WAYMARK_OP_WEDGE:
    case WAYMARK_OP_HATCH:
    case WAYMARK_OP_CROSS_HATCH:
    case WAYMARK_OP_DOTS:
    case WAYMARK_OP_DASHES:
    case WAYMARK_OP_DISC:
    case WAYMARK_OP_DIAMOND:
    default:
      draw_shape (pen, op);
      break;
    }
}

/**
 * waymark_paper_pen_draw:
 * @paper: a report in pages
 * @page: which, from 0
 * @cr: where to draw, a point being one unit
 * @tagged: whether to say what is a heading, a table, a link
 */
void
waymark_paper_pen_draw (WaymarkPaper *paper, guint page, cairo_t *cr, gboolean tagged)
{
  const WaymarkPaperPage *drawn = paper->pages->pdata[page];
  g_autoptr (PangoLayout) layout = waymark_paper_words_new_layout ();
  double width;
  Pen pen = { .paper = paper, .cr = cr, .layout = layout };

  waymark_paper_get_size (paper, page, &width, NULL);
  pen.page_width = (float) width;
  pen.colours = (WaymarkMarkColours){
    .surface = inks[WAYMARK_INK_SURFACE],
    .fg = inks[WAYMARK_INK_FG],
    .accent = inks[WAYMARK_INK_ACCENT],
    .green = inks[WAYMARK_INK_GREEN],
    .amber = inks[WAYMARK_INK_AMBER],
    .amberline = inks[WAYMARK_INK_AMBERLINE],
    .red = inks[WAYMARK_INK_RED],
    .grey = inks[WAYMARK_INK_GREY],
    .teal = inks[WAYMARK_INK_TEAL],
    .violet = inks[WAYMARK_INK_VIOLET],
    .brown = inks[WAYMARK_INK_BROWN],
    .on = inks[WAYMARK_INK_ON],
    .on_amber = inks[WAYMARK_INK_ON_AMBER],
  };
  for (guint i = 0; i < drawn->ops->len; i++)
    draw_op (&pen, &g_array_index (drawn->ops, WaymarkPaperOp, i), tagged);
}
