/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-today.h"

#include "waymark-window.h"

/**
 * waymark_today:
 * @today: (out caller-allocates): the day
 *
 * What every rule about dates takes for today: the local date. The environment
 * variable WAYMARK_TODAY (a day, YYYY-MM-DD) stands in for it, so that tests and
 * pictures do not change overnight; anything else in it is ignored.
 */
void
waymark_today (GDate *today)
{
  const char *fixed = g_getenv ("WAYMARK_TODAY");
  GDate last;

  g_return_if_fail (today != NULL);

  g_date_clear (today, 1);
  if (fixed != NULL && strlen (fixed) == strlen ("YYYY-MM-DD") &&
      waymark_window_get_days (fixed, today, &last) && g_date_valid (today))
    return;

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_date_set_dmy (today,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
}
