/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-lateness.h"
#include "waymark-plan-row.h"
#include "waymark-row-model-private.h"

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WaymarkRowModel,
                               waymark_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  COUNTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
waymark_row_model_emit_counts_changed (WaymarkRowModel *self)
{
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* Rows that somebody holds read their item again when they are next asked. */
static void
refresh_rows (WaymarkRowModel *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    waymark_plan_row_refresh (rows->pdata[i]);
}

static void
forget_counts (WaymarkRowModel *self, WaymarkItem *item)
{
  for (; item != NULL; item = waymark_item_get_parent (item))
    g_hash_table_remove (self->counts, item);
}

static void
on_plan_changed (WaymarkRowModel *self, GPtrArray *changes)
{
  const guint shown = 1u << WAYMARK_KIND_THEME | 1u << WAYMARK_KIND_PRIORITY |
                      1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_ACTION;
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  gboolean places = FALSE;
  WaymarkItem *edited = NULL;

  /* What is being edited does not vanish under the keyboard. */
  if (self->selected_id != NULL && waymark_row_model_is_filtered (self) &&
      waymark_row_model_find (self, self->selected_id) != G_MAXUINT)
    edited = waymark_plan_lookup (self->plan, self->selected_id);
  if (edited != NULL)
    waymark_row_model_set_kept (self, edited);
  else if (self->kept != NULL && !waymark_item_is_in_plan (self->kept))
    waymark_row_model_set_kept (self, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkItemChange *change = changes->pdata[i];
      WaymarkKind kind = waymark_item_get_kind (change->item);

      if (kind == WAYMARK_KIND_PARTY)
        waymark_row_model_prepare (self); /* its names are among all its actions' words */
      if (kind == WAYMARK_KIND_STATUS)
        g_hash_table_remove_all (self->counts); /* its stage decides who is late */
      forget_counts (self, change->item);
      forget_counts (self, change->old_parent);
      if ((shown & (1u << kind)) == 0 || (change->flags & ~WAYMARK_CHANGE_FIELDS) == 0)
        continue;
      places = TRUE;
      if (change->flags & WAYMARK_CHANGE_MOVED)
        g_hash_table_add (moved, change->item);
    }

  if (self->scope_id != NULL && waymark_row_model_get_scope_item (self) == NULL)
    {
      g_clear_pointer (&self->scope_id, g_free); /* what it showed was deleted */
      self->scope = WAYMARK_SCOPE_ALL;
      places = TRUE;
    }
  if (places || waymark_row_model_is_filtered (self) || waymark_row_model_is_sorted (self) ||
      self->collector != NULL)
    waymark_row_model_update (self, moved);
  refresh_rows (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
clear_plan (WaymarkRowModel *self)
{
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  waymark_row_model_stop_collecting (self);
  g_clear_handle_id (&self->prepare_idle, g_source_remove);
  waymark_row_model_set_kept (self, NULL);
  g_clear_pointer (&self->filter, waymark_filter_free);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->scope_id, g_free);
  g_clear_pointer (&self->selected_id, g_free);
  self->scope = WAYMARK_SCOPE_ALL;
  g_hash_table_remove_all (self->counts);
}

static void
waymark_row_model_dispose (GObject *object)
{
  WaymarkRowModel *self = WAYMARK_ROW_MODEL (object);

  clear_plan (self);
  G_OBJECT_CLASS (waymark_row_model_parent_class)->dispose (object);
}

static void
waymark_row_model_finalize (GObject *object)
{
  WaymarkRowModel *self = WAYMARK_ROW_MODEL (object);

  /* Rows hold the model, so none is left. */
  g_assert (g_hash_table_size (self->rows) == 0);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->counts);
  g_clear_pointer (&self->unsettled, g_hash_table_unref);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (waymark_row_model_parent_class)->finalize (object);
}

static GType
get_item_type (GListModel *model)
{
  return WAYMARK_TYPE_PLAN_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return WAYMARK_ROW_MODEL (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  WaymarkRowModel *self = WAYMARK_ROW_MODEL (model);

  if (position >= self->items->len)
    return NULL;

  WaymarkItem *item = self->items->pdata[position];
  WaymarkPlanRow *row = g_hash_table_lookup (self->rows, item);

  if (row != NULL)
    return g_object_ref (row);
  row = waymark_plan_row_new (self, item);
  g_hash_table_insert (self->rows, item, row);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
waymark_row_model_class_init (WaymarkRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = waymark_row_model_dispose;
  object_class->finalize = waymark_row_model_finalize;

  /**
   * WaymarkRowModel::counts-changed:
   *
   * How many actions there are, or how many are late, may be different now.
   */
  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
waymark_row_model_init (WaymarkRowModel *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  self->rows = g_hash_table_new (NULL, NULL);
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  waymark_today (&self->today);
}

/**
 * waymark_row_model_new:
 *
 * Returns: (transfer full): a model without a plan and without rows
 */
WaymarkRowModel *
waymark_row_model_new (void)
{
  return g_object_new (WAYMARK_TYPE_ROW_MODEL, NULL);
}

/**
 * waymark_row_model_set_plan:
 * @self: a model
 * @plan: (nullable): the plan to show, whole
 *
 * Shows another plan and follows its changes.
 */
void
waymark_row_model_set_plan (WaymarkRowModel *self, WaymarkPlan *plan)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));
  g_return_if_fail (plan == NULL || WAYMARK_IS_PLAN (plan));

  if (self->plan == plan)
    return;
  clear_plan (self);
  if (plan != NULL)
    {
      self->plan = g_object_ref (plan);
      self->filter = waymark_filter_new (plan);
      waymark_filter_set_today (self->filter, &self->today);
      g_signal_connect_swapped (plan, "changed", G_CALLBACK (on_plan_changed), self);
    }
  waymark_row_model_update (self, NULL);
  waymark_row_model_prepare (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/**
 * waymark_row_model_get_plan:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the plan that it shows
 */
WaymarkPlan *
waymark_row_model_get_plan (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), NULL);
  return self->plan;
}

/**
 * waymark_row_model_set_scope:
 * @self: a model
 * @id: (nullable): a theme or requirement of the plan; %NULL is the whole plan
 * @scope: what of it
 *
 * Shows one part of the plan only. An id that is not in the plan is the whole plan.
 */
void
waymark_row_model_set_scope (WaymarkRowModel *self, const char *id, WaymarkScope scope)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  if (id != NULL && (g_str_equal (id, WAYMARK_PLAN_ID) || self->plan == NULL ||
                     waymark_plan_lookup (self->plan, id) == NULL))
    id = NULL;
  if (g_strcmp0 (self->scope_id, id) == 0 && self->scope == scope)
    return;

  g_free (self->scope_id);
  self->scope_id = g_strdup (id);
  self->scope = scope;
  waymark_row_model_set_kept (self, NULL);
  waymark_row_model_update (self, NULL);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/**
 * waymark_row_model_get_scope_id:
 * @self: a model
 *
 * Returns: (nullable): the theme or requirement that is shown; %NULL for the whole plan
 */
const char *
waymark_row_model_get_scope_id (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), NULL);
  return self->scope_id;
}

