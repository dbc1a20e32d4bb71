/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-history"

#include "config.h"

#include "waymark-rescue-history.h"

#include <string.h>

#include "waymark-forget.h"
#include "waymark-schema.h"
#include "waymark-store-private.h"
#include "waymark-union.h"

/*
 * A plan out of the edits that are whole. One that kept its header but not all it said stays as
 * if its words had been forgotten (SPEC section 10): a summary says what it and all before it came
 * to. The words of other edits before it are kept beside that.
 */

#define MEMORY ":memory:"

typedef struct
{
  const WaymarkRescueRows *rows;
  WaymarkStore *store;
  GPtrArray *kept; /* of WaymarkFoundEdit: number 1 at index 0 */
} Work;

static gint64
map (const Work *work, gint64 n)
{
  const WaymarkFoundEdit *edit = n > 0 ? waymark_found_edits_get (work->rows->edits, n) : NULL;

  return edit != NULL ? edit->kept : 0;
}

static gboolean
says_something (const WaymarkFoundEdit *edit)
{
  return edit->content_is_whole && !edit->is_forgotten;
}

/* ---- which of them */

/* Items of which it is known what they are, that they ever had a place, and whether they live. */
static GHashTable *
list_items (const WaymarkRescueRows *rows, const GPtrArray *kept)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) lives = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_extend (changes, ((WaymarkFoundEdit *) kept->pdata[i])->changes, NULL, NULL);
  for (guint i = 0; i < rows->edits->summaries->len; i++)
    g_ptr_array_add (changes, &((WaymarkFoundSummary *) rows->edits->summaries->pdata[i])->change);
  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkFoundChange *change = changes->pdata[i];

      if (strcmp (change->field, WAYMARK_FIELD_KIND) == 0)
        g_hash_table_add (kinds, change->item);
      else if (strcmp (change->field, WAYMARK_FIELD_PLACE) == 0)
        g_hash_table_add (places, change->item);
      else if (strcmp (change->field, WAYMARK_FIELD_GONE) == 0)
        g_hash_table_add (lives, change->item);
    }
  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_contains (places, id) && g_hash_table_contains (lives, id))
      g_hash_table_add (items, g_strdup (id));
  return items;
}

static gboolean
is_known (GHashTable *items, const WaymarkFoundChange *change)
{
  g_autofree char *rank = NULL;
  g_autoptr (WaymarkValue) value = NULL;
  char parent[33];

  if (!g_hash_table_contains (items, change->item))
    return FALSE;
  if (strcmp (change->field, WAYMARK_FIELD_PLACE) == 0)
    return !waymark_place_decode (change->value, parent, &rank) || parent[0] == '\0' ||
           g_hash_table_contains (items, parent);
  if (strcmp (change->field, WAYMARK_FIELD_GONE) != 0)
    return TRUE;
  value = waymark_bytes_decode (change->value);
  return waymark_value_get_type_of (value) != WAYMARK_VALUE_STRING ||
         g_hash_table_contains (items, waymark_value_get_string (value));
}

/* An edit that speaks of an item of which nothing else is left is not whole for us. Returns
 * whether there was one. */
static gboolean
drop_unknown (GHashTable *items, WaymarkFoundEdit *edit)
{
  GPtrArray *changes = edit->changes;
  guint n_kept = 0;

  for (guint i = 0; i < changes->len; i++)
    if (is_known (items, changes->pdata[i]))
      {
        gpointer change = changes->pdata[i];

        changes->pdata[i] = changes->pdata[n_kept];
        changes->pdata[n_kept++] = change;
      }
  if (n_kept == changes->len)
    return FALSE;
  g_ptr_array_set_size (changes, (gint) n_kept);
  edit->content_is_whole = FALSE;
  return TRUE;
}

/* Of what no digest confirms only what can be is taken for the summary. */
static gboolean
may_be (const WaymarkRescueRows *rows, const WaymarkFoundChange *change)
{
  const WaymarkFound *found = g_hash_table_lookup (rows->found, change->item);
  WaymarkKind kind = found != NULL ? found->kind : WAYMARK_N_KINDS;
  const WaymarkField *field =
      kind < WAYMARK_N_KINDS ? waymark_kind_get_field (kind, change->field) : NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (change->value, &length);
  gboolean valid;
  g_autoptr (WaymarkValue) value = waymark_value_decode (bytes, length, &valid);

  if (!valid)
    return FALSE;
  if (strcmp (change->field, WAYMARK_FIELD_KIND) == 0)
    return kind < WAYMARK_N_KINDS &&
           g_strcmp0 (waymark_value_get_string (value), waymark_kind_get_name (kind)) == 0;
  return field == NULL || waymark_found_value_is_good (field, value);
}

