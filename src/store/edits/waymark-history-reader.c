/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-history-reader"

#include "config.h"

#include "waymark-history-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-graph.h"
#include "waymark-store-private.h"

#define EDITS                                                                                      \
  "SELECT e.n, e.digest, e.person, e.time, e.name, e.undoes, e.lamport, s.id FROM edit e"          \
  " JOIN session s ON s.n = e.session WHERE e.salt IS NOT NULL"                                    \
  " ORDER BY e.lamport DESC, s.id DESC, e.digest DESC"

#define EDITS_OF_ITEM "SELECT DISTINCT edit FROM change WHERE item = ?1"

#define CHANGES_OF_EDIT                                                                            \
  "SELECT item, field, value FROM change WHERE edit = ?1 AND nth = 0 ORDER BY item, field"

#define CHANGES_OF_ITEM                                                                            \
  "SELECT item, field, value FROM change WHERE item = ?2 AND edit = ?1 AND nth = 0 ORDER BY field"

/* Of what was forgotten a summary says what it came to. */
#define WRITES                                                                                     \
  "(SELECT item, field, edit, nth, value FROM change WHERE item = ?1 AND field = ?2"               \
  " UNION ALL SELECT item, field, edit, nth, value FROM baseline WHERE item = ?1 AND field = ?2"   \
  " AND baseline IN (SELECT baseline FROM baseline_head))"

/* The newest first; which of them the author had seen is told by the graph. */
#define VALUES_BEFORE                                                                              \
  "SELECT c.value, c.edit FROM " WRITES " c JOIN edit e ON e.n = c.edit"                           \
  " JOIN session s ON s.n = e.session WHERE c.nth = 0 AND e.lamport < ?3"                          \
  " ORDER BY e.lamport DESC, s.id DESC, e.digest DESC"

/* The same where each edit has seen all before it: their numbers tell the order. */
#define VALUE_BEFORE_LINEAR                                                                        \
  "SELECT value FROM " WRITES " WHERE nth = 0 AND edit < ?3 ORDER BY edit DESC LIMIT 1"

#define KIND_OF_ITEM                                                                               \
  "SELECT value FROM change WHERE item = ?1 AND field = '@kind' UNION ALL"                         \
  " SELECT value FROM baseline WHERE item = ?1 AND field = '@kind'"                                \
  " AND baseline IN (SELECT baseline FROM baseline_head) LIMIT 1"

/* What was deleted since the plan was made, which is its first row, and stood under an item. */
#define GONE_UNDER                                                                                 \
  "SELECT DISTINCT g.item, k.value FROM change g"                                                  \
  " JOIN change p ON p.item = g.item AND p.field = '@place' AND p.nth = 0"                         \
  " JOIN change k ON k.item = g.item AND k.field = '@kind' AND k.nth = 0"                          \
  " WHERE g.edit > 1 AND g.field = '@gone' AND g.nth = 0 AND g.value <> x'66'"                     \
  " AND substr(p.value, 1, ?2) = ?1"

/* The same for what was made before a cut. */
#define GONE_UNDER_SINCE_CUT                                                                       \
  "SELECT DISTINCT g.item, k.value FROM baseline p"                                                \
  " JOIN baseline k ON k.baseline = p.baseline AND k.item = p.item AND k.field = '@kind'"          \
  " JOIN change g ON g.item = p.item AND g.field = '@gone' AND g.nth = 0 AND g.value <> x'66'"     \
  " WHERE p.field = '@place' AND p.nth = 0 AND substr(p.value, 1, ?2) = ?1"

typedef struct
{
  gint64 n;
  gint64 lamport;
  gboolean is_after; /* right after the edit before @n */
} Place;

struct _WaymarkHistoryReader
{
  GObject parent_instance;

  WaymarkStore *store;
  GPtrArray *entries; /* of WaymarkHistoryEntry */
  GArray *places;     /* of Place: where each stands in the record */
  GArray *family;     /* of WaymarkBlobId: the item and its parts; empty for the whole plan */
  WaymarkEditTable table;
  WaymarkGraph *graph; /* who had seen what, where people worked side by side */
};

G_DEFINE_FINAL_TYPE (WaymarkHistoryReader, waymark_history_reader, G_TYPE_OBJECT)

/* ---- the item and its parts */

static void
add_to_family (WaymarkHistoryReader *self, const WaymarkBlobId *part)
{
  for (guint i = 0; i < self->family->len; i++)
    {
      const WaymarkBlobId *known = &g_array_index (self->family, WaymarkBlobId, i);

      if (known->length == part->length && memcmp (known->bytes, part->bytes, part->length) == 0)
        return;
    }
  g_array_append_vals (self->family, part, 1);
}

