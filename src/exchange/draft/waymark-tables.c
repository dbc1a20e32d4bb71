/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-tables.h"

#include <string.h>

#include "waymark-marker.h"
#include "waymark-reading-part.h"

#define LONGEST_HEADING 60

static void
table_free (WaymarkTable *table)
{
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * waymark_tables_free:
 * @self: (nullable): tables
 */
void
waymark_tables_free (WaymarkTables *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_row);
  g_hash_table_unref (self->heading_rows);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * waymark_tables_get:
 * @self: tables
 * @row: a row
 *
 * Returns: (nullable): its table
 */
WaymarkTable *
waymark_tables_get (WaymarkTables *self, const WaymarkBlock *row)
{
  return g_hash_table_lookup (self->by_row, row);
}

/**
 * waymark_tables_is_heading:
 * @self: tables
 * @row: a row
 *
 * Returns: whether it holds column headings
 */
gboolean
waymark_tables_is_heading (WaymarkTables *self, const WaymarkBlock *row)
{
  return g_hash_table_contains (self->heading_rows, row);
}

/**
 * waymark_table_get_meaning:
 * @table: a table
 * @column: a column, from 0
 *
 * Returns: what it means; %WAYMARK_COLUMN_UNKNOWN beyond the last
 */
WaymarkColumn
waymark_table_get_meaning (const WaymarkTable *table, guint column)
{
  if (column >= table->columns->len)
    return WAYMARK_COLUMN_UNKNOWN;
  return ((WaymarkColumnUse *) g_ptr_array_index (table->columns, column))->meaning;
}

/**
 * waymark_table_find:
 * @table: a table
 * @meaning: a meaning
 *
 * Returns: the first column with it, or -1
 */
int
waymark_table_find (const WaymarkTable *table, WaymarkColumn meaning)
{
  for (guint i = 0; i < table->columns->len && i < WAYMARK_MOST_COLUMNS; i++)
    if (waymark_table_get_meaning (table, i) == meaning)
      return (int) i;
  return -1;
}

/* ---- rows of headings */

static gboolean
is_heading_row (const WaymarkBlock *row)
{
  guint filled = 0, exact = 0, found = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = waymark_block_get_cell (row, i);
      WaymarkColumn column;

      if (*cell == '\0')
        continue;
      filled++;
      if (strlen (cell) > LONGEST_HEADING && !row->header)
        return FALSE;
      column = waymark_column_find_label (cell);
      exact += column != WAYMARK_COLUMN_UNKNOWN;
      found +=
          column != WAYMARK_COLUMN_UNKNOWN || waymark_column_find (cell) != WAYMARK_COLUMN_UNKNOWN;
    }
  if (row->header)
    return found > 0;
  return (exact >= 2 && found * 2 >= filled) || (exact >= 1 && found == filled && filled >= 2);
}

static char *
get_signature (const WaymarkBlock *row)
{
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *folded = waymark_words_fold (waymark_block_get_cell (row, i));

      g_string_append_printf (signature, "%s\t", folded);
    }
  return g_string_free (signature, FALSE);
}

/* ---- finding */

typedef struct
{
  WaymarkTables *tables;
  WaymarkReading *reading;
  GHashTable *by_signature; /* owned signature -> WaymarkTable */
  WaymarkTable *current;
} Finder;

static WaymarkColumnUse *
add_use (Finder *self, const char *heading, char *key, guint line)
{
  WaymarkColumnUse *use = g_new0 (WaymarkColumnUse, 1);

  use->heading = g_strdup (heading);
  use->key = key;
  use->line = line;
  use->meaning = *heading != '\0' ? waymark_column_find (heading) : WAYMARK_COLUMN_UNKNOWN;
  g_ptr_array_add (self->reading->columns, use);
  return use;
}

