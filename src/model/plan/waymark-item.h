/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-field.h"

G_BEGIN_DECLS

#define WAYMARK_PLAN_ID "plan"

/**
 * WaymarkItem:
 *
 * One thing in a plan: a theme, an action, a party … with the values that are
 * shown of it. Reference-counted and light (a plan may hold hundreds of
 * thousands). An item that is taken out of its plan stays valid for whoever
 * holds a reference; waymark_item_is_in_plan() then says %FALSE.
 *
 * Ids are 32 lower-case hexadecimal digits, or %WAYMARK_PLAN_ID for the plan itself.
 */
typedef struct _WaymarkItem WaymarkItem;

WaymarkItem  *waymark_item_new          (WaymarkKind kind, const char *id, const char *rank);
WaymarkItem  *waymark_item_ref          (WaymarkItem *item);
void          waymark_item_unref        (WaymarkItem *item);

WaymarkKind   waymark_item_get_kind     (const WaymarkItem *item);
const char   *waymark_item_get_id       (const WaymarkItem *item);
const char   *waymark_item_get_rank     (const WaymarkItem *item);
WaymarkItem  *waymark_item_get_parent   (const WaymarkItem *item);
WaymarkItem  *waymark_item_get_owner    (WaymarkItem *item);
gboolean      waymark_item_is_in_plan   (const WaymarkItem *item);
gboolean      waymark_item_is_under     (const WaymarkItem *item, const WaymarkItem *ancestor);

/* Values, by field name. Asking for a field that the kind does not have is a mistake of ours. */
WaymarkValue *waymark_item_get          (const WaymarkItem *item, const char *field);
const char   *waymark_item_get_string   (const WaymarkItem *item, const char *field);
gint64        waymark_item_get_number   (const WaymarkItem *item, const char *field);
gboolean      waymark_item_get_flag     (const WaymarkItem *item, const char *field);
const char   *waymark_item_get_words    (const WaymarkItem *item, const char *field);
const char   *waymark_item_get_window   (const WaymarkItem *item, const char *field);
WaymarkValue *waymark_item_get_nth      (const WaymarkItem *item, guint index);

/* Filling an item that is in no plan yet (readers, importers). */
void          waymark_item_take_nth     (WaymarkItem *item, guint index, WaymarkValue *value);

/* Children, in the order of their ranks. */
guint         waymark_item_get_n_children (const WaymarkItem *item);
WaymarkItem  *waymark_item_get_child      (const WaymarkItem *item, guint position);
WaymarkItem  *waymark_item_first          (const WaymarkItem *item, WaymarkKind kind);
WaymarkItem  *waymark_item_next           (const WaymarkItem *item);  /* the next sibling of the same kind */
guint         waymark_item_count          (const WaymarkItem *item, WaymarkKind kind);
guint         waymark_item_get_position   (const WaymarkItem *item);  /* among all siblings, from 0 */

const char   *waymark_item_get_display_text (const WaymarkItem *item); /* raw title, text, name or word */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkItem, waymark_item_unref)

G_END_DECLS
