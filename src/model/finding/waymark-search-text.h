/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"

G_BEGIN_DECLS

char *waymark_search_fold (const char *text);
char *waymark_item_get_search_text (WaymarkItem *item);

G_END_DECLS
