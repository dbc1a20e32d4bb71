/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "large-copies.h"
#include "waymark-conflict-list.h"
#include "waymark-store-join.h"
#include "waymark-store-private.h"

/* What combining two copies costs beside reading every row of both files with raw SQLite, in
 * one run, at several sizes: n actions, and n / 10 edits made in each copy. The bound is that of
 * the joining: two files that can be believed become one state. The command as it is typed is told
 * beside it, in files that this computer never saw: it also starts, checks every byte of both,
 * compares them item by item, and writes and checks a whole file anew. On a busy machine the time
 * of the processor says more than that of the clock. */

#define N_RUNS 5

static char *folder;
static const char *cli;

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static double
since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / 1000;
}

static WaymarkStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  WaymarkStore *store = waymark_store_open (path, "plan", WAYMARK_STORE_READ_WRITE, &error);

  check (store != NULL, error);
  waymark_sqlite_exec (store->db, "PRAGMA synchronous = OFF", NULL);
  waymark_store_begin_session (store);
  return store;
}

static double
join_once (const char *mine, const char *theirs)
{
  g_autofree char *copy = g_build_filename (folder, "joined.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkStore) other = NULL;
  gint64 began;
  double spent;

  large_copies_copy_file (mine, copy);
  store = open_store (copy);
  other = open_store (theirs);
  began = g_get_monotonic_time ();
  check (waymark_store_join (store, other, NULL, WAYMARK_JOIN_GUARDED, NULL, NULL, &error), error);
  spent = since (began);
  g_unlink (copy);
  return spent;
}

static void
remove_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };

  g_assert_true (g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

/* Programs that never saw the files: what was verified before is forgotten. */
static void
forget_state (void)
{
  g_autofree char *path = g_build_filename (folder, "state", NULL);

  remove_tree (path);
}

static double
milliseconds (const struct timeval *time)
{
  return (double) time->tv_sec * 1000 + (double) time->tv_usec / 1000;
}

/* Of this program until now. */
static double
processor_time (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return milliseconds (&usage.ru_utime) + milliseconds (&usage.ru_stime);
}

/* @work: (inout): the least processor time; @memory: (out): megabytes at most */
static double
run_command (const char *mine, const char *theirs, gboolean preview, double *work, long *memory)
{
  g_autofree char *copy = g_build_filename (folder, "plan.waymark", NULL);
  const char *argv[] = { cli, "merge", copy, theirs, preview ? "--preview" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 began;
  double spent;
  int status;
  GPid pid;

  forget_state ();
  large_copies_copy_file (mine, copy);
  began = g_get_monotonic_time ();
  check (g_spawn_async (NULL,
                        (char **) argv,
                        NULL,
                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                        NULL,
                        NULL,
                        &pid,
                        &error),
         error);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  spent = since (began);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  *memory = usage.ru_maxrss / 1024;
  *work = MIN (*work, milliseconds (&usage.ru_utime) + milliseconds (&usage.ru_stime));
  g_unlink (copy);
  return spent;
}

static void
report (const char *what, double spent, double raw, double limit)
{
  g_print ("  %-44s %9.1f ms %6.2f times", what, spent, spent / raw);
  if (limit > 0)
    g_print (" (at most %.0f)%s", limit, spent > limit * raw ? ", MISSED" : "");
  g_print ("\n");
}

static void
measure (guint n_actions)
{
  g_autofree char *mine = g_build_filename (folder, "mine.waymark", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.waymark", NULL);
  double raw = G_MAXDOUBLE, joined = G_MAXDOUBLE, whole = G_MAXDOUBLE, preview = G_MAXDOUBLE;
  double raw_work = G_MAXDOUBLE, whole_work = G_MAXDOUBLE, preview_work = G_MAXDOUBLE;
  guint n_runs = n_actions > 10000 ? 2 : N_RUNS;
  long memory, preview_memory;

  large_copies_make (mine, theirs, n_actions, n_actions / 10);
  for (guint i = 0; i < n_runs; i++)
    {
      double before = processor_time ();

      raw = MIN (raw, large_copies_read_raw (mine) + large_copies_read_raw (theirs));
      raw_work = MIN (raw_work, processor_time () - before);
      joined = MIN (joined, join_once (mine, theirs));
      preview = MIN (preview, run_command (mine, theirs, TRUE, &preview_work, &preview_memory));
      whole = MIN (whole, run_command (mine, theirs, FALSE, &whole_work, &memory));
    }
  g_print ("%u actions, %u edits each: both files raw %.1f ms\n", n_actions, n_actions / 10, raw);
  report ("joined, in memory", joined, raw, n_actions <= 10000 ? 3 : 0);
  report ("waymark-cli merge --preview", preview, raw, 0);
  report ("waymark-cli merge --preview, processor", preview_work, raw_work, 0);
  report ("waymark-cli merge", whole, raw, 0);
  report ("waymark-cli merge, processor", whole_work, raw_work, 0);
  g_print ("  %-44s %9ld MB, of the preview %ld (at most 2000)\n",
           "memory at most",
           memory,
           preview_memory);
  if (n_actions <= 10000 && joined > 3 * raw)
    g_error ("combining costs more than three times reading both files");
  g_assert_cmpint (MAX (memory, preview_memory), <, 2000);
  g_unlink (mine);
  g_unlink (theirs);
}

/* Private folders, as in the tests. */
static void
set_up (void)
{
  static const char *const names[] = {
    "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"
  };
  g_autofree char *state = NULL;

  folder = g_dir_make_tmp ("waymark-combine-XXXXXX", NULL);
  g_assert_nonnull (folder);
  state = g_build_filename (folder, "state", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], state, TRUE);
}

int
main (int argc, char **argv)
{
  const char *only = g_getenv ("WAYMARK_BENCH_ONLY");
  static const guint sizes[] = { 1000, 10000, 100000 };

  if (argc != 2)
    return 64;
  cli = argv[1];
  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (only == NULL || (guint) atoi (only) == sizes[i])
      measure (sizes[i]);
  remove_tree (folder);
  g_free (folder);
  return 0;
}
