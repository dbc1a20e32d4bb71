/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rescue-rows.h"

G_BEGIN_DECLS

/* Holds what was read against the digests of the edits. */
void waymark_rescue_confirm (WaymarkRescueRows *rows);
gboolean waymark_rescue_is_complete (const WaymarkRescueRows *rows);
GHashTable *waymark_rescue_list_confirmed (const WaymarkRescueRows *rows);
char *waymark_rescue_confirmed_key (const char *item, const char *field, GBytes *value);

G_END_DECLS
