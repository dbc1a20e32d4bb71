/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * A child edits a plan, joins what others wrote, and says so after each edit that was confirmed; it
 * is killed at a random moment, 200 times. Then every confirmed edit is there on reopening, and
 * the user's file was one whole plan at every moment that anybody looked.
 *
 * WAYMARK_SEED repeats a run, WAYMARK_KILLS changes how many.
 */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "waymark-store.h"

#define KILLS 200
#define KILLS_A_FILE 10
#define LONGEST_LIFE 80000 /* microseconds from the first confirmed edit on */

/* ---- the child */

/* Somebody else saves the file in the meantime, so that the next publishing joins it. */
static void
interfere (GFile *file, guint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) other = waymark_document_open (file, NULL, &error);
  g_autofree char *title = g_strdup_printf ("Title %" G_GUINT64_FORMAT, count);
  WaymarkEdit *edit;

  g_assert_no_error (error);
  edit = waymark_document_begin_edit (other, "Change title");
  waymark_edit_set_string (
      edit, waymark_plan_get_root (waymark_document_get_plan (other)), "title", title, &error);
  g_assert_no_error (error);
  g_assert_true (waymark_document_commit (other, edit, &error));
  waymark_document_close (other, &error);
  g_assert_no_error (error);
}

/* The text of the action counts the edits; every so often one is undone, or the file
 * is written, at once or by a thread of its own. */
static int
edit_for_ever (const char *path, guint32 seed)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = waymark_document_open (file, NULL, &error);
  guint64 count;

  g_assert_no_error (error);
  count = g_ascii_strtoull (get_text (document), NULL, 10);
  for (;;)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, ++count);

      set_text (document, text);
      g_assert_cmpint (dprintf (STDOUT_FILENO, "%s\n", text), >, 0);
      switch (g_rand_int_range (rand, 0, 12))
        {
        case 0:
          waymark_document_publish (document, NULL, &error);
          g_assert_no_error (error);
          break;
        case 1:
        case 2:
          waymark_document_publish_async (document, NULL, NULL, NULL);
          break;
        case 3:
          waymark_document_undo (document, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (g_ascii_strtoull (get_text (document), NULL, 10), ==, count - 1);
          waymark_document_redo (document, NULL, &error);
          g_assert_no_error (error);
          break;
        case 4:
          interfere (file, count);
          waymark_document_publish (document, NULL, &error);
          g_assert_no_error (error);
          break;
        default:
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
    }
  return 0;
}

/* ---- the parent */

static GPid
start_child (const char *self, const char *path, guint32 seed, int *output)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *argv[] = { self, "--edit", path, number, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  GPid pid;

  environment = g_environ_setenv (environment, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  g_spawn_async_with_pipes (NULL,
                            (char **) argv,
                            environment,
                            G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL,
                            NULL,
                            &pid,
                            NULL,
                            output,
                            NULL,
                            &error);
  g_assert_no_error (error);
  return pid;
}

static guint64
last_number (GString *said)
{
  const char *end = strrchr (said->str, '\n');
  const char *begin;

  if (end == NULL)
    return 0;
  for (begin = end; begin > said->str && begin[-1] != '\n'; begin--)
    ;
  return g_ascii_strtoull (begin, NULL, 10);
}

static gboolean
read_some (int output, GString *said)
{
  char buffer[4096];
  gssize length = read (output, buffer, sizeof buffer);

  g_assert_cmpint (length, >=, 0);
  g_string_append_len (said, buffer, length);
  return length > 0;
}

/* Lets a child live for a random while. Returns the last edit that it confirmed. */
static guint64
run_and_kill (const char *self, const char *path, GRand *rand)
{
  g_autoptr (GString) said = g_string_new (NULL);
  int output, status;
  GPid pid = start_child (self, path, g_rand_int (rand), &output);

  /* One in ten is killed while it is opening. */
  if (g_rand_int_range (rand, 0, 10) > 0)
    while (strchr (said->str, '\n') == NULL && read_some (output, said))
      ;
  g_usleep (g_rand_int_range (rand, 0, LONGEST_LIFE));
  if (g_rand_boolean (rand))
    {
      g_autofree char *text = text_in_file (path); /* while it is being written */

      g_assert_nonnull (text);
    }
  kill (pid, SIGKILL);
  while (read_some (output, said))
    ;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (output);
  return last_number (said);
}

/* The edit that was under way may be there or not; none that was confirmed is missing. */
static void
check_after (const char *path, guint64 before, guint64 confirmed, gboolean publish)
{
  g_autofree char *in_file = text_in_file (path);
  g_autoptr (WaymarkDocument) document = open_path (path);
  guint64 found = g_ascii_strtoull (get_text (document), NULL, 10);
  g_autoptr (GError) error = NULL;

  confirmed = MAX (confirmed, before);
  if (found + 1 == confirmed)
    {
      /* killed between an undo and its redo */
      g_assert_nonnull (waymark_document_get_redo_name (document));
      found = confirmed;
    }
  g_assert_true (found == confirmed || found == confirmed + 1);
  g_assert_cmpuint (g_ascii_strtoull (in_file, NULL, 10), <=, found);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  if (publish)
    close_well (document);
  else
    abandon (g_steal_pointer (&document));
}

static guint64
number_in (const char *path)
{
  g_autoptr (WaymarkDocument) document = open_path (path);
  guint64 number = g_ascii_strtoull (get_text (document), NULL, 10);

  abandon (g_steal_pointer (&document));
  return number;
}

static const char *program;

static void
test_kill (Place *place, gconstpointer data)
{
  const char *wanted = g_getenv ("WAYMARK_SEED");
  const char *many = g_getenv ("WAYMARK_KILLS");
  const guint kills = many != NULL ? (guint) atoi (many) : KILLS;
  const guint32 seed = wanted != NULL ? (guint32) strtoul (wanted, NULL, 10) : g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint64 edits = 0;
  guint64 before = 0;

  g_test_message ("WAYMARK_SEED=%u", seed);
  for (guint i = 0; i < kills; i++)
    {
      guint64 confirmed;

      if (i % KILLS_A_FILE == 0)
        {
          make_file (place->path);
          before = 0;
        }
      confirmed = run_and_kill (program, place->path, rand);
      edits += confirmed > before ? confirmed - before : 0;
      check_after (place->path, before, confirmed, g_rand_boolean (rand));
      before = number_in (place->path);
    }
  g_print ("# trust: %u kills, %" G_GUINT64_FORMAT " confirmed edits, all there\n", kills, edits);
  g_assert_cmpuint (edits, >, kills);
}

int
main (int argc, char *argv[])
{
  int result;

  if (argc == 4 && g_str_equal (argv[1], "--edit"))
    return edit_for_ever (argv[2], (guint32) strtoul (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();
  program = argv[0];

  g_test_add (
      "/kill/confirmed-edits-are-there", Place, NULL, place_set_up, test_kill, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
