/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-rating-mark.h"

#include "waymark-marks.h"

struct _WaymarkRatingMark
{
  GtkWidget parent_instance;

  WaymarkRating rating;
  gboolean by_hand;
};

G_DEFINE_FINAL_TYPE (WaymarkRatingMark, waymark_rating_mark, GTK_TYPE_WIDGET)

static void
waymark_rating_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkRatingMark *self = WAYMARK_RATING_MARK (widget);

  waymark_marks_append_rating (snapshot,
                               widget,
                               waymark_rating_get_name (self->rating),
                               self->by_hand,
                               (gtk_widget_get_width (widget) - WAYMARK_RATING_MARK_SIZE) / 2,
                               (gtk_widget_get_height (widget) - WAYMARK_RATING_MARK_SIZE) / 2,
                               WAYMARK_RATING_MARK_SIZE);
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
  *minimum = *natural = WAYMARK_RATING_MARK_SIZE;
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
