/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-rating.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_RATING_MARK (waymark_rating_mark_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRatingMark, waymark_rating_mark, WAYMARK, RATING_MARK, GtkWidget)

/* The plate of a rating. Beside it stands the word, so it has no name of its own. */
GtkWidget *waymark_rating_mark_new (void);
void waymark_rating_mark_set_size (WaymarkRatingMark *self, int size);
void waymark_rating_mark_show (WaymarkRatingMark *self, WaymarkRating rating, gboolean by_hand);

G_END_DECLS
