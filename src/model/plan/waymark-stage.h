/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

typedef enum
{
  WAYMARK_STAGE_NONE,
  WAYMARK_STAGE_PROPOSED,
  WAYMARK_STAGE_AGREED,
  WAYMARK_STAGE_NOT_STARTED,
  WAYMARK_STAGE_IN_PROGRESS,
  WAYMARK_STAGE_ONGOING,
  WAYMARK_STAGE_COMPLETE,
  WAYMARK_STAGE_PAUSED,
  WAYMARK_STAGE_CLOSED,
  WAYMARK_STAGE_MERGED,
} WaymarkStage;

#define WAYMARK_N_STAGES (WAYMARK_STAGE_MERGED + 1)

const char  *waymark_stage_get_name   (WaymarkStage stage);      /* format: "in-progress"; NULL for none */
const char  *waymark_stage_get_label  (WaymarkStage stage);      /* "In progress" in the reader's language */
WaymarkStage waymark_stage_from_name  (const char *name);
WaymarkStage waymark_stage_guess      (const char *word);        /* from a status word of a document */
WaymarkStage waymark_item_get_stage   (WaymarkItem *action);     /* through its status; NONE when unset */
const char  *waymark_item_get_status_word (WaymarkItem *action); /* or NULL */
WaymarkItem *waymark_plan_find_status (WaymarkPlan *plan, const char *word_or_stage);
void         waymark_plan_add_statuses (WaymarkPlan *plan);      /* the nine of a new plan, worded in its language */

G_END_DECLS
