/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WaymarkWindow:
 * @text: EDTF / ISO 8601: `2024-03`, `../2026-03`, `2023`, `2025-07/2025-09`, `2024-03-12`
 *
 * The window of time that words for a date mean.
 */

/* Words as people write them -> window; %NULL when not wholly understood ("Ongoing", "TBC"). */
char    *waymark_window_parse    (const char *words, int year_start);
gboolean waymark_window_is_valid (const char *window);
gboolean waymark_window_get_days (const char *window, GDate *first, GDate *last);  /* first is cleared when open */
char    *waymark_window_format   (const char *window, int year_start);             /* in the reader's language */
char    *waymark_window_explain  (const char *window, int year_start);             /* "up to 30 September 2026" */
int      waymark_window_compare  (const char *a, const char *b);                   /* by last day, then first; none last */

G_END_DECLS
