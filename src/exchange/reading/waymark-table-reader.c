/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-table-reader.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-formula.h"
#include "waymark-markup.h"
#include "waymark-marker.h"

struct _WaymarkTableReader
{
  GPtrArray *blocks; /* borrowed */
  guint columns;     /* of the row just read; 0 outside a table */
  guint kept;        /* of the last row of any table */
  gboolean pipes;    /* in a table parted by pipes */
  gboolean grid;     /* between the drawn lines of a grid */
  GPtrArray *raw;    /* row of the grid so far, of GString */
  guint raw_line;
};

/**
 * waymark_table_reader_new:
 * @blocks: where rows are added
 *
 * Returns: (transfer full): a reader
 */
WaymarkTableReader *
waymark_table_reader_new (GPtrArray *blocks)
{
  WaymarkTableReader *self = g_new0 (WaymarkTableReader, 1);

  self->blocks = blocks;
  return self;
}

/**
 * waymark_table_reader_free:
 * @self: a reader
 */
void
waymark_table_reader_free (WaymarkTableReader *self)
{
  g_clear_pointer (&self->raw, g_ptr_array_unref);
  g_free (self);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static WaymarkBlock *
add_row (WaymarkTableReader *self, guint line, GPtrArray *cells)
{
  WaymarkBlock *block;

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *words = cells->pdata[i];

      cells->pdata[i] = g_strdup (words != NULL ? waymark_formula_unguard (words) : NULL);
    }
  block = waymark_block_new_row (line, cells);
  self->columns = self->kept = cells->len;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static GPtrArray *
new_cells (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
end_grid_row (WaymarkTableReader *self, gboolean header)
{
  GPtrArray *cells;

  if (self->raw == NULL)
    return;
  cells = new_cells ();
  for (guint i = 0; i < self->raw->len; i++)
    {
      GString *raw = g_ptr_array_index (self->raw, i);

      g_ptr_array_add (cells, waymark_markup_to_text (raw->str, raw->len, NULL));
    }
  add_row (self, self->raw_line, cells)->header = header;
  g_clear_pointer (&self->raw, g_ptr_array_unref);
}

/**
 * waymark_table_reader_end:
 * @self: a reader
 *
 * Says that the lines that follow are no part of the table before.
 */
void
waymark_table_reader_end (WaymarkTableReader *self)
{
  end_grid_row (self, FALSE);
  self->pipes = self->grid = FALSE;
  self->columns = 0;
}

/* ---- what a line is */

static gboolean
is_grid_line (const char *at, gsize length)
{
  gsize i = 0;

  while (length > 0 && g_ascii_isspace (at[length - 1]))
    length--;
  for (; i < length; i++)
    if (strchr ("+-=:|", at[i]) == NULL || at[i] == '\0')
      return FALSE;
  return length >= 5 && at[0] == '+' && at[length - 1] == '+';
}

/* |---|:--:| and the like. */
static gboolean
is_delimiter (const char *at, gsize length)
{
  gboolean dash = FALSE, pipe = FALSE;

  for (gsize i = 0; i < length; i++)
    if (at[i] == '-')
      dash = TRUE;
    else if (at[i] == '|')
      pipe = TRUE;
    else if (at[i] != ':' && !g_ascii_isspace (at[i]))
      return FALSE;
  return dash && pipe;
}

static gboolean
has_pipe (const char *at, gsize length)
{
  for (const char *pipe = memchr (at, '|', length); pipe != NULL;
       pipe = memchr (pipe + 1, '|', at + length - pipe - 1))
    if (pipe == at || pipe[-1] != '\\')
      return TRUE;
  return FALSE;
}

static gboolean
is_pipe_row (
    WaymarkTableReader *self, const char *at, gsize length, const char *next, const char *end)
{
  gsize blanks = 0;
  const char *stop;

  if (!has_pipe (at, length))
    return FALSE;
  while (blanks < length && at[blanks] == ' ')
    blanks++;
  if (self->pipes || self->grid || at[blanks] == '|')
    return TRUE;
  stop = next < end ? memchr (next, '\n', end - next) : NULL;
  return next < end && is_delimiter (next, (stop != NULL ? stop : end) - next);
}

static gboolean
is_blank (const char *at, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (at[i]))
      return FALSE;
  return TRUE;
}

/* Tabs also stand before indented words, after the marker of a list item, and at the end of lines.
 */
static gboolean
is_tab_row (WaymarkTableReader *self, const char *at, gsize length)
{
  const char *end = at + length;
  const char *first = memchr (at, '\t', length);
  guint filled = 0, columns = 1;
  gboolean last_filled = FALSE;

  if (first == NULL)
    return FALSE;
  for (const char *cell = at; cell <= end;)
    {
      const char *tab = memchr (cell, '\t', end - cell);

      last_filled = !is_blank (cell, (tab != NULL ? tab : end) - cell);
      filled += last_filled;
      if (tab == NULL)
        break;
      columns++;
      cell = tab + 1;
    }
  if (self->columns > 1 && columns >= 2 && (filled > 1 || columns == self->columns || columns > 2))
    return filled > 0;
  if (filled <= 1)
    return filled == 1 && columns > 2 && columns == self->kept;
  if (filled == 2 && columns == 2 && last_filled)
    {
      g_autofree char *marker = g_strndup (at, MIN (first - at, 12));
      g_autofree char *probe = g_strconcat (g_strstrip (marker), " x", NULL);
      gsize marker_length, rest;

      return !waymark_marker_read (probe, &marker_length, &rest) ||
             marker_length != strlen (marker);
    }
  return TRUE;
}

/* A quoted first cell may run over lines before the first tab comes, as spreadsheets write it. */
static const char *
read_quoted (const char *at, const char *end, GString *into)
{
  for (at++; at < end; at++)
    if (*at == '\t')
      return NULL;
    else if (*at != '"')
      g_string_append_c (into, *at);
    else if (at + 1 < end && at[1] == '"')
      g_string_append_c (into, *at++);
    else
      {
        at++;
        return at == end || *at == '\t' || *at == '\n' ? at : NULL;
      }
  return NULL;
}

/**
 * waymark_table_reader_is_row:
 * @self: a reader
 * @at: a line
 * @length: its bytes
 * @next: the line after it
 * @end: the end of the text
 *
 * Returns: whether the line belongs to a table
 */
gboolean
waymark_table_reader_is_row (
    WaymarkTableReader *self, const char *at, gsize length, const char *next, const char *end)
{
  if (is_grid_line (at, length) || is_pipe_row (self, at, length, next, end) ||
      is_tab_row (self, at, length))
    return TRUE;
  if (length > 0 && *at == '"' && memchr (at, '\t', length) == NULL)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      const char *after = read_quoted (at, end, cell);

      return after != NULL && after < end && *after == '\t';
    }
  return FALSE;
}

