/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-state.h"

G_BEGIN_DECLS

/**
 * WaymarkLife:
 *
 * Which of the items that were ever deleted live on, because somebody worked in their
 * branch without having seen the deletion, or because something living stands under
 * them (SPEC section 4).
 */
typedef struct _WaymarkLife WaymarkLife;

/**
 * WaymarkDeletion:
 * @edit: number of the edit that first brought it
 * @root: id of the root of what was deleted
 */
typedef struct
{
  gint64 edit;
  char root[33];
} WaymarkDeletion;

/**
 * WaymarkLifeUnit:
 * @deletion: who deleted what
 * @items: (element-type utf8): ids of all that was deleted with it
 */
typedef struct
{
  WaymarkDeletion deletion;
  GPtrArray *items;
} WaymarkLifeUnit;

/**
 * WaymarkLifeSource:
 * @WAYMARK_LIFE_FROM_TABLES: claims say what was deleted, and the tables of items what
 *   stands under it: both must be up to date but for what lives
 * @WAYMARK_LIFE_FROM_EDITS: nothing but the record counts
 */
typedef enum
{
  WAYMARK_LIFE_FROM_TABLES,
  WAYMARK_LIFE_FROM_EDITS,
} WaymarkLifeSource;

WaymarkLife *waymark_life_new (WaymarkState *state, WaymarkLifeSource source, GError **error);
void waymark_life_free (WaymarkLife *self);
gboolean waymark_life_is_alive (WaymarkLife *self, const char *item);
GPtrArray *waymark_life_get_deleted (WaymarkLife *self);
GPtrArray *waymark_life_get_units (WaymarkLife *self);
const GArray *waymark_life_get_deletions (WaymarkLife *self, const char *item);

/* Of one item alone: its deletions that stand (WaymarkDeletion), and the edits that brought
 * a "not gone" beside them (gint64). */
gboolean waymark_life_read_gone (
    WaymarkState *state, const char *item, GArray **deletions, GArray **kept, GError **error);
gboolean waymark_deletions_have (const GArray *deletions, gint64 edit, const char *root);
gboolean waymark_life_is_unseen (WaymarkState *state, gint64 origin, const GArray *deletions);

/* waymark-life-settle.c */

/* After an edit: brings the tables of items in line; adds the ids of the items that
 * come or go because of it to @ids. */
gboolean
waymark_life_settle (WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error);
gboolean waymark_life_find_risen (WaymarkStore *store, GError **error);
/* The same where it is known that it has to be done. */
gboolean waymark_life_settle_all (WaymarkStore *store, GPtrArray *ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkLife, waymark_life_free)

G_END_DECLS
