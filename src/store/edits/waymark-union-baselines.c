/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-union-baselines"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-forget.h"
#include "waymark-shown.h"
#include "waymark-state.h"
#include "waymark-union.h"

/* Summaries of forgotten history (SPEC section 10) that a copy brings with it. */

#define ROWS                                                                                       \
  "SELECT item, field, edit, nth, value, origin FROM baseline WHERE baseline = ?1"                 \
  " ORDER BY item, field, edit, nth"

typedef struct
{
  WaymarkUnion *out;
  WaymarkStore *store;
  WaymarkStore *other;
  const WaymarkEditTable *theirs;
  const gint64 *map;
} Work;

gboolean
waymark_union_refuse_origin (WaymarkStore *other, GError **error)
{
  return waymark_store_refuse (
      other,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” is damaged: a value in it is ascribed to an edit that did not bring it."),
      waymark_store_get_display_name (other));
}

static gboolean
refuse_summary (WaymarkStore *other, GError **error)
{
  return waymark_store_refuse (
      other,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %s is the name of a file. */
      _ ("“%s” cannot be combined with this plan: its summary of the early history is not what "
         "the edits here say."),
      waymark_store_get_display_name (other));
}

/**
 * waymark_union_check_origin:
 * @store: a store
 * @other: a copy that ascribes a value to an edit
 * @origin: number of that edit in @store
 * @item: id of the item
 * @field: name of the field
 * @value: canonical bytes
 * @length: how many
 * @error: return location for an error
 *
 * Returns: %TRUE if the edit wrote that value, or its content is forgotten here too
 */
gboolean
waymark_union_check_origin (WaymarkStore *store,
                            WaymarkStore *other,
                            gint64 origin,
                            const WaymarkBlobId *item,
                            const char *field,
                            const guint8 *value,
                            gsize length,
                            GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      store->db,
      "SELECT 1 FROM edit WHERE n = ?1 AND salt IS NULL UNION ALL SELECT 1 FROM change"
      " WHERE item = ?2 AND field = ?3 AND edit = ?1 AND value = ?4 LIMIT 1",
      error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, origin);
  waymark_statement_bind_blob (query, 2, item->bytes, item->length);
  waymark_statement_bind_text (query, 3, field, -1);
  waymark_statement_bind_blob (query, 4, value, length);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_DONE)
    return waymark_union_refuse_origin (other, error);
  return step == WAYMARK_STEP_ROW;
}

/* ---- which one is new: two are the same when their heads and rows are */

static void
add_digest (GString *bytes, const WaymarkEditTable *table, gint64 n)
{
  const WaymarkEditHead *edit = waymark_edit_table_get (table, n);

  if (edit != NULL)
    g_string_append_len (bytes, (const char *) edit->digest.bytes, sizeof edit->digest.bytes);
  g_string_append_c (bytes, '|');
}

static void
add_row (GChecksum *sum, GString *bytes, const WaymarkEditTable *table, WaymarkStatement *row)
{
  gsize length;
  const guint8 *value = waymark_statement_get_blob (row, 4, &length);
  gsize id_length;
  const guint8 *id = waymark_statement_get_blob (row, 0, &id_length);

  g_string_truncate (bytes, 0);
  waymark_encode_string (bytes, (const char *) id, id_length);
  waymark_encode_string (bytes, waymark_statement_get_text (row, 1, NULL), -1);
  add_digest (bytes, table, waymark_statement_get_int (row, 2));
  waymark_encode_integer (bytes, waymark_statement_get_int (row, 3));
  waymark_encode_string (bytes, (const char *) value, length);
  add_digest (bytes,
              table,
              waymark_statement_is_null (row, 5) ? waymark_statement_get_int (row, 2)
                                                 : waymark_statement_get_int (row, 5));
  g_checksum_update (sum, (const guchar *) bytes->str, bytes->len);
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Rows come in the order of numbers, which differ from file to file: the sums of the rows
 * are sorted. */
static char *
identify (WaymarkStore *store, const WaymarkEditTable *table, gint64 baseline, GError **error)
{
  g_autoptr (GArray) heads = waymark_sqlite_get_numbers (
      store->db,
      "SELECT b.edit FROM baseline_head b JOIN edit e ON e.n = b.edit WHERE b.baseline = ?1"
      " ORDER BY e.digest",
      baseline,
      error);
  g_autoptr (WaymarkStatement) query = NULL;
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) bytes = g_string_new (NULL);
  WaymarkStep step;

  if (heads == NULL)
    return NULL;
  query = waymark_sqlite_get (store->db, ROWS, error);
  if (query == NULL)
    return NULL;

  waymark_statement_bind_int (query, 1, baseline);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

      add_row (sum, bytes, table, query);
      g_ptr_array_add (sums, g_strdup (g_checksum_get_string (sum)));
    }
  if (step == WAYMARK_STEP_ERROR)
    return NULL;

  g_ptr_array_sort (sums, compare_sums);
  g_string_truncate (bytes, 0);
  for (guint i = 0; i < heads->len; i++)
    add_digest (bytes, table, g_array_index (heads, gint64, i));
  for (guint i = 0; i < sums->len; i++)
    g_string_append (bytes, g_ptr_array_index (sums, i));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes->str, bytes->len);
}

