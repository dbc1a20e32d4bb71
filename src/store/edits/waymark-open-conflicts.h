/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflict.h"
#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkOpenConflicts:
 *
 * What waits for somebody to choose, remembered from edit to edit: after one, only the items
 * that it touched are looked at again. Belongs to a store, but holds nothing of it.
 */
typedef struct _WaymarkOpenConflicts WaymarkOpenConflicts;

/* As waymark_conflict_list() with the twins: of WaymarkConflict. */
GPtrArray *waymark_open_conflicts_list (WaymarkStore *store, GError **error);
/* Reads all of it, so that the next list is quick. */
gboolean waymark_open_conflicts_read (WaymarkStore *store, GError **error);

void waymark_open_conflicts_note (WaymarkStore *store, const WaymarkRecord *record);
void waymark_open_conflicts_drop (WaymarkStore *store);
void waymark_open_conflicts_free (WaymarkOpenConflicts *self);

G_END_DECLS
