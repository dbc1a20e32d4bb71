/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-kind.h"
#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkKindEntry:
 * @kind: its kind; %WAYMARK_N_KINDS for one that this version does not know
 * @name: (nullable): the name of such a kind, interned
 * @placed: whether a place of it was met
 */
typedef struct
{
  WaymarkBlobId id;
  guint8 kind;
  gboolean placed;
  const char *name;
} WaymarkKindEntry;

/**
 * WaymarkKindMap:
 *
 * The kind of every item that was ever made.
 */
typedef struct _WaymarkKindMap WaymarkKindMap;

WaymarkKindMap *waymark_kind_map_load (WaymarkStore *store, GError **error);
void waymark_kind_map_free (WaymarkKindMap *self);
WaymarkKindEntry *waymark_kind_map_lookup (WaymarkKindMap *self, const WaymarkBlobId *id);
WaymarkKindEntry *waymark_kind_map_find (WaymarkKindMap *self, const guint8 *bytes, gsize length);
gboolean waymark_kind_map_all_placed (WaymarkKindMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkKindMap, waymark_kind_map_free)

G_END_DECLS
