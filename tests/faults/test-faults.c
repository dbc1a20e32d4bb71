/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Whatever Waymark does with files is done again and again, and each time another one of the
 * system's calls fails: the first, the second … until none does. Each time the user's file is
 * one whole plan, what went wrong is told in a sentence that names the file and says what to do,
 * what was confirmed is there at the next opening, and nothing is left lying about.
 *
 * WAYMARK_FAULTS_STEP: 1 makes each call fail, a larger number leaves out some.
 * WAYMARK_FAULTS_ALL=1: each call with every errno, once and from then on. Without it each call
 * fails once, with the errnos and the ways taken in turn.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "scenarios.h"
#include "waymark-working-copy.h"

#define MOST_CALLS 3000
#define STEP 9

static const int numbers[] = { ENOSPC, EIO, EACCES, EROFS };

/* ---- in the child */

/* The document is left as it stands: the process ends. */
static void
child (const Scenario *scenario, Trial *trial, After after)
{
  g_autoptr (GError) error = NULL;
  Outcome *outcome = trial->outcome;

  /* A warning on the way, that steps of undo are not known, is in order. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  outcome->done = scenario->run (trial, &error);
  outcome->n_calls = faults_disarm ();
  g_strlcpy (outcome->call, faults_get_struck () != NULL ? faults_get_struck () : "", 32);
  g_assert_true (outcome->done == (error == NULL));
  if (error != NULL)
    {
      g_strlcpy (outcome->message, error->message, sizeof outcome->message);
      outcome->is_ours = error->domain == WAYMARK_ERROR;
      g_clear_error (&error);
    }
  if (!outcome->done && after == AFTER_AGAIN && scenario->again != NULL)
    {
      outcome->again = scenario->again (trial, &error);
      if (error != NULL)
        g_printerr ("%s: %s\n", outcome->message, error->message);
    }
  _exit (EXIT_SUCCESS);
}

/* ---- in the parent */

static void
run_child (const Scenario *scenario, Trial *trial, After after)
{
  int status;
  pid_t pid;

  memset (trial->outcome, 0, sizeof *trial->outcome);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    child (scenario, trial, after);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != EXIT_SUCCESS)
    g_error ("%s: call %u (%s) ended the program",
             scenario->name,
             trial->call,
             g_strerror (trial->number));
}

/* One or two plain sentences that name what it is about, and say what to do. */
static void
check_message (const char *message)
{
  static const char *const offers[] = { "again",          "ave a copy",      "Free some",
                                        "be written",     "save to another", "hoose",
                                        "Make that place" };
  gboolean offered = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    offered = offered || strstr (message, offers[i]) != NULL;
  if (!offered || strchr (message, '\n') != NULL || !g_str_has_suffix (message, ".") ||
      strstr (message, "“") == NULL)
    g_error ("not what to tell a person: %s", message);
}

static gboolean
is_among (const char *text, const char *texts)
{
  g_auto (GStrv) words = g_strsplit (texts, "|", -1);

  return g_strv_contains ((const char *const *) words, text);
}

/* Everything below @path, one line each. */
static void
list_tree (const char *path, GString *list)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child_path = g_build_filename (path, name, NULL);

      g_string_append_printf (list, "%s\n", child_path);
      if (g_file_test (child_path, G_FILE_TEST_IS_DIR))
        list_tree (child_path, list);
    }
}

/* What a drive did not let go of, and what holds work that the file has not, goes when that work
 * has come into the file. */
static void
save_there (Place *place, const char *copy)
{
  const guint n_whole = 1 + g_file_test (copy, G_FILE_TEST_EXISTS);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (copy);

  if (place_count_files (place) == n_whole || !g_file_test (place->path, G_FILE_TEST_EXISTS))
    return;
  document = open_path (place->path);
  g_assert_true (waymark_document_save_copy (document, file, NULL));
  close_well (document);
}

/* What was in no file yet is offered, and put into one. */
static void
file_unfiled (const char *copy)
{
  g_autoptr (GPtrArray) list = waymark_document_list_unfiled ();
  g_autoptr (GFile) file = g_file_new_for_path (copy);

  for (guint i = 0; i < list->len; i++)
    {
      const char *name = ((WaymarkUnfiled *) g_ptr_array_index (list, i))->work_name;
      g_autoptr (WaymarkDocument) document = waymark_document_open_unfiled (name, NULL);

      g_assert_nonnull (document);
      g_assert_true (waymark_document_save_as (document, file, NULL));
      close_well (document);
    }
}

/* After the next opening and closing of each file, only what belongs there is there. */
static void
check_nothing_left (Place *place)
{
  g_autofree char *work = waymark_state_path ("work");
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "plan.waymark") && !g_str_equal (name, "copy.waymark"))
      g_error ("“%s” was left", name);
  list_tree (work, list);
  if (list->len > 0)
    g_error ("left: %s", list->str);
}

static void
check_file (const char *path, const char *texts)
{
  g_autofree char *text = text_in_file (path);

  if (!is_among (text, texts))
    g_error ("“%s” says “%s”, not one of %s", path, text, texts);
}

static char *
open_and_close (const char *path)
{
  g_autoptr (WaymarkDocument) document = open_path (path);
  g_autoptr (GError) error = NULL;
  char *text = g_strdup (get_text (document));

  waymark_document_check (document, &error);
  g_assert_no_error (error);
  close_well (document);
  return text;
}

