/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-life-settle"

#include "config.h"

#include <string.h>

#include "waymark-claims.h"
#include "waymark-shown.h"

static gboolean
is_link (const char *field)
{
  static const char *const links[] = { "about", "into",   "meeting", "member",
                                       "party", "status", "target",  NULL };

  return g_strv_contains (links, field);
}

/* Whether the register says something of an item that was deleted: of its own, of what it
 * points to, of the parent that it is put under. */
static gboolean
concerns_deleted (WaymarkStore *store, const WaymarkRegister *r, gboolean *concerns, GError **error)
{
  if (!waymark_claims_exist (store, r->item, WAYMARK_FIELD_GONE, concerns, error))
    return FALSE;

  for (guint i = 0; i < r->alternatives->len && !*concerns; i++)
    {
      GBytes *bytes = waymark_register_get (r, i)->value;
      g_autoptr (WaymarkValue) value = NULL;
      char parent[33];

      if (strcmp (r->field, WAYMARK_FIELD_PLACE) == 0)
        {
          if (waymark_place_decode (bytes, parent, NULL) &&
              !waymark_claims_exist (store, parent, WAYMARK_FIELD_GONE, concerns, error))
            return FALSE;
        }
      else if (is_link (r->field))
        {
          value = waymark_bytes_decode (bytes);
          if (waymark_value_get_string (value) != NULL &&
              !waymark_claims_exist (
                  store, waymark_value_get_string (value), WAYMARK_FIELD_GONE, concerns, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Something comes back under what is gone, or is taken away by a deletion of long ago, which
 * had not seen what came since; or something gone is worked on. A deletion made just now has
 * seen all there is. */
static gboolean
needs_a_look (WaymarkStore *store, GPtrArray *registers, gboolean *needed, GError **error)
{
  *needed = FALSE;
  for (guint i = 0; i < registers->len && !*needed; i++)
    {
      WaymarkRegister *r = g_ptr_array_index (registers, i);
      char parent[33];
      gboolean alive;

      if (strcmp (r->field, WAYMARK_FIELD_GONE) != 0)
        {
          if (!concerns_deleted (store, r, needed, error))
            return FALSE;
          continue;
        }
      if (waymark_register_get (r, 0)->origin == WAYMARK_ORIGIN_OWN)
        continue;
      /* What comes back may point to something that was deleted by one who had not seen that. */
      *needed = waymark_register_is_gone (r) || r->alternatives->len > 1 ||
                !waymark_store_is_linear (store);
      if (*needed)
        continue;
      if (!waymark_shown_get_parent (store, r->item, parent, error) ||
          !waymark_shown_is_alive (store, parent, &alive, error))
        return FALSE;
      *needed = parent[0] != '\0' && !alive;
    }
  return TRUE;
}

/**
 * waymark_life_find_risen:
 * @store: a store
 * @error: return location for an error
 *
 * Finds out whether any item that was deleted is there, and notes it in the store.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_life_find_risen (WaymarkStore *store, GError **error)
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
 * waymark_life_settle_all:
 * @store: a store, in a transaction, whose claims and items are up to date but for what lives
 * @ids: (element-type utf8): gets the ids of items that come or go because of it
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_life_settle_all (WaymarkStore *store, GPtrArray *ids, GError **error)
{
  WaymarkState *state = waymark_store_get_state (store, error);
  g_autoptr (WaymarkLife) life = NULL;

  if (state == NULL)
    return FALSE;
  life = waymark_life_new (state, WAYMARK_LIFE_FROM_TABLES, error);
  return life != NULL && settle_deleted (life, store, ids, error);
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
  gboolean needed;

  if (store->risen == WAYMARK_RISEN_UNKNOWN && !waymark_life_find_risen (store, error))
    return FALSE;
  if (!needs_a_look (store, registers, &needed, error))
    return FALSE;
  if (!needed && store->risen == WAYMARK_RISEN_NONE)
    return TRUE;
  return waymark_life_settle_all (store, ids, error);
}
