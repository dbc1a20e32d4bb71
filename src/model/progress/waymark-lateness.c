/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-lateness.h"

#include "waymark-i18n.h"
#include "waymark-plan.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-window.h"

/* LOOK section 5: late in days up to 59, then in months; soon within 60 days, in
 * days up to 20, then in weeks. */
#define MOST_DAYS_LATE 59
#define MOST_DAYS_AHEAD 60
#define MOST_DAYS_SOON 20

/**
 * waymark_action_get_last_day:
 * @action: an action
 * @last: (out caller-allocates): the last day of its due window
 *
 * Returns: whether the action has a last day that counts: something is left to be done by then
 */
gboolean
waymark_action_get_last_day (WaymarkItem *action, GDate *last)
{
  GDate first;

  g_return_val_if_fail (action != NULL && last != NULL, FALSE);

  switch (waymark_item_get_stage (action))
    {
    case WAYMARK_STAGE_COMPLETE:
    case WAYMARK_STAGE_CLOSED:
    case WAYMARK_STAGE_MERGED:
    case WAYMARK_STAGE_ONGOING:
      return FALSE;
    case WAYMARK_STAGE_NONE:
    case WAYMARK_STAGE_PROPOSED:
    case WAYMARK_STAGE_AGREED:
    case WAYMARK_STAGE_NOT_STARTED:
    case WAYMARK_STAGE_IN_PROGRESS:
    case WAYMARK_STAGE_PAUSED:
    default:
      return waymark_window_get_days (waymark_item_get_window (action, "due"), &first, last) &&
             g_date_valid (last);
    }
}

/**
 * waymark_action_is_finished:
 * @action: an action
 *
 * Returns: whether nothing is left to be done: complete, closed or merged
 */
gboolean
waymark_action_is_finished (WaymarkItem *action)
{
  WaymarkStage stage = waymark_item_get_stage (action);

  return stage == WAYMARK_STAGE_COMPLETE || stage == WAYMARK_STAGE_CLOSED ||
         stage == WAYMARK_STAGE_MERGED;
}

/**
 * waymark_action_get_days_late:
 * @action: an action
 * @today: the local date
 *
 * How many days the last day of its due window is past. A pointer row has no due
 * date of its own and is never late.
 *
 * Returns: days; 0 or less when it is not late: the days still left, negative, or 0
 *   when it is due today or cannot be late
 */
int
waymark_action_get_days_late (WaymarkItem *action, const GDate *today)
{
  GDate last;

  g_return_val_if_fail (action != NULL && today != NULL && g_date_valid (today), 0);

  return waymark_action_get_last_day (action, &last) ? g_date_days_between (&last, today) : 0;
}

/**
 * waymark_action_is_late:
 * @action: an action
 * @today: the local date
 *
 * Returns: whether its due window is over and it is neither complete, closed, merged
 *   nor ongoing
 */
gboolean
waymark_action_is_late (WaymarkItem *action, const GDate *today)
{
  return waymark_action_get_days_late (action, today) > 0;
}

static char *
describe_late (const GDate *last, const GDate *today, int days)
{
  int months;

  if (days <= MOST_DAYS_LATE)
    /* Translators: below a due date, so keep it short */
    return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
  months = waymark_months_between (last, today);
  /* Translators: below a due date, so keep it short */
  return g_strdup_printf (ngettext ("%d month late", "%d months late", months), months);
}

static char *
describe_soon (int days)
{
  int weeks = (days + 3) / 7;

  if (days == 0)
    /* Translators: below a due date: it is due today */
    return g_strdup (C_ ("due", "today"));
  if (days <= MOST_DAYS_SOON)
    /* Translators: below a due date, so keep it short */
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
  /* Translators: below a due date, so keep it short */
  return g_strdup_printf (ngettext ("in %d week", "in %d weeks", weeks), weeks);
}

/**
 * waymark_action_get_lateness:
 * @action: an action
 * @today: the local date
 * @late: (out) (optional): whether it is late rather than due soon
 *
 * The words below a due date: "7 months late", "in 7 weeks".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when it is neither late
 *   nor due within 60 days
 */
char *
waymark_action_get_lateness (WaymarkItem *action, const GDate *today, gboolean *late)
{
  GDate last;
  int days;

  g_return_val_if_fail (action != NULL && today != NULL && g_date_valid (today), NULL);

  if (late != NULL)
    *late = FALSE;
  if (!waymark_action_get_last_day (action, &last))
    return NULL;
  days = g_date_days_between (&last, today);
  if (late != NULL)
    *late = days > 0;
  if (days > 0)
    return describe_late (&last, today, days);
  return days >= -MOST_DAYS_AHEAD ? describe_soon (-days) : NULL;
}

/**
 * waymark_item_count_late:
 * @item: an item
 * @today: the local date
 *
 * Returns: how many actions in it and below it are late
 */
guint
waymark_item_count_late (WaymarkItem *item, const GDate *today)
{
  guint n = 0;

  g_return_val_if_fail (item != NULL && today != NULL && g_date_valid (today), 0);

  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    return waymark_action_is_late (item, today) ? 1 : 0;
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    n += waymark_item_count_late (waymark_item_get_child (item, i), today);
  return n;
}
