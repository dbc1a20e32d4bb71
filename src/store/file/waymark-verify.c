/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-table.h"
#include "waymark-items-digest.h"
#include "waymark-verify-edits.h"
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
check_pages (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "PRAGMA quick_check (1)", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  if (step == WAYMARK_STEP_ROW &&
      g_strcmp0 (waymark_statement_get_text (query, 0, NULL), "ok") == 0)
    return TRUE;
  return waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: some of its bytes are not what was written."),
                               waymark_store_get_display_name (self));
}

static gboolean
check_references (WaymarkStore *self, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (self->db, "PRAGMA foreign_key_check", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return step == WAYMARK_STEP_DONE || refuse (self, error);
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

/* The digest was written at publishing; a working copy that was edited since has none, and its
 * items are compared with its edits instead. */
static gboolean
check_items_digest (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  WaymarkDigest written, computed;
  gboolean present;

  if (!waymark_items_digest_read (self->db, &present, &written, error))
    return FALSE;
  if (!present)
    return waymark_store_check (self, cancellable, error);

  if (!waymark_items_digest_compute (self->db, &computed, error))
    return FALSE;
  return waymark_digest_compare (&written, &computed) == 0 ||
         waymark_store_refuse (self,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: what it shows is not what was written."),
                               waymark_store_get_display_name (self));
}

static gboolean
verify_all (WaymarkStore *self,
            const WaymarkEditTable *table,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (WaymarkKindMap) kinds = NULL;

  if (!waymark_verify_history (self, table, error))
    return FALSE;

  kinds = waymark_kind_map_load (self, error);
  if (kinds == NULL || !waymark_verify_baselines (self, table, kinds, error) ||
      !waymark_verify_contents (self, table, kinds, cancellable, error))
    return FALSE;
  if (!waymark_kind_map_all_placed (kinds))
    return refuse (self, error);

  return check_claims (self, error) && check_items (self, kinds, cancellable, error) &&
         check_extra (self, kinds, error) && check_items_digest (self, cancellable, error);
}

static gpointer
verify_headers (gpointer table)
{
  return GINT_TO_POINTER (waymark_verify_headers (table));
}

/* A third of the time of a long history goes into the digests of its headers, which need no
 * database: they are worked out beside the rest. */
static gboolean
verify (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  GThread *headers;
  gboolean done, agree;

  if (!check_pages (self, error) || !check_references (self, error) ||
      !waymark_edit_table_load (&table, self, error))
    return FALSE;

  headers = g_thread_new ("verify-headers", verify_headers, &table);
  done = verify_all (self, &table, cancellable, error);
  agree = GPOINTER_TO_INT (g_thread_join (headers));
  if (done && !agree)
    return waymark_store_refuse (self,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: an edit in it was altered."),
                                 waymark_store_get_display_name (self));
  return done;
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
