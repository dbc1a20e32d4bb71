/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-items-digest"

#include "config.h"

#include "waymark-items-digest.h"

#include <string.h>

#include "waymark-item-table.h"
#include "waymark-register.h"
#include "waymark-sha256.h"

#define PIECE 65536

/* The SHA-256 of [(item, field, value) …] of all living items, by id and field (SPEC
 * section 13). The tables of all kinds, and the items that are only in `extra`, are read
 * side by side in the order of their ids; ids of 16 bytes come before the plan's. */
typedef struct
{
  WaymarkStatement *rows; /* of a kind, or of `extra` */
  WaymarkKind kind;       /* WAYMARK_N_KINDS for `extra` */
  gboolean at_end;
} Cursor;

typedef struct
{
  WaymarkSqlite *db;
  Cursor cursors[WAYMARK_N_KINDS + 1];
  guint *orders[WAYMARK_N_KINDS]; /* fields of a kind by name */
  WaymarkSha256 sum;
  GString *buffer;
} Work;

static int
compare_names (gconstpointer a, gconstpointer b, gpointer fields)
{
  return strcmp (((const WaymarkField *) fields)[*(const guint *) a].name,
                 ((const WaymarkField *) fields)[*(const guint *) b].name);
}

static gboolean
advance (Cursor *cursor, GError **error)
{
  WaymarkStep step = waymark_statement_step (cursor->rows, error);

  cursor->at_end = step != WAYMARK_STEP_ROW;
  return step != WAYMARK_STEP_ERROR;
}

static gboolean
open_cursors (Work *work, GError **error)
{
  for (int kind = 0; kind <= WAYMARK_N_KINDS; kind++)
    {
      Cursor *cursor = &work->cursors[kind];

      cursor->kind = kind;
      cursor->rows = waymark_sqlite_get (
          work->db,
          kind < WAYMARK_N_KINDS
              ? waymark_item_table_select_sorted (kind)
              : "SELECT item, field, value FROM extra ORDER BY length (item) DESC, item, field",
          error);
      if (cursor->rows == NULL || !advance (cursor, error))
        return FALSE;

      if (kind < WAYMARK_N_KINDS)
        {
          guint n_fields;
          const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

          work->orders[kind] = g_new (guint, n_fields);
          for (guint i = 0; i < n_fields; i++)
            work->orders[kind][i] = i;
          g_qsort_with_data (
              work->orders[kind], n_fields, sizeof (guint), compare_names, (gpointer) fields);
        }
    }
  return TRUE;
}

static void
add_value (Work *work, const char *item, const char *field, const guint8 *value, gsize length)
{
  waymark_encode_list_open (work->buffer);
  waymark_encode_string (work->buffer, item, -1);
  waymark_encode_string (work->buffer, field, -1);
  g_string_append_len (work->buffer, (const char *) value, length);
  waymark_encode_list_close (work->buffer);

  if (work->buffer->len > PIECE)
    {
      waymark_sha256_add (&work->sum, work->buffer->str, work->buffer->len);
      g_string_truncate (work->buffer, 0);
    }
}

static void
add_bytes (Work *work, const char *item, const char *field, GBytes *value)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (value, &length);

  add_value (work, item, field, bytes, length);
}

static int
compare_cursors (const Cursor *a, const Cursor *b)
{
  gsize a_length, b_length;
  const guint8 *x = waymark_statement_get_blob (a->rows, 0, &a_length);
  const guint8 *y = waymark_statement_get_blob (b->rows, 0, &b_length);

  if (a_length != b_length)
    return a_length > b_length ? -1 : 1;
  return memcmp (x, y, a_length);
}