static void
drop_impossible (Work *work, WaymarkFoundEdit *edit)
{
  GPtrArray *changes = edit->changes;
  guint n_kept = 0;

  for (guint i = 0; i < changes->len; i++)
    if (may_be (work->rows, changes->pdata[i]))
      {
        gpointer change = changes->pdata[i];

        changes->pdata[i] = changes->pdata[n_kept];
        changes->pdata[n_kept++] = change;
      }
  g_ptr_array_set_size (changes, (gint) n_kept);
}

static void
choose (Work *work)
{
  g_autoptr (GPtrArray) list = waymark_found_edits_list (work->rows->edits);
  gboolean again = TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      WaymarkFoundEdit *edit = list->pdata[i];

      if (!edit->header_is_whole)
        continue;
      g_ptr_array_add (work->kept, edit);
      edit->kept = work->kept->len;
      if (!edit->content_is_whole)
        drop_impossible (work, edit);
    }
  while (again)
    {
      g_autoptr (GHashTable) items = list_items (work->rows, work->kept);

      again = FALSE;
      for (guint i = 0; i < work->kept->len; i++)
        again |= drop_unknown (items, work->kept->pdata[i]);
    }
}

/* ---- writing the record */

static gboolean
write_meta (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      work->store->db, "INSERT INTO meta (key, value) VALUES ('plan', ?1)", error);
  guint8 id[WAYMARK_ID_LENGTH];

  if (insert == NULL || !waymark_hex_decode (work->store->plan_id, id, sizeof id))
    return FALSE;
  waymark_statement_bind_blob (insert, 1, id, sizeof id);
  return waymark_statement_run (insert, error);
}

