/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/* One line that stands for an item in lists. */
char      *waymark_item_get_title           (WaymarkItem *item);

/*
 * What a row shows of its item. A pointer row, whose leads, due and status are unset
 * and which points, shows those of its targets, live.
 */
gboolean   waymark_item_is_pointer          (WaymarkItem *item);
GPtrArray *waymark_item_get_targets         (WaymarkItem *item);
GPtrArray *waymark_item_get_shown_leads     (WaymarkItem *item);
char      *waymark_item_get_shown_due       (WaymarkItem *item);
char      *waymark_item_get_shown_due_short (WaymarkItem *item);
char      *waymark_item_get_shown_status    (WaymarkItem *item);

/* Their short names. */
char **waymark_item_get_shown_names (WaymarkItem *item);

G_END_DECLS
