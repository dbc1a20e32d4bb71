/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-csv.h"

#include <string.h>

#include "waymark-formula.h"

static void
append_cell (GString *csv, const char *cell)
{
  gboolean formula = waymark_formula_needs_guard (cell);
  gboolean quoted = formula || strpbrk (cell, "\",;\t\r\n") != NULL;

  if (!quoted)
    {
      g_string_append (csv, cell);
      return;
    }
  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

/**
 * waymark_csv_append_row:
 * @csv: a table under way; a file begins with %WAYMARK_CSV_START
 * @cells: (array length=n_cells): the cells; %NULL is an empty one
 * @n_cells: how many
 *
 * Appends a row as RFC 4180 has it. A cell that a spreadsheet would run as a formula gets
 * an apostrophe in front, which shows that it is words and goes again when it is read.
 */
void
waymark_csv_append_row (GString *csv, const char *const *cells, gsize n_cells)
{
  g_return_if_fail (csv != NULL);

  for (gsize i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      if (cells[i] != NULL)
        append_cell (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}