static gboolean
write_sessions (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      work->store->db, "INSERT OR IGNORE INTO session (n, id) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < work->kept->len; i++)
    {
      const WaymarkFoundEdit *edit = work->kept->pdata[i];
      guint8 id[WAYMARK_ID_LENGTH];

      if (!waymark_hex_decode (
              g_hash_table_lookup (work->rows->edits->sessions, &edit->session), id, sizeof id))
        return FALSE;
      waymark_statement_bind_int (insert, 1, edit->session);
      waymark_statement_bind_blob (insert, 2, id, sizeof id);
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_number (WaymarkStatement *statement, int index, gint64 n)
{
  if (n > 0)
    waymark_statement_bind_int (statement, index, n);
  else
    waymark_statement_bind_null (statement, index);
}

static gboolean
write_edit (Work *work, const WaymarkFoundEdit *edit, GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (work->store->db,
                          "INSERT INTO edit (n, digest, session, seq, lamport, prev, body, salt,"
                          " person, time, name, undoes)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                          error);

  if (insert == NULL)
    return FALSE;
  waymark_statement_bind_int (insert, 1, edit->kept);
  waymark_statement_bind_blob (insert, 2, edit->digest.bytes, sizeof edit->digest.bytes);
  waymark_statement_bind_int (insert, 3, edit->session);
  waymark_statement_bind_int (insert, 4, edit->seq);
  waymark_statement_bind_int (insert, 5, edit->lamport);
  bind_number (insert, 6, map (work, edit->prev));
  waymark_statement_bind_blob (insert, 7, edit->body.bytes, sizeof edit->body.bytes);
  for (int i = 8; i <= 12; i++)
    waymark_statement_bind_null (insert, i);
  if (!edit->is_forgotten)
    {
      waymark_statement_bind_blob (insert, 8, edit->salt, sizeof edit->salt);
      waymark_statement_bind_text (insert, 9, edit->person != NULL ? edit->person : "", -1);
      waymark_statement_bind_int (insert, 10, edit->time);
      waymark_statement_bind_text (insert, 11, edit->name != NULL ? edit->name : "", -1);
      bind_number (insert, 12, map (work, edit->undoes));
    }
  return waymark_statement_run (insert, error);
}

static gboolean
write_pairs (
    Work *work, const char *sql, const WaymarkFoundEdit *edit, const GArray *others, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (work->store->db, sql, error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      gint64 other = map (work, g_array_index (others, gint64, i));

      if (other == 0)
        continue;
      waymark_statement_bind_int (insert, 1, edit->kept);
      waymark_statement_bind_int (insert, 2, other);
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_seen (Work *work, const WaymarkFoundEdit *edit, GError **error)
{
  return write_pairs (
      work, "INSERT OR IGNORE INTO seen (edit, other) VALUES (?1, ?2)", edit, edit->seen, error);
}

/* Item, field, edit, nth, value and origin, from @at on. */
static gboolean
bind_change (Work *work,
             WaymarkStatement *insert,
             int at,
             const WaymarkFoundChange *change,
             gint64 edit,
             GError **error)
{
  gint64 origin = change->origin > 0 ? map (work, change->origin) : change->origin;
  WaymarkBlobId item;
  gsize length;
  const guint8 *value = g_bytes_get_data (change->value, &length);

  if (!waymark_id_to_blob (change->item, &item))
    return FALSE;
  waymark_statement_bind_copy (insert, at, item.bytes, item.length);
  waymark_statement_bind_text (insert, at + 1, change->field, -1);
  waymark_statement_bind_int (insert, at + 2, edit);
  waymark_statement_bind_int (insert, at + 3, change->nth);
  waymark_statement_bind_blob (insert, at + 4, value, length);
  if (change->origin < 0 || (change->origin > 0 && origin == 0))
    waymark_statement_bind_null (insert, at + 5);
  else
    waymark_statement_bind_int (insert, at + 5, origin);
  return waymark_statement_run (insert, error);
}

static gboolean
write_changes (Work *work, const WaymarkFoundEdit *edit, GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (work->store->db,
                          "INSERT OR IGNORE INTO change (item, field, edit, nth, value, origin)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                          error);

  for (guint i = 0; insert != NULL && i < edit->changes->len; i++)
    if (!bind_change (work, insert, 1, edit->changes->pdata[i], edit->kept, error))
      return FALSE;
  return insert != NULL && write_pairs (work,
                                        "INSERT OR IGNORE INTO ours (edit, other) VALUES (?1, ?2)",
                                        edit,
                                        edit->ours,
                                        error);
}

static gboolean
write_summaries (Work *work, GError **error)
{
  const WaymarkFoundEdits *edits = work->rows->edits;
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      work->store->db,
      "INSERT OR IGNORE INTO baseline (baseline, item, field, edit, nth, value, origin)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);
  g_autoptr (WaymarkStatement) head =
      insert != NULL ? waymark_sqlite_get (work->store->db,
                                           "INSERT OR IGNORE INTO baseline_head (baseline, edit)"
                                           " VALUES (?1, ?2)",
                                           error)
                     : NULL;

  if (head == NULL)
    return FALSE;
  for (guint i = 0; i < edits->summaries->len; i++)
    {
      const WaymarkFoundSummary *summary = edits->summaries->pdata[i];

      if (map (work, summary->edit) == 0)
        continue;
      waymark_statement_bind_int (insert, 1, summary->baseline);
      if (!bind_change (work, insert, 2, &summary->change, map (work, summary->edit), error))
        return FALSE;
    }
  for (guint i = 0; i + 1 < edits->summary_heads->len; i += 2)
    {
      gint64 edit = map (work, g_array_index (edits->summary_heads, gint64, i + 1));

      if (edit == 0)
        continue;
      waymark_statement_bind_int (head, 1, g_array_index (edits->summary_heads, gint64, i));
      waymark_statement_bind_int (head, 2, edit);
      if (!waymark_statement_run (head, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_record (Work *work, GError **error)
{
  if (!waymark_schema_create (work->store->db, error) || !write_meta (work, error) ||
      !write_sessions (work, error))
    return FALSE;
  for (guint i = 0; i < work->kept->len; i++)
    if (!write_edit (work, work->kept->pdata[i], error) ||
        !write_seen (work, work->kept->pdata[i], error) ||
        !write_changes (work, work->kept->pdata[i], error))
      return FALSE;
  return write_summaries (work, error) &&
         waymark_sqlite_run (work->store->db,
                             "INSERT INTO head SELECT n FROM edit WHERE n NOT IN"
                             " (SELECT prev FROM edit WHERE prev IS NOT NULL)"
                             " AND n NOT IN (SELECT other FROM seen)",
                             error);
}

/* ---- edits that lost words */

/* With each all it had seen, and what was forgotten before. */
static guint8 *
mark_summarised (Work *work, const WaymarkEditTable *table)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean lost = FALSE;

  for (guint i = 0; i < work->kept->len; i++)
    {
      const WaymarkFoundEdit *edit = work->kept->pdata[i];

      lost |= !edit->content_is_whole;
      if (!says_something (edit))
        g_array_append_val (heads, edit->kept);
    }
  return lost ? waymark_edit_table_mark_past (table, (const gint64 *) heads->data, heads->len)
              : NULL;
}

static gboolean
put_words_back (Work *work, const WaymarkFoundEdit *edit, GError **error)
{
  g_autoptr (WaymarkStatement) update =
      waymark_sqlite_get (work->store->db,
                          "UPDATE edit SET salt = ?2, person = ?3, time = ?4, name = ?5,"
                          " undoes = ?6 WHERE n = ?1",
                          error);

  if (update == NULL)
    return FALSE;
  waymark_statement_bind_int (update, 1, edit->kept);
  waymark_statement_bind_blob (update, 2, edit->salt, sizeof edit->salt);
  waymark_statement_bind_text (update, 3, edit->person, -1);
  waymark_statement_bind_int (update, 4, edit->time);
  waymark_statement_bind_text (update, 5, edit->name, -1);
  bind_number (update, 6, map (work, edit->undoes));
  return waymark_statement_run (update, error) && write_changes (work, edit, error);
}

static gboolean
summarise (Work *work, GError **error)
{
  g_auto (WaymarkEditTable) table = { 0 };
  g_autofree guint8 *inside = NULL;

  if (!waymark_edit_table_load (&table, work->store, error))
    return FALSE;
  inside = mark_summarised (work, &table);
  if (inside == NULL)
    return TRUE;
  if (!waymark_forget_edits (work->store, &table, inside, WAYMARK_FORGET_EXACTLY, error))
    return FALSE;
  for (guint i = 0; i < work->kept->len; i++)
    {
      const WaymarkFoundEdit *edit = work->kept->pdata[i];

      if (inside[edit->kept] && says_something (edit) && !put_words_back (work, edit, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- what they come to */

static gboolean
write_items (Work *work, GCancellable *cancellable, GError **error)
{
  g_auto (WaymarkUnion) all = { 0 };
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  if (!waymark_store_read_facts (work->store, error) ||
      !waymark_union_begin (&all, work->store, error))
    return FALSE;
  query =
      waymark_sqlite_get (work->store->db,
                          "SELECT item, field FROM change UNION SELECT item, field FROM baseline",
                          error);
  if (query == NULL)
    return FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id))
        waymark_union_touch (&all, id, waymark_statement_get_text (query, 1, NULL));
    }
  g_clear_pointer (&query, waymark_statement_release);
  all.n_edits = work->kept->len;
  return step != WAYMARK_STEP_ERROR &&
         waymark_union_apply (&all, work->store, cancellable, error) &&
         waymark_store_read_facts (work->store, error);
}

static gboolean
fill (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkTransaction) transaction = waymark_sqlite_begin (work->store->db, error);

  return transaction != NULL && write_record (work, error) && summarise (work, error) &&
         write_items (work, cancellable, error) && waymark_transaction_commit (transaction, error);
}

/**
 * waymark_rescue_history_build:
 * @rows: what was read of a damaged file, confirmed
 * @plan_id: id of the plan
 * @name: what errors call the file
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a plan in memory of the edits that are whole, checked like
 *   a file from outside; %NULL if they make none
 */
WaymarkStore *
waymark_rescue_history_build (WaymarkRescueRows *rows,
                              const char *plan_id,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  WaymarkSqlite *db = waymark_sqlite_open (MEMORY, name, WAYMARK_SQLITE_CREATE, error);
  g_autoptr (WaymarkStore) store = db != NULL ? waymark_store_new_for (db, MEMORY, FALSE) : NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  Work work = { .rows = rows, .store = store, .kept = kept };

  if (store == NULL)
    return NULL;
  g_strlcpy (store->plan_id, plan_id, sizeof store->plan_id);
  choose (&work);
  if (kept->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no edit is left");
      return NULL;
    }
  if (!fill (&work, cancellable, error) || !waymark_store_verify (store, cancellable, error) ||
      !waymark_store_check (store, cancellable, error))
    return NULL;
  /* What was forgotten in part may leave an item without what it stands under. */
  plan = waymark_store_load_plan (store, cancellable, error);
  return plan != NULL ? g_steal_pointer (&store) : NULL;
}
