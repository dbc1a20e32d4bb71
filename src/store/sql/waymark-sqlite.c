/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-sqlite"

#include "config.h"

#include "waymark-sqlite.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "waymark-error.h"
#include "waymark-sqlite-private.h"

#define PROGRESS_STEPS 10000
#define BUSY_MILLISECONDS 2000

struct _WaymarkTransaction
{
  WaymarkSqlite *db;
  gboolean open;
};

/* What a person can do about it, for each of SQLite's answers. */
static const struct
{
  int result;
  WaymarkError code;
  const char *message;
} answers[] = {
  { SQLITE_FULL,
    WAYMARK_ERROR_NO_SPACE,
    /* Translators: %s is the name of a file. */
    N_ ("There is no space left to write “%s”. Free some space, then try again.") },
  { SQLITE_READONLY,
    WAYMARK_ERROR_READ_ONLY,
    /* Translators: %s is the name of a file. */
    N_ ("“%s” cannot be written to. Save a copy in another folder.") },
  { SQLITE_PERM,
    WAYMARK_ERROR_READ_ONLY,
    N_ ("“%s” cannot be written to. Save a copy in another folder.") },
  { SQLITE_AUTH,
    WAYMARK_ERROR_READ_ONLY,
    N_ ("“%s” cannot be written to. Save a copy in another folder.") },
  { SQLITE_BUSY,
    WAYMARK_ERROR_BUSY,
    /* Translators: %s is the name of a file */
    N_ ("“%s” is in use by another program. Try again in a moment.") },
  { SQLITE_LOCKED,
    WAYMARK_ERROR_BUSY,
    N_ ("“%s” is in use by another program. Try again in a moment.") },
  { SQLITE_PROTOCOL,
    WAYMARK_ERROR_BUSY,
    N_ ("“%s” is in use by another program. Try again in a moment.") },
  /* Translators: %s is the name of a file */
  { SQLITE_CORRUPT, WAYMARK_ERROR_DAMAGED, N_ ("“%s” is damaged.") },
  { SQLITE_NOTADB, WAYMARK_ERROR_DAMAGED, N_ ("“%s” is damaged.") },
  { SQLITE_FORMAT, WAYMARK_ERROR_DAMAGED, N_ ("“%s” is damaged.") },
  { SQLITE_CONSTRAINT, WAYMARK_ERROR_DAMAGED, N_ ("“%s” is damaged: it contradicts itself.") },
  { SQLITE_MISMATCH, WAYMARK_ERROR_DAMAGED, N_ ("“%s” is damaged: it contradicts itself.") },
  /* Translators: %s is the name of a file */
  { SQLITE_TOOBIG, WAYMARK_ERROR_TOO_LARGE, N_ ("A text in “%s” is too large.") },
  { SQLITE_NOMEM,
    WAYMARK_ERROR_TOO_LARGE,
    /* Translators: %s is the name of a file */
    N_ ("There is not enough memory for “%s”. Close other programs, then try again.") },
  { SQLITE_CANTOPEN,
    WAYMARK_ERROR_FAILED,
    /* Translators: %s is the name of a file */
    N_ ("“%s” could not be opened. Try again, or open a copy of it.") },
};

