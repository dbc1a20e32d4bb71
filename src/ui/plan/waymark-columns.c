/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "waymark-columns.h"
#include "waymark-date-words.h"
#include "waymark-marks.h"
#include "waymark-stage.h"

/* Text size, in pixels, that the sizes in pixels below are meant for. */
#define DESIGN_FONT_PIXELS (11.0 * 96 / 72)

#define PADDING 12
#define GAP 9
#define MARK_GAP 6
#define LEADS 88
#define NARROWEST_TEXT 140
#define FIGURES_MORE 2 /* as in "10.10(m)", before any plan is known */

struct _WaymarkColumns
{
  GObject parent_instance;

  PangoFontDescription *font; /* what was measured last */
  PangoLanguage *language;
  double scale;
  guint serial; /* counts changes of anything that a drawn row depends on */
  int total;    /* width of a row */
  gboolean one_line;
  gboolean narrow_wanted;
  gboolean narrow;

  int line; /* height of a line of text */
  int due_width, status_width, number_width;
  int shortest_number, figure_width; /* of "1.1(m)", and of each figure more */
  guint figures_more;
  int status_heading; /* the word above the marks, when rows are narrow */
  int rating_width;   /* of its mark, or of the word above it */

  WaymarkColumn number, text, leads, due, status, rating;
};

G_DEFINE_FINAL_TYPE (WaymarkColumns, waymark_columns, G_TYPE_OBJECT)

