/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "waymark-marks.h"
#include "waymark-scheme.h"

/*
 * Marks are drawn once for each (mark, size, scale) and kept as textures until
 * the scheme changes. Stage marks are rings on a grid of 16, rating marks plates
 * on a grid of 18, so that the two are never mistaken for each other.
 */

#define STAGE_GRID 16.0
#define RATING_GRID 18.0
#define RING_RADIUS 6.1
#define RING_WIDTH 1.75

typedef enum
{
  RATING_NONE,
  RATING_GREEN,
  RATING_AMBER,
  RATING_RED,
  RATING_BLUE,
} Rating;

static const char *const rating_names[] = { NULL, "green", "amber", "red", "blue" };
static GHashTable *textures; /* key of mark_key () -> GdkTexture */

static guint
mark_key (gboolean rating, guint mark, gboolean variant, int size, int scale)
{
  return (rating ? 1u << 31 : 0) | mark << 24 | (variant ? 1u << 23 : 0) | (guint) scale << 16 |
         (guint) size;
}

static void
set_color (cairo_t *cr, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
}

static void
ring (cairo_t *cr, double from, double to)
{
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 8, 8, RING_RADIUS, from, to);
  cairo_stroke (cr);
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
  ring (cr, -G_PI / 2 + 0.95, 1.5 * G_PI + 0.05);
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
draw_stage (cairo_t *cr, WaymarkStage stage, const WaymarkPalette *palette)
{
  /* Nine dashes round the ring, each longer than the gap after it. */
  const double turn = 2 * G_PI * RING_RADIUS / 9;
  const double dashes[] = { turn * 0.56, turn * 0.44 };

  switch (stage)
    {
    case WAYMARK_STAGE_PROPOSED:
      set_color (cr, &palette->grey);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      ring (cr, 0, 2 * G_PI);
      break;
    case WAYMARK_STAGE_AGREED:
      set_color (cr, &palette->accent);
      ring (cr, 0, 2 * G_PI);
      disc (cr, 2.6);
      break;
    case WAYMARK_STAGE_NOT_STARTED:
      set_color (cr, &palette->grey);
      ring (cr, 0, 2 * G_PI);
      break;
    case WAYMARK_STAGE_IN_PROGRESS:
      set_color (cr, &palette->accent);
      ring (cr, 0, 2 * G_PI);
      cairo_arc (cr, 8, 8, 4.2, -G_PI / 2, G_PI / 2);
      cairo_fill (cr);
      break;
    case WAYMARK_STAGE_ONGOING:
      set_color (cr, &palette->teal);
      draw_ongoing (cr);
      break;
    case WAYMARK_STAGE_COMPLETE:
      set_color (cr, &palette->green);
      disc (cr, 7);
      set_color (cr, &palette->on);
      draw_tick (cr);
      break;
    case WAYMARK_STAGE_PAUSED:
      set_color (cr, &palette->brown);
      ring (cr, 0, 2 * G_PI);
      cairo_rectangle (cr, 5.4, 5, 1.8, 6);
      cairo_rectangle (cr, 8.8, 5, 1.8, 6);
      cairo_fill (cr);
      break;
    case WAYMARK_STAGE_CLOSED:
      set_color (cr, &palette->grey);
      disc (cr, 7);
      set_color (cr, &palette->on);
      draw_cross (cr);
      break;
    case WAYMARK_STAGE_MERGED:
      set_color (cr, &palette->violet);
      draw_merged (cr);
      break;
    case WAYMARK_STAGE_NONE:
    default:
      break;
    }
}

static void
draw_letter (cairo_t *cr, const char *letter, double y)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();
  PangoRectangle ink;

  pango_font_description_set_family (font, "sans-serif");
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, 10.2 * PANGO_SCALE);
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
draw_amber (cairo_t *cr, const WaymarkPalette *palette)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 9, 1.6);
  cairo_line_to (cr, 17.2, 16.2);
  cairo_line_to (cr, 0.8, 16.2);
  cairo_close_path (cr);
  set_color (cr, &palette->amber);
  cairo_fill_preserve (cr);
  set_color (cr, &palette->amberline);
  cairo_set_line_width (cr, 1.3);
  cairo_stroke (cr);
  set_color (cr, &palette->on_amber);
  /* Translators: the letter on the mark of the rating Amber, one letter. */
  draw_letter (cr, C_ ("rating letter", "A"), 11.6);
}