static gboolean
is_full (int system_errno)
{
  return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

/* What the system said last about the database or its journal. */
static int
get_system_errno (WaymarkSqlite *self)
{
  int code = 0;

  if (self->db == NULL)
    return 0;
  code = sqlite3_system_errno (self->db);
  if (code == 0)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

/* Turns an answer of SQLite into our error. Returns FALSE, to be returned on. */
gboolean
waymark_sqlite_fail (WaymarkSqlite *self, int result, GError **error)
{
  int system_errno = get_system_errno (self);
  g_autofree char *said = NULL;

  if ((result & 0xff) == SQLITE_INTERRUPT)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_DAMAGED,
                   /* Translators: %s is the name of a file */
                   _ ("“%s” is damaged: reading it does not come to an end."),
                   self->display_name);
      return FALSE;
    }

  if ((result & 0xff) == SQLITE_IOERR && is_full (system_errno))
    result = SQLITE_FULL;
  /* A journal that is there and cannot be written is opened for reading, and then written. */
  else if ((result & 0xff) == SQLITE_IOERR && system_errno == EBADF)
    result = SQLITE_READONLY;

  /* It repeats words of the file. */
  said = g_utf8_make_valid (self->db != NULL ? sqlite3_errmsg (self->db) : "", -1);
  g_debug ("SQLite %d: %s", result, said);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].result == (result & 0xff))
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        g_set_error (error,
                     WAYMARK_ERROR,
                     answers[i].code,
                     gettext (answers[i].message),
                     self->display_name);
#pragma GCC diagnostic pop
        return FALSE;
      }

  g_set_error (
      error,
      WAYMARK_ERROR,
      WAYMARK_ERROR_FAILED,
      /* Translators: the first %s is the name of a file, the second what the system said. */
      _ ("“%s” could not be read or written: %s. Try again, or save a copy in another folder."),
      self->display_name,
      system_errno != 0 ? g_strerror (system_errno) : sqlite3_errstr (result));
  return FALSE;
}

static int
on_progress (gpointer data)
{
  WaymarkSqlite *self = data;

  self->rounds++;
  return self->rounds > self->max_rounds ||
         (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable));
}

static gboolean
configure (WaymarkSqlite *self, WaymarkSqliteFlags flags, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 16 << 20 },   { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },        { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 8 }, { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },     { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },   { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  static const char *const pragmas[] = {
    "PRAGMA mmap_size = 0",       "PRAGMA cell_size_check = ON", "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int result = sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);

      if (result != SQLITE_OK)
        return waymark_sqlite_fail (self, result, error);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].limit, limits[i].value);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, (flags & WAYMARK_SQLITE_MAY_ATTACH) ? 1 : 0);

  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, on_progress, self);

  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!waymark_sqlite_exec (self, pragmas[i], error))
      return FALSE;

  /* A journal that is deleted may be back after a power cut, and would take back the last edit
   * that was confirmed; one that is emptied is known to the disk to be so. */
  return (flags & WAYMARK_SQLITE_READ_ONLY) != 0 ||
         waymark_sqlite_exec (self, "PRAGMA journal_mode = TRUNCATE", error);
}

static int without_locks;

/**
 * waymark_sqlite_do_without_locks:
 *
 * From now on connections keep each other out by folders beside their files, as the drive that
 * they are on refuses locks. What a crash leaves of these is to be removed by whoever knows
 * that nobody else is there.
 */
void
waymark_sqlite_do_without_locks (void)
{
  g_atomic_int_set (&without_locks, 1);
}

