/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-check"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-edit-table.h"
#include "waymark-item.h"
#include "waymark-life.h"
#include "waymark-shown.h"

/* The state is rebuilt from the edits, item by item, and compared with the tables of items.
 * Where several writes stand side by side, which only merging by a later version can bring
 * about, what is shown has to be one of them; a combined text is taken as it is. */

#define ALL_WRITES                                                                                 \
  "SELECT item, field, edit, nth, value FROM change ORDER BY item, field, edit, nth"

#define ALL_WRITES_AFTER_BASELINES                                                                 \
  "SELECT item, field, edit, nth, value FROM change"                                               \
  " UNION SELECT item, field, edit, nth, value FROM baseline ORDER BY item, field, edit, nth"

#define SHOWN_ROWS "SELECT count (*) FROM extra WHERE field = '@kind' OR field NOT LIKE '@%'"

typedef struct
{
  gint64 edit;
  guint nth;
  GBytes *value;
} Write;

/* All writes of one register. */
typedef struct
{
  char *field;
  GArray *writes; /* of Write, as they come */
  gint64 newest;
  gboolean single; /* the newest has seen all others */
} Register;

typedef struct
{
  WaymarkStore *store;
  WaymarkEditTable table;
  WaymarkLife *life; /* in a chain */
  GHashTable *pasts; /* number of an edit -> what it had seen */
  gint64 n_shown[WAYMARK_N_KINDS + 1];
  gint64 n_extra;
  gint64 n_claims;
} Work;

static void
write_clear (gpointer data)
{
  g_bytes_unref (((Write *) data)->value);
}

static void
register_free (gpointer data)
{
  Register *r = data;

  g_free (r->field);
  g_array_unref (r->writes);
  g_free (r);
}

static gboolean
differs (Work *work, const char *item, const char *field, GError **error)
{
  return waymark_store_refuse (
      work->store,
      WAYMARK_ERROR_DAMAGED,
      error,
      /* Translators: %1$s is the name of a file; %2$s and %3$s are internal names of an
         item and a field, for a report. */
      _ ("“%1$s” shows something else than its history says: item %2$s, field %3$s."),
      waymark_store_get_display_name (work->store),
      item,
      field);
}

/* ---- reading */

#define MAX_PASTS 64

static const guint8 *
past_of (Work *work, gint64 edit)
{
  guint8 *past = g_hash_table_lookup (work->pasts, &edit);

  if (past == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      if (g_hash_table_size (work->pasts) >= MAX_PASTS)
        g_hash_table_remove_all (work->pasts);
      *key = edit;
      past = waymark_edit_table_mark_past (&work->table, &edit, 1);
      g_hash_table_insert (work->pasts, key, past);
    }
  return past;
}

static void
finish_register (Work *work, Register *r)
{
  const guint8 *past;

  r->newest = g_array_index (r->writes, Write, 0).edit;
  for (guint i = 1; i < r->writes->len; i++)
    {
      gint64 edit = g_array_index (r->writes, Write, i).edit;

      if (edit != r->newest && waymark_edit_table_compare (&work->table, edit, r->newest) > 0)
        r->newest = edit;
    }

  r->single = TRUE;
  if (waymark_store_is_linear (work->store) || r->writes->len == 1)
    return;
  past = past_of (work, r->newest);
  for (guint i = 0; i < r->writes->len; i++)
    if (!past[g_array_index (r->writes, Write, i).edit])
      r->single = FALSE;
}

static Register *
find_register (GPtrArray *registers, const char *field)
{
  for (guint i = 0; i < registers->len; i++)
    if (strcmp (((Register *) g_ptr_array_index (registers, i))->field, field) == 0)
      return g_ptr_array_index (registers, i);
  return NULL;
}

static void
add_write (GPtrArray *registers, WaymarkStatement *row)
{
  const char *field = waymark_statement_get_text (row, 1, NULL);
  Register *last = registers->len > 0 ? g_ptr_array_index (registers, registers->len - 1) : NULL;
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (row, 4, &length);
  Write write = { .edit = waymark_statement_get_int (row, 2),
                  .nth = waymark_statement_get_int (row, 3),
                  .value = g_bytes_new (bytes, length) };

  if (last == NULL || strcmp (last->field, field) != 0)
    {
      last = g_new0 (Register, 1);
      last->field = g_strdup (field);
      last->writes = g_array_new (FALSE, FALSE, sizeof (Write));
      g_array_set_clear_func (last->writes, write_clear);
      g_ptr_array_add (registers, last);
    }
  g_array_append_val (last->writes, write);
}

/* ---- what must be shown */

static GBytes *
newest_value (const Register *r)
{
  for (guint i = 0; i < r->writes->len; i++)
    {
      Write *write = &g_array_index (r->writes, Write, i);

      if (write->edit == r->newest && write->nth == 0)
        return write->value;
    }
  return g_array_index (r->writes, Write, 0).value;
}

