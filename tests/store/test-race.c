/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Several programs publish different edits to one file in the same moment: each joins what
 * the others wrote, all edits are in the result, and nobody has to choose a file.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"

#define ROUNDS 40
#define WRITERS 4

/* WAYMARK_ROUNDS: for a long run, of two at a time. */
static guint n_rounds = ROUNDS;
static guint n_writers = WRITERS;

static int
write_when_told (const char *path, const char *text)
{
  g_autoptr (WaymarkDocument) document = open_path (path);
  g_autoptr (GError) error = NULL;
  char go;

  set_text (document, text);
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  g_assert_cmpint (read (STDIN_FILENO, &go, 1), ==, 1);
  waymark_document_close (document, &error);
  g_assert_no_error (error);
  return 0;
}

typedef struct
{
  GPid pid;
  int input;
  int output;
  char *text;
} Writer;

static const char *program;

static void
writer_start (Writer *writer, const char *path, guint number)
{
  const char *argv[] = { program, "--write", path, NULL, NULL };
  g_autoptr (GError) error = NULL;
  char ready;

  writer->text = g_strdup_printf ("writer %u", number);
  argv[3] = writer->text;
  g_spawn_async_with_pipes (NULL,
                            (char **) argv,
                            NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL,
                            NULL,
                            &writer->pid,
                            &writer->input,
                            &writer->output,
                            NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (writer->output, &ready, 1), ==, 1);
}

static int
writer_end (Writer *writer)
{
  int status;

  g_assert_cmpint (waitpid (writer->pid, &status, 0), ==, writer->pid);
  g_assert_true (WIFEXITED (status));
  close (writer->input);
  close (writer->output);
  return WEXITSTATUS (status);
}

static void
test_race (Place *place, gconstpointer data)
{
  for (guint round = 0; round < n_rounds; round++)
    {
      Writer writers[WRITERS];
      g_autoptr (WaymarkDocument) document = NULL;
      g_autoptr (GPtrArray) history = NULL;
      g_autoptr (GPtrArray) unfiled = NULL;
      g_autoptr (GError) error = NULL;

      state_empty ();
      make_file (place->path);
      for (guint i = 0; i < n_writers; i++)
        writer_start (&writers[i], place->path, i);
      for (guint i = 0; i < n_writers; i++)
        g_assert_cmpint (write (writers[i].input, "g", 1), ==, 1);
      for (guint i = 0; i < n_writers; i++)
        {
          g_assert_cmpint (writer_end (&writers[i]), ==, 0);
          g_free (writers[i].text);
        }

      document = open_path (place->path);
      history = waymark_document_get_history (document, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (history->len, ==, 1 + n_writers);
      waymark_document_check (document, &error);
      g_assert_no_error (error);
      close_well (document);
      unfiled = waymark_document_list_unfiled ();
      g_assert_cmpuint (unfiled->len, ==, 0);
      g_assert_cmpuint (place_count_files (place), ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_when_told (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();
  program = argv[0];
  if (g_getenv ("WAYMARK_ROUNDS") != NULL)
    {
      n_rounds = (guint) strtoul (g_getenv ("WAYMARK_ROUNDS"), NULL, 10);
      n_writers = 2;
    }

  g_test_add ("/race/all-get-in", Place, NULL, place_set_up, test_race, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
