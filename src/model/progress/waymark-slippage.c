/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-slippage.h"

#include "waymark-updates.h"
#include "waymark-window.h"

/* What became of a move is told by its decision and by the date that the action has now:
 *
 *   agreed, refused         as it says
 *   proposed                made, if the action has that date already; else proposed
 *   none                    made: the date was changed, and changed again before anybody
 *                           agreed, so that there is nothing to decide any more
 */

/**
 * waymark_due_get_window:
 * @due: (nullable): the value of a due date
 *
 * Returns: (transfer none) (nullable): the window that its words mean, in EDTF
 */
const char *
waymark_due_get_window (const WaymarkValue *due)
{
  return due != NULL ? waymark_value_get_string (waymark_value_get_child (due, 1)) : NULL;
}

/**
 * waymark_due_is_same:
 * @a: (nullable): the value of a due date
 * @b: (nullable): another
 *
 * Returns: whether both mean the same window; of dates that are not understood, whether
 *   the words are the same
 */
gboolean
waymark_due_is_same (const WaymarkValue *a, const WaymarkValue *b)
{
  const char *a_window = waymark_due_get_window (a);
  const char *b_window = waymark_due_get_window (b);

  if (a_window != NULL || b_window != NULL)
    return g_strcmp0 (a_window, b_window) == 0;
  return waymark_value_equal (a, b);
}

/**
 * waymark_due_get_last_day:
 * @due: (nullable): the value of a due date
 * @last: (out caller-allocates): its last day; cleared when it has none
 *
 * Returns: whether it has a last day
 */
gboolean
waymark_due_get_last_day (const WaymarkValue *due, GDate *last)
{
  GDate first;

  g_return_val_if_fail (last != NULL, FALSE);

  return waymark_window_get_days (waymark_due_get_window (due), &first, last) &&
         g_date_valid (last);
}

/**
 * waymark_months_between:
 * @from: a day
 * @to: another
 *
 * Whole months, rounded towards none; from the end of a month to the end of another counts
 * as whole.
 *
 * Returns: months, negative when @to comes before @from
 */
int
waymark_months_between (const GDate *from, const GDate *to)
{
  int months;
  GDate reached;

  g_return_val_if_fail (from != NULL && to != NULL, 0);
  g_return_val_if_fail (g_date_valid (from) && g_date_valid (to), 0);

  if (g_date_compare (from, to) > 0)
    return -waymark_months_between (to, from);
  months = (g_date_get_year (to) - g_date_get_year (from)) * 12 + (int) g_date_get_month (to) -
           (int) g_date_get_month (from);
  reached = *from;
  g_date_add_months (&reached, (guint) months);
  return g_date_compare (&reached, to) > 0 ? months - 1 : months;
}

static WaymarkDateMoveState
tell_state (WaymarkItem *update, const WaymarkValue *present)
{
  const char *decision = waymark_item_get_string (update, "decision");

  if (decision == NULL)
    return WAYMARK_DATE_MADE;
  if (g_str_equal (decision, "agreed"))
    return WAYMARK_DATE_AGREED;
  if (g_str_equal (decision, "refused"))
    return WAYMARK_DATE_REFUSED;
  return waymark_due_is_same (waymark_item_get (update, "new_due"), present)
             ? WAYMARK_DATE_MADE
             : WAYMARK_DATE_PROPOSED;
}

static gboolean
is_undecided (const WaymarkDateMove *move)
{
  return move->state != WAYMARK_DATE_AGREED && move->state != WAYMARK_DATE_REFUSED &&
         waymark_item_get (move->update, "decision") != NULL;
}

static void
read_moves (WaymarkSlippage *self, WaymarkItem *action)
{
  g_autoptr (GPtrArray) updates = waymark_action_get_updates (action);
  WaymarkValue *was = self->first;

  for (guint i = updates->len; i > 0; i--)
    {
      WaymarkItem *update = updates->pdata[i - 1];
      WaymarkDateMove move = { update, was, waymark_item_get (update, "new_due"), 0 };

      if (!waymark_update_is_move (update))
        continue;
      move.state = tell_state (update, self->present);
      if (move.state == WAYMARK_DATE_PROPOSED)
        move.from = self->present;
      if (move.state == WAYMARK_DATE_MADE || move.state == WAYMARK_DATE_AGREED)
        {
          self->n_moves++;
          was = move.to;
        }
      self->n_undecided += is_undecided (&move);
      g_array_append_val (self->moves, move);
    }
}

/**
 * waymark_slippage_new:
 * @action: an action
 *
 * Follows the due date of an action from the one that was agreed first to the present.
 * For as long as the action is not altered.
 *
 * Returns: (transfer full): how it moved
 */
WaymarkSlippage *
waymark_slippage_new (WaymarkItem *action)
{
  WaymarkSlippage *self;
  GDate first, present;

  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  self = g_new0 (WaymarkSlippage, 1);
  self->first = waymark_item_get (action, "first_due");
  self->present = waymark_item_get (action, "due");
  self->moves = g_array_new (FALSE, TRUE, sizeof (WaymarkDateMove));
  read_moves (self, action);
  if (waymark_due_get_last_day (self->first, &first) &&
      waymark_due_get_last_day (self->present, &present))
    self->months = waymark_months_between (&first, &present);
  return self;
}

/**
 * waymark_slippage_free:
 * @self: (transfer full) (nullable): how a date moved
 */
void
waymark_slippage_free (WaymarkSlippage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->moves);
  g_free (self);
}

/**
 * waymark_slippage_find:
 * @self: how a date moved
 * @update: an update
 *
 * Returns: (transfer none) (nullable): the move of that update
 */
const WaymarkDateMove *
waymark_slippage_find (const WaymarkSlippage *self, WaymarkItem *update)
{
  g_return_val_if_fail (self != NULL && update != NULL, NULL);

  for (guint i = 0; i < self->moves->len; i++)
    if (g_array_index (self->moves, WaymarkDateMove, i).update == update)
      return &g_array_index (self->moves, WaymarkDateMove, i);
  return NULL;
}

/**
 * waymark_slippage_get_undecided:
 * @self: how a date moved
 *
 * Returns: (transfer none) (nullable): the newest move that waits for someone to agree
 */
const WaymarkDateMove *
waymark_slippage_get_undecided (const WaymarkSlippage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->moves->len; i > 0; i--)
    if (is_undecided (&g_array_index (self->moves, WaymarkDateMove, i - 1)))
      return &g_array_index (self->moves, WaymarkDateMove, i - 1);
  return NULL;
}

/**
 * waymark_slippage_get_agreed:
 * @self: how a date moved
 *
 * The date without the moves at the end that nobody has agreed to.
 *
 * Returns: (transfer none) (nullable): the last date that was agreed
 */
WaymarkValue *
waymark_slippage_get_agreed (const WaymarkSlippage *self)
{
  WaymarkValue *agreed;

  g_return_val_if_fail (self != NULL, NULL);

  agreed = self->present;
  for (guint i = self->moves->len; i > 0; i--)
    {
      const WaymarkDateMove *move = &g_array_index (self->moves, WaymarkDateMove, i - 1);

      if (move->state == WAYMARK_DATE_AGREED)
        break;
      if (move->state == WAYMARK_DATE_MADE)
        agreed = move->from;
    }
  return agreed;
}