/**
 * waymark_sqlite_open:
 * @path: the database, a private file of ours
 * @display_name: what errors call it
 * @flags: how to open it
 * @error: return location for an error
 *
 * Opens a connection with everything turned off that a file from outside could
 * use against us. Reads nothing yet.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
WaymarkSqlite *
waymark_sqlite_open (const char *path,
                     const char *display_name,
                     WaymarkSqliteFlags flags,
                     GError **error)
{
  g_autoptr (WaymarkSqlite) self = NULL;
  GStatBuf info = { 0 };
  int mode = (flags & WAYMARK_SQLITE_READ_ONLY) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  int result;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (display_name != NULL, NULL);

  self = g_new0 (WaymarkSqlite, 1);
  self->display_name = g_strdup (display_name);
  self->pools =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  if (flags & WAYMARK_SQLITE_CREATE)
    mode |= SQLITE_OPEN_CREATE;

  result = sqlite3_open_v2 (path,
                            &self->db,
                            mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                                SQLITE_OPEN_EXRESCODE,
                            g_atomic_int_get (&without_locks) ? "unix-dotfile" : NULL);
  if (result != SQLITE_OK)
    {
      waymark_sqlite_fail (self, result, error);
      return NULL;
    }

  /* Where it cannot be written SQLite reads on, and would say so at the first edit only. */
  if (!(flags & WAYMARK_SQLITE_READ_ONLY) && sqlite3_db_readonly (self->db, "main") > 0)
    {
      waymark_sqlite_fail (self, SQLITE_READONLY, error);
      return NULL;
    }

  /* An honest file takes some tens of steps for each of its bytes. */
  if (g_stat (path, &info) == 0)
    self->max_rounds = info.st_size / (PROGRESS_STEPS / 200);
  self->max_rounds += 100000;

  if (!configure (self, flags, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * waymark_sqlite_close:
 * @self: (transfer full) (nullable): a connection
 *
 * Closes the connection. All statements must have been given back.
 */
void
waymark_sqlite_close (WaymarkSqlite *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->pools);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a statement outlives its database");
  g_clear_object (&self->cancellable);
  g_free (self->display_name);
  g_free (self);
}

/**
 * waymark_sqlite_get_display_name:
 * @self: a connection
 *
 * Returns: (transfer none): what errors call the file
 */
const char *
waymark_sqlite_get_display_name (WaymarkSqlite *self)
{
  return self->display_name;
}

/**
 * waymark_sqlite_set_display_name:
 * @self: a connection
 * @display_name: what errors are to call the file
 */
void
waymark_sqlite_set_display_name (WaymarkSqlite *self, const char *display_name)
{
  g_return_if_fail (display_name != NULL);

  if (g_strcmp0 (self->display_name, display_name) == 0)
    return;
  g_free (self->display_name);
  self->display_name = g_strdup (display_name);
}

/**
 * waymark_sqlite_is_at_rest:
 * @self: a connection
 *
 * Returns: whether it is in no transaction, so that another connection sees the same
 */
gboolean
waymark_sqlite_is_at_rest (WaymarkSqlite *self)
{
  return sqlite3_get_autocommit (self->db) != 0;
}

/**
 * waymark_sqlite_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what stops the statements that run from now on
 */
void
waymark_sqlite_set_cancellable (WaymarkSqlite *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * waymark_sqlite_hold:
 * @self: a connection to a file that nobody else writes to while it is open
 * @error: return location for an error
 *
 * Keeps what it locked, and what it read, from statement to statement. Otherwise each of them
 * asks anew whether somebody changed the file, which costs more than a row.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_sqlite_hold (WaymarkSqlite *self, GError **error)
{
  return waymark_sqlite_exec (self, "PRAGMA locking_mode = EXCLUSIVE", error);
}

/**
 * waymark_sqlite_give_up_safety:
 * @self: a connection to a file that is thrown away if anything fails
 * @error: return location for an error
 *
 * What is written need not outlive a power cut, nor the program.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_sqlite_give_up_safety (WaymarkSqlite *self, GError **error)
{
  return waymark_sqlite_exec (self, "PRAGMA synchronous = OFF", error) &&
         waymark_sqlite_exec (self, "PRAGMA journal_mode = MEMORY", error);
}

/**
 * waymark_sqlite_forget_pages:
 * @self: a connection
 *
 * Gives back the memory of what was read, which need not be read again soon.
 */
void
waymark_sqlite_forget_pages (WaymarkSqlite *self)
{
  sqlite3_db_release_memory (self->db);
}

/**
 * waymark_sqlite_exec:
 * @self: a connection
 * @sql: one statement; rows that it returns are dropped
 * @error: return location for an error
 *
 * Returns: %TRUE if it ran to its end
 */
gboolean
waymark_sqlite_exec (WaymarkSqlite *self, const char *sql, GError **error)
{
  int result;

  self->rounds = 0;
  result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || waymark_sqlite_fail (self, result, error);
}

/**
 * waymark_sqlite_run:
 * @self: a connection
 * @sql: one statement without rows or parameters, which is kept prepared
 * @error: return location for an error
 *
 * Returns: %TRUE if it ran to its end
 */
gboolean
waymark_sqlite_run (WaymarkSqlite *self, const char *sql, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (self, sql, error);

  return statement != NULL && waymark_statement_run (statement, error);
}

/**
 * waymark_sqlite_get_int:
 * @self: a connection
 * @sql: a query of one row and one column
 * @value: (out): the integer; 0 without a row
 * @error: return location for an error
 *
 * Returns: %TRUE if it ran to its end
 */
gboolean
waymark_sqlite_get_int (WaymarkSqlite *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (WaymarkStatement) statement = waymark_sqlite_get (self, sql, error);
  WaymarkStep step;

  *value = 0;
  if (statement == NULL)
    return FALSE;

  step = waymark_statement_step (statement, error);
  if (step == WAYMARK_STEP_ROW)
    *value = waymark_statement_get_int (statement, 0);

  return step != WAYMARK_STEP_ERROR;
}

/**
 * waymark_sqlite_get_numbers:
 * @self: a connection
 * @sql: a query of one column
 * @parameter: what its parameter is, if it has one
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the integers, or %NULL with @error set
 */
GArray *
waymark_sqlite_get_numbers (WaymarkSqlite *self, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (WaymarkStatement) query = waymark_sqlite_get (self, sql, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  WaymarkStep step;

  if (query == NULL)
    return NULL;

  if (sqlite3_bind_parameter_count (query->stmt) > 0)
    waymark_statement_bind_int (query, 1, parameter);
  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      gint64 n = waymark_statement_get_int (query, 0);

      g_array_append_val (numbers, n);
    }
  return step == WAYMARK_STEP_ERROR ? NULL : g_steal_pointer (&numbers);
}

/**
 * waymark_sqlite_last_rowid:
 * @self: a connection
 *
 * Returns: the row id of the last inserted row
 */
gint64
waymark_sqlite_last_rowid (WaymarkSqlite *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/**
 * waymark_sqlite_begin:
 * @self: a connection
 * @error: return location for an error
 *
 * Begins a transaction that writes.
 *
 * Returns: (transfer full): the transaction, or %NULL with @error set
 */
WaymarkTransaction *
waymark_sqlite_begin (WaymarkSqlite *self, GError **error)
{
  WaymarkTransaction *transaction;

  if (!waymark_sqlite_run (self, "BEGIN IMMEDIATE", error))
    return NULL;

  transaction = g_new0 (WaymarkTransaction, 1);
  transaction->db = self;
  transaction->open = TRUE;
  return transaction;
}

/**
 * waymark_transaction_commit:
 * @self: a transaction
 * @error: return location for an error
 *
 * Returns: %TRUE once everything is on the disk. Otherwise it was rolled back,
 *   as far as SQLite can tell.
 */
gboolean
waymark_transaction_commit (WaymarkTransaction *self, GError **error)
{
  g_return_val_if_fail (self->open, FALSE);

  if (!waymark_sqlite_run (self->db, "COMMIT", error))
    return FALSE;

  self->open = FALSE;
  return TRUE;
}

/**
 * waymark_transaction_end:
 * @self: (transfer full) (nullable): a transaction
 *
 * Ends a transaction; one that was not committed is rolled back.
 */
void
waymark_transaction_end (WaymarkTransaction *self)
{
  if (self == NULL)
    return;

  /* After a failed write SQLite may have rolled back by itself. */
  if (self->open && !sqlite3_get_autocommit (self->db->db))
    {
      g_autoptr (GError) error = NULL;

      if (!waymark_sqlite_exec (self->db, "ROLLBACK", &error))
        g_warning ("rolling back: %s", error->message);
    }
  g_free (self);
}
