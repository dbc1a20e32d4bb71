/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <sqlite3.h>

#include "waymark-sqlite.h"

G_BEGIN_DECLS

struct _WaymarkSqlite
{
  sqlite3 *db;
  char *display_name;
  GHashTable *pools; /* SQL text -> GPtrArray of idle statements */
  GCancellable *cancellable;
  gint64 rounds;     /* of the progress handler, in the running statement */
  gint64 max_rounds; /* what no honest file of this size needs */
};

struct _WaymarkStatement
{
  WaymarkSqlite *db;
  sqlite3_stmt *stmt;
  GPtrArray *pool;
  int bind_error;
  gboolean running;
};

/* Turns an answer of SQLite into our error. Returns FALSE, to be returned on. */
gboolean waymark_sqlite_fail (WaymarkSqlite *self, int result, GError **error);

G_END_DECLS
