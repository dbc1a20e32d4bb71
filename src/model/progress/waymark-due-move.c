/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-due-move.h"

#include "waymark-due.h"
#include "waymark-i18n.h"
#include "waymark-new-update.h"
#include "waymark-slippage.h"
#include "waymark-updates.h"

/* What a change of a due date is. */
typedef enum
{
  CHANGE_PLAIN,      /* nothing was set, or only the words change */
  CHANGE_MOVE,       /* it wants a reason, and is kept as an update */
  CHANGE_AGAIN,      /* corrects a move of this session */
  CHANGE_FIRST_DATE, /* corrects a first date that was given in this session */
} Change;

static gboolean
is_own (const WaymarkDueMove *move, WaymarkItem *item, const char *field)
{
  return move->is_own != NULL && move->is_own (item, field, move->user_data);
}

/* The move of this session that gave the present date and that nobody agreed to yet. */
static const WaymarkDateMove *
find_own_move (const WaymarkSlippage *slippage, const WaymarkDueMove *move)
{
  const WaymarkDateMove *last = waymark_slippage_get_undecided (slippage);

  return last != NULL && last->state == WAYMARK_DATE_MADE &&
                 waymark_due_is_same (last->to, slippage->present) &&
                 is_own (move, last->update, "decision")
             ? last
             : NULL;
}

static Change
tell_change (WaymarkItem *action,
             const WaymarkSlippage *slippage,
             const WaymarkValue *wanted,
             const WaymarkDueMove *move)
{
  if (waymark_due_is_same (slippage->present, wanted))
    return CHANGE_PLAIN;
  if (find_own_move (slippage, move) != NULL)
    return CHANGE_AGAIN;
  if (waymark_due_get_window (slippage->present) == NULL)
    return CHANGE_PLAIN;
  return waymark_due_is_same (slippage->first, slippage->present) && is_own (move, action, "due") &&
                 is_own (move, action, "first_due")
             ? CHANGE_FIRST_DATE
             : CHANGE_MOVE;
}

/**
 * waymark_action_move_needs_reason:
 * @action: an action
 * @move: what is to become of its due date; its reason does not matter
 *
 * Returns: whether this moves a date that was set, and so needs a reason
 */
gboolean
waymark_action_move_needs_reason (WaymarkItem *action, const WaymarkDueMove *move)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  g_autoptr (WaymarkValue) wanted = NULL;

  g_return_val_if_fail (action != NULL && move != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (action), FALSE);

  slippage = waymark_slippage_new (action);
  wanted = waymark_plan_read_due (waymark_item_get_plan (action), move->words);
  return tell_change (action, slippage, wanted, move) == CHANGE_MOVE;
}

/* Another date comes before anybody agreed to the one before: there is nothing to decide about
 * that any more. One that took the date away is told by its decision alone, so it gets one. */
static gboolean
overtake (WaymarkEdit *edit, const WaymarkSlippage *slippage, WaymarkItem *by, GError **error)
{
  for (guint i = 0; i < slippage->moves->len; i++)
    {
      const WaymarkDateMove *move = &g_array_index (slippage->moves, WaymarkDateMove, i);

      if (move->state != WAYMARK_DATE_MADE || move->update == by ||
          waymark_item_get (move->update, "decision") == NULL)
        continue;
      if (!waymark_edit_set_string (
              edit, move->update, "decision", move->to != NULL ? NULL : "refused", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_move (WaymarkEdit *edit,
          WaymarkItem *action,
          const WaymarkSlippage *slippage,
          WaymarkValue *wanted,
          const WaymarkDueMove *move,
          GError **error)
{
  g_autofree char *reason = waymark_clean_text (move->reason, FALSE);
  WaymarkItem *update;

  if (*reason == '\0')
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_BAD_VALUE,
                           _ ("The due date is set already, so moving it needs a reason. Say in a "
                              "few words why it moves."));
      return FALSE;
    }
  if (!overtake (edit, slippage, NULL, error))
    return FALSE;
  update = waymark_edit_add_dated_update (edit, action, move->date, move->who, error);
  return update != NULL && waymark_edit_set (edit, update, "new_due", wanted, error) &&
         waymark_edit_set_string (edit, update, "reason", reason, error) &&
         waymark_edit_set_string (
             edit, update, "decision", move->meeting != NULL ? "agreed" : "proposed", error) &&
         waymark_edit_set_string (edit,
                                  update,
                                  "meeting",
                                  move->meeting != NULL ? waymark_item_get_id (move->meeting)
                                                        : NULL,
                                  error) &&
         waymark_edit_set_due_value (edit, action, wanted, error);
}

/* Typed wrong a moment ago: the move says what was meant, or never was. */
static gboolean
correct_move (WaymarkEdit *edit,
              WaymarkItem *action,
              const WaymarkSlippage *slippage,
              WaymarkValue *wanted,
              const WaymarkDueMove *move,
              GError **error)
{
  const WaymarkDateMove *last = find_own_move (slippage, move);
  g_autofree char *reason = waymark_clean_text (move->reason, FALSE);

  if (waymark_due_is_same (last->from, wanted) && !waymark_update_is_report (last->update))
    {
      if (!waymark_edit_remove (edit, last->update, error))
        return FALSE;
    }
  else if (!waymark_edit_set (edit, last->update, "new_due", wanted, error) ||
           (*reason != '\0' &&
            !waymark_edit_set_string (edit, last->update, "reason", reason, error)))
    {
      return FALSE;
    }
  return waymark_edit_set_due_value (edit, action, wanted, error);
}

static gboolean
correct_first_date (WaymarkEdit *edit, WaymarkItem *action, WaymarkValue *wanted, GError **error)
{
  WaymarkValue *first = waymark_due_get_window (wanted) != NULL ? wanted : NULL;

  return waymark_edit_set (edit, action, "first_due", first, error) &&
         waymark_edit_set_due_value (edit, action, wanted, error);
}

/**
 * waymark_edit_move_due:
 * @edit: an edit
 * @action: an action of the plan
 * @move: what is to become of its due date
 * @error: %WAYMARK_ERROR_BAD_VALUE when the date is set and there is no reason, or when
 *   words are too long
 *
 * Changes a due date as a person does. The first date is just set. A date that is set
 * moves: an update keeps the new date, the reason and who moved it, proposed until it is
 * agreed, and the action has the new date at once. What was typed wrong in the same session
 * is corrected and leaves no trace; back to what it was, the move is gone.
 *
 * Returns: whether the action took it
 */
gboolean
waymark_edit_move_due (WaymarkEdit *edit,
                       WaymarkItem *action,
                       const WaymarkDueMove *move,
                       GError **error)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  g_autoptr (WaymarkValue) wanted = NULL;

  g_return_val_if_fail (edit != NULL && action != NULL && move != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (action), FALSE);

  slippage = waymark_slippage_new (action);
  wanted = waymark_plan_read_due (waymark_edit_get_plan (edit), move->words);
  switch (tell_change (action, slippage, wanted, move))
    {
    case CHANGE_MOVE:
      return add_move (edit, action, slippage, wanted, move, error);
    case CHANGE_AGAIN:
      return correct_move (edit, action, slippage, wanted, move, error);
    case CHANGE_FIRST_DATE:
      return correct_first_date (edit, action, wanted, error);
    case CHANGE_PLAIN:
    default:
      return (waymark_due_is_same (slippage->present, wanted) ||
              overtake (edit, slippage, NULL, error)) &&
             waymark_edit_set_due_value (edit, action, wanted, error);
    }
}

/* ---- deciding */

static gboolean
check_proposes (WaymarkItem *update, GError **error)
{
  if (waymark_update_is_move (update))
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       _ ("This update proposes no date, so there is none to decide about."));
  return FALSE;
}

