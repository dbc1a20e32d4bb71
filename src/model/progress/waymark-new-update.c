/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-new-update.h"

#include "waymark-due.h"
#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-rating.h"
#include "waymark-slippage.h"
#include "waymark-today.h"
#include "waymark-updates.h"

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

/**
 * waymark_edit_add_dated_update:
 * @edit: an edit
 * @action: an action of the plan
 * @date: (nullable): its day, `YYYY-MM-DD`; %NULL for today
 * @who: (nullable): who reports
 * @error: %WAYMARK_ERROR_BAD_VALUE
 *
 * Returns: (transfer none) (nullable): a new update that says nothing yet
 */
WaymarkItem *
waymark_edit_add_dated_update (
    WaymarkEdit *edit, WaymarkItem *action, const char *date, const char *who, GError **error)
{
  g_autofree char *clean = waymark_clean_text (who, TRUE);
  char today[sizeof "YYYY-MM-DD"];
  WaymarkItem *update;
  GDate day;

  g_return_val_if_fail (edit != NULL && action != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  waymark_today (&day);
  g_snprintf (today,
              sizeof today,
              "%04d-%02d-%02d",
              g_date_get_year (&day),
              g_date_get_month (&day),
              g_date_get_day (&day));
  update = waymark_edit_add (edit, WAYMARK_KIND_UPDATE, action, NULL, error);
  if (update == NULL ||
      !waymark_edit_set_string (edit, update, "date", date != NULL ? date : today, error) ||
      !waymark_edit_set_string (edit, update, "who", clean, error))
    return NULL;
  return update;
}

/* Whether no newer update says anything about the field. */
static gboolean
is_last_word (WaymarkItem *action, WaymarkItem *update, const char *field)
{
  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    {
      WaymarkItem *child = waymark_item_get_child (action, i);

      if (child != update && waymark_item_get_kind (child) == WAYMARK_KIND_UPDATE &&
          waymark_item_get (child, field) != NULL && waymark_update_compare (child, update) < 0)
        return FALSE;
    }
  return TRUE;
}

/* Where ratings come from the updates, the action needs none by hand. */
static gboolean
counts_updates (WaymarkPlan *plan)
{
  WaymarkRatingRule rule;

  waymark_plan_get_rating_rule (plan, &rule);
  return rule.name == WAYMARK_RULE_UPDATES_PERCENT;
}

static gboolean
set_status (WaymarkEdit *edit,
            WaymarkItem *action,
            WaymarkItem *update,
            WaymarkItem *status,
            GError **error)
{
  const char *id;

  if (status == NULL)
    return TRUE;
  id = waymark_item_get_id (status);
  return waymark_edit_set_string (edit, update, "status", id, error) &&
         (!is_last_word (action, update, "status") ||
          waymark_edit_set_string (edit, action, "status", id, error));
}

static gboolean
set_rating (WaymarkEdit *edit,
            WaymarkItem *action,
            WaymarkItem *update,
            const char *rating,
            const char *why,
            GError **error)
{
  if (rating == NULL)
    return TRUE;
  if (!waymark_edit_set_string (edit, update, "rating", rating, error))
    return FALSE;
  if (counts_updates (waymark_edit_get_plan (edit)) || !is_last_word (action, update, "rating"))
    return TRUE;
  return waymark_edit_rate (edit, action, rating, why, error);
}

static gboolean
propose (WaymarkEdit *edit,
         WaymarkItem *action,
         WaymarkItem *update,
         const WaymarkNewUpdate *new,
         GError **error)
{
  g_autoptr (WaymarkValue) due = waymark_plan_read_due (waymark_edit_get_plan (edit), new->due);
  g_autofree char *reason = waymark_clean_text (new->reason, FALSE);

  if (due == NULL || waymark_due_is_same (due, waymark_item_get (action, "due")))
    return TRUE;
  if (*reason == '\0')
    return refuse (error,
                   _ ("A new due date needs a reason. Say in a few words why it should move."));
  return waymark_edit_set (edit, update, "new_due", due, error) &&
         waymark_edit_set_string (edit, update, "reason", reason, error) &&
         waymark_edit_set_string (edit, update, "decision", "proposed", error);
}

/**
 * waymark_edit_add_update:
 * @edit: an edit
 * @action: an action of the plan
 * @update: what it says
 * @error: %WAYMARK_ERROR_BAD_VALUE when it says nothing, when a date is proposed without a
 *   reason or a rating given without words, or when words are too long
 *
 * Adds an update. The action takes over its status and rating, unless a newer update says
 * otherwise; the words are the reason of the rating. A date is only proposed: the action
 * keeps its own until somebody agrees. What is not changed by the proposal is left out.
 *
 * Returns: (transfer none) (nullable): the update
 */
WaymarkItem *
waymark_edit_add_update (WaymarkEdit *edit,
                         WaymarkItem *action,
                         const WaymarkNewUpdate *update,
                         GError **error)
{
  g_autofree char *text = NULL;
  WaymarkItem *item;

  g_return_val_if_fail (edit != NULL && action != NULL && update != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  text = waymark_clean_text (update->text, FALSE);
  if (*text == '\0' && update->status == NULL && update->rating == NULL &&
      (update->due == NULL || *update->due == '\0'))
    {
      refuse (error, _ ("This update says nothing yet. Write what was done."));
      return NULL;
    }
  item = waymark_edit_add_dated_update (edit, action, update->date, update->who, error);
  if (item == NULL || !waymark_edit_set_string (edit, item, "text", text, error) ||
      !waymark_edit_set_string (edit,
                                item,
                                "meeting",
                                update->meeting != NULL ? waymark_item_get_id (update->meeting)
                                                        : NULL,
                                error) ||
      !set_status (edit, action, item, update->status, error) ||
      !set_rating (
          edit, action, item, update->rating, *text != '\0' ? text : update->reason, error) ||
      !propose (edit, action, item, update, error))
    return NULL;
  return item;
}

/**
 * waymark_edit_rate:
 * @edit: an edit
 * @action: an action of the plan
 * @rating: (nullable): its rating as the format names it; %NULL leaves it to the rule again
 * @reason: (nullable): why
 * @error: %WAYMARK_ERROR_BAD_VALUE without a reason, or for what only points to others
 *
 * Rates an action by hand.
 *
 * Returns: whether it is so rated
 */
gboolean
waymark_edit_rate (
    WaymarkEdit *edit, WaymarkItem *action, const char *rating, const char *reason, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (edit != NULL && action != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, FALSE);

  clean = waymark_clean_text (rating != NULL ? reason : NULL, FALSE);
  if (rating != NULL && waymark_item_is_pointer (action))
    return refuse (error, _ ("This action only points to others, so it has no rating of its own."));
  if (rating != NULL && *clean == '\0')
    return refuse (error, _ ("A rating by hand needs a reason. Say in a few words why it is so."));
  return waymark_edit_set_string (edit, action, "rating", rating, error) &&
         waymark_edit_set_string (edit, action, "rating_reason", clean, error);
}