enum
{
  HEIGHTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
waymark_columns_finalize (GObject *object)
{
  WaymarkColumns *self = WAYMARK_COLUMNS (object);

  g_clear_pointer (&self->font, pango_font_description_free);
  G_OBJECT_CLASS (waymark_columns_parent_class)->finalize (object);
}

static void
waymark_columns_class_init (WaymarkColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_columns_finalize;

  /**
   * WaymarkColumns::heights-changed:
   *
   * Rows are higher or lower than before, though text is as large. Emitted while a
   * row is given its place, so rows cannot be measured again at once.
   */
  signals[HEIGHTS_CHANGED] = g_signal_new ("heights-changed",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
waymark_columns_init (WaymarkColumns *self)
{
  self->scale = 1;
  self->line = 20;
  self->figures_more = FIGURES_MORE;
}

static PangoAttrList *
make_attributes (WaymarkTextStyle style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (style == WAYMARK_TEXT_BOLD || style == WAYMARK_TEXT_CAPTION_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style == WAYMARK_TEXT_ITALIC)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (style == WAYMARK_TEXT_LINK)
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if (style == WAYMARK_TEXT_CAPTION || style == WAYMARK_TEXT_CAPTION_BOLD)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.87));
  return attributes;
}

/**
 * waymark_text_style_get_attributes:
 * @style: a way of writing
 *
 * Returns: (transfer none): attributes for a #PangoLayout, relative to the widget's font
 */
PangoAttrList *
waymark_text_style_get_attributes (WaymarkTextStyle style)
{
  static PangoAttrList *attributes[WAYMARK_N_TEXT_STYLES];

  g_assert (style < WAYMARK_N_TEXT_STYLES);
  if (attributes[style] == NULL)
    attributes[style] = make_attributes (style);
  return attributes[style];
}

/**
 * waymark_columns_new:
 *
 * Returns: (transfer full): columns that have not been measured yet
 */
WaymarkColumns *
waymark_columns_new (void)
{
  return g_object_new (WAYMARK_TYPE_COLUMNS, NULL);
}

static int
text_width (PangoLayout *layout, WaymarkTextStyle style, const char *words)
{
  int width;

  pango_layout_set_attributes (layout, waymark_text_style_get_attributes (style));
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The widest due date that the column has room for; longer ones are cut with "…". */
static int
measure_due (PangoLayout *layout)
{
  g_autoptr (GDateTime) september = g_date_time_new_utc (2024, 9, 1, 0, 0, 0);
  /* Translators: the shortest way to write a month and year, as in "Sept 2024" */
  g_autofree char *month = waymark_date_format (september, C_ ("due column", "%b %Y"));
  g_autofree char *late = g_strdup_printf (ngettext ("%d month late", "%d months late", 13), 13);
  int width = text_width (layout, WAYMARK_TEXT_BOLD, month);

  width = MAX (width, text_width (layout, WAYMARK_TEXT_CAPTION_BOLD, late));
  return MAX (width, text_width (layout, WAYMARK_TEXT_BODY, C_ ("due column", "By March 2026")));
}

static int
measure_status (PangoLayout *layout)
{
  int width = 0;

  /* Merged rows show a link instead of their word. */
  for (int stage = WAYMARK_STAGE_PROPOSED; stage < WAYMARK_STAGE_CLOSED; stage++)
    {
      const char *label = waymark_stage_get_label (stage);

      width = MAX (width, text_width (layout, WAYMARK_TEXT_BODY, label));
    }
  return width;
}

/* A mark has no word beside it when rows are narrow, but its column is as wide as its heading. */
static int
narrow_status_width (WaymarkColumns *self)
{
  return MAX (waymark_columns_get_mark (self), self->status_heading);
}

static void
lay_out (WaymarkColumns *self)
{
  self->number_width = self->shortest_number + (int) self->figures_more * self->figure_width;

  int padding = waymark_columns_scale (self, PADDING);
  int gap = waymark_columns_scale (self, GAP);
  int leads = waymark_columns_scale (self, LEADS);
  int mark = waymark_columns_get_mark (self) + waymark_columns_scale (self, MARK_GAP);
  int end = self->total - padding - self->rating_width - gap;

  self->number = (WaymarkColumn){ padding, self->number_width };
  self->text.start = padding + self->number_width + gap;

  int wide_text = end - (mark + self->status_width) - self->due_width - leads - 3 * gap;
  /* Nothing is narrow for want of room before a row had a width. */
  self->narrow = self->narrow_wanted ||
                 (self->total > 0 &&
                  wide_text - self->text.start < waymark_columns_scale (self, NARROWEST_TEXT));

  self->rating = (WaymarkColumn){ end + gap, self->rating_width };
  self->status.width = self->narrow ? narrow_status_width (self) : mark + self->status_width;
  self->status.start = end - self->status.width;
  self->due.width = self->due_width;
  self->due.start = self->status.start - gap - self->due.width;
  self->leads.width = self->narrow ? 0 : leads;
  self->leads.start = self->due.start - (self->narrow ? 0 : gap + leads);
  self->text.width = MAX (1, self->leads.start - gap - self->text.start);
}

/**
 * waymark_columns_measure:
 * @self: columns
 * @widget: a widget with the font of the list
 *
 * Measures anew when the font or the language of @widget is another than before.
 *
 * Returns: whether anything changed
 */
gboolean
waymark_columns_measure (WaymarkColumns *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  PangoLanguage *language = pango_context_get_language (context);

  if (self->font != NULL && pango_font_description_equal (self->font, font) &&
      self->language == language)
    return FALSE;

  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  self->language = language;
  self->scale = pango_font_description_get_size (font) / (double) PANGO_SCALE / DESIGN_FONT_PIXELS;
  if (!pango_font_description_get_size_is_absolute (font))
    self->scale *= pango_cairo_context_get_resolution (context) / 72;
  self->scale = CLAMP (self->scale, 0.4, 6);

  /* The language may be written in letters that are higher than the font's own. */
  g_autofree char *high =
      g_strconcat ("Áy", C_ ("column", "Action"), C_ ("column", "Status"), NULL);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, high);
  pango_layout_get_pixel_size (layout, NULL, &self->line);
  self->shortest_number = text_width (layout, WAYMARK_TEXT_BODY, "1.1(m)");
  self->figure_width = text_width (layout, WAYMARK_TEXT_BODY, "11.1(m)") - self->shortest_number;
  self->due_width = measure_due (layout);
  self->status_width = measure_status (layout);
  self->status_heading = text_width (layout, WAYMARK_TEXT_CAPTION_BOLD, C_ ("column", "Status"));
  self->rating_width = MAX (waymark_columns_get_plate (self),
                            text_width (layout, WAYMARK_TEXT_CAPTION_BOLD, C_ ("column", "RAG")));
  self->serial++;
  lay_out (self);
  return TRUE;
}

/**
 * waymark_columns_set_width:
 * @self: columns
 * @width: width of a row, in pixels
 *
 * Returns: whether it was another before, and the columns moved
 */
gboolean
waymark_columns_set_width (WaymarkColumns *self, int width)
{
  gboolean narrow = self->narrow;

  if (self->total == width)
    return FALSE;
  self->total = width;
  self->serial++;
  lay_out (self);
  if (self->one_line && self->narrow != narrow)
    g_signal_emit (self, signals[HEIGHTS_CHANGED], 0);
  return TRUE;
}

/**
 * waymark_columns_is_narrow:
 * @self: columns
 *
 * Returns: whether leads and stage stand below the text for want of room
 */
gboolean
waymark_columns_is_narrow (WaymarkColumns *self)
{
  return self->narrow;
}

/**
 * waymark_columns_set_narrow:
 * @self: columns
 * @narrow: whether leads and stage are to stand below the text though there be room
 *
 * Where there is no room they do so anyway.
 */
void
waymark_columns_set_narrow (WaymarkColumns *self, gboolean narrow)
{
  if (self->narrow_wanted == narrow)
    return;
  self->narrow_wanted = narrow;
  self->serial++;
  lay_out (self);
}

/**
 * waymark_columns_get_one_line:
 * @self: columns
 *
 * Returns: whether rows show one line of text only
 */
gboolean
waymark_columns_get_one_line (WaymarkColumns *self)
{
  return self->one_line;
}

/**
 * waymark_columns_set_one_line:
 * @self: columns
 * @one_line: whether rows show one line of text only
 */
void
waymark_columns_set_one_line (WaymarkColumns *self, gboolean one_line)
{
  if (self->one_line == one_line)
    return;
  self->one_line = one_line;
  self->serial++;
}

static guint
count_figures (guint number)
{
  guint n = 1;

  for (; number >= 10; number /= 10)
    n++;
  return n;
}

/**
 * waymark_columns_fit_numbers:
 * @self: columns
 * @plan: (nullable): the plan whose items are shown
 *
 * Makes the column of numbers as wide as the longest number of the plan needs.
 *
 * Returns: whether the columns moved
 */
gboolean
waymark_columns_fit_numbers (WaymarkColumns *self, WaymarkPlan *plan)
{
  WaymarkItem *root = plan != NULL ? waymark_plan_get_root (plan) : NULL;
  WaymarkItem *theme = root != NULL ? waymark_item_first (root, WAYMARK_KIND_THEME) : NULL;
  guint n_themes = 0, most = 0, more;

  for (; theme != NULL; theme = waymark_item_next (theme))
    {
      guint n = waymark_item_get_n_children (theme);

      /* Priorities have no number. */
      if (n >= 10 && n < 100)
        n -= waymark_item_count (theme, WAYMARK_KIND_PRIORITY);
      most = MAX (most, n);
      n_themes++;
    }
  more = count_figures (n_themes) + count_figures (most) - 2;
  if (more == self->figures_more)
    return FALSE;
  self->figures_more = more;
  self->serial++;
  lay_out (self);
  return TRUE;
}

/**
 * waymark_columns_get_serial:
 * @self: columns
 *
 * Returns: a number that is another one after each change of the measures
 */
guint
waymark_columns_get_serial (WaymarkColumns *self)
{
  return self->serial;
}

/**
 * waymark_columns_get_height:
 * @self: columns
 * @kind: kind of the row's item
 *
 * Returns: height of a row of that kind, in pixels: fixed for each kind
 */
int
waymark_columns_get_height (WaymarkColumns *self, WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_THEME:
      return self->line + waymark_columns_scale (self, self->one_line ? 12 : 18);
    case WAYMARK_KIND_REQUIREMENT:
      return self->line + waymark_columns_scale (self, self->one_line ? 8 : 12);
    case WAYMARK_KIND_PRIORITY:
      return self->line + waymark_columns_scale (self, 8);
    default:
      if (self->one_line && !self->narrow)
        return self->line + waymark_columns_scale (self, 8);
      return 2 * self->line + waymark_columns_scale (self, 10);
    }
}