static gboolean
add_living_parts (WaymarkHistoryReader *self, WaymarkKind kind, GError **error)
{
  const WaymarkBlobId item = g_array_index (self->family, WaymarkBlobId, 0);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" WHERE parent = ?1", waymark_kind_get_name (kind));
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, sql, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_blob (query, 1, item.bytes, item.length);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkBlobId part = { 0 };
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id) && waymark_id_to_blob (id, &part))
        add_to_family (self, &part);
    }
  return step != WAYMARK_STEP_ERROR;
}

static WaymarkValue *
read_value (WaymarkStatement *row, int column)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, column, &length);
  gboolean valid;

  return waymark_value_decode (bytes, length, &valid);
}

static gboolean
is_part (WaymarkStatement *row, int column)
{
  g_autoptr (WaymarkValue) name = read_value (row, column);
  const char *word = waymark_value_get_string (name);
  WaymarkKind kind;

  return word != NULL && waymark_kind_from_name (word, &kind) && waymark_kind_is_part_of_one (kind);
}

static gboolean
add_gone_parts (WaymarkHistoryReader *self, const char *item, const char *sql, GError **error)
{
  g_autoptr (GString) place = g_string_new (NULL);
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, sql, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_encode_list_open (place);
  waymark_encode_string (place, item, -1);
  waymark_statement_bind_blob (query, 1, place->str, place->len);
  waymark_statement_bind_int (query, 2, (gint64) place->len);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkBlobId part = { 0 };
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (is_part (query, 1) && waymark_id_from_blob (bytes, length, id) &&
          waymark_id_to_blob (id, &part))
        add_to_family (self, &part);
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
find_family (WaymarkHistoryReader *self, const char *item, GError **error)
{
  WaymarkBlobId id = { 0 };

  if (!waymark_id_to_blob (item, &id) || id.length == 0)
    return TRUE;
  g_array_append_val (self->family, id);
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    if (waymark_kind_is_part_of_one ((WaymarkKind) kind) &&
        !add_living_parts (self, (WaymarkKind) kind, error))
      return FALSE;
  return add_gone_parts (self, item, GONE_UNDER, error) &&
         add_gone_parts (self, item, GONE_UNDER_SINCE_CUT, error);
}

/* ---- the list */

static GHashTable *
find_edits (WaymarkHistoryReader *self, GError **error)
{
  g_autoptr (GHashTable) edits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, EDITS_OF_ITEM, error);

  if (query == NULL)
    return NULL;

  for (guint i = 0; i < self->family->len; i++)
    {
      WaymarkBlobId *item = &g_array_index (self->family, WaymarkBlobId, i);
      WaymarkStep step;

      waymark_statement_bind_blob (query, 1, item->bytes, item->length);
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        {
          gint64 n = waymark_statement_get_int (query, 0);

          g_hash_table_add (edits, g_memdup2 (&n, sizeof n));
        }
      if (step == WAYMARK_STEP_ERROR)
        return NULL;
      waymark_statement_reset (query);
    }
  return g_steal_pointer (&edits);
}

static WaymarkHistoryEntry *
read_entry (WaymarkHistoryReader *self, WaymarkStatement *row)
{
  WaymarkHistoryEntry *entry = g_new0 (WaymarkHistoryEntry, 1);
  gsize length;
  const guint8 *digest = waymark_statement_get_blob (row, 1, &length);
  const guint8 *session;
  char id[33];

  entry->digest = g_malloc0 (2 * length + 1);
  waymark_hex_encode (digest, length, entry->digest);
  entry->person = g_strdup (waymark_statement_get_text (row, 2, NULL));
  entry->time = waymark_statement_get_int (row, 3);
  entry->name = g_strdup (waymark_statement_get_text (row, 4, NULL));
  entry->is_undo = !waymark_statement_is_null (row, 5);
  entry->is_first = waymark_statement_get_int (row, 6) == 1;
  session = waymark_statement_get_blob (row, 7, &length);
  entry->is_own =
      waymark_id_from_blob (session, length, id) && g_hash_table_contains (self->store->own, id);
  return entry;
}

