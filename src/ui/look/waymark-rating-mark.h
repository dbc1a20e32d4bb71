/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_RATING_MARK (waymark_rating_mark_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRatingMark, waymark_rating_mark, WAYMARK, RATING_MARK, GtkWidget)

/* The mark of a rating as a widget, in its colour. It says nothing: its words stand beside it. */
GtkWidget *waymark_rating_mark_new (const char *rating, int size);

G_END_DECLS
