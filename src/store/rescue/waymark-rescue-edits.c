/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue-edits"

#include "config.h"

#include "waymark-rescue-edits.h"

#include <string.h>

/* The record of a damaged file. Its rows are known by their form; only of pairs of numbers the
 * table has to be known. */

static void
change_clear (WaymarkFoundChange *change)
{
  g_clear_pointer (&change->value, g_bytes_unref);
}

static void
change_free (gpointer data)
{
  change_clear (data);
  g_free (data);
}

static void
summary_free (gpointer data)
{
  change_clear (&((WaymarkFoundSummary *) data)->change);
  g_free (data);
}

static void
edit_free (gpointer data)
{
  WaymarkFoundEdit *edit = data;

  g_free (edit->person);
  g_free (edit->name);
  g_clear_pointer (&edit->seen, g_array_unref);
  g_clear_pointer (&edit->ours, g_array_unref);
  g_ptr_array_unref (edit->changes);
  g_free (edit);
}

/**
 * waymark_found_edits_new:
 *
 * Returns: (transfer full): a history of which nothing was read yet
 */
WaymarkFoundEdits *
waymark_found_edits_new (void)
{
  WaymarkFoundEdits *self = g_new0 (WaymarkFoundEdits, 1);

  self->by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, edit_free);
  self->sessions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->summaries = g_ptr_array_new_with_free_func (summary_free);
  self->summary_heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fields = g_string_chunk_new (256);
  return self;
}

/**
 * waymark_found_edits_free:
 * @self: (transfer full) (nullable): a history
 */
void
waymark_found_edits_free (WaymarkFoundEdits *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->sessions);
  g_ptr_array_unref (self->summaries);
  g_array_unref (self->summary_heads);
  g_string_chunk_free (self->fields);
  g_free (self);
}

/**
 * waymark_found_edits_get:
 * @self: a history
 * @n: number of an edit
 *
 * Returns: (transfer none) (nullable): what is left of it; %NULL if nothing tells of it
 */
WaymarkFoundEdit *
waymark_found_edits_get (const WaymarkFoundEdits *self, gint64 n)
{
  return g_hash_table_lookup (self->by_number, &n);
}

static WaymarkFoundEdit *
get_edit (WaymarkFoundEdits *self, gint64 n)
{
  WaymarkFoundEdit *edit = waymark_found_edits_get (self, n);

  if (edit == NULL)
    {
      edit = g_new0 (WaymarkFoundEdit, 1);
      edit->n = n;
      edit->changes = g_ptr_array_new_with_free_func (change_free);
      g_hash_table_insert (self->by_number, &edit->n, edit);
    }
  return edit;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(WaymarkFoundEdit *const *) a)->n;
  gint64 y = (*(WaymarkFoundEdit *const *) b)->n;

  return (x > y) - (x < y);
}

/**
 * waymark_found_edits_list:
 * @self: a history
 *
 * Returns: (transfer container) (element-type WaymarkFoundEdit): all edits that something
 *   tells of, by their numbers
 */
GPtrArray *
waymark_found_edits_list (const WaymarkFoundEdits *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer edit;

  g_hash_table_iter_init (&iter, self->by_number);
  while (g_hash_table_iter_next (&iter, NULL, &edit))
    g_ptr_array_add (list, edit);
  g_ptr_array_sort (list, compare_numbers);
  return list;
}

/**
 * waymark_found_edits_is_linear:
 * @self: a history
 *
 * Returns: whether each edit had seen all before it
 */
gboolean
waymark_found_edits_is_linear (const WaymarkFoundEdits *self)
{
  g_autoptr (GHashTable) clocks = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer value;

  /* Of two that had not seen each other, the first after they parted have one clock. */
  g_hash_table_iter_init (&iter, self->by_number);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((WaymarkFoundEdit *) value)->is_read &&
        !g_hash_table_add (clocks, &((WaymarkFoundEdit *) value)->lamport))
      return FALSE;
  return TRUE;
}

char *
waymark_found_change_key (const WaymarkFoundChange *self)
{
  return g_strconcat (self->item, " ", self->field, NULL);
}

/**
 * waymark_found_edits_get_last:
 * @self: a history
 *
 * Returns: (transfer full): of each register, by waymark_found_change_key(), the number of the
 *   newest edit that is known to have written it, whatever is left of that
 */
