/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-history"

#include "config.h"

#include "waymark-history-reader.h"
#include "waymark-store-private.h"
#include "waymark-store-join.h"

static WaymarkHistoryEntry *
steal_entry (WaymarkHistoryReader *reader, guint position)
{
  WaymarkHistoryEntry *entry = waymark_history_reader_get (reader, position);
  WaymarkHistoryEntry *copy = g_memdup2 (entry, sizeof *entry);

  memset (entry, 0, sizeof *entry);
  return copy;
}

/**
 * waymark_store_get_history:
 * @self: a store
 * @item: (nullable): id of an item, for only what concerns it and its parts
 * @error: return location for an error
 *
 * Reads the edits with all that they changed, the newest first. Those whose content
 * was forgotten are left out. Without @item the first edit, which holds the whole
 * plan, is listed without its changes.
 *
 * Returns: (transfer full) (element-type WaymarkHistoryEntry): the history, or %NULL
 *   with @error set
 */
GPtrArray *
waymark_store_get_history (WaymarkStore *self, const char *item, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_entry_free);
  g_autoptr (WaymarkHistoryReader) reader = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  reader = waymark_history_reader_new (self, item, error);
  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < waymark_history_reader_get_count (reader); i++)
    {
      if (!waymark_history_reader_read (reader, i, error))
        return NULL;
      g_ptr_array_add (entries, steal_entry (reader, i));
    }
  return g_steal_pointer (&entries);
}

/**
 * waymark_store_wrote_value:
 * @self: a store
 * @item: id of an item
 * @field: name of a field
 *
 * What was undone or carried along counts as written when it was written first.
 *
 * Returns: whether the value that the field has was brought by the present session
 */
gboolean
waymark_store_wrote_value (WaymarkStore *self, const char *item, const char *field)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId blob;
  char session[33];
  const guint8 *bytes;
  gsize length;

  g_return_val_if_fail (WAYMARK_IS_STORE (self) && item != NULL && field != NULL, FALSE);

  query = waymark_sqlite_get (self->db,
                              "SELECT session.id FROM change"
                              " LEFT JOIN edit ON edit.n = coalesce(change.origin, change.edit)"
                              " LEFT JOIN session ON session.n = edit.session"
                              " WHERE item = ?1 AND field = ?2 AND nth = 0"
                              " ORDER BY change.edit DESC LIMIT 1",
                              NULL);
  if (query == NULL || !waymark_id_to_blob (item, &blob))
    return FALSE;
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  waymark_statement_bind_text (query, 2, field, -1);
  if (waymark_statement_step (query, NULL) != WAYMARK_STEP_ROW)
    return FALSE;
  bytes = waymark_statement_get_blob (query, 0, &length);
  return waymark_id_from_blob (bytes, length, session) && g_str_equal (session, self->session);
}

/* When the newest edit was made, in seconds since 1970; 0 where that is forgotten. */
gboolean
waymark_store_get_last_time (WaymarkStore *self, gint64 *time, GError **error)
{
  return waymark_sqlite_get_int (
      self->db, "SELECT ifnull ((SELECT time FROM edit ORDER BY n DESC LIMIT 1), 0)", time, error);
}
