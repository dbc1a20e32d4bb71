/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-row-model"

#include "config.h"

#include "waymark-lateness.h"
#include "waymark-plan-row.h"
#include "waymark-row-model.h"
#include "waymark-row-splice.h"

struct _WaymarkRowModel
{
  GObject parent_instance;

  WaymarkPlan *plan;
  char *scope_id; /* NULL: the whole plan */
  WaymarkScope scope;
  GPtrArray *items;   /* of WaymarkItem, in the order of the rows */
  GHashTable *rows;   /* WaymarkItem -> WaymarkPlanRow that somebody holds; not owned */
  GHashTable *counts; /* WaymarkItem of a theme or requirement -> WaymarkRowCounts */
  GDate today;
};

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

static void
append_children (GPtrArray *items, WaymarkItem *parent, guint kinds)
{
  guint n = waymark_item_get_n_children (parent);

  for (guint i = 0; i < n; i++)
    {
      WaymarkItem *child = waymark_item_get_child (parent, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if ((kinds & (1u << kind)) == 0)
        continue;
      g_ptr_array_add (items, waymark_item_ref (child));
      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        append_children (items, child, kinds);
    }
}

static WaymarkItem *
get_scope_item (WaymarkRowModel *self)
{
  if (self->plan == NULL)
    return NULL;
  return self->scope_id != NULL ? waymark_plan_lookup (self->plan, self->scope_id)
                                : waymark_plan_get_root (self->plan);
}

/* The rows as they ought to be. */
static GPtrArray *
collect (WaymarkRowModel *self)
{
  const guint all =
      1u << WAYMARK_KIND_THEME | 1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_ACTION;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  WaymarkItem *scope = get_scope_item (self);

  if (scope == NULL)
    return items;
  if (waymark_item_get_kind (scope) != WAYMARK_KIND_PLAN)
    g_ptr_array_add (items, waymark_item_ref (scope));

  switch (self->scope)
    {
    case WAYMARK_SCOPE_OWN_ACTIONS:
      append_children (items, scope, 1u << WAYMARK_KIND_ACTION);
      break;
    case WAYMARK_SCOPE_PRIORITIES:
      append_children (items, scope, 1u << WAYMARK_KIND_PRIORITY);
      break;
    case WAYMARK_SCOPE_ALL:
    default:
      append_children (items, scope, all);
    }
  return items;
}

static void
update (WaymarkRowModel *self, GHashTable *moved)
{
  g_autoptr (GPtrArray) next = collect (self);

  waymark_row_splice (G_LIST_MODEL (self), self->items, next, moved);
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

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkItemChange *change = changes->pdata[i];
      WaymarkKind kind = waymark_item_get_kind (change->item);

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

  if (self->scope_id != NULL && get_scope_item (self) == NULL)
    {
      g_clear_pointer (&self->scope_id, g_free); /* what it showed was deleted */
      self->scope = WAYMARK_SCOPE_ALL;
      places = TRUE;
    }
  if (places)
    update (self, moved);
  refresh_rows (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
clear_plan (WaymarkRowModel *self)
{
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->scope_id, g_free);
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
      g_signal_connect_swapped (plan, "changed", G_CALLBACK (on_plan_changed), self);
    }
  update (self, NULL);
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
  update (self, NULL);
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
  return G_MAXUINT;
}

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
    item = get_scope_item (self);
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

  scope = get_scope_item (self);
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
  refresh_rows (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* For WaymarkPlanRow alone: the row of @item is gone. */
void
waymark_row_model_forget_row (WaymarkRowModel *self, WaymarkItem *item)
{
  g_hash_table_remove (self->rows, item);
}
