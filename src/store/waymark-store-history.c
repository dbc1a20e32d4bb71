/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-history"

#include "config.h"

#include "waymark-store-private.h"

#define EDITS                                                                                      \
  "SELECT e.n, e.digest, e.person, e.time, e.name, e.undoes, e.lamport FROM edit e"                \
  " JOIN session s ON s.n = e.session WHERE e.salt IS NOT NULL"

#define NEWEST_FIRST " ORDER BY e.lamport DESC, s.id DESC, e.digest DESC"

#define CHANGES_OF_EDIT                                                                            \
  "SELECT item, field, value FROM change WHERE edit = ?1 AND nth = 0 ORDER BY item, field"

#define CHANGES_OF_ITEM                                                                            \
  "SELECT item, field, value FROM change WHERE edit = ?1 AND nth = 0 AND item = ?2 ORDER BY field"

#define VALUE_BEFORE                                                                               \
  "SELECT c.value FROM change c JOIN edit e ON e.n = c.edit JOIN session s ON s.n = e.session"     \
  " WHERE c.item = ?1 AND c.field = ?2 AND c.nth = 0 AND e.lamport < ?3"                           \
  " ORDER BY e.lamport DESC, s.id DESC, e.digest DESC LIMIT 1"

#define KIND_OF_ITEM "SELECT value FROM change WHERE item = ?1 AND field = '@kind' LIMIT 1"

/**
 * waymark_history_change_free:
 * @change: (transfer full) (nullable): a change
 */
void
waymark_history_change_free (WaymarkHistoryChange *change)
{
  if (change == NULL)
    return;

  g_free (change->item);
  g_free (change->kind);
  g_free (change->field);
  waymark_value_unref (change->from);
  waymark_value_unref (change->to);
  g_free (change);
}

/**
 * waymark_history_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void
waymark_history_entry_free (WaymarkHistoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->digest);
  g_free (entry->person);
  g_free (entry->name);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry);
}

static WaymarkValue *
read_value (WaymarkStatement *row, int column)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, column, &length);
  gboolean valid;

  return waymark_value_decode (bytes, length, &valid);
}

/* A query of one value; unset without a row. */
static gboolean
query_value (WaymarkStatement *query, WaymarkValue **value, GError **error)
{
  WaymarkStep step = waymark_statement_step (query, error);

  *value = step == WAYMARK_STEP_ROW ? read_value (query, 0) : NULL;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
fill_change (WaymarkStore *self,
             WaymarkHistoryChange *change,
             const WaymarkBlobId *item,
             gint64 lamport,
             GError **error)
{
  g_autoptr (WaymarkStatement) before = waymark_sqlite_get (self->db, VALUE_BEFORE, error);
  g_autoptr (WaymarkStatement) kind = waymark_sqlite_get (self->db, KIND_OF_ITEM, error);
  g_autoptr (WaymarkValue) name = NULL;

  if (before == NULL || kind == NULL)
    return FALSE;

  waymark_statement_bind_blob (before, 1, item->bytes, item->length);
  waymark_statement_bind_text (before, 2, change->field, -1);
  waymark_statement_bind_int (before, 3, lamport);
  waymark_statement_bind_blob (kind, 1, item->bytes, item->length);
  if (!query_value (before, &change->from, error) || !query_value (kind, &name, error))
    return FALSE;

  change->kind = g_strdup (waymark_value_get_string (name));
  return TRUE;
}

static gboolean
read_changes (WaymarkStore *self,
              WaymarkHistoryEntry *entry,
              gint64 n,
              gint64 lamport,
              const WaymarkBlobId *only,
              GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, only != NULL ? CHANGES_OF_ITEM : CHANGES_OF_EDIT, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, n);
  if (only != NULL)
    waymark_statement_bind_blob (query, 2, only->bytes, only->length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkHistoryChange *change = g_new0 (WaymarkHistoryChange, 1);
      WaymarkBlobId item = { 0 };
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      g_ptr_array_add (entry->changes, change);
      waymark_id_from_blob (bytes, length, id);
      waymark_id_to_blob (id, &item);
      change->item = g_strdup (id);
      change->field = g_strdup (waymark_statement_get_text (query, 1, NULL));
      change->to = read_value (query, 2);
      if (!fill_change (self, change, &item, lamport, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

static WaymarkHistoryEntry *
read_entry (WaymarkStatement *row)
{
  WaymarkHistoryEntry *entry = g_new0 (WaymarkHistoryEntry, 1);
  gsize length;
  const guint8 *digest = waymark_statement_get_blob (row, 1, &length);

  entry->digest = g_malloc0 (2 * length + 1);
  waymark_hex_encode (digest, length, entry->digest);
  entry->person = g_strdup (waymark_statement_get_text (row, 2, NULL));
  entry->time = waymark_statement_get_int (row, 3);
  entry->name = g_strdup (waymark_statement_get_text (row, 4, NULL));
  entry->is_undo = !waymark_statement_is_null (row, 5);
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_change_free);
  return entry;
}

/**
 * waymark_store_get_history:
 * @self: a store
 * @item: (nullable): id of an item, for only what concerns it
 * @error: return location for an error
 *
 * Reads the edits, the newest first. Those whose content was forgotten are left
 * out. Without @item the first edit, which holds the whole plan, is listed without
 * its changes.
 *
 * Returns: (transfer full) (element-type WaymarkHistoryEntry): the history, or %NULL
 *   with @error set
 */
GPtrArray *
waymark_store_get_history (WaymarkStore *self, const char *item, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_entry_free);
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId id = { 0 };
  WaymarkStep step;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  if (item != NULL && (!waymark_id_to_blob (item, &id) || id.length == 0))
    return g_steal_pointer (&entries);

  query = waymark_sqlite_get (
      self->db,
      item != NULL ? EDITS " AND e.n IN (SELECT edit FROM change WHERE item = ?1)" NEWEST_FIRST
                   : EDITS NEWEST_FIRST,
      error);
  if (query == NULL)
    return NULL;
  if (item != NULL)
    waymark_statement_bind_blob (query, 1, id.bytes, id.length);

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkHistoryEntry *entry = read_entry (query);
      gint64 lamport = waymark_statement_get_int (query, 6);

      g_ptr_array_add (entries, entry);
      if ((item != NULL || lamport > 1) && !read_changes (self,
                                                          entry,
                                                          waymark_statement_get_int (query, 0),
                                                          lamport,
                                                          item != NULL ? &id : NULL,
                                                          error))
        return NULL;
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&entries);
}
