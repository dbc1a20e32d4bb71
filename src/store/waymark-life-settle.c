/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-life-settle"

#include "config.h"

#include <string.h>

#include "waymark-life.h"
#include "waymark-shown.h"

/* Something comes back under what is gone, or is taken away by a deletion of long ago, which
 * had not seen what came since. */
static gboolean
needs_a_look (WaymarkStore *store, GPtrArray *registers, gboolean *needed, GError **error)
{
  *needed = FALSE;
  for (guint i = 0; i < registers->len && !*needed; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);
      char parent[33];
      gboolean alive;

      if (strcmp (r->field, WAYMARK_FIELD_GONE) != 0 ||
          waymark_register_get (r, 0)->origin == WAYMARK_ORIGIN_OWN)
        continue;
      *needed = waymark_register_is_gone (r);
      if (*needed)
        continue;
      if (!waymark_shown_get_parent (store, r->item, parent, error) ||
          !waymark_shown_is_alive (store, parent, &alive, error))
        return FALSE;
      *needed = parent[0] != '\0' && !alive;
    }
  return TRUE;
}

static gboolean
find_risen (WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db, "SELECT DISTINCT item FROM claim WHERE field = '@gone'", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  store->risen = WAYMARK_RISEN_NONE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      gboolean alive;
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id) ||
          !waymark_shown_is_alive (store, id, &alive, error))
        return FALSE;
      if (alive)
        store->risen = WAYMARK_RISEN_SOME;
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
settle_deleted (WaymarkLife *life, WaymarkStore *store, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) deleted = waymark_life_get_deleted (life);

  store->risen = WAYMARK_RISEN_NONE;
  for (guint i = 0; i < deleted->len; i++)
    {
      const char *id = g_ptr_array_index (deleted, i);
      gboolean alive = waymark_life_is_alive (life, id);
      gboolean shown;

      if (alive)
        store->risen = WAYMARK_RISEN_SOME;
      if (!waymark_shown_is_alive (store, id, &shown, error))
        return FALSE;
      if (shown == alive)
        continue;
      if (!waymark_shown_set_alive (store, id, alive, error))
        return FALSE;
      g_ptr_array_add (ids, g_strdup (id));
    }
  return TRUE;
}

/**
 * waymark_life_settle:
 * @store: a store, in a transaction, with an edit written
 * @registers: (element-type WaymarkRegister): what the edit wrote
 * @ids: (element-type utf8): gets the ids of items that come or go because of it
 * @error: return location for an error
 *
 * Deleted items can come back through what others do: by redoing an item under a
 * parent that is gone, by working on what came back so. That is rare, so it is
 * looked at only where there is such an item.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_life_settle (WaymarkStore *store, GPtrArray *registers, GPtrArray *ids, GError **error)
{
  g_autoptr (WaymarkLife) life = NULL;
  gboolean needed;

  /* Where others' work stands side by side, what lives is for merging to say. */
  if (!waymark_store_is_linear (store))
    return TRUE;

  if (store->risen == WAYMARK_RISEN_UNKNOWN && !find_risen (store, error))
    return FALSE;
  if (!needs_a_look (store, registers, &needed, error))
    return FALSE;
  if (!needed && store->risen == WAYMARK_RISEN_NONE)
    return TRUE;

  life = waymark_life_new (store, error);
  return life != NULL && settle_deleted (life, store, ids, error);
}
