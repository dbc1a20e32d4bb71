/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rating.h"

#include "waymark-i18n.h"
#include "waymark-rating-private.h"
#include "waymark-slippage.h"
#include "waymark-window.h"

#define APRIL 4

/* As lists tell it: days up to 59, then months; ahead, days up to 20, then weeks, then months. */
#define MOST_DAYS_LATE 59
#define MOST_DAYS_SOON 20
#define MOST_DAYS_IN_WEEKS 83

/* Inside of a sentence "by March 2026" is due March 2026. */
static char *
format_due (WaymarkItem *action, WaymarkValue *due)
{
  WaymarkPlan *plan = waymark_item_get_plan (action);
  gint64 start =
      plan != NULL ? waymark_item_get_number (waymark_plan_get_root (plan), "year_start") : 0;
  const char *window = waymark_due_get_window (due);
  char *words = window != NULL && g_str_has_prefix (window, "../")
                    ? waymark_window_format_end (window)
                    : waymark_window_format (window, start != 0 ? (int) start : APRIL);

  if (words != NULL || due == NULL)
    return words;
  return g_strdup (waymark_value_get_string (waymark_value_get_child (due, 0)));
}

static char *
explain_late (const char *rating, const char *due, const GDate *last, const GDate *today)
{
  int days = g_date_days_between (last, today);
  int months = waymark_months_between (last, today);

  if (days <= MOST_DAYS_LATE)
    /* Translators: %1$s is a rating, %2$s a due date: "Amber: due March 2024, 5 days ago, …" */
    return g_strdup_printf (ngettext ("%1$s: due %2$s, %3$d day ago, not complete",
                                      "%1$s: due %2$s, %3$d days ago, not complete",
                                      days),
                            rating,
                            due,
                            days);
  /* Translators: %1$s is a rating, %2$s a due date: "Red: due March 2024, 8 months ago, …" */
  return g_strdup_printf (ngettext ("%1$s: due %2$s, %3$d month ago, not complete",
                                    "%1$s: due %2$s, %3$d months ago, not complete",
                                    months),
                          rating,
                          due,
                          months);
}

static char *
explain_ahead (const char *rating, const char *due, const GDate *last, const GDate *today)
{
  int days = g_date_days_between (today, last);
  int weeks = (days + 3) / 7;
  int months = waymark_months_between (today, last);

  if (days == 0)
    /* Translators: %1$s is a rating, %2$s a due date: "Amber: due March 2024, which ends today" */
    return g_strdup_printf (_ ("%1$s: due %2$s, which ends today"), rating, due);
  if (days <= MOST_DAYS_SOON)
    return g_strdup_printf (
        /* Translators: %1$s is a rating, %2$s a due date: "Amber: due March 2024, in 5 days" */
        ngettext ("%1$s: due %2$s, in %3$d day", "%1$s: due %2$s, in %3$d days", days),
        rating,
        due,
        days);
  if (days <= MOST_DAYS_IN_WEEKS)
    return g_strdup_printf (
        /* Translators: %1$s is a rating, %2$s a due date: "Amber: due March 2024, in 5 weeks" */
        ngettext ("%1$s: due %2$s, in %3$d week", "%1$s: due %2$s, in %3$d weeks", weeks),
        rating,
        due,
        weeks);
  return g_strdup_printf (
      /* Translators: %1$s is a rating, %2$s a due date: "Green: due March 2024, in 5 months" */
      ngettext ("%1$s: due %2$s, in %3$d month", "%1$s: due %2$s, in %3$d months", months),
      rating,
      due,
      months);
}

static char *
explain_dates (WaymarkItem *action, const WaymarkFinding *finding, const GDate *today)
{
  const char *rating = waymark_rating_get_label (finding->rating);
  g_autofree char *due = format_due (action, finding->due);
  g_autofree char *present = format_due (action, waymark_item_get (action, "due"));
  GDate last;

  if (finding->cause == WAYMARK_CAUSE_NOT_AGREED && present == NULL)
    return g_strdup_printf (
        /* Translators: %1$s is a rating, %2$s a due date */
        _ ("%1$s: agreed for %2$s and not complete; to have no date is not agreed yet"),
        rating,
        due);
  if (finding->cause == WAYMARK_CAUSE_NOT_AGREED)
    return g_strdup_printf (
        /* Translators: %1$s is a rating, %2$s and %3$s are due dates */
        _ ("%1$s: agreed for %2$s and not complete; %3$s is not agreed yet"),
        rating,
        due,
        present);
  if (finding->cause == WAYMARK_CAUSE_MOVED_ALONE)
    return g_strdup_printf (
        /* Translators: %1$s is a rating, %2$s and %3$s are due dates */
        _ ("%1$s: moved from %2$s to %3$s, and nothing was reported since"),
        rating,
        due,
        present);
  if (!waymark_due_get_last_day (finding->due, &last))
    return g_strdup (rating);
  return g_date_compare (&last, today) < 0 ? explain_late (rating, due, &last, today)
                                           : explain_ahead (rating, due, &last, today);
}

