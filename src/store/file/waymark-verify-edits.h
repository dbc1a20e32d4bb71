/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit-table.h"
#include "waymark-kind-map.h"
#include "waymark-row-sum.h"

G_BEGIN_DECLS

gboolean waymark_verify_headers (const WaymarkEditTable *table);
gboolean
waymark_verify_history (WaymarkStore *store, const WaymarkEditTable *table, GError **error);
gboolean waymark_verify_contents (WaymarkStore *store,
                                  const WaymarkEditTable *table,
                                  WaymarkKindMap *kinds,
                                  WaymarkRowSum *rows,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean waymark_verify_baselines (WaymarkStore *store,
                                   const WaymarkEditTable *table,
                                   WaymarkKindMap *kinds,
                                   GError **error);

G_END_DECLS
