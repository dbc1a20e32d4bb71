/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-rows"

#include "config.h"

#include "waymark-rescue-rows.h"

#include <string.h>

#include "waymark-rank.h"
#include "waymark-record.h"
#include "waymark-register.h"

/*
 * Three readings of all pages: what tables there are, what the history says, and the items
 * themselves. A page that nothing leads to any more still has its rows; which table they
 * belong to is then told by what the history calls the item, or by their form alone.
 */

/* A table or an index, as the schema names it. */
typedef struct
{
  WaymarkKind kind; /* %WAYMARK_N_KINDS for those that are not of items */
  gboolean is_index;
  const char *pairs; /* (nullable): the name of a table of pairs */
  gboolean is_claim;
  guint root;
} Table;

typedef struct
{
  WaymarkRescueRows *rows;
  WaymarkPages *pages;
  GArray *tables; /* of Table; a page's mark is a place in it, from 1 */
  guint *marks;
  guint last_page; /* the last page on which the kind of a row was certain */
  WaymarkKind last_kind;
} Work;

static void
write_free (WaymarkFoundWrite *write)
{
  g_free (write->field);
  g_bytes_unref (write->value);
  g_free (write);
}

static void
found_free (WaymarkFound *found)
{
  g_clear_pointer (&found->item, waymark_item_unref);
  g_clear_pointer (&found->registers, g_ptr_array_unref);
  g_free (found->rank);
  g_free (found);
}

void
waymark_rescue_rows_free (WaymarkRescueRows *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->found);
  waymark_found_edits_free (self->edits);
  g_free (self);
}

static WaymarkFound *
get_found (WaymarkRescueRows *self, const char *id)
{
  WaymarkFound *found = g_hash_table_lookup (self->found, id);

  if (found == NULL)
    {
      found = g_new0 (WaymarkFound, 1);
      g_strlcpy (found->id, id, sizeof found->id);
      found->kind = WAYMARK_N_KINDS;
      g_hash_table_insert (self->found, found->id, found);
    }
  return found;
}

/* ---- what a column holds */

static gboolean
is_text (const WaymarkCell *cell, const char *text)
{
  return cell->type == WAYMARK_CELL_TEXT && cell->length == strlen (text) &&
         memcmp (cell->bytes, text, cell->length) == 0;
}

static gboolean
read_id (const WaymarkCell *cell, char id[33])
{
  return cell->type == WAYMARK_CELL_BLOB && cell->length > 0 &&
         waymark_id_from_blob (cell->bytes, cell->length, id);
}

/* Without NUL, valid UTF-8. */
static char *
read_text (const WaymarkCell *cell)
{
  if (cell->type != WAYMARK_CELL_TEXT ||
      !g_utf8_validate_len ((const char *) cell->bytes, cell->length, NULL))
    return NULL;
  return g_strndup ((const char *) cell->bytes, cell->length);
}

static gboolean
is_integer (const WaymarkCell *cell)
{
  return cell->type == WAYMARK_CELL_INTEGER;
}

/* ---- the schema */

static WaymarkKind
kind_of_table (const WaymarkCell *cell)
{
  g_autofree char *name = read_text (cell);
  WaymarkKind kind;

  return name != NULL && waymark_kind_from_name (name, &kind) ? kind : WAYMARK_N_KINDS;
}

static const char *
name_of_pairs (const WaymarkCell *cell)
{
  static const char *const names[] = { "seen", "ours", "baseline_head", "session" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_text (cell, names[i]))
      return names[i];
  return NULL;
}

static void
take_schema_row (const WaymarkRow *row, gpointer data)
{
  Work *work = data;
  gboolean is_index = row->n_cells == 5 && is_text (&row->cells[0], "index");
  Table table;

  if (row->is_index || row->n_cells != 5 || (!is_index && !is_text (&row->cells[0], "table")) ||
      !is_integer (&row->cells[3]) || row->cells[3].integer < 1 ||
      row->cells[3].integer > waymark_pages_get_n (work->pages))
    return;
  table = (Table){ .kind = kind_of_table (&row->cells[2]),
                   .is_index = is_index,
                   .pairs = name_of_pairs (&row->cells[2]),
                   .is_claim = is_text (&row->cells[2], "claim"),
                   .root = (guint) row->cells[3].integer };
  g_array_append_val (work->tables, table);
}

