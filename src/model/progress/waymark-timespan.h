/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"

G_BEGIN_DECLS

/**
 * WaymarkSpanShape:
 * @WAYMARK_SPAN_NONE: nothing says when
 * @WAYMARK_SPAN_WINDOW: due in a window of time
 * @WAYMARK_SPAN_BY: due at any time up to a day
 * @WAYMARK_SPAN_ONGOING: goes on without an end
 */
typedef enum
{
  WAYMARK_SPAN_NONE,
  WAYMARK_SPAN_WINDOW,
  WAYMARK_SPAN_BY,
  WAYMARK_SPAN_ONGOING,
} WaymarkSpanShape;

/**
 * WaymarkDays:
 * @first: Julian day of its first day (g_date_get_julian())
 * @last: Julian day of its last day
 *
 * Some days in a row.
 */
typedef struct
{
  guint32 first;
  guint32 last;
} WaymarkDays;

/**
 * WaymarkTimespan:
 * @shape: what it is drawn as
 * @due: the days it is due in; of WAYMARK_SPAN_ONGOING only the first counts
 * @start: Julian day of the first that is known of it, never after the first of @due; 0 when
 *   nothing is known
 * @late_from: the first day on which it was late, or 0 when it is not late today
 * @finished: whether nothing is left to be done
 * @moved_from: (element-type WaymarkDays): the windows that it was due in before, oldest first
 * @proposed: the window that somebody asked for and no meeting has agreed; its last is 0
 *   when there is none
 *
 * One action on a timeline.
 */
typedef struct
{
  WaymarkSpanShape shape;
  WaymarkDays due;
  guint32 start;
  guint32 late_from;
  gboolean finished;
  GArray *moved_from;
  WaymarkDays proposed;
} WaymarkTimespan;

WaymarkTimespan *waymark_timespan_new  (WaymarkItem *action, const GDate *today);
void             waymark_timespan_free (WaymarkTimespan *span);
gboolean         waymark_timespan_get_reach (const WaymarkTimespan *span, const GDate *today, WaymarkDays *reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkTimespan, waymark_timespan_free)

G_END_DECLS
