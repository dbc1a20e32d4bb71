/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How long the window stands still while two large copies of a plan are read, compared and
 * combined: the longest time that the main loop was away, in each stage. Milliseconds of the
 * clock, and of work of this thread alone, which other programs do not disturb. */

#include "config.h"

#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>

#include "large-copies.h"
#include "waymark-application.h"
#include "waymark-plan-window.h"

#define TICK 4    /* ms */
#define LIMIT 100 /* ms */
#define REST 1500 /* ms without anything to do */

typedef enum
{
  STAGE_OPENING,
  STAGE_READING,
  STAGE_COMBINING,
  STAGE_AFTERWARDS,
  STAGE_UNDO,
  N_STAGES,
} Stage;

static const char *const names[N_STAGES] = {
  "opening", "reading and comparing", "combining", "afterwards", "undone",
};

typedef struct
{
  double wall;
  double work;
  double lasted;
} Gap;

static char *mine, *theirs;
static WaymarkPlanWindow *window;
static Stage stage;
static Gap gaps[N_STAGES];
static double last_wall, last_work, stage_began;

static double
clock_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
enter (Stage next)
{
  double now = clock_ms (CLOCK_MONOTONIC);

  gaps[stage].lasted = now - stage_began;
  stage = next;
  stage_began = now;
}

static void
leave (void)
{
  enter (stage);
  for (int i = 0; i < N_STAGES; i++)
    g_print ("  %-24s lasted %8.0f ms, longest gap %6.0f ms, of which work %6.0f ms%s\n",
             names[i],
             gaps[i].lasted,
             gaps[i].wall,
             gaps[i].work,
             i != STAGE_OPENING && gaps[i].work > LIMIT ? ", MISSED" : "");
  exit (0);
}

/* What a person would do next, once it can be done. */
static void
go_on (double now)
{
  WaymarkDocument *document = waymark_plan_window_get_document (window);
  g_autofree char *uri = g_filename_to_uri (theirs, NULL, NULL);
  const char *undo = document != NULL ? waymark_document_get_undo_name (document) : NULL;

  switch (stage)
    {
    case STAGE_OPENING:
      if (document == NULL || now - stage_began < REST)
        return;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.combine-file", "s", uri);
      enter (STAGE_READING);
      return;
    case STAGE_READING:
      /* The preview is there. */
      if (!g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "Combine with"))
        return;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.combine-now", NULL);
      enter (STAGE_COMBINING);
      return;
    case STAGE_COMBINING:
      if (undo != NULL && g_str_has_prefix (undo, "Combine with"))
        enter (STAGE_AFTERWARDS);
      return;
    case STAGE_AFTERWARDS:
      if (now - stage_began < 4 * REST)
        return;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      enter (STAGE_UNDO);
      return;
    case STAGE_UNDO:
    default:
      if (now - stage_began > 2 * REST)
        leave ();
    }
}

static gboolean
tick_cb (gpointer user_data)
{
  double wall = clock_ms (CLOCK_MONOTONIC);
  double work = clock_ms (CLOCK_THREAD_CPUTIME_ID);

  if (last_wall > 0)
    {
      gaps[stage].wall = MAX (gaps[stage].wall, wall - last_wall - TICK);
      gaps[stage].work = MAX (gaps[stage].work, work - last_work);
    }
  last_wall = wall;
  last_work = work;
  go_on (wall);
  return G_SOURCE_CONTINUE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *added)
{
  if (WAYMARK_IS_PLAN_WINDOW (added) && window == NULL)
    {
      window = WAYMARK_PLAN_WINDOW (added);
      stage_began = clock_ms (CLOCK_MONOTONIC);
      g_timeout_add_full (G_PRIORITY_HIGH, TICK, tick_cb, NULL, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-window-XXXXXX", NULL);
  g_autoptr (WaymarkApplication) application = waymark_application_new ();
  guint n_actions = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  const char *arguments[] = { argv[0], NULL, NULL };

  mine = g_build_filename (folder, "mine.waymark", NULL);
  theirs = g_build_filename (folder, "theirs.waymark", NULL);
  arguments[1] = mine;
  large_copies_make (mine, theirs, n_actions, n_actions / 10);
  g_print ("%u actions, %u edits each\n", n_actions, n_actions / 10);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, (char **) arguments);
}