static GHashTable *
identify_all (WaymarkStore *store, const WaymarkEditTable *table, GError **error)
{
  g_autoptr (GArray) numbers = waymark_sqlite_get_numbers (
      store->db, "SELECT DISTINCT baseline FROM baseline_head", 0, error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    {
      char *id = identify (store, table, g_array_index (numbers, gint64, i), error);

      if (id == NULL)
        return NULL;
      g_hash_table_add (known, id);
    }
  return g_steal_pointer (&known);
}

/* ---- against what the edits here say */

static GArray *
map_heads (Work *work, gint64 baseline, GError **error)
{
  GArray *heads = waymark_sqlite_get_numbers (
      work->other->db, "SELECT edit FROM baseline_head WHERE baseline = ?1", baseline, error);

  for (guint i = 0; heads != NULL && i < heads->len; i++)
    g_array_index (heads, gint64, i) = work->map[g_array_index (heads, gint64, i)];
  return heads;
}

/* Whether all that it covers was here before, with its words. */
static gboolean
is_all_ours (Work *work, WaymarkState *state, const GArray *heads)
{
  const WaymarkEditTable *table = waymark_state_get_table (state);
  g_autofree guint8 *inside =
      waymark_edit_table_mark_past (table, (const gint64 *) heads->data, heads->len);

  for (guint n = 1; n <= table->edits->len; n++)
    if (inside[n] && (n > work->out->n_before || waymark_edit_table_get (table, n)->forgotten))
      return FALSE;
  return TRUE;
}

/* The registers of a summary, each with its frontier. */
static GHashTable *
read_summary (Work *work, gint64 baseline, GError **error)
{
  g_autoptr (GHashTable) registers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) waymark_writes_free);
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->other->db, ROWS, error);
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  waymark_statement_bind_int (query, 1, baseline);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *field = waymark_statement_get_text (query, 1, NULL);
      gint64 edit = work->map[waymark_statement_get_int (query, 2)];
      gint64 origin = waymark_statement_get_int (query, 5);
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];
      g_autofree char *key = NULL;
      WaymarkWrites *r;
      WaymarkWrite *write;

      waymark_id_from_blob (bytes, length, id);
      key = g_strconcat (id, " ", field, NULL);
      r = g_hash_table_lookup (registers, key);
      if (r == NULL)
        {
          r = waymark_writes_new (field);
          g_hash_table_insert (registers, g_steal_pointer (&key), r);
        }
      write = r->writes->len > 0 ? g_ptr_array_index (r->writes, r->writes->len - 1) : NULL;
      if (write == NULL || write->edit != edit)
        {
          write = waymark_write_new (edit);
          g_ptr_array_add (r->writes, write);
        }
      bytes = waymark_statement_get_blob (query, 4, &length);
      waymark_write_add (write,
                         bytes,
                         length,
                         waymark_statement_is_null (query, 5) ? edit
                         : origin == 0                        ? 0
                                                              : work->map[origin]);
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&registers);
}

