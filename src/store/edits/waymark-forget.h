/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit-table.h"
#include "waymark-kind.h"

G_BEGIN_DECLS

/**
 * WaymarkForgetFlags:
 * @WAYMARK_FORGET_DELETED_TOO: of items that were deleted, and which nothing after the cut could
 *   bring back here, the words go as well; only what stood where, and that it is gone, stays.
 *   Without it the summary has all that the rules of merging ask for
 */
typedef enum
{
  WAYMARK_FORGET_EXACTLY = 0,
  WAYMARK_FORGET_DELETED_TOO = 1 << 0,
} WaymarkForgetFlags;

/* Inside a transaction: drops what the edits marked in @inside said (by number; with each all its
 * parents), and writes down what they come to. */
gboolean waymark_forget_edits (WaymarkStore *store,
                               const WaymarkEditTable *table,
                               const guint8 *inside,
                               WaymarkForgetFlags flags,
                               GError **error);

/* Whether a summary may be without a field of an item that was deleted up to the cut. */
gboolean waymark_forget_may_drop (WaymarkKind kind, const char *field);

/* By number, 1 for the edits dated before @before all of whose parents are too, and for all that a
 * summary stands for already; G_MAXINT64 for all. */
guint8 *waymark_forget_mark (WaymarkStore *store,
                             const WaymarkEditTable *table,
                             gint64 before,
                             guint *n_new,
                             GError **error);

G_END_DECLS
