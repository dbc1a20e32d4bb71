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

/* The index has the rows of one edit together, by item, field and number; only the plan's
 * own item is out of order there, as ids are sorted by their text. */
#define ALL_CHANGES                                                                                \
  "SELECT edit, item, field, nth, value, origin FROM change INDEXED BY change_edit"                \
  " ORDER BY edit, item, field, nth"

#define ALL_EDITS "SELECT n, salt, person, time, name, undoes FROM edit ORDER BY n"

#define BROUGHT "SELECT 1 FROM change WHERE item = ?1 AND field = ?2 AND edit = ?3 AND value = ?4"

/* After so many changes it is told how far the reading is. */
#define TELL 4096

typedef struct
{
  WaymarkStore *store;
  const WaymarkEditTable *table;
  WaymarkKindMap *kinds;
  WaymarkStatement *edits;
  WaymarkStatement *changes;
  WaymarkStep at_change;
  gint64 n_merges; /* only these have heads of their own to be read */
  gint64 n_changes;
  guint64 n_read; /* of these */
  gint64 edit;
  GArray *ours; /* of WaymarkDigest: the heads that a merge was made on */
  WaymarkContentHash *hash;
  GArray *plan_rows; /* of PlanRow: kept back until the edit's other items are through */

  /* The register being read. */
  char item[33];
  char *field;
  gint64 nth;
} Work;

