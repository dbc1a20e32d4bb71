/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store-private.h"

G_BEGIN_DECLS

/**
 * WaymarkLife:
 *
 * Which of the items that were ever deleted live on because somebody went on with
 * them, or because something living stands under them (SPEC section 4). For
 * histories in which each edit has seen all before it.
 */
typedef struct _WaymarkLife WaymarkLife;

WaymarkLife *waymark_life_new (WaymarkStore *store, GError **error);
void waymark_life_free (WaymarkLife *self);
gboolean waymark_life_is_alive (WaymarkLife *self, const char *item);
GPtrArray *waymark_life_get_deleted (WaymarkLife *self);

/* After an edit: brings the tables of items in line; adds the ids of the items that
 * come or go because of it to @ids. */
gboolean
waymark_life_settle (WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkLife, waymark_life_free)

G_END_DECLS
