/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-window.h"

/*
 * Whatever somebody types for a date: it means nothing, or a window that is one, whose days
 * are in order, and whose words on screen mean the same again.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

static void
check_window (const char *window, int year_start)
{
  g_autofree char *words = waymark_window_format (window, year_start);
  g_autofree char *short_words = waymark_window_format_short (window, year_start);
  g_autofree char *end = waymark_window_format_end (window);
  g_autofree char *meaning = waymark_window_explain (window, year_start);
  g_autofree char *again = NULL;
  GDate first, last;

  if (!waymark_window_is_valid (window) || waymark_window_compare (window, window) != 0)
    abort ();
  if (waymark_window_get_days (window, &first, &last) && g_date_valid (&first) &&
      g_date_valid (&last) && g_date_compare (&first, &last) > 0)
    abort ();
  again = waymark_window_parse (words, year_start);
  if (g_strcmp0 (again, window) != 0)
    {
      g_printerr ("%s is shown as “%s”, which is read as %s", window, words, again);
      abort ();
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autofree char *words = NULL;
  g_autofree char *window = NULL;
  int year_start;

  if (length < 1)
    return 0;
  year_start = data[0] % 12 + 1;
  words = g_strndup ((const char *) data + 1, length - 1);
  if (!g_utf8_validate (words, -1, NULL))
    return 0;
  window = waymark_window_parse (words, year_start);
  if (window != NULL)
    check_window (window, year_start);
  /* As a file from outside would have it. */
  if (waymark_window_is_valid (words))
    {
      g_autofree char *shown = waymark_window_format (words, year_start);
      GDate first, last;

      waymark_window_get_days (words, &first, &last);
    }
  return 0;
}
