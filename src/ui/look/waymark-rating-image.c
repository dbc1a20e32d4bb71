/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-marks.h"
#include "waymark-rating-image.h"
#include "waymark-scheme.h"

struct _WaymarkRatingImage
{
  GtkWidget parent_instance;

  char *rating;
  int size;
};

G_DEFINE_FINAL_TYPE (WaymarkRatingImage, waymark_rating_image, GTK_TYPE_WIDGET)

static void
waymark_rating_image_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkRatingImage *self = WAYMARK_RATING_IMAGE (widget);

  waymark_marks_append_rating (snapshot, widget, self->rating, FALSE, 0, 0, self->size);
}

static void
waymark_rating_image_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = WAYMARK_RATING_IMAGE (widget)->size;
}

static void
waymark_rating_image_finalize (GObject *object)
{
  g_free (WAYMARK_RATING_IMAGE (object)->rating);
  G_OBJECT_CLASS (waymark_rating_image_parent_class)->finalize (object);
}

static void
waymark_rating_image_class_init (WaymarkRatingImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = waymark_rating_image_finalize;
  widget_class->snapshot = waymark_rating_image_snapshot;
  widget_class->measure = waymark_rating_image_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_rating_image_init (WaymarkRatingImage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_rating_image_new:
 * @rating: (nullable): the rating's name of the format
 * @size: pixels of a side at 96 dpi
 *
 * Returns: (transfer floating): its mark
 */
GtkWidget *
waymark_rating_image_new (const char *rating, int size)
{
  WaymarkRatingImage *self = g_object_new (WAYMARK_TYPE_RATING_IMAGE, NULL);

  self->rating = g_strdup (rating);
  self->size = (int) (size * waymark_scheme_get_text_scale (waymark_scheme_get_default ()));
  return GTK_WIDGET (self);
}