/**
 * waymark_columns_get_line:
 * @self: columns
 *
 * Returns: height of a line of body text, in pixels
 */
int
waymark_columns_get_line (WaymarkColumns *self)
{
  return self->line;
}

/**
 * waymark_columns_get_minimum:
 * @self: columns
 *
 * Returns: width below which a row cannot be read, in pixels
 */
int
waymark_columns_get_minimum (WaymarkColumns *self)
{
  return 2 * waymark_columns_scale (self, PADDING) + self->number_width + self->due_width +
         narrow_status_width (self) + self->rating_width + 4 * waymark_columns_scale (self, GAP) +
         waymark_columns_scale (self, 80);
}

/**
 * waymark_columns_scale:
 * @self: columns
 * @pixels: a length as in the design, for text of 11 points
 *
 * Returns: that length for the text size in use
 */
int
waymark_columns_scale (WaymarkColumns *self, double pixels)
{
  return (int) lround (pixels * self->scale);
}

/**
 * waymark_columns_get_number:
 * @self: columns
 *
 * Returns: (transfer none): the column of numbers
 */
const WaymarkColumn *
waymark_columns_get_number (WaymarkColumns *self)
{
  return &self->number;
}

/**
 * waymark_columns_get_text:
 * @self: columns
 *
 * Returns: (transfer none): the column of the actions' words
 */
