/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/*
 * Updates of actions, newest first. Their date decides, then their place: of two of one
 * day the one that was added later is newer. Undated ones count as the oldest.
 */
GPtrArray   *waymark_action_get_updates   (WaymarkItem *action);
WaymarkItem *waymark_action_get_latest    (WaymarkItem *action);
GPtrArray   *waymark_item_get_updates     (WaymarkItem *item);
GPtrArray   *waymark_party_get_updates    (WaymarkItem *party);
GHashTable  *waymark_plan_get_last_reports (WaymarkPlan *plan);
int          waymark_update_compare       (WaymarkItem *a, WaymarkItem *b);

gboolean     waymark_update_get_day       (WaymarkItem *update, GDate *day);
gboolean     waymark_update_is_move       (WaymarkItem *update);
gboolean     waymark_update_is_report     (WaymarkItem *update);
gboolean     waymark_action_has_report_since (WaymarkItem *action, const GDate *day);

/* From which day on an update is recent. */
void waymark_plan_get_recent_since (WaymarkPlan *plan, const GDate *today, GDate *since);

G_END_DECLS
