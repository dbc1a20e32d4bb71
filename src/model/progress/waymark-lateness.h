/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"
#include "waymark-today.h"

G_BEGIN_DECLS

gboolean waymark_action_is_late       (WaymarkItem *action, const GDate *today);
gboolean waymark_action_get_last_day  (WaymarkItem *action, GDate *last);
gboolean waymark_action_is_finished   (WaymarkItem *action);
int      waymark_action_get_days_late (WaymarkItem *action, const GDate *today);
char    *waymark_action_get_lateness  (WaymarkItem *action, const GDate *today, gboolean *late);
guint    waymark_item_count_late      (WaymarkItem *item, const GDate *today);

G_END_DECLS
