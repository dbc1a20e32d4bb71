/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-row-collector.h"

G_BEGIN_DECLS

/* For the files of the row model only. */

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

  WaymarkFilter *filter; /* NULL without a plan */
  WaymarkOrder order;
  gboolean descending;
  char *selected_id;              /* the row that the editor shows */
  WaymarkItem *kept;              /* shown although the filter would not; NULL: none */
  WaymarkRowCollector *collector; /* while a long plan is being filtered */
  guint collect_idle;
  guint prepare_idle;
  GHashTable *unsettled; /* ids; NULL: none */
  gboolean is_short; /* only the first rows, until they are on screen */
};

/* waymark-row-model.c */
void waymark_row_model_emit_counts_changed (WaymarkRowModel *self);

/* waymark-row-model-collect.c */
WaymarkItem *waymark_row_model_get_scope_item (WaymarkRowModel *self);
gboolean waymark_row_model_is_filtered (WaymarkRowModel *self);
gboolean waymark_row_model_is_sorted (WaymarkRowModel *self);
void waymark_row_model_stop_collecting (WaymarkRowModel *self);
void waymark_row_model_update (WaymarkRowModel *self, GHashTable *moved);
void waymark_row_model_update_by_parts (WaymarkRowModel *self);
void waymark_row_model_prepare (WaymarkRowModel *self);
void waymark_row_model_set_kept (WaymarkRowModel *self, WaymarkItem *item);

/* waymark-row-reuse.c */
void waymark_row_model_reuse_rows (
    WaymarkRowModel *self, guint start, guint n_removed, GPtrArray *next, guint n_added);

G_END_DECLS
