/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-schema"

#include "config.h"

#include "waymark-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-field.h"

/* Ids, digests and salts are BLOBs; edits refer to each other by their number;
 * `value` holds canonical bytes. In `origin` null is the edit itself and 0 "never
 * set". A forgotten edit has null from `salt` on. */
static const char *const record_statements[] = {
  "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",

  "CREATE TABLE session (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE) STRICT",

  "CREATE TABLE edit (n INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE,"
  " session INTEGER NOT NULL REFERENCES session, seq INTEGER NOT NULL, lamport INTEGER NOT NULL,"
  " prev INTEGER REFERENCES edit, body BLOB NOT NULL, salt BLOB, person TEXT, time INTEGER,"
  " name TEXT, undoes INTEGER REFERENCES edit) STRICT",

  "CREATE INDEX edit_session ON edit (session, seq)",

  "CREATE TABLE head (edit INTEGER PRIMARY KEY REFERENCES edit) STRICT",

  "CREATE TABLE seen (edit INTEGER NOT NULL REFERENCES edit, other INTEGER NOT NULL REFERENCES "
  "edit,"
  " PRIMARY KEY (edit, other)) STRICT, WITHOUT ROWID",

  "CREATE TABLE ours (edit INTEGER NOT NULL REFERENCES edit, other INTEGER NOT NULL REFERENCES "
  "edit,"
  " PRIMARY KEY (edit, other)) STRICT, WITHOUT ROWID",

  "CREATE TABLE change (item BLOB NOT NULL, field TEXT NOT NULL,"
  " edit INTEGER NOT NULL REFERENCES edit, nth INTEGER NOT NULL, value BLOB NOT NULL,"
  " origin INTEGER, PRIMARY KEY (item, field, edit, nth)) STRICT, WITHOUT ROWID",

  "CREATE INDEX change_edit ON change (edit)",

  "CREATE TABLE claim (item BLOB NOT NULL, field TEXT NOT NULL,"
  " edit INTEGER NOT NULL REFERENCES edit, nth INTEGER NOT NULL, value BLOB NOT NULL,"
  " origin INTEGER, PRIMARY KEY (item, field, edit, nth)) STRICT, WITHOUT ROWID",

  "CREATE TABLE baseline (baseline INTEGER NOT NULL, item BLOB NOT NULL, field TEXT NOT NULL,"
  " edit INTEGER NOT NULL REFERENCES edit, nth INTEGER NOT NULL, value BLOB NOT NULL,"
  " origin INTEGER, PRIMARY KEY (baseline, item, field, edit, nth)) STRICT, WITHOUT ROWID",

  "CREATE TABLE baseline_head (baseline INTEGER NOT NULL,"
  " edit INTEGER NOT NULL REFERENCES edit, PRIMARY KEY (baseline, edit)) STRICT, WITHOUT ROWID",

  "CREATE TABLE extra (item BLOB NOT NULL, field TEXT NOT NULL, value BLOB NOT NULL,"
  " PRIMARY KEY (item, field)) STRICT, WITHOUT ROWID",
};

static const char *
column_type (WaymarkFieldType type)
{
  switch (type)
    {
    case WAYMARK_FIELD_LINK:
    case WAYMARK_FIELD_MENTIONS:
      return "BLOB";
    case WAYMARK_FIELD_NUMBER:
    case WAYMARK_FIELD_FLAG:
      return "INTEGER";
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_DUE:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
      return "TEXT";
    default:
      g_assert_not_reached ();
    }
}

static void
add_item_table (GStrvBuilder *builder, WaymarkKind kind)
{
  const char *name = waymark_kind_get_name (kind);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *index = NULL;
  const WaymarkField *fields;
  guint n_fields;

  g_string_append_printf (
      sql,
      "CREATE TABLE \"%s\" (id BLOB NOT NULL PRIMARY KEY, parent BLOB NOT NULL, rank TEXT NOT NULL",
      name);

  fields = waymark_kind_get_fields (kind, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append_printf (sql, ", \"%s\" %s", fields[i].name, column_type (fields[i].type));
      if (fields[i].type == WAYMARK_FIELD_DUE)
        g_string_append_printf (sql, ", \"%s_window\" TEXT", fields[i].name);
    }
  g_string_append (sql, ") STRICT");
  g_strv_builder_add (builder, sql->str);

  index = g_strdup_printf ("CREATE INDEX \"%s_order\" ON \"%s\" (parent, rank, id)", name, name);
  g_strv_builder_add (builder, index);
}

/**
 * waymark_schema_get_statements:
 *
 * Returns: (transfer full): the statements that make an empty database of
 *   %WAYMARK_FORMAT, whose text is compared with what a file holds
 */
GStrv
waymark_schema_get_statements (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (record_statements); i++)
    g_strv_builder_add (builder, record_statements[i]);
  for (int kind = 0; kind < WAYMARK_N_KINDS; kind++)
    add_item_table (builder, kind);

  return g_strv_builder_end (builder);
}

/**
 * waymark_schema_get_text:
 *
 * Returns: (transfer full): the whole schema, one statement a line
 */
char *
waymark_schema_get_text (void)
{
  g_auto (GStrv) statements = waymark_schema_get_statements ();
  g_autofree char *lines = g_strjoinv (";\n", statements);

  return g_strconcat (lines, ";\n", NULL);
}

/**
 * waymark_schema_create:
 * @db: an empty database
 * @error: return location for an error
 *
 * Makes all tables, inside the caller's transaction.
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_schema_create (WaymarkSqlite *db, GError **error)
{
  g_auto (GStrv) statements = waymark_schema_get_statements ();
  g_autofree char *id =
      g_strdup_printf ("PRAGMA application_id = %d", WAYMARK_SQLITE_APPLICATION_ID);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", WAYMARK_FORMAT);

  for (gsize i = 0; statements[i] != NULL; i++)
    if (!waymark_sqlite_exec (db, statements[i], error))
      return FALSE;

  return waymark_sqlite_exec (db, id, error) && waymark_sqlite_exec (db, version, error);
}

static gboolean
refuse (WaymarkSqlite *db, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_DAMAGED,
               /* Translators: %s is the name of a file. */
               _ ("“%s” does not have the inner layout of a Waymark plan. "
                  "It was damaged or altered by another program."),
               waymark_sqlite_get_display_name (db));
  return FALSE;
}

/**
 * waymark_schema_check:
 * @db: a database from outside
 * @error: return location for an error
 *
 * Compares what the file says its tables are with ours, text for text.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
waymark_schema_check (WaymarkSqlite *db, GError **error)
{
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **statements = waymark_schema_get_statements ();
  g_autoptr (WaymarkStatement) query = NULL;
  WaymarkStep step;

  for (gsize i = 0; statements[i] != NULL; i++)
    g_hash_table_add (missing, statements[i]);

  query = waymark_sqlite_get (db, "SELECT type, name, sql FROM sqlite_schema", error);
  if (query == NULL)
    return FALSE;

  while ((step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    {
      const char *type = waymark_statement_get_text (query, 0, NULL);
      const char *name = waymark_statement_get_text (query, 1, NULL);
      gsize length;
      const char *sql = waymark_statement_get_text (query, 2, &length);

      /* The indexes that unique columns bring with them have no text. */
      if (sql == NULL && g_strcmp0 (type, "index") == 0 && name != NULL &&
          g_str_has_prefix (name, "sqlite_autoindex_"))
        continue;
      if (sql == NULL || strlen (sql) != length || !g_hash_table_remove (missing, sql))
        return refuse (db, error);
    }
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;

  return g_hash_table_size (missing) == 0 || refuse (db, error);
}
