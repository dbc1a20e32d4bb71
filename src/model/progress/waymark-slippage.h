/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkDateMoveState:
 * @WAYMARK_DATE_PROPOSED: the date is only proposed; the present one counts
 * @WAYMARK_DATE_MADE: the date was changed, and nobody has agreed to it yet
 * @WAYMARK_DATE_AGREED: agreed
 * @WAYMARK_DATE_REFUSED: refused
 */
typedef enum
{
  WAYMARK_DATE_PROPOSED,
  WAYMARK_DATE_MADE,
  WAYMARK_DATE_AGREED,
  WAYMARK_DATE_REFUSED,
} WaymarkDateMoveState;

/**
 * WaymarkDateMove:
 * @update: the update that says so
 * @from: (nullable): the due value before it
 * @to: (nullable): the due value that it brings; %NULL takes the date away
 * @state: what became of it
 */
typedef struct
{
  WaymarkItem *update;
  WaymarkValue *from;
  WaymarkValue *to;
  WaymarkDateMoveState state;
} WaymarkDateMove;

/**
 * WaymarkSlippage:
 * @first: (nullable): the first date that was agreed, words and window
 * @present: (nullable): the date now
 * @moves: (element-type WaymarkDateMove): oldest first
 * @n_moves: how many of them moved the date: made or agreed
 * @n_undecided: how many wait for someone to agree: proposed, or made and not agreed
 * @months: whole months from the last day of @first to that of @present; negative when it
 *   came forward, 0 when either has no last day
 *
 * How the due date of an action moved. The values and items are the plan's.
 */
typedef struct
{
  WaymarkValue *first;
  WaymarkValue *present;
  GArray *moves;
  guint n_moves;
  guint n_undecided;
  int months;
} WaymarkSlippage;

WaymarkSlippage *waymark_slippage_new       (WaymarkItem *action);
void             waymark_slippage_free      (WaymarkSlippage *self);
const WaymarkDateMove *waymark_slippage_find    (const WaymarkSlippage *self, WaymarkItem *update);
const WaymarkDateMove *waymark_slippage_get_undecided (const WaymarkSlippage *self);
WaymarkValue    *waymark_slippage_get_agreed (const WaymarkSlippage *self);

gboolean         waymark_due_is_same        (const WaymarkValue *a, const WaymarkValue *b);
gboolean         waymark_due_get_last_day   (const WaymarkValue *due, GDate *last);
const char      *waymark_due_get_window     (const WaymarkValue *due);
int              waymark_months_between     (const GDate *from, const GDate *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkSlippage, waymark_slippage_free)

G_END_DECLS
