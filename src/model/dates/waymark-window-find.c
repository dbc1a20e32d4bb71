/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-window.h"

/* Dates among other words: what somebody may have meant who wrote more than a date. */

/* More words than this are no date any more. */
#define LONGEST 8

static gboolean
has_digit (const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isdigit (g_utf8_get_char (words)))
      return TRUE;
  return FALSE;
}

/* "(June 2026)," as it would be said alone. */
static char *
without_signs (const char *words)
{
  static const char signs[] = "()[]\"',;:.–—-/";
  const char *start = words;
  const char *end = words + strlen (words);

  while (start < end && g_utf8_strchr (signs, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  while (end > start && g_utf8_strchr (signs, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);
  return g_strndup (start, (gsize) (end - start));
}

/* The longest date that begins with the first of these words; how many words it has. */
static guint
find_first (char **tokens, int year_start, char **found)
{
  guint n = 0;

  while (n < LONGEST && tokens[n] != NULL)
    n++;
  for (; n > 0; n--)
    {
      g_autofree char *last = g_steal_pointer (&tokens[n]);
      g_autofree char *joined = g_strjoinv (" ", tokens);
      g_autofree char *words = without_signs (joined);
      g_autofree char *window = NULL;

      tokens[n] = g_steal_pointer (&last);
      /* A month alone may be any year's, and a word that looks like one. */
      if (!has_digit (words))
        continue;
      window = waymark_window_parse (words, year_start);
      if (window != NULL)
        {
          *found = g_steal_pointer (&words);
          return n;
        }
    }
  return 0;
}

static gboolean
holds (GPtrArray *dates, const char *words)
{
  return g_ptr_array_find_with_equal_func (dates, words, g_str_equal, NULL);
}

/**
 * waymark_window_find_dates:
 * @words: (nullable): words that are no date as a whole
 * @year_start: month that the plan's years begin in
 * @most: how many to look for
 *
 * Returns: (transfer full): the dates that are said among the words, as they are written
 */
char **
waymark_window_find_dates (const char *words, int year_start, guint most)
{
  g_auto (GStrv) tokens = g_strsplit_set (words != NULL ? words : "", " \t\n", -1);
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();

  for (guint i = 0; tokens[i] != NULL && dates->len < most;)
    {
      g_autofree char *found = NULL;
      guint n = find_first (tokens + i, year_start, &found);

      i += MAX (n, 1);
      if (found != NULL && !holds (dates, found))
        g_ptr_array_add (dates, g_steal_pointer (&found));
    }
  g_ptr_array_add (dates, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&dates), FALSE);
}
