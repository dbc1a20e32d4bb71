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
  gatomicrefcount refs;
  guint8 kind;
  guint8 n_fields;
  guint8 in_plan : 1;
  guint8 counted : 1; /* positions and ordinals of the children are right */
  guint position;     /* among all siblings, from 0 */
  guint ordinal;      /* in its numbered sequence, from 1 */
  char id[33];
  guint slot;           /* in the plan's word index, from 1; 0 is none */
  char *rank;
  WaymarkItem *parent;  /* borrowed: a parent outlives its children in the plan */
  WaymarkPlan *plan;    /* borrowed: of a plan's own item only, NULL elsewhere */
  GPtrArray *children;  /* (element-type WaymarkItem), owned; NULL while there are none */
  WaymarkValue *values[];
};

void         waymark_item_count_children (WaymarkItem *item);

/* waymark-item-tree.c */
void         waymark_item_attach         (WaymarkItem *item, WaymarkItem *parent);
WaymarkItem *waymark_item_detach         (WaymarkItem *item);

G_END_DECLS
