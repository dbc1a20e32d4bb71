/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-kind-map"

#include "config.h"

#include "waymark-kind-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item.h"

#define MAX_KIND_NAME 100

struct _WaymarkKindMap
{
  GHashTable *entries; /* WaymarkKindEntry, as a set by id */
  GStringChunk *names; /* of kinds that this version does not know */
};

static guint
entry_hash (gconstpointer key)
{
  guint32 hash;

  /* Ids are random. */
  memcpy (&hash, ((const WaymarkKindEntry *) key)->id.bytes, sizeof hash);
  return hash;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const WaymarkBlobId *x = &((const WaymarkKindEntry *) a)->id;
  const WaymarkBlobId *y = &((const WaymarkKindEntry *) b)->id;

  return x->length == y->length && memcmp (x->bytes, y->bytes, x->length) == 0;
}

static gboolean
refuse (WaymarkStore *store, GError **error)
{
  return waymark_store_refuse (
      store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” is damaged: an item in it is of no kind, or of two kinds at once."),
      waymark_store_get_display_name (store));
}

static gboolean
is_plan_id (const WaymarkBlobId *id)
{
  return id->length == strlen (WAYMARK_PLAN_ID);
}

static gboolean
add (WaymarkKindMap *self, WaymarkStatement *row, WaymarkStore *store, GError **error)
{
  WaymarkKindEntry *entry = g_new0 (WaymarkKindEntry, 1);
  g_autoptr (WaymarkValue) value = NULL;
  WaymarkKindEntry *old;
  WaymarkKind kind = WAYMARK_N_KINDS;
  const char *name;
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);
  char id[33];
  gboolean valid = waymark_id_from_blob (bytes, length, id) && length > 0;

  if (valid)
    {
      memcpy (entry->id.bytes, bytes, length);
      entry->id.length = length;
    }
  bytes = waymark_statement_get_blob (row, 1, &length);
  if (valid)
    value = waymark_value_decode (bytes, length, &valid);
  name = waymark_value_get_string (value);
  if (!valid || name == NULL || name[0] == '\0' ||
      strlen (name) != waymark_value_get_length (value) || strlen (name) > MAX_KIND_NAME)
    {
      g_free (entry);
      return refuse (store, error);
    }

  if (!waymark_kind_from_name (name, &kind))
    {
      kind = WAYMARK_N_KINDS;
      entry->name = g_string_chunk_insert_const (self->names, name);
    }
  entry->kind = kind;
  old = g_hash_table_lookup (self->entries, entry);
  valid = (kind == WAYMARK_KIND_PLAN) == is_plan_id (&entry->id) &&
          (old == NULL || (old->kind == entry->kind && old->name == entry->name));
  if (old != NULL || !valid)
    g_free (entry);
  else
    g_hash_table_add (self->entries, entry);
  return valid || refuse (store, error);
}

/**
 * waymark_kind_map_load:
 * @store: a store
 * @error: return location for an error
 *
 * Reads the kinds of all items; an item with two of them is refused.
 *
 * Returns: (transfer full): the map, or %NULL with @error set
 */
WaymarkKindMap *
waymark_kind_map_load (WaymarkStore *store, GError **error)
{
  g_autoptr (WaymarkKindMap) self = g_new0 (WaymarkKindMap, 1);
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db,
                          "SELECT item, value FROM change WHERE field = '@kind'"
                          " UNION ALL SELECT item, value FROM baseline WHERE field = '@kind'",
                          error);
  WaymarkStep step;

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, g_free, NULL);
  self->names = g_string_chunk_new (256);
  if (query == NULL)
    return NULL;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!add (self, query, store, error))
      return NULL;
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&self);
}

/**
 * waymark_kind_map_free:
 * @self: (transfer full) (nullable): a map
 */
void
waymark_kind_map_free (WaymarkKindMap *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->names, g_string_chunk_free);
  g_free (self);
}

/**
 * waymark_kind_map_lookup:
 * @self: a map
 * @id: id of an item
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
WaymarkKindEntry *
waymark_kind_map_lookup (WaymarkKindMap *self, const WaymarkBlobId *id)
{
  WaymarkKindEntry key = { .id = *id };

  if (id->length < sizeof (guint32))
    return NULL;
  return g_hash_table_lookup (self->entries, &key);
}

/**
 * waymark_kind_map_find:
 * @self: a map
 * @bytes: id of an item, from a table
 * @length: its length
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
WaymarkKindEntry *
waymark_kind_map_find (WaymarkKindMap *self, const guint8 *bytes, gsize length)
{
  WaymarkBlobId id = { .length = length };

  if (length > sizeof id.bytes)
    return NULL;
  memcpy (id.bytes, bytes, length);
  return waymark_kind_map_lookup (self, &id);
}

/**
 * waymark_kind_map_all_placed:
 * @self: a map
 *
 * Returns: whether every item has had a place
 */
gboolean
waymark_kind_map_all_placed (WaymarkKindMap *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!((WaymarkKindEntry *) key)->placed)
      return FALSE;
  return TRUE;
}
