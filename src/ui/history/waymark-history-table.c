/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-history-list.h"
#include "waymark-history-table.h"

#define N_COLUMNS 6

typedef struct
{
  GString *text; /* lines, columns parted by tabs */
  GString *html;
} Table;

static void
add_row (Table *table, const char *const cells[N_COLUMNS], gboolean heading)
{
  const char *tag = heading ? "th" : "td";

  g_string_append (table->html, "<tr>");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');
      g_autofree char *escaped = g_markup_escape_text (cells[i], -1);
      g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
      g_autofree char *broken = g_strjoinv ("<br>", lines);

      g_string_append_printf (table->text, "%s%s", i > 0 ? "\t" : "", line);
      g_string_append_printf (table->html, "<%s>%s</%s>", tag, broken, tag);
    }
  g_string_append (table->text, "\r\n");
  g_string_append (table->html, "</tr>\n");
}

static void
add_entry (Table *table, WaymarkHistoryEntryRow *row)
{
  const WaymarkHistoryEntry *entry = waymark_history_entry_row_get (row);
  g_autoptr (GPtrArray) lines = waymark_history_entry_row_get_lines (row);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  /* As spreadsheets understand it in every language. */
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
  g_autofree char *person = waymark_history_entry_row_get_person (row);
  const char *name = entry->name != NULL ? entry->name : "";

  if (lines->len == 0)
    add_row (table, (const char *[]){ when, person, name, "", "", "" }, FALSE);
  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkChangeLine *line = lines->pdata[i];
      g_autofree char *about = waymark_history_entry_row_name_line (row, line);
      g_autofree char *before = waymark_change_line_before (line);
      g_autofree char *after = waymark_change_line_after (line);

      add_row (table,
               (const char *[]){ when, person, name, about != NULL ? about : "", before, after },
               FALSE);
    }
}

/**
 * waymark_history_table_new:
 * @entries: a list of #WaymarkHistoryEntryRow
 *
 * Returns: (transfer full): a table of who changed what from what to what, as HTML and as
 *   text with tabs
 */
GdkContentProvider *
waymark_history_table_new (GListModel *entries)
{
  Table table = { g_string_new (NULL), g_string_new ("<meta charset=\"utf-8\"><table>\n") };
  g_autoptr (GBytes) html = NULL;
  GdkContentProvider *providers[2];

  add_row (&table,
           (const char *[]){ C_ ("column", "When"),
                             C_ ("column", "Who"),
                             C_ ("column", "What"),
                             C_ ("column", "Where"),
                             C_ ("column", "Before"),
                             C_ ("column", "After") },
           TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (WaymarkHistoryEntryRow) row = g_list_model_get_item (entries, i);

      add_entry (&table, row);
    }
  g_string_append (table.html, "</table>\n");

  html = g_string_free_to_bytes (table.html);
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, table.text->str);
  g_string_free (table.text, TRUE);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