static void
mark_pages (Work *work)
{
  for (guint i = 0; i < work->tables->len; i++)
    {
      const Table *table = &g_array_index (work->tables, Table, i);
      gboolean whole = waymark_pages_walk (work->pages, table->root, i + 1, work->marks);

      if (table->kind < WAYMARK_N_KINDS && table->is_index)
        work->rows->listed[table->kind] |= whole;
      else if (table->kind < WAYMARK_N_KINDS)
        work->rows->whole[table->kind] = whole;
    }
}

static const Table *
get_table (Work *work, guint page)
{
  return work->marks[page] != 0 ? &g_array_index (work->tables, Table, work->marks[page] - 1)
                                : NULL;
}

/* ---- the history */

static WaymarkFoundWrite *
find_write (const WaymarkFound *found, const char *field)
{
  for (guint i = 0; found->registers != NULL && i < found->registers->len; i++)
    {
      WaymarkFoundWrite *write = g_ptr_array_index (found->registers, i);

      if (strcmp (write->field, field) == 0)
        return write;
    }
  return NULL;
}

/**
 * waymark_found_get_written:
 * @self: an item
 * @field: name of a field, or of another register
 *
 * Returns: (transfer full) (nullable): what was written into it last
 */
WaymarkValue *
waymark_found_get_written (const WaymarkFound *self, const char *field)
{
  const WaymarkFoundWrite *write = find_write (self, field);

  return write != NULL ? waymark_bytes_decode (write->value) : NULL;
}

static void
take_write (WaymarkFound *found, char *field, gint64 edit, const WaymarkCell *value)
{
  WaymarkFoundWrite *write = find_write (found, field);

  if (write == NULL)
    {
      write = g_new0 (WaymarkFoundWrite, 1);
      write->field = field;
      if (found->registers == NULL)
        found->registers = g_ptr_array_new_with_free_func ((GDestroyNotify) write_free);
      g_ptr_array_add (found->registers, write);
    }
  else
    {
      g_free (field);
      if (write->edit >= edit)
        return;
    }
  write->edit = edit;
  g_clear_pointer (&write->value, g_bytes_unref);
  write->value = g_bytes_new (value->bytes, value->length);
}

/* A row of `change`, or one of `baseline`, which has a number in front. */
static void
take_history_row (const WaymarkRow *row, gpointer data)
{
  Work *work = data;
  const Table *table = get_table (work, row->page);
  const WaymarkCell *cells = row->cells + (row->n_cells == 7 ? 1 : 0);
  gboolean valid;
  char id[33];
  char *field;

  if (table == NULL || !table->is_claim)
    waymark_found_edits_take_row (work->rows->edits, row, table != NULL ? table->pairs : NULL);
  if (!row->is_index || (table != NULL && table->is_claim))
    return;
  if (row->n_cells == 2 && is_text (&row->cells[0], "plan") &&
      row->cells[1].type == WAYMARK_CELL_BLOB && row->cells[1].length == WAYMARK_ID_LENGTH)
    waymark_hex_encode (row->cells[1].bytes, WAYMARK_ID_LENGTH, work->rows->plan_id);
  if (row->n_cells == 3 && read_id (&cells[0], id) && cells[1].type == WAYMARK_CELL_TEXT &&
      cells[2].type == WAYMARK_CELL_BLOB)
    work->rows->n_extra++;
  if ((row->n_cells != 6 && row->n_cells != 7) || !read_id (&cells[0], id) ||
      !is_integer (&cells[2]) || !is_integer (&cells[3]) || cells[3].integer != 0 ||
      cells[4].type != WAYMARK_CELL_BLOB || (field = read_text (&cells[1])) == NULL)
    return;
  waymark_value_unref (waymark_value_decode (cells[4].bytes, cells[4].length, &valid));
  if (valid)
    take_write (get_found (work->rows, id), field, cells[2].integer, &cells[4]);
  else
    g_free (field);
}

