/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-verify-contents"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item.h"
#include "waymark-progress.h"
#include "waymark-verify-edits.h"
#include "waymark-verify-values.h"

/* In the table's own order, so that no row has to be looked for. Those of one edit come sorted by
 * item and field, as its digest wants them; only the plan's own item is out of order there, as ids
 * are sorted by their text. */
#define ALL_CHANGES                                                                                \
  "SELECT edit, item, field, nth, value, origin FROM change ORDER BY item, field, edit, nth"

#define ALL_EDITS "SELECT n, salt, person, time, name, undoes FROM edit ORDER BY n"

#define BROUGHT "SELECT 1 FROM change WHERE item = ?1 AND field = ?2 AND edit = ?3 AND value = ?4"

/* After so many changes it is told how far the reading is. */
#define TELL 4096

typedef struct
{
  WaymarkStore *store;
  const WaymarkEditTable *table;
  WaymarkKindMap *kinds;
  WaymarkRowSum *rows;
  WaymarkStatement *edits;
  WaymarkStatement *changes;
  gint64 n_merges; /* only these have heads of their own to be read */
  gint64 n_changes;
  guint64 n_read;    /* of these */
  GArray *ours;      /* of WaymarkDigest: the heads that a merge was made on */
  GPtrArray *hashes; /* by number of the edit: WaymarkContentHash, %NULL if it is forgotten */
  GString *buffer;   /* of them all */
  GArray *plan_rows; /* of PlanRow: kept back until the other items are through */

  /* The item of the row before. */
  WaymarkBlobId blob;
  WaymarkKindEntry *entry;
  char item[33];

  /* The register being read. */
  gint64 edit;
  char *field;
  gint64 nth;
} Work;

typedef struct
{
  gint64 edit;
  char *field;
  gint64 nth;
  GBytes *value;
  gboolean own;
  gint64 origin;
} PlanRow;

static void
plan_row_clear (gpointer data)
{
  PlanRow *row = data;

  g_free (row->field);
  g_bytes_unref (row->value);
}

static gboolean
refuse_altered (Work *work, GError **error)
{
  return waymark_store_refuse (work->store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: an edit in it was altered."),
                               waymark_store_get_display_name (work->store));
}

static gboolean
refuse_origin (Work *work, GError **error)
{
  return waymark_store_refuse (
      work->store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” is damaged: a value in it is ascribed to an edit that did not bring it."),
      waymark_store_get_display_name (work->store));
}

static gboolean
check_origin (Work *work,
              const char *item,
              const char *field,
              const guint8 *value,
              gsize length,
              gint64 origin,
              GError **error)
{
  const WaymarkEditHead *edit = waymark_edit_table_get (work->table, origin);
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId id;
  WaymarkStep step;

  if (edit == NULL)
    return refuse_origin (work, error);
  if (edit->forgotten)
    return TRUE;

  query = waymark_sqlite_get (work->store->db, BROUGHT, error);
  if (query == NULL)
    return FALSE;
  if (!waymark_id_to_blob (item, &id))
    return refuse_origin (work, error);
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  waymark_statement_bind_text (query, 2, field, -1);
  waymark_statement_bind_int (query, 3, origin);
  waymark_statement_bind_blob (query, 4, value, length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_DONE)
    return refuse_origin (work, error);
  return step == WAYMARK_STEP_ROW;
}

/* ---- one row */

static WaymarkContentHash *
get_hash (Work *work, gint64 edit)
{
  return edit > 0 && edit < (gint64) work->hashes->len ? g_ptr_array_index (work->hashes, edit)
                                                       : NULL;
}

static void
end_register (Work *work)
{
  if (work->field != NULL)
    waymark_content_hash_end_change (get_hash (work, work->edit));
  g_clear_pointer (&work->field, g_free);
}

static gboolean
begin_register (
    Work *work, gint64 edit, gboolean same_item, const char *field, gint64 nth, GError **error)
{
  if (same_item && work->field != NULL && work->edit == edit && strcmp (work->field, field) == 0)
    {
      work->nth++;
      return nth == work->nth || refuse_altered (work, error);
    }

  end_register (work);
  work->edit = edit;
  work->field = g_strdup (field);
  work->nth = 0;
  waymark_content_hash_begin_change (get_hash (work, edit), work->item, field);
  return nth == 0 || refuse_altered (work, error);
}

static gboolean
add_value (
    Work *work, const guint8 *value, gsize length, gboolean own, gint64 origin, GError **error)
{
  WaymarkOriginType type = own           ? WAYMARK_ORIGIN_SELF
                           : origin == 0 ? WAYMARK_ORIGIN_NEVER
                                         : WAYMARK_ORIGIN_EDIT;
  const WaymarkEditHead *by = NULL;

  if (type == WAYMARK_ORIGIN_EDIT)
    {
      if (!check_origin (work, work->item, work->field, value, length, origin, error))
        return FALSE;
      by = waymark_edit_table_get (work->table, origin);
    }
  waymark_content_hash_add_value (
      get_hash (work, work->edit), value, length, type, by != NULL ? &by->digest : NULL);
  return TRUE;
}

