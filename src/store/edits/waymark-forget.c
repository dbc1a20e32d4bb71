/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-forget"

#include "config.h"

#include "waymark-forget.h"

#include <string.h>

#include "waymark-claims.h"
#include "waymark-graph.h"
#include "waymark-item.h"
#include "waymark-shown.h"

/* Forgetting (SPEC section 10): the edits up to a cut lose what they said, and a baseline says
 * what they come to: of every register the writes that no other one up to the cut had seen. */

#define ALL_WRITES                                                                                 \
  "SELECT item, field, edit, 1 FROM baseline WHERE nth = 0"                                        \
  " UNION ALL SELECT item, field, edit, 0 FROM change WHERE nth = 0 ORDER BY 1, 2, 3"

typedef struct
{
  WaymarkBlobId item;
  const char *field;
  gint64 edit;
} Row;

/* An older summary: what it covers. */
typedef struct
{
  gint64 number;
  guint8 *inside;
} Baseline;

typedef struct
{
  WaymarkStore *store;
  const WaymarkEditTable *table;
  const guint8 *inside;
  gboolean drop_deleted;
  GPtrArray *baselines; /* of Baseline */
  const WaymarkGraph *graph;
  GStringChunk *fields;
  GArray *kept; /* of Row: the new summary */

  /* The register being read. */
  Row current;
  GArray *writers; /* of gint64 */

  /* The item being read. */
  WaymarkBlobId item;
  gboolean deleted;
  WaymarkKind kind;
} Work;

static void
baseline_free (gpointer data)
{
  Baseline *baseline = data;

  g_free (baseline->inside);
  g_free (baseline);
}

/**
 * waymark_forget_may_drop:
 * @kind: kind of an item; %WAYMARK_N_KINDS for one that this version does not know
 * @field: one of its fields
 *
 * What stands where and what points to what is no words, and is needed to combine copies.
 *
 * Returns: whether a summary may be without the field once the item is deleted
 */
gboolean
waymark_forget_may_drop (WaymarkKind kind, const char *field)
{
  const WaymarkField *known = kind < WAYMARK_N_KINDS ? waymark_kind_get_field (kind, field) : NULL;

  return field[0] != '@' && (known == NULL || known->type != WAYMARK_FIELD_LINK);
}

/* ---- which edits */

static gboolean
all_parents_inside (const WaymarkEditTable *table,
                    const WaymarkEditHead *edit,
                    const guint8 *inside)
{
  if (edit->prev != 0 && !inside[edit->prev])
    return FALSE;
  for (guint i = 0; i < edit->n_seen; i++)
    if (!inside[g_array_index (table->seen, gint64, edit->first_seen + i)])
      return FALSE;
  return TRUE;
}

static guint8 *
mark_covered (WaymarkStore *store, const WaymarkEditTable *table, GError **error)
{
  g_autoptr (GArray) heads =
      waymark_sqlite_get_numbers (store->db, "SELECT edit FROM baseline_head", 0, error);

  return heads != NULL
             ? waymark_edit_table_mark_past (table, (const gint64 *) heads->data, heads->len)
             : NULL;
}

/**
 * waymark_forget_mark:
 * @store: a store
 * @table: the headers of its edits
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @n_new: (out): how many of the edits marked still say something
 * @error: return location for an error
 *
 * Returns: (transfer full): by number, 1 for each edit to be forgotten; %NULL with @error set
 */
guint8 *
waymark_forget_mark (
    WaymarkStore *store, const WaymarkEditTable *table, gint64 before, guint *n_new, GError **error)
{
  g_autofree guint8 *inside = mark_covered (store, table, error);
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  if (inside == NULL)
    return NULL;
  query = waymark_sqlite_get (store->db, "SELECT n, time FROM edit ORDER BY n", error);
  if (query == NULL)
    return NULL;

  *n_new = 0;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 n = waymark_statement_get_int (query, 0);
      const WaymarkEditHead *edit = waymark_edit_table_get (table, n);

      if (!inside[n] && !edit->forgotten && all_parents_inside (table, edit, inside) &&
          (before == G_MAXINT64 || waymark_statement_get_int (query, 1) < before))
        inside[n] = 1;
      if (inside[n] && !edit->forgotten)
        ++*n_new;
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&inside);
}

/* ---- what they come to */

static gboolean
read_baselines (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db, "SELECT baseline, edit FROM baseline_head ORDER BY baseline", error);
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  Baseline *baseline = NULL;
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 number = waymark_statement_get_int (query, 0);
      gint64 head = waymark_statement_get_int (query, 1);
      g_autofree guint8 *inside = waymark_edit_table_mark_past (work->table, &head, 1);

      if (baseline == NULL || baseline->number != number)
        {
          baseline = g_new0 (Baseline, 1);
          baseline->number = number;
          baseline->inside = g_steal_pointer (&inside);
          g_ptr_array_add (work->baselines, baseline);
          continue;
        }
      for (guint i = 0; i <= work->table->edits->len; i++)
        baseline->inside[i] |= inside[i];
    }
  return step != WAYMARK_STEP_ERROR;
}

