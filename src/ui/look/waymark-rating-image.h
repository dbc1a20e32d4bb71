/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_RATING_IMAGE (waymark_rating_image_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRatingImage, waymark_rating_image, WAYMARK, RATING_IMAGE, GtkWidget)

/* The mark of a rating as a widget, in its colour. It says nothing: its words stand beside it. */
GtkWidget *waymark_rating_image_new (const char *rating, int size);

G_END_DECLS
