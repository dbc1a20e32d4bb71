/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-shown-read"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-table.h"
#include "waymark-shown.h"

/* Later versions write what they add to known kinds, and whole items of kinds that they
 * add, into `extra`; there an item of an unknown kind has a row of `@kind`. */
#define UNKNOWN_EXISTS "SELECT 1 FROM extra WHERE item = ?1 AND field = '@kind'"

#define KIND_OF_ITEM                                                                               \
  "SELECT value FROM change WHERE item = ?1 AND field = '@kind'"                                   \
  " UNION ALL SELECT value FROM baseline"                                                          \
  " WHERE baseline IN (SELECT baseline FROM baseline_head) AND item = ?1 AND field = '@kind'"      \
  " LIMIT 1"

/* %WAYMARK_N_KINDS for what this version does not know. */
WaymarkKind
waymark_shown_kind_of_value (WaymarkValue *value)
{
  const char *name = waymark_value_get_string (value);
  WaymarkKind kind;

  return name != NULL && waymark_kind_from_name (name, &kind) ? kind : WAYMARK_N_KINDS;
}

/**
 * waymark_shown_get_kind:
 * @self: a store
 * @item: id of an item, living or not
 * @kind: (out): its kind; %WAYMARK_N_KINDS for one that this version does not know
 * @error: return location for an error
 *
 * Returns: %TRUE on success; an item that never was is an error
 */
gboolean
waymark_shown_get_kind (WaymarkStore *self, const char *item, WaymarkKind *kind, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->db, KIND_OF_ITEM, error);
  g_autoptr (WaymarkValue) value = NULL;
  WaymarkBlobId id;
  WaymarkStep step;
  const guint8 *bytes;
  gsize length;
  gboolean valid;

  if (query == NULL)
    return FALSE;

  if (!waymark_id_to_blob (item, &id))
    id.length = 0;
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_DONE)
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: it names an item that was never made."),
                                 waymark_store_get_display_name (self));

  bytes = waymark_statement_get_blob (query, 0, &length);
  value = waymark_value_decode (bytes, length, &valid);
  *kind = waymark_shown_kind_of_value (value);
  return TRUE;
}

static gboolean
has_row (
    WaymarkStore *self, const char *sql, const WaymarkBlobId *id, gboolean *has, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->db, sql, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_blob (query, 1, id->bytes, id->length);
  step = waymark_statement_step (query, error);
  *has = step == WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}

gboolean
waymark_shown_exists (
    WaymarkStore *self, WaymarkKind kind, const WaymarkBlobId *id, gboolean *has, GError **error)
{
  const char *sql = kind < WAYMARK_N_KINDS ? waymark_item_table_exists (kind) : UNKNOWN_EXISTS;

  return has_row (self, sql, id, has, error);
}

/**
 * waymark_shown_is_alive:
 * @self: a store
 * @item: id of an item
 * @alive: (out): whether it is shown
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_is_alive (WaymarkStore *self, const char *item, gboolean *alive, GError **error)
{
  WaymarkBlobId id;
  WaymarkKind kind;

  *alive = FALSE;
  if (!waymark_id_to_blob (item, &id) || id.length == 0)
    return TRUE;

  return waymark_shown_get_kind (self, item, &kind, error) &&
         waymark_shown_exists (self, kind, &id, alive, error);
}

/**
 * waymark_shown_has_item:
 * @self: a store
 * @id: what may be the id of an item
 * @has: (out): whether an item of a known kind with that id is shown
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_has_item (WaymarkStore *self, const char *id, gboolean *has, GError **error)
{
  WaymarkBlobId blob;

  *has = FALSE;
  if (!waymark_id_to_blob (id, &blob))
    return TRUE;

  for (int kind = 0; kind < WAYMARK_N_KINDS && !*has; kind++)
    if (!waymark_shown_exists (self, kind, &blob, has, error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_shown_read_item:
 * @self: a store
 * @id: id of an item
 * @item: (out) (transfer full) (nullable): the item as it is shown; %NULL if it is not, or
 *   is of a kind that this version does not know
 * @parent: (out): id of its parent
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_read_item (
    WaymarkStore *self, const char *id, WaymarkItem **item, char parent[33], GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId blob;
  WaymarkKind kind;
  WaymarkStep step;

  *item = NULL;
  if (!waymark_shown_get_kind (self, id, &kind, error))
    return FALSE;
  if (kind == WAYMARK_N_KINDS || !waymark_id_to_blob (id, &blob))
    return TRUE;

  query = waymark_sqlite_get (self->db, waymark_item_table_select_by_id (kind), error);
  if (query == NULL)
    return FALSE;

  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, WAYMARK_ITEM_COLUMN_PARENT, &length);

      *item = waymark_item_table_read (query, kind);
      waymark_id_from_blob (bytes, length, parent);
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_shown_get_parent:
 * @self: a store
 * @id: id of an item that is shown
 * @parent: (out): id of its parent; the empty string if it is not shown
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_shown_get_parent (WaymarkStore *self, const char *id, char parent[33], GError **error)
{
  g_autoptr (WaymarkItem) item = NULL;
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId blob;
  WaymarkStep step;

  parent[0] = '\0';
  if (!waymark_shown_read_item (self, id, &item, parent, error))
    return FALSE;
  if (item != NULL || !self->has_unknown)
    return TRUE;

  query = waymark_sqlite_get (
      self->db, "SELECT value FROM extra WHERE item = ?1 AND field = '@place'", error);
  if (query == NULL || !waymark_id_to_blob (id, &blob))
    return FALSE;
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      g_autoptr (GBytes) place = g_bytes_new (bytes, length);

      waymark_place_decode (place, parent, NULL);
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_shown_get_unknown_children:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): id of a parent -> #GPtrArray of the ids of the items under it whose
 * kind this version does not know; %NULL with @error set
 */
GHashTable *
waymark_shown_get_unknown_children (WaymarkStore *self, GError **error)
{
  g_autoptr (GHashTable) children =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  if (!self->has_unknown)
    return g_steal_pointer (&children);

  query = waymark_sqlite_get (
      self->db, "SELECT item, value FROM extra WHERE field = '@place' ORDER BY item", error);
  if (query == NULL)
    return NULL;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      g_autoptr (GBytes) place = NULL;
      GPtrArray *ids;
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33], parent[33];

      if (!waymark_id_from_blob (bytes, length, id))
        continue;
      bytes = waymark_statement_get_blob (query, 1, &length);
      place = g_bytes_new (bytes, length);
      if (!waymark_place_decode (place, parent, NULL))
        continue;

      ids = g_hash_table_lookup (children, parent);
      if (ids == NULL)
        {
          ids = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (children, g_strdup (parent), ids);
        }
      g_ptr_array_add (ids, g_strdup (id));
    }

  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&children);
}