/* Of two summaries a claim goes if the other one covers it and no longer has it. */
static gboolean
is_superseded (Work *work, gint64 edit, guint n_summaries)
{
  guint n_covering = 0;

  for (guint i = 0; i < work->baselines->len; i++)
    n_covering += ((Baseline *) work->baselines->pdata[i])->inside[edit];
  return n_summaries < n_covering;
}

static int
compare_writers (gconstpointer a, gconstpointer b, gpointer data)
{
  return waymark_edit_table_compare (data, *(const gint64 *) a, *(const gint64 *) b);
}

/* A later one is never seen by an earlier one, so the newest is always among what stays. */
static void
keep_frontier (Work *work)
{
  GArray *writers = work->writers;

  if (writers->len > 1)
    g_array_sort_with_data (writers, compare_writers, (gpointer) work->table);
  for (guint i = 0; i < writers->len; i++)
    {
      Row row = work->current;
      gboolean seen = FALSE;

      row.edit = g_array_index (writers, gint64, i);
      for (guint k = i + 1; k < writers->len && !seen; k++)
        seen = waymark_graph_seen (work->graph, row.edit, g_array_index (writers, gint64, k));
      if (!seen)
        g_array_append_val (work->kept, row);
    }
}

static gboolean
same_item (const WaymarkBlobId *a, const WaymarkBlobId *b)
{
  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

/* Whether nothing here can bring the item back but a copy that has seen less. */
static gboolean
read_deleted (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;
  gboolean alive;
  char id[33];

  work->deleted = FALSE;
  waymark_id_from_blob (work->item.bytes, work->item.length, id);
  if (!work->drop_deleted)
    return TRUE;
  if (!waymark_shown_is_alive (work->store, id, &alive, error))
    return FALSE;
  if (alive)
    return TRUE;

  query = waymark_sqlite_get (
      work->store->db, "SELECT edit FROM change WHERE item = ?1 AND field = '@gone'", error);
  if (query == NULL)
    return FALSE;
  waymark_statement_bind_blob (query, 1, work->item.bytes, work->item.length);
  work->deleted = TRUE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!work->inside[waymark_statement_get_int (query, 0)])
      work->deleted = FALSE;
  return step != WAYMARK_STEP_ERROR && waymark_shown_get_kind (work->store, id, &work->kind, error);
}

static gboolean
finish_register (Work *work, GError **error)
{
  gboolean done = TRUE;

  if (work->writers->len == 0)
    return TRUE;
  if (!same_item (&work->item, &work->current.item))
    {
      work->item = work->current.item;
      done = read_deleted (work, error);
    }
  if (done && work->deleted && waymark_forget_may_drop (work->kind, work->current.field))
    done = waymark_claims_clear (work->store, &work->current.item, work->current.field, error);
  else if (done)
    keep_frontier (work);
  g_array_set_size (work->writers, 0);
  return done;
}

/* One edit that wrote the register: in so many summaries, and maybe itself still there. */
typedef struct
{
  gint64 edit;
  guint n_summaries;
  gboolean in_change;
} Writer;

static void
finish_writer (Work *work, Writer *writer)
{
  if (writer->edit != 0 && work->inside[writer->edit] &&
      !is_superseded (work, writer->edit, writer->n_summaries))
    g_array_append_val (work->writers, writer->edit);
  writer->edit = 0;
  writer->n_summaries = 0;
}

static gboolean
collect (Work *work, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (work->store->db, ALL_WRITES, error);
  Writer writer = { 0 };
  WaymarkStep step;

  if (query == NULL)
    return FALSE;
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      WaymarkBlobId item = { 0 };
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      const char *field = waymark_statement_get_text (query, 1, NULL);
      gint64 edit = waymark_statement_get_int (query, 2);
      gboolean same;

      item.length = (guint8) MIN (length, sizeof item.bytes);
      memcpy (item.bytes, bytes, item.length);
      same = work->current.field != NULL && same_item (&work->current.item, &item) &&
             strcmp (work->current.field, field) == 0;
      if (!same || edit != writer.edit)
        finish_writer (work, &writer);
      if (!same)
        {
          if (!finish_register (work, error))
            return FALSE;
          work->current.item = item;
          work->current.field = g_string_chunk_insert_const (work->fields, field);
        }
      writer.edit = edit;
      if (waymark_statement_get_int (query, 3) != 0)
        writer.n_summaries++;
    }
  finish_writer (work, &writer);
  return step != WAYMARK_STEP_ERROR && finish_register (work, error);
}

/* ---- writing it down */

