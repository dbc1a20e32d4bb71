/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-html-private.h"

/* What the elements of a page are. */

typedef struct
{
  const char *name;
  WaymarkHtmlRole role;
} Element;

/* By name; what is not here lets its words stand in the line. */
static const Element elements[] = {
  { "address", WAYMARK_HTML_BLOCK },    { "article", WAYMARK_HTML_BLOCK },
  { "aside", WAYMARK_HTML_BLOCK },      { "b", WAYMARK_HTML_BOLD },
  { "blockquote", WAYMARK_HTML_BLOCK }, { "body", WAYMARK_HTML_BLOCK },
  { "br", WAYMARK_HTML_BREAK },         { "button", WAYMARK_HTML_BLOCK },
  { "caption", WAYMARK_HTML_BLOCK },    { "center", WAYMARK_HTML_BLOCK },
  { "dd", WAYMARK_HTML_BLOCK },         { "del", WAYMARK_HTML_HIDDEN },
  { "details", WAYMARK_HTML_BLOCK },    { "dir", WAYMARK_HTML_LIST },
  { "div", WAYMARK_HTML_BLOCK },        { "dl", WAYMARK_HTML_BLOCK },
  { "dt", WAYMARK_HTML_BLOCK },         { "fieldset", WAYMARK_HTML_BLOCK },
  { "figcaption", WAYMARK_HTML_BLOCK }, { "figure", WAYMARK_HTML_BLOCK },
  { "footer", WAYMARK_HTML_BLOCK },     { "form", WAYMARK_HTML_BLOCK },
  { "h1", WAYMARK_HTML_HEADING },       { "h2", WAYMARK_HTML_HEADING },
  { "h3", WAYMARK_HTML_HEADING },       { "h4", WAYMARK_HTML_HEADING },
  { "h5", WAYMARK_HTML_HEADING },       { "h6", WAYMARK_HTML_HEADING },
  { "head", WAYMARK_HTML_HIDDEN },      { "header", WAYMARK_HTML_BLOCK },
  { "hr", WAYMARK_HTML_RULE },          { "iframe", WAYMARK_HTML_HIDDEN },
  { "legend", WAYMARK_HTML_BLOCK },     { "li", WAYMARK_HTML_ITEM },
  { "link", WAYMARK_HTML_HIDDEN },      { "main", WAYMARK_HTML_BLOCK },
  { "menu", WAYMARK_HTML_LIST },        { "meta", WAYMARK_HTML_HIDDEN },
  { "nav", WAYMARK_HTML_BLOCK },        { "noscript", WAYMARK_HTML_HIDDEN },
  { "object", WAYMARK_HTML_HIDDEN },    { "ol", WAYMARK_HTML_LIST },
  { "p", WAYMARK_HTML_BLOCK },          { "pre", WAYMARK_HTML_PREFORMATTED },
  { "script", WAYMARK_HTML_HIDDEN },    { "section", WAYMARK_HTML_BLOCK },
  { "select", WAYMARK_HTML_HIDDEN },    { "strong", WAYMARK_HTML_BOLD },
  { "style", WAYMARK_HTML_HIDDEN },     { "summary", WAYMARK_HTML_BLOCK },
  { "svg", WAYMARK_HTML_HIDDEN },       { "table", WAYMARK_HTML_TABLE },
  { "tbody", WAYMARK_HTML_BLOCK },      { "td", WAYMARK_HTML_BLOCK },
  { "template", WAYMARK_HTML_HIDDEN },  { "textarea", WAYMARK_HTML_HIDDEN },
  { "tfoot", WAYMARK_HTML_BLOCK },      { "th", WAYMARK_HTML_BLOCK },
  { "thead", WAYMARK_HTML_BLOCK },      { "title", WAYMARK_HTML_HIDDEN },
  { "tr", WAYMARK_HTML_BLOCK },         { "ul", WAYMARK_HTML_LIST },
};

static int
compare_names (const void *key, const void *element)
{
  return g_ascii_strcasecmp (key, ((const Element *) element)->name);
}

/* The style of an element in small letters without blanks; NULL when it has none. */
char *
waymark_html_get_style (xmlNode *node)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST "style");
  char *style;
  gsize n = 0;

  if (value == NULL)
    return NULL;
  style = g_ascii_strdown ((const char *) value, -1);
  xmlFree (value);
  for (const char *at = style; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      style[n++] = *at;
  style[n] = '\0';
  return style;
}

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *style = NULL;

  if (xmlHasProp (node, BAD_CAST "hidden") != NULL)
    return TRUE;
  style = waymark_html_get_style (node);
  return style != NULL &&
         (strstr (style, "display:none") != NULL || strstr (style, "mso-hide:all") != NULL);
}

/* What @node, an element, does to the words in it. */
WaymarkHtmlRole
waymark_html_get_role (xmlNode *node)
{
  const Element *element =
      bsearch (node->name, elements, G_N_ELEMENTS (elements), sizeof (Element), compare_names);

  if (is_hidden (node))
    return WAYMARK_HTML_HIDDEN;
  return element != NULL ? element->role : WAYMARK_HTML_INLINE;
}

/* A number that an attribute holds, from 1 to @most; @otherwise when it holds none. */
guint
waymark_html_get_number (xmlNode *node, const char *attribute, guint otherwise, guint most)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST attribute);
  gint64 number = value != NULL ? g_ascii_strtoll ((const char *) value, NULL, 10) : 0;

  xmlFree (value);
  return number > 0 ? (guint) MIN (number, (gint64) most) : otherwise;
}