static gboolean
is_same_frontier (GPtrArray *ours, GPtrArray *theirs)
{
  if (ours->len != theirs->len)
    return FALSE;
  for (guint i = 0; i < ours->len; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < theirs->len && !found; k++)
        found = waymark_write_equal (g_ptr_array_index (ours, i), g_ptr_array_index (theirs, k));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Whether all that stands of it up to the cut is deletions. */
static gboolean
was_deleted (WaymarkState *state, GPtrArray *registers)
{
  WaymarkWrites *gone = waymark_writes_find (registers, WAYMARK_FIELD_GONE);
  g_autoptr (GPtrArray) frontier =
      gone != NULL ? waymark_state_frontier (state, gone->writes) : NULL;

  for (guint i = 0; frontier != NULL && i < frontier->len; i++)
    {
      const WaymarkWrite *write = g_ptr_array_index (frontier, i);

      for (guint k = 0; k < write->alternatives->len; k++)
        if (waymark_value_is_false (
                g_array_index (write->alternatives, WaymarkAlternative, k).value))
          return FALSE;
    }
  return frontier != NULL;
}

/* Of what was deleted a summary may be without the words. */
static gboolean
may_be_without (Work *work,
                WaymarkState *state,
                const char *id,
                GPtrArray *registers,
                const char *field,
                gboolean *may,
                GError **error)
{
  WaymarkKind kind;

  *may = FALSE;
  if (!was_deleted (state, registers))
    return TRUE;
  if (!waymark_shown_get_kind (work->store, id, &kind, error))
    return FALSE;
  *may = waymark_forget_may_drop (kind, field);
  return TRUE;
}

static gboolean
compare_item (Work *work,
              WaymarkState *state,
              const char *id,
              GHashTable *summary,
              guint *n_registers,
              GError **error)
{
  g_autoptr (GPtrArray) registers = waymark_state_read_item (state, id, error);

  if (registers == NULL)
    return FALSE;
  for (guint i = 0; i < registers->len; i++)
    {
      WaymarkWrites *r = g_ptr_array_index (registers, i);
      g_autoptr (GPtrArray) frontier = waymark_state_frontier (state, r->writes);
      g_autofree char *key = g_strconcat (id, " ", r->field, NULL);
      WaymarkWrites *theirs = g_hash_table_lookup (summary, key);
      gboolean may = FALSE;

      if (theirs == NULL && !may_be_without (work, state, id, registers, r->field, &may, error))
        return FALSE;
      if (theirs == NULL && may)
        continue;
      if (theirs == NULL || !is_same_frontier (frontier, theirs->writes))
        return refuse_summary (work->other, error);
      ++*n_registers;
    }
  return TRUE;
}

static gboolean
check_against_ours (Work *work, WaymarkState *whole, gint64 baseline, GArray *heads, GError **error)
{
  g_autoptr (WaymarkState) state =
      waymark_state_new_plain (whole, (const gint64 *) heads->data, heads->len);
  g_autoptr (GHashTable) summary = read_summary (work, baseline, error);
  g_autoptr (WaymarkStatement) query = NULL;
  guint n_registers = 0;
  WaymarkStep step;

  if (summary == NULL)
    return FALSE;
  query = waymark_sqlite_get (work->store->db, "SELECT DISTINCT item FROM change", error);
  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id) &&
          !compare_item (work, state, id, summary, &n_registers, error))
        return FALSE;
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return n_registers == g_hash_table_size (summary) || refuse_summary (work->other, error);
}

/* ---- taking it over */