/* ---- cells */

static gsize
read_pipe_row (WaymarkTableReader *self, const char *at, gsize length, GPtrArray *cells)
{
  GString *cell = g_string_new (NULL);
  gsize i = 0;

  while (length > 0 && g_ascii_isspace (at[length - 1]))
    length--;
  while (i < length && g_ascii_isspace (at[i]))
    i++;
  if (i < length && at[i] == '|')
    i++;
  for (; i < length; i++)
    if (at[i] == '\\' && i + 1 < length && at[i + 1] == '|')
      g_string_append_c (cell, at[++i]);
    else if (at[i] == '|')
      {
        g_ptr_array_add (cells, g_string_free (cell, FALSE));
        cell = g_string_new (NULL);
      }
    else
      g_string_append_c (cell, at[i]);
  if (cell->len > 0 && at[length - 1] != '|')
    g_ptr_array_add (cells, g_string_free (cell, FALSE));
  else
    g_string_free (cell, TRUE);
  return length;
}

/* Returns whether the first words of the row are bold. */
static gboolean
clean_cells (GPtrArray *cells)
{
  gboolean strong = FALSE, any = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      char *raw = g_ptr_array_index (cells, i);
      gboolean cell_strong;

      cells->pdata[i] = waymark_markup_to_text (raw, strlen (raw), &cell_strong);
      if (!any && *(char *) cells->pdata[i] != '\0')
        {
          any = TRUE;
          strong = cell_strong;
        }
      g_free (raw);
    }
  return strong;
}

