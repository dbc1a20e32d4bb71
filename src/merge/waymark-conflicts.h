/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-conflict.h"
#include "waymark-document.h"

G_BEGIN_DECLS

/*
 * What stands side by side in a plan and waits for somebody to choose. Nothing
 * blocks: the newest value is shown until then, an ordinary edit of a field in
 * conflict carries the other values along.
 */

/* By item and field: of WaymarkConflict. Cheap where nothing is open. */
GPtrArray *waymark_conflicts_list   (WaymarkDocument *document, GError **error);

/* Each of these is one edit, called @name, and one step of undo. */

/* FIELD, PLACE: the @nth claim is the one that remains. DUPLICATE: the @nth of the items remains. */
gboolean   waymark_conflict_choose  (WaymarkDocument *document, const WaymarkConflict *conflict, guint nth, const char *name, GError **error);
/* FIELD: @value (nullable) remains, whatever the claims say. */
gboolean   waymark_conflict_write   (WaymarkDocument *document, const WaymarkConflict *conflict, WaymarkValue *value, const char *name, GError **error);
/* DELETED: all that still stands of the branch stays, or all of it goes. */
gboolean   waymark_conflict_keep    (WaymarkDocument *document, const WaymarkConflict *conflict, const char *name, GError **error);
gboolean   waymark_conflict_delete  (WaymarkDocument *document, const WaymarkConflict *conflict, const char *name, GError **error);

G_END_DECLS
