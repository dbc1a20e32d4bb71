/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-lateness.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-timespan.h"
#include "waymark-window.h"

/* "By March" is drawn as rising over a year at most: nobody knows when it begins. */
#define RISE 365

/* What a window means on a line of days. A side that is open gets no day. */
static gboolean
read_days (const char *window, WaymarkDays *days)
{
  GDate first, last;

  if (!waymark_window_get_days (window, &first, &last))
    return FALSE;
  days->first = g_date_valid (&first) ? g_date_get_julian (&first) : 0;
  days->last = g_date_valid (&last) ? g_date_get_julian (&last) : 0;
  return TRUE;
}

static guint32
first_known (WaymarkItem *action)
{
  guint32 known = 0;

  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    {
      WaymarkDays days;

      if (read_days (waymark_item_get_string (update, "date"), &days) &&
          (known == 0 || days.first < known))
        known = days.first;
    }
  return known;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const WaymarkDays *left = a, *right = b;

  if (left->last != right->last)
    return left->last < right->last ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

/* A window that it was due in before and is not now, once. */
static void
add_moved_from (GArray *moved_from, const char *window, const char *due)
{
  WaymarkDays days;

  if (g_strcmp0 (window, due) == 0 || !read_days (window, &days) || days.last == 0)
    return;
  if (days.first == 0)
    days.first = days.last;
  for (guint i = 0; i < moved_from->len; i++)
    if (compare_days (&g_array_index (moved_from, WaymarkDays, i), &days) == 0)
      return;
  g_array_append_val (moved_from, days);
}

static void
read_moves (WaymarkTimespan *span, WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  const char *due = waymark_due_get_window (slippage->present);
  const WaymarkDateMove *undecided = waymark_slippage_get_undecided (slippage);

  add_moved_from (span->moved_from, waymark_due_get_window (slippage->first), due);
  for (guint i = 0; i < slippage->moves->len; i++)
    {
      const WaymarkDateMove *move = &g_array_index (slippage->moves, WaymarkDateMove, i);

      if (move->state == WAYMARK_DATE_MADE || move->state == WAYMARK_DATE_AGREED)
        add_moved_from (span->moved_from, waymark_due_get_window (move->from), due);
    }
  g_array_sort (span->moved_from, compare_days);

  if (undecided != NULL && undecided->state == WAYMARK_DATE_PROPOSED &&
      read_days (waymark_due_get_window (undecided->to), &span->proposed) &&
      span->proposed.first == 0)
    span->proposed.first = span->proposed.last;
}

static void
set_start (WaymarkTimespan *span, guint32 known)
{
  guint32 start = known;

  for (guint i = 0; i < span->moved_from->len; i++)
    {
      guint32 before = g_array_index (span->moved_from, WaymarkDays, i).first;

      if (start == 0 || before < start)
        start = before;
    }
  if (start != 0 && start < span->due.first)
    span->start = start;
}

/**
 * waymark_timespan_new:
 * @action: an action, or a requirement, which has no days of its own
 * @today: the local date
 *
 * Works out how @action lies in time: the window it is due in, the windows it was due in
 * before (its first agreed date, and those agreed since), the first that is known of it,
 * and from when on it is late.
 *
 * Returns: (transfer full): where it lies
 */
WaymarkTimespan *
waymark_timespan_new (WaymarkItem *action, const GDate *today)
{
  WaymarkTimespan *span = g_new0 (WaymarkTimespan, 1);
  const char *window;
  guint32 known;

  span->moved_from = g_array_new (FALSE, FALSE, sizeof (WaymarkDays));
  if (waymark_item_get_kind (action) != WAYMARK_KIND_ACTION)
    return span;
  window = waymark_item_get_window (action, "due");
  known = first_known (action);
  span->finished = waymark_action_is_finished (action);

  if (read_days (window, &span->due))
    {
      if (span->due.last == 0)
        span->shape = WAYMARK_SPAN_ONGOING;
      else if (span->due.first == 0)
        {
          span->shape = WAYMARK_SPAN_BY;
          span->due.first = span->due.last - RISE;
          if (known > span->due.first && known < span->due.last)
            span->due.first = known;
        }
      else
        span->shape = WAYMARK_SPAN_WINDOW;
    }
  else if (waymark_item_get_stage (action) == WAYMARK_STAGE_ONGOING)
    {
      span->shape = WAYMARK_SPAN_ONGOING;
      span->due.first = known;
    }

  read_moves (span, action);
  set_start (span, known);
  if (waymark_action_is_late (action, today))
    span->late_from = span->due.last + 1;
  return span;
}

/**
 * waymark_timespan_free:
 * @span: (transfer full) (nullable): one
 */
void
waymark_timespan_free (WaymarkTimespan *span)
{
  if (span == NULL)
    return;
  g_array_unref (span->moved_from);
  g_free (span);
}

/**
 * waymark_timespan_get_reach:
 * @span: one
 * @today: the local date
 * @reach: (out caller-allocates): from its first to its last day that is drawn
 *
 * Returns: whether there is anything of it to draw; an action that goes on without a
 *   first day has nothing
 */
gboolean
waymark_timespan_get_reach (const WaymarkTimespan *span, const GDate *today, WaymarkDays *reach)
{
  guint32 now = g_date_get_julian (today);

  if (span->shape == WAYMARK_SPAN_NONE || (span->due.first == 0 && span->due.last == 0))
    return FALSE;
  reach->first = span->start != 0 ? span->start : span->due.first;
  reach->last = span->shape == WAYMARK_SPAN_ONGOING ? MAX (span->due.first, now) : span->due.last;
  if (span->late_from != 0)
    reach->last = MAX (reach->last, now);
  if (span->proposed.last != 0)
    {
      reach->first = MIN (reach->first, span->proposed.first);
      reach->last = MAX (reach->last, span->proposed.last);
    }
  return TRUE;
}
