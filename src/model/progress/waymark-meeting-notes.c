/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-meeting-notes.h"

#include "waymark-due-move.h"
#include "waymark-i18n.h"
#include "waymark-new-update.h"
#include "waymark-slippage.h"

/**
 * waymark_meeting_get_minute:
 * @meeting: a meeting
 * @action: an action
 *
 * An update that proposes a date is somebody's own words, even where the meeting decided
 * about it; so are those of others that were told there.
 *
 * Returns: (transfer none) (nullable): the update that holds what the meeting said
 */
WaymarkItem *
waymark_meeting_get_minute (WaymarkItem *meeting, WaymarkItem *action)
{
  const char *body;

  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  body = waymark_item_get_string (meeting, "body");
  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    if (g_strcmp0 (waymark_item_get_string (update, "meeting"), waymark_item_get_id (meeting)) ==
            0 &&
        waymark_item_get (update, "new_due") == NULL &&
        g_strcmp0 (waymark_item_get_string (update, "who"), body) == 0)
      return update;
  return NULL;
}

/**
 * waymark_action_get_proposal:
 * @action: an action
 *
 * Returns: (transfer none) (nullable): the update whose date waits for someone to agree
 */
WaymarkItem *
waymark_action_get_proposal (WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  const WaymarkDateMove *open = waymark_slippage_get_undecided (slippage);

  return open != NULL ? open->update : NULL;
}

static gboolean
check_open (WaymarkItem *meeting, GError **error)
{
  if (!waymark_meeting_is_closed (meeting))
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       _ ("This meeting is closed. Add it to the next one."));
  return FALSE;
}

static gboolean
had_its_turn (WaymarkEdit *edit, WaymarkItem *action, GError **error)
{
  return waymark_item_get_kind (action) != WAYMARK_KIND_ACTION ||
         waymark_edit_set (edit, action, "flag", NULL, error);
}

static WaymarkItem *
take_minute (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, GError **error)
{
  WaymarkItem *minute = waymark_meeting_get_minute (meeting, action);

  if (!check_open (meeting, error) || !had_its_turn (edit, action, error))
    return NULL;
  if (minute != NULL)
    return minute;
  minute = waymark_edit_add_dated_update (edit,
                                          action,
                                          waymark_item_get_string (meeting, "date"),
                                          waymark_item_get_string (meeting, "body"),
                                          error);
  if (minute == NULL ||
      !waymark_edit_set_string (edit, minute, "meeting", waymark_item_get_id (meeting), error))
    return NULL;
  return minute;
}

/* Where nothing is left of it, it goes. */
static gboolean
tidy (WaymarkEdit *edit, WaymarkItem *minute, GError **error)
{
  return waymark_item_get (minute, "text") != NULL || waymark_item_get (minute, "status") != NULL ||
         waymark_item_get (minute, "rating") != NULL || waymark_edit_remove (edit, minute, error);
}

/**
 * waymark_edit_note_minute:
 * @edit: an edit
 * @meeting: an open meeting
 * @action: an action
 * @text: (nullable): what was said
 * @error: %WAYMARK_ERROR_BAD_VALUE when it is closed, or for too many words
 *
 * Returns: whether it is noted
 */
gboolean
waymark_edit_note_minute (
    WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, const char *text, GError **error)
{
  g_autofree char *clean = waymark_clean_text (text, FALSE);
  WaymarkItem *minute;

  g_return_val_if_fail (edit != NULL && meeting != NULL && action != NULL, FALSE);

  if (*clean == '\0' && waymark_meeting_get_minute (meeting, action) == NULL)
    return TRUE;
  minute = take_minute (edit, meeting, action, error);
  return minute != NULL && waymark_edit_set_string (edit, minute, "text", clean, error) &&
         tidy (edit, minute, error);
}

/**
 * waymark_edit_note_status:
 * @edit: an edit
 * @meeting: an open meeting
 * @action: an action
 * @status: (nullable): a status; %NULL takes it away
 * @error: as of waymark_edit_note_minute()
 *
 * Gives the action a status, which the meeting's update tells as well.
 *
 * Returns: whether it has it
 */
gboolean
waymark_edit_note_status (WaymarkEdit *edit,
                          WaymarkItem *meeting,
                          WaymarkItem *action,
                          WaymarkItem *status,
                          GError **error)
{
  const char *id = status != NULL ? waymark_item_get_id (status) : NULL;
  WaymarkItem *minute;

  g_return_val_if_fail (edit != NULL && meeting != NULL && action != NULL, FALSE);

  if (g_strcmp0 (waymark_item_get_string (action, "status"), id) == 0)
    return TRUE;
  minute = take_minute (edit, meeting, action, error);
  return minute != NULL && waymark_edit_set_string (edit, minute, "status", id, error) &&
         waymark_edit_set_string (edit, action, "status", id, error) && tidy (edit, minute, error);
}

/**
 * waymark_edit_note_rating:
 * @edit: an edit
 * @meeting: an open meeting
 * @action: an action
 * @rating: (nullable): its rating; %NULL leaves it to the rule again
 * @reason: (nullable): why, which a rating needs
 * @error: as of waymark_edit_note_minute() and waymark_edit_rate()
 *
 * Rates the action by hand, which the meeting's update tells as well.
 *
 * Returns: whether it is rated
 */
