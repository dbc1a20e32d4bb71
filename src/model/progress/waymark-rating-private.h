/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rating.h"

G_BEGIN_DECLS

/* Why a rule comes to its rating; waymark-rating-reason.c has the sentence for each. */
typedef enum
{
  WAYMARK_CAUSE_POINTER,
  WAYMARK_CAUSE_COMPLETE,
  WAYMARK_CAUSE_CLOSED,
  WAYMARK_CAUSE_MERGED,
  WAYMARK_CAUSE_MANUAL,
  WAYMARK_CAUSE_UNKNOWN_RULE,
  WAYMARK_CAUSE_ONGOING,
  WAYMARK_CAUSE_UNDATED,
  WAYMARK_CAUSE_DATE,
  WAYMARK_CAUSE_NOT_AGREED,  /* by the last date that was agreed */
  WAYMARK_CAUSE_MOVED_ALONE, /* its date was moved, and nothing reported since */
  WAYMARK_CAUSE_NO_UPDATES,
  WAYMARK_CAUSE_UPDATES,
} WaymarkCause;

/**
 * WaymarkFinding:
 * @rating: what the rule comes to
 * @cause: why
 * @due: (nullable): of causes with a date: the due value it was told by
 * @n_green: of updates: how many of them were green
 * @n_rated: how many had a rating
 */
typedef struct
{
  WaymarkRating rating;
  WaymarkCause cause;
  WaymarkValue *due;
  guint n_green;
  guint n_rated;
} WaymarkFinding;

void waymark_finding_make (WaymarkItem *action,
                          const WaymarkRatingRule *rule,
                          const GDate *today,
                          WaymarkFinding *finding);

G_END_DECLS