static void
keep_back (Work *work, gint64 edit, const char *field, const guint8 *value, gsize length)
{
  PlanRow row = { .edit = edit,
                  .field = g_strdup (field),
                  .nth = waymark_statement_get_int (work->changes, 3),
                  .value = g_bytes_new (value, length),
                  .own = waymark_statement_is_null (work->changes, 5),
                  .origin = waymark_statement_get_int (work->changes, 5) };

  g_array_append_val (work->plan_rows, row);
}

static gboolean
refuse_item (Work *work, GError **error)
{
  return waymark_store_refuse (work->store,
                               WAYMARK_ERROR_DAMAGED,
                               error,
                               /* Translators: %s is the name of a file. */
                               _ ("“%s” is damaged: it names an item that was never made."),
                               waymark_store_get_display_name (work->store));
}

/* @same: (out): whether it is that of the row before */
static gboolean
read_item (Work *work, gboolean *same, GError **error)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (work->changes, 1, &length);

  *same = work->entry != NULL && length == work->blob.length &&
          memcmp (bytes, work->blob.bytes, length) == 0;
  if (*same)
    return TRUE;
  end_register (work);
  work->entry = waymark_kind_map_find (work->kinds, bytes, length);
  if (work->entry == NULL)
    return refuse_item (work, error);
  work->blob = work->entry->id;
  waymark_id_from_blob (bytes, length, work->item);
  return TRUE;
}

static gboolean
read_change (Work *work, GError **error)
{
  gint64 edit = waymark_statement_get_int (work->changes, 0);
  const WaymarkEditHead *head = waymark_edit_table_get (work->table, edit);
  gsize length, field_length;
  const char *field = waymark_statement_get_text (work->changes, 2, &field_length);
  const guint8 *value;
  gboolean same;

  if (get_hash (work, edit) == NULL)
    return refuse_altered (work, error);
  if (!read_item (work, &same, error))
    return FALSE;
  if (strlen (field) != field_length || !g_utf8_validate (field, -1, NULL))
    return refuse_item (work, error);

  value = waymark_statement_get_blob (work->changes, 4, &length);
  if (!waymark_verify_change (work->store,
                              work->kinds,
                              work->entry,
                              field,
                              value,
                              length,
                              head->prev == 0 && head->n_seen == 0,
                              error))
    return FALSE;
  if (work->entry->kind == WAYMARK_KIND_PLAN)
    {
      keep_back (work, edit, field, value, length);
      return TRUE;
    }
  return begin_register (
             work, edit, same, field, waymark_statement_get_int (work->changes, 3), error) &&
         add_value (work,
                    value,
                    length,
                    waymark_statement_is_null (work->changes, 5),
                    waymark_statement_get_int (work->changes, 5),
                    error);
}

static gboolean
add_plan_rows (Work *work, GError **error)
{
  end_register (work);
  strcpy (work->item, WAYMARK_PLAN_ID);
  for (guint i = 0; i < work->plan_rows->len; i++)
    {
      PlanRow *row = &g_array_index (work->plan_rows, PlanRow, i);
      gsize length;
      const guint8 *value = g_bytes_get_data (row->value, &length);

      if (!begin_register (work, row->edit, TRUE, row->field, row->nth, error) ||
          !add_value (work, value, length, row->own, row->origin, error))
        return FALSE;
    }
  end_register (work);
  return TRUE;
}

/* ---- one edit */

static gboolean
is_text (WaymarkStatement *row, int column)
{
  gsize length;
  const char *text = waymark_statement_get_text (row, column, &length);

  return text != NULL && strlen (text) == length && g_utf8_validate (text, -1, NULL);
}

/* Into @ours of the work, which stays empty where nothing was ever merged. */
static gboolean
read_ours (Work *work, gint64 edit, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  g_array_set_size (work->ours, 0);
  if (work->n_merges == 0)
    return TRUE;
  query = waymark_sqlite_get (work->store->db,
                              "SELECT e.digest FROM ours o JOIN edit e ON e.n = o.other"
                              " WHERE o.edit = ?1 ORDER BY e.digest",
                              error);
  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkDigest digest = { 0 };
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);

      memcpy (digest.bytes, bytes, MIN (length, sizeof digest.bytes));
      g_array_append_val (work->ours, digest);
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
begin_edit (Work *work, gint64 edit, GError **error)
{
  const WaymarkEditHead *undoes = NULL;
  gsize length;
  const guint8 *salt = waymark_statement_get_blob (work->edits, 1, &length);

  if (!read_ours (work, edit, error))
    return FALSE;
  if (length != WAYMARK_SALT_LENGTH || !is_text (work->edits, 2) || !is_text (work->edits, 4) ||
      waymark_statement_is_null (work->edits, 3))
    return refuse_altered (work, error);

  if (!waymark_statement_is_null (work->edits, 5))
    {
      undoes = waymark_edit_table_get (work->table, waymark_statement_get_int (work->edits, 5));
      if (undoes == NULL)
        return refuse_altered (work, error);
    }
  work->hashes->pdata[edit] =
      waymark_content_hash_new (salt,
                                waymark_statement_get_text (work->edits, 2, NULL),
                                waymark_statement_get_int (work->edits, 3),
                                waymark_statement_get_text (work->edits, 4, NULL),
                                undoes != NULL ? &undoes->digest : NULL,
                                (const WaymarkDigest *) work->ours->data,
                                work->ours->len,
                                work->buffer);
  return TRUE;
}

