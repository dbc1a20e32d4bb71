/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-record.h"

G_BEGIN_DECLS

/**
 * WaymarkSqlite:
 *
 * One connection to a database, with the settings that every connection of ours
 * has. Knows what to call the file in errors. For one thread at a time.
 */
typedef struct _WaymarkSqlite WaymarkSqlite;

/**
 * WaymarkStatement:
 *
 * A prepared statement on loan from its connection. Giving it back (which
 * g_autoptr() does) resets it and keeps it ready for the next use of the same
 * text; taking one text twice at a time gives two statements.
 */
typedef struct _WaymarkStatement WaymarkStatement;

/**
 * WaymarkTransaction:
 *
 * A transaction that is rolled back when it goes out of scope without having
 * been committed.
 */
typedef struct _WaymarkTransaction WaymarkTransaction;

typedef enum
{
  WAYMARK_SQLITE_READ_WRITE = 0,
  WAYMARK_SQLITE_READ_ONLY = 1 << 0,
  WAYMARK_SQLITE_CREATE = 1 << 1,
  WAYMARK_SQLITE_MAY_ATTACH = 1 << 2, /* VACUUM INTO needs it */
} WaymarkSqliteFlags;

typedef enum
{
  WAYMARK_STEP_ERROR = -1,
  WAYMARK_STEP_DONE = 0,
  WAYMARK_STEP_ROW = 1,
} WaymarkStep;

WaymarkSqlite *waymark_sqlite_open (const char *path,
                                    const char *display_name,
                                    WaymarkSqliteFlags flags,
                                    GError **error);
void waymark_sqlite_do_without_locks (void);
void waymark_sqlite_close (WaymarkSqlite *self);
const char *waymark_sqlite_get_display_name (WaymarkSqlite *self);
void waymark_sqlite_set_display_name (WaymarkSqlite *self, const char *display_name);
void waymark_sqlite_set_cancellable (WaymarkSqlite *self, GCancellable *cancellable);
gboolean waymark_sqlite_is_at_rest (WaymarkSqlite *self);
gboolean waymark_sqlite_hold (WaymarkSqlite *self, GError **error);
gboolean waymark_sqlite_give_up_safety (WaymarkSqlite *self, GError **error);
void waymark_sqlite_forget_pages (WaymarkSqlite *self);

gboolean waymark_sqlite_exec (WaymarkSqlite *self, const char *sql, GError **error);
gboolean waymark_sqlite_run (WaymarkSqlite *self, const char *sql, GError **error);
gboolean
waymark_sqlite_get_int (WaymarkSqlite *self, const char *sql, gint64 *value, GError **error);
GArray *
waymark_sqlite_get_numbers (WaymarkSqlite *self, const char *sql, gint64 parameter, GError **error);
gint64 waymark_sqlite_last_rowid (WaymarkSqlite *self);

WaymarkStatement *waymark_sqlite_get (WaymarkSqlite *self, const char *sql, GError **error);
void waymark_statement_release (WaymarkStatement *self);
void waymark_statement_bind_int (WaymarkStatement *self, int index, gint64 value);
void
waymark_statement_bind_text (WaymarkStatement *self, int index, const char *text, gssize length);
void
waymark_statement_bind_blob (WaymarkStatement *self, int index, const void *data, gsize length);
void
waymark_statement_bind_copy (WaymarkStatement *self, int index, const void *data, gsize length);
void waymark_statement_bind_null (WaymarkStatement *self, int index);
WaymarkStep waymark_statement_step (WaymarkStatement *self, GError **error);
gboolean waymark_statement_run (WaymarkStatement *self, GError **error);
void waymark_statement_reset (WaymarkStatement *self);
gboolean waymark_statement_is_null (WaymarkStatement *self, int column);
gint64 waymark_statement_get_int (WaymarkStatement *self, int column);
const char *waymark_statement_get_text (WaymarkStatement *self, int column, gsize *length);
const guint8 *waymark_statement_get_blob (WaymarkStatement *self, int column, gsize *length);
gboolean waymark_statement_get_digest (WaymarkStatement *self, int column, WaymarkDigest *digest);

WaymarkTransaction *waymark_sqlite_begin (WaymarkSqlite *self, GError **error);
gboolean waymark_transaction_commit (WaymarkTransaction *self, GError **error);
void waymark_transaction_end (WaymarkTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkSqlite, waymark_sqlite_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkStatement, waymark_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkTransaction, waymark_transaction_end)

G_END_DECLS