static gboolean
list (WaymarkHistoryReader *self, GHashTable *only, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self->store->db, EDITS, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      Place place = { waymark_statement_get_int (query, 0),
                      waymark_statement_get_int (query, 6),
                      FALSE };

      if (only != NULL && !g_hash_table_contains (only, &place.n))
        continue;
      g_ptr_array_add (self->entries, read_entry (self, query));
      g_array_append_val (self->places, place);
    }
  return step != WAYMARK_STEP_ERROR;
}

/* ---- what an edit changed */

/* A query of one value; unset without a row. */
static gboolean
query_value (WaymarkStatement *query, WaymarkValue **value, GError **error)
{
  WaymarkStep step = waymark_statement_step (query, error);

  *value = step == WAYMARK_STEP_ROW ? read_value (query, 0) : NULL;
  return step != WAYMARK_STEP_ERROR;
}

/* Whether an edit, or whoever comes right after it, had seen another. @self: (nullable). */
static gboolean
had_seen (WaymarkHistoryReader *self, const Place *place, gint64 edit)
{
  gint64 by = place->is_after ? place->n - 1 : place->n;

  if (self == NULL || self->graph == NULL || (place->is_after && edit == by))
    return TRUE;
  /* What came since the history was read was not there then. */
  return edit <= (gint64) self->table.edits->len && waymark_graph_seen (self->graph, edit, by);
}

static gboolean
read_before (WaymarkStore *store,
             WaymarkHistoryReader *self,
             const WaymarkBlobId *item,
             const char *field,
             const Place *place,
             WaymarkValue **value,
             GError **error)
{
  gboolean linear = (self == NULL || self->graph == NULL) && waymark_store_is_linear (store);
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db, linear ? VALUE_BEFORE_LINEAR : VALUES_BEFORE, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, item->bytes, item->length);
  waymark_statement_bind_text (query, 2, field, -1);
  waymark_statement_bind_int (query, 3, linear ? place->n : place->lamport);
  if (linear)
    return query_value (query, value, error);

  *value = NULL;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (had_seen (self, place, waymark_statement_get_int (query, 1)))
      {
        *value = read_value (query, 0);
        return TRUE;
      }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_kind (WaymarkStore *store, const WaymarkBlobId *item, char **kind, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (store->db, KIND_OF_ITEM, error);
  g_autoptr (WaymarkValue) name = NULL;

  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, item->bytes, item->length);
  if (!query_value (query, &name, error))
    return FALSE;
  *kind = g_strdup (waymark_value_get_string (name));
  return TRUE;
}

/* What the item was, and where it stood, after the edit. */
static gboolean
read_subject (WaymarkStore *store,
              WaymarkHistoryReader *self,
              WaymarkHistoryChange *change,
              const WaymarkBlobId *item,
              const Place *edit,
              GError **error)
{
  const Place after = { edit->n + 1, edit->lamport + 1, TRUE };
  g_autoptr (WaymarkValue) place = NULL;
  WaymarkKind kind;
  const char *field;

  if (change->kind == NULL || !waymark_kind_from_name (change->kind, &kind) ||
      (change->field[0] != '@' && !waymark_kind_is_part_of_one (kind)))
    return TRUE;

  if (!read_before (store, self, item, WAYMARK_FIELD_PLACE, &after, &place, error))
    return FALSE;
  change->parent = g_strdup (waymark_value_get_string (waymark_value_get_child (place, 0)));

  if (kind == WAYMARK_KIND_REQUIREMENT &&
      !read_before (store, self, item, "title", &after, &change->subject, error))
    return FALSE;
  field = waymark_kind_get_subject (kind);
  return change->subject != NULL || field == NULL ||
         read_before (store, self, item, field, &after, &change->subject, error);
}

static gboolean
read_changes (WaymarkHistoryReader *self,
              WaymarkHistoryEntry *entry,
              const Place *place,
              const WaymarkBlobId *only,
              GError **error)
{
  WaymarkStore *store = self->store;
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (store->db, only != NULL ? CHANGES_OF_ITEM : CHANGES_OF_EDIT, error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, place->n);
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
      if (!read_kind (store, &item, &change->kind, error) ||
          !read_before (store, self, &item, change->field, place, &change->from, error) ||
          !read_subject (store, self, change, &item, place, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

/* ---- object */

static void
waymark_history_reader_finalize (GObject *object)
{
  WaymarkHistoryReader *self = WAYMARK_HISTORY_READER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->graph, waymark_graph_free);
  waymark_edit_table_clear (&self->table);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->places);
  g_array_unref (self->family);
  G_OBJECT_CLASS (waymark_history_reader_parent_class)->finalize (object);
}

static void
waymark_history_reader_class_init (WaymarkHistoryReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_history_reader_finalize;
}

static void
waymark_history_reader_init (WaymarkHistoryReader *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_entry_free);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->family = g_array_new (FALSE, FALSE, sizeof (WaymarkBlobId));
}

