/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"
#include "waymark-today.h"

G_BEGIN_DECLS

gboolean waymark_action_is_late      (WaymarkItem *action, const GDate *today);
gboolean waymark_action_is_finished  (WaymarkItem *action);
int      waymark_action_get_days_late (WaymarkItem *action, const GDate *today);   /* <= 0 when not late */
char    *waymark_action_get_lateness (WaymarkItem *action, const GDate *today, gboolean *late); /* "7 months late", "in 7 weeks" or NULL */
guint    waymark_item_count_late     (WaymarkItem *item, const GDate *today);      /* actions in it and below */

G_END_DECLS
