/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-cell-joiner.h"

#include <string.h>

#include "waymark-block.h"
#include "waymark-marker.h"
#include "waymark-wording.h"

/*
 * A word processor copies a table as text with a tab between cells and a line end behind
 * each paragraph, also within cells and without any quotes. Where the lines of a table only
 * then have as many tabs as its first when such pieces are put together, they are: the cell
 * is quoted, as a spreadsheet would. A table that is not explained in full is left alone.
 */

#define MOST_LINES 60

typedef struct
{
  const char *text;
  gsize length;
  guint tabs;
} Line;

static GArray *
find_lines (const char *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      Line line = { .text = text, .length = length };

      for (gsize i = 0; i < length; i++)
        line.tabs += text[i] == '\t';
      g_array_append_val (lines, line);
      text += length + (text[length] == '\n');
    }
  return lines;
}

static const Line *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, Line, i);
}

static gboolean
is_empty (const Line *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (!g_ascii_isspace (line->text[i]))
      return FALSE;
  return TRUE;
}

/* A row of its own, though it has one cell: "Theme 2 – Work". */
static gboolean
is_heading (const Line *line)
{
  g_autofree char *text = g_strndup (line->text, line->length);
  WaymarkHeadingWords words;
  gboolean heading = waymark_wording_read_heading (g_strstrip (text), &words);

  waymark_heading_words_clear (&words);
  return heading || waymark_wording_find_section (text) != WAYMARK_SECTION_NONE;
}

/* A line without tabs that reads as a part of what stands before it. */
static gboolean
reads_on (const Line *line)
{
  g_autofree char *text = g_strstrip (g_strndup (line->text, line->length));
  gsize length = strlen (text);
  gsize marker, rest;

  return !is_heading (line) &&
         (g_unichar_islower (g_utf8_get_char (text)) || strchr (".;:", text[length - 1]) != NULL ||
          waymark_marker_read (text, &marker, &rest));
}

static gboolean
is_quoted (const Line *line)
{
  return memchr (line->text, '"', line->length) != NULL;
}

/* Lines without tabs from @i on that go on the last cell, if another row comes after them. */
static guint
count_going_on (GArray *lines, guint i)
{
  guint n = 0;

  while (i + n < lines->len && n < MOST_LINES && get_line (lines, i + n)->tabs == 0 &&
         !is_empty (get_line (lines, i + n)) && reads_on (get_line (lines, i + n)))
    n++;
  return i + n < lines->len && get_line (lines, i + n)->tabs > 0 ? n : 0;
}

/* Whether a line without tabs is the beginning of a first cell that the next line goes on. */
static gboolean
begins_cell (GArray *lines, guint i)
{
  const Line *line = get_line (lines, i);
  const Line *next = i + 1 < lines->len ? get_line (lines, i + 1) : NULL;

  return next != NULL && !is_heading (line) && next->length > 0 &&
         g_unichar_islower (g_utf8_get_char (next->text));
}

/* How many lines make one row from @first on; 0 when they do not. */
static guint
measure_row (GArray *lines, guint first, guint tabs)
{
  guint found = 0;

  if (get_line (lines, first)->tabs == 0 && !begins_cell (lines, first))
    return 0;
  for (guint i = first; i < lines->len && i < first + MOST_LINES; i++)
    {
      const Line *line = get_line (lines, i);

      found += line->tabs;
      if (found > tabs || is_quoted (line) || (i > first && line->tabs == 0 && is_heading (line)))
        return 0;
      if (found == tabs)
        return i - first + 1 + count_going_on (lines, i + 1);
    }
  return 0;
}

typedef struct
{
  guint end;       /* behind the last line that is explained */
  guint seen;      /* behind the last line that was looked at */
  gboolean broken; /* a row has more than one line */
} Table;

/* Each line of a table has to be part of a row, or stand by itself without a tab. */
static Table
measure_table (GArray *lines, guint first)
{
  guint tabs = get_line (lines, first)->tabs;
  Table table = { .end = first, .seen = first };
  Table safe = table; /* up to the last line without a tab */

  for (guint i = first; i < lines->len && !is_empty (get_line (lines, i));)
    {
      guint n = measure_row (lines, i, tabs);

      if (n == 0 && get_line (lines, i)->tabs > 0)
        {
          safe.seen = i + 1;
          return safe;
        }
      if (n == 0)
        safe = table;
      table.broken = table.broken || n > 1;
      i += MAX (n, 1);
      table.end = table.seen = i;
    }
  return table;
}

static void
add_cell (GString *out, const char *cell, gsize length)
{
  if (memchr (cell, '\n', length) == NULL)
    {
      g_string_append_len (out, cell, (gssize) length);
      return;
    }
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (cell[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, cell[i]);
    }
  g_string_append_c (out, '"');
}

static void
add_row (GString *out, const char *row, gsize length)
{
  const char *end = row + length;

  for (;;)
    {
      const char *tab = memchr (row, '\t', end - row);

      add_cell (out, row, (tab != NULL ? tab : end) - row);
      if (tab == NULL)
        break;
      g_string_append_c (out, '\t');
      row = tab + 1;
    }
}

static void
add_line (GString *out, const Line *line)
{
  g_string_append_len (out, line->text, (gssize) line->length);
  if (line->text[line->length] == '\n')
    g_string_append_c (out, '\n');
}

static void
add_table (GString *out, GArray *lines, guint first, guint end)
{
  guint tabs = get_line (lines, first)->tabs;

  for (guint i = first; i < end;)
    {
      guint n = measure_row (lines, i, tabs);
      const Line *start = get_line (lines, i);
      const Line *last = get_line (lines, i + MAX (n, 1) - 1);

      if (n <= 1)
        add_line (out, start);
      else
        {
          add_row (out, start->text, last->text + last->length - start->text);
          if (last->text[last->length] == '\n')
            g_string_append_c (out, '\n');
        }
      i += MAX (n, 1);
    }
}

/**
 * waymark_cells_join:
 * @text: a text, with line feeds for line ends
 *
 * Puts together rows of tables that the paragraphs of their cells have broken. The text
 * keeps its lines.
 *
 * Returns: (transfer full): the text, with such cells in quotation marks
 */
char *
waymark_cells_join (const char *text)
{
  g_autoptr (GArray) lines = find_lines (text);
  GString *out = g_string_sized_new (strlen (text) + 16);

  for (guint i = 0; i < lines->len;)
    {
      const Line *line = get_line (lines, i);
      Table table = { .end = i, .seen = i + 1 };

      if (line->tabs >= 2 && !is_quoted (line) && !is_empty (line))
        table = measure_table (lines, i);
      if (table.broken)
        {
          add_table (out, lines, i, table.end);
          i = table.end;
        }
      for (; i < table.seen; i++)
        add_line (out, get_line (lines, i));
    }
  return g_string_free (out, FALSE);
}
