/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflict.h"
#include "waymark-state.h"

G_BEGIN_DECLS

/* What waits for somebody to choose, in the tables and the record of a store. */

/* Fields, places and deletions: of WaymarkConflict, by item and field, deletions last. */
GPtrArray *waymark_conflict_list (WaymarkStore *store, GError **error);
/* Its parts: fields and places, of one item (nullable) or all; and deletions. */
GPtrArray *waymark_conflict_list_values (WaymarkStore *store, const char *item, GError **error);
GPtrArray *waymark_conflict_list_deletions (WaymarkStore *store, GError **error);
/* Texts that are shown combined: of WaymarkRegister, with what is shown. */
GPtrArray *waymark_conflict_list_combined (WaymarkStore *store, GError **error);
/* Who brought a value, and when. */
WaymarkClaim *
waymark_claim_new_for (WaymarkStore *store, GBytes *value, gint64 origin, GError **error);
/* What keeps all that still stands of a deletion: of WaymarkRegister. */
GPtrArray *
waymark_conflict_make_keep (WaymarkStore *store, const char *item, GError **error);

/* waymark-conflict-twins.c: relations added twice. @folded: (out) (optional): id -> id of the one
 * that is shown; appends to @conflicts (nullable) those that differ. */
gboolean waymark_conflict_find_twins (WaymarkStore *store,
                                      GHashTable **folded,
                                      GPtrArray *conflicts,
                                      gboolean *has_into,
                                      GError **error);
gboolean waymark_conflict_find_twins_under (WaymarkStore *store,
                                            const char *parent,
                                            GPtrArray *conflicts,
                                            GError **error);
gboolean waymark_conflict_may_be_twin (WaymarkKind kind);

G_END_DECLS