/**
 * waymark_row_model_get_scope:
 * @self: a model
 *
 * Returns: what of the theme or requirement is shown
 */
WaymarkScope
waymark_row_model_get_scope (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), WAYMARK_SCOPE_ALL);
  return self->scope;
}

/**
 * waymark_row_model_get_row_item:
 * @self: a model
 * @position: a row
 *
 * As g_list_model_get_item(), without making an object.
 *
 * Returns: (transfer none) (nullable): the item of the row; %NULL past the end
 */
WaymarkItem *
waymark_row_model_get_row_item (WaymarkRowModel *self, guint position)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), NULL);
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * waymark_row_model_find:
 * @self: a model
 * @id: an item
 *
 * Returns: the position of its row; %G_MAXUINT when it has none
 */
guint
waymark_row_model_find (WaymarkRowModel *self, const char *id)
{
  guint position;
  WaymarkItem *item;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), G_MAXUINT);

  item = self->plan != NULL && id != NULL ? waymark_plan_lookup (self->plan, id) : NULL;
  if (item != NULL && g_ptr_array_find (self->items, item, &position))
    return position;
  if (item != NULL && self->is_short)
    {
      waymark_row_model_set_short (self, FALSE);
      return waymark_row_model_find (self, id);
    }
  return G_MAXUINT;
}

/**
 * waymark_row_model_get_filter:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what to show; waymark_row_model_filter_changed()
 *   is to be called after it was altered. %NULL without a plan
 */
WaymarkFilter *
waymark_row_model_get_filter (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), NULL);
  return self->filter;
}

/**
 * waymark_row_model_filter_changed:
 * @self: a model
 *
 * Shows what the filter lets through now. In a long plan the first rows are there at
 * once and the others follow; #WaymarkRowModel::counts-changed tells the end.
 */
void
waymark_row_model_filter_changed (WaymarkRowModel *self)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  waymark_row_model_set_kept (self, NULL);
  waymark_row_model_update_by_parts (self);
}

/**
 * waymark_row_model_is_collecting:
 * @self: a model
 *
 * Returns: whether rows are still to come
 */
gboolean
waymark_row_model_is_collecting (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), FALSE);
  return self->collector != NULL || self->is_short;
}

