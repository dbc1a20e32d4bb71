/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include <gdk/gdk.h>

#include "waymark-rating.h"

G_BEGIN_DECLS

WaymarkRating waymark_rating_from_key      (guint keyval);
guint         waymark_rating_get_key       (WaymarkRating rating);
guint         waymark_rating_get_plain_key (WaymarkRating rating);
guint         waymark_rating_get_shown_key (WaymarkRating rating);

G_END_DECLS
