/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

/* What the benchmarks of the window share. Times are in milliseconds. */

double bench_since    (gint64 start);   /* of g_get_monotonic_time() */
double bench_get_work (void);           /* of this thread; the same on a machine that does other things as well */
void   bench_wait_for_frame (GtkWidget *window);
void   bench_settle   (void);
int    bench_compare_doubles (gconstpointer a, gconstpointer b);