static gboolean
copy_row (Work *work, WaymarkStatement *row, WaymarkStatement *insert, gint64 to, GError **error)
{
  const char *field = waymark_statement_get_text (row, 1, NULL);
  gint64 edit = work->map[waymark_statement_get_int (row, 2)];
  gint64 origin = waymark_statement_get_int (row, 5);
  gboolean own = waymark_statement_is_null (row, 5);
  WaymarkBlobId item = { 0 };
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 0, &length);

  item.length = MIN (length, sizeof item.bytes);
  memcpy (item.bytes, bytes, item.length);
  bytes = waymark_statement_get_blob (row, 4, &length);
  origin = own ? edit : origin == 0 ? 0 : work->map[origin];
  if (origin > 0 && !waymark_union_check_origin (
                        work->store, work->other, origin, &item, field, bytes, length, error))
    return FALSE;

  waymark_statement_bind_int (insert, 1, to);
  waymark_statement_bind_blob (insert, 2, item.bytes, item.length);
  waymark_statement_bind_text (insert, 3, field, -1);
  waymark_statement_bind_int (insert, 4, edit);
  waymark_statement_bind_int (insert, 5, waymark_statement_get_int (row, 3));
  waymark_statement_bind_blob (insert, 6, bytes, length);
  if (own)
    waymark_statement_bind_null (insert, 7);
  else
    waymark_statement_bind_int (insert, 7, origin);
  return waymark_statement_run (insert, error);
}

static gboolean
copy_rows (Work *work, gint64 from, gint64 to, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->other->db, ROWS, error);
  g_autoptr (WaymarkStatement) insert = NULL;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  insert =
      waymark_sqlite_get (work->store->db,
                          "INSERT INTO baseline (baseline, item, field, edit, nth, value, origin)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (insert == NULL)
    return FALSE;

  waymark_statement_bind_int (query, 1, from);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!copy_row (work, query, insert, to, error))
      return FALSE;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
copy_heads (Work *work, const GArray *heads, gint64 to, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      work->store->db, "INSERT INTO baseline_head (baseline, edit) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      waymark_statement_bind_int (insert, 1, to);
      waymark_statement_bind_int (insert, 2, g_array_index (heads, gint64, i));
      if (!waymark_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take (Work *work, gint64 baseline, GError **error)
{
  WaymarkState *state = waymark_store_get_state (work->store, error);
  g_autoptr (GArray) heads = NULL;
  gint64 last;

  if (state == NULL)
    return FALSE;
  heads = map_heads (work, baseline, error);
  if (heads == NULL ||
      (is_all_ours (work, state, heads) &&
       !check_against_ours (work, state, baseline, heads, error)) ||
      !waymark_sqlite_get_int (
          work->store->db, "SELECT ifnull (max (baseline), 0) FROM baseline_head", &last, error))
    return FALSE;
  work->out->n_baselines++;
  waymark_store_drop_state (work->store);
  return copy_rows (work, baseline, last + 1, error) && copy_heads (work, heads, last + 1, error);
}

/* A summary can say something of every register. */
static gboolean
touch_all (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (work->store->db,
                          "SELECT item, field FROM change UNION SELECT item, field FROM baseline",
                          error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char id[33];

      if (waymark_id_from_blob (bytes, length, id))
        waymark_union_touch (work->out, id, waymark_statement_get_text (query, 1, NULL));
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_union_add_baselines:
 * @self: a union
 * @store: the store, in the transaction, with the copy's edits
 * @other: the copy
 * @theirs: the headers of its edits
 * @map: by their numbers, ours
 * @error: return location for an error
 *
 * Takes over summaries of forgotten history that are not here yet. One that stands for
 * edits all of which are here with their words is recomputed first.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_union_add_baselines (WaymarkUnion *self,
                             WaymarkStore *store,
                             WaymarkStore *other,
                             const WaymarkEditTable *theirs,
                             const gint64 *map,
                             GError **error)
{
  Work work = { self, store, other, theirs, map };
  g_autoptr (GArray) numbers = waymark_sqlite_get_numbers (
      other->db, "SELECT DISTINCT baseline FROM baseline_head", 0, error);
  g_autoptr (GHashTable) known = NULL;
  g_auto (WaymarkEditTable) table = { 0 };

  if (numbers == NULL)
    return FALSE;
  if (numbers->len == 0)
    return TRUE;
  if (!waymark_edit_table_load (&table, store, error))
    return FALSE;
  known = identify_all (store, &table, error);
  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 baseline = g_array_index (numbers, gint64, i);
      g_autofree char *id = identify (other, theirs, baseline, error);

      if (id == NULL || (!g_hash_table_contains (known, id) && !take (&work, baseline, error)))
        return FALSE;
    }
  return self->n_baselines == 0 || touch_all (&work, error);
}
