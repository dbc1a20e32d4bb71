/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-origin.h"
#include "waymark-store.h"

G_BEGIN_DECLS

/**
 * WaymarkJoined:
 * @n_edits: how many edits of others came in
 * @n_clashes: how many conflicts that opened
 * @person: (nullable): who made the newest of them
 *
 * What there is to tell of others' work that was joined to ours.
 */
typedef struct
{
  guint n_edits;
  guint n_clashes;
  char *person;
} WaymarkJoined;

/**
 * WaymarkPublished:
 * @digest: SHA-256 of the bytes that the file has now
 * @heads: the heads of the edits in it
 * @mine: the heads of the working copy when it was copied
 * @newer: (nullable): path of a database of what the file holds, if that is all edits
 *   of the working copy and more: it is to be gone on from
 * @plan: (nullable): the plan in @newer
 * @joined: others' work that was joined to ours
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
  WaymarkJoined joined;
  gboolean unseen;
} WaymarkPublished;

void              waymark_published_free (WaymarkPublished *published);

WaymarkPublished *waymark_publish        (const char *plan_path, const WaymarkOrigin *origin, GCancellable *cancellable, GError **error);
WaymarkPublished *waymark_publish_to     (const char *plan_path, const char *target, GCancellable *cancellable, GError **error);

gboolean          waymark_holds_edits    (WaymarkStore *store, const char *const *digests, gboolean *holds, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPublished, waymark_published_free)

G_END_DECLS
