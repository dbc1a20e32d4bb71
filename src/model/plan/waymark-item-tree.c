/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-item-private.h"

/* Children in the order of (rank, id). */

static int
compare_places (const WaymarkItem *a, const WaymarkItem *b)
{
  int order = strcmp (a->rank, b->rank);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static guint
find_place (const GPtrArray *children, const WaymarkItem *item)
{
  guint low = 0;
  guint high = children->len;

  /* Filling goes in order, so the end is tried first. */
  if (high == 0 || compare_places (g_ptr_array_index (children, high - 1), item) < 0)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (g_ptr_array_index (children, middle), item) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Takes over a reference to the item. */
void
waymark_item_attach (WaymarkItem *item, WaymarkItem *parent)
{
  if (parent->children == NULL)
    parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  g_ptr_array_insert (parent->children, (int) find_place (parent->children, item), item);
  parent->counted = FALSE;
  item->parent = parent;
}

/* Returns the reference that the parent held. */
WaymarkItem *
waymark_item_detach (WaymarkItem *item)
{
  WaymarkItem *parent = item->parent;
  guint position = waymark_item_get_position (item);

  g_assert (g_ptr_array_index (parent->children, position) == item);
  item->parent = NULL;
  parent->counted = FALSE;
  return g_ptr_array_steal_index (parent->children, position);
}

/**
 * waymark_item_get_owner:
 * @item: (nullable): an item of a plan
 *
 * Returns: (transfer none) (nullable): the item that people think of: of a lead, an
 *   update, a reference or another name what it stands under
 */
WaymarkItem *
waymark_item_get_owner (WaymarkItem *item)
{
  while (item != NULL && waymark_item_get_parent (item) != NULL)
    switch (waymark_item_get_kind (item))
      {
      case WAYMARK_KIND_ASSIGNMENT:
      case WAYMARK_KIND_UPDATE:
      case WAYMARK_KIND_REFERENCE:
      case WAYMARK_KIND_ALIAS:
      case WAYMARK_KIND_MEMBERSHIP:
      case WAYMARK_KIND_DECISION:
      case WAYMARK_KIND_SNAPSHOT:
        item = waymark_item_get_parent (item);
        break;
      default:
        return item;
      }
  return item;
}
