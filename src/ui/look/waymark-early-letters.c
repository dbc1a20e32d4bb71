/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <pango/pangocairo.h>

#include "waymark-early-letters.h"

/*
 * Looking for a font, measuring it and drawing its letters from their outlines is done once,
 * and takes as long as making the widgets of a window. Pango keeps all of it in a font map; a
 * thread fills one, and gives it to the thread of the window before that writes its first word.
 */

/* As large, beside the size of text, as the fonts that every plan is shown in. */
static const double scales[] = { 1.0, 0.87 };
static const PangoWeight weights[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD };

#define FIGURES " 0123456789.,()"
/* Room for the letters: they are drawn, not only measured, but nobody looks at them. */
#define WIDTH 1600
#define HEIGHT 40

static GThread *thread;

static void
draw (cairo_t *cr, PangoLayout *layout, double scale, PangoWeight weight)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_cairo_show_layout (cr, layout);
  pango_attr_list_unref (attributes);
}

/* Takes a context, and returns its font map. */
static gpointer
draw_in_thread (gpointer data)
{
  PangoContext *context = data;
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autofree char *capitals = NULL;
  g_autofree char *words = NULL;
  const char *sample;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoFontMap *map = g_object_ref (pango_context_get_font_map (context));

  sample = pango_language_get_sample_string (pango_context_get_language (context));
  capitals = g_utf8_strup (sample, -1);
  words = g_strconcat (sample, capitals, FIGURES, NULL);
  pango_layout_set_text (layout, words, -1);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint j = 0; j < G_N_ELEMENTS (weights); j++)
      draw (cr, layout, scales[i], weights[j]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return map;
}

/**
 * waymark_early_letters_begin:
 * @like: how the widgets will write
 *
 * Begins to draw letters, in a thread.
 */
void
waymark_early_letters_begin (PangoContext *like)
{
  g_autoptr (PangoFontMap) map = NULL;
  PangoContext *context;

  g_return_if_fail (PANGO_IS_CONTEXT (like));
  g_return_if_fail (thread == NULL);

  map = pango_cairo_font_map_new ();
  context = pango_font_map_create_context (map);
  pango_context_set_font_description (context, pango_context_get_font_description (like));
  pango_context_set_language (context, pango_context_get_language (like));
  pango_context_set_base_dir (context, pango_context_get_base_dir (like));
  pango_context_set_round_glyph_positions (context, pango_context_get_round_glyph_positions (like));
  pango_cairo_context_set_font_options (context, pango_cairo_context_get_font_options (like));
  pango_cairo_context_set_resolution (context, pango_cairo_context_get_resolution (like));
  thread = g_thread_new ("letters", draw_in_thread, context);
}

/**
 * waymark_early_letters_end:
 *
 * Has all that is written from now on use what was drawn, in this thread. Does nothing where
 * nothing was begun.
 */
void
waymark_early_letters_end (void)
{
  g_autoptr (PangoFontMap) map = NULL;

  if (thread == NULL)
    return;
  map = g_thread_join (g_steal_pointer (&thread));
  pango_cairo_font_map_set_default (PANGO_CAIRO_FONT_MAP (map));
}
