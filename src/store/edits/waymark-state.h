/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-graph.h"
#include "waymark-store-private.h"
#include "waymark-writes.h"

G_BEGIN_DECLS

/**
 * WaymarkState:
 *
 * What a set of edits means (SPEC sections 3, 4 and 10): all edits of a store, or those
 * that an author had seen. Works from the record alone and takes nothing from the
 * tables of items, except where waymark-life.h says so. Stands for the store as it was
 * when the state was made.
 */

WaymarkState *waymark_state_new (WaymarkStore *store, GError **error);
/* What these heads had seen, themselves included. @known is FALSE, and nothing is returned,
 * if a part of it is forgotten and no baseline speaks for all of that. Not after @whole. */
WaymarkState *waymark_state_new_at (WaymarkState *whole,
                                    const gint64 *heads,
                                    gsize n_heads,
                                    gboolean *known,
                                    GError **error);
/* The same from the edits alone, all of which still say what they said. */
WaymarkState *
waymark_state_new_plain (WaymarkState *whole, const gint64 *heads, gsize n_heads);
void waymark_state_free (WaymarkState *self);

WaymarkStore *waymark_state_get_store (WaymarkState *self);
const WaymarkEditTable *waymark_state_get_table (WaymarkState *self);
const WaymarkGraph *waymark_state_get_graph (WaymarkState *self);
gboolean waymark_state_is_whole (WaymarkState *self);
gboolean waymark_state_has_edit (WaymarkState *self, gint64 edit);
gboolean waymark_state_has_baselines (WaymarkState *self);
gboolean waymark_state_is_hidden (WaymarkState *self, gint64 edit);
gboolean waymark_state_is_undo (WaymarkState *self, gint64 edit);

/* The history of a register, (nullable) where nobody ever wrote; and of all of an item. */
gboolean waymark_state_read (WaymarkState *self,
                             const char *item,
                             const char *field,
                             WaymarkWrites **writes,
                             GError **error);
GPtrArray *waymark_state_read_item (WaymarkState *self, const char *item, GError **error);
/* For whoever reads rows of `change` in the order of their keys: adds one; then tidies all. */
gboolean waymark_state_add_row (WaymarkState *self, GPtrArray *registers, WaymarkStatement *row);
gboolean waymark_state_tidy (WaymarkState *self,
                             const char *item,
                             GPtrArray *registers,
                             GError **error);

/* waymark-settle.c: what a register comes to. Histories are not empty. */
GPtrArray *waymark_state_frontier (WaymarkState *self, GPtrArray *writes);
GArray *
waymark_state_settle (WaymarkState *self, const WaymarkWrites *writes, gboolean *combined);
GArray *waymark_state_base (WaymarkState *self, const WaymarkWrites *writes);
GArray *waymark_state_standing (WaymarkState *self, const WaymarkWrites *writes);
GArray *waymark_state_get_origins (WaymarkState *self, const WaymarkWrites *writes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkState, waymark_state_free)

G_END_DECLS
