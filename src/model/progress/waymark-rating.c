/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rating.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-rating-private.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-time-unit.h"
#include "waymark-updates.h"
#include "waymark-window.h"

static const char *const names[WAYMARK_N_RATINGS] = { NULL, "green", "amber", "red", "blue" };

static const char *const labels[WAYMARK_N_RATINGS] = {
  [WAYMARK_RATING_NONE] = NC_ ("rating", "Not rated"),
  [WAYMARK_RATING_GREEN] = NC_ ("rating", "Green"),
  [WAYMARK_RATING_AMBER] = NC_ ("rating", "Amber"),
  [WAYMARK_RATING_RED] = NC_ ("rating", "Red"),
  [WAYMARK_RATING_BLUE] = NC_ ("rating", "Blue"),
};

/* As on the marks. */
static const char *const letters[WAYMARK_N_RATINGS] = {
  [WAYMARK_RATING_NONE] = "–",
  [WAYMARK_RATING_GREEN] = NC_ ("rating letter", "G"),
  [WAYMARK_RATING_AMBER] = NC_ ("rating letter", "A"),
  [WAYMARK_RATING_RED] = NC_ ("rating letter", "R"),
  [WAYMARK_RATING_BLUE] = NC_ ("rating letter", "B"),
};

/**
 * waymark_rating_get_name:
 * @rating: a rating
 *
 * Returns: (transfer none) (nullable): its name in files; %NULL for not rated
 */
const char *
waymark_rating_get_name (WaymarkRating rating)
{
  g_return_val_if_fail (rating < WAYMARK_N_RATINGS, NULL);

  return names[rating];
}

/**
 * waymark_rating_get_label:
 * @rating: a rating
 *
 * Returns: (transfer none): its word in the reader's language: "Green", "Not rated"
 */
const char *
waymark_rating_get_label (WaymarkRating rating)
{
  g_return_val_if_fail (rating < WAYMARK_N_RATINGS, NULL);

  return waymark_pgettext2 ("rating", labels[rating]);
}

/**
 * waymark_rating_get_letter:
 * @rating: a rating
 *
 * Returns: (transfer none): the letter on its mark in the reader's language; a dash for
 *   not rated
 */
const char *
waymark_rating_get_letter (WaymarkRating rating)
{
  g_return_val_if_fail (rating < WAYMARK_N_RATINGS, NULL);

  return rating == WAYMARK_RATING_NONE ? letters[rating]
                                       : waymark_pgettext2 ("rating letter", letters[rating]);
}

/**
 * waymark_rating_from_name:
 * @name: (nullable): a rating's name, exactly
 *
 * Returns: the rating; %WAYMARK_RATING_NONE for anything else
 */
WaymarkRating
waymark_rating_from_name (const char *name)
{
  for (guint i = WAYMARK_RATING_GREEN; name != NULL && i < WAYMARK_N_RATINGS; i++)
    if (g_str_equal (names[i], name))
      return (WaymarkRating) i;
  return WAYMARK_RATING_NONE;
}

/* ---- by dates */

/* What a last day alone comes to. */
static WaymarkRating
rate_day (const WaymarkRatingRule *rule, const GDate *last, const GDate *on)
{
  GDate edge = *last;

  if (g_date_compare (on, last) <= 0)
    {
      if (rule->name == WAYMARK_RULE_ONE_MONTH || rule->weeks == 0)
        return WAYMARK_RATING_GREEN;
      return g_date_days_between (on, last) <= rule->weeks * 7 ? WAYMARK_RATING_AMBER
                                                               : WAYMARK_RATING_GREEN;
    }
  g_date_add_months (&edge, rule->name == WAYMARK_RULE_ONE_MONTH ? 1 : (guint) rule->months);
  return g_date_compare (on, &edge) <= 0 ? WAYMARK_RATING_AMBER : WAYMARK_RATING_RED;
}

static WaymarkRating
rate_due (const WaymarkRatingRule *rule, const WaymarkValue *due, const GDate *on)
{
  GDate last;

  return waymark_due_get_last_day (due, &last) ? rate_day (rule, &last, on) : WAYMARK_RATING_NONE;
}

