/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Letters that a thread drew beforehand look like those that are drawn when they are needed. */

#include "config.h"

#include <locale.h>
#include <pango/pangocairo.h>

#include "waymark-early-letters.h"

#define WIDTH 400
#define HEIGHT 60

static PangoContext *
make_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 10");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_from_string ("en"));
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

static GBytes *
write_words (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  pango_layout_set_markup (
      layout, "Agree one <b>short</b> form\n<span size='87%'>13 months <b>late</b></span>", -1);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_looks_the_same (void)
{
  PangoFontMap *before = g_object_ref (pango_cairo_font_map_get_default ());
  PangoContext *context = make_context (before);
  g_autoptr (GBytes) expected = write_words (context);
  g_autoptr (GBytes) written = NULL;

  waymark_early_letters_begin (context);
  waymark_early_letters_end ();
  g_object_unref (context);
  g_assert_true (pango_cairo_font_map_get_default () != before);
  context = make_context (pango_cairo_font_map_get_default ());
  written = write_words (context);
  g_assert_cmpmem (g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected),
                   g_bytes_get_data (written, NULL),
                   g_bytes_get_size (written));
  g_object_unref (context);
  g_object_unref (before);
}

static void
test_nothing_begun (void)
{
  PangoFontMap *before = pango_cairo_font_map_get_default ();

  waymark_early_letters_end ();
  g_assert_true (pango_cairo_font_map_get_default () == before);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/early-letters/looks-the-same", test_looks_the_same);
  g_test_add_func ("/early-letters/nothing-begun", test_nothing_begun);
  return g_test_run ();
}
