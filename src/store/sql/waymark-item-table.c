/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-item-table"

#include "config.h"

#include "waymark-item-table.h"

#include <string.h>

typedef struct
{
  char *select_all;
  char *select_by_id;
  char *select_children;
  char *select_sorted;
  char *exists;
  char *delete;
  char *place;
  char *insert;
  char **updates; /* one a field */
} Statements;

static Statements tables[WAYMARK_N_KINDS];

static void
build (WaymarkKind kind)
{
  Statements *table = &tables[kind];
  const char *name = waymark_kind_get_name (kind);
  g_autoptr (GString) columns = g_string_new ("id, parent, rank");
  g_autoptr (GString) marks = g_string_new ("?, ?, ?");
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);

  table->updates = g_new0 (char *, n_fields + 1);
  for (guint i = 0; i < n_fields; i++)
    {
      const char *field = fields[i].name;

      g_string_append_printf (columns, ", \"%s\"", field);
      g_string_append (marks, ", ?");
      if (fields[i].type == WAYMARK_FIELD_DUE)
        {
          g_string_append_printf (columns, ", \"%s_window\"", field);
          g_string_append (marks, ", ?");
          table->updates[i] =
              g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2, \"%s_window\" = ?3 WHERE id = ?1",
                               name,
                               field,
                               field);
        }
      else
        table->updates[i] =
            g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", name, field);
    }

  table->select_all = g_strdup_printf ("SELECT %s FROM \"%s\"", columns->str, name);
  table->select_by_id = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE id = ?1", columns->str, name);
  table->select_children = g_strdup_printf (
      "SELECT %s FROM \"%s\" WHERE parent = ?1 ORDER BY rank, id", columns->str, name);
  table->select_sorted = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY id", columns->str, name);
  table->exists = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", name);
  table->delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", name);
  table->place = g_strdup_printf ("UPDATE \"%s\" SET parent = ?2, rank = ?3 WHERE id = ?1", name);
  table->insert =
      g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", name, columns->str, marks->str);
}

static const Statements *
statements_of (WaymarkKind kind)
{
  static gsize built;

  if (g_once_init_enter (&built))
    {
      for (int i = 0; i < WAYMARK_N_KINDS; i++)
        build (i);
      g_once_init_leave (&built, 1);
    }
  return &tables[kind];
}

/**
 * waymark_item_table_select_all:
 * @kind: a kind
 *
 * Returns: (transfer none): a query of all items of the kind
 */
const char *
waymark_item_table_select_all (WaymarkKind kind)
{
  return statements_of (kind)->select_all;
}

/**
 * waymark_item_table_select_by_id:
 * @kind: a kind
 *
 * Returns: (transfer none): a query of one item
 */
const char *
waymark_item_table_select_by_id (WaymarkKind kind)
{
  return statements_of (kind)->select_by_id;
}

/**
 * waymark_item_table_select_children:
 * @kind: a kind
 *
 * Returns: (transfer none): a query of the items of the kind under a parent, in order
 */
const char *
waymark_item_table_select_children (WaymarkKind kind)
{
  return statements_of (kind)->select_children;
}

/**
 * waymark_item_table_select_sorted:
 * @kind: a kind
 *
 * Returns: (transfer none): a query of all items of the kind by id
 */
const char *
waymark_item_table_select_sorted (WaymarkKind kind)
{
  return statements_of (kind)->select_sorted;
}

/**
 * waymark_item_table_exists:
 * @kind: a kind
 *
 * Returns: (transfer none): a query that has a row if the item is there
 */
const char *
waymark_item_table_exists (WaymarkKind kind)
{
  return statements_of (kind)->exists;
}

/**
 * waymark_item_table_delete:
 * @kind: a kind
 *
 * Returns: (transfer none): a statement that removes an item
 */
const char *
waymark_item_table_delete (WaymarkKind kind)
{
  return statements_of (kind)->delete;
}

/**
 * waymark_item_table_place:
 * @kind: a kind
 *
 * Returns: (transfer none): a statement that gives an item another place
 */
const char *
waymark_item_table_place (WaymarkKind kind)
{
  return statements_of (kind)->place;
}

static void
bind_link (WaymarkStatement *statement, int index, const char *target)
{
  WaymarkBlobId id;

  if (target != NULL && waymark_id_to_blob (target, &id) && id.length > 0)
    waymark_statement_bind_copy (statement, index, id.bytes, id.length);
  else
    waymark_statement_bind_null (statement, index);
}

