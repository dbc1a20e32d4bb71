/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/**
 * WaymarkOwnFunc:
 * @item: an item
 * @field: name of a field
 *
 * Returns: whether the field's value was written in the present session
 */
typedef gboolean (*WaymarkOwnFunc) (WaymarkItem *item, const char *field, gpointer user_data);

/**
 * WaymarkDueMove:
 * @words: (nullable): the date as typed; %NULL or blanks take it away
 * @reason: (nullable): why it moves
 * @who: (nullable): who moves it
 * @date: (nullable): the day of the move, `YYYY-MM-DD`; %NULL for today
 * @meeting: (nullable): the meeting that agrees to it; %NULL leaves it to be agreed
 * @is_own: (nullable): tells what was written in this session; %NULL if nothing was
 * @user_data: for @is_own
 *
 * A change of an action's due date.
 */
typedef struct
{
  const char *words;
  const char *reason;
  const char *who;
  const char *date;
  WaymarkItem *meeting;
  WaymarkOwnFunc is_own;
  gpointer user_data;
} WaymarkDueMove;

/* A due date that is set moves only with a reason. What was typed wrong a moment ago is no move. */
gboolean waymark_action_move_needs_reason (WaymarkItem *action, const WaymarkDueMove *move);
gboolean waymark_edit_move_due     (WaymarkEdit *edit, WaymarkItem *action, const WaymarkDueMove *move, GError **error);

/* Proposed dates. @meeting: (nullable): the meeting that decides. */
gboolean waymark_edit_agree_date   (WaymarkEdit *edit, WaymarkItem *update, WaymarkItem *meeting, GError **error);
gboolean waymark_edit_refuse_date  (WaymarkEdit *edit, WaymarkItem *update, WaymarkItem *meeting, GError **error);

G_END_DECLS
