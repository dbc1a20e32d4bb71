/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-html-reader.h"

#include <libxml/xmlerror.h>
#include <string.h>

#include "waymark-error.h"
#include "waymark-html-private.h"
#include "waymark-i18n.h"
#include "waymark-marker.h"
#include "waymark-reading-part.h"

/* A page of this size is no plan, and its tree would take many times as much. */
/* How much of taking a page apart is parsing; the rest is walking through the tree. */
#define PARSING 0.4
#define MOST_BYTES (32 * 1024 * 1024)
#define INDENT 4

void
waymark_html_reader_init (WaymarkHtmlReader *self)
{
  *self = (WaymarkHtmlReader){ .apart = TRUE };
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_block_free);
  self->words = g_string_new (NULL);
}

void
waymark_html_reader_clear (WaymarkHtmlReader *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_string_free (self->words, TRUE);
  g_free (self->marker);
}

static void read_node (WaymarkHtmlReader *self, xmlNode *node);

/* ---- blocks */

static WaymarkBlock *
add_block (WaymarkHtmlReader *self, WaymarkBlockType type, const char *words)
{
  WaymarkBlock *block = waymark_block_new (type, ++self->number, words);

  block->apart = self->apart;
  block->indent = self->lists > 0 ? (self->lists - 1) * INDENT : 0;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_words (WaymarkHtmlReader *self)
{
  const char *words = self->words->str;
  gboolean strong = self->n_bold >= self->words->len;
  WaymarkBlock *block;
  gsize marker, rest;

  if (self->level > 0)
    {
      g_autofree char *both = g_strconcat (
          self->marker != NULL ? self->marker : "", self->marker != NULL ? " " : "", words, NULL);

      block = add_block (self, WAYMARK_BLOCK_HEADING, both);
      block->level = self->level;
    }
  else if (self->marker != NULL)
    {
      block = add_block (self, WAYMARK_BLOCK_ITEM, words);
      block->marker = g_strdup (self->marker);
    }
  else if (waymark_marker_read (words, &marker, &rest) && words[rest] != '\0')
    {
      block = add_block (self, WAYMARK_BLOCK_ITEM, words + rest);
      block->marker = g_strndup (words, marker);
    }
  else
    block = add_block (self, WAYMARK_BLOCK_PARAGRAPH, words);
  block->strong = strong;
}

/* Ends the block that is being read; @apart: the next one stands apart from it. */
void
waymark_html_end_block (WaymarkHtmlReader *self, gboolean apart)
{
  if (self->words->len > 0)
    {
      add_words (self);
      g_clear_pointer (&self->marker, g_free);
      self->apart = FALSE;
    }
  g_string_truncate (self->words, 0);
  self->n_bold = 0;
  self->gap = FALSE;
  self->apart = self->apart || apart;
}

/* ---- words */

static void
append_words (WaymarkHtmlReader *self, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize before = self->words->len;

      if (c == 0xad || c == 0xfeff || c == 0x200b)
        continue;
      if (self->preformatted && c == '\n')
        {
          waymark_html_end_block (self, FALSE);
          continue;
        }
      if (g_unichar_isspace (c) || c == 0xa0 || g_unichar_iscntrl (c))
        {
          self->gap = self->words->len > 0;
          continue;
        }
      if (self->gap)
        g_string_append_c (self->words, ' ');
      self->gap = FALSE;
      g_string_append_unichar (self->words, c);
      if (self->bold > 0)
        self->n_bold += self->words->len - before;
    }
}

/* Word writes the number of a paragraph as words of it, and marks them with a style. */
static gboolean
take_marker (WaymarkHtmlReader *self, xmlNode *node, const char *style)
{
  g_autofree char *marker = NULL;
  xmlChar *content;

  if (style == NULL || strstr (style, "mso-list:ignore") == NULL || self->words->len > 0)
    return FALSE;
  content = xmlNodeGetContent (node);
  marker = g_strdup (content != NULL ? (char *) content : "");
  xmlFree (content);
  /* Blanks after it are no-break spaces. */
  for (char *at = marker; *at != '\0'; at++)
    if (strncmp (at, "\302\240", 2) == 0)
      at[0] = at[1] = ' ';
  g_strstrip (marker);
  g_free (self->marker);
  self->marker = g_strdup (strpbrk (marker, "0123456789.)") != NULL ? marker : "•");
  return TRUE;
}

/* ---- elements */

static char *
item_marker (xmlNode *list, guint number)
{
  xmlChar *type;
  g_autofree char *kind = NULL;

  if (g_ascii_strcasecmp ((const char *) list->name, "ol") != 0)
    return g_strdup ("•");
  type = xmlGetProp (list, BAD_CAST "type");
  kind = g_strdup ((char *) type);
  xmlFree (type);
  if (g_strcmp0 (kind, "a") == 0 && number <= 26)
    return g_strdup_printf ("%c)", 'a' + (int) number - 1);
  return g_strdup_printf ("%u.", number);
}

