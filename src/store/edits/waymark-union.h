/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit-table.h"
#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkUnion:
 * @heads: (element-type gint64): the heads before
 * @n_before: how many edits there were; those with higher numbers came in
 * @n_edits: how many came in
 * @n_baselines: how many summaries of forgotten history came in
 * @has_content: something came in that says something, or whose words are forgotten
 * @meets_session: the open session has edits elsewhere too: leave it
 * @ids: (element-type utf8): ids of items that may have come, gone or changed
 * @lost: (element-type utf8): ids of items that went or were emptied, if they are more than
 *   a fifth of what can be lost (SPEC section 4); else none
 *
 * Other copies' edits on their way into a store.
 */
typedef struct
{
  GArray *heads;
  gint64 n_before;
  guint n_edits;
  guint n_baselines;
  gboolean has_content;
  gboolean meets_session;
  GPtrArray *ids;
  GPtrArray *lost;

  gint64 n_guarded;    /* before */
  GHashTable *before;  /* id -> which of its texts said something, where they are touched */
  GHashTable *touched; /* id -> GHashTable of fields, as a set */
} WaymarkUnion;

/* All inside one transaction: begin, add copies one after the other, apply. A copy has been
 * verified. What is false in it only now, beside our own edits, is refused whole; then the
 * transaction is to be rolled back. */
gboolean waymark_union_begin (WaymarkUnion *self, WaymarkStore *store, GError **error);
gboolean waymark_union_add (WaymarkUnion *self,
                            WaymarkStore *store,
                            WaymarkStore *other,
                            GCancellable *cancellable,
                            GError **error);
gboolean waymark_union_apply (WaymarkUnion *self,
                              WaymarkStore *store,
                              GCancellable *cancellable,
                              GError **error);
void waymark_union_clear (WaymarkUnion *self);
void waymark_union_touch (WaymarkUnion *self, const char *item, const char *field);

/* waymark-union-baselines.c. @map: by their numbers, ours. */
gboolean waymark_union_add_baselines (WaymarkUnion *self,
                                      WaymarkStore *store,
                                      WaymarkStore *other,
                                      const WaymarkEditTable *theirs,
                                      const gint64 *map,
                                      GError **error);
gboolean waymark_union_refuse_origin (WaymarkStore *other, GError **error);
/* Whether an edit of ours wrote that value; one whose content is forgotten may have. */
gboolean waymark_union_check_origin (WaymarkStore *store,
                                     WaymarkStore *other,
                                     gint64 origin,
                                     const WaymarkBlobId *item,
                                     const char *field,
                                     const guint8 *value,
                                     gsize length,
                                     GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkUnion, waymark_union_clear)

G_END_DECLS