static gboolean
insert_row (Work *work, gint64 number, const Row *row, GError **error)
{
  static const char *const sources[] = {
    "INSERT INTO baseline SELECT ?1, item, field, edit, nth, value, origin FROM change"
    " WHERE item = ?2 AND field = ?3 AND edit = ?4",
    "INSERT OR IGNORE INTO baseline SELECT ?1, item, field, edit, nth, value, origin FROM baseline"
    " WHERE item = ?2 AND field = ?3 AND edit = ?4 AND baseline < ?1",
  };
  gboolean forgotten = waymark_edit_table_get (work->table, row->edit)->forgotten;
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (work->store->db, sources[forgotten ? 1 : 0], error);

  if (insert == NULL)
    return FALSE;
  waymark_statement_bind_int (insert, 1, number);
  waymark_statement_bind_blob (insert, 2, row->item.bytes, row->item.length);
  waymark_statement_bind_text (insert, 3, row->field, -1);
  waymark_statement_bind_int (insert, 4, row->edit);
  return waymark_statement_run (insert, error);
}

static gboolean
run_with (Work *work, const char *sql, gint64 n, gint64 other, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (work->store->db, sql, error);

  if (statement == NULL)
    return FALSE;
  waymark_statement_bind_int (statement, 1, n);
  if (other != 0)
    waymark_statement_bind_int (statement, 2, other);
  return waymark_statement_run (statement, error);
}

/* The edits up to the cut that none up to the cut has seen. */
static gboolean
write_heads (Work *work, gint64 number, GError **error)
{
  g_autofree guint8 *parent = g_new0 (guint8, work->table->edits->len + 1);

  for (gint64 n = 1; n <= (gint64) work->table->edits->len; n++)
    {
      const WaymarkEditHead *edit = waymark_edit_table_get (work->table, n);

      if (!work->inside[n])
        continue;
      parent[edit->prev] = 1;
      for (guint i = 0; i < edit->n_seen; i++)
        parent[g_array_index (work->table->seen, gint64, edit->first_seen + i)] = 1;
    }
  for (gint64 n = 1; n <= (gint64) work->table->edits->len; n++)
    if (work->inside[n] && !parent[n] &&
        !run_with (
            work, "INSERT INTO baseline_head (baseline, edit) VALUES (?1, ?2)", number, n, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_baseline (Work *work, GError **error)
{
  gint64 last;

  if (!waymark_sqlite_get_int (work->store->db,
                               "SELECT max (ifnull ((SELECT max (baseline) FROM baseline), 0),"
                               " ifnull ((SELECT max (baseline) FROM baseline_head), 0))",
                               &last,
                               error))
    return FALSE;
  for (guint i = 0; i < work->kept->len; i++)
    if (!insert_row (work, last + 1, &g_array_index (work->kept, Row, i), error))
      return FALSE;
  return run_with (work, "DELETE FROM baseline WHERE baseline <= ?1", last, 0, error) &&
         run_with (work, "DELETE FROM baseline_head WHERE baseline <= ?1", last, 0, error) &&
         write_heads (work, last + 1, error);
}

static gboolean
drop_contents (Work *work, GError **error)
{
  static const char *const drops[] = {
    "DELETE FROM change WHERE edit = ?1",
    "DELETE FROM ours WHERE edit = ?1",
    "UPDATE edit SET salt = NULL, person = NULL, time = NULL, name = NULL, undoes = NULL"
    " WHERE n = ?1",
  };

  for (gint64 n = 1; n <= (gint64) work->table->edits->len; n++)
    for (guint i = 0; i < G_N_ELEMENTS (drops) && work->inside[n]; i++)
      if (!waymark_edit_table_get (work->table, n)->forgotten &&
          !run_with (work, drops[i], n, 0, error))
        return FALSE;
  return TRUE;
}

/**
 * waymark_forget_edits:
 * @store: a store, in a transaction
 * @table: the headers of its edits
 * @inside: by number, 1 for each edit to be forgotten; with an edit all its parents
 * @flags: what goes with them
 * @error: return location for an error
 *
 * Drops what these edits said and who made them when, and writes down what they come to.
 * Nothing that is shown changes. Their bytes may still be in the database's free pages:
 * what leaves this computer is a compact copy.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_forget_edits (WaymarkStore *store,
                      const WaymarkEditTable *table,
                      const guint8 *inside,
                      WaymarkForgetFlags flags,
                      GError **error)
{
  g_autoptr (GPtrArray) baselines = g_ptr_array_new_with_free_func (baseline_free);
  g_autoptr (WaymarkGraph) graph = waymark_graph_new (table);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) writers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GStringChunk *fields = g_string_chunk_new (256);
  Work work = { .store = store,
                .table = table,
                .inside = inside,
                .drop_deleted = (flags & WAYMARK_FORGET_DELETED_TOO) != 0,
                .baselines = baselines,
                .graph = graph,
                .fields = fields,
                .kept = kept,
                .writers = writers,
                .item = { .length = 0 } };
  gboolean done = read_baselines (&work, error) && collect (&work, error) &&
                  write_baseline (&work, error) && drop_contents (&work, error);

  g_string_chunk_free (fields);
  return done;
}
