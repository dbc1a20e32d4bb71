/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit-table.h"

G_BEGIN_DECLS

/**
 * WaymarkGraph:
 *
 * Which edits had been seen by the author of which (SPEC section 1), told in constant
 * time. Edits are named by their numbers.
 */
typedef struct _WaymarkGraph WaymarkGraph;

WaymarkGraph *waymark_graph_new (const WaymarkEditTable *table);
void waymark_graph_free (WaymarkGraph *self);
gboolean waymark_graph_seen (const WaymarkGraph *self, gint64 edit, gint64 by);
int waymark_graph_compare (const WaymarkGraph *self, gint64 a, gint64 b);
gint64 waymark_graph_get_waist (const WaymarkGraph *self, gint64 edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkGraph, waymark_graph_free)

G_END_DECLS
