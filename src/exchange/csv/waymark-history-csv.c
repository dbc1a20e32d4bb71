/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-history-csv.h"

#include "waymark-change-lines.h"
#include "waymark-csv.h"
#include "waymark-i18n.h"

#define N_COLUMNS 8

/**
 * waymark_history_csv_begin:
 * @csv: an empty string
 *
 * Writes what a file begins with, and the headings.
 */
void
waymark_history_csv_begin (GString *csv)
{
  const char *const headings[N_COLUMNS] = {
    C_ ("column", "When"),
    C_ ("column", "Who"),
    C_ ("column", "What"),
    C_ ("column", "Item"),
    C_ ("column", "Part"),
    C_ ("column", "Before"),
    C_ ("column", "After"),
    /* Translators: heading of a column with the digest that an edit is known by */
    C_ ("column", "Edit"),
  };

  g_string_append (csv, WAYMARK_CSV_START);
  waymark_csv_append_row (csv, headings, N_COLUMNS);
}

/**
 * waymark_history_csv_add:
 * @csv: a table under way
 * @plan: the plan as it is now
 * @entry: an entry whose changes have been read
 *
 * Appends a row for each thing that an edit changed, or one without any.
 */
void
waymark_history_csv_add (GString *csv, WaymarkPlan *plan, const WaymarkHistoryEntry *entry)
{
  g_autoptr (GPtrArray) lines = waymark_history_entry_get_lines (plan, entry, NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (entry->time);
  /* As spreadsheets understand it in every language. */
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : NULL;
  g_autofree char *what = g_strconcat (entry->name != NULL ? entry->name : "",
                                       /* Translators: behind the name of an edit that took
                                          another back */
                                       entry->is_undo ? C_ ("history", " (undo or redo)") : "",
                                       NULL);
  const char *cells[N_COLUMNS] = {
    when, entry->person, what, NULL, NULL, NULL, NULL, entry->digest
  };

  if (lines->len == 0)
    waymark_csv_append_row (csv, cells, N_COLUMNS);
  for (guint i = 0; i < lines->len; i++)
    {
      const WaymarkChangeLine *line = g_ptr_array_index (lines, i);
      g_autofree char *before = waymark_change_line_before (line);
      g_autofree char *after = waymark_change_line_after (line);

      cells[3] = line->item;
      cells[4] = line->label;
      cells[5] = before;
      cells[6] = after;
      waymark_csv_append_row (csv, cells, N_COLUMNS);
    }
}