static void
read_list (WaymarkHtmlReader *self, xmlNode *list)
{
  guint number = waymark_html_get_number (list, "start", 1, G_MAXINT);

  waymark_html_end_block (self, self->lists == 0);
  self->lists++;
  for (xmlNode *node = list->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE || waymark_html_get_role (node) != WAYMARK_HTML_ITEM)
        {
          /* A list straight in a list belongs to the item before; so do stray words. */
          read_node (self, node);
          continue;
        }
      number = waymark_html_get_number (node, "value", number, G_MAXINT);
      waymark_html_end_block (self, FALSE);
      g_free (self->marker);
      self->marker = item_marker (list, number++);
      waymark_html_walk (self, node);
      waymark_html_end_block (self, FALSE);
      g_clear_pointer (&self->marker, g_free);
    }
  self->lists--;
  waymark_html_end_block (self, self->lists == 0);
}

/* Word's numbered paragraphs say how deep they are in their style. */
static guint
paragraph_depth (const char *style)
{
  const char *level = style != NULL ? strstr (style, "mso-list:") : NULL;

  level = level != NULL ? strstr (level, "level") : NULL;
  return level != NULL ? (guint) CLAMP (g_ascii_strtoll (level + 5, NULL, 10), 1, 9) : 0;
}

static void
read_block (WaymarkHtmlReader *self, xmlNode *node, const char *style, guint level)
{
  guint lists = self->lists;
  guint depth = paragraph_depth (style);

  /* What an item begins with may stand in a paragraph of its own: it keeps the marker. */
  waymark_html_end_block (self, self->marker == NULL && self->lists == 0 && depth == 0);
  if (depth > 0)
    self->lists = depth;
  self->level = level;
  waymark_html_walk (self, node);
  waymark_html_end_block (self, self->lists == 0);
  if (depth > 0)
    g_clear_pointer (&self->marker, g_free);
  self->level = 0;
  self->lists = lists;
}

static void
read_bold (WaymarkHtmlReader *self, xmlNode *node, const char *style)
{
  /* Google Docs wraps everything in a bold element that is not bold. */
  gboolean bold = style == NULL || strstr (style, "font-weight:normal") == NULL;

  self->bold += bold;
  waymark_html_walk (self, node);
  self->bold -= bold;
}

static void
read_preformatted (WaymarkHtmlReader *self, xmlNode *node)
{
  gboolean before = self->preformatted;

  waymark_html_end_block (self, TRUE);
  self->preformatted = TRUE;
  waymark_html_walk (self, node);
  waymark_html_end_block (self, TRUE);
  self->preformatted = before;
}

static void
read_inline (WaymarkHtmlReader *self, xmlNode *node, const char *style)
{
  if (take_marker (self, node, style))
    return;
  if (style != NULL &&
      (strstr (style, "font-weight:bold") != NULL || strstr (style, "font-weight:700") != NULL))
    read_bold (self, node, NULL);
  else
    waymark_html_walk (self, node);
}

static void
read_break (WaymarkHtmlReader *self)
{
  if (self->level > 0)
    self->gap = self->words->len > 0;
  else
    waymark_html_end_block (self, self->words->len == 0);
}

static void
read_element (WaymarkHtmlReader *self, xmlNode *node)
{
  g_autofree char *style = waymark_html_get_style (node);

  switch (waymark_html_get_role (node))
    {
    case WAYMARK_HTML_HIDDEN:
      break;
    case WAYMARK_HTML_HEADING:
      read_block (self, node, style, (guint) (node->name[1] - '0'));
      break;
    case WAYMARK_HTML_BLOCK:
    case WAYMARK_HTML_ITEM:
      read_block (self, node, style, 0);
      break;
    case WAYMARK_HTML_LIST:
      read_list (self, node);
      break;
    case WAYMARK_HTML_TABLE:
      if (!waymark_html_read_table (self, node))
        read_block (self, node, NULL, 0);
      break;
    case WAYMARK_HTML_BREAK:
      read_break (self);
      break;
    case WAYMARK_HTML_RULE:
      waymark_html_end_block (self, TRUE);
      add_block (self, WAYMARK_BLOCK_RULE, "");
      break;
    case WAYMARK_HTML_BOLD:
      read_bold (self, node, style);
      break;
    case WAYMARK_HTML_PREFORMATTED:
      read_preformatted (self, node);
      break;
    case WAYMARK_HTML_INLINE:
    default:
      read_inline (self, node, style);
    }
}

