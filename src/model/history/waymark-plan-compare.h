/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-change-lines.h"
#include "waymark-history.h"

G_BEGIN_DECLS

/**
 * WaymarkChangeGroup:
 * @title: what the lines are about: a theme, the plan, who can lead
 * @lines: (element-type WaymarkChangeLine): what is different there, in the order of the plan
 */
typedef struct
{
  char *title;
  GPtrArray *lines;
} WaymarkChangeGroup;

void       waymark_change_group_free (WaymarkChangeGroup *group);

/* What became of a plan: items are matched by id. Of WaymarkHistoryChange. */
GPtrArray *waymark_plan_compare (WaymarkPlan *before, WaymarkPlan *after);

/* The same, to be read theme by theme. Of WaymarkChangeGroup. */
GPtrArray *waymark_plan_compare_by_theme (WaymarkPlan *before, WaymarkPlan *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkChangeGroup, waymark_change_group_free)

G_END_DECLS
