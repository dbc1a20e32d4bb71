/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-item-private.h"

#include <string.h>

#include "waymark-shared-text.h"

/**
 * waymark_item_new:
 * @kind: its kind, for good
 * @id: 32 hexadecimal digits, or %WAYMARK_PLAN_ID
 * @rank: (nullable): its place among its siblings
 *
 * Makes an item that is in no plan and has no values.
 *
 * Returns: (transfer full): the new item
 */
WaymarkItem *
waymark_item_new (WaymarkKind kind, const char *id, const char *rank)
{
  WaymarkItem *item;
  guint n_fields;

  g_return_val_if_fail (kind < WAYMARK_N_KINDS && id != NULL, NULL);
  g_return_val_if_fail (strlen (id) < sizeof item->id, NULL);

  waymark_kind_get_fields (kind, &n_fields);
  item = g_malloc0 (sizeof (WaymarkItem) + n_fields * sizeof (WaymarkValue *));
  g_atomic_ref_count_init (&item->refs);
  item->kind = (guint8) kind;
  item->n_fields = (guint8) n_fields;
  strcpy (item->id, id);
  item->rank = waymark_shared_text_take (rank != NULL ? rank : "");
  return item;
}

/**
 * waymark_item_ref:
 * @item: an item
 *
 * Returns: (transfer full): @item
 */
WaymarkItem *
waymark_item_ref (WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  g_atomic_ref_count_inc (&item->refs);
  return item;
}

/**
 * waymark_item_unref:
 * @item: (transfer full) (nullable): an item
 */
void
waymark_item_unref (WaymarkItem *item)
{
  if (item == NULL || !g_atomic_ref_count_dec (&item->refs))
    return;
  if (item->children != NULL)
    for (guint i = 0; i < item->children->len; i++)
      {
        WaymarkItem *child = g_ptr_array_index (item->children, i);

        child->parent = NULL;
        child->in_plan = FALSE;
      }
  for (guint i = 0; i < item->n_fields; i++)
    waymark_value_unref (item->values[i]);
  g_clear_pointer (&item->children, g_ptr_array_unref);
  waymark_shared_text_release (item->rank);
  g_free (item);
}

/**
 * waymark_item_get_kind:
 * @item: an item
 *
 * Returns: its kind
 */
WaymarkKind
waymark_item_get_kind (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, WAYMARK_KIND_PLAN);

  return (WaymarkKind) item->kind;
}

/**
 * waymark_item_get_id:
 * @item: an item
 *
 * Returns: (transfer none): its id
 */
const char *
waymark_item_get_id (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return item->id;
}

/**
 * waymark_item_get_rank:
 * @item: an item
 *
 * Returns: (transfer none): the string that orders it among its siblings, maybe empty
 */
const char *
waymark_item_get_rank (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return item->rank;
}

/**
 * waymark_item_get_parent:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the item it stands under; %NULL for the plan
 *   and for an item that is in no plan
 */
WaymarkItem *
waymark_item_get_parent (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return item->parent;
}

/**
 * waymark_item_is_in_plan:
 * @item: an item
 *
 * Returns: whether it is in a plan now
 */
gboolean
waymark_item_is_in_plan (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  return item->in_plan;
}

/**
 * waymark_item_get_plan:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the plan in memory that it is in; %NULL for an
 *   item that was taken out, or that a reader handed over by itself
 */
WaymarkPlan *
waymark_item_get_plan (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  while (item->parent != NULL)
    item = item->parent;
  return item->plan;
}

/**
 * waymark_item_is_under:
 * @item: an item
 * @ancestor: another
 *
 * Returns: whether @ancestor is @item, its parent, or the parent of that …
 */
gboolean
waymark_item_is_under (const WaymarkItem *item, const WaymarkItem *ancestor)
{
  g_return_val_if_fail (item != NULL && ancestor != NULL, FALSE);

  for (; item != NULL; item = item->parent)
    if (item == ancestor)
      return TRUE;
  return FALSE;
}

/**
 * waymark_item_get:
 * @item: an item
 * @field: name of a field of its kind
 *
 * Returns: (transfer none) (nullable): the value, or %NULL when unset
 */
WaymarkValue *
waymark_item_get (const WaymarkItem *item, const char *field)
{
  int index;

  g_return_val_if_fail (item != NULL, NULL);

  index = waymark_kind_find_field ((WaymarkKind) item->kind, field);
  g_return_val_if_fail (index >= 0, NULL);
  return item->values[index];
}

/**
 * waymark_item_get_string:
 * @item: an item
 * @field: name of a field that holds a string
 *
 * Returns: (transfer none) (nullable): the string, or %NULL when unset
 */
const char *
waymark_item_get_string (const WaymarkItem *item, const char *field)
{
  return waymark_value_get_string (waymark_item_get (item, field));
}

/**
 * waymark_item_get_number:
 * @item: an item
 * @field: name of a field that holds a number
 *
 * Returns: the number, or 0 when unset
 */
