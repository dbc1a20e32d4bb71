/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Loaded into a program before all else, by bench-launch: says when the first frame was
 * painted that shows what it is waited for, and how much memory the program has taken
 * once it has come to rest. Any GTK program will do; this one knows nothing of ours. */

#include "config.h"

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Rows are waited for where this is set. */
#define ROWS "WAYMARK_BENCH_ROWS"
/* The file descriptor that is told. */
#define TELL "WAYMARK_BENCH_TELL"
/* A program is at rest that worked less than so many milliseconds in so many. */
#define LITTLE 10
#define REST 1000

int g_application_run (GApplication *application, int argc, char **argv);

static gboolean
has_rows (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_widget_get_css_name (gtk_widget_get_parent (gtk_widget_get_parent (widget))),
                   "actionlist"))
    return gtk_widget_get_first_child (widget) != NULL &&
           gtk_widget_get_first_child (gtk_widget_get_first_child (widget)) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_rows (child))
      return TRUE;
  return FALSE;
}

/* What is this program's alone, in KiB: libraries that all share are not. */
static long
get_memory (void)
{
  FILE *file = fopen ("/proc/self/smaps_rollup", "r");
  char line[256];
  long total = 0, some;

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "Private_Dirty: %ld", &some) == 1)
      total += some;
  if (file != NULL)
    fclose (file);
  return total;
}

/* What all threads worked since it was last asked, in ms. */
static double
get_work (void)
{
  static double before;
  struct timespec now;
  double work;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  work = (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000 - before;
  before += work;
  return work;
}

static gboolean
rest_cb (gpointer user_data)
{
  if (get_work () > LITTLE)
    return G_SOURCE_CONTINUE;
  dprintf (atoi (g_getenv (TELL)), "%ld\n", get_memory ());
  _exit (0);
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  if (g_getenv (ROWS) != NULL && !has_rows (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  dprintf (atoi (g_getenv (TELL)), "%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_timeout_add_full (G_PRIORITY_LOW, REST, rest_cb, NULL, NULL);
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect (
      gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), window);
}

static void
window_added_cb (GApplication *application, GtkWidget *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

/* Stands before the one of GIO. */
G_MODULE_EXPORT int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) =
      (int (*) (GApplication *, int, char **)) dlsym (RTLD_NEXT, "g_application_run");

  if (g_getenv (TELL) != NULL)
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return run (application, argc, argv);
}