GHashTable *
waymark_found_edits_get_last (const WaymarkFoundEdits *self)
{
  GHashTable *last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = waymark_found_edits_list (self);

  for (guint i = 0; i < list->len; i++)
    {
      WaymarkFoundEdit *edit = list->pdata[i];

      for (guint k = 0; k < edit->changes->len; k++)
        g_hash_table_insert (last, waymark_found_change_key (edit->changes->pdata[k]), &edit->n);
    }
  return last;
}

/* ---- what columns hold */

static gboolean
is_blob (const WaymarkCell *cell, gsize length)
{
  return cell->type == WAYMARK_CELL_BLOB && cell->length == length;
}

static gboolean
is_null (const WaymarkCell *cell)
{
  return cell->type == WAYMARK_CELL_NULL;
}

static gboolean
is_number (const WaymarkCell *cell)
{
  return cell->type == WAYMARK_CELL_INTEGER;
}

static gboolean
is_edit (const WaymarkCell *cell)
{
  return is_number (cell) && cell->integer >= 1;
}

static char *
dup_text (const WaymarkCell *cell)
{
  if (cell->type != WAYMARK_CELL_TEXT ||
      !g_utf8_validate_len ((const char *) cell->bytes, cell->length, NULL))
    return NULL;
  return g_strndup ((const char *) cell->bytes, cell->length);
}

static void
read_digest (const WaymarkCell *cell, WaymarkDigest *digest)
{
  memcpy (digest->bytes, cell->bytes, sizeof digest->bytes);
}

/* ---- rows of tables */

static void
take_edit (WaymarkFoundEdits *self, const WaymarkRow *row)
{
  const WaymarkCell *cells = row->cells;
  WaymarkFoundEdit *edit;

  if (row->rowid < 1 || !is_blob (&cells[6], 32) || !is_number (&cells[2]) ||
      !is_number (&cells[3]) || !is_number (&cells[4]) ||
      !(is_null (&cells[5]) || is_edit (&cells[5])))
    return;
  edit = get_edit (self, row->rowid);
  if (edit->is_read)
    return;
  edit->is_read = TRUE;
  read_digest (&cells[1], &edit->digest);
  read_digest (&cells[6], &edit->body);
  edit->session = cells[2].integer;
  edit->seq = cells[3].integer;
  edit->lamport = cells[4].integer;
  edit->prev = is_null (&cells[5]) ? 0 : cells[5].integer;
  edit->is_forgotten = is_null (&cells[7]) && is_null (&cells[8]) && is_null (&cells[9]);
  if (is_blob (&cells[7], WAYMARK_SALT_LENGTH))
    memcpy (edit->salt, cells[7].bytes, WAYMARK_SALT_LENGTH);
  edit->person = dup_text (&cells[8]);
  edit->time = is_number (&cells[9]) ? cells[9].integer : 0;
  edit->name = dup_text (&cells[10]);
  edit->undoes = is_edit (&cells[11]) ? cells[11].integer : 0;
}

static void
take_session (WaymarkFoundEdits *self, gint64 n, const WaymarkCell *cell)
{
  char id[33];

  waymark_hex_encode (cell->bytes, WAYMARK_ID_LENGTH, id);
  g_hash_table_insert (self->sessions, g_memdup2 (&n, sizeof n), g_strdup (id));
}

/* ---- rows of indexes, and of tables that are kept like these */

static gboolean
read_change (WaymarkFoundEdits *self, const WaymarkCell *cells, WaymarkFoundChange *change)
{
  g_autofree char *field = dup_text (&cells[1]);

  if (field == NULL || cells[0].type != WAYMARK_CELL_BLOB ||
      !waymark_id_from_blob (cells[0].bytes, cells[0].length, change->item))
    return FALSE;
  change->field = g_string_chunk_insert_const (self->fields, field);
  return TRUE;
}

/* (item, field, edit, nth, value, origin) */
static gboolean
read_whole_change (WaymarkFoundEdits *self, const WaymarkCell *cells, WaymarkFoundChange *change)
{
  if (!is_edit (&cells[2]) || !is_number (&cells[3]) || cells[4].type != WAYMARK_CELL_BLOB ||
      !(is_null (&cells[5]) || is_number (&cells[5])) || !read_change (self, cells, change))
    return FALSE;
  change->nth = cells[3].integer;
  change->value = g_bytes_new (cells[4].bytes, cells[4].length);
  change->origin = is_null (&cells[5]) ? WAYMARK_ORIGIN_OWN : cells[5].integer;
  return TRUE;
}

