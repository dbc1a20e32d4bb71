/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkBlockType:
 * @WAYMARK_BLOCK_HEADING: a heading that the document marks as one
 * @WAYMARK_BLOCK_PARAGRAPH: a paragraph
 * @WAYMARK_BLOCK_ITEM: an item of a list, with its marker
 * @WAYMARK_BLOCK_ROW: a row of a table
 * @WAYMARK_BLOCK_RULE: a drawn line, or a page break without words
 */
typedef enum
{
  WAYMARK_BLOCK_HEADING,
  WAYMARK_BLOCK_PARAGRAPH,
  WAYMARK_BLOCK_ITEM,
  WAYMARK_BLOCK_ROW,
  WAYMARK_BLOCK_RULE,
} WaymarkBlockType;

/**
 * WaymarkBlock:
 * @type: what it is
 * @line: line in the document, from 1
 * @level: of a heading from 1 to 6
 * @indent: columns of white space before it
 * @strong: all of it is bold
 * @header: a row that the document marks as column headings
 * @apart: an empty line, or something else, stands before it
 * @marker: (nullable): of an item, as written: "-", "1.", "a)"
 * @text: (nullable): the words; one line a paragraph, list lines with "• " or "1. "
 * @cells: (nullable): of a row: its cells, each like @text
 *
 * One piece of a document, whatever format it came in. Readers make blocks, the
 * importer makes a plan of them; neither knows the other.
 */
typedef struct
{
  WaymarkBlockType type;
  guint line;
  guint level;
  guint indent;
  gboolean strong;
  gboolean header;
  gboolean apart;
  char *marker;
  char *text;
  GPtrArray *cells;
} WaymarkBlock;

WaymarkBlock *waymark_block_new      (WaymarkBlockType type, guint line, const char *text);
WaymarkBlock *waymark_block_new_row  (guint line, GPtrArray *cells);
void          waymark_block_free     (WaymarkBlock *block);
char         *waymark_block_get_words (const WaymarkBlock *block);
const char   *waymark_block_get_cell (const WaymarkBlock *block, guint column);

guint         waymark_words_count    (const char *text);
char         *waymark_words_fold     (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkBlock, waymark_block_free)

G_END_DECLS
