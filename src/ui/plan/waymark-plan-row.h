/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rating.h"
#include "waymark-row-model.h"
#include "waymark-stage.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PLAN_ROW (waymark_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPlanRow, waymark_plan_row, WAYMARK, PLAN_ROW, GObject)

/**
 * WaymarkRowWords:
 * @shape: the kind that the row is drawn as: a requirement that only points
 *   elsewhere looks like an action
 * @number: number as shown, "" for priorities
 * @text: the item's own words in one line
 * @leads: short names, %NULL-terminated
 * @due: as shown, or ""
 * @due_short: (nullable): the same with short names of months
 * @lateness: "7 months late", "in 7 weeks" or ""
 * @status: the plan's word, or what a pointer row says
 * @stage: its mark
 * @rating: its plate
 * @by_hand: whether the rating was set by hand
 * @target: (nullable): where the link of a pointer row goes, an id
 * @late: whether @lateness says that it is late
 * @finished: whether the row steps back
 * @no_date: whether @due is no date ("Ongoing", "TBC")
 * @open_start: whether @due begins with a word that is no name ("By March 2026")
 * @unsettled: whether several versions of something in it wait for a choice
 * @pointer: whether leads and due are those of other items
 * @counts: of a theme or requirement
 *
 * What one row says.
 */
typedef struct
{
  WaymarkKind shape;
  char *number;
  char *text;
  char **leads;
  char *due;
  char *due_short;
  char *lateness;
  char *status;
  WaymarkStage stage;
  WaymarkRating rating;
  char *target;
  gboolean by_hand;
  gboolean late, finished, no_date, open_start, pointer, unsettled;
  WaymarkRowCounts counts;
} WaymarkRowWords;

WaymarkPlanRow *waymark_plan_row_new (WaymarkRowModel *model, WaymarkItem *item);
WaymarkItem *waymark_plan_row_get_item (WaymarkPlanRow *self);
const WaymarkRowWords *waymark_plan_row_get_words (WaymarkPlanRow *self);
char *waymark_plan_row_describe (WaymarkPlanRow *self);
void waymark_plan_row_refresh (WaymarkPlanRow *self);
void waymark_plan_row_set_item (WaymarkPlanRow *self, WaymarkItem *item);

/* In waymark-row-model.c */
void waymark_row_model_forget_row (WaymarkRowModel *self, WaymarkItem *item);

G_END_DECLS
