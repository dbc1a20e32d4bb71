/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Moving items by one step. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-commands.h"
#include "waymark-item-several.h"

static gboolean
stand_in_one_order (WaymarkItem *a, WaymarkItem *b)
{
  const guint numbered = 1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_ACTION;
  guint kind_a = 1u << waymark_item_get_kind (a), kind_b = 1u << waymark_item_get_kind (b);

  return kind_a == kind_b || ((kind_a & numbered) != 0 && (kind_b & numbered) != 0);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint first = waymark_item_get_position (*(WaymarkItem *const *) a);
  guint second = waymark_item_get_position (*(WaymarkItem *const *) b);

  return (first > second) - (first < second);
}

/* The neighbour that @item changes places with. */
static WaymarkItem *
find_neighbour (WaymarkItem *item, int direction)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  int n = (int) waymark_item_get_n_children (parent);

  for (int i = (int) waymark_item_get_position (item) + direction; i >= 0 && i < n; i += direction)
    {
      WaymarkItem *other = waymark_item_get_child (parent, (guint) i);

      if (stand_in_one_order (item, other))
        return other;
    }
  return NULL;
}

/* The requirement that an action directly under a theme would go into. */
static WaymarkItem *
find_way_in (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);

  if (waymark_item_get_kind (item) != WAYMARK_KIND_ACTION ||
      waymark_item_get_kind (parent) != WAYMARK_KIND_THEME)
    return NULL;
  for (guint i = waymark_item_get_position (item); i > 0; i--)
    {
      WaymarkItem *other = waymark_item_get_child (parent, i - 1);

      if (waymark_item_get_kind (other) == WAYMARK_KIND_REQUIREMENT)
        return other;
    }
  return NULL;
}

static gboolean
can_go_out (WaymarkItem *item)
{
  return waymark_item_get_kind (item) == WAYMARK_KIND_ACTION &&
         waymark_item_get_kind (waymark_item_get_parent (item)) == WAYMARK_KIND_REQUIREMENT;
}

/* Items that step together: those under one parent and in one order, as they stand there. */
static GPtrArray *
find_block (WaymarkDocument *document, const char *const *ids)
{
  g_autoptr (GPtrArray) block = waymark_command_find_tops (document, ids);

  if (block->len == 0)
    return NULL;
  for (guint i = 0; i < block->len; i++)
    {
      WaymarkItem *first = block->pdata[0], *item = block->pdata[i];

      if (waymark_item_get_parent (item) == NULL ||
          waymark_item_get_parent (item) != waymark_item_get_parent (first) ||
          !stand_in_one_order (item, first))
        return NULL;
    }
  g_ptr_array_sort (block, compare_positions);
  return g_steal_pointer (&block);
}

/* What an item changes places with; nothing where the way is barred, by its like as well. */
static WaymarkItem *
find_way (GPtrArray *block, WaymarkItem *item, int direction)
{
  WaymarkItem *neighbour = find_neighbour (item, direction);

  return neighbour != NULL && !g_ptr_array_find (block, neighbour, NULL) ? neighbour : NULL;
}

static gboolean
any_can_step (GPtrArray *block, int direction)
{
  for (guint i = 0; i < block->len; i++)
    if (find_way (block, block->pdata[i], direction) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
all_can_go_in (GPtrArray *block)
{
  for (guint i = 0; i < block->len; i++)
    if (find_way_in (block->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * waymark_command_can_move:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; what stands under another of them goes along
 * @move: which way
 *
 * Returns: whether there is anywhere to go that way; several only where they stand
 *   under one parent
 */
gboolean
waymark_command_can_move (WaymarkDocument *document, const char *const *ids, WaymarkMove move)
{
  g_autoptr (GPtrArray) block = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  block = find_block (document, ids);
  if (block == NULL)
    return FALSE;
  switch (move)
    {
    case WAYMARK_MOVE_UP:
      return any_can_step (block, -1);
    case WAYMARK_MOVE_DOWN:
      return any_can_step (block, 1);
    case WAYMARK_MOVE_IN:
      return all_can_go_in (block);
    default:
      return can_go_out (block->pdata[0]);
    }
}

static gboolean
move_up (WaymarkEdit *edit, WaymarkItem *item, WaymarkItem *neighbour, GError **error)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  guint position = waymark_item_get_position (neighbour);

  if (position == 0)
    return waymark_edit_move_first (edit, item, parent, error);
  return waymark_edit_move (
      edit, item, parent, waymark_item_get_child (parent, position - 1), error);
}

static gboolean
move_one (WaymarkEdit *edit, GPtrArray *block, WaymarkItem *item, WaymarkMove move, GError **error)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  WaymarkItem *neighbour;

  switch (move)
    {
    case WAYMARK_MOVE_UP:
      neighbour = find_way (block, item, -1);
      return neighbour == NULL || move_up (edit, item, neighbour, error);
    case WAYMARK_MOVE_DOWN:
      neighbour = find_way (block, item, 1);
      return neighbour == NULL || waymark_edit_move (edit, item, parent, neighbour, error);
    case WAYMARK_MOVE_IN:
      return waymark_edit_move (edit, item, find_way_in (item), NULL, error);
    default:
      return waymark_edit_move (edit, item, waymark_item_get_parent (parent), parent, error);
    }
}

/**
 * waymark_command_move:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items that can move that way
 * @move: which way
 * @error: what the document says
 *
 * Moves items by one step, keeping their order, as one edit.
 *
 * Returns: whether they were moved
 */
gboolean
waymark_command_move (WaymarkDocument *document,
                      const char *const *ids,
                      WaymarkMove move,
                      GError **error)
{
  const gboolean forwards = move == WAYMARK_MOVE_UP || move == WAYMARK_MOVE_IN;
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GPtrArray) block = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (waymark_command_can_move (document, ids, move), FALSE);

  block = find_block (document, ids);
  edit = waymark_document_begin_edit (
      document, block->len > 1 ? C_ ("edit", "Move several") : C_ ("edit", "Move"));
  /* Whoever goes first makes way for the next. */
  for (guint i = 0; i < block->len; i++)
    if (!move_one (edit, block, block->pdata[forwards ? i : block->len - 1 - i], move, error))
      return FALSE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}
