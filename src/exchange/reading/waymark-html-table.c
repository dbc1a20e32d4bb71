/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-html-private.h"

/* Tables of a page as rows of cells; those that only arrange a page are read as a page. */

/* Spreadsheets write spans to the end of the sheet. */
#define MOST_COLUMNS 100
#define MOST_ROWS_SPANNED 1000

typedef struct
{
  WaymarkHtmlReader *reader;
  GArray *below; /* of guint: for each column, how many rows a cell above reaches down */
  gboolean first;
} Table;

static gboolean
is_called (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_cell (xmlNode *node)
{
  return is_called (node, "td") || is_called (node, "th");
}

static gboolean
is_group (xmlNode *node)
{
  return is_called (node, "thead") || is_called (node, "tbody") || is_called (node, "tfoot");
}

/* Whether a table or a heading is in @node: then it only arranges the page. */
static gboolean
holds_page (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        WaymarkHtmlRole role = waymark_html_get_role (child);

        if (role == WAYMARK_HTML_TABLE || role == WAYMARK_HTML_HEADING || holds_page (child))
          return TRUE;
      }
  return FALSE;
}

static guint
count_cells (xmlNode *row)
{
  guint n = 0;

  for (xmlNode *node = row->children; node != NULL; node = node->next)
    n += is_cell (node);
  return n;
}

/* The most cells that a row of @parent, a table or a group of rows, has. */
static guint
count_columns (xmlNode *parent)
{
  guint most = 0;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_called (node, "tr"))
      most = MAX (most, count_cells (node));
    else if (is_group (node))
      most = MAX (most, count_columns (node));
  return most;
}

/* ---- cells */

static void
append_block (GString *text, const WaymarkBlock *block)
{
  if (block->type == WAYMARK_BLOCK_RULE)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (block->marker != NULL)
    g_string_append_printf (
        text,
        "%s ",
        g_ascii_isalnum (block->marker[0]) || block->marker[0] == '(' ? block->marker : "•");
  g_string_append (text, block->text != NULL ? block->text : "");
}

static char *
read_cell (WaymarkHtmlReader *outer, xmlNode *cell)
{
  GString *text = g_string_new (NULL);
  WaymarkHtmlReader reader;

  waymark_html_reader_init (&reader);
  reader.n_nodes = outer->n_nodes;
  reader.n_read = outer->n_read;
  waymark_html_walk (&reader, cell);
  waymark_html_end_block (&reader, FALSE);
  outer->n_read = reader.n_read;
  for (guint i = 0; i < reader.blocks->len; i++)
    append_block (text, g_ptr_array_index (reader.blocks, i));
  waymark_html_reader_clear (&reader);
  return g_string_free (text, FALSE);
}

static void
set_below (Table *self, guint column, guint rows)
{
  if (column >= self->below->len)
    g_array_set_size (self->below, column + 1);
  g_array_index (self->below, guint, column) = rows;
}

/* A cell above reaches down to here: nothing of its own stands here. */
static gboolean
take_covered (Table *self, GPtrArray *cells)
{
  guint *rows =
      cells->len < self->below->len ? &g_array_index (self->below, guint, cells->len) : NULL;

  if (rows == NULL || *rows == 0)
    return FALSE;
  (*rows)--;
  g_ptr_array_add (cells, g_strdup (""));
  return TRUE;
}

static void
add_cell (Table *self, GPtrArray *cells, xmlNode *cell)
{
  guint columns = waymark_html_get_number (cell, "colspan", 1, MOST_COLUMNS);
  guint rows = waymark_html_get_number (cell, "rowspan", 1, MOST_ROWS_SPANNED);

  while (take_covered (self, cells))
    ;
  for (guint i = 0; i < columns && cells->len < MOST_COLUMNS; i++)
    {
      set_below (self, cells->len, rows - 1);
      g_ptr_array_add (cells, i == 0 ? read_cell (self->reader, cell) : g_strdup (""));
    }
}

/* Column headings are marked as such, and not as the heading of their row. */
static gboolean
is_heading_cell (xmlNode *cell)
{
  xmlChar *scope = xmlGetProp (cell, BAD_CAST "scope");
  gboolean of_row = scope != NULL && g_str_has_prefix ((const char *) scope, "row");

  xmlFree (scope);
  return is_called (cell, "th") && !of_row;
}

static gboolean
has_words (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      return TRUE;
  return FALSE;
}

static void
read_row (Table *self, xmlNode *row, gboolean head)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gboolean all_headings = TRUE;
  WaymarkBlock *block;

  for (xmlNode *node = row->children; node != NULL; node = node->next)
    if (is_cell (node) && waymark_html_get_role (node) != WAYMARK_HTML_HIDDEN)
      {
        all_headings = all_headings && is_heading_cell (node);
        add_cell (self, cells, node);
      }
  while (take_covered (self, cells))
    ;
  if (!has_words (cells))
    {
      g_ptr_array_unref (cells);
      return;
    }
  block = waymark_block_new_row (++self->reader->number, cells);
  block->header = head || all_headings;
  block->apart = self->first;
  self->first = FALSE;
  g_ptr_array_add (self->reader->blocks, block);
}

static void
read_rows (Table *self, xmlNode *parent, gboolean head)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_called (node, "tr") && waymark_html_get_role (node) != WAYMARK_HTML_HIDDEN)
      read_row (self, node, head);
    else if (is_group (node))
      read_rows (self, node, is_called (node, "thead"));
    else if (is_called (node, "caption"))
      {
        waymark_html_walk (self->reader, node);
        waymark_html_end_block (self->reader, FALSE);
      }
}

/* Reads a table; FALSE: it only arranges the page, and nothing of it was read. */
gboolean
waymark_html_read_table (WaymarkHtmlReader *reader, xmlNode *table)
{
  Table self = { .reader = reader, .first = TRUE };

  if (count_columns (table) < 2 || holds_page (table))
    return FALSE;
  waymark_html_end_block (reader, TRUE);
  self.below = g_array_new (FALSE, TRUE, sizeof (guint));
  read_rows (&self, table, FALSE);
  g_array_unref (self.below);
  reader->apart = TRUE;
  return TRUE;
}
