/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-life-read"

#include "config.h"

#include "waymark-life-read.h"

#include <string.h>

#include "waymark-item-table.h"
#include "waymark-shown.h"

#define DELETED_BY_CLAIMS "SELECT DISTINCT item FROM claim WHERE field = '@gone'"

#define DELETED_BY_EDITS                                                                           \
  "SELECT DISTINCT item FROM change WHERE field = '@gone' AND value <> x'66'"                      \
  " UNION SELECT item FROM baseline WHERE field = '@gone' AND value <> x'66'"

#define LINK_FIELDS "('@place', 'about', 'into', 'meeting', 'member', 'party', 'status', 'target')"

#define LINKS                                                                                      \
  "SELECT item, field, value FROM change INDEXED BY change_edit"                                   \
  " WHERE edit > ?1 AND field IN " LINK_FIELDS " UNION SELECT item, field, value FROM baseline"    \
  " WHERE edit > ?1 AND field IN " LINK_FIELDS

#define PLACES                                                                                     \
  "SELECT item, field, value FROM change WHERE field = '@place'"                                   \
  " UNION SELECT item, field, value FROM baseline WHERE field = '@place'"

gboolean
waymark_life_find_deleted (WaymarkState *state,
                           WaymarkLifeSource source,
                           WaymarkLifeFound found,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (waymark_state_get_store (state)->db,
                          source == WAYMARK_LIFE_FROM_TABLES ? DELETED_BY_CLAIMS : DELETED_BY_EDITS,
                          error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id) &&
          !found (id, WAYMARK_FIELD_GONE, NULL, user_data, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

/* @parents: (nullable): only what points to one of these */
static gboolean
run_links (WaymarkStatement *query,
           GHashTable *parents,
           WaymarkLifeFound found,
           gpointer user_data,
           GError **error)
{
  WaymarkStep step;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *field = waymark_statement_get_text (query, 1, NULL);
      g_autoptr (WaymarkValue) value = NULL;
      const char *to;
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      gboolean valid;
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      bytes = waymark_statement_get_blob (query, 2, &length);
      value = waymark_value_decode (bytes, length, &valid);
      to = waymark_value_get_string (
          strcmp (field, WAYMARK_FIELD_PLACE) == 0 ? waymark_value_get_child (value, 0) : value);
      if (to != NULL && (parents == NULL || g_hash_table_contains (parents, to)) &&
          !found (id, field, to, user_data, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

gboolean
waymark_life_find_links (
    WaymarkState *state, gint64 after, WaymarkLifeFound found, gpointer user_data, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (waymark_state_get_store (state)->db, LINKS, error);

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, after);
  return run_links (query, NULL, found, user_data, error);
}

static gboolean
find_shown_children (WaymarkStore *store,
                     const char *parent,
                     WaymarkLifeFound found,
                     gpointer user_data,
                     GError **error)
{
  WaymarkBlobId id = { 0 };
  WaymarkKind kind;

  if (!waymark_shown_get_kind (store, parent, &kind, error))
    return FALSE;
  waymark_id_to_blob (parent, &id);
  for (int child = 0; child < WAYMARK_N_KINDS && kind < WAYMARK_N_KINDS; child++)
    {
      g_autoptr (WaymarkStatement) query = NULL;
      WaymarkStep step;

      if (!waymark_kind_may_stand_under (child, kind))
        continue;
      query = waymark_sqlite_get (store->db, waymark_item_table_select_children (child), error);
      if (query == NULL)
        return FALSE;
      waymark_statement_bind_blob (query, 1, id.bytes, id.length);
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        {
          gsize length;
          const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
          char child_id[33];

          if (waymark_id_from_blob (bytes, length, child_id) &&
              !found (child_id, WAYMARK_FIELD_PLACE, parent, user_data, error))
            return FALSE;
        }
      if (step == WAYMARK_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_all_shown_children (WaymarkStore *store,
                         GHashTable *parents,
                         WaymarkLifeFound found,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (GHashTable) unknown = waymark_shown_get_unknown_children (store, error);
  GHashTableIter iter;
  gpointer key;

  if (unknown == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GPtrArray *others = g_hash_table_lookup (unknown, key);

      for (guint i = 0; others != NULL && i < others->len; i++)
        if (!found (g_ptr_array_index (others, i), WAYMARK_FIELD_PLACE, key, user_data, error))
          return FALSE;
      if (!find_shown_children (store, key, found, user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
waymark_life_find_children (WaymarkState *state,
                            WaymarkLifeSource source,
                            GHashTable *parents,
                            WaymarkLifeFound found,
                            gpointer user_data,
                            GError **error)
{
  WaymarkStore *store = waymark_state_get_store (state);
  g_autoptr (WaymarkStatement) query = NULL;

  if (source == WAYMARK_LIFE_FROM_TABLES)
    return find_all_shown_children (store, parents, found, user_data, error);

  query = waymark_sqlite_get (store->db, PLACES, error);
  return query != NULL && run_links (query, parents, found, user_data, error);
}