static gboolean
set_decision (WaymarkEdit *edit,
              WaymarkItem *update,
              const char *decision,
              WaymarkItem *meeting,
              GError **error)
{
  return waymark_edit_set_string (edit, update, "decision", decision, error) &&
         (meeting == NULL ||
          waymark_edit_set_string (edit, update, "meeting", waymark_item_get_id (meeting), error));
}

/* The moves of the action, and the one that @update proposes; NULL when it proposes none. */
static WaymarkSlippage *
find_proposal (WaymarkItem *update, const WaymarkDateMove **move, GError **error)
{
  WaymarkSlippage *slippage;

  if (!check_proposes (update, error))
    return NULL;
  slippage = waymark_slippage_new (waymark_item_get_parent (update));
  *move = waymark_slippage_find (slippage, update);
  return slippage;
}

/**
 * waymark_edit_agree_date:
 * @edit: an edit
 * @update: an update that proposes a date
 * @meeting: (nullable): the meeting that agrees
 * @error: %WAYMARK_ERROR_BAD_VALUE when it proposes none
 *
 * Agrees to a date: the action has it from then on, if it has not already.
 *
 * Returns: whether it is agreed
 */
gboolean
waymark_edit_agree_date (WaymarkEdit *edit,
                         WaymarkItem *update,
                         WaymarkItem *meeting,
                         GError **error)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  const WaymarkDateMove *move;

  g_return_val_if_fail (edit != NULL && update != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (update), FALSE);

  slippage = find_proposal (update, &move, error);
  if (slippage == NULL)
    return FALSE;
  if (move->state == WAYMARK_DATE_PROPOSED || move->state == WAYMARK_DATE_REFUSED)
    {
      g_autoptr (WaymarkValue) due = move->to != NULL ? waymark_value_ref (move->to) : NULL;

      if (!overtake (edit, slippage, update, error) ||
          !waymark_edit_set_due_value (edit, waymark_item_get_parent (update), due, error))
        return FALSE;
    }
  return set_decision (edit, update, "agreed", meeting, error);
}

/**
 * waymark_edit_refuse_date:
 * @edit: an edit
 * @update: an update that proposes a date
 * @meeting: (nullable): the meeting that refuses
 * @error: %WAYMARK_ERROR_BAD_VALUE when it proposes none
 *
 * Refuses a date. An action that has it already gets the date from before it back.
 *
 * Returns: whether it is refused
 */
gboolean
waymark_edit_refuse_date (WaymarkEdit *edit,
                          WaymarkItem *update,
                          WaymarkItem *meeting,
                          GError **error)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;
  const WaymarkDateMove *move;

  g_return_val_if_fail (edit != NULL && update != NULL, FALSE);
  g_return_val_if_fail (waymark_item_is_in_plan (update), FALSE);

  slippage = find_proposal (update, &move, error);
  if (slippage == NULL)
    return FALSE;
  if ((move->state == WAYMARK_DATE_MADE || move->state == WAYMARK_DATE_AGREED) &&
      move->from != NULL && waymark_due_is_same (move->to, slippage->present))
    {
      g_autoptr (WaymarkValue) before = waymark_value_ref (move->from);

      if (!waymark_edit_set_due_value (edit, waymark_item_get_parent (update), before, error))
        return FALSE;
    }
  return set_decision (edit, update, "refused", meeting, error);
}
