/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-filter.h"
#include "waymark-order.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkScope:
 * @WAYMARK_SCOPE_ALL: the item and everything under it
 * @WAYMARK_SCOPE_OWN_ACTIONS: only the theme's direct actions ("1.3–1.8 Other actions")
 * @WAYMARK_SCOPE_PRIORITIES: only the theme's priorities, as one-line rows
 */
typedef enum
{
  WAYMARK_SCOPE_ALL,
  WAYMARK_SCOPE_OWN_ACTIONS,
  WAYMARK_SCOPE_PRIORITIES,
} WaymarkScope;

/**
 * WaymarkRowCounts:
 * @actions: how many actions
 * @late: how many of them are late
 */
typedef struct
{
  guint actions;
  guint late;
} WaymarkRowCounts;

#define WAYMARK_TYPE_ROW_MODEL (waymark_row_model_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkRowModel, waymark_row_model, WAYMARK, ROW_MODEL, GObject)

/*
 * The rows of the list: themes, requirements and actions in the order of the
 * plan, as one flat GListModel of WaymarkPlanRow. It keeps one pointer a row and
 * makes the objects only when they are asked for.
 */
WaymarkRowModel *waymark_row_model_new (void);
void waymark_row_model_set_plan (WaymarkRowModel *self, WaymarkPlan *plan);
WaymarkPlan *waymark_row_model_get_plan (WaymarkRowModel *self);
void waymark_row_model_set_scope (WaymarkRowModel *self, const char *id, WaymarkScope scope);
const char *waymark_row_model_get_scope_id (WaymarkRowModel *self);
WaymarkScope waymark_row_model_get_scope (WaymarkRowModel *self);

/* Ids of items in which something is not settled yet. */
void waymark_row_model_set_unsettled (WaymarkRowModel *self, GHashTable *ids);
gboolean waymark_row_model_is_unsettled (WaymarkRowModel *self, const char *id);

/* What to show of that, and in what order. */
WaymarkFilter *waymark_row_model_get_filter (WaymarkRowModel *self);
void waymark_row_model_filter_changed (WaymarkRowModel *self);
gboolean waymark_row_model_is_collecting (WaymarkRowModel *self);
void waymark_row_model_set_order (WaymarkRowModel *self, WaymarkOrder order, gboolean descending);
WaymarkOrder waymark_row_model_get_order (WaymarkRowModel *self, gboolean *descending);
void waymark_row_model_set_selected (WaymarkRowModel *self, const char *id);
void waymark_row_model_keep (WaymarkRowModel *self, const char *id);
guint waymark_row_model_get_n_shown (WaymarkRowModel *self);

void waymark_row_model_set_short (WaymarkRowModel *self, gboolean is_short);

WaymarkItem *waymark_row_model_get_row_item (WaymarkRowModel *self, guint position);
guint waymark_row_model_find (WaymarkRowModel *self, const char *id);
WaymarkRowCounts waymark_row_model_count (WaymarkRowModel *self, WaymarkItem *item);
WaymarkRowCounts waymark_row_model_count_scope (WaymarkRowModel *self);
gboolean waymark_row_model_count_some (WaymarkRowModel *self, gint64 microseconds);
const GDate *waymark_row_model_get_today (WaymarkRowModel *self);
void waymark_row_model_check_day (WaymarkRowModel *self);

G_END_DECLS
