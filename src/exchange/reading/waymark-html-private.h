/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <libxml/HTMLparser.h>

#include "waymark-block.h"

G_BEGIN_DECLS

/* For the files of the HTML reader only. */

/**
 * WaymarkHtmlRole:
 *
 * What an element does to the words in it.
 */
typedef enum
{
  WAYMARK_HTML_INLINE,
  WAYMARK_HTML_BLOCK,
  WAYMARK_HTML_HEADING,
  WAYMARK_HTML_LIST,
  WAYMARK_HTML_ITEM,
  WAYMARK_HTML_TABLE,
  WAYMARK_HTML_BREAK,
  WAYMARK_HTML_RULE,
  WAYMARK_HTML_BOLD,
  WAYMARK_HTML_PREFORMATTED,
  WAYMARK_HTML_HIDDEN,
} WaymarkHtmlRole;

/**
 * WaymarkHtmlReader:
 * @blocks: what was read
 * @words: of the block that is being read
 * @n_bold: how many bytes of @words are bold
 * @bold: in how many bold elements the reader is
 * @gap: white space stands between @words and what comes next
 * @preformatted: line ends of the source count
 * @apart: the next block stands apart from the one before
 * @level: of the heading that is being read, or 0
 * @lists: in how many lists the reader is
 * @marker: (nullable): of the item that is being read
 * @number: of the last block, in place of a line
 * @n_nodes: how many nodes the page has
 * @n_read: how many of them were read
 */
typedef struct
{
  GPtrArray *blocks;
  GString *words;
  gsize n_bold;
  guint bold;
  gboolean gap;
  gboolean preformatted;
  gboolean apart;
  guint level;
  guint lists;
  char *marker;
  guint number;
  guint n_nodes;
  guint n_read;
} WaymarkHtmlReader;

WaymarkHtmlRole waymark_html_get_role (xmlNode *node);
char *waymark_html_get_style (xmlNode *node);
guint waymark_html_get_number (xmlNode *node, const char *attribute, guint otherwise, guint most);

void waymark_html_reader_init (WaymarkHtmlReader *self);
void waymark_html_reader_clear (WaymarkHtmlReader *self);
void waymark_html_walk (WaymarkHtmlReader *self, xmlNode *parent);
void waymark_html_end_block (WaymarkHtmlReader *self, gboolean apart);
gboolean waymark_html_read_table (WaymarkHtmlReader *self, xmlNode *table);

G_END_DECLS
