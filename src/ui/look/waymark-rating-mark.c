/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-rating-mark.h"

#include <math.h>

#include "waymark-marks.h"
#include "waymark-scheme.h"

/* Text size, in pixels, that the size of a mark is meant for. */
#define DESIGN_FONT_PIXELS (11.0 * 96 / 72)

struct _WaymarkRatingMark
{
  GtkWidget parent_instance;

  WaymarkRating rating;
  gboolean by_hand;
  int size; /* 0: as the words beside it are */
};

G_DEFINE_FINAL_TYPE (WaymarkRatingMark, waymark_rating_mark, GTK_TYPE_WIDGET)

static int
get_size (WaymarkRatingMark *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double pixels = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (self->size > 0)
    return self->size;
  if (!pango_font_description_get_size_is_absolute (font))
    pixels *= pango_cairo_context_get_resolution (context) / 72;
  return (int) lround (CLAMP (WAYMARK_RATING_MARK_SIZE * pixels / DESIGN_FONT_PIXELS, 12, 96));
}

static void
waymark_rating_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkRatingMark *self = WAYMARK_RATING_MARK (widget);
  int size = get_size (self);

  waymark_marks_append_rating (snapshot,
                               widget,
                               waymark_rating_get_name (self->rating),
                               self->by_hand,
                               (gtk_widget_get_width (widget) - size) / 2,
                               (gtk_widget_get_height (widget) - size) / 2,
                               size);
}

static void
waymark_rating_mark_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = get_size (WAYMARK_RATING_MARK (widget));
}

static void
waymark_rating_mark_class_init (WaymarkRatingMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = waymark_rating_mark_snapshot;
  widget_class->measure = waymark_rating_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "ratingmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_rating_mark_init (WaymarkRatingMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * waymark_rating_mark_new:
 *
 * Returns: (transfer floating): the mark of what is not rated
 */
GtkWidget *
waymark_rating_mark_new (void)
{
  return g_object_new (WAYMARK_TYPE_RATING_MARK, NULL);
}

/**
 * waymark_rating_mark_show:
 * @self: a mark
 * @rating: what it is to show
 * @by_hand: whether that was set by hand
 */
void
waymark_rating_mark_show (WaymarkRatingMark *self, WaymarkRating rating, gboolean by_hand)
{
  g_return_if_fail (WAYMARK_IS_RATING_MARK (self));

  self->rating = rating;
  self->by_hand = by_hand;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * waymark_rating_mark_set_size:
 * @self: a mark
 * @size: pixels of a side at 96 dpi
 *
 * Makes it as large as figures or small rows want it.
 */
void
waymark_rating_mark_set_size (WaymarkRatingMark *self, int size)
{
  g_return_if_fail (WAYMARK_IS_RATING_MARK (self));

  self->size = (int) (size * waymark_scheme_get_text_scale (waymark_scheme_get_default ()));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