static gboolean
was_joined (const Scenario *scenario)
{
  return g_str_has_prefix (scenario->texts, "theirs");
}

static void
check_after (const Scenario *scenario, Trial *trial)
{
  Place *place = trial->place;
  Outcome *outcome = trial->outcome;
  g_autofree char *copy = place_build (place, "copy.waymark");
  const gboolean has_copy = g_file_test (copy, G_FILE_TEST_EXISTS);

  if (outcome->message[0] != '\0')
    {
      g_assert_true (outcome->is_ours);
      check_message (outcome->message);
    }
  if (has_copy)
    check_file (copy, "first|second|theirs");
  if (g_file_test (place->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *text = NULL;

      check_file (place->path, scenario->texts);
      if ((outcome->done || outcome->again) && scenario->result != NULL)
        check_file (place->path, scenario->result);
      text = open_and_close (place->path);
      /* Of two that went apart one is shown, and both are kept. */
      if (outcome->confirmed[0] != '\0' && !was_joined (scenario))
        g_assert_cmpstr (text, ==, outcome->confirmed);
      check_file (place->path, text);
    }
  file_unfiled (copy);
  if (has_copy)
    g_free (open_and_close (copy));
  save_there (place, copy);
  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    g_free (open_and_close (copy));
  check_nothing_left (place);
}

static void
set_stage (Place *place)
{
  g_autofree char *copy = place_build (place, "copy.waymark");

  state_empty ();
  g_unlink (copy);
  put (place->path, first_bytes);
}

/* Returns whether the call was reached at all. */
static gboolean
try_one (const Scenario *scenario, Trial *trial, After after)
{
  set_stage (trial->place);
  run_child (scenario, trial, after);
  if (g_test_verbose ())
    g_test_message ("%u %s %s%s: %s",
                    trial->call,
                    trial->outcome->call,
                    g_strerror (trial->number),
                    (trial->flags & FAULTS_ALWAYS) ? " always" : "",
                    trial->outcome->message);
  check_after (scenario, trial);
  if (after == AFTER_AGAIN && !trial->outcome->done && scenario->again != NULL)
    g_assert_true (trial->outcome->again);
  return trial->outcome->n_calls >= trial->call;
}

/* In all scenarios. */
static guint n_tried;
static guint n_faults;

/* Once with everything in turn, or once with each. */
static gboolean
try_call (const Scenario *scenario, Trial *trial, guint call, gboolean all)
{
  const guint n_ways = G_N_ELEMENTS (numbers) * 2 * N_AFTER;
  const guint turn = n_tried++ * 5;
  gboolean reached = FALSE;

  trial->call = call;
  for (guint i = 0; i < (all ? n_ways : 1); i++)
    {
      guint way = (turn + i) % n_ways;

      trial->number = numbers[way % G_N_ELEMENTS (numbers)];
      trial->flags = (way / G_N_ELEMENTS (numbers)) % 2 == 0 ? 0 : FAULTS_ALWAYS;
      reached = try_one (scenario, trial, way / (2 * G_N_ELEMENTS (numbers)));
      n_faults += reached;
    }
  return reached;
}

static void
test_scenario (Place *place, gconstpointer data)
{
  const Scenario *scenario = data;
  const gboolean all = g_getenv ("WAYMARK_FAULTS_ALL") != NULL;
  Trial trial = { .place = place };
  const char *wanted = g_getenv ("WAYMARK_FAULTS_STEP");
  const guint step = wanted != NULL ? (guint) atoi (wanted) : STEP;
  const guint before = n_faults;
  /* Not the same calls of each scenario. */
  guint call = (guint) (scenario - scenarios) % step;

  trial.outcome =
      mmap (NULL, sizeof *trial.outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (trial.outcome != MAP_FAILED);
  faults_watch (NULL);
  faults_watch (g_get_user_state_dir ());
  faults_watch (place->folder);
  do
    {
      call += call == 0 ? 1 : step;
      g_assert_cmpuint (call, <, MOST_CALLS);
    }
  while (try_call (scenario, &trial, call, all));
  g_assert_true (trial.outcome->done);
  /* They are counted, and as many as were asked for; calls differ by a few from run to run. */
  g_assert_cmpuint (n_faults - before + 1, >=, MAX (2, trial.outcome->n_calls / step));
  g_test_message ("%u of %u calls made to fail", n_faults - before, trial.outcome->n_calls);
  munmap (trial.outcome, sizeof *trial.outcome);
}

static void
make_versions (Place *place)
{
  g_autoptr (WaymarkDocument) document = NULL;

  first_bytes = bytes_of (place->path);
  document = open_path (place->path);
  set_text (document, "theirs");
  close_well (document);
  theirs_bytes = bytes_of (place->path);
}

int
main (int argc, char *argv[])
{
  Place place;
  int result;

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();
  place_set_up (&place, NULL);
  make_versions (&place);
  place_tear_down (&place, NULL);

  for (gsize i = 0; i < n_scenarios; i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", scenarios[i].name, NULL);

      g_test_add (path, Place, &scenarios[i], place_set_up, test_scenario, place_tear_down);
    }
  result = g_test_run ();
  g_print ("# trust: %u failing calls, every file whole, every confirmed edit there\n", n_faults);
  g_bytes_unref (first_bytes);
  g_bytes_unref (theirs_bytes);
  state_end ();
  return result;
}
