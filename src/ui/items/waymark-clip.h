/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_CLIP_TYPE "application/x-waymark-items"

/**
 * WaymarkClip:
 *
 * Items that were copied out of a plan, with the parties and statuses that they
 * name, to be put into that plan or another. It owns all that it holds; the plan
 * may go.
 */
typedef struct _WaymarkClip WaymarkClip;

/* @updates: whether what has happened to actions goes along, as it does when they move. */
WaymarkClip *waymark_clip_new (WaymarkDocument *document, const char *const *ids, gboolean updates);
void waymark_clip_free (WaymarkClip *clip);

GBytes *waymark_clip_write (WaymarkClip *clip);
WaymarkClip *waymark_clip_read (const char *text, gsize length, GError **error);

/* Ids of the new items; %NULL with @error. */
char **waymark_clip_paste (WaymarkClip *clip,
                           WaymarkDocument *document,
                           const char *near,
                           const char *edit_name,
                           GError **error);
char **waymark_clip_duplicate (WaymarkDocument *document, const char *const *ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkClip, waymark_clip_free)

G_END_DECLS