static void
read_pipes (WaymarkTableReader *self, const char *at, gsize length, guint line, gboolean apart)
{
  WaymarkBlock *last =
      self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
  WaymarkBlock *row;
  GPtrArray *cells;
  gboolean strong;

  if (is_delimiter (at, length))
    {
      if (self->pipes && last != NULL && last->type == WAYMARK_BLOCK_ROW)
        last->header = TRUE;
      return;
    }
  cells = new_cells ();
  read_pipe_row (self, at, length, cells);
  strong = clean_cells (cells);
  self->pipes = TRUE;
  row = add_row (self, line, cells);
  row->apart = apart;
  row->strong = strong;
}

static void
read_grid (WaymarkTableReader *self, const char *at, gsize length, guint line)
{
  g_autoptr (GPtrArray) cells = NULL;

  if (is_grid_line (at, length))
    {
      end_grid_row (self, memchr (at, '=', length) != NULL);
      self->grid = TRUE;
      return;
    }
  cells = new_cells ();
  read_pipe_row (self, at, length, cells);
  if (self->raw == NULL)
    {
      self->raw = g_ptr_array_new_with_free_func (free_string);
      self->raw_line = line;
    }
  while (self->raw->len < cells->len)
    g_ptr_array_add (self->raw, g_string_new (NULL));
  for (guint i = 0; i < cells->len; i++)
    {
      const char *piece = g_strstrip (g_ptr_array_index (cells, i));
      GString *raw = g_ptr_array_index (self->raw, i);
      gsize marker, rest;

      if (raw->len > 0 && *piece != '\0')
        g_string_append_c (raw, waymark_marker_read (piece, &marker, &rest) ? '\n' : ' ');
      g_string_append (raw, piece);
    }
}

/* Cells of a record parted by tabs, with quoted cells as spreadsheets write them; returns its end.
 */
static const char *
read_tabs (const char *at, const char *end, GPtrArray *cells, guint *lines)
{
  for (;;)
    {
      g_autoptr (GString) quoted = g_string_new (NULL);
      const char *after = at < end && *at == '"' ? read_quoted (at, end, quoted) : NULL;

      if (after != NULL)
        {
          for (gsize i = 0; i < quoted->len; i++)
            *lines += quoted->str[i] == '\n';
          g_ptr_array_add (cells, g_string_free (g_steal_pointer (&quoted), FALSE));
        }
      else
        {
          after = at;
          while (after < end && *after != '\t' && *after != '\n')
            after++;
          g_ptr_array_add (cells, g_strndup (at, after - at));
        }
      if (after == end || *after == '\n')
        return after;
      at = after + 1;
    }
}

/* A row of dashes is a line drawn by a program that turned a document into text. */
static gboolean
is_rule_row (GPtrArray *cells)
{
  gboolean any = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      if (*cell != '\0' && !waymark_is_rule (cell, strlen (cell)))
        return FALSE;
      any |= *cell != '\0';
    }
  return any;
}

/**
 * waymark_table_reader_read:
 * @self: a reader
 * @at: a line for which waymark_table_reader_is_row() is %TRUE
 * @end: the end of the text
 * @number: (inout): number of the line; afterwards of the last line of the row
 * @apart: whether an empty line stands before it
 *
 * Adds a row to the blocks, or takes what only draws the table.
 *
 * Returns: how many bytes it took, with the line end
 */
gsize
waymark_table_reader_read (
    WaymarkTableReader *self, const char *at, const char *end, guint *number, gboolean apart)
{
  const char *stop = memchr (at, '\n', end - at);
  gsize length = (stop != NULL ? stop : end) - at;
  guint first = *number;
  const char *after;
  WaymarkBlock *row;
  GPtrArray *cells;
  gboolean drawn, strong;

  if (is_grid_line (at, length) || (self->grid && has_pipe (at, length)))
    read_grid (self, at, length, first);
  else if (is_pipe_row (self, at, length, at + length + (stop != NULL), end))
    read_pipes (self, at, length, first, apart);
  else
    {
      cells = new_cells ();
      after = read_tabs (at, end, cells, number);
      drawn = is_rule_row (cells);
      strong = !drawn && clean_cells (cells);
      row = add_row (self, first, cells);
      row->apart = apart;
      row->strong = strong;
      if (drawn)
        {
          row->type = WAYMARK_BLOCK_RULE;
          row->text = waymark_block_get_words (row);
          g_clear_pointer (&row->cells, g_ptr_array_unref);
        }
      return after - at + (after < end);
    }
  return length + (stop != NULL);
}
