/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-plan-private.h"

/* A plan in memory as something that can be read item by item. */

static const char *
source_get_plan_id (WaymarkSource *source)
{
  return waymark_plan_get_id (WAYMARK_PLAN (source));
}

static WaymarkItem *
source_get_root (WaymarkSource *source, GError **error)
{
  return waymark_item_ref (waymark_plan_get_root (WAYMARK_PLAN (source)));
}

static gboolean
source_foreach_child (WaymarkSource *source,
                      const char *parent,
                      WaymarkSourceFunc func,
                      gpointer user_data,
                      GError **error)
{
  WaymarkItem *item = waymark_plan_lookup (WAYMARK_PLAN (source), parent);

  for (guint i = 0; item != NULL && i < waymark_item_get_n_children (item); i++)
    if (!func (waymark_item_get_child (item, i), user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
source_has_item (WaymarkSource *source, const char *id, gboolean *found, GError **error)
{
  *found = waymark_plan_lookup (WAYMARK_PLAN (source), id) != NULL;
  return TRUE;
}

void
waymark_plan_source_init (WaymarkSourceInterface *iface)
{
  iface->get_plan_id = source_get_plan_id;
  iface->get_root = source_get_root;
  iface->foreach_child = source_foreach_child;
  iface->has_item = source_has_item;
}
