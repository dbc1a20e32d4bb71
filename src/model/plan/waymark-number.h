/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

guint        waymark_item_get_ordinal   (WaymarkItem *item);
char        *waymark_item_get_number_label (WaymarkItem *item);
char        *waymark_item_get_number_words (WaymarkItem *item);
char        *waymark_letters            (guint ordinal);
WaymarkItem *waymark_plan_find_number   (WaymarkPlan *plan, const char *number);

G_END_DECLS