const WaymarkColumn *
waymark_columns_get_text (WaymarkColumns *self)
{
  return &self->text;
}

/**
 * waymark_columns_get_leads:
 * @self: columns
 *
 * Returns: (transfer none): the column of leads; its width is 0 when narrow
 */
const WaymarkColumn *
waymark_columns_get_leads (WaymarkColumns *self)
{
  return &self->leads;
}

/**
 * waymark_columns_get_due:
 * @self: columns
 *
 * Returns: (transfer none): the column of due dates
 */
const WaymarkColumn *
waymark_columns_get_due (WaymarkColumns *self)
{
  return &self->due;
}

/**
 * waymark_columns_get_status:
 * @self: columns
 *
 * Returns: (transfer none): the column of stage marks and words; marks alone when narrow
 */
const WaymarkColumn *
waymark_columns_get_status (WaymarkColumns *self)
{
  return &self->status;
}

/**
 * waymark_columns_get_rating:
 * @self: columns
 *
 * Returns: (transfer none): the column of ratings
 */
const WaymarkColumn *
waymark_columns_get_rating (WaymarkColumns *self)
{
  return &self->rating;
}

/**
 * waymark_columns_get_plate:
 * @self: columns
 *
 * Returns: side of the mark of a rating, in pixels
 */
int
waymark_columns_get_plate (WaymarkColumns *self)
{
  return waymark_columns_scale (self, WAYMARK_RATING_MARK_SIZE);
}

/**
 * waymark_columns_get_title_start:
 * @self: columns
 *
 * Returns: where the title of a theme begins, pixels from the start edge
 */
int
waymark_columns_get_title_start (WaymarkColumns *self)
{
  return waymark_columns_scale (self, PADDING + 26);
}

/**
 * waymark_columns_get_padding:
 * @self: columns
 *
 * Returns: pixels that stay free at both edges
 */
int
waymark_columns_get_padding (WaymarkColumns *self)
{
  return waymark_columns_scale (self, PADDING);
}

/**
 * waymark_columns_get_mark:
 * @self: columns
 *
 * Returns: side of a stage mark, in pixels
 */
int
waymark_columns_get_mark (WaymarkColumns *self)
{
  return waymark_columns_scale (self, WAYMARK_STAGE_MARK_SIZE);
}
