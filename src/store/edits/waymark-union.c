/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-union"

#include "config.h"

#include "waymark-union.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-progress.h"
#include "waymark-shown.h"
#include "waymark-state.h"

/* One copy whose edits are taken over. */
typedef struct
{
  WaymarkUnion *out;
  WaymarkStore *store;
  WaymarkStore *other;
  WaymarkEditTable theirs;
  gint64 *map;          /* by their numbers: ours; 0 while it is not here */
  guint8 *is_new;       /* by their numbers */
  GHashTable *sessions; /* their number of a session -> ours */
} Work;

static guint
digest_hash (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
digest_equal (gconstpointer a, gconstpointer b)
{
  return waymark_digest_compare (a, b) == 0;
}

/* ---- which edits are new */

static gboolean
find_new (Work *work, GError **error)
{
  g_autoptr (GHashTable) mine = g_hash_table_new (digest_hash, digest_equal);
  g_auto (WaymarkEditTable) table = { 0 };
  gint64 next;

  if (!waymark_edit_table_load (&table, work->store, error) ||
      !waymark_edit_table_load (&work->theirs, work->other, error))
    return FALSE;

  for (guint n = 1; n <= table.edits->len; n++)
    g_hash_table_insert (mine, &waymark_edit_table_get (&table, n)->digest, GUINT_TO_POINTER (n));

  next = table.edits->len;
  work->map = g_new0 (gint64, work->theirs.edits->len + 1);
  work->is_new = g_new0 (guint8, work->theirs.edits->len + 1);
  for (guint n = 1; n <= work->theirs.edits->len; n++)
    {
      work->map[n] = GPOINTER_TO_UINT (
          g_hash_table_lookup (mine, &waymark_edit_table_get (&work->theirs, n)->digest));
      if (work->map[n] == 0)
        {
          work->map[n] = ++next;
          work->is_new[n] = TRUE;
          work->out->n_edits++;
        }
    }
  return TRUE;
}

/* ---- copying the record */

static gint64
find_session (Work *work, gint64 theirs, GError **error)
{
  const char *id = waymark_edit_table_get_session (&work->theirs, theirs);
  gint64 *known = g_hash_table_lookup (work->sessions, &theirs);
  g_autoptr (WaymarkStatement) insert = NULL;
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkBlobId blob;

  if (known != NULL)
    return known[1];

  insert =
      waymark_sqlite_get (work->store->db, "INSERT OR IGNORE INTO session (id) VALUES (?1)", error);
  query = insert != NULL
              ? waymark_sqlite_get (work->store->db, "SELECT n FROM session WHERE id = ?1", error)
              : NULL;
  if (query == NULL || !waymark_id_to_blob (id, &blob))
    return 0;
  waymark_statement_bind_blob (insert, 1, blob.bytes, blob.length);
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  if (!waymark_statement_run (insert, error) ||
      waymark_statement_step (query, error) != WAYMARK_STEP_ROW)
    return 0;

  if (strcmp (id, work->store->session) == 0)
    work->out->meets_session = TRUE;
  known = g_new (gint64, 2);
  known[0] = theirs;
  known[1] = waymark_statement_get_int (query, 0);
  g_hash_table_insert (work->sessions, known, known);
  return known[1];
}

static void
bind_number (
    WaymarkStatement *insert, int index, const gint64 *map, WaymarkStatement *row, int column)
{
  if (waymark_statement_is_null (row, column))
    waymark_statement_bind_null (insert, index);
  else
    waymark_statement_bind_int (insert, index, map[waymark_statement_get_int (row, column)]);
}

static void
bind_blob (WaymarkStatement *insert, int index, WaymarkStatement *row, int column)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, column, &length);

  if (waymark_statement_is_null (row, column))
    waymark_statement_bind_null (insert, index);
  else
    waymark_statement_bind_blob (insert, index, bytes, length);
}

static void
bind_text (WaymarkStatement *insert, int index, WaymarkStatement *row, int column)
{
  gsize length;
  const char *text = waymark_statement_get_text (row, column, &length);

  if (waymark_statement_is_null (row, column))
    waymark_statement_bind_null (insert, index);
  else
    waymark_statement_bind_text (insert, index, text, length);
}