/**
 * waymark_history_reader_new:
 * @store: a store
 * @item: (nullable): id of an item, for only what concerns it and its parts, as its leads
 * @error: return location for an error
 *
 * Lists the edits, the newest first. Those whose content was forgotten are left out.
 *
 * Returns: (transfer full): a reader, or %NULL with @error set
 */
WaymarkHistoryReader *
waymark_history_reader_new (WaymarkStore *store, const char *item, GError **error)
{
  g_autoptr (WaymarkHistoryReader) self = NULL;
  g_autoptr (GHashTable) only = NULL;

  g_return_val_if_fail (WAYMARK_IS_STORE (store), NULL);

  self = g_object_new (WAYMARK_TYPE_HISTORY_READER, NULL);
  self->store = g_object_ref (store);
  if (!waymark_store_is_linear (store))
    {
      if (!waymark_edit_table_load (&self->table, store, error))
        return NULL;
      self->graph = waymark_graph_new (&self->table);
    }
  if (item != NULL)
    {
      if (!find_family (self, item, error))
        return NULL;
      only = find_edits (self, error);
      if (only == NULL)
        return NULL;
    }
  return list (self, only, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * waymark_history_reader_get_count:
 * @self: a reader
 *
 * Returns: how many edits there are
 */
guint
waymark_history_reader_get_count (WaymarkHistoryReader *self)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_READER (self), 0);

  return self->entries->len;
}

/**
 * waymark_history_reader_get:
 * @self: a reader
 * @position: which edit, 0 the newest
 *
 * Returns: (transfer none): the edit; its changes are there once they were read
 */
WaymarkHistoryEntry *
waymark_history_reader_get (WaymarkHistoryReader *self, guint position)
{
  g_return_val_if_fail (WAYMARK_IS_HISTORY_READER (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/**
 * waymark_history_reader_read:
 * @self: a reader
 * @position: which edit
 * @error: return location for an error
 *
 * Reads what an edit changed, if that was not done before. Of the edit that made the
 * whole plan nothing is read unless the history is that of one item.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_history_reader_read (WaymarkHistoryReader *self, guint position, GError **error)
{
  WaymarkHistoryEntry *entry;
  Place *place;
  gboolean done = TRUE;

  g_return_val_if_fail (WAYMARK_IS_HISTORY_READER (self), FALSE);
  g_return_val_if_fail (position < self->entries->len, FALSE);

  entry = g_ptr_array_index (self->entries, position);
  if (entry->changes != NULL)
    return TRUE;
  if (self->store->db == NULL)
    return waymark_store_refuse (
        self->store, WAYMARK_ERROR_NOT_FOUND, error, "%s", _ ("This plan has been closed."));

  place = &g_array_index (self->places, Place, position);
  entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_change_free);
  for (guint i = 0; i < self->family->len && done; i++)
    done =
        read_changes (self, entry, place, &g_array_index (self->family, WaymarkBlobId, i), error);
  if (self->family->len == 0 && !entry->is_first)
    done = read_changes (self, entry, place, NULL, error);
  if (!done)
    g_clear_pointer (&entry->changes, g_ptr_array_unref);
  return done;
}

/**
 * waymark_history_describe_register:
 * @store: a store
 * @item: id of an item
 * @field: one of its fields
 * @error: return location for an error
 *
 * Returns: (transfer full): a change without values, which tells the register and what
 *   its item is now; %NULL with @error set
 */
WaymarkHistoryChange *
waymark_history_describe_register (WaymarkStore *store,
                                   const char *item,
                                   const char *field,
                                   GError **error)
{
  g_autoptr (WaymarkHistoryChange) change = g_new0 (WaymarkHistoryChange, 1);
  const Place now = { G_MAXINT64 - 1, G_MAXINT64 - 1, TRUE };
  WaymarkBlobId id = { 0 };

  g_return_val_if_fail (WAYMARK_IS_STORE (store), NULL);
  g_return_val_if_fail (item != NULL && field != NULL, NULL);

  change->item = g_strdup (item);
  change->field = g_strdup (field);
  if (waymark_id_to_blob (item, &id) && (!read_kind (store, &id, &change->kind, error) ||
                                         !read_subject (store, NULL, change, &id, &now, error)))
    return NULL;
  return g_steal_pointer (&change);
}
