/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-rating.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_RATING_POPOVER (waymark_rating_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkRatingPopover, waymark_rating_popover, WAYMARK, RATING_POPOVER, GtkPopover)

/*
 * Asks for a rating by hand and its reason, in place.
 * Signal: rated (int rating, char *reason); not rated leaves it to the rule.
 */
GtkWidget *waymark_rating_popover_new (void);

/* @action: (nullable): the action whose rating is shown; %NULL for several.
 * @wanted: the rating that is offered; not rated for the present one. */
void waymark_rating_popover_ask (WaymarkRatingPopover *self,
                                 WaymarkPlan *plan,
                                 WaymarkItem *action,
                                 WaymarkRating wanted);

G_END_DECLS
