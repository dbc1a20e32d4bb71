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
};

WaymarkItem *waymark_row_model_get_scope_item (WaymarkRowModel *self);

G_END_DECLS
