/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* How long the program takes from being started to the first frame with the rows of a
 * plan in it, and how much memory it has then, beside a GTK program that shows an empty
 * window: both started in turns, in one run. */

#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "waymark-document.h"
#include "waymark-stage.h"

#define N_RUNS 9

/* Where the end of the pipe is in the program. */
#define TELL_FD 3

typedef struct
{
  double launch; /* ms */
  double memory; /* KiB */
} Start;

/* Given on the command line. */
static const char *probe, *bare, *program;
static char *folder;

static void
make_file (guint n_actions, const char *path)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = NULL, *requirement = NULL, *parties[8], *status;

  waymark_plan_set_string (plan, root, "title", "A plan to be measured");
  waymark_plan_add_statuses (plan);
  status = waymark_plan_find_status (plan, "in-progress");
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i + 1);

      parties[i] = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
      waymark_plan_set_string (plan, parties[i], "name", name);
    }
  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *words =
          g_strdup_printf ("Agree one short consent form and one handover note across "
                           "the hub, locality teams and hospital discharge, part %u",
                           i);
      g_autoptr (WaymarkValue) due = waymark_value_new_words ("March 2025", "2025-03");
      WaymarkItem *action, *assignment;

      if (i % 100 == 0)
        {
          theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
          waymark_plan_set_string (plan, theme, "title", "Support that works");
        }
      if (i % 10 == 0)
        {
          requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);
          waymark_plan_set_string (plan, requirement, "title", "Carers tell their story once");
        }
      action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, requirement);
      waymark_plan_set_string (plan, action, "text", words);
      waymark_plan_set (plan, action, "due", due);
      waymark_plan_set_string (plan, action, "status", waymark_item_get_id (status));
      assignment = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
      waymark_plan_set_string (
          plan, assignment, "party", waymark_item_get_id (parties[i % G_N_ELEMENTS (parties)]));
    }
  document = waymark_document_create (plan, "Benchmark", "Benchmark", &error);
  if (document == NULL || !waymark_document_save_as (document, file, &error) ||
      !waymark_document_close (document, &error))
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_remove (inside) != 0)
        {
          empty_folder (inside);
          g_remove (inside);
        }
    }
}

static void
empty_state (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "waymark", name, NULL);

  empty_folder (path);
}

/* As on a computer that has never had the file before: all of it is to be checked. */
static void
forget_verified (void)
{
  empty_state ("verified");
}

/* The program was stopped, not closed: what closing would have removed is still there. */
static void
clean_up (void)
{
  empty_state ("work");
}

/* Times go by the clock that all programs share. */
static Start
start_program (const char *path, const char *file)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { path, file, NULL };
  g_autofree char *tell = g_strdup_printf ("%d", TELL_FD);
  g_autofree char *painted = NULL;
  g_autofree char *memory = NULL;
  gint64 start;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, &error))
    g_error ("%s", error->message);
  g_subprocess_launcher_take_fd (launcher, ends[1], TELL_FD);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", probe, TRUE);
  g_subprocess_launcher_setenv (launcher, "WAYMARK_BENCH_TELL", tell, TRUE);
  if (file != NULL)
    g_subprocess_launcher_setenv (launcher, "WAYMARK_BENCH_ROWS", "1", TRUE);
  start = g_get_monotonic_time ();
  child = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  if (child == NULL)
    g_error ("%s", error->message);
  g_subprocess_launcher_close (launcher);
  input = g_unix_input_stream_new (ends[0], TRUE);
  lines = g_data_input_stream_new (input);
  painted = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  memory = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  if (painted == NULL || memory == NULL || !g_subprocess_wait (child, NULL, &error))
    g_error ("%s showed nothing", path);
  clean_up ();
  return (Start){ (double) (g_ascii_strtoll (painted, NULL, 10) - start) / 1000,
                  (double) g_ascii_strtoll (memory, NULL, 10) };
}

static void
report (const char *what, guint n_actions, double *ours, double *floor, double limit)
{
  double ratios[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    ratios[i] = ours[i] / floor[i];
  g_print ("%-24s %6u actions %8.1f ms beside %6.1f ms: %.2f (at most %.1f)\n",
           what,
           n_actions,
           median (ours),
           median (floor),
           median (ratios),
           limit);
}

static void
measure (guint n_actions, double limit)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.waymark", folder, n_actions);
  double first[N_RUNS], again[N_RUNS], floor[N_RUNS], floor_again[N_RUNS];
  double memory[N_RUNS], floor_memory[N_RUNS];

  make_file (n_actions, path);
  for (guint i = 0; i < N_RUNS; i++)
    {
      Start empty = start_program (bare, NULL);
      Start plan;

      forget_verified ();
      plan = start_program (program, path);
      floor[i] = floor_again[i] = empty.launch;
      floor_memory[i] = empty.memory;
      first[i] = plan.launch;
      memory[i] = plan.memory;
      again[i] = start_program (program, path).launch;
    }
  report ("launch, file never seen", n_actions, first, floor, limit);
  report ("launch, file known", n_actions, again, floor_again, limit);
  g_print ("%-24s %6u actions %8.0f kB beside %6.0f kB: %.2f kB an action (at most 1.2)\n",
           "memory",
           n_actions,
           median (memory) * 1.024,
           median (floor_memory) * 1.024,
           (median (memory) - median (floor_memory)) * 1.024 / n_actions);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    guint n_actions;
    double limit;
  } sizes[] = { { 300, 1.4 }, { 10000, 1.7 }, { 100000, 2.8 } };
  const char *only = g_getenv ("WAYMARK_BENCH_ONLY");

  if (argc != 4)
    return 64;
  probe = argv[1];
  bare = argv[2];
  program = argv[3];
  folder = g_dir_make_tmp ("waymark-launch-XXXXXX", NULL);
  start_program (bare, NULL); /* fonts and icons are read once */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (only == NULL || (guint) atoi (only) == sizes[i].n_actions)
      measure (sizes[i].n_actions, sizes[i].limit);
  g_rmdir (folder);
  g_free (folder);
  return 0;
}