/* What the history says of the kinds and places of items. */
static void
take_from_history (WaymarkFound *found)
{
  g_autoptr (WaymarkValue) name = waymark_found_get_written (found, WAYMARK_FIELD_KIND);
  const WaymarkFoundWrite *place = find_write (found, WAYMARK_FIELD_PLACE);
  const char *word = waymark_value_get_string (name);

  if (word == NULL || !waymark_kind_from_name (word, &found->kind))
    found->kind = WAYMARK_N_KINDS;
  if (place != NULL && !waymark_place_decode (place->value, found->parent, &found->rank))
    found->parent[0] = '\0';
}

/* ---- the items */

/**
 * waymark_found_value_is_good:
 * @field: a field
 * @value: (nullable): what a damaged file has for it
 *
 * Returns: whether the field may hold it
 */
gboolean
waymark_found_value_is_good (const WaymarkField *field, const WaymarkValue *value)
{
  const char *text = waymark_value_get_string (value);

  if (text != NULL && !g_utf8_validate_len (text, waymark_value_get_length (value), NULL))
    return FALSE;
  return waymark_field_check (field, value, NULL);
}

static WaymarkValue *
read_due (const WaymarkCell *cells)
{
  g_autofree char *words = read_text (&cells[0]);
  g_autofree char *window = read_text (&cells[1]);

  if (words == NULL || (window == NULL && cells[1].type != WAYMARK_CELL_NULL))
    return NULL;
  return waymark_value_new_words (words, window);
}

/* %NULL for what cannot be in a column of this type. */
static WaymarkValue *
read_value (const WaymarkCell *cell, WaymarkFieldType type)
{
  g_autofree char *text = NULL;
  gboolean valid;
  char id[33];

  switch (type)
    {
    case WAYMARK_FIELD_DUE:
      return read_due (cell);
    case WAYMARK_FIELD_LINK:
      return read_id (cell, id) ? waymark_value_new_string (id) : NULL;
    case WAYMARK_FIELD_NUMBER:
      return is_integer (cell) ? waymark_value_new_integer (cell->integer) : NULL;
    case WAYMARK_FIELD_FLAG:
      return is_integer (cell) ? waymark_value_new_boolean (TRUE) : NULL;
    case WAYMARK_FIELD_MENTIONS:
      if (cell->type != WAYMARK_CELL_BLOB)
        return NULL;
      return waymark_value_decode (cell->bytes, cell->length, &valid);
    case WAYMARK_FIELD_WORDS:
    case WAYMARK_FIELD_TEXT:
    case WAYMARK_FIELD_CHOICE:
    case WAYMARK_FIELD_DATE:
    case WAYMARK_FIELD_CONTENT:
    default:
      text = read_text (cell);
      return text != NULL && text[0] != '\0' ? waymark_value_new_string (text) : NULL;
    }
}

/* The row as an item of @kind. @bad: bit mask of what cannot be. */
static WaymarkItem *
read_item (const WaymarkRow *row, WaymarkKind kind, guint *bad)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (kind, &n_fields);
  g_autofree char *rank = read_text (&row->cells[2]);
  const WaymarkCell *cell = &row->cells[3];
  guint n_cells = 3;
  WaymarkItem *item;
  char id[33];

  for (guint i = 0; i < n_fields; i++)
    n_cells += fields[i].type == WAYMARK_FIELD_DUE ? 2 : 1;
  if (row->n_cells != n_cells || !read_id (&row->cells[0], id) ||
      (strcmp (id, WAYMARK_PLAN_ID) == 0) != (kind == WAYMARK_KIND_PLAN))
    return NULL;
  if (rank == NULL || !waymark_rank_is_valid (rank))
    {
      g_free (rank);
      rank = waymark_rank_between (NULL, NULL, "00000000000000000000000000000000");
    }
  item = waymark_item_new (kind, id, rank);
  *bad = 0;
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (WaymarkValue) value = read_value (cell, fields[i].type);

      if (value != NULL && waymark_found_value_is_good (&fields[i], value))
        waymark_item_take_nth (item, i, g_steal_pointer (&value));
      else if (cell->type != WAYMARK_CELL_NULL)
        *bad |= 1u << i;
      cell += fields[i].type == WAYMARK_FIELD_DUE ? 2 : 1;
    }
  return item;
}

