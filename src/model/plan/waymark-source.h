/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib-object.h>

#include "waymark-item.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SOURCE (waymark_source_get_type ())
G_DECLARE_INTERFACE (WaymarkSource, waymark_source, WAYMARK, SOURCE, GObject)

/**
 * WaymarkSourceFunc:
 * @item: an item; without parent or children of its own when the source reads
 *   from a file, and valid only during the call unless a reference is taken
 *
 * Returns: %TRUE to go on
 */
typedef gboolean (*WaymarkSourceFunc) (WaymarkItem *item, gpointer user_data, GError **error);

/**
 * WaymarkSourceInterface:
 * @get_plan_id: the id of the plan
 * @get_root: (transfer full): the plan item
 * @foreach_child: calls @func for each child in order; may be nested
 * @has_item: (nullable): whether an item with this id is in the plan; a source
 *   without it is taken to hold no links to items that have been removed
 *
 * Where the items of a plan can be read from one after another, so that what
 * writes a plan out (JSON, a web page) needs no plan in memory. Implemented by
 * #WaymarkPlan and by the store's reader.
 */
struct _WaymarkSourceInterface
{
  GTypeInterface parent_iface;

  const char  *(*get_plan_id)   (WaymarkSource *self);
  WaymarkItem *(*get_root)      (WaymarkSource *self, GError **error);
  gboolean     (*foreach_child) (WaymarkSource *self, const char *parent, WaymarkSourceFunc func, gpointer user_data, GError **error);
  gboolean     (*has_item)      (WaymarkSource *self, const char *id, gboolean *found, GError **error);
};

const char  *waymark_source_get_plan_id   (WaymarkSource *self);
WaymarkItem *waymark_source_get_root      (WaymarkSource *self, GError **error);
gboolean     waymark_source_foreach_child (WaymarkSource *self, const char *parent, WaymarkSourceFunc func, gpointer user_data, GError **error);
gboolean     waymark_source_has_item      (WaymarkSource *self, const char *id, gboolean *found, GError **error);

G_END_DECLS
