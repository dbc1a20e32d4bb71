/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-reordered-private.h"

/* A child that stood there before, at @position, and the longest row of unmoved children that
 * ends with it. */
typedef struct
{
  WaymarkItem *item;
  guint position;
  guint length;
} Stayed;

static GArray *
find_stayed (WaymarkItem *before, WaymarkItem *after)
{
  GArray *stayed = g_array_new (FALSE, FALSE, sizeof (Stayed));
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < waymark_item_get_n_children (before); i++)
    g_hash_table_insert (positions,
                         (gpointer) waymark_item_get_id (waymark_item_get_child (before, i)),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < waymark_item_get_n_children (after); i++)
    {
      Stayed one = { waymark_item_get_child (after, i), 0, 0 };

      one.position =
          GPOINTER_TO_UINT (g_hash_table_lookup (positions, waymark_item_get_id (one.item)));
      if (one.position > 0)
        g_array_append_val (stayed, one);
    }
  return stayed;
}

/* @ends: the least position that a row of each length ends with, which grows with the length. */
static guint
find_length (GArray *ends, guint position)
{
  guint low = 0;
  guint high = ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (ends, guint, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low + 1;
}

/**
 * waymark_add_reordered:
 * @before: a parent as it was
 * @after: the parent as it is now
 * @reordered: (element-type utf8 utf8): gets the ids of the children that moved
 *
 * As few children as can be are said to have moved: those outside a longest row that kept
 * its order. Ranks play no part, so that copies that have numbered them afresh compare well.
 */
void
waymark_add_reordered (WaymarkItem *before, WaymarkItem *after, GHashTable *reordered)
{
  g_autoptr (GArray) stayed = find_stayed (before, after);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint wanted, below = G_MAXUINT;

  for (guint i = 0; i < stayed->len; i++)
    {
      Stayed *one = &g_array_index (stayed, Stayed, i);

      one->length = find_length (ends, one->position);
      if (one->length > ends->len)
        g_array_append_val (ends, one->position);
      else
        g_array_index (ends, guint, one->length - 1) = one->position;
    }

  wanted = ends->len;
  for (guint i = stayed->len; i > 0; i--)
    {
      const Stayed *one = &g_array_index (stayed, Stayed, i - 1);

      if (one->length == wanted && one->position < below)
        {
          wanted--;
          below = one->position;
        }
      else
        g_hash_table_add (reordered, (gpointer) waymark_item_get_id (one->item));
    }
}
