/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-lateness.h"
#include "waymark-row-model-private.h"

/* How many actions there are in what the rows show, and how many of them are late. */

static void
count (WaymarkRowModel *self, WaymarkItem *item, WaymarkRowCounts *counts)
{
  guint n = waymark_item_get_n_children (item);

  for (guint i = 0; i < n; i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      switch (waymark_item_get_kind (child))
        {
        case WAYMARK_KIND_ACTION:
          counts->actions++;
          counts->late += waymark_action_is_late (child, &self->today);
          break;
        case WAYMARK_KIND_THEME:
        case WAYMARK_KIND_REQUIREMENT:
          {
            WaymarkRowCounts inside = waymark_row_model_count (self, child);

            counts->actions += inside.actions;
            counts->late += inside.late;
          }
          break;
        default:
          break;
        }
    }
}

/**
 * waymark_row_model_count:
 * @self: a model
 * @item: (nullable): the plan, a theme or a requirement; %NULL for what is shown
 *
 * Counts the actions in an item and below. Counts are kept until something in
 * the item changes.
 *
 * Returns: the counts
 */
WaymarkRowCounts
waymark_row_model_count (WaymarkRowModel *self, WaymarkItem *item)
{
  WaymarkRowCounts counts = { 0, 0 };
  WaymarkRowCounts *kept;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), counts);

  if (item == NULL)
    item = waymark_row_model_get_scope_item (self);
  if (item == NULL)
    return counts;

  kept = g_hash_table_lookup (self->counts, item);
  if (kept != NULL)
    return *kept;
  count (self, item, &counts);
  g_hash_table_insert (self->counts, item, g_memdup2 (&counts, sizeof counts));
  return counts;
}

/**
 * waymark_row_model_count_scope:
 * @self: a model
 *
 * Counts what the rows are of, whatever a filter holds back: of a part such as a
 * theme's own actions only those, and of its priorities the priorities.
 *
 * Returns: the counts
 */
WaymarkRowCounts
waymark_row_model_count_scope (WaymarkRowModel *self)
{
  WaymarkRowCounts counts = { 0, 0 };
  WaymarkItem *scope;
  gboolean priorities;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), counts);

  scope = waymark_row_model_get_scope_item (self);
  if (scope == NULL || waymark_row_model_get_scope (self) == WAYMARK_SCOPE_ALL)
    return waymark_row_model_count (self, NULL);

  priorities = waymark_row_model_get_scope (self) == WAYMARK_SCOPE_PRIORITIES;
  for (guint i = 0; i < waymark_item_get_n_children (scope); i++)
    {
      WaymarkItem *child = waymark_item_get_child (scope, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (priorities)
        counts.actions += kind == WAYMARK_KIND_PRIORITY;
      else if (kind == WAYMARK_KIND_ACTION)
        {
          counts.actions++;
          counts.late += waymark_action_is_late (child, &self->today);
        }
    }
  return counts;
}

/**
 * waymark_row_model_count_some:
 * @self: a model
 * @microseconds: how long it may take
 *
 * Counts what is shown part by part, so that the window of a long plan does not
 * stand still for it.
 *
 * Returns: whether all is counted, and waymark_row_model_count() answers at once
 */
gboolean
waymark_row_model_count_some (WaymarkRowModel *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  WaymarkItem *scope;
  guint n;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), TRUE);

  scope = waymark_row_model_get_scope_item (self);
  if (scope == NULL || g_hash_table_contains (self->counts, scope))
    return TRUE;
  n = waymark_item_get_n_children (scope);
  for (guint i = 0; i < n; i++)
    {
      WaymarkItem *child = waymark_item_get_child (scope, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if ((kind != WAYMARK_KIND_THEME && kind != WAYMARK_KIND_REQUIREMENT) ||
          g_hash_table_contains (self->counts, child))
        continue;
      if (g_get_monotonic_time () >= end)
        return FALSE;
      waymark_row_model_count (self, child);
    }
  waymark_row_model_count (self, scope);
  return TRUE;
}