static gboolean
is_forgotten_whole (Work *work)
{
  for (int column = 1; column <= 5; column++)
    if (!waymark_statement_is_null (work->edits, column))
      return FALSE;
  return TRUE;
}

static gboolean
begin_edits (Work *work, GCancellable *cancellable, GError **error)
{
  WaymarkStep step;

  while ((step = waymark_statement_step (work->edits, error)) == WAYMARK_STEP_ROW)
    {
      gint64 edit = waymark_statement_get_int (work->edits, 0);
      const WaymarkEditHead *head = waymark_edit_table_get (work->table, edit);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (head == NULL || (head->forgotten && !is_forgotten_whole (work)))
        return refuse_altered (work, error);
      if (!head->forgotten && !begin_edit (work, edit, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
read_changes (Work *work, GCancellable *cancellable, GError **error)
{
  WaymarkStep step;

  while ((step = waymark_statement_step (work->changes, error)) == WAYMARK_STEP_ROW)
    {
      waymark_row_sum_add (work->rows, work->changes);
      if (!read_change (work, error))
        return FALSE;
      if (++work->n_read % TELL != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      waymark_progress_tell (cancellable, work->n_read, (guint64) work->n_changes);
    }
  return step != WAYMARK_STEP_ERROR && add_plan_rows (work, error);
}

static gboolean
end_edits (Work *work, GError **error)
{
  for (guint n = 1; n < work->hashes->len; n++)
    {
      WaymarkContentHash *hash = g_ptr_array_index (work->hashes, n);
      WaymarkDigest body;

      if (hash == NULL)
        continue;
      waymark_content_hash_finish (hash, &body);
      if (waymark_digest_compare (&body, &waymark_edit_table_get (work->table, n)->body) != 0)
        return refuse_altered (work, error);
    }
  return TRUE;
}

static gboolean
check_edits (Work *work, GCancellable *cancellable, GError **error)
{
  if (!waymark_sqlite_get_int (
          work->store->db, "SELECT count (DISTINCT edit) FROM ours", &work->n_merges, error) ||
      !waymark_sqlite_get_int (
          work->store->db, "SELECT count (*) FROM change", &work->n_changes, error))
    return FALSE;
  work->edits = waymark_sqlite_get (work->store->db, ALL_EDITS, error);
  work->changes =
      work->edits != NULL ? waymark_sqlite_get (work->store->db, ALL_CHANGES, error) : NULL;
  return work->changes != NULL && begin_edits (work, cancellable, error) &&
         read_changes (work, cancellable, error) && end_edits (work, error);
}

/**
 * waymark_verify_contents:
 * @store: a store
 * @table: the headers of its edits
 * @kinds: the kinds of its items
 * @rows: to which the rows of all changes are added
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Checks that the content of each edit gives the digest in its header, and that
 * it says only what an edit may say.
 *
 * Returns: %TRUE if that is so
 */
gboolean
waymark_verify_contents (WaymarkStore *store,
                         const WaymarkEditTable *table,
                         WaymarkKindMap *kinds,
                         WaymarkRowSum *rows,
                         GCancellable *cancellable,
                         GError **error)
{
  Work work = { .store = store, .table = table, .kinds = kinds, .rows = rows };
  gboolean done;

  work.ours = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));
  work.hashes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_content_hash_free);
  g_ptr_array_set_size (work.hashes, (int) table->edits->len + 1);
  work.buffer = g_string_sized_new (512);
  work.plan_rows = g_array_new (FALSE, FALSE, sizeof (PlanRow));
  g_array_set_clear_func (work.plan_rows, plan_row_clear);
  done = check_edits (&work, cancellable, error);

  waymark_statement_release (work.edits);
  waymark_statement_release (work.changes);
  g_ptr_array_unref (work.hashes);
  g_string_free (work.buffer, TRUE);
  g_array_unref (work.ours);
  g_array_unref (work.plan_rows);
  g_free (work.field);
  return done;
}
