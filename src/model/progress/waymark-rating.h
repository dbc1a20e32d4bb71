/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rating-rule.h"

G_BEGIN_DECLS

typedef enum
{
  WAYMARK_RATING_NONE,
  WAYMARK_RATING_GREEN,
  WAYMARK_RATING_AMBER,
  WAYMARK_RATING_RED,
  WAYMARK_RATING_BLUE,
} WaymarkRating;

#define WAYMARK_N_RATINGS (WAYMARK_RATING_BLUE + 1)

const char   *waymark_rating_get_name   (WaymarkRating rating);  /* format: "green"; NULL for none */
const char   *waymark_rating_get_label  (WaymarkRating rating);  /* "Green", "Not rated" */
const char   *waymark_rating_get_letter (WaymarkRating rating);  /* "G", "–" */
WaymarkRating waymark_rating_from_name  (const char *name);

/**
 * WaymarkRated:
 * @rating: the rating that counts
 * @by_rule: what the plan's rule says
 * @by_hand: whether @rating was set by hand
 *
 * How an action is rated.
 */
typedef struct
{
  WaymarkRating rating;
  WaymarkRating by_rule;
  gboolean by_hand;
} WaymarkRated;

/* @rule: (nullable): %NULL for the plan's own, which is read from its words each time. */
WaymarkRated  waymark_action_rate         (WaymarkItem *action, const WaymarkRatingRule *rule, const GDate *today);
char         *waymark_action_explain_rating (WaymarkItem *action, const GDate *today);
char         *waymark_action_explain_rule (WaymarkItem *action, const GDate *today);

G_END_DECLS
