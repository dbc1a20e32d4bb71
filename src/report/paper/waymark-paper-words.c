/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-paper-private.h"

/* Fonts, and paragraphs broken into lines: the same whatever they are drawn on. */

#define LINE_SPACING 1.07f

static const struct
{
  double size;
  PangoWeight weight;
  PangoStyle slant;
} styles[WAYMARK_N_STYLES] = {
  [WAYMARK_STYLE_TITLE] = { 18, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_HEADING] = { 12.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_SUBHEADING] = { 10, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_LEAD] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_BODY_BOLD] = { 9.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_NOTE] = { 8.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_NOTE_BOLD] = { 8.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_FIGURE] = { 15, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_SMALL] = { 8, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_SMALL_BOLD] = { 8, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [WAYMARK_STYLE_SMALL_ITALIC] = { 8, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC },
};

/**
 * waymark_paper_words_new_layout:
 *
 * A printer, a screen and a file must break lines at the same places, so nothing is rounded to
 * dots and a point is one unit of the drawing.
 *
 * Returns: (transfer full): to be given paragraphs, in this thread
 */
PangoLayout *
waymark_paper_words_new_layout (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoAttrList *attributes;
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  /* What people wrote has its own direction by the characters around it, the rest the report's. */
  pango_layout_set_auto_dir (layout, FALSE);
  /* Letter by letter, so that whoever reads the PDF aloud, or copies from it, has them all. */
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static PangoFontDescription *
new_font (WaymarkPaperStyle style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Sans");
  pango_font_description_set_size (font, (int) (styles[style].size * PANGO_SCALE));
  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_style (font, styles[style].slant);
  return font;
}

/* Numbers such as 1.2(a), and what is not translated, run from left to right as a whole. */
static void
set_direction (const WaymarkPaperWords *words, PangoLayout *layout, gboolean rtl)
{
  gboolean turned = rtl && (words->hang > 0 || waymark_paper_has_rtl (words->words));
  PangoContext *context = pango_layout_get_context (layout);

  pango_context_set_base_dir (context, turned ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_context_changed (layout);
}

/**
 * waymark_paper_words_lay_out:
 * @words: a paragraph
 * @layout: becomes it
 * @rtl: whether the report is read from right to left
 */
void
waymark_paper_words_lay_out (const WaymarkPaperWords *words, PangoLayout *layout, gboolean rtl)
{
  PangoFontDescription *font = new_font (words->style);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  set_direction (words, layout, rtl);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, words->width > 0 ? (int) (words->width * PANGO_SCALE) : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, words->cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_indent (layout, (int) (-words->hang * PANGO_SCALE));
  pango_layout_set_line_spacing (layout, words->cut ? 0 : LINE_SPACING);
  pango_layout_set_alignment (layout, rtl != words->at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, words->words, -1);
}

/**
 * waymark_paper_words_are_same:
 * @a: a paragraph
 * @b: another
 *
 * Returns: whether they are laid out alike, so that it need not be done again
 */
gboolean
waymark_paper_words_are_same (const WaymarkPaperWords *a, const WaymarkPaperWords *b)
{
  return a->words == b->words && a->style == b->style && a->width == b->width && a->cut == b->cut &&
         a->hang == b->hang && a->at_end == b->at_end;
}
