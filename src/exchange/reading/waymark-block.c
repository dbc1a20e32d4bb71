/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-block.h"

#include <string.h>

/**
 * waymark_block_new:
 * @type: what it is
 * @line: line in the document, from 1
 * @text: (nullable): its words
 *
 * Returns: (transfer full): a block
 */
WaymarkBlock *
waymark_block_new (WaymarkBlockType type, guint line, const char *text)
{
  WaymarkBlock *block = g_new0 (WaymarkBlock, 1);

  block->type = type;
  block->line = line;
  block->text = g_strdup (text);
  return block;
}

/**
 * waymark_block_new_row:
 * @line: line in the document, from 1
 * @cells: (transfer full) (element-type utf8): the cells
 *
 * Returns: (transfer full): a row of a table
 */
WaymarkBlock *
waymark_block_new_row (guint line, GPtrArray *cells)
{
  WaymarkBlock *block = waymark_block_new (WAYMARK_BLOCK_ROW, line, NULL);

  block->cells = cells;
  return block;
}

/**
 * waymark_block_free:
 * @block: (nullable): a block
 */
void
waymark_block_free (WaymarkBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->marker);
  g_free (block->text);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_free (block);
}

/**
 * waymark_block_get_cell:
 * @block: a block
 * @column: a column, from 0
 *
 * Returns: the words of that cell of a row; "" when it has none
 */
const char *
waymark_block_get_cell (const WaymarkBlock *block, guint column)
{
  if (block->cells == NULL || column >= block->cells->len)
    return "";
  return g_ptr_array_index (block->cells, column);
}

/**
 * waymark_block_get_words:
 * @block: a block
 *
 * The block as one text, to show where something came from: cells are parted by
 * " | ", the marker of an item comes first.
 *
 * Returns: (transfer full): its words
 */
char *
waymark_block_get_words (const WaymarkBlock *block)
{
  GString *words = g_string_new (NULL);

  if (block->marker != NULL)
    g_string_append_printf (words, "%s ", block->marker);
  if (block->text != NULL)
    g_string_append (words, block->text);
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++)
    {
      if (i > 0)
        g_string_append (words, " | ");
      g_string_append (words, g_ptr_array_index (block->cells, i));
    }
  return g_string_free (words, FALSE);
}

/**
 * waymark_words_count:
 * @text: (nullable): a text
 *
 * Counts words: what stands between blanks and has a letter or digit in it.
 *
 * Returns: the number of words
 */
guint
waymark_words_count (const char *text)
{
  guint n = 0;
  gboolean counted = FALSE;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          n++;
          counted = TRUE;
        }
    }
  return n;
}

/**
 * waymark_words_fold:
 * @text: (nullable): a few words
 *
 * Makes words comparable: letters and digits, case folded, in groups parted by
 * single blanks; apostrophes go without a gap. "Lead(s)" becomes "lead s",
 * "Children’s" "childrens".
 *
 * Returns: (transfer full): the folded words
 */
char *
waymark_words_fold (const char *text)
{
  g_autofree char *folded = NULL;
  const char *at = text != NULL ? text : "";
  GString *out = g_string_sized_new (strlen (at) + 1);
  gboolean gap = FALSE;

  /* Most words are ASCII, and case folding of Unicode is slow. */
  if (!g_str_is_ascii (at))
    at = folded = g_utf8_casefold (at, -1);
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (gunichar) g_ascii_tolower (*at) : g_utf8_get_char (at);
      gboolean word =
          c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc)
        continue;
      if (!word)
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