/**
 * waymark_row_model_set_order:
 * @self: a model
 * @order: what to sort by
 * @descending: whether the last comes first
 *
 * Sorts the rows. Headings are there in the order of the plan only.
 */
void
waymark_row_model_set_order (WaymarkRowModel *self, WaymarkOrder order, gboolean descending)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  if (self->order == order && self->descending == descending)
    return;
  self->order = order;
  self->descending = descending;
  waymark_row_model_update_by_parts (self);
}

/**
 * waymark_row_model_get_order:
 * @self: a model
 * @descending: (out) (optional): whether the last comes first
 *
 * Returns: what the rows are sorted by
 */
WaymarkOrder
waymark_row_model_get_order (WaymarkRowModel *self, gboolean *descending)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), WAYMARK_ORDER_PLAN);

  if (descending != NULL)
    *descending = self->descending;
  return self->order;
}

/**
 * waymark_row_model_set_selected:
 * @self: a model
 * @id: (nullable): the item that is being edited
 *
 * An item that is selected stays when an edit makes it other than the filter asks
 * for, and goes once another one is selected.
 */
void
waymark_row_model_set_selected (WaymarkRowModel *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  if (self->kept != NULL && g_strcmp0 (waymark_item_get_id (self->kept), id) != 0)
    {
      waymark_row_model_set_kept (self, NULL);
      waymark_row_model_update (self, NULL);
      g_signal_emit (self, signals[COUNTS_CHANGED], 0);
    }
}

/**
 * waymark_row_model_keep:
 * @self: a model
 * @id: an item of the plan
 *
 * Selects an item and shows it whatever the filter says, until another one is selected.
 */
void
waymark_row_model_keep (WaymarkRowModel *self, const char *id)
{
  WaymarkItem *item;

  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  item = self->plan != NULL && id != NULL ? waymark_plan_lookup (self->plan, id) : NULL;
  if (item == NULL || !waymark_row_model_is_filtered (self))
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  waymark_row_model_set_kept (self, item);
  waymark_row_model_update (self, NULL);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/**
 * waymark_row_model_get_n_shown:
 * @self: a model
 *
 * Returns: how many of the rows are actions, or priorities where only those are shown
 */
guint
waymark_row_model_get_n_shown (WaymarkRowModel *self)
{
  WaymarkKind kind;
  guint n = 0;

  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), 0);

  kind = self->scope == WAYMARK_SCOPE_PRIORITIES ? WAYMARK_KIND_PRIORITY : WAYMARK_KIND_ACTION;
  for (guint i = 0; i < self->items->len; i++)
    n += waymark_item_get_kind (self->items->pdata[i]) == kind;
  return n;
}

/**
 * waymark_row_model_get_today:
 * @self: a model
 *
 * Returns: (transfer none): the day that lateness is counted from
 */
const GDate *
waymark_row_model_get_today (WaymarkRowModel *self)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), NULL);
  return &self->today;
}

/**
 * waymark_row_model_check_day:
 * @self: a model
 *
 * Looks whether a new day has begun; if so, what is late is counted again.
 */
void
waymark_row_model_check_day (WaymarkRowModel *self)
{
  GDate today;

  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  waymark_today (&today);
  if (g_date_compare (&today, &self->today) == 0)
    return;
  self->today = today;
  g_hash_table_remove_all (self->counts);
  if (self->filter != NULL)
    waymark_filter_set_today (self->filter, &today);
  if (waymark_row_model_is_filtered (self))
    waymark_row_model_update (self, NULL);
  refresh_rows (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* For WaymarkPlanRow alone: the row of @item is gone. */
void
waymark_row_model_forget_row (WaymarkRowModel *self, WaymarkItem *item)
{
  g_hash_table_remove (self->rows, item);
}

/**
 * waymark_row_model_set_unsettled:
 * @self: the model
 * @ids: (nullable) (element-type utf8 utf8): ids of items in which something is not
 *   settled yet; not to be changed any more
 */
void
waymark_row_model_set_unsettled (WaymarkRowModel *self, GHashTable *ids)
{
  g_return_if_fail (WAYMARK_IS_ROW_MODEL (self));

  if (ids == self->unsettled)
    return;
  g_clear_pointer (&self->unsettled, g_hash_table_unref);
  self->unsettled = ids != NULL ? g_hash_table_ref (ids) : NULL;
  refresh_rows (self);
}

/**
 * waymark_row_model_is_unsettled:
 * @self: the model
 * @id: id of an item
 *
 * Returns: whether something in the item is not settled yet
 */
gboolean
waymark_row_model_is_unsettled (WaymarkRowModel *self, const char *id)
{
  g_return_val_if_fail (WAYMARK_IS_ROW_MODEL (self), FALSE);

  return self->unsettled != NULL && g_hash_table_contains (self->unsettled, id);
}
