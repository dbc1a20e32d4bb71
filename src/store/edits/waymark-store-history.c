/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-history"

#include "config.h"

#include "waymark-history-reader.h"
#include "waymark-store-private.h"

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
