/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflicts.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_UNSETTLED (waymark_unsettled_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkUnsettled, waymark_unsettled, WAYMARK, UNSETTLED, GObject)

/*
 * What is not settled yet in an open plan, for all widgets that show it. Signal
 * "changed": it may be something else now.
 */
WaymarkUnsettled *waymark_unsettled_get (WaymarkDocument *document);
GPtrArray *waymark_unsettled_list (WaymarkUnsettled *self); /* of WaymarkConflict */
GHashTable *waymark_unsettled_get_owners (WaymarkUnsettled *self);
void waymark_unsettled_refresh (WaymarkUnsettled *self);
void waymark_unsettled_stop (WaymarkUnsettled *self);

G_END_DECLS