gboolean
waymark_edit_note_rating (WaymarkEdit *edit,
                          WaymarkItem *meeting,
                          WaymarkItem *action,
                          const char *rating,
                          const char *reason,
                          GError **error)
{
  WaymarkItem *minute;

  g_return_val_if_fail (edit != NULL && meeting != NULL && action != NULL, FALSE);

  if (!waymark_edit_rate (edit, action, rating, reason, error))
    return FALSE;
  minute = take_minute (edit, meeting, action, error);
  return minute != NULL && waymark_edit_set_string (edit, minute, "rating", rating, error) &&
         tidy (edit, minute, error);
}

/**
 * waymark_edit_note_date:
 * @edit: an edit
 * @meeting: an open meeting
 * @action: an action
 * @words: the date as typed
 * @reason: (nullable): why it moves; by itself, that the meeting decided so
 * @error: as of waymark_edit_note_minute() and waymark_edit_move_due()
 *
 * Gives the action a date that the meeting agreed to, whatever was proposed before.
 *
 * Returns: whether it has it
 */
gboolean
waymark_edit_note_date (WaymarkEdit *edit,
                        WaymarkItem *meeting,
                        WaymarkItem *action,
                        const char *words,
                        const char *reason,
                        GError **error)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  const WaymarkDateMove *open = waymark_slippage_get_undecided (slippage);
  const WaymarkDueMove move = {
    .words = words,
    .reason = reason != NULL && *reason != '\0' ? reason : _ ("Decided at the meeting"),
    .who = waymark_item_get_string (meeting, "body"),
    .date = waymark_item_get_string (meeting, "date"),
    .meeting = meeting,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  return check_open (meeting, error) && had_its_turn (edit, action, error) &&
         (open == NULL || waymark_edit_refuse_date (edit, open->update, meeting, error)) &&
         waymark_edit_move_due (edit, action, &move, error);
}

/**
 * waymark_edit_note_agreed:
 * @edit: an edit
 * @meeting: an open meeting
 * @update: an update that proposes a date
 * @agreed: whether it is agreed, or refused
 * @error: as of waymark_edit_note_minute() and waymark_edit_agree_date()
 *
 * Returns: whether it is decided
 */
gboolean
waymark_edit_note_agreed (
    WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *update, gboolean agreed, GError **error)
{
  g_return_val_if_fail (edit != NULL && meeting != NULL && update != NULL, FALSE);

  return check_open (meeting, error) &&
         had_its_turn (edit, waymark_item_get_parent (update), error) &&
         (agreed ? waymark_edit_agree_date (edit, update, meeting, error)
                 : waymark_edit_refuse_date (edit, update, meeting, error));
}

/**
 * waymark_edit_note_decision:
 * @edit: an edit
 * @meeting: an open meeting
 * @about: (nullable): what was decided about; %NULL for other business
 * @text: what was decided
 * @error: as of waymark_edit_note_minute()
 *
 * Returns: (transfer none) (nullable): the decision
 */
WaymarkItem *
waymark_edit_note_decision (
    WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *about, const char *text, GError **error)
{
  g_autofree char *clean = waymark_clean_text (text, FALSE);
  const char *id = about != NULL ? waymark_item_get_id (about) : NULL;
  WaymarkItem *decision;

  g_return_val_if_fail (edit != NULL && meeting != NULL, NULL);

  if (!check_open (meeting, error) || (about != NULL && !had_its_turn (edit, about, error)))
    return NULL;
  decision = waymark_edit_add (edit, WAYMARK_KIND_DECISION, meeting, NULL, error);
  if (decision == NULL || !waymark_edit_set_string (edit, decision, "text", clean, error) ||
      !waymark_edit_set_string (edit, decision, "about", id, error))
    return NULL;
  return decision;
}

/**
 * waymark_edit_change_decision:
 * @edit: an edit
 * @decision: a decision of an open meeting
 * @text: what was decided; nothing takes it back
 * @error: as of waymark_edit_note_minute()
 *
 * Returns: whether it says so
 */
gboolean
waymark_edit_change_decision (WaymarkEdit *edit,
                              WaymarkItem *decision,
                              const char *text,
                              GError **error)
{
  g_autofree char *clean = waymark_clean_text (text, FALSE);

  g_return_val_if_fail (edit != NULL && decision != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (decision) == WAYMARK_KIND_DECISION, FALSE);

  if (!check_open (waymark_item_get_parent (decision), error))
    return FALSE;
  return *clean != '\0' ? waymark_edit_set_string (edit, decision, "text", clean, error)
                        : waymark_edit_remove (edit, decision, error);
}

/**
 * waymark_edit_carry_over:
 * @edit: an edit
 * @action: an action
 * @carry: whether the next meeting is to look at it, or not for that
 * @error: as of waymark_edit_set()
 *
 * Two people who carry it over have done the same: there is nothing to settle.
 *
 * Returns: whether it is done
 */
gboolean
waymark_edit_carry_over (WaymarkEdit *edit, WaymarkItem *action, gboolean carry, GError **error)
{
  g_autoptr (WaymarkValue) flag = carry ? waymark_value_new_boolean (TRUE) : NULL;

  g_return_val_if_fail (edit != NULL && action != NULL, FALSE);

  return waymark_edit_set (edit, action, "flag", flag, error);
}
