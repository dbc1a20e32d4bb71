/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-list-words.h"
#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-overview-table.h"
#include "waymark-overview-trend.h"
#include "waymark-party.h"
#include "waymark-updates.h"

static WaymarkOverviewTable *
new_table (const char *title, const char *const *heads)
{
  WaymarkOverviewTable *table = g_new0 (WaymarkOverviewTable, 1);

  table->title = g_strdup (title);
  table->heads = g_strdupv ((char **) heads);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return table;
}

/**
 * waymark_overview_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
waymark_overview_table_free (WaymarkOverviewTable *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_strfreev (self->heads);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char *
digits (guint count)
{
  return g_strdup_printf ("%u", count);
}

/* A name, how many actions, how many of each rating, how many late. */
static void
add_ratings (WaymarkOverviewTable *table, const char *name, const WaymarkTallyRow *row)
{
  char **cells = g_new0 (char *, 9);

  cells[0] = g_strdup (name);
  cells[1] = digits (row->actions);
  cells[2] = digits (row->ratings[WAYMARK_RATING_GREEN]);
  cells[3] = digits (row->ratings[WAYMARK_RATING_AMBER]);
  cells[4] = digits (row->ratings[WAYMARK_RATING_RED]);
  cells[5] = digits (row->ratings[WAYMARK_RATING_BLUE]);
  cells[6] = digits (row->ratings[WAYMARK_RATING_NONE]);
  cells[7] = digits (row->late);
  g_ptr_array_add (table->rows, cells);
}

static WaymarkOverviewTable *
new_ratings_table (const char *title, const char *name)
{
  const char *const heads[] = { name,
                                C_ ("overview", "Actions"),
                                waymark_rating_get_label (WAYMARK_RATING_GREEN),
                                waymark_rating_get_label (WAYMARK_RATING_AMBER),
                                waymark_rating_get_label (WAYMARK_RATING_RED),
                                waymark_rating_get_label (WAYMARK_RATING_BLUE),
                                waymark_rating_get_label (WAYMARK_RATING_NONE),
                                C_ ("overview", "Late"),
                                NULL };

  return new_table (title, heads);
}

/**
 * waymark_overview_table_statuses:
 * @tally: what was counted
 *
 * Returns: (transfer full): the ratings of each status
 */
WaymarkOverviewTable *
waymark_overview_table_statuses (const WaymarkTally *tally)
{
  WaymarkOverviewTable *table =
      new_ratings_table (C_ ("overview", "By status"), C_ ("overview", "Status"));

  for (guint i = 0; i < tally->statuses->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->statuses, WaymarkTallyRow, i);
      const char *word = row->item != NULL ? waymark_item_get_string (row->item, "word") : NULL;

      if (row->actions > 0)
        add_ratings (table, word != NULL ? word : C_ ("overview", "No status"), row);
    }
  return table;
}

/**
 * waymark_overview_table_themes:
 * @tally: what was counted
 *
 * Returns: (transfer full): the ratings of each theme
 */
WaymarkOverviewTable *
waymark_overview_table_themes (const WaymarkTally *tally)
{
  WaymarkOverviewTable *table =
      new_ratings_table (C_ ("overview", "By theme"), C_ ("overview", "Theme"));

  for (guint i = 0; i < tally->themes->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->themes, WaymarkTallyRow, i);
      g_autofree char *number = NULL, *title = NULL, *name = NULL;

      if (row->item == NULL || row->actions == 0)
        continue;
      number = waymark_item_get_number_label (row->item);
      title = waymark_item_get_title (row->item);
      name = g_strconcat (number, " ", title, NULL);
      add_ratings (table, name, row);
    }
  return table;
}

/**
 * waymark_overview_table_meetings:
 * @points: (element-type WaymarkTrendPoint): the plan at its meetings so far
 * @tally: what is counted now
 * @today: the local date
 *
 * Returns: (transfer full): the ratings from meeting to meeting
 */
WaymarkOverviewTable *
waymark_overview_table_meetings (GPtrArray *points, const WaymarkTally *tally, const GDate *today)
{
  WaymarkOverviewTable *table =
      new_ratings_table (C_ ("overview", "Meeting by meeting"), C_ ("overview", "Day"));

  for (guint i = 0; i < points->len; i++)
    {
      const WaymarkTrendPoint *point = points->pdata[i];
      g_autofree char *day = waymark_day_to_words (&point->date, today);

      add_ratings (table, day, &point->tally->all);
    }
  add_ratings (table, C_ ("overview", "Today"), &tally->all);
  return table;
}

/**
 * waymark_overview_table_leads:
 * @tally: what was counted
 * @today: the local date
 *
 * Returns: (transfer full): how far each lead has come
 */
WaymarkOverviewTable *
waymark_overview_table_leads (const WaymarkTally *tally, const GDate *today)
{
  const char *const heads[] = { C_ ("overview", "Lead"),
                                C_ ("overview", "Actions"),
                                C_ ("overview", "By others’ name"),
                                C_ ("overview", "Finished"),
                                C_ ("overview", "Late"),
                                C_ ("overview", "Last heard"),
                                NULL };
  WaymarkOverviewTable *table = new_table (C_ ("overview", "By lead"), heads);

  for (guint i = 0; i < tally->leads->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->leads, WaymarkTallyRow, i);
      char **cells = g_new0 (char *, 7);
      GDate day;

      cells[0] = g_strdup (row->item != NULL ? waymark_party_get_short (row->item)
                                             : C_ ("overview", "No lead"));
      cells[1] = digits (row->actions);
      cells[2] = digits (row->through);
      cells[3] = digits (row->finished);
      cells[4] = digits (row->late);
      cells[5] = row->heard != NULL && waymark_update_get_day (row->heard, &day)
                     ? waymark_day_to_words (&day, today)
                     : g_strdup (C_ ("overview", "never"));
      g_ptr_array_add (table->rows, cells);
    }
  return table;
}

/**
 * waymark_overview_table_as_text:
 * @self: a table
 *
 * Returns: (transfer full): a line for each row, with the heading beside each number, as it
 *   is read aloud
 */
char *
waymark_overview_table_as_text (const WaymarkOverviewTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = self->rows->pdata[i];
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_auto (GStrv) words = NULL;
      g_autofree char *joined = NULL;

      for (guint column = 1; self->heads[column] != NULL; column++)
        {
          g_autofree char *part =
              /* Translators: a heading and its number, read aloud: "Green 5" */
              g_strdup_printf (C_ ("overview", "%1$s %2$s"), self->heads[column], cells[column]);

          if (!g_str_equal (cells[column], "0"))
            g_strv_builder_add (parts, part);
        }
      words = g_strv_builder_end (parts);
      joined = waymark_list_to_commas ((const char *const *) words);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a row of a table, read aloud: its name, then its numbers */
      g_string_append_printf (text, C_ ("overview", "%1$s: %2$s."), cells[0], joined);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_row (GString *text, char **cells)
{
  g_autofree char *line = g_strjoinv ("\t", cells);

  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

/**
 * waymark_overview_table_write:
 * @self: a table
 * @text: where to add it
 *
 * Adds the title, the headings and the rows, cells parted by tabs.
 */
void
waymark_overview_table_write (const WaymarkOverviewTable *self, GString *text)
{
  g_string_append (text, self->title);
  g_string_append_c (text, '\n');
  write_row (text, self->heads);
  for (guint i = 0; i < self->rows->len; i++)
    write_row (text, self->rows->pdata[i]);
}