static void
draw_rating (cairo_t *cr, Rating rating, const WaymarkPalette *palette)
{
  switch (rating)
    {
    case RATING_GREEN:
      set_color (cr, &palette->green);
      cairo_arc (cr, 9, 9, 8.6, 0, 2 * G_PI);
      cairo_fill (cr);
      set_color (cr, &palette->on);
      /* Translators: the letter on the mark of the rating Green, one letter. */
      draw_letter (cr, C_ ("rating letter", "G"), 9);
      break;
    case RATING_AMBER:
      draw_amber (cr, palette);
      break;
    case RATING_RED:
      set_color (cr, &palette->red);
      cairo_rectangle (cr, 1, 1, 16, 16);
      cairo_fill (cr);
      set_color (cr, &palette->on);
      /* Translators: the letter on the mark of the rating Red, one letter. */
      draw_letter (cr, C_ ("rating letter", "R"), 9);
      break;
    case RATING_BLUE:
      set_color (cr, &palette->accent);
      polygon (cr, 6, 9, G_PI / 6, 9);
      cairo_fill (cr);
      set_color (cr, &palette->on);
      /* Translators: the letter on the mark of the rating Blue, one letter. */
      draw_letter (cr, C_ ("rating letter", "B"), 9);
      break;
    case RATING_NONE:
    default:
      set_color (cr, &palette->grey);
      cairo_rectangle (cr, 4.5, 8, 9, 2);
      cairo_fill (cr);
      break;
    }
}

static void
draw_hand (cairo_t *cr, gboolean mirrored, const WaymarkPalette *palette)
{
  double x = mirrored ? 1.6 : 16.4;

  set_color (cr, &palette->surface);
  cairo_arc (cr, x, 16.4, 2.6, 0, 2 * G_PI);
  cairo_fill (cr);
  set_color (cr, &palette->fg);
  cairo_arc (cr, x, 16.4, 1.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int stride, width, height;
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
forget_textures_cb (void)
{
  g_hash_table_remove_all (textures);
}

static GdkTexture *
look_up_texture (guint key)
{
  if (textures == NULL)
    {
      textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
      g_signal_connect (
          waymark_scheme_get_default (), "changed", G_CALLBACK (forget_textures_cb), NULL);
    }
  return g_hash_table_lookup (textures, GUINT_TO_POINTER (key));
}

static cairo_t *
begin_mark (int size, int scale, double grid, cairo_surface_t **surface)
{
  cairo_t *cr;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * scale, size * scale);
  cr = cairo_create (*surface);
  cairo_scale (cr, size * scale / grid, size * scale / grid);
  return cr;
}

static GdkTexture *
keep_mark (guint key, cairo_t *cr, cairo_surface_t *surface)
{
  GdkTexture *texture;

  cairo_destroy (cr);
  texture = texture_from_surface (surface);
  cairo_surface_destroy (surface);
  g_hash_table_insert (textures, GUINT_TO_POINTER (key), texture);
  return texture;
}

static void
append (GtkSnapshot *snapshot, GdkTexture *texture, double x, double y, int size)
{
  gtk_snapshot_append_texture (
      snapshot, texture, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size));
}

/**
 * waymark_marks_append_stage:
 * @snapshot: where to draw
 * @widget: the widget that is drawn: its scale and text direction count
 * @stage: a stage; nothing is drawn for %WAYMARK_STAGE_NONE
 * @x: left edge, in pixels of the widget
 * @y: top edge
 * @size: length of a side
 *
 * Draws the mark of a stage. The one of %WAYMARK_STAGE_MERGED is mirrored where
 * text runs from right to left.
 */