/* Adds what `extra` holds of the item whose fields come before @until (%NULL: all). */
static gboolean
add_extra (Work *work, const char *item, const char *until, GError **error)
{
  Cursor *extra = &work->cursors[WAYMARK_N_KINDS];

  while (!extra->at_end)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (extra->rows, 0, &length);
      const char *field = waymark_statement_get_text (extra->rows, 1, NULL);
      char id[33];

      if (!waymark_id_from_blob (bytes, length, id) || strcmp (id, item) != 0 ||
          (until != NULL && strcmp (field, until) >= 0))
        return TRUE;

      bytes = waymark_statement_get_blob (extra->rows, 2, &length);
      add_value (work, item, field, bytes, length);
      if (!advance (extra, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_item (Work *work, Cursor *cursor, gboolean with_extra, GError **error)
{
  g_autoptr (WaymarkItem) item = waymark_item_table_read (cursor->rows, cursor->kind);
  const WaymarkField *fields = waymark_kind_get_fields (cursor->kind, NULL);
  g_autoptr (WaymarkValue) kind = NULL;
  g_autoptr (GBytes) kind_bytes = NULL;
  g_autoptr (GBytes) place = NULL;
  guint n_fields;
  gsize length;
  const guint8 *parent = waymark_statement_get_blob (cursor->rows, 1, &length);
  char parent_id[33];

  if (item == NULL)
    return advance (cursor, error);

  waymark_id_from_blob (parent, length, parent_id);
  kind = waymark_value_new_string (waymark_kind_get_name (cursor->kind));
  kind_bytes = waymark_value_encode_bytes (kind);
  place = waymark_place_encode (parent_id, waymark_item_get_rank (item));
  add_bytes (work, waymark_item_get_id (item), WAYMARK_FIELD_KIND, kind_bytes);
  add_bytes (work, waymark_item_get_id (item), WAYMARK_FIELD_PLACE, place);

  waymark_kind_get_fields (cursor->kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      guint index = work->orders[cursor->kind][i];
      WaymarkValue *value = waymark_item_get_nth (item, index);
      g_autoptr (GBytes) bytes = NULL;

      if (with_extra && !add_extra (work, waymark_item_get_id (item), fields[index].name, error))
        return FALSE;
      if (value == NULL)
        continue;
      bytes = waymark_value_encode_bytes (value);
      add_bytes (work, waymark_item_get_id (item), fields[index].name, bytes);
    }
  return (!with_extra || add_extra (work, waymark_item_get_id (item), NULL, error)) &&
         advance (cursor, error);
}

static gboolean
add_unknown_item (Work *work, GError **error)
{
  Cursor *extra = &work->cursors[WAYMARK_N_KINDS];
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (extra->rows, 0, &length);
  char id[33];

  if (!waymark_id_from_blob (bytes, length, id))
    return advance (extra, error);
  return add_extra (work, id, NULL, error);
}

static gboolean
add_all (Work *work, GError **error)
{
  Cursor *extra = &work->cursors[WAYMARK_N_KINDS];

  waymark_encode_list_open (work->buffer);
  while (TRUE)
    {
      Cursor *next = NULL;
      int order = -1;

      for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
        if (!work->cursors[kind].at_end &&
            (next == NULL || compare_cursors (&work->cursors[kind], next) < 0))
          next = &work->cursors[kind];

      if (next == NULL && extra->at_end)
        break;
      if (next != NULL)
        order = extra->at_end ? -1 : compare_cursors (next, extra);
      else
        order = 1;

      if (order > 0 ? !add_unknown_item (work, error) : !add_item (work, next, order == 0, error))
        return FALSE;
    }
  waymark_encode_list_close (work->buffer);
  return TRUE;
}

/**
 * waymark_items_digest_compute:
 * @db: a plan's database
 * @digest: (out): the digest of its items
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_items_digest_compute (WaymarkSqlite *db, WaymarkDigest *digest, GError **error)
{
  Work work = { .db = db };
  gboolean done;

  waymark_sha256_begin (&work.sum);
  work.buffer = g_string_sized_new (PIECE);
  done = open_cursors (&work, error) && add_all (&work, error);

  for (int kind = 0; kind <= WAYMARK_N_KINDS; kind++)
    waymark_statement_release (work.cursors[kind].rows);
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    g_free (work.orders[kind]);
  if (done)
    {
      waymark_sha256_add (&work.sum, work.buffer->str, work.buffer->len);
      waymark_sha256_finish (&work.sum, digest);
    }
  g_string_free (work.buffer, TRUE);
  return done;
}

/**
 * waymark_items_digest_read:
 * @db: a plan's database
 * @present: (out): whether one was written; it goes with the next edit
 * @digest: (out): what was written
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_items_digest_read (WaymarkSqlite *db,
                           gboolean *present,
                           WaymarkDigest *digest,
                           GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (db, "SELECT value FROM meta WHERE key = 'items-digest'", error);
  WaymarkStep step;

  if (query == NULL)
    return FALSE;

  step = waymark_statement_step (query, error);
  *present = step == WAYMARK_STEP_ROW;
  if (*present)
    {
      gsize length;
      const guint8 *bytes = waymark_statement_get_blob (query, 0, &length);

      memset (digest, 0, sizeof *digest);
      memcpy (digest->bytes, bytes, MIN (length, sizeof digest->bytes));
    }
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_items_digest_write:
 * @db: a plan's database
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_items_digest_write (WaymarkSqlite *db, GError **error)
{
  g_autoptr (WaymarkStatement) insert = waymark_sqlite_get (
      db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('items-digest', ?1)", error);
  WaymarkDigest digest;

  if (insert == NULL || !waymark_items_digest_compute (db, &digest, error))
    return FALSE;

  waymark_statement_bind_blob (insert, 1, digest.bytes, sizeof digest.bytes);
  return waymark_statement_run (insert, error);
}
