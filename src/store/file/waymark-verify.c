/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "waymark-item-table.h"
#include "waymark-verify-edits.h"
#include "waymark-verify-tables.h"
#include "waymark-verify-values.h"

/* A claim repeats a write word for word. */
#define FALSE_CLAIMS                                                                               \
  "SELECT EXISTS (SELECT 1 FROM claim c WHERE NOT EXISTS (SELECT 1 FROM change x"                  \
  " WHERE x.item = c.item AND x.field = c.field AND x.edit = c.edit AND x.nth = c.nth"             \
  " AND x.value = c.value AND x.origin IS c.origin) AND NOT EXISTS (SELECT 1 FROM baseline b"      \
  " WHERE b.baseline IN (SELECT baseline FROM baseline_head) AND b.item = c.item"                  \
  " AND b.field = c.field AND b.edit = c.edit AND b.nth = c.nth AND b.value = c.value"             \
  " AND b.origin IS c.origin))"

static gboolean
refuse (WaymarkStore *self, GError **error)
{
  return waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: it contradicts itself."),
                               waymark_store_get_display_name (self));
}

static gboolean
check_claims (WaymarkStore *self, GError **error)
{
  gint64 wrong;

  if (!waymark_sqlite_get_int (self->db, FALSE_CLAIMS, &wrong, error))
    return FALSE;
  return wrong == 0 || refuse (self, error);
}

/* ---- the tables of items */

static gboolean
check_texts (WaymarkStatement *row, WaymarkKind kind)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  int column = 3;

  for (guint i = 0; i < n_fields; i++)
    for (int part = 0; part < (fields[i].type == WAYMARK_FIELD_DUE ? 2 : 1); part++, column++)
      {
        gsize length;
        const char *text;

        if (waymark_statement_is_null (row, column) || fields[i].type == WAYMARK_FIELD_LINK ||
            fields[i].type == WAYMARK_FIELD_MENTIONS)
          continue;
        text = waymark_statement_get_text (row, column, &length);
        if (text == NULL || strlen (text) != length || !g_utf8_validate (text, -1, NULL))
          return FALSE;
      }
  return TRUE;
}