static WaymarkTable *
add_table (Finder *self, WaymarkBlock *headings, guint n_columns, gboolean guessed)
{
  WaymarkTable *table = g_new0 (WaymarkTable, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  table->columns = g_ptr_array_new ();
  table->rows = g_ptr_array_new ();
  table->headings = headings;
  table->guessed = guessed;
  for (guint i = 0; i < n_columns; i++)
    {
      const char *heading = headings != NULL ? waymark_block_get_cell (headings, i) : "";
      g_autofree char *key = waymark_words_fold (heading);

      /* Two columns of one heading are two; one without is known by its place. */
      if (*key == '\0' || g_hash_table_contains (seen, key))
        {
          char *placed = g_strdup_printf ("%s column %u", key, i + 1);

          g_free (key);
          key = g_strchug (placed);
        }
      g_ptr_array_add (
          table->columns,
          add_use (self, heading, g_strdup (key), headings != NULL ? headings->line : 0));
      g_hash_table_add (seen, ((WaymarkColumnUse *) g_ptr_array_index (table->columns, i))->key);
    }
  g_ptr_array_add (self->tables->tables, table);
  return table;
}

static void
take_headings (Finder *self, WaymarkBlock *row)
{
  g_autofree char *signature = get_signature (row);
  WaymarkTable *table = g_hash_table_lookup (self->by_signature, signature);

  if (table == NULL)
    {
      table = add_table (self, row, row->cells->len, FALSE);
      g_hash_table_insert (self->by_signature, g_steal_pointer (&signature), table);
    }
  g_hash_table_insert (self->tables->by_row, row, table);
  g_hash_table_add (self->tables->heading_rows, row);
  self->current = table;
}

/* The first row of a table without known headings is one of headings when it is short and has no
 * figures. */
static gboolean
looks_like_headings (const WaymarkBlock *row, const WaymarkBlock *next)
{
  gsize length = 0, next_length = 0;
  guint filled = 0;

  if (next == NULL || next->type != WAYMARK_BLOCK_ROW)
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = waymark_block_get_cell (row, i);

      if (strlen (cell) > 40 || strchr (cell, '\n') != NULL ||
          strcspn (cell, "0123456789") < strlen (cell))
        return FALSE;
      filled += *cell != '\0';
      length += strlen (cell);
      next_length += strlen (waymark_block_get_cell (next, i));
    }
  return filled >= 2 && filled + 1 >= row->cells->len && next_length > length;
}

/* Rows "Lead | Housing team", "By when | June": the first column names what the second holds. */
static gboolean
are_labels (GPtrArray *blocks, guint first)
{
  guint n = 0, known = 0, leads = 0;

  for (guint i = first; i < blocks->len; i++)
    {
      WaymarkBlock *row = g_ptr_array_index (blocks, i);
      WaymarkColumn column;

      if (row->type != WAYMARK_BLOCK_ROW)
        break;
      if (row->cells->len != 2)
        return FALSE;
      column = waymark_column_find_label (waymark_block_get_cell (row, 0));
      n++;
      known += column != WAYMARK_COLUMN_UNKNOWN;
      leads += column == WAYMARK_COLUMN_LEADS || column == WAYMARK_COLUMN_DUE;
      if (n == 1 && column != WAYMARK_COLUMN_UNKNOWN &&
          waymark_column_find_label (waymark_block_get_cell (row, 1)) != WAYMARK_COLUMN_UNKNOWN)
        return FALSE;
    }
  return n >= 2 && leads > 0 && known * 5 >= n * 3;
}

static gboolean
starts_table (GPtrArray *blocks, guint i)
{
  return i == 0 || ((WaymarkBlock *) g_ptr_array_index (blocks, i - 1))->type != WAYMARK_BLOCK_ROW;
}

static void
take_row (Finder *self, GPtrArray *blocks, guint i)
{
  WaymarkBlock *row = g_ptr_array_index (blocks, i);
  WaymarkBlock *next = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;
  gboolean first = starts_table (blocks, i);

  if (first)
    self->tables->n_found++;
  if (first && are_labels (blocks, i))
    {
      self->current = add_table (self, NULL, 2, TRUE);
      self->current->labels = TRUE;
    }
  else if (is_heading_row (row))
    {
      take_headings (self, row);
      return;
    }
  else if (self->current == NULL || (first && self->current->labels) ||
           row->cells->len > self->current->columns->len + 1 || (first && row->header))
    {
      gboolean headings = row->header || looks_like_headings (row, next);

      self->current = add_table (self, headings ? row : NULL, row->cells->len, TRUE);
      if (headings)
        {
          g_hash_table_insert (self->tables->by_row, row, self->current);
          g_hash_table_add (self->tables->heading_rows, row);
          return;
        }
    }
  g_hash_table_insert (self->tables->by_row, row, self->current);
  g_ptr_array_add (self->current->rows, row);
}

/**
 * waymark_tables_find:
 * @blocks: (element-type WaymarkBlock): the blocks of a document
 * @reading: where the columns are listed
 * @choices: (nullable): what a person chose for columns
 *
 * Finds the tables and what their columns mean: by their headings, and where
 * these say too little by what stands in the cells.
 *
 * Returns: (transfer full): the tables
 */
WaymarkTables *
waymark_tables_find (GPtrArray *blocks, WaymarkReading *reading, WaymarkImportChoices *choices)
{
  WaymarkTables *self = g_new0 (WaymarkTables, 1);
  Finder finder = { .tables = self, .reading = reading };

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self->by_row = g_hash_table_new (NULL, NULL);
  self->heading_rows = g_hash_table_new (NULL, NULL);
  finder.by_signature = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      if (((WaymarkBlock *) g_ptr_array_index (blocks, i))->type == WAYMARK_BLOCK_ROW)
        take_row (&finder, blocks, i);
      waymark_reading_part_report (WAYMARK_READING_TABLES, i + 1, blocks->len);
    }
  for (guint i = 0; i < self->tables->len; i++)
    waymark_table_settle (g_ptr_array_index (self->tables, i), choices);
  g_hash_table_unref (finder.by_signature);
  reading->tables = self->n_found;
  return self;
}
