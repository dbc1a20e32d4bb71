/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkOrigin:
 * @path: (nullable): the real path of the file that this is a working copy of;
 *   %NULL while the plan is in no file
 * @plan_id: the plan's id
 * @digest: (nullable): SHA-256 of the file's bytes as they were last read or
 *   written, in hexadecimal
 * @heads: the digests of the heads of the edits that these bytes hold
 * @stranded: a later opening of @path could neither take these edits over nor
 *   find them there
 * @unseen: the file was put in place without a look at what came out, so the
 *   working copy stays until the file is seen to hold its edits
 *
 * Where a working copy came from: `origin.json` in its folder.
 */
typedef struct
{
  char *path;
  char *plan_id;
  char *digest;
  char **heads;
  gboolean stranded;
  gboolean unseen;
} WaymarkOrigin;

WaymarkOrigin *waymark_origin_new  (const char *path, const char *plan_id, const char *digest, const char *const *heads);
WaymarkOrigin *waymark_origin_copy (const WaymarkOrigin *origin);
void           waymark_origin_free (WaymarkOrigin *origin);

WaymarkOrigin *waymark_origin_load (const char *file);
gboolean       waymark_origin_save (const WaymarkOrigin *origin, const char *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkOrigin, waymark_origin_free)

G_END_DECLS