static gboolean
copy_edit (Work *work, WaymarkStatement *row, WaymarkStatement *insert, GError **error)
{
  gint64 n = waymark_statement_get_int (row, 0);
  gint64 session = find_session (work, waymark_statement_get_int (row, 2), error);

  if (session == 0)
    return FALSE;

  waymark_statement_bind_int (insert, 1, work->map[n]);
  bind_blob (insert, 2, row, 1);
  waymark_statement_bind_int (insert, 3, session);
  waymark_statement_bind_int (insert, 4, waymark_statement_get_int (row, 3));
  waymark_statement_bind_int (insert, 5, waymark_statement_get_int (row, 4));
  bind_number (insert, 6, work->map, row, 5);
  bind_blob (insert, 7, row, 6);
  bind_blob (insert, 8, row, 7);
  bind_text (insert, 9, row, 8);
  if (waymark_statement_is_null (row, 9))
    waymark_statement_bind_null (insert, 10);
  else
    waymark_statement_bind_int (insert, 10, waymark_statement_get_int (row, 9));
  bind_text (insert, 11, row, 10);
  bind_number (insert, 12, work->map, row, 11);
  if (waymark_statement_is_null (row, 7))
    work->out->has_content = TRUE;
  return waymark_statement_run (insert, error);
}

