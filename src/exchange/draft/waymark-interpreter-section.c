/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <string.h>

#include "waymark-interpreter-private.h"
#include "waymark-marker.h"

static gboolean
has_same_cells (const WaymarkBlock *block)
{
  const char *first = waymark_block_get_cell (block, 0);
  guint n = 0;

  for (guint i = 1; i < block->cells->len; i++)
    {
      if (!g_str_equal (waymark_block_get_cell (block, i), first))
        return FALSE;
      n++;
    }
  return n > 0 && *first != '\0';
}

static const char *
only_cell (const WaymarkBlock *block)
{
  const char *only = NULL;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const char *cell = waymark_block_get_cell (block, i);

      if (*cell == '\0')
        continue;
      if (only != NULL)
        return NULL;
      only = cell;
    }
  return only;
}

/* The number of the next row of data, to see whether it stands below this one's. */
static char *
next_number (WaymarkInterpreter *self, guint i)
{
  for (int next = waymark_outline_next (self->outline, (int) i); next >= 0;
       next = waymark_outline_next (self->outline, next))
    {
      WaymarkRow row;

      if (self->outline->marks[next].role == WAYMARK_ROLE_COLUMNS)
        continue;
      if (self->outline->marks[next].role != WAYMARK_ROLE_ROW)
        return NULL;
      waymark_interpreter_read_row (
          self, waymark_outline_block (self->outline, (guint) next), &row);
      return waymark_marker_get_number (row.number);
    }
  return NULL;
}

/**
 * waymark_interpreter_take_section:
 * @self: the walk
 * @i: index of the row
 * @row: the row
 *
 * Takes a row over the whole width that names a theme or a requirement.
 *
 * Returns: whether it was one
 */
gboolean
waymark_interpreter_take_section (WaymarkInterpreter *self, guint i, const WaymarkRow *row)
{
  gboolean same = has_same_cells (row->block);
  const char *words = same ? waymark_block_get_cell (row->block, 0) : only_cell (row->block);
  g_autofree char *number = waymark_marker_get_number (row->number);
  g_autofree char *text = NULL;
  WaymarkHeadingWords heading;
  gboolean section = same && row->block->cells->len > 1;

  if (!section && words == NULL && number != NULL && row->filled == 0 && *row->text != '\0' &&
      !row->both && *row->objective == '\0' && *row->theme == '\0')
    {
      g_autofree char *next = next_number (self, i);
      gsize length = strlen (number);

      section = next != NULL && strncmp (next, number, length) == 0 && next[length] == '.';
      words = row->text;
    }
  if (words == NULL || strchr (words, '\n') != NULL || strlen (words) > 200)
    return FALSE;
  if (!section && waymark_wording_read_heading (words, &heading))
    {
      section = heading.rest > 0 && words[heading.rest] != '\0';
      waymark_heading_words_clear (&heading);
    }
  if (!section)
    section = row->block->strong && !row->both;
  if (!section && words == row->number && number == NULL)
    section = TRUE;
  if (!section || (self->cut && g_unichar_islower (g_utf8_get_char (words))))
    return FALSE;

  text = waymark_interpreter_take_number (self, row->block, words, &number);
  if (words != row->number)
    waymark_interpreter_leave_out (self, "number", row->block, row->number);
  for (guint column = 1; same && column < row->block->cells->len; column++)
    waymark_interpreter_leave_out (self, "as above", row->block, words);
  if (self->theme == NULL || self->theme_level == G_MAXINT)
    {
      waymark_interpreter_add_theme (self, row->block, text, number);
      self->theme_level = G_MAXINT;
    }
  else
    waymark_interpreter_add_requirement (self, row, text, g_steal_pointer (&number));
  self->last = NULL;
  return TRUE;
}
