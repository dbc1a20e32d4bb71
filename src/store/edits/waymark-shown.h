/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-item.h"
#include "waymark-store-private.h"
#include "waymark-writes.h"

G_BEGIN_DECLS

/* The tables of items: what is shown of the edits. */

WaymarkKind waymark_shown_kind_of_value (WaymarkValue *value);
gboolean waymark_shown_exists (
    WaymarkStore *self, WaymarkKind kind, const WaymarkBlobId *id, gboolean *has, GError **error);

gboolean waymark_shown_apply (WaymarkStore *self, GPtrArray *registers, GError **error);

WaymarkRegister *waymark_shown_settle (WaymarkState *state,
                                       const char *item,
                                       const WaymarkWrites *writes);
gboolean waymark_shown_refresh (
    WaymarkStore *self, const char *item, GPtrArray *registers, gboolean deleted, GError **error);

/* @kind is WAYMARK_N_KINDS for one that this version does not know. */
gboolean
waymark_shown_get_kind (WaymarkStore *self, const char *item, WaymarkKind *kind, GError **error);
gboolean
waymark_shown_is_alive (WaymarkStore *self, const char *item, gboolean *alive, GError **error);
gboolean
waymark_shown_set_alive (WaymarkStore *self, const char *id, gboolean alive, GError **error);
gboolean
waymark_shown_get_parent (WaymarkStore *self, const char *id, char parent[33], GError **error);
gboolean waymark_shown_has_item (WaymarkStore *self, const char *id, gboolean *has, GError **error);
gboolean waymark_shown_read_item (
    WaymarkStore *self, const char *id, WaymarkItem **item, char parent[33], GError **error);
GHashTable *waymark_shown_get_unknown_children (WaymarkStore *self, GError **error);

G_END_DECLS
