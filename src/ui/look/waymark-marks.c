/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-mark-pen.h"
#include "waymark-marks.h"
#include "waymark-scheme.h"

/*
 * Marks are drawn once for each (mark, size, scale) and kept as textures until
 * the scheme changes.
 */

static GHashTable *textures; /* key of mark_key () -> GdkTexture */

static guint
mark_key (gboolean rating, guint mark, gboolean variant, int size, int scale)
{
  return (rating ? 1u << 31 : 0) | mark << 24 | (variant ? 1u << 23 : 0) | (guint) scale << 16 |
         (guint) size;
}

static WaymarkColour
to_colour (const GdkRGBA *rgba)
{
  return (WaymarkColour){ rgba->red, rgba->green, rgba->blue };
}

static void
read_colours (WaymarkMarkColours *colours)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());

  *colours = (WaymarkMarkColours){
    .surface = to_colour (&palette->surface),
    .fg = to_colour (&palette->fg),
    .accent = to_colour (&palette->accent),
    .green = to_colour (&palette->green),
    .amber = to_colour (&palette->amber),
    .amberline = to_colour (&palette->amberline),
    .red = to_colour (&palette->red),
    .grey = to_colour (&palette->grey),
    .teal = to_colour (&palette->teal),
    .violet = to_colour (&palette->violet),
    .brown = to_colour (&palette->brown),
    .on = to_colour (&palette->on),
    .on_amber = to_colour (&palette->on_amber),
  };
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
begin_mark (int size, int scale, cairo_surface_t **surface)
{
  cairo_t *cr;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * scale, size * scale);
  cr = cairo_create (*surface);
  cairo_scale (cr, scale, scale);
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
      cairo_t *cr = begin_mark (size, scale, &surface);
      WaymarkMarkColours colours;

      read_colours (&colours);
      waymark_mark_pen_stage (cr, stage, 0, 0, size, mirrored, &colours);
      texture = keep_mark (key, cr, surface);
    }
  append (snapshot, texture, x, y, size);
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
  WaymarkRating mark = waymark_rating_from_name (rating);
  /* By hand and its side are two more bits of the mark's number. */
  guint key = mark_key (TRUE, mark | (by_hand ? 8u : 0), mirrored, size, scale);
  GdkTexture *texture;

  g_return_if_fail (size > 0);

  texture = look_up_texture (key);
  if (texture == NULL)
    {
      cairo_surface_t *surface;
      cairo_t *cr = begin_mark (size, scale, &surface);
      WaymarkMarkColours colours;

      read_colours (&colours);
      colours.writing = gtk_widget_get_pango_context (widget);
      waymark_mark_pen_rating (cr, mark, by_hand, 0, 0, size, mirrored, &colours);
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