/* The day on which a move counts: that of the meeting that agreed to it, else its own. */
static void
get_move_day (const WaymarkDateMove *move, const GDate *today, GDate *day)
{
  WaymarkPlan *plan = waymark_item_get_plan (move->update);
  const char *id = waymark_item_get_string (move->update, "meeting");
  WaymarkItem *meeting = plan != NULL && id != NULL ? waymark_plan_lookup (plan, id) : NULL;
  GDate last;

  if (meeting != NULL && waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING &&
      waymark_window_get_days (waymark_item_get_string (meeting, "date"), day, &last))
    return;
  if (!waymark_update_get_day (move->update, day))
    *day = *today;
}

/* The move that took an action out of amber or red, if nothing was reported since. */
static WaymarkValue *
find_moved_alone (const WaymarkRatingRule *rule,
                  WaymarkItem *action,
                  const WaymarkSlippage *slippage,
                  const GDate *today)
{
  g_autoptr (GPtrArray) updates = waymark_action_get_updates (action);

  for (guint i = 0; i < updates->len; i++)
    {
      const WaymarkDateMove *move = waymark_slippage_find (slippage, updates->pdata[i]);
      WaymarkRating was;
      GDate day;

      if (waymark_update_is_report (updates->pdata[i]))
        return NULL;
      if (move == NULL || (move->state != WAYMARK_DATE_MADE && move->state != WAYMARK_DATE_AGREED))
        continue;
      get_move_day (move, today, &day);
      was = rate_due (rule, move->from, &day);
      if (was == WAYMARK_RATING_AMBER || was == WAYMARK_RATING_RED)
        return move->from;
    }
  if (slippage->n_moves > 0 || waymark_due_is_same (slippage->first, slippage->present))
    return NULL;
  /* Moved, and nobody wrote down when. */
  return rate_due (rule, slippage->first, today) > WAYMARK_RATING_GREEN ? slippage->first : NULL;
}

/* Where the date was moved: neither a date that nobody agreed to nor a new date alone makes
 * anything better. */
static void
look_at_moves (const WaymarkRatingRule *rule,
               WaymarkItem *action,
               const GDate *today,
               WaymarkFinding *finding)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  WaymarkValue *agreed = waymark_slippage_get_agreed (slippage);
  WaymarkRating by_agreed = rate_due (rule, agreed, today);
  WaymarkValue *from;

  if (by_agreed > MAX (finding->rating, WAYMARK_RATING_GREEN))
    {
      finding->rating = by_agreed;
      finding->cause = WAYMARK_CAUSE_NOT_AGREED;
      finding->due = agreed;
      return;
    }
  if (finding->rating != WAYMARK_RATING_GREEN)
    return;
  from = find_moved_alone (rule, action, slippage, today);
  if (from == NULL)
    return;
  finding->rating = WAYMARK_RATING_AMBER;
  finding->cause = WAYMARK_CAUSE_MOVED_ALONE;
  finding->due = from;
}

static void
find_by_dates (const WaymarkRatingRule *rule,
               WaymarkItem *action,
               const GDate *today,
               WaymarkFinding *finding)
{
  WaymarkValue *due = waymark_item_get (action, "due");

  if (waymark_item_get_stage (action) == WAYMARK_STAGE_ONGOING)
    {
      finding->rating = WAYMARK_RATING_GREEN;
      finding->cause = WAYMARK_CAUSE_ONGOING;
      return;
    }
  finding->due = due;
  finding->rating = rate_due (rule, due, today);
  finding->cause =
      finding->rating != WAYMARK_RATING_NONE ? WAYMARK_CAUSE_DATE : WAYMARK_CAUSE_UNDATED;
  if (waymark_item_first (action, WAYMARK_KIND_UPDATE) != NULL ||
      !waymark_due_is_same (waymark_item_get (action, "first_due"), due))
    look_at_moves (rule, action, today, finding);
}

/* ---- by updates */