static guint
count_newest (const Register *r)
{
  guint n = 0;

  for (guint i = 0; i < r->writes->len; i++)
    if (g_array_index (r->writes, Write, i).edit == r->newest)
      n++;
  return n;
}

static gboolean
is_false (GBytes *value)
{
  gsize length;
  const char *bytes = g_bytes_get_data (value, &length);

  return length == 1 && bytes[0] == 'f';
}

typedef enum
{
  GONE,
  ALIVE,
  OPEN, /* what was deleted there and worked on here */
} Life;

static Life
get_life (const Register *gone)
{
  gboolean not_gone = FALSE;
  gboolean is_gone = FALSE;

  if (gone == NULL)
    return ALIVE;
  for (guint i = 0; i < gone->writes->len; i++)
    {
      Write *write = &g_array_index (gone->writes, Write, i);

      if (gone->single && write->edit != gone->newest)
        continue;
      if (is_false (write->value))
        not_gone = TRUE;
      else
        is_gone = TRUE;
    }
  if (gone->single)
    return not_gone ? ALIVE : GONE;
  return is_gone ? OPEN : ALIVE;
}

static gboolean
is_long_text (const char *field)
{
  return strcmp (field, "text") == 0 || strcmp (field, "notes") == 0 ||
         strcmp (field, "narrative") == 0;
}

static gboolean
may_show (const Register *r, GBytes *shown)
{
  if (r->single)
    return g_bytes_equal (newest_value (r), shown);
  if (is_long_text (r->field))
    return TRUE;
  for (guint i = 0; i < r->writes->len; i++)
    if (g_bytes_equal (g_array_index (r->writes, Write, i).value, shown))
      return TRUE;
  return FALSE;
}

/* A snapshot is as the edit made it that created it. */
static void
freeze (GPtrArray *registers)
{
  Register *kind = find_register (registers, WAYMARK_FIELD_KIND);

  for (guint i = registers->len; kind != NULL && i > 0; i--)
    {
      Register *r = g_ptr_array_index (registers, i - 1);

      if (r->field[0] == '@')
        continue;
      for (guint k = r->writes->len; k > 0; k--)
        if (g_array_index (r->writes, Write, k - 1).edit != kind->newest)
          g_array_remove_index (r->writes, k - 1);
      r->newest = kind->newest;
      r->single = TRUE;
      if (r->writes->len == 0)
        g_ptr_array_remove_index (registers, i - 1);
    }
}

/* ---- comparing */

static gboolean
read_extra (Work *work, const char *id, const char *field, GBytes **value, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (
      work->store->db, "SELECT value FROM extra WHERE item = ?1 AND field = ?2", error);
  WaymarkBlobId blob = { 0 };
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  waymark_id_to_blob (id, &blob);
  waymark_statement_bind_blob (query, 1, blob.bytes, blob.length);
  waymark_statement_bind_text (query, 2, field, -1);
  step = waymark_statement_step (query, error);
  if (step == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);

      *value = g_bytes_new (bytes, length);
    }
  else
    *value = g_bytes_new_static ("n", 1);
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
compare_field (Work *work, const char *id, WaymarkItem *item, Register *r, GError **error)
{
  g_autoptr (GBytes) shown = NULL;

  if (item != NULL && waymark_kind_find_field (waymark_item_get_kind (item), r->field) >= 0)
    shown = waymark_value_encode_bytes (waymark_item_get (item, r->field));
  else if (!read_extra (work, id, r->field, &shown, error))
    return FALSE;
  else if (r->field[0] != '@' && g_bytes_get_size (shown) > 1)
    work->n_extra++;

  return may_show (r, shown) || differs (work, id, r->field, error);
}

/* A value where nobody ever wrote one. */
static gboolean
check_unwritten (
    Work *work, const char *id, WaymarkItem *item, GPtrArray *registers, GError **error)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (waymark_item_get_nth (item, i) != NULL && find_register (registers, fields[i].name) == NULL)
      return differs (work, id, fields[i].name, error);
  return TRUE;
}

static gboolean
compare_item (Work *work,
              const char *id,
              WaymarkItem *item,
              const char *parent,
              GPtrArray *registers,
              GError **error)
{
  for (guint i = 0; i < registers->len; i++)
    {
      Register *r = g_ptr_array_index (registers, i);

      if (strcmp (r->field, WAYMARK_FIELD_GONE) == 0 ||
          (item != NULL && strcmp (r->field, WAYMARK_FIELD_KIND) == 0))
        continue;
      if (item != NULL && strcmp (r->field, WAYMARK_FIELD_PLACE) == 0)
        {
          g_autoptr (GBytes) place = waymark_place_encode (parent, waymark_item_get_rank (item));

          if (!may_show (r, place))
            return differs (work, id, r->field, error);
        }
      else if (!compare_field (work, id, item, r, error))
        return FALSE;
    }
  return item == NULL || check_unwritten (work, id, item, registers, error);
}