/* The only kind that a row can be of by its form, or the kind of the rows beside it. */
static WaymarkKind
guess_kind (Work *work, const WaymarkRow *row)
{
  WaymarkKind kind = WAYMARK_N_KINDS;

  if (row->page == work->last_page)
    return work->last_kind;
  for (int k = 0; k < WAYMARK_N_KINDS; k++)
    {
      guint bad = 0;
      g_autoptr (WaymarkItem) item = read_item (row, k, &bad);

      if (item == NULL || bad != 0)
        continue;
      if (kind != WAYMARK_N_KINDS)
        return WAYMARK_N_KINDS;
      kind = k;
    }
  return kind;
}

static WaymarkKind
kind_of_row (Work *work, const WaymarkRow *row, const char *id)
{
  const Table *table = get_table (work, row->page);
  const WaymarkFound *found = g_hash_table_lookup (work->rows->found, id);
  WaymarkKind kind;

  if (table != NULL)
    return table->is_index ? WAYMARK_N_KINDS : table->kind;
  kind = found != NULL ? found->kind : WAYMARK_N_KINDS;
  if (kind == WAYMARK_N_KINDS)
    return guess_kind (work, row);
  work->last_page = row->page;
  work->last_kind = kind;
  return kind;
}

static void
take_item (Work *work, const WaymarkRow *row)
{
  WaymarkKind kind;
  WaymarkItem *item;
  WaymarkFound *found;
  guint bad;
  char id[33], parent[33];

  if (row->n_cells < 4 || !read_id (&row->cells[0], id))
    return;
  kind = kind_of_row (work, row, id);
  item = kind < WAYMARK_N_KINDS ? read_item (row, kind, &bad) : NULL;
  if (item == NULL)
    return;
  found = get_found (work->rows, id);
  g_clear_pointer (&found->item, waymark_item_unref);
  found->item = item;
  found->kind = kind;
  found->bad = bad;
  if (read_id (&row->cells[1], parent))
    g_strlcpy (found->parent, parent, sizeof found->parent);
}

/* (parent, rank, id, row) of the order of items, or (id, row). */
static void
take_index_row (Work *work, const WaymarkRow *row)
{
  const Table *table = get_table (work, row->page);
  gboolean is_order = row->n_cells == 4;
  WaymarkFound *found;
  char id[33], parent[33];

  if (table == NULL || !table->is_index || table->kind >= WAYMARK_N_KINDS ||
      (!is_order && row->n_cells != 2) || !read_id (&row->cells[is_order ? 2 : 0], id))
    return;
  found = get_found (work->rows, id);
  found->is_listed = TRUE;
  if (found->item != NULL)
    return;
  found->kind = table->kind;
  if (is_order && read_id (&row->cells[0], parent))
    {
      g_strlcpy (found->parent, parent, sizeof found->parent);
      g_free (found->rank);
      found->rank = read_text (&row->cells[1]);
    }
}

static void
take_row (const WaymarkRow *row, gpointer data)
{
  if (row->is_index)
    take_index_row (data, row);
  else
    take_item (data, row);
}

static gboolean
read_all (Work *work, GCancellable *cancellable)
{
  GHashTableIter iter;
  gpointer found;

  if (!waymark_pages_read_all (work->pages, take_schema_row, work, cancellable))
    return FALSE;
  mark_pages (work);
  if (!waymark_pages_read_all (work->pages, take_history_row, work, cancellable))
    return FALSE;
  g_hash_table_iter_init (&iter, work->rows->found);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    take_from_history (found);
  return waymark_pages_read_all (work->pages, take_row, work, cancellable);
}

/**
 * waymark_rescue_rows_read:
 * @bytes: a damaged file
 * @cancellable: (nullable): to stop it
 *
 * Reads every row that can be read, wherever it is.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL if it was stopped
 */
WaymarkRescueRows *
waymark_rescue_rows_read (GBytes *bytes, GCancellable *cancellable)
{
  g_autoptr (WaymarkRescueRows) rows = g_new0 (WaymarkRescueRows, 1);
  g_autoptr (WaymarkPages) pages = waymark_pages_new (bytes);
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_autofree guint *marks = g_new0 (guint, waymark_pages_get_n (pages) + 1);
  Work work = { .rows = rows, .pages = pages, .tables = tables, .marks = marks };

  rows->found = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) found_free);
  rows->edits = waymark_found_edits_new ();
  return read_all (&work, cancellable) ? g_steal_pointer (&rows) : NULL;
}