void
waymark_marks_append_stage (
    GtkSnapshot *snapshot, GtkWidget *widget, WaymarkStage stage, double x, double y, int size)
{
  int scale = gtk_widget_get_scale_factor (widget);
  gboolean mirrored =
      stage == WAYMARK_STAGE_MERGED && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint key = mark_key (FALSE, stage, mirrored, size, scale);
  GdkTexture *texture;

  g_return_if_fail (size > 0);

  if (stage == WAYMARK_STAGE_NONE)
    return;
  texture = look_up_texture (key);
  if (texture == NULL)
    {
      cairo_surface_t *surface;
      cairo_t *cr = begin_mark (size, scale, STAGE_GRID, &surface);

      if (mirrored)
        {
          cairo_translate (cr, STAGE_GRID, 0);
          cairo_scale (cr, -1, 1);
        }
      draw_stage (cr, stage, waymark_scheme_get_palette (waymark_scheme_get_default ()));
      texture = keep_mark (key, cr, surface);
    }
  append (snapshot, texture, x, y, size);
}

static Rating
rating_from_name (const char *name)
{
  for (guint i = RATING_GREEN; name != NULL && i < G_N_ELEMENTS (rating_names); i++)
    if (g_str_equal (rating_names[i], name))
      return (Rating) i;
  return RATING_NONE;
}

/**
 * waymark_marks_append_rating:
 * @snapshot: where to draw
 * @widget: the widget that is drawn: its scale and text direction count
 * @rating: (nullable): the rating's word of the format ("green"), %NULL is not rated
 * @by_hand: whether a person set it, shown by a dot below the end corner
 * @x: left edge, in pixels of the widget
 * @y: top edge
 * @size: length of a side
 *
 * Draws the mark of a rating.
 */
void
waymark_marks_append_rating (GtkSnapshot *snapshot,
                             GtkWidget *widget,
                             const char *rating,
                             gboolean by_hand,
                             double x,
                             double y,
                             int size)
{
  int scale = gtk_widget_get_scale_factor (widget);
  gboolean mirrored = by_hand && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Rating mark = rating_from_name (rating);
  /* By hand and its side are two more bits of the mark's number. */
  guint key = mark_key (TRUE, mark | (by_hand ? 8u : 0), mirrored, size, scale);
  GdkTexture *texture;

  g_return_if_fail (size > 0);

  texture = look_up_texture (key);
  if (texture == NULL)
    {
      const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
      cairo_surface_t *surface;
      cairo_t *cr = begin_mark (size, scale, RATING_GRID, &surface);

      draw_rating (cr, mark, palette);
      if (by_hand)
        draw_hand (cr, mirrored, palette);
      texture = keep_mark (key, cr, surface);
    }
  append (snapshot, texture, x, y, size);
}

/**
 * waymark_marks_get_stage_icon:
 * @stage: a stage
 *
 * Returns: (nullable): the name of its symbolic icon; %NULL for none
 */
const char *
waymark_marks_get_stage_icon (WaymarkStage stage)
{
  static const char *const icons[WAYMARK_N_STAGES] = {
    [WAYMARK_STAGE_PROPOSED] = "waymark-stage-proposed-symbolic",
    [WAYMARK_STAGE_AGREED] = "waymark-stage-agreed-symbolic",
    [WAYMARK_STAGE_NOT_STARTED] = "waymark-stage-not-started-symbolic",
    [WAYMARK_STAGE_IN_PROGRESS] = "waymark-stage-in-progress-symbolic",
    [WAYMARK_STAGE_ONGOING] = "waymark-stage-ongoing-symbolic",
    [WAYMARK_STAGE_COMPLETE] = "waymark-stage-complete-symbolic",
    [WAYMARK_STAGE_PAUSED] = "waymark-stage-paused-symbolic",
    [WAYMARK_STAGE_CLOSED] = "waymark-stage-closed-symbolic",
    [WAYMARK_STAGE_MERGED] = "waymark-stage-merged-symbolic",
  };

  g_return_val_if_fail (stage < WAYMARK_N_STAGES, NULL);

  return icons[stage];
}

/**
 * waymark_marks_get_rating_icon:
 * @rating: (nullable): the rating's word of the format
 *
 * Returns: the name of its symbolic icon
 */
const char *
waymark_marks_get_rating_icon (const char *rating)
{
  static const char *const icons[] = {
    [RATING_NONE] = "waymark-rating-none-symbolic",
    [RATING_GREEN] = "waymark-rating-green-symbolic",
    [RATING_AMBER] = "waymark-rating-amber-symbolic",
    [RATING_RED] = "waymark-rating-red-symbolic",
    [RATING_BLUE] = "waymark-rating-blue-symbolic",
  };

  return icons[rating_from_name (rating)];
}
