/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The window of time that words for a date mean, in a part of EDTF (ISO 8601-2):
 * `2024-03`, `2023`, `2024-03-12`, `2025-07/2025-09`, `../2026-03` (by), `2025-04/..`
 * (from). %NULL stands for none. A window falls late after its last day.
 *
 * @year_start is the plan's own field; where it is unset, its years begin in April (4).
 */

char    *waymark_window_parse        (const char *words, int year_start);
char   **waymark_window_find_dates   (const char *words, int year_start, guint most);
gboolean waymark_window_is_valid     (const char *window);
gboolean waymark_window_get_days     (const char *window, GDate *first, GDate *last);
int      waymark_window_compare      (const char *a, const char *b);

/* In the reader's language: standing alone, in a narrow column, the end alone, as days. */
char    *waymark_window_format       (const char *window, int year_start);
char    *waymark_window_format_short (const char *window, int year_start);
char    *waymark_window_format_end   (const char *window);
char    *waymark_window_format_end_short (const char *window);
char    *waymark_window_explain      (const char *window, int year_start);

G_END_DECLS
