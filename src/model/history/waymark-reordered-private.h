/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"

G_BEGIN_DECLS

void waymark_add_reordered (WaymarkItem *before, WaymarkItem *after, GHashTable *reordered);

G_END_DECLS