static void
read_node (WaymarkHtmlReader *self, xmlNode *node)
{
  self->n_read++;
  waymark_reading_part_report (WAYMARK_READING_BLOCKS,
                               (gsize) (PARSING * self->n_nodes + (1 - PARSING) * self->n_read),
                               self->n_nodes);
  if (node->type == XML_ELEMENT_NODE)
    read_element (self, node);
  else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
           node->content != NULL)
    append_words (self, (const char *) node->content);
}

/* Reads what is in @parent. The depth of the tree is bounded by the parser. */
void
waymark_html_walk (WaymarkHtmlReader *self, xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    read_node (self, node);
}

/* ---- parsing */

/*
 * Word writes conditions as marked sections, which the parser would take for words, and
 * empty elements of its own at the end of paragraphs, which it would take for paragraphs.
 */
static char *
drop_conditions (const char *html, gsize length, gsize *left)
{
  char *copy = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      gsize rest = length - i;
      gboolean condition = rest > 3 && strncmp (html + i, "<![", 3) == 0 &&
                           (rest < 9 || strncmp (html + i, "<![CDATA[", 9) != 0);
      gboolean empty = rest > 5 && (g_ascii_strncasecmp (html + i, "<o:p>", 5) == 0 ||
                                    g_ascii_strncasecmp (html + i, "</o:p>", 6) == 0);
      const char *end = condition || empty ? memchr (html + i, '>', rest) : NULL;

      if (end != NULL)
        i = (gsize) (end - html);
      else
        copy[n++] = html[i];
    }
  copy[n] = '\0';
  *left = n;
  return copy;
}

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_NOT_A_PLAN,
               /* Translators: %s is the name of a file */
               _ ("“%s” is too large or too deeply nested to be read. Copy the part with the "
                  "actions instead."),
               name);
  return FALSE;
}

/* What the parser has not been given yet. */
typedef struct
{
  const char *at;
  gsize left;
  gsize length;
} Source;

static int
give (void *context, char *buffer, int room)
{
  Source *source = context;
  gsize n = MIN (source->left, (gsize) MAX (room, 0));

  memcpy (buffer, source->at, n);
  source->at += n;
  source->left -= n;
  waymark_reading_part_report (WAYMARK_READING_BLOCKS,
                               (gsize) ((double) (source->length - source->left) * PARSING),
                               source->length);
  return (int) n;
}

static htmlDocPtr
parse (const char *html, gsize length, const char *name, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  Source source = { html, length, length };
  htmlDocPtr document;
  int code;

  if (context == NULL)
    g_error ("no memory for a page");
  document = htmlCtxtReadIO (context, give, NULL, &source, NULL, "UTF-8", options);
  code = context->lastError.code;
  htmlFreeParserCtxt (context);
  /* Anything else wrong with a page is read as browsers do. */
  if (document != NULL && (code == XML_ERR_INTERNAL_ERROR || code == XML_ERR_NO_MEMORY))
    g_clear_pointer (&document, xmlFreeDoc);
  if (document == NULL)
    refuse (name, error);
  return document;
}

static guint
count_nodes (xmlNode *parent)
{
  guint n = 0;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    n += 1 + (node->type == XML_ELEMENT_NODE ? count_nodes (node) : 0);
  return n;
}

/**
 * waymark_html_read:
 * @html: UTF-8 without NUL
 * @length: its bytes
 * @name: what to call it in messages
 * @error: %WAYMARK_ERROR_NOT_A_PLAN when it is too much to read
 *
 * Takes a page, or a piece of one from the clipboard, apart: headings, paragraphs,
 * lists and tables, as word processors, spreadsheets and browsers write them. Scripts
 * and what is hidden are left out; nothing is loaded from anywhere. In place of lines
 * the blocks have their order.
 *
 * Returns: (transfer full) (element-type WaymarkBlock): its blocks, or %NULL
 */
GPtrArray *
waymark_html_read (const char *html, gsize length, const char *name, GError **error)
{
  WaymarkHtmlReader self;
  g_autofree char *plain = NULL;
  htmlDocPtr document;
  GPtrArray *blocks;

  if (length > MOST_BYTES)
    {
      refuse (name, error);
      return NULL;
    }
  plain = drop_conditions (html, length, &length);
  if (length == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_block_free);
  document = parse (plain, length, name, error);
  if (document == NULL)
    return NULL;
  waymark_html_reader_init (&self);
  self.n_nodes = count_nodes ((xmlNode *) document);
  waymark_html_walk (&self, (xmlNode *) document);
  waymark_html_end_block (&self, TRUE);
  blocks = g_steal_pointer (&self.blocks);
  waymark_html_reader_clear (&self);
  xmlFreeDoc (document);
  return blocks;
}
