/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-row-splice.h"

/* Up to so many rows a change is told as one replaced stretch: list views then
 * keep the widgets, and the keyboard with them. */
#define SMALL_STRETCH 400

/* With more separate stretches than this, one big one is cheaper to follow. */
#define MOST_STRETCHES 64

typedef struct
{
  GListModel *model;
  GPtrArray *items;
} Rows;

static void
replace (Rows *rows, guint position, guint n_removed, GPtrArray *from, guint first, guint n_added)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (rows->items, position, n_removed);
  if (position == rows->items->len)
    {
      for (guint i = 0; i < n_added; i++)
        g_ptr_array_add (rows->items, waymark_item_ref (from->pdata[first + i]));
    }
  else if (n_added > 0)
    {
      guint tail = rows->items->len - position;

      g_ptr_array_set_size (rows->items, (int) (rows->items->len + n_added));
      memmove (rows->items->pdata + position + n_added,
               rows->items->pdata + position,
               tail * sizeof (gpointer));
      for (guint i = 0; i < n_added; i++)
        rows->items->pdata[position + i] = waymark_item_ref (from->pdata[first + i]);
    }
  g_list_model_items_changed (rows->model, position, n_removed, n_added);
}

static gboolean
has_moved (WaymarkItem *item, GHashTable *moved)
{
  for (; item != NULL; item = waymark_item_get_parent (item))
    if (g_hash_table_contains (moved, item))
      return TRUE;
  return FALSE;
}

/* Whether the rows that are neither new, gone nor moved stand in the same order
 * before and after, and in few enough stretches. */
static gboolean
stays_in_order (
    GPtrArray *old, guint old_end, GPtrArray *next, guint next_end, guint start, GHashTable *kept)
{
  guint i = start, j = start, stretches = 0;

  while (i < old_end || j < next_end)
    {
      guint from_i = i, from_j = j;

      while (i < old_end && !g_hash_table_contains (kept, old->pdata[i]))
        i++;
      while (j < next_end && !g_hash_table_contains (kept, next->pdata[j]))
        j++;
      if ((i > from_i || j > from_j) && ++stretches > MOST_STRETCHES)
        return FALSE;
      if (i == old_end || j == next_end)
        return i == old_end && j == next_end;
      if (old->pdata[i++] != next->pdata[j++])
        return FALSE;
    }
  return TRUE;
}

/* Tells each stretch by itself, front to back. */
static void
replace_stretches (
    Rows *rows, GPtrArray *next, guint start, guint next_end, guint n_after, GHashTable *kept)
{
  guint at = start, j = start;

  while (at < rows->items->len - n_after || j < next_end)
    {
      guint n_removed = 0, n_added = 0;

      while (at + n_removed < rows->items->len - n_after &&
             !g_hash_table_contains (kept, rows->items->pdata[at + n_removed]))
        n_removed++;
      while (j + n_added < next_end && !g_hash_table_contains (kept, next->pdata[j + n_added]))
        n_added++;
      if (n_removed + n_added > 0)
        replace (rows, at, n_removed, next, j, n_added);
      at += n_added;
      j += n_added;
      if (j < next_end)
        {
          at++;
          j++;
        }
    }
}

static GHashTable *
find_kept (
    GPtrArray *old, guint old_end, GPtrArray *next, guint next_end, guint start, GHashTable *moved)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  GHashTable *kept = g_hash_table_new (NULL, NULL);

  for (guint i = start; i < old_end; i++)
    g_hash_table_add (before, old->pdata[i]);
  for (guint j = start; j < next_end; j++)
    if (g_hash_table_contains (before, next->pdata[j]) && !has_moved (next->pdata[j], moved))
      g_hash_table_add (kept, next->pdata[j]);
  return kept;
}

/**
 * waymark_row_splice_find:
 * @items: (element-type WaymarkItem): rows as they are
 * @next: (element-type WaymarkItem): rows as they ought to be
 * @n_removed: (out): how many of @items are other ones or no more
 * @n_added: (out): how many of @next come in their place
 *
 * Leaves aside what is the same at the beginning and at the end.
 *
 * Returns: where the difference begins
 */
guint
waymark_row_splice_find (GPtrArray *items, GPtrArray *next, guint *n_removed, guint *n_added)
{
  guint start = 0, n_after = 0;
  guint shorter = MIN (items->len, next->len);

  while (start < shorter && items->pdata[start] == next->pdata[start])
    start++;
  while (n_after < shorter - start &&
         items->pdata[items->len - 1 - n_after] == next->pdata[next->len - 1 - n_after])
    n_after++;
  *n_removed = items->len - n_after - start;
  *n_added = next->len - n_after - start;
  return start;
}

/**
 * waymark_row_splice:
 * @model: the list whose rows they are; told of each change
 * @items: (element-type WaymarkItem): its rows as they are
 * @next: (element-type WaymarkItem): its rows as they ought to be
 * @moved: (nullable): items known to have changed place
 *
 * Brings rows to what they ought to be, telling as little as needed. Both arrays
 * hold references to their items.
 */
void
waymark_row_splice (GListModel *model, GPtrArray *items, GPtrArray *next, GHashTable *moved)
{
  Rows rows = { model, items };
  guint n_removed, n_added;
  guint start = waymark_row_splice_find (items, next, &n_removed, &n_added);
  guint old_end = start + n_removed;
  guint next_end = start + n_added;
  guint n_after = items->len - old_end;

  if (n_removed == 0 && n_added == 0)
    return;

  if (moved != NULL && n_removed > 0 && n_added > 0 && MAX (n_removed, n_added) > SMALL_STRETCH)
    {
      g_autoptr (GHashTable) kept = find_kept (items, old_end, next, next_end, start, moved);

      if (stays_in_order (items, old_end, next, next_end, start, kept))
        {
          replace_stretches (&rows, next, start, next_end, n_after, kept);
          return;
        }
    }
  replace (&rows, start, n_removed, next, start, n_added);
}