gint64
waymark_item_get_number (const WaymarkItem *item, const char *field)
{
  return waymark_value_get_integer (waymark_item_get (item, field));
}

/**
 * waymark_item_get_flag:
 * @item: an item
 * @field: name of a field that is a flag
 *
 * Returns: whether it is set
 */
gboolean
waymark_item_get_flag (const WaymarkItem *item, const char *field)
{
  return waymark_value_get_boolean (waymark_item_get (item, field));
}

/**
 * waymark_item_get_words:
 * @item: an item
 * @field: name of a field of type %WAYMARK_FIELD_DUE
 *
 * Returns: (transfer none) (nullable): the date as it was written
 */
const char *
waymark_item_get_words (const WaymarkItem *item, const char *field)
{
  return waymark_value_get_string (waymark_value_get_child (waymark_item_get (item, field), 0));
}

/**
 * waymark_item_get_window:
 * @item: an item
 * @field: name of a field of type %WAYMARK_FIELD_DUE
 *
 * Returns: (transfer none) (nullable): the window that the words mean, in EDTF
 */
const char *
waymark_item_get_window (const WaymarkItem *item, const char *field)
{
  return waymark_value_get_string (waymark_value_get_child (waymark_item_get (item, field), 1));
}

/**
 * waymark_item_get_nth:
 * @item: an item
 * @index: place of a field in waymark_kind_get_fields()
 *
 * Returns: (transfer none) (nullable): the value, or %NULL when unset
 */
WaymarkValue *
waymark_item_get_nth (const WaymarkItem *item, guint index)
{
  g_return_val_if_fail (item != NULL && index < item->n_fields, NULL);

  return item->values[index];
}

/**
 * waymark_item_take_nth:
 * @item: an item that is in no plan yet
 * @index: place of a field in waymark_kind_get_fields()
 * @value: (transfer full) (nullable): the value
 *
 * For readers that fill items before they add them to a plan.
 */
void
waymark_item_take_nth (WaymarkItem *item, guint index, WaymarkValue *value)
{
  g_return_if_fail (item != NULL && index < item->n_fields && !item->in_plan);

  waymark_value_unref (item->values[index]);
  item->values[index] = value;
}

/**
 * waymark_item_get_n_children:
 * @item: an item
 *
 * Returns: how many items stand directly under it
 */
guint
waymark_item_get_n_children (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  return item->children != NULL ? item->children->len : 0;
}

/**
 * waymark_item_get_child:
 * @item: an item
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): the child there, or %NULL past the end
 */
WaymarkItem *
waymark_item_get_child (const WaymarkItem *item, guint position)
{
  return position < waymark_item_get_n_children (item)
             ? g_ptr_array_index (item->children, position)
             : NULL;
}

static WaymarkItem *
find_from (const WaymarkItem *parent, guint position, WaymarkKind kind)
{
  for (guint i = position; i < waymark_item_get_n_children (parent); i++)
    {
      WaymarkItem *child = g_ptr_array_index (parent->children, i);

      if (child->kind == (guint8) kind)
        return child;
    }
  return NULL;
}

/**
 * waymark_item_first:
 * @item: an item
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): its first child of that kind
 */
WaymarkItem *
waymark_item_first (const WaymarkItem *item, WaymarkKind kind)
{
  g_return_val_if_fail (item != NULL, NULL);

  return find_from (item, 0, kind);
}

/**
 * waymark_item_next:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the next sibling of the same kind
 */
WaymarkItem *
waymark_item_next (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->parent == NULL)
    return NULL;
  return find_from (item->parent, waymark_item_get_position (item) + 1, (WaymarkKind) item->kind);
}

/**
 * waymark_item_count:
 * @item: an item
 * @kind: a kind
 *
 * Returns: how many children of that kind stand directly under it
 */
guint
waymark_item_count (const WaymarkItem *item, WaymarkKind kind)
{
  guint n = 0;

  g_return_val_if_fail (item != NULL, 0);

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      const WaymarkItem *child = g_ptr_array_index (item->children, i);

      n += child->kind == (guint8) kind;
    }
  return n;
}

/**
 * waymark_item_get_position:
 * @item: an item
 *
 * Returns: its place among all its siblings, from 0
 */
guint
waymark_item_get_position (const WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  if (item->parent != NULL)
    waymark_item_count_children (item->parent);
  return item->position;
}

/**
 * waymark_item_get_display_text:
 * @item: an item
 *
 * The value that names the item, as stored: title, text, name or word. For what
 * people read, use waymark_item_get_title().
 *
 * Returns: (transfer none) (nullable): the value; %NULL when unset or for kinds without one
 */
const char *
waymark_item_get_display_text (const WaymarkItem *item)
{
  static const char *const names[] = { "title", "text", "name", "word", "body" };

  g_return_val_if_fail (item != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int index = waymark_kind_find_field ((WaymarkKind) item->kind, names[i]);

      if (index >= 0)
        return waymark_value_get_string (item->values[index]);
    }
  return NULL;
}