static char *
explain_undated (const WaymarkFinding *finding)
{
  if (finding->due == NULL)
    return g_strdup (_ ("Not rated: no due date"));
  if (waymark_due_get_window (finding->due) != NULL)
    return g_strdup (_ ("Not rated: its due date has no end"));
  return g_strdup_printf (
      /* Translators: %s is a due date as someone wrote it, such as "sometime in spring" */
      _ ("Not rated: nobody can tell when “\u2068%s\u2069” is late"),
      waymark_value_get_string (waymark_value_get_child (finding->due, 0)));
}

static char *
explain_updates (const WaymarkFinding *finding, const WaymarkRatingRule *rule)
{
  return g_strdup_printf (
      /* Translators: %1$s is a rating, %2$u how many updates were green, %3$u of how many,
       * %4$d of how many months */
      ngettext ("%1$s: %2$u of %3$u update with a rating in the last %4$d months was green",
                "%1$s: %2$u of %3$u updates with a rating in the last %4$d months were green",
                finding->n_rated),
      waymark_rating_get_label (finding->rating),
      finding->n_green,
      finding->n_rated,
      rule->months);
}

static char *
explain (WaymarkItem *action,
         const WaymarkFinding *finding,
         const WaymarkRatingRule *rule,
         const GDate *today)
{
  switch (finding->cause)
    {
    case WAYMARK_CAUSE_POINTER:
      return g_strdup (_ ("Not rated: it only points to others"));
    case WAYMARK_CAUSE_COMPLETE:
      return g_strdup (finding->rating == WAYMARK_RATING_BLUE ? _ ("Blue: complete")
                                                              : _ ("Green: complete"));
    case WAYMARK_CAUSE_CLOSED:
      return g_strdup (_ ("Not rated: closed undelivered"));
    case WAYMARK_CAUSE_MERGED:
      return g_strdup (_ ("Not rated: another action does its work now"));
    case WAYMARK_CAUSE_MANUAL:
      return g_strdup (_ ("Not rated: this plan is rated by hand"));
    case WAYMARK_CAUSE_UNKNOWN_RULE:
      return g_strdup (_ ("Not rated: the plan's rule is of a newer Waymark"));
    case WAYMARK_CAUSE_ONGOING:
      return g_strdup (_ ("Green: ongoing, so never late"));
    case WAYMARK_CAUSE_UNDATED:
      return explain_undated (finding);
    case WAYMARK_CAUSE_NO_UPDATES:
      /* Translators: %d is how many there are */
      return g_strdup_printf (ngettext ("Not rated: no update with a rating in the last %d month",
                                        "Not rated: no update with a rating in the last %d months",
                                        rule->months),
                              rule->months);
    case WAYMARK_CAUSE_UPDATES:
      return explain_updates (finding, rule);
    case WAYMARK_CAUSE_DATE:
    case WAYMARK_CAUSE_NOT_AGREED:
    case WAYMARK_CAUSE_MOVED_ALONE:
    default:
      return explain_dates (action, finding, today);
    }
}

/**
 * waymark_action_explain_rule:
 * @action: an action
 * @today: the local date
 *
 * What the plan's rule says, whether or not the action is rated by hand: "Red: due March
 * 2024, 8 months ago, not complete".
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
waymark_action_explain_rule (WaymarkItem *action, const GDate *today)
{
  WaymarkRatingRule rule;
  WaymarkFinding finding;
  WaymarkPlan *plan;

  g_return_val_if_fail (action != NULL && today != NULL && g_date_valid (today), NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  plan = waymark_item_get_plan (action);
  if (plan == NULL)
    return g_strdup (waymark_rating_get_label (WAYMARK_RATING_NONE));
  waymark_plan_get_rating_rule (plan, &rule);
  waymark_finding_make (action, &rule, today, &finding);
  return explain (action, &finding, &rule, today);
}

/**
 * waymark_action_explain_rating:
 * @action: an action
 * @today: the local date
 *
 * Why it is rated as it is: by the plan's rule, or "Amber by hand: the tender came back
 * empty".
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
waymark_action_explain_rating (WaymarkItem *action, const GDate *today)
{
  WaymarkRated rated;
  const char *reason;

  g_return_val_if_fail (action != NULL && today != NULL && g_date_valid (today), NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  rated = waymark_action_rate (action, NULL, today);
  if (!rated.by_hand)
    return waymark_action_explain_rule (action, today);
  reason = waymark_item_get_string (action, "rating_reason");
  if (reason == NULL)
    /* Translators: %s is a rating: "Amber by hand, without a reason" */
    return g_strdup_printf (_ ("%s by hand, without a reason"),
                            waymark_rating_get_label (rated.rating));
  return g_strdup_printf (
      /* Translators: %1$s is a rating, %2$s what someone wrote: "Amber by hand: short of staff" */
      _ ("%1$s by hand: \u2068%2$s\u2069"),
      waymark_rating_get_label (rated.rating),
      reason);
}