static void
take_change (WaymarkFoundEdits *self, const WaymarkCell *cells)
{
  WaymarkFoundChange change = { .nth = 0 };

  if (read_whole_change (self, cells, &change))
    g_ptr_array_add (get_edit (self, cells[2].integer)->changes,
                     g_memdup2 (&change, sizeof change));
}

/* (edit, item, field, nth): the index has no value. */
static void
take_listed (WaymarkFoundEdits *self, const WaymarkCell *cells)
{
  WaymarkFoundChange change = { .nth = cells[3].integer,
                                .origin = WAYMARK_ORIGIN_OWN,
                                .is_listed = TRUE };

  if (read_change (self, cells + 1, &change))
    g_ptr_array_add (get_edit (self, cells[0].integer)->changes,
                     g_memdup2 (&change, sizeof change));
}

static void
take_summary (WaymarkFoundEdits *self, const WaymarkCell *cells)
{
  WaymarkFoundSummary summary = { .baseline = cells[0].integer };

  if (!is_number (&cells[0]) || !read_whole_change (self, cells + 1, &summary.change))
    return;
  summary.edit = cells[3].integer;
  g_ptr_array_add (self->summaries, g_memdup2 (&summary, sizeof summary));
}

static void
take_pair (WaymarkFoundEdits *self, const WaymarkCell *cells, const char *table)
{
  gint64 first = cells[0].integer, second = cells[1].integer;
  WaymarkFoundEdit *edit;
  GArray **list;

  if (g_str_equal (table, "baseline_head"))
    {
      g_array_append_val (self->summary_heads, first);
      g_array_append_val (self->summary_heads, second);
      return;
    }
  if (first < 1 || second < 1 || !(g_str_equal (table, "seen") || g_str_equal (table, "ours")))
    return;
  edit = get_edit (self, first);
  list = g_str_equal (table, "seen") ? &edit->seen : &edit->ours;
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*list, second);
}

static void
take_meta (WaymarkFoundEdits *self, const WaymarkCell *cells)
{
  static const char key[] = "items-digest";

  if (cells[0].type != WAYMARK_CELL_TEXT || cells[0].length != strlen (key) ||
      memcmp (cells[0].bytes, key, strlen (key)) != 0 || !is_blob (&cells[1], 32))
    return;
  self->has_items_digest = TRUE;
  read_digest (&cells[1], &self->items_digest);
}

/**
 * waymark_found_edits_take_row:
 * @self: a history
 * @row: any row of a damaged file, not of its claims
 * @table: (nullable): the table that it is of, if that is known
 *
 * Takes it over if it belongs to the history.
 */
void
waymark_found_edits_take_row (WaymarkFoundEdits *self, const WaymarkRow *row, const char *table)
{
  const WaymarkCell *cells = row->cells;

  if (!row->is_index)
    {
      if (row->n_cells == 12 && is_null (&cells[0]) && is_blob (&cells[1], 32))
        take_edit (self, row);
      else if (row->n_cells == 2 && is_null (&cells[0]) && is_blob (&cells[1], WAYMARK_ID_LENGTH))
        take_session (self, row->rowid, &cells[1]);
      return;
    }
  if (row->n_cells == 6)
    take_change (self, cells);
  else if (row->n_cells == 7)
    take_summary (self, cells);
  else if (row->n_cells == 4 && is_edit (&cells[0]) && is_number (&cells[3]))
    take_listed (self, cells);
  else if (row->n_cells == 2 && is_blob (&cells[0], 32) && is_edit (&cells[1]))
    {
      WaymarkFoundEdit *edit = get_edit (self, cells[1].integer);

      edit->has_index_digest = TRUE;
      read_digest (&cells[0], &edit->index_digest);
    }
  else if (row->n_cells == 2 && g_strcmp0 (table, "session") == 0 &&
           is_blob (&cells[0], WAYMARK_ID_LENGTH) && is_number (&cells[1]))
    take_session (self, cells[1].integer, &cells[0]);
  else if (row->n_cells == 2 && is_number (&cells[0]) && is_number (&cells[1]) && table != NULL)
    take_pair (self, cells, table);
  else if (row->n_cells == 2)
    take_meta (self, cells);
}
