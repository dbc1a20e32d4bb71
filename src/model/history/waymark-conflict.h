/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-value.h"

G_BEGIN_DECLS

/**
 * WaymarkClaim:
 * @value: (nullable): what is claimed; of a place the list (id of the parent, rank)
 * @digest: (nullable): the edit that first brought it, 64 hexadecimal digits; %NULL for a
 *   field that nobody had set
 * @person: (nullable): who made that edit; %NULL where that was forgotten
 * @time: when, seconds since 1970, by that person's clock; 0 where that was forgotten
 * @is_own: it was made on this computer
 *
 * One of the values that stand side by side in a conflict.
 */
typedef struct
{
  WaymarkValue *value;
  char *digest;
  char *person;
  gint64 time;
  gboolean is_own;
} WaymarkClaim;

/**
 * WaymarkConflictType:
 * @WAYMARK_CONFLICT_FIELD: several people wrote one field, none having seen the others
 * @WAYMARK_CONFLICT_PLACE: several people moved one item to different parents
 * @WAYMARK_CONFLICT_DELETED: somebody deleted a branch in which others worked; it stays
 * @WAYMARK_CONFLICT_DUPLICATE: one relation was added twice, with different words
 */
typedef enum
{
  WAYMARK_CONFLICT_FIELD,
  WAYMARK_CONFLICT_PLACE,
  WAYMARK_CONFLICT_DELETED,
  WAYMARK_CONFLICT_DUPLICATE,
} WaymarkConflictType;

/**
 * WaymarkConflict:
 * @item: id of the item; of a deletion the root of what was deleted; of duplicates the
 *   one with the smallest id
 * @field: (nullable): the field, `@place` for %WAYMARK_CONFLICT_PLACE
 * @claims: (element-type WaymarkClaim): what stands side by side, the shown one first;
 *   of a deletion the one who deleted, without a value; of duplicates none
 * @items: (element-type utf8): of a deletion the items that stay, of duplicates all of
 *   them; else none
 *
 * What waits for somebody to choose.
 */
typedef struct
{
  WaymarkConflictType type;
  char *item;
  char *field;
  GPtrArray *claims;
  GPtrArray *items;
} WaymarkConflict;

WaymarkClaim    *waymark_claim_copy    (const WaymarkClaim *claim);
void             waymark_claim_free    (WaymarkClaim *claim);
WaymarkConflict *waymark_conflict_new  (WaymarkConflictType type, const char *item, const char *field);
WaymarkConflict *waymark_conflict_copy (const WaymarkConflict *conflict);
void             waymark_conflict_free (WaymarkConflict *conflict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkClaim, waymark_claim_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkConflict, waymark_conflict_free)

G_END_DECLS