static gboolean
check_item (WaymarkStore *self,
            WaymarkKindMap *kinds,
            WaymarkStatement *row,
            WaymarkKind kind,
            GError **error)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  g_autoptr (WaymarkItem) item = NULL;
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, WAYMARK_ITEM_COLUMN_ID, &length);
  WaymarkKindEntry *entry = waymark_kind_map_find (kinds, bytes, length);
  char parent[33];

  if (entry == NULL || entry->kind != kind || !check_texts (row, kind))
    return refuse (self, error);

  item = waymark_item_table_read (row, kind);
  bytes = waymark_statement_get_blob (row, WAYMARK_ITEM_COLUMN_PARENT, &length);
  if (item == NULL || !waymark_id_from_blob (bytes, length, parent) ||
      !waymark_verify_place (kinds, entry, parent, waymark_item_get_rank (item)))
    return refuse (self, error);

  for (guint i = 0; i < n_fields; i++)
    if (!waymark_verify_field (self, &fields[i], waymark_item_get_nth (item, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_items (WaymarkStore *self, WaymarkKindMap *kinds, GCancellable *cancellable, GError **error)
{
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      g_autoptr (WaymarkStatement) query =
          waymark_sqlite_get (self->db, waymark_item_table_select_all (kind), error);
      WaymarkStep step;

      if (query == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
        if (!check_item (self, kinds, query, kind, error))
          return FALSE;
      if (step == WAYMARK_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_extra_row (WaymarkStore *self, WaymarkKindMap *kinds, WaymarkStatement *row, GError **error)
{
  gsize length, field_length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);
  WaymarkKindEntry *item = waymark_kind_map_find (kinds, bytes, length);
  const char *field = waymark_statement_get_text (row, 1, &field_length);

  if (item == NULL || strlen (field) != field_length ||
      (item->kind < WAYMARK_N_KINDS &&
       (field[0] == '@' || waymark_kind_find_field (item->kind, field) >= 0)))
    return refuse (self, error);

  bytes = waymark_statement_get_blob (row, 2, &length);
  return waymark_verify_change (self, kinds, item, field, bytes, length, FALSE, error);
}

static gboolean
check_extra (WaymarkStore *self, WaymarkKindMap *kinds, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "SELECT item, field, value FROM extra", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!check_extra_row (self, kinds, query, error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

/* ---- all of it */

/* What needs no edits is checked beside the rest, by a thread with a connection of its own. */
typedef struct
{
  WaymarkStore *store;
  GError *pages_error;
  GError *error;
  WaymarkRowSum index;
  gboolean has_digest;
} Tables;

static void
tables_clear (Tables *tables)
{
  g_clear_error (&tables->pages_error);
  g_clear_error (&tables->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tables, tables_clear)

static void
check_tables (Tables *tables)
{
  if (waymark_verify_pages (tables->store, &tables->pages_error) &&
      waymark_verify_index (tables->store, &tables->index, &tables->error) && !tables->has_digest)
    waymark_verify_items_digest (tables->store, &tables->has_digest, &tables->error);
}

static gpointer
check_tables_beside (gpointer data)
{
  check_tables (data);
  return NULL;
}

static gpointer
verify_headers (gpointer table)
{
  return GINT_TO_POINTER (waymark_verify_headers (table));
}

static gboolean
verify_edits (WaymarkStore *self,
              const WaymarkEditTable *table,
              WaymarkRowSum *rows,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (WaymarkKindMap) kinds = NULL;

  if (!waymark_verify_history (self, table, error))
    return FALSE;

  kinds = waymark_kind_map_load (self, error);
  if (kinds == NULL || !waymark_verify_baselines (self, table, kinds, error) ||
      !waymark_verify_contents (self, table, kinds, rows, cancellable, error))
    return FALSE;
  if (!waymark_kind_map_all_placed (kinds))
    return refuse (self, error);

  return check_claims (self, error) && check_items (self, kinds, cancellable, error) &&
         check_extra (self, kinds, error);
}

/* Fewer edits are gone through before a thread has begun. */
#define MANY 200

/* A third of the time of a long history goes into the digests of its headers, which need no
 * database: they are worked out beside the rest too. */
static gboolean
verify_history (WaymarkStore *self, WaymarkRowSum *rows, GCancellable *cancellable, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  GThread *headers = NULL;
  gboolean done, agree;

  if (!waymark_edit_table_load (&table, self, error))
    return FALSE;
  if (!self->one_by_one && table.edits->len > MANY)
    headers = g_thread_new ("verify-headers", verify_headers, &table);
  done = verify_edits (self, &table, rows, cancellable, error);
  agree =
      headers != NULL ? GPOINTER_TO_INT (g_thread_join (headers)) : waymark_verify_headers (&table);
  if (done && !agree)
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an edit in it was altered."),
                                 waymark_store_get_display_name (self));
  return done;
}

/* Below this, in bytes, another connection costs more than it saves. */
#define LARGE (1024 * 1024)

/* Only a file that no transaction of ours is in: others would not see what it did. */
static WaymarkStore *
open_beside (WaymarkStore *self)
{
  g_autoptr (GError) error = NULL;
  WaymarkStore *store;
  GStatBuf info;

  if (self->one_by_one || !waymark_sqlite_is_at_rest (self->db) ||
      g_stat (self->path, &info) != 0 || info.st_size < LARGE)
    return NULL;
  store = waymark_store_open (
      self->path, waymark_store_get_display_name (self), WAYMARK_STORE_READ_ONLY, &error);
  if (store == NULL)
    g_debug ("checked one after the other: %s", error->message);
  return store;
}

/* @history is what was found amiss in the edits, or %NULL. */
static gboolean
judge (WaymarkStore *self,
       Tables *tables,
       const WaymarkRowSum *rows,
       GError *history,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) found = history;

  if (tables->pages_error != NULL || found != NULL || tables->error != NULL)
    {
      g_propagate_error (error,
                         tables->pages_error != NULL ? g_steal_pointer (&tables->pages_error)
                         : found != NULL             ? g_steal_pointer (&found)
                                                     : g_steal_pointer (&tables->error));
      return FALSE;
    }
  if (!waymark_row_sum_equal (rows, &tables->index))
    return refuse (self, error);
  /* Where no digest was written, the items are compared with the edits instead. */
  return tables->has_digest || waymark_store_check (self, cancellable, error);
}

static gboolean
verify (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStore) beside = open_beside (self);
  g_auto (Tables)
      tables = { .store = beside != NULL ? beside : self, .has_digest = self->digest_known };
  GThread *thread = NULL;
  WaymarkRowSum rows;
  GError *failure = NULL;

  waymark_row_sum_begin (&rows);
  waymark_row_sum_begin_like (&tables.index, &rows);
  if (beside != NULL)
    {
      waymark_sqlite_set_cancellable (beside->db, cancellable);
      thread = g_thread_new ("verify-tables", check_tables_beside, &tables);
    }
  else
    check_tables (&tables);
  if (thread != NULL || tables.pages_error == NULL)
    verify_history (self, &rows, cancellable, &failure);
  if (thread != NULL)
    g_thread_join (thread);
  return judge (self, &tables, &rows, failure, cancellable, error);
}

/**
 * waymark_store_verify:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Checks all that can be false in a file from outside: its pages, that its edits
 * are whole, follow from each other and say only what edits may say, and that its
 * items are what was written. Linear in the size of the file.
 *
 * Returns: %TRUE if the file can be believed
 */
gboolean
waymark_store_verify (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);

  waymark_sqlite_set_cancellable (self->db, cancellable);
  done = verify (self, cancellable, error);
  waymark_sqlite_set_cancellable (self->db, NULL);
  return done;
}
