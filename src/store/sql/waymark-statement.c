/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-statement"

#include "config.h"

#include <string.h>

#include "waymark-sqlite-private.h"

static void
statement_free (gpointer data)
{
  WaymarkStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self);
}

/**
 * waymark_sqlite_get:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Takes a prepared statement on loan.
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
WaymarkStatement *
waymark_sqlite_get (WaymarkSqlite *self, const char *sql, GError **error)
{
  GPtrArray *pool = g_hash_table_lookup (self->pools, sql);
  WaymarkStatement *statement;
  int result;

  if (pool == NULL)
    {
      pool = g_ptr_array_new_with_free_func (statement_free);
      g_hash_table_insert (self->pools, g_strdup (sql), pool);
    }

  if (pool->len > 0)
    return g_ptr_array_steal_index_fast (pool, pool->len - 1);

  statement = g_new0 (WaymarkStatement, 1);
  statement->db = self;
  statement->pool = pool;
  result =
      sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->stmt, NULL);
  if (result != SQLITE_OK)
    {
      waymark_sqlite_fail (self, result, error);
      statement_free (statement);
      return NULL;
    }

  return statement;
}

/**
 * waymark_statement_release:
 * @self: (transfer full) (nullable): a statement
 *
 * Gives a statement back to its connection.
 */
void
waymark_statement_release (WaymarkStatement *self)
{
  if (self == NULL)
    return;

  waymark_statement_reset (self);
  sqlite3_clear_bindings (self->stmt);
  g_ptr_array_add (self->pool, self);
}

static void
note_bind (WaymarkStatement *self, int result)
{
  if (result != SQLITE_OK && self->bind_error == SQLITE_OK)
    self->bind_error = result;
}

/**
 * waymark_statement_bind_int:
 * @self: a statement
 * @index: of the parameter, from 1
 * @value: what to bind
 *
 * Like all of these calls, keeps an error for the next step.
 */
void
waymark_statement_bind_int (WaymarkStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/**
 * waymark_statement_bind_text:
 * @self: a statement
 * @index: of the parameter, from 1
 * @text: (nullable): UTF-8, which must stay until the statement is reset
 * @length: in bytes, or -1
 */
void
waymark_statement_bind_text (WaymarkStatement *self, int index, const char *text, gssize length)
{
  if (text == NULL)
    waymark_statement_bind_null (self, index);
  else
    note_bind (self,
               sqlite3_bind_text64 (self->stmt,
                                    index,
                                    text,
                                    length < 0 ? strlen (text) : (gsize) length,
                                    SQLITE_STATIC,
                                    SQLITE_UTF8));
}

/**
 * waymark_statement_bind_blob:
 * @self: a statement
 * @index: of the parameter, from 1
 * @data: bytes, which must stay until the statement is reset
 * @length: how many
 */
void
waymark_statement_bind_blob (WaymarkStatement *self, int index, const void *data, gsize length)
{
  note_bind (
      self, sqlite3_bind_blob64 (self->stmt, index, length > 0 ? data : "", length, SQLITE_STATIC));
}

/**
 * waymark_statement_bind_copy:
 * @self: a statement
 * @index: of the parameter, from 1
 * @data: bytes, which are copied
 * @length: how many
 */
void
waymark_statement_bind_copy (WaymarkStatement *self, int index, const void *data, gsize length)
{
  note_bind (
      self,
      sqlite3_bind_blob64 (self->stmt, index, length > 0 ? data : "", length, SQLITE_TRANSIENT));
}

/**
 * waymark_statement_bind_null:
 * @self: a statement
 * @index: of the parameter, from 1
 */
void
waymark_statement_bind_null (WaymarkStatement *self, int index)
{
  note_bind (self, sqlite3_bind_null (self->stmt, index));
}

/**
 * waymark_statement_step:
 * @self: a statement
 * @error: return location for an error
 *
 * Runs to the next row or to the end.
 *
 * Returns: whether there is a row, it is done, or there was an error
 */
WaymarkStep
waymark_statement_step (WaymarkStatement *self, GError **error)
{
  int result = self->bind_error;

  if (!self->running)
    self->db->rounds = 0;
  self->running = TRUE;

  if (result == SQLITE_OK)
    result = sqlite3_step (self->stmt);
  if (result == SQLITE_ROW)
    return WAYMARK_STEP_ROW;
  if (result == SQLITE_DONE)
    return WAYMARK_STEP_DONE;

  waymark_sqlite_fail (self->db, result, error);
  return WAYMARK_STEP_ERROR;
}

/**
 * waymark_statement_run:
 * @self: a statement that returns no rows
 * @error: return location for an error
 *
 * Runs a statement and resets it, so that it can be bound and run again.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_statement_run (WaymarkStatement *self, GError **error)
{
  WaymarkStep step = waymark_statement_step (self, error);

  waymark_statement_reset (self);
  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_statement_reset:
 * @self: a statement
 *
 * Makes it ready to be bound and run again.
 */
void
waymark_statement_reset (WaymarkStatement *self)
{
  /* The answer repeats the error of the last step, which was reported there. */
  sqlite3_reset (self->stmt);
  self->bind_error = SQLITE_OK;
  self->running = FALSE;
}

/**
 * waymark_statement_is_null:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: whether the column is null
 */
gboolean
waymark_statement_is_null (WaymarkStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * waymark_statement_get_int:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the integer in the column
 */
gint64
waymark_statement_get_int (WaymarkStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * waymark_statement_get_text:
 * @self: a statement on a row
 * @column: from 0
 * @length: (out) (optional): its bytes, which may include NULs in a hostile file
 *
 * Returns: (transfer none) (nullable): the text, valid until the next step
 */
const char *
waymark_statement_get_text (WaymarkStatement *self, int column, gsize *length)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);

  if (length != NULL)
    *length = sqlite3_column_bytes (self->stmt, column);
  return text;
}

/**
 * waymark_statement_get_blob:
 * @self: a statement on a row
 * @column: from 0
 * @length: (out): how many bytes
 *
 * Returns: (transfer none): the bytes, valid until the next step; never %NULL
 */
const guint8 *
waymark_statement_get_blob (WaymarkStatement *self, int column, gsize *length)
{
  const guint8 *blob = sqlite3_column_blob (self->stmt, column);

  *length = sqlite3_column_bytes (self->stmt, column);
  return blob != NULL ? blob : (const guint8 *) "";
}

/**
 * waymark_statement_get_digest:
 * @self: a statement on a row
 * @column: from 0
 * @digest: (out): what stands there
 *
 * Returns: whether it is as long as a digest is
 */
gboolean
waymark_statement_get_digest (WaymarkStatement *self, int column, WaymarkDigest *digest)
{
  gsize length;
  const guint8 *bytes = waymark_statement_get_blob (self, column, &length);

  if (length != sizeof digest->bytes)
    return FALSE;
  memcpy (digest->bytes, bytes, length);
  return TRUE;
}
