/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkReworkFunc:
 * @scratch: a copy of the working copy, with a session of its own that undo knows
 * @ids: (element-type utf8): gets the ids of the items that may be others than before
 * @user_data: what waymark_document_rework_async() was given
 * @cancellable: (nullable): to stop it, and to tell how far it is (waymark-progress.h)
 * @error: return location
 *
 * Long work on a plan, in a thread: nothing of the document may be touched.
 *
 * Returns: %FALSE if it could not be done; then nothing happened
 */
typedef gboolean (*WaymarkReworkFunc) (WaymarkStore *scratch,
                                       GPtrArray *ids,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * WaymarkReworkFlags:
 * @WAYMARK_REWORK_COMPACT: nothing of what was taken out of the plan's tables stays in the bytes
 *   of its file, and it does not count as something that came in
 * @WAYMARK_REWORK_OWN: what is done is this person's own; it does not count as something that
 *   came in
 */
typedef enum
{
  WAYMARK_REWORK_NORMAL = 0,
  WAYMARK_REWORK_COMPACT = 1 << 0,
  WAYMARK_REWORK_OWN = 1 << 1,
} WaymarkReworkFlags;

/* What would hold up the window for too long is done to a copy of the working copy, in a thread.
 * When it is through the copy takes the place of the working copy, and the plan in memory becomes
 * what it says, some items at a time. If somebody changed the plan meanwhile, it is done again.
 * @free_data is called in the thread of the caller. */
void waymark_document_rework_async (WaymarkDocument *self,
                                    WaymarkReworkFlags flags,
                                    WaymarkReworkFunc func,
                                    gpointer user_data,
                                    GDestroyNotify free_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer callback_data);
/* %FALSE without the plan and its working copy being touched. */
gboolean waymark_document_rework_finish (WaymarkDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
