/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-history-filter.h"

#include <string.h>

#include "waymark-change-lines.h"
#include "waymark-search-text.h"
#include "waymark-window.h"

/**
 * waymark_history_filter_clear:
 * @self: a filter, which is empty from then on
 */
void
waymark_history_filter_clear (WaymarkHistoryFilter *self)
{
  const WaymarkHistoryFilter empty = WAYMARK_HISTORY_FILTER_INIT;

  g_free (self->person);
  g_free (self->field);
  g_free (self->words);
  *self = empty;
}

static gboolean
start_of_day (const GDate *day, gint64 *time)
{
  g_autoptr (GDateTime) start = g_date_time_new_local (
      g_date_get_year (day), g_date_get_month (day), g_date_get_day (day), 0, 0, 0);

  if (start == NULL)
    return FALSE;
  *time = g_date_time_to_unix (start);
  return TRUE;
}

/**
 * waymark_day_from_words:
 * @words: a date as people type it
 * @year_start: the month in which the plan's years begin
 * @last: whether the last day of what the words mean counts, to its end
 * @time: (out): seconds since 1970
 *
 * Returns: whether the words were understood, and have such an end
 */
gboolean
waymark_day_from_words (const char *words, int year_start, gboolean last, gint64 *time)
{
  g_autofree char *window = NULL;
  GDate first_day, last_day;
  GDate *day = last ? &last_day : &first_day;

  g_return_val_if_fail (words != NULL && time != NULL, FALSE);

  g_date_clear (&first_day, 1);
  g_date_clear (&last_day, 1);
  window = waymark_window_parse (words, year_start);
  if (window == NULL || !waymark_window_get_days (window, &first_day, &last_day) ||
      !g_date_valid (day))
    return FALSE;
  if (last)
    g_date_add_days (day, 1);
  return start_of_day (day, time);
}

/**
 * waymark_history_filter_set_first_day:
 * @self: a filter
 * @words: (nullable): a date as people type it; none for any
 * @year_start: the month in which the plan's years begin
 *
 * Keeps out what is older than the first day of what the words mean.
 *
 * Returns: whether they were understood; otherwise nothing is kept out by day
 */
gboolean
waymark_history_filter_set_first_day (WaymarkHistoryFilter *self, const char *words, int year_start)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->from = G_MININT64;
  return words == NULL || *words == '\0' ||
         waymark_day_from_words (words, year_start, FALSE, &self->from);
}

/**
 * waymark_history_filter_set_last_day:
 * @self: a filter
 * @words: (nullable): a date as people type it; none for any
 * @year_start: the month in which the plan's years begin
 *
 * Keeps out what is newer than the last day of what the words mean.
 *
 * Returns: whether they were understood; otherwise nothing is kept out by day
 */
gboolean
waymark_history_filter_set_last_day (WaymarkHistoryFilter *self, const char *words, int year_start)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->until = G_MAXINT64;
  return words == NULL || *words == '\0' ||
         waymark_day_from_words (words, year_start, TRUE, &self->until);
}

/**
 * waymark_history_filter_set_words:
 * @self: a filter
 * @words: (nullable): what has to stand in an entry, in any case and with or without accents
 */
void
waymark_history_filter_set_words (WaymarkHistoryFilter *self, const char *words)
{
  g_autofree char *bare = words != NULL ? g_strstrip (g_strdup (words)) : NULL;

  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->words, g_free);
  if (bare != NULL && *bare != '\0')
    self->words = waymark_search_fold (bare);
}

/**
 * waymark_history_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets everything through
 */
gboolean
waymark_history_filter_is_empty (const WaymarkHistoryFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->person == NULL && self->from == G_MININT64 && self->until == G_MAXINT64 &&
         !waymark_history_filter_wants_changes (self);
}

/**
 * waymark_history_filter_wants_changes:
 * @self: a filter
 *
 * Returns: whether an entry's changes have to be read for it
 */
gboolean
waymark_history_filter_wants_changes (const WaymarkHistoryFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->field != NULL || self->words != NULL || self->sorts != 0;
}

static gboolean
has_field (const WaymarkHistoryEntry *entry, const char *field)
{
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const WaymarkHistoryChange *change = g_ptr_array_index (entry->changes, i);

      if (g_str_equal (change->field, field))
        return TRUE;
    }
  return FALSE;
}

static void
add_words (GString *text, const char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s\n", words);
}

static gboolean
has_words (WaymarkPlan *plan, const WaymarkHistoryEntry *entry, const char *words)
{
  g_autoptr (GPtrArray) lines = waymark_history_entry_get_lines (plan, entry, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  add_words (text, entry->name);
  add_words (text, entry->person);
  for (guint i = 0; i < lines->len; i++)
    {
      const WaymarkChangeLine *line = g_ptr_array_index (lines, i);
      g_autofree char *before = waymark_change_line_before (line);
      g_autofree char *after = waymark_change_line_after (line);

      add_words (text, line->item);
      add_words (text, line->label);
      add_words (text, before);
      add_words (text, after);
    }
  folded = waymark_search_fold (text->str);
  return strstr (folded, words) != NULL;
}

static gboolean
is_person (const char *a, const char *b)
{
  g_autofree char *x = waymark_search_fold (a != NULL ? a : "");
  g_autofree char *y = waymark_search_fold (b);

  return g_str_equal (x, y);
}

/**
 * waymark_history_filter_has:
 * @self: a filter
 * @plan: the plan as it is now
 * @entry: an entry; its changes have been read if the filter wants them, or it is kept out
 *
 * Returns: whether the filter lets the entry through
 */
gboolean
waymark_history_filter_has (const WaymarkHistoryFilter *self,
                            WaymarkPlan *plan,
                            const WaymarkHistoryEntry *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, FALSE);
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), FALSE);

  if (entry->time < self->from || entry->time >= self->until ||
      (self->person != NULL && !is_person (entry->person, self->person)))
    return FALSE;
  if (!waymark_history_filter_wants_changes (self))
    return TRUE;
  if (entry->changes == NULL)
    return FALSE;
  return (self->field == NULL || has_field (entry, self->field)) &&
         (self->sorts == 0 || (waymark_history_entry_get_sorts (entry) & self->sorts) != 0) &&
         (self->words == NULL || has_words (plan, entry, self->words));
}
