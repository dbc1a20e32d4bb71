/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-clash.h"
#include "waymark-conflicts.h"

G_BEGIN_DECLS

/* What is not settled yet, in words, and settling it as the person chose. */

/* The item that a list marks for it; NULL where it is in none. */
WaymarkItem *waymark_conflict_find_owner (WaymarkPlan *plan, const WaymarkConflict *conflict);
char *waymark_conflict_dup_name (WaymarkPlan *plan, const WaymarkConflict *conflict);
GtkWidget *waymark_conflict_new_clash (WaymarkDocument *document,
                                       const WaymarkConflict *conflict,
                                       gboolean with_title);
gboolean waymark_conflict_settle (WaymarkDocument *document,
                                  const WaymarkConflict *conflict,
                                  WaymarkClash *clash,
                                  GError **error);

G_END_DECLS