static void
count_claims (Work *work, GPtrArray *registers)
{
  for (guint i = 0; i < registers->len; i++)
    {
      Register *r = g_ptr_array_index (registers, i);
      guint n = count_newest (r);

      if (n > 1 || (strcmp (r->field, WAYMARK_FIELD_GONE) == 0 && !is_false (newest_value (r))))
        work->n_claims += n;
    }
}

static gboolean
check_item (Work *work, const char *id, GPtrArray *registers, GError **error)
{
  g_autoptr (WaymarkItem) item = NULL;
  char parent[33] = "";
  WaymarkKind kind;
  gboolean shown;
  Life life;

  for (guint i = 0; i < registers->len; i++)
    finish_register (work, g_ptr_array_index (registers, i));
  count_claims (work, registers);

  if (!waymark_shown_get_kind (work->store, id, &kind, error) ||
      !waymark_shown_read_item (work->store, id, &item, parent, error))
    return FALSE;
  if (kind == WAYMARK_KIND_SNAPSHOT)
    freeze (registers);
  shown = item != NULL;
  if (kind == WAYMARK_N_KINDS && !waymark_shown_is_alive (work->store, id, &shown, error))
    return FALSE;

  if (work->life != NULL)
    life = waymark_life_is_alive (work->life, id) ? ALIVE : GONE;
  else
    life = get_life (find_register (registers, WAYMARK_FIELD_GONE));
  if ((life == ALIVE && !shown) || (life == GONE && shown))
    return differs (work, id, WAYMARK_FIELD_GONE, error);
  if (!shown)
    return TRUE;
  work->n_shown[kind]++;
  return compare_item (work, id, item, parent, registers, error);
}

/* Items that no edit made, and what is left over in other tables. */
static gboolean
check_counts (Work *work, GError **error)
{
  gint64 found, unknown;

  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM \"%s\"", waymark_kind_get_name (kind));

      if (!waymark_sqlite_get_int (work->store->db, sql, &found, error))
        return FALSE;
      if (found != work->n_shown[kind])
        return differs (work, waymark_kind_get_name (kind), WAYMARK_FIELD_KIND, error);
    }

  unknown = work->n_shown[WAYMARK_N_KINDS];
  if (!waymark_sqlite_get_int (work->store->db, SHOWN_ROWS, &found, error))
    return FALSE;
  if (found != unknown + work->n_extra)
    return differs (work, "extra", WAYMARK_FIELD_KIND, error);

  if (!waymark_sqlite_get_int (work->store->db, "SELECT count (*) FROM claim", &found, error))
    return FALSE;
  if (waymark_store_is_linear (work->store) && found != work->n_claims)
    return differs (work, "claim", WAYMARK_FIELD_GONE, error);
  return TRUE;
}

static gboolean
check_items (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStatement) query = NULL;
  g_autoptr (GPtrArray) registers = g_ptr_array_new_with_free_func (register_free);
  gint64 baselines;
  char id[33] = "";
  WaymarkStep step;

  if (!waymark_sqlite_get_int (
          work->store->db, "SELECT count (*) FROM baseline_head", &baselines, error))
    return FALSE;
  query = waymark_sqlite_get (
      work->store->db, baselines > 0 ? ALL_WRITES_AFTER_BASELINES : ALL_WRITES, error);
  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);
      char next[33];

      waymark_id_from_blob (bytes, length, next);
      if (registers->len > 0 && strcmp (next, id) != 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              !check_item (work, id, registers, error))
            return FALSE;
          g_ptr_array_set_size (registers, 0);
        }
      strcpy (id, next);
      add_write (registers, query);
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  return (registers->len == 0 || check_item (work, id, registers, error)) &&
         check_counts (work, error);
}

/**
 * waymark_store_check:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Rebuilds what is to be shown from the edits alone and compares it with the tables
 * of items.
 *
 * Returns: %TRUE if they agree; otherwise the error says what differs
 */
gboolean
waymark_store_check (WaymarkStore *self, GCancellable *cancellable, GError **error)
{
  Work work = { .store = self };
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), FALSE);

  work.pasts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (waymark_store_is_linear (self))
    work.life = waymark_life_new (self, error);
  done = (work.life != NULL || !waymark_store_is_linear (self)) &&
         waymark_edit_table_load (&work.table, self, error) &&
         check_items (&work, cancellable, error);
  waymark_life_free (work.life);
  waymark_edit_table_clear (&work.table);
  g_hash_table_unref (work.pasts);
  return done;
}