static gboolean
copy_edits (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (work->other->db,
                          "SELECT n, digest, session, seq, lamport, prev, body, salt, person, time,"
                          " name, undoes FROM edit ORDER BY n",
                          error);
  g_autoptr (WaymarkStatement) insert = NULL;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  insert = waymark_sqlite_get (
      work->store->db,
      "INSERT INTO edit (n, digest, session, seq, lamport, prev, body, salt, person, time, name,"
      " undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (insert == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (work->is_new[waymark_statement_get_int (query, 0)] &&
        !copy_edit (work, query, insert, error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

/* `seen` and `ours` have the same columns. */
static gboolean
copy_pairs (Work *work, const char *select, const char *insert_sql, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->other->db, select, error);
  g_autoptr (WaymarkStatement) insert = NULL;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  insert = waymark_sqlite_get (work->store->db, insert_sql, error);
  if (insert == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 edit = waymark_statement_get_int (query, 0);

      if (!work->is_new[edit])
        continue;
      waymark_statement_bind_int (insert, 1, work->map[edit]);
      waymark_statement_bind_int (insert, 2, work->map[waymark_statement_get_int (query, 1)]);
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return step != WAYMARK_STEP_ERROR;
}

/* ---- changes */

static gboolean
refuse_kind (Work *work, GError **error)
{
  return waymark_store_refuse (
      work->other,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” cannot be combined with this plan: an item in it is of another kind than here."),
      waymark_store_get_display_name (work->other));
}

/* An item that both made, as from the same JSON, is of one kind. */
static gboolean
check_kind (
    Work *work, const WaymarkBlobId *item, const guint8 *value, gsize length, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db,
      "SELECT 1 FROM change WHERE item = ?1 AND field = '@kind' AND value <> ?2"
      " UNION ALL SELECT 1 FROM baseline WHERE baseline IN (SELECT baseline FROM baseline_head)"
      " AND item = ?1 AND field = '@kind' AND value <> ?2 LIMIT 1",
      error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_blob (query, 1, item->bytes, item->length);
  waymark_statement_bind_blob (query, 2, value, length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    return refuse_kind (work, error);
  return step == WAYMARK_STEP_DONE;
}

static gboolean
copy_change (Work *work, WaymarkStatement *row, WaymarkStatement *insert, GError **error)
{
  gboolean own = waymark_statement_is_null (row, 5);
  gint64 origin = own ? 0 : waymark_statement_get_int (row, 5);
  const char *field = waymark_statement_get_text (row, 1, NULL);
  WaymarkBlobId item = { 0 };
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);
  char id[33];

  if (!waymark_id_from_blob (bytes, length, id))
    return waymark_union_refuse_origin (work->other, error);
  memcpy (item.bytes, bytes, length);
  item.length = length;
  bytes = waymark_statement_get_blob (row, 4, &length);
  if (strcmp (field, WAYMARK_FIELD_KIND) == 0 && !check_kind (work, &item, bytes, length, error))
    return FALSE;
  if (origin > 0 && waymark_edit_table_get (&work->theirs, origin)->forgotten &&
      !waymark_union_check_origin (
          work->store, work->other, work->map[origin], &item, field, bytes, length, error))
    return FALSE;

  waymark_union_touch (work->out, id, field);
  waymark_statement_bind_blob (insert, 1, item.bytes, item.length);
  waymark_statement_bind_text (insert, 2, field, -1);
  waymark_statement_bind_int (insert, 3, work->map[waymark_statement_get_int (row, 2)]);
  waymark_statement_bind_int (insert, 4, waymark_statement_get_int (row, 3));
  waymark_statement_bind_blob (insert, 5, bytes, length);
  if (own)
    waymark_statement_bind_null (insert, 6);
  else
    waymark_statement_bind_int (insert, 6, origin == 0 ? 0 : work->map[origin]);
  work->out->has_content = TRUE;
  return waymark_statement_run (insert, error);
}

static gboolean
copy_changes_of (
    Work *work, gint64 edit, WaymarkStatement *query, WaymarkStatement *insert, GError **error)
{
  WaymarkStep step;

  waymark_statement_reset (query);
  waymark_statement_bind_int (query, 1, edit);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!copy_change (work, query, insert, error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
copy_changes (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (work->other->db,
                          "SELECT item, field, edit, nth, value, origin FROM change"
                          " INDEXED BY change_edit WHERE edit = ?1",
                          error);
  g_autoptr (WaymarkStatement) insert = NULL;

  if (query == NULL)
    return FALSE;
  insert = waymark_sqlite_get (work->store->db,
                               "INSERT INTO change (item, field, edit, nth, value, origin)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                               error);
  if (insert == NULL)
    return FALSE;

  for (guint n = 1; n <= work->theirs.edits->len; n++)
    {
      waymark_progress_tell (cancellable, n, work->theirs.edits->len);
      if (work->is_new[n] && (g_cancellable_set_error_if_cancelled (cancellable, error) ||
                              !copy_changes_of (work, n, query, insert, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- heads */

static gboolean
run_with (WaymarkStore *store, const char *sql, gint64 n, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (store->db, sql, error);

  if (statement == NULL)
    return FALSE;
  waymark_statement_bind_int (statement, 1, n);
  return waymark_statement_run (statement, error);
}

static gboolean
write_heads (Work *work, GError **error)
{
  static const char drop[] = "DELETE FROM head WHERE edit = ?1";

  for (guint n = 1; n <= work->theirs.edits->len; n++)
    {
      const WaymarkEditHead *edit = waymark_edit_table_get (&work->theirs, n);

      if (!work->is_new[n])
        continue;
      if (edit->prev > 0 && !run_with (work->store, drop, work->map[edit->prev], error))
        return FALSE;
      for (guint i = 0; i < edit->n_seen; i++)
        if (!run_with (work->store,
                       drop,
                       work->map[g_array_index (work->theirs.seen, gint64, edit->first_seen + i)],
                       error))
          return FALSE;
      /* Nobody of theirs has seen it, so nobody of ours has. */
      if (!edit->is_parent &&
          !run_with (work->store, "INSERT INTO head (edit) VALUES (?1)", work->map[n], error))
        return FALSE;
    }
  return TRUE;
}

/* ---- */

static gboolean
check_kin (Work *work, GError **error)
{
  WaymarkRelation relation;

  if (!waymark_store_relate (work->store, work->other, &relation, error))
    return FALSE;
  if (relation != WAYMARK_RELATION_OTHER_PLAN && relation != WAYMARK_RELATION_VALUES)
    return TRUE;
  return waymark_store_refuse (
      work->other,
      WAYMARK_ERROR_FAILED,
      error,
      relation == WAYMARK_RELATION_VALUES
          /* Translators: %s is the name of a file. */
          ? _ ("“%s” is the same plan, but was made anew from its values, so its history cannot "
               "be combined with this one.")
          /* Translators: %s is the name of a file. */
          : _ ("“%s” belongs to another plan, so it cannot be combined with this one."),
      waymark_store_get_display_name (work->other));
}

static gboolean
add (Work *work, GCancellable *cancellable, GError **error)
{
  if (!check_kin (work, error) || !find_new (work, error))
    return FALSE;
  if (!copy_edits (work, error) ||
      !copy_pairs (work,
                   "SELECT edit, other FROM seen",
                   "INSERT INTO seen (edit, other) VALUES (?1, ?2)",
                   error) ||
      !copy_pairs (work,
                   "SELECT edit, other FROM ours",
                   "INSERT INTO ours (edit, other) VALUES (?1, ?2)",
                   error) ||
      !copy_changes (work, cancellable, error) || !write_heads (work, error))
    return FALSE;
  return waymark_union_add_baselines (
      work->out, work->store, work->other, &work->theirs, work->map, error);
}

/**
 * waymark_union_add:
 * @self: a union that was begun
 * @store: the store, in the transaction
 * @other: a verified copy of its plan; only read
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Takes over the edits that the store has not yet. What is shown is as before until
 * waymark_union_apply().
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_union_add (WaymarkUnion *self,
                   WaymarkStore *store,
                   WaymarkStore *other,
                   GCancellable *cancellable,
                   GError **error)
{
  Work work = { .out = self, .store = store, .other = other };
  gboolean done;

  work.sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  done = add (&work, cancellable, error);

  waymark_edit_table_clear (&work.theirs);
  g_hash_table_unref (work.sessions);
  g_free (work.map);
  g_free (work.is_new);
  return done;
}