typedef struct
{
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

static gboolean
begin_register (Work *work, const char *item, const char *field, gint64 nth, GError **error)
{
  if (work->field != NULL && strcmp (work->item, item) == 0 && strcmp (work->field, field) == 0)
    {
      work->nth++;
      return nth == work->nth || refuse_altered (work, error);
    }

  if (work->field != NULL)
    waymark_content_hash_end_change (work->hash);
  g_free (work->field);
  work->field = g_strdup (field);
  strcpy (work->item, item);
  work->nth = 0;
  waymark_content_hash_begin_change (work->hash, item, field);
  return nth == 0 || refuse_altered (work, error);
}

static gboolean
add_alternative (Work *work,
                 const char *item,
                 const char *field,
                 gint64 nth,
                 const guint8 *value,
                 gsize length,
                 gboolean own,
                 gint64 origin,
                 GError **error)
{
  WaymarkOriginType type = own           ? WAYMARK_ORIGIN_SELF
                           : origin == 0 ? WAYMARK_ORIGIN_NEVER
                                         : WAYMARK_ORIGIN_EDIT;
  const WaymarkEditHead *by = NULL;

  if (!begin_register (work, item, field, nth, error))
    return FALSE;
  if (type == WAYMARK_ORIGIN_EDIT)
    {
      if (!check_origin (work, item, field, value, length, origin, error))
        return FALSE;
      by = waymark_edit_table_get (work->table, origin);
    }
  waymark_content_hash_add_value (work->hash, value, length, type, by != NULL ? &by->digest : NULL);
  return TRUE;
}

static void
keep_back (Work *work, const char *field, const guint8 *value, gsize length)
{
  PlanRow row = { .field = g_strdup (field),
                  .nth = waymark_statement_get_int (work->changes, 3),
                  .value = g_bytes_new (value, length),
                  .own = waymark_statement_is_null (work->changes, 5),
                  .origin = waymark_statement_get_int (work->changes, 5) };

  g_array_append_val (work->plan_rows, row);
}

static gboolean
read_change (Work *work, GError **error)
{
  const WaymarkEditHead *edit = waymark_edit_table_get (work->table, work->edit);
  gboolean first = edit->prev == 0 && edit->n_seen == 0;
  gsize length, field_length;
  const guint8 *bytes = waymark_statement_get_blob (work->changes, 1, &length);
  WaymarkKindEntry *item = waymark_kind_map_find (work->kinds, bytes, length);
  const char *field = waymark_statement_get_text (work->changes, 2, &field_length);
  char id[33];

  if (item == NULL || strlen (field) != field_length || !g_utf8_validate (field, -1, NULL))
    return waymark_store_refuse (work->store,
                                 WAYMARK_ERROR_DAMAGED,
                                 error,
                                 /* Translators: %s is the name of a file. */
                                 _ ("“%s” is damaged: it names an item that was never made."),
                                 waymark_store_get_display_name (work->store));
  waymark_id_from_blob (bytes, length, id);

  bytes = waymark_statement_get_blob (work->changes, 4, &length);
  if (!waymark_verify_change (work->store, work->kinds, item, field, bytes, length, first, error))
    return FALSE;
  if (item->kind == WAYMARK_KIND_PLAN)
    {
      keep_back (work, field, bytes, length);
      return TRUE;
    }
  return add_alternative (work,
                          id,
                          field,
                          waymark_statement_get_int (work->changes, 3),
                          bytes,
                          length,
                          waymark_statement_is_null (work->changes, 5),
                          waymark_statement_get_int (work->changes, 5),
                          error);
}

static gboolean
add_plan_rows (Work *work, GError **error)
{
  for (guint i = 0; i < work->plan_rows->len; i++)
    {
      PlanRow *row = &g_array_index (work->plan_rows, PlanRow, i);
      gsize length;
      const guint8 *value = g_bytes_get_data (row->value, &length);

      if (!add_alternative (work,
                            WAYMARK_PLAN_ID,
                            row->field,
                            row->nth,
                            value,
                            length,
                            row->own,
                            row->origin,
                            error))
        return FALSE;
    }
  g_array_set_size (work->plan_rows, 0);
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
read_ours (Work *work, GError **error)
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

  waymark_statement_bind_int (query, 1, work->edit);
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
begin_edit (Work *work, GError **error)
{
  const WaymarkEditHead *undoes = NULL;
  gsize length;
  const guint8 *salt = waymark_statement_get_blob (work->edits, 1, &length);

  if (!read_ours (work, error))
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
  work->hash = waymark_content_hash_new (salt,
                                         waymark_statement_get_text (work->edits, 2, NULL),
                                         waymark_statement_get_int (work->edits, 3),
                                         waymark_statement_get_text (work->edits, 4, NULL),
                                         undoes != NULL ? &undoes->digest : NULL,
                                         (const WaymarkDigest *) work->ours->data,
                                         work->ours->len);
  return TRUE;
}

static gboolean
end_edit (Work *work, GError **error)
{
  WaymarkDigest body;

  if (!add_plan_rows (work, error))
    return FALSE;
  if (work->field != NULL)
    waymark_content_hash_end_change (work->hash);
  g_clear_pointer (&work->field, g_free);
  waymark_content_hash_finish (work->hash, &body);
  g_clear_pointer (&work->hash, waymark_content_hash_free);

  return waymark_digest_compare (&body, &waymark_edit_table_get (work->table, work->edit)->body) ==
             0 ||
         refuse_altered (work, error);
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
check_edit (Work *work, GCancellable *cancellable, GError **error)
{
  gboolean forgotten;

  work->edit = waymark_statement_get_int (work->edits, 0);
  forgotten = waymark_edit_table_get (work->table, work->edit)->forgotten;
  if (forgotten && !is_forgotten_whole (work))
    return refuse_altered (work, error);
  if (!forgotten && !begin_edit (work, error))
    return FALSE;

  while (work->at_change == WAYMARK_STEP_ROW &&
         waymark_statement_get_int (work->changes, 0) == work->edit)
    {
      if (forgotten)
        return refuse_altered (work, error);
      if (!read_change (work, error))
        return FALSE;
      if (++work->n_read % TELL == 0)
        waymark_progress_tell (cancellable, work->n_read, (guint64) work->n_changes);
      work->at_change = waymark_statement_step (work->changes, error);
    }
  if (work->at_change == WAYMARK_STEP_ERROR)
    return FALSE;
  return forgotten || end_edit (work, error);
}

static gboolean
check_edits (Work *work, GCancellable *cancellable, GError **error)
{
  WaymarkStep step;

  if (!waymark_sqlite_get_int (
          work->store->db, "SELECT count (DISTINCT edit) FROM ours", &work->n_merges, error) ||
      !waymark_sqlite_get_int (
          work->store->db, "SELECT count (*) FROM change", &work->n_changes, error))
    return FALSE;
  work->edits = waymark_sqlite_get (work->store->db, ALL_EDITS, error);
  work->changes =
      work->edits != NULL ? waymark_sqlite_get (work->store->db, ALL_CHANGES, error) : NULL;
  if (work->changes == NULL)
    return FALSE;

  work->at_change = waymark_statement_step (work->changes, error);
  while (work->at_change != WAYMARK_STEP_ERROR &&
         (step = waymark_statement_step (work->edits, error)) == WAYMARK_STEP_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !check_edit (work, cancellable, error))
      return FALSE;
  if (work->at_change == WAYMARK_STEP_ERROR || step == WAYMARK_STEP_ERROR)
    return FALSE;
  return work->at_change == WAYMARK_STEP_DONE || refuse_altered (work, error);
}

/**
 * waymark_verify_contents:
 * @store: a store
 * @table: the headers of its edits
 * @kinds: the kinds of its items
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
                         GCancellable *cancellable,
                         GError **error)
{
  Work work = { .store = store, .table = table, .kinds = kinds };
  gboolean done;

  work.ours = g_array_new (FALSE, FALSE, sizeof (WaymarkDigest));
  work.plan_rows = g_array_new (FALSE, FALSE, sizeof (PlanRow));
  g_array_set_clear_func (work.plan_rows, plan_row_clear);
  done = check_edits (&work, cancellable, error);

  waymark_statement_release (work.edits);
  waymark_statement_release (work.changes);
  waymark_content_hash_free (work.hash);
  g_array_unref (work.ours);
  g_array_unref (work.plan_rows);
  g_free (work.field);
  return done;
}
