/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-origin.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkPublished:
 * @digest: SHA-256 of the bytes that the file has now
 * @heads: the heads of the edits in it
 * @mine: the heads of the working copy when it was copied
 * @newer: (nullable): path of a verified copy of the file, if that holds all edits
 *   of the working copy and more, so that nothing was written
 * @plan: (nullable): the plan in @newer
 * @unseen: the file system could not say what was replaced
 *
 * What the file holds after publishing.
 */
typedef struct
{
  char *digest;
  char **heads;
  char **mine;
  char *newer;
  WaymarkPlan *plan;
  gboolean unseen;
} WaymarkPublished;

void              waymark_published_free (WaymarkPublished *published);

WaymarkPublished *waymark_publish        (const char *plan_path, const WaymarkOrigin *origin, GCancellable *cancellable, GError **error);
WaymarkPublished *waymark_publish_to     (const char *plan_path, const char *target, GCancellable *cancellable, GError **error);

gboolean          waymark_holds_edits    (WaymarkStore *store, const char *const *digests, gboolean *holds, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPublished, waymark_published_free)

G_END_DECLS
