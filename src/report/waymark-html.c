/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-html.h"

#include <string.h>

#include "waymark-reference-text.h"

/* Words of a plan as HTML: escaped, paragraphs and lists, numbers that refer as links. */

/**
 * waymark_html_escape:
 * @html: where to append
 * @text: words
 * @length: their bytes, or -1
 *
 * Appends words so that they are nothing but words in HTML, also inside quotes.
 */
void
waymark_html_escape (GString *html, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (; text < end; text++)
    switch (*text)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      case '"':
        g_string_append (html, "&quot;");
        break;
      default:
        g_string_append_c (html, *text);
      }
}

/* The target of a span, if it is still in the plan. */
static const char *
target_of (WaymarkPlan *plan, const WaymarkTextSpan *span)
{
  WaymarkItem *reference = waymark_plan_lookup (plan, span->reference);
  const char *target;

  if (reference == NULL || waymark_item_get_kind (reference) != WAYMARK_KIND_REFERENCE)
    return NULL;
  target = waymark_item_get_string (reference, "target");
  return waymark_plan_lookup (plan, target) != NULL ? target : NULL;
}

static void
append_piece (
    GString *html, WaymarkPlan *plan, const char *shown, GArray *spans, gsize start, gsize end)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const WaymarkTextSpan *span = &g_array_index (spans, WaymarkTextSpan, i);
      const char *target = target_of (plan, span);

      if (span->start < start || span->start + span->length > end || target == NULL)
        continue;
      waymark_html_escape (html, shown + start, (gssize) (span->start - start));
      g_string_append_printf (html, "<a href=\"#i%s\">", target);
      waymark_html_escape (html, shown + span->start, (gssize) span->length);
      g_string_append (html, "</a>");
      start = span->start + span->length;
    }
  waymark_html_escape (html, shown + start, (gssize) (end - start));
}

/* The tag of the list that a line belongs to, and where its words begin. */
static const char *
list_of (const char *line, gsize length, gsize *words)
{
  gsize digits = 0;

  *words = 0;
  if (length > 4 && strncmp (line, "• ", 4) == 0)
    {
      *words = 4;
      return "ul";
    }
  while (digits < length && g_ascii_isdigit (line[digits]))
    digits++;
  if (digits > 0 && digits + 2 < length && line[digits] == '.' && line[digits + 1] == ' ')
    {
      *words = digits + 2;
      return "ol";
    }
  return NULL;
}

/**
 * waymark_html_text:
 * @html: where to append
 * @plan: the plan that the text is of
 * @stored: (nullable): a text as stored, with its markers
 *
 * Appends a text as paragraphs and lists, with links where numbers refer.
 */
void
waymark_html_text (GString *html, WaymarkPlan *plan, const char *stored)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree char *shown = NULL;
  const char *open = NULL;

  if (stored == NULL)
    return;
  shown = waymark_text_show (plan, stored, &spans);
  for (const char *line = shown; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      gsize start = (gsize) (line - shown);
      gsize words;
      const char *list = list_of (line, length, &words);

      if (open != NULL && g_strcmp0 (open, list) != 0)
        g_string_append_printf (html, "</%s>\n", open);
      if (list != NULL && g_strcmp0 (open, list) != 0)
        g_string_append_printf (html, "<%s>\n", list);
      open = list;
      if (length > 0)
        {
          g_string_append (html, list != NULL ? "<li>" : "<p>");
          append_piece (html, plan, shown, spans, start + words, start + length);
          g_string_append (html, list != NULL ? "</li>\n" : "</p>\n");
        }
      line += length + (line[length] == '\n');
    }
  if (open != NULL)
    g_string_append_printf (html, "</%s>\n", open);
}

/**
 * waymark_html_inline:
 * @html: where to append
 * @plan: the plan that the text is of
 * @stored: (nullable): a text as stored, with its markers
 *
 * Appends a text without paragraphs of its own: line ends become breaks.
 */
void
waymark_html_inline (GString *html, WaymarkPlan *plan, const char *stored)
{
  g_autoptr (GArray) spans = NULL;
  g_autofree char *shown = NULL;

  if (stored == NULL)
    return;
  shown = waymark_text_show (plan, stored, &spans);
  for (const char *line = shown; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      gsize start = (gsize) (line - shown);

      append_piece (html, plan, shown, spans, start, start + length);
      line += length;
      if (*line == '\n')
        {
          g_string_append (html, "<br>");
          line++;
        }
    }
}

/* ---- words that are made up already */

#define PEOPLE_BEGIN "\342\201\250"
#define PEOPLE_END "\342\201\251"

/* @open: whether a person's words go on from the line before, and on to the next */
static void
append_line (GString *html, const char *line, gsize length, gboolean *open)
{
  const char *end = line + length;

  if (*open)
    g_string_append (html, "<bdi>");
  while (line < end)
    {
      const char *begin = g_strstr_len (line, end - line, PEOPLE_BEGIN);
      const char *finish = g_strstr_len (line, end - line, PEOPLE_END);
      const char *next = *open ? finish : begin;

      if (next == NULL)
        {
          waymark_html_escape (html, line, end - line);
          break;
        }
      waymark_html_escape (html, line, next - line);
      g_string_append (html, *open ? "</bdi>" : "<bdi>");
      *open = !*open;
      line = next + strlen (PEOPLE_BEGIN);
    }
  if (*open)
    g_string_append (html, "</bdi>");
}

/**
 * waymark_html_words:
 * @html: where to append
 * @words: (nullable): words of a report
 *
 * Appends them without paragraphs: line ends become breaks, people's words keep their own
 * direction.
 */
void
waymark_html_words (GString *html, const char *words)
{
  gboolean open = FALSE;

  for (const char *line = words; line != NULL && *line != '\0';)
    {
      gsize length = strcspn (line, "\n");

      append_line (html, line, length, &open);
      line += length;
      if (*line == '\n')
        {
          g_string_append (html, "<br>");
          line++;
        }
    }
}

/**
 * waymark_html_paragraphs:
 * @html: where to append
 * @words: (nullable): words of a report
 * @style: (nullable): class of the paragraphs
 *
 * Appends them as paragraphs and lists.
 */
void
waymark_html_paragraphs (GString *html, const char *words, const char *style)
{
  const char *list_open = NULL;
  gboolean open = FALSE;

  for (const char *line = words; line != NULL && *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      gsize mark = g_str_has_prefix (line, PEOPLE_BEGIN) ? strlen (PEOPLE_BEGIN) : 0;
      gsize skip = 0;
      const char *list = list_of (line + mark, length - MIN (mark, length), &skip);

      if (list_open != NULL && g_strcmp0 (list_open, list) != 0)
        g_string_append_printf (html, "</%s>\n", list_open);
      if (list != NULL && g_strcmp0 (list_open, list) != 0)
        g_string_append_printf (html, "<%s>\n", list);
      list_open = list;
      if (list != NULL)
        g_string_append (html, "<li>");
      else if (style != NULL)
        g_string_append_printf (html, "<p class=\"%s\">", style);
      else
        g_string_append (html, "<p>");
      open = open || (list != NULL && mark > 0);
      skip = list != NULL ? skip + mark : 0;
      append_line (html, line + skip, length - skip, &open);
      g_string_append (html, list != NULL ? "</li>\n" : "</p>\n");
      line += length + (line[length] == '\n');
    }
  if (list_open != NULL)
    g_string_append_printf (html, "</%s>\n", list_open);
}
