/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-row-model-private.h"
#include "waymark-row-splice.h"
#include "waymark-text-order.h"

/* Which rows there are: by scope, filter and order, all at once or the first ones first. */

/* How long filtering may take before the first rows are shown, and how long it may
 * hold up everything else after that, in microseconds. */
#define FIRST_SLICE 8000
#define COLLECT_SLICE 24000

/* How long making ready what is not asked for yet may hold up everything else. */
#define PREPARE_SLICE 5000

/* More than a new window shows; a list view takes two hundred for itself. */
#define FIRST_ROWS 24

/* After drawing (which is 120), before everything that can wait. */
#define COLLECT_PRIORITY 125

WaymarkItem *
waymark_row_model_get_scope_item (WaymarkRowModel *self)
{
  if (self->plan == NULL)
    return NULL;
  return self->scope_id != NULL ? waymark_plan_lookup (self->plan, self->scope_id)
                                : waymark_plan_get_root (self->plan);
}

gboolean
waymark_row_model_is_filtered (WaymarkRowModel *self)
{
  return self->filter != NULL && waymark_filter_is_set (self->filter);
}

gboolean
waymark_row_model_is_sorted (WaymarkRowModel *self)
{
  return self->order != WAYMARK_ORDER_PLAN || self->descending;
}

static WaymarkRowCollector *
begin_collecting (WaymarkRowModel *self)
{
  return waymark_row_collector_new (waymark_row_model_get_scope_item (self),
                                    self->scope,
                                    self->filter,
                                    self->kept,
                                    !waymark_row_model_is_sorted (self));
}

static GPtrArray *
items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
}

void
waymark_row_model_stop_collecting (WaymarkRowModel *self)
{
  g_clear_handle_id (&self->collect_idle, g_source_remove);
  g_clear_pointer (&self->collector, waymark_row_collector_free);
}

/* Brings the rows to what they ought to be. */
void
waymark_row_model_update (WaymarkRowModel *self, GHashTable *moved)
{
  g_autoptr (WaymarkRowCollector) collector = begin_collecting (self);
  g_autoptr (GPtrArray) next = items_new ();

  waymark_row_model_stop_collecting (self);
  waymark_row_collector_run (collector, next, G_MAXINT64);
  waymark_order_sort (next, self->order, self->descending);
  if (self->is_short && next->len > FIRST_ROWS)
    g_ptr_array_set_size (next, FIRST_ROWS);
  waymark_row_splice (G_LIST_MODEL (self), self->items, next, moved);
}

static gboolean
collect_idle_cb (gpointer user_data)
{
  WaymarkRowModel *self = user_data;
  g_autoptr (GPtrArray) more = items_new ();
  guint before = self->items->len;
  gboolean done =
      waymark_row_collector_run (self->collector, more, g_get_monotonic_time () + COLLECT_SLICE);

  if (done)
    {
      self->collect_idle = 0;
      waymark_row_model_stop_collecting (self);
    }
  if (more->len > 0)
    {
      guint n = more->len;

      g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&more));
      g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n);
    }
  if (done)
    waymark_row_model_emit_counts_changed (self);
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* As update(), but in a long plan only the first rows at once, and the others after
 * they are on screen. What is sorted has to be known whole. */
void
waymark_row_model_update_by_parts (WaymarkRowModel *self)
{
  g_autoptr (WaymarkRowCollector) collector = begin_collecting (self);
  g_autoptr (GPtrArray) next = items_new ();
  gint64 end =
      waymark_row_model_is_sorted (self) ? G_MAXINT64 : g_get_monotonic_time () + FIRST_SLICE;
  guint start, n_removed, n_added;

  waymark_row_model_stop_collecting (self);
  if (!waymark_row_collector_run (collector, next, end))
    {
      self->collector = g_steal_pointer (&collector);
      self->collect_idle = g_idle_add_full (COLLECT_PRIORITY, collect_idle_cb, self, NULL);
    }
  waymark_order_sort (next, self->order, self->descending);
  start = waymark_row_splice_find (self->items, next, &n_removed, &n_added);
  waymark_row_model_reuse_rows (self, start, n_removed, next, n_added);
  waymark_row_splice (G_LIST_MODEL (self), self->items, next, NULL);
  waymark_row_model_emit_counts_changed (self);
}

static gboolean
prepare_idle_cb (gpointer user_data)
{
  WaymarkRowModel *self = user_data;

  if (!waymark_plan_prepare_some (self->plan, PREPARE_SLICE))
    return G_SOURCE_CONTINUE;
  self->prepare_idle = 0;
  return G_SOURCE_REMOVE;
}

/* Finding and sorting are made ready while nobody waits for anything. */
void
waymark_row_model_prepare (WaymarkRowModel *self)
{
  if (self->plan != NULL && self->prepare_idle == 0)
    self->prepare_idle = g_idle_add_full (G_PRIORITY_LOW, prepare_idle_cb, self, NULL);
}

void
waymark_row_model_set_kept (WaymarkRowModel *self, WaymarkItem *item)
{
  g_clear_pointer (&self->kept, waymark_item_unref);
  self->kept = item != NULL ? waymark_item_ref (item) : NULL;
}

/**
 * waymark_row_model_set_short:
 * @self: a model
 * @is_short: whether the first rows are enough for now
 *
 * Has rows wait that no screen shows, so that the first ones are seen sooner. Whoever asks
 * for one of the others has all of them at once.
 */
void
waymark_row_model_set_short (WaymarkRowModel *self, gboolean is_short)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  if (self->is_short == is_short)
    return;
  self->is_short = is_short;
  if (is_short)
    return;
  waymark_row_model_update (self, NULL);
  waymark_row_model_emit_counts_changed (self);
}
