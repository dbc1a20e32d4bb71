/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-table.h"

#include <string.h>

#include "waymark-formula.h"
#include "waymark-html.h"
#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"

/* Rows of a plan as a table for the clipboard: it pastes into Word, Excel and LibreOffice. */

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_TEXT,
  COLUMN_PHASE,
  COLUMN_LEADS,
  COLUMN_DUE,
  COLUMN_STATUS,
  COLUMN_NOTES,
  N_COLUMNS,
} Column;

static const char *
heading (Column column)
{
  switch (column)
    {
    case COLUMN_NUMBER:
      return C_ ("column", "No.");
    case COLUMN_TEXT:
      return C_ ("column", "Action");
    case COLUMN_PHASE:
      return C_ ("column", "Phase");
    case COLUMN_LEADS:
      return C_ ("column", "Leads");
    case COLUMN_DUE:
      return C_ ("column", "Due");
    case COLUMN_STATUS:
      return C_ ("column", "Status");
    case COLUMN_NOTES:
      return C_ ("column", "Notes");
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

static char *
leads_of (WaymarkItem *item)
{
  g_autoptr (GPtrArray) leads = waymark_item_get_shown_leads (item);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < leads->len; i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? ", " : "", waymark_party_get_short (g_ptr_array_index (leads, i)));
  return g_string_free (words, FALSE);
}

static char *
own_text (WaymarkItem *item, const char *field)
{
  if (waymark_kind_find_field (waymark_item_get_kind (item), field) < 0)
    return NULL;
  return waymark_text_as_written (waymark_item_get_string (item, field), NULL);
}

/* Returns: (transfer full) (nullable): the words of one cell. */
static char *
cell_words (WaymarkItem *item, Column column)
{
  gboolean row = waymark_item_get_kind (item) == WAYMARK_KIND_ACTION ||
                 waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT;

  switch (column)
    {
    case COLUMN_NUMBER:
      return waymark_item_get_number_label (item);
    case COLUMN_TEXT:
      return waymark_item_get_title (item);
    case COLUMN_PHASE:
      return own_text (item, "phase");
    case COLUMN_LEADS:
      return row ? leads_of (item) : NULL;
    case COLUMN_DUE:
      return row ? waymark_item_get_shown_due (item) : NULL;
    case COLUMN_STATUS:
      return row ? waymark_item_get_shown_status (item) : NULL;
    case COLUMN_NOTES:
      return own_text (item, "notes");
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

static void
append_text_cell (GString *text, const char *words)
{
  gboolean quoted = strpbrk (words, "\n\t\"") != NULL;

  if (quoted)
    g_string_append_c (text, '"');
  if (waymark_formula_needs_guard (words))
    g_string_append_c (text, '\'');
  for (; *words != '\0'; words++)
    {
      if (*words == '"' && quoted)
        g_string_append_c (text, '"');
      g_string_append_c (text, *words);
    }
  if (quoted)
    g_string_append_c (text, '"');
}

/**
 * waymark_table_to_text:
 * @items: (element-type WaymarkItem): rows, in the order they are to have
 *
 * Writes rows as tab-separated text with a line of headings, quoted as spreadsheets
 * read it. Cells that a spreadsheet would run as formulas begin with an apostrophe.
 *
 * Returns: (transfer full): the text
 */
char *
waymark_table_to_text (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (items != NULL, NULL);

  for (Column column = 0; column < N_COLUMNS; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", heading (column));
  g_string_append (text, "\r\n");
  for (guint i = 0; i < items->len; i++)
    {
      for (Column column = 0; column < N_COLUMNS; column++)
        {
          g_autofree char *words = cell_words (g_ptr_array_index (items, i), column);

          if (column > 0)
            g_string_append_c (text, '\t');
          if (words != NULL)
            append_text_cell (text, words);
        }
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}

static void
append_html_cell (GString *html, WaymarkPlan *plan, WaymarkItem *item, Column column)
{
  g_autofree char *words = cell_words (item, column);

  g_string_append (html, "<td style=\"vertical-align:top\">");
  if (column == COLUMN_NOTES && words != NULL)
    waymark_html_inline (html, plan, waymark_item_get_string (item, "notes"));
  else if (words != NULL)
    waymark_html_escape (html, words, -1);
  g_string_append (html, "</td>");
}

/**
 * waymark_table_to_html:
 * @plan: the plan that the rows are of
 * @items: (element-type WaymarkItem): rows, in the order they are to have
 *
 * Writes rows as an HTML table, which word processors paste as a table of their own.
 *
 * Returns: (transfer full): a fragment of HTML
 */
char *
waymark_table_to_html (WaymarkPlan *plan, GPtrArray *items)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table border=\"1\"><thead><tr>");

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan) && items != NULL, NULL);

  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_string_append (html, "<th>");
      waymark_html_escape (html, heading (column), -1);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr></thead><tbody>\n");
  for (guint i = 0; i < items->len; i++)
    {
      g_string_append (html, "<tr>");
      for (Column column = 0; column < N_COLUMNS; column++)
        append_html_cell (html, plan, g_ptr_array_index (items, i), column);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody></table>");
  return g_string_free (html, FALSE);
}
