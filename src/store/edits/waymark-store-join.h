/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-union.h"

G_BEGIN_DECLS

/**
 * WaymarkJoinFlags:
 * @WAYMARK_JOIN_FORCE: also if more than a fifth of the plan would go
 */
typedef enum
{
  WAYMARK_JOIN_GUARDED = 0,
  WAYMARK_JOIN_FORCE = 1 << 0,
} WaymarkJoinFlags;

/**
 * WaymarkJoinResult:
 * @n_edits: how many edits came in
 * @n_lost: how many items would go or be emptied, where that is too many; else 0
 */
typedef struct
{
  guint n_edits;
  guint n_lost;
} WaymarkJoinResult;

/* Called when all is taken over and before it is confirmed: the registers (WaymarkRegister) that
 * the merge writes, (transfer full); %NULL with @error set. */
typedef GPtrArray *(*WaymarkCombineFunc) (WaymarkStore *store,
                                          const WaymarkUnion *brought,
                                          gpointer user_data,
                                          GError **error);

/**
 * WaymarkCombine:
 * @person: who does it
 * @name: what the edit is called
 * @choose: (nullable): what was chosen
 * @touched: (nullable) (element-type utf8): gets the ids of the items that may be others than
 *   before, for whoever shows them without @plan
 */
typedef struct
{
  const char *person;
  const char *name;
  WaymarkJoinFlags flags;
  WaymarkCombineFunc choose;
  gpointer user_data;
  GPtrArray *touched;
} WaymarkCombine;

/* Who made an edit, 64 hexadecimal digits; NULL where that is not known. */
gboolean waymark_store_get_last_time (WaymarkStore *self, gint64 *time, GError **error);
gboolean waymark_store_get_person_of (WaymarkStore *self, const char *digest, char **person, GError **error);

gboolean waymark_store_combine (WaymarkStore *self,
                                WaymarkStore *const *others,
                                guint n_others,
                                WaymarkPlan *plan,
                                const WaymarkCombine *how,
                                WaymarkJoinResult *result,
                                GCancellable *cancellable,
                                GError **error);
gboolean waymark_store_join (WaymarkStore *self,
                             WaymarkStore *other,
                             WaymarkPlan *plan,
                             WaymarkJoinFlags flags,
                             WaymarkJoinResult *result,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