static void
find_by_updates (const WaymarkRatingRule *rule,
                 WaymarkItem *action,
                 const GDate *today,
                 WaymarkFinding *finding)
{
  GDate from = *today;
  guint percent;

  waymark_day_subtract_months (&from, (guint) rule->months);
  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    {
      WaymarkItem *child = waymark_item_get_child (action, i);
      WaymarkRating rating;
      GDate day;

      if (waymark_item_get_kind (child) != WAYMARK_KIND_UPDATE ||
          !waymark_update_get_day (child, &day) || g_date_compare (&day, &from) <= 0 ||
          g_date_compare (&day, today) > 0)
        continue;
      rating = waymark_rating_from_name (waymark_item_get_string (child, "rating"));
      finding->n_rated += rating != WAYMARK_RATING_NONE;
      finding->n_green += rating == WAYMARK_RATING_GREEN || rating == WAYMARK_RATING_BLUE;
    }
  finding->cause = finding->n_rated > 0 ? WAYMARK_CAUSE_UPDATES : WAYMARK_CAUSE_NO_UPDATES;
  if (finding->n_rated == 0)
    return;
  percent = finding->n_green * 100 / finding->n_rated;
  finding->rating = percent >= (guint) rule->green   ? WAYMARK_RATING_GREEN
                    : percent >= (guint) rule->amber ? WAYMARK_RATING_AMBER
                                                     : WAYMARK_RATING_RED;
}

/* ---- all rules */

static gboolean
find_finished (const WaymarkRatingRule *rule, WaymarkItem *action, WaymarkFinding *finding)
{
  switch ((int) waymark_item_get_stage (action))
    {
    case WAYMARK_STAGE_COMPLETE:
      finding->cause = WAYMARK_CAUSE_COMPLETE;
      finding->rating = rule->blue ? WAYMARK_RATING_BLUE : WAYMARK_RATING_GREEN;
      return TRUE;
    case WAYMARK_STAGE_CLOSED:
      finding->cause = WAYMARK_CAUSE_CLOSED;
      return TRUE;
    case WAYMARK_STAGE_MERGED:
      finding->cause = WAYMARK_CAUSE_MERGED;
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the rule alone says of an action. */
void
waymark_finding_make (WaymarkItem *action,
                      const WaymarkRatingRule *rule,
                      const GDate *today,
                      WaymarkFinding *finding)
{
  *finding = (WaymarkFinding){ .rating = WAYMARK_RATING_NONE, .cause = WAYMARK_CAUSE_POINTER };
  if (waymark_item_is_pointer (action))
    return;
  if (rule->name == WAYMARK_RULE_UNKNOWN)
    {
      finding->cause = WAYMARK_CAUSE_UNKNOWN_RULE;
      return;
    }
  if (find_finished (rule, action, finding))
    return;
  switch (rule->name)
    {
    case WAYMARK_RULE_DAYS_LATE:
    case WAYMARK_RULE_ONE_MONTH:
      find_by_dates (rule, action, today, finding);
      break;
    case WAYMARK_RULE_UPDATES_PERCENT:
      find_by_updates (rule, action, today, finding);
      break;
    case WAYMARK_RULE_MANUAL:
    case WAYMARK_RULE_UNKNOWN:
    default:
      finding->cause = WAYMARK_CAUSE_MANUAL;
      break;
    }
}

/**
 * waymark_action_rate:
 * @action: an action
 * @rule: (nullable): the rule, or %NULL for the plan's own; whoever rates many actions
 *   reads it once
 * @today: the local date
 *
 * A rating that was set by hand goes before the rule. What shows others' values is never
 * rated.
 *
 * Returns: how the action is rated
 */
WaymarkRated
waymark_action_rate (WaymarkItem *action, const WaymarkRatingRule *rule, const GDate *today)
{
  WaymarkRated rated = { 0 };
  WaymarkRatingRule own;
  WaymarkFinding finding;
  WaymarkPlan *plan;

  g_return_val_if_fail (action != NULL && today != NULL && g_date_valid (today), rated);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, rated);

  if (rule == NULL)
    {
      plan = waymark_item_get_plan (action);
      if (plan != NULL)
        waymark_plan_get_rating_rule (plan, &own);
      else
        waymark_rating_rule_init (&own, WAYMARK_RULE_MANUAL);
      rule = &own;
    }
  waymark_finding_make (action, rule, today, &finding);
  rated.by_rule = rated.rating = finding.rating;
  if (finding.cause == WAYMARK_CAUSE_POINTER)
    return rated;
  rated.rating = waymark_rating_from_name (waymark_item_get_string (action, "rating"));
  rated.by_hand = rated.rating != WAYMARK_RATING_NONE;
  if (!rated.by_hand)
    rated.rating = rated.by_rule;
  return rated;
}
