/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/*
 * For plan, edit and numbering only. Children are kept in the order of (rank, id);
 * their positions and ordinals are counted again when next asked for.
 */
struct _WaymarkItem
{
  char id[33]; /* first, so that the item is its own key where it is looked up by id */
  guint8 kind;
  guint8 n_fields;
  guint8 in_plan : 1;
  guint8 counted : 1; /* positions and ordinals of the children are right */
  gatomicrefcount refs;
  guint position; /* among all siblings, from 0 */
  guint ordinal;  /* in its numbered sequence, from 1 */
  guint slot;     /* in the plan's word index, from 1; 0 is none */
  const char *rank;     /* shared: siblings everywhere have the same few */
  WaymarkItem *parent;  /* borrowed: a parent outlives its children in the plan */
  WaymarkPlan *plan;    /* borrowed: of a plan's own item only, NULL elsewhere */
  GPtrArray *children;  /* (element-type WaymarkItem), owned; NULL while there are none */
  WaymarkValue *values[];
};

void         waymark_item_count_children (WaymarkItem *item);

/* waymark-item-tree.c */
void         waymark_item_attach         (WaymarkItem *item, WaymarkItem *parent);
WaymarkItem *waymark_item_detach         (WaymarkItem *item);

G_STATIC_ASSERT (G_STRUCT_OFFSET (WaymarkItem, id) == 0);

G_END_DECLS
