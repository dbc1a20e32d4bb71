/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkEditHead:
 *
 * The header of one edit, for what goes through all of them.
 */
typedef struct
{
  WaymarkDigest digest;
  WaymarkDigest body;
  gint64 session;
  gint64 seq;
  gint64 lamport;
  gint64 prev; /* number of an edit, or 0 */
  guint first_seen;
  guint n_seen;
  gboolean forgotten;
  gboolean is_parent; /* somebody has seen it */
} WaymarkEditHead;

/**
 * WaymarkEditTable:
 * @edits: (element-type WaymarkEditHead): number 1 at index 0
 * @seen: (element-type gint64): the other heads that edits had seen
 * @sessions: number of a session -> its id, as text
 *
 * The headers of all edits. Every edit has a higher number than its parents.
 */
typedef struct
{
  GArray *edits;
  GArray *seen;
  GHashTable *sessions;
} WaymarkEditTable;

gboolean waymark_edit_table_load (WaymarkEditTable *self, WaymarkStore *store, GError **error);
void waymark_edit_table_clear (WaymarkEditTable *self);
WaymarkEditHead *waymark_edit_table_get (const WaymarkEditTable *self, gint64 n);
const char *waymark_edit_table_get_session (const WaymarkEditTable *self, gint64 session);
int waymark_edit_table_compare (const WaymarkEditTable *self, gint64 a, gint64 b);
guint8 *
waymark_edit_table_mark_past (const WaymarkEditTable *self, const gint64 *heads, gsize n_heads);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkEditTable, waymark_edit_table_clear)

G_END_DECLS
