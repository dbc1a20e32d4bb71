/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_RATING_FIELD (waymark_rating_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRatingField, waymark_rating_field, WAYMARK, RATING_FIELD, GtkWidget)

/* The rating of an action: its mark and word, why it is so, and the way to set it by hand. */
GtkWidget *waymark_rating_field_new (void);
GtkWidget *waymark_rating_field_get_reasons (WaymarkRatingField *self);

G_END_DECLS
