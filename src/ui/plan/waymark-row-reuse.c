/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-plan-row.h"
#include "waymark-row-model-private.h"

/*
 * When rows are replaced, GTK 4.8 keeps the widgets of those that come back, and throws
 * the others away to make new ones: two hundred of them, which takes longer than finding
 * out what to show. So rows that would go are given to items that come where they were.
 */

/* The rows that somebody holds among the @n_removed first ones from @start, in their order;
 * those that stay, and the selected one, are left out. */
static GPtrArray *
find_leaving (WaymarkRowModel *self, guint start, guint n_removed, GHashTable *staying)
{
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();

  for (guint i = start; i < start + n_removed; i++)
    {
      WaymarkItem *item = self->items->pdata[i];
      WaymarkPlanRow *row = g_hash_table_lookup (self->rows, item);

      if (row != NULL && !g_hash_table_contains (staying, item) &&
          g_strcmp0 (waymark_item_get_id (item), self->selected_id) != 0)
        g_ptr_array_add (leaving, row);
    }
  return g_steal_pointer (&leaving);
}

/* Before @n_added rows from @start of @next take the place of @n_removed. Where the list was
 * scrolled away from its beginning there is nothing to be had. */
void
waymark_row_model_reuse_rows (
    WaymarkRowModel *self, guint start, guint n_removed, GPtrArray *next, guint n_added)
{
  guint n_held = g_hash_table_size (self->rows);
  guint end = MIN (start + n_added, n_held);
  g_autoptr (GHashTable) staying = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) leaving = NULL;
  guint n_given = 0;

  if (start >= n_held)
    return;
  for (guint i = start; i < end; i++)
    g_hash_table_add (staying, next->pdata[i]);
  leaving = find_leaving (self, start, MIN (n_removed, n_held - start), staying);
  for (guint i = start; i < end && n_given < leaving->len; i++)
    {
      WaymarkPlanRow *row;

      if (g_hash_table_contains (self->rows, next->pdata[i]))
        continue;
      row = leaving->pdata[n_given++];
      g_hash_table_remove (self->rows, waymark_plan_row_get_item (row));
      g_hash_table_insert (self->rows, next->pdata[i], row);
      waymark_plan_row_set_item (row, next->pdata[i]);
    }
}
