/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkPast:
 *
 * The edits that an edit's author had seen.
 */
typedef struct _WaymarkPast WaymarkPast;

WaymarkPast *waymark_past_new (WaymarkStore *store, gint64 edit, GError **error);
void waymark_past_free (WaymarkPast *self);
gboolean waymark_past_is_empty (const WaymarkPast *self);

/**
 * WaymarkWrite:
 * @edit: number of the edit, or 0 where nobody ever wrote
 * @alternatives: (element-type WaymarkAlternative): what it wrote; own origins are
 *   replaced by its number
 *
 * One write of a register.
 */
typedef struct
{
  gint64 edit;
  GArray *alternatives;
} WaymarkWrite;

void waymark_write_clear (WaymarkWrite *write);

/* What a register held in the past of an edit. @single is FALSE if several writes stood
 * side by side there, or if what stood there has been forgotten. */
gboolean waymark_past_read (WaymarkPast *past,
                            const char *item,
                            const char *field,
                            WaymarkWrite *write,
                            gboolean *single,
                            GError **error);
/* What a certain edit wrote. */
gboolean waymark_write_read (WaymarkStore *store,
                             gint64 edit,
                             const char *item,
                             const char *field,
                             WaymarkWrite *write,
                             GError **error);
/* The origins of what a register holds now. */
GArray *waymark_register_read_origins (WaymarkStore *store,
                                       const char *item,
                                       const char *field,
                                       GError **error);
GArray *waymark_write_get_origins (const WaymarkWrite *write);
gboolean waymark_origins_equal (const GArray *a, const GArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPast, waymark_past_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkWrite, waymark_write_clear)

G_END_DECLS
