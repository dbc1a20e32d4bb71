/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib-object.h>

#include "waymark-id.h"
#include "waymark-item.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PLAN (waymark_plan_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPlan, waymark_plan, WAYMARK, PLAN, GObject)

/**
 * WaymarkChangeFlags:
 *
 * What happened to an item in one edit.
 */
typedef enum
{
  WAYMARK_CHANGE_ADDED = 1 << 0,
  WAYMARK_CHANGE_REMOVED = 1 << 1,
  WAYMARK_CHANGE_MOVED = 1 << 2,
  WAYMARK_CHANGE_FIELDS = 1 << 3,
} WaymarkChangeFlags;

/**
 * WaymarkItemChange:
 * @item: the item; when removed, no longer in the plan, with its last values
 * @flags: what happened
 * @old_parent: (nullable): where it stood before, when moved or removed
 * @fields: bit mask of 1 << field index that changed
 */
typedef struct
{
  WaymarkItem *item;
  WaymarkChangeFlags flags;
  WaymarkItem *old_parent;
  guint fields;
} WaymarkItemChange;

WaymarkPlan *waymark_plan_new        (const char *plan_id);
const char  *waymark_plan_get_id     (WaymarkPlan *self);
WaymarkItem *waymark_plan_get_root   (WaymarkPlan *self);
WaymarkItem *waymark_plan_lookup     (WaymarkPlan *self, const char *id);
guint        waymark_plan_get_n_items (WaymarkPlan *self);
WaymarkPlan *waymark_item_get_plan   (const WaymarkItem *item);
GPtrArray   *waymark_plan_get_pointers_to (WaymarkPlan *self, WaymarkItem *item, WaymarkKind kind, const char *field);

/*
 * Low-level filling: for whoever builds a plan from a file or a document. A plan
 * that belongs to a document is altered through edits only (waymark-edit.h).
 */
WaymarkItem *waymark_plan_add        (WaymarkPlan *self, WaymarkKind kind, const char *id, WaymarkItem *parent, const char *rank);
WaymarkItem *waymark_plan_append     (WaymarkPlan *self, WaymarkKind kind, WaymarkItem *parent);
void         waymark_plan_insert     (WaymarkPlan *self, WaymarkItem *item, WaymarkItem *parent);
void         waymark_plan_set        (WaymarkPlan *self, WaymarkItem *item, const char *field, WaymarkValue *value);
void         waymark_plan_set_string (WaymarkPlan *self, WaymarkItem *item, const char *field, const char *value);
void         waymark_plan_place      (WaymarkPlan *self, WaymarkItem *item, WaymarkItem *parent, const char *rank);
void         waymark_plan_remove     (WaymarkPlan *self, WaymarkItem *item);

/* Between these two, changes are collected; the outermost thaw emits #WaymarkPlan::changed once. */
void         waymark_plan_freeze     (WaymarkPlan *self);
void         waymark_plan_thaw       (WaymarkPlan *self);
gboolean     waymark_plan_is_frozen  (WaymarkPlan *self);

G_END_DECLS