/* Binds one or two columns; a value of another type than the field's counts as unset. */
static int
bind_value (WaymarkStatement *statement, int index, WaymarkFieldType type, WaymarkValue *value)
{
  g_autoptr (GBytes) bytes = NULL;

  switch (type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
      waymark_statement_bind_text (statement, index, waymark_value_get_string (value), -1);
      return 1;

    case WAYMARK_FIELD_DUE:
      {
        WaymarkValue *words = waymark_value_get_child (value, 0);
        WaymarkValue *window = waymark_value_get_child (value, 1);

        waymark_statement_bind_text (statement, index, waymark_value_get_string (words), -1);
        waymark_statement_bind_text (statement, index + 1, waymark_value_get_string (window), -1);
        return 2;
      }

    case WAYMARK_FIELD_LINK:
      bind_link (statement, index, waymark_value_get_string (value));
      return 1;

    case WAYMARK_FIELD_NUMBER:
      if (waymark_value_get_type_of (value) == WAYMARK_VALUE_INTEGER)
        waymark_statement_bind_int (statement, index, waymark_value_get_integer (value));
      else
        waymark_statement_bind_null (statement, index);
      return 1;

    case WAYMARK_FIELD_FLAG:
      if (waymark_value_get_boolean (value))
        waymark_statement_bind_int (statement, index, 1);
      else
        waymark_statement_bind_null (statement, index);
      return 1;

    case WAYMARK_FIELD_MENTIONS:
      if (value == NULL)
        waymark_statement_bind_null (statement, index);
      else
        {
          gsize length;
          const void *data;

          bytes = waymark_value_encode_bytes (value);
          data = g_bytes_get_data (bytes, &length);
          waymark_statement_bind_copy (statement, index, data, length);
        }
      return 1;

    default:
      g_assert_not_reached ();
    }
}

/**
 * waymark_item_table_insert:
 * @db: a connection, in a transaction
 * @kind: kind of the item
 * @id: its id
 * @parent: id of its parent
 * @rank: its place there
 * @values: its values, one a field of the kind
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_item_table_insert (WaymarkSqlite *db,
                           WaymarkKind kind,
                           const WaymarkBlobId *id,
                           const WaymarkBlobId *parent,
                           const char *rank,
                           WaymarkValue *const *values,
                           GError **error)
{
  g_autoptr (WaymarkStatement) insert =
      waymark_sqlite_get (db, statements_of (kind)->insert, error);
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  int index = 4;

  if (insert == NULL)
    return FALSE;

  waymark_statement_bind_blob (insert, 1, id->bytes, id->length);
  waymark_statement_bind_blob (insert, 2, parent->bytes, parent->length);
  waymark_statement_bind_text (insert, 3, rank, -1);
  for (guint i = 0; i < n_fields; i++)
    index += bind_value (insert, index, fields[i].type, values[i]);

  return waymark_statement_run (insert, error);
}

/**
 * waymark_item_table_update:
 * @db: a connection, in a transaction
 * @kind: kind of the item
 * @field: place of the field in the kind's
 * @id: id of the item; one that is not there is none of our business
 * @value: (nullable): what it now holds
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_item_table_update (WaymarkSqlite *db,
                           WaymarkKind kind,
                           guint field,
                           const WaymarkBlobId *id,
                           WaymarkValue *value,
                           GError **error)
{
  const WaymarkField *fields = waymark_kind_get_fields (kind, NULL);
  g_autoptr (WaymarkStatement) update =
      waymark_sqlite_get (db, statements_of (kind)->updates[field], error);

  if (update == NULL)
    return FALSE;

  waymark_statement_bind_blob (update, 1, id->bytes, id->length);
  bind_value (update, 2, fields[field].type, value);
  return waymark_statement_run (update, error);
}

static WaymarkValue *
read_string (WaymarkStatement *row, int column)
{
  gsize length;
  const char *text = waymark_statement_get_text (row, column, &length);

  return text != NULL && length > 0 ? waymark_value_new_string_len (text, length) : NULL;
}

static WaymarkValue *
read_value (WaymarkStatement *row, int column, WaymarkFieldType type)
{
  gsize length;
  const guint8 *blob;

  if (waymark_statement_is_null (row, column))
    return NULL;

  switch (type)
    {
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
      return read_string (row, column);

    case WAYMARK_FIELD_DUE:
      return waymark_value_new_words (waymark_statement_get_text (row, column, NULL),
                                      waymark_statement_get_text (row, column + 1, NULL));

    case WAYMARK_FIELD_LINK:
      {
        char id[33];

        blob = waymark_statement_get_blob (row, column, &length);
        return waymark_id_from_blob (blob, length, id) ? waymark_value_new_string (id) : NULL;
      }

    case WAYMARK_FIELD_NUMBER:
      return waymark_value_new_integer (waymark_statement_get_int (row, column));

    case WAYMARK_FIELD_FLAG:
      return waymark_value_new_boolean (TRUE);

    case WAYMARK_FIELD_MENTIONS:
      {
        gboolean valid;

        blob = waymark_statement_get_blob (row, column, &length);
        return waymark_value_decode (blob, length, &valid);
      }

    default:
      g_assert_not_reached ();
    }
}

/**
 * waymark_item_table_read:
 * @row: a statement on a row of one of the queries above
 * @kind: its kind
 *
 * Returns: (transfer full) (nullable): the item, in no plan; %NULL if its id is none
 */
WaymarkItem *
waymark_item_table_read (WaymarkStatement *row, WaymarkKind kind)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  WaymarkItem *item;
  char id[33];
  gsize length;
  const guint8 *blob = waymark_statement_get_blob (row, WAYMARK_ITEM_COLUMN_ID, &length);
  int column = 3;

  if (!waymark_id_from_blob (blob, length, id))
    return NULL;

  item = waymark_item_new (kind, id, waymark_statement_get_text (row, 2, NULL));
  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *value = read_value (row, column, fields[i].type);

      if (value != NULL)
        waymark_item_take_nth (item, i, value);
      column += fields[i].type == WAYMARK_FIELD_DUE ? 2 : 1;
    }
  return item;
}
