/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-source.h"

G_DEFINE_INTERFACE (WaymarkSource, waymark_source, G_TYPE_OBJECT)

static void
waymark_source_default_init (WaymarkSourceInterface *iface)
{
}

/**
 * waymark_source_get_plan_id:
 * @self: a source
 *
 * Returns: (transfer none): the id of the plan, 32 hexadecimal digits
 */
const char *
waymark_source_get_plan_id (WaymarkSource *self)
{
  g_return_val_if_fail (WAYMARK_IS_SOURCE (self), NULL);

  return WAYMARK_SOURCE_GET_IFACE (self)->get_plan_id (self);
}

/**
 * waymark_source_get_root:
 * @self: a source
 * @error: where to report that reading failed
 *
 * Returns: (transfer full): the plan's own item, or %NULL with @error set
 */
WaymarkItem *
waymark_source_get_root (WaymarkSource *self, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_SOURCE (self), NULL);

  return WAYMARK_SOURCE_GET_IFACE (self)->get_root (self, error);
}

/**
 * waymark_source_foreach_child:
 * @self: a source
 * @parent: id of an item
 * @func: (scope call): called for each child in order
 * @user_data: for @func
 * @error: where to report that reading failed, or what @func reported
 *
 * Calls may be nested: @func may ask for the children of the item it was given.
 *
 * Returns: %FALSE with @error set when reading or @func failed
 */
gboolean
waymark_source_foreach_child (WaymarkSource *self,
                              const char *parent,
                              WaymarkSourceFunc func,
                              gpointer user_data,
                              GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (parent != NULL && func != NULL, FALSE);

  return WAYMARK_SOURCE_GET_IFACE (self)->foreach_child (self, parent, func, user_data, error);
}

/**
 * waymark_source_has_item:
 * @self: a source
 * @id: id of an item
 * @found: (out): whether it is in the plan
 * @error: where to report that reading failed
 *
 * A link may outlive the item it points to; whoever writes links out asks here first.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
waymark_source_has_item (WaymarkSource *self, const char *id, gboolean *found, GError **error)
{
  WaymarkSourceInterface *iface;

  g_return_val_if_fail (WAYMARK_IS_SOURCE (self) && id != NULL && found != NULL, FALSE);

  iface = WAYMARK_SOURCE_GET_IFACE (self);
  if (iface->has_item != NULL)
    return iface->has_item (self, id, found, error);
  *found = TRUE;
  return TRUE;
}
