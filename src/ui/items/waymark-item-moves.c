/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Moving an item by one step. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-commands.h"

static gboolean
stand_in_one_order (WaymarkItem *a, WaymarkItem *b)
{
  const guint numbered = 1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_ACTION;
  guint kind_a = 1u << waymark_item_get_kind (a), kind_b = 1u << waymark_item_get_kind (b);

  return kind_a == kind_b || ((kind_a & numbered) != 0 && (kind_b & numbered) != 0);
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

/**
 * waymark_command_can_move:
 * @document: an open plan
 * @id: an item
 * @move: which way
 *
 * Returns: whether there is anywhere to go that way
 */
gboolean
waymark_command_can_move (WaymarkDocument *document, const char *id, WaymarkMove move)
{
  WaymarkItem *item;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);

  item = waymark_plan_lookup (waymark_document_get_plan (document), id);
  if (item == NULL || waymark_item_get_parent (item) == NULL)
    return FALSE;
  switch (move)
    {
    case WAYMARK_MOVE_UP:
      return find_neighbour (item, -1) != NULL;
    case WAYMARK_MOVE_DOWN:
      return find_neighbour (item, 1) != NULL;
    case WAYMARK_MOVE_IN:
      return find_way_in (item) != NULL;
    default:
      return can_go_out (item);
    }
}

static gboolean
move_up (WaymarkEdit *edit, WaymarkItem *item, GError **error)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  guint position = waymark_item_get_position (find_neighbour (item, -1));

  if (position == 0)
    return waymark_edit_move_first (edit, item, parent, error);
  return waymark_edit_move (
      edit, item, parent, waymark_item_get_child (parent, position - 1), error);
}

/**
 * waymark_command_move:
 * @document: an open plan
 * @id: an item that can move that way
 * @move: which way
 * @error: what the document says
 *
 * Moves an item by one step.
 *
 * Returns: whether it was moved
 */
gboolean
waymark_command_move (WaymarkDocument *document, const char *id, WaymarkMove move, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *item, *parent;
  gboolean moved;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (waymark_command_can_move (document, id, move), FALSE);

  item = waymark_plan_lookup (waymark_document_get_plan (document), id);
  parent = waymark_item_get_parent (item);
  edit = waymark_document_begin_edit (document, C_ ("edit", "Move"));
  switch (move)
    {
    case WAYMARK_MOVE_UP:
      moved = move_up (edit, item, error);
      break;
    case WAYMARK_MOVE_DOWN:
      moved = waymark_edit_move (edit, item, parent, find_neighbour (item, 1), error);
      break;
    case WAYMARK_MOVE_IN:
      moved = waymark_edit_move (edit, item, find_way_in (item), NULL, error);
      break;
    default:
      moved = waymark_edit_move (edit, item, waymark_item_get_parent (parent), parent, error);
    }
  return moved && waymark_document_commit (document, g_steal_pointer (&edit), error);
}
