/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Several programs publish different edits to one file in the same moment: each joins what
 * the others wrote, all edits are in the result, and nobody has to choose a file. The same where
 * locks do not work, and where each program is another user's.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <grp.h>
#include <sys/stat.h>
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

/* Whose the writers are, and what kind of drive it is. */
typedef enum
{
  ONE_USER = 0,
  WITHOUT_LOCKS = 1 << 0, /* everybody gets one */
  LOCKS_REFUSED = 1 << 1, /* nobody does */
  MANY_USERS = 1 << 2,    /* with a state directory each, and a group that they share */
} Manner;

#define GROUP 4321
#define FIRST_USER 5001

static char *
state_of (guint number)
{
  return g_strdup_printf ("%s-%u", g_get_user_state_dir (), number);
}

static char **
make_environment (Manner manner, const char *path, guint number)
{
  char **list = g_get_environ ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own = state_of (number);
  const char *state = manner & MANY_USERS ? own : g_get_user_state_dir ();
  /* A drive that refuses locks is the file's; one that gives them to all may be both. */
  g_autofree char *watched =
      manner & WITHOUT_LOCKS ? g_strdup_printf ("%s:%s", folder, state) : g_strdup (folder);
  g_autofree char *user = g_strdup_printf ("%u", FIRST_USER + number);

  list = g_environ_setenv (list, "XDG_STATE_HOME", state, TRUE);
  if (manner & (WITHOUT_LOCKS | LOCKS_REFUSED))
    {
      list = g_environ_setenv (list, "WAYMARK_FAULTS", watched, TRUE);
      list = g_environ_setenv (
          list, "WAYMARK_FAULTS_LOCKS", manner & WITHOUT_LOCKS ? "none" : "refused", TRUE);
    }
  if ((manner & MANY_USERS) && geteuid () == 0)
    list = g_environ_setenv (list, "WAYMARK_USER", user, TRUE);
  return list;
}

static void
remove_state (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_unlink (below) != 0)
        remove_state (below);
    }
  g_rmdir (path);
}

/* A folder as a team has it: whoever is in the group may write there. */
static void
share_folder (Place *place)
{
  for (guint i = 0; i < n_writers; i++)
    {
      g_autofree char *state = state_of (i);

      remove_state (state);
      g_assert_cmpint (g_mkdir (state, 0700), ==, 0);
      if (geteuid () == 0)
        g_assert_cmpint (chown (state, FIRST_USER + i, GROUP), ==, 0);
    }
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (place->folder, 0, GROUP), ==, 0);
  g_assert_cmpint (chmod (place->folder, 02770), ==, 0);
  g_assert_cmpint (chown (place->path, FIRST_USER, GROUP), ==, 0);
  g_assert_cmpint (chmod (place->path, 0664), ==, 0);
}

static void
become_user (const char *user)
{
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (GROUP), ==, 0);
  g_assert_cmpint (setuid ((uid_t) atoi (user)), ==, 0);
}

static void
writer_start (Writer *writer, const char *path, guint number, Manner manner)
{
  const char *argv[] = { program, "--write", path, NULL, NULL };
  g_auto (GStrv) environment = make_environment (manner, path, number);
  g_autoptr (GError) error = NULL;
  char ready;

  writer->text = g_strdup_printf ("writer %u", number);
  argv[3] = writer->text;
  g_spawn_async_with_pipes (NULL,
                            (char **) argv,
                            environment,
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
  const Manner manner = GPOINTER_TO_UINT (data);
  /* The first kind is the one that happens. */
  const guint rounds = manner == ONE_USER ? n_rounds : (n_rounds + 3) / 4;

  for (guint round = 0; round < rounds; round++)
    {
      Writer writers[WRITERS];
      g_autoptr (WaymarkDocument) document = NULL;
      g_autoptr (GPtrArray) history = NULL;
      g_autoptr (GPtrArray) unfiled = NULL;
      g_autoptr (GError) error = NULL;

      state_empty ();
      make_file (place->path);
      if (manner & MANY_USERS)
        share_folder (place);
      for (guint i = 0; i < n_writers; i++)
        writer_start (&writers[i], place->path, i, manner);
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
  for (guint i = 0; i < n_writers; i++)
    {
      g_autofree char *state = state_of (i);

      remove_state (state);
    }
  g_print ("# trust: %u times %u programs at one file: every edit arrived\n", rounds, n_writers);
}

int
main (int argc, char *argv[])
{
  int result;

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    {
      if (g_getenv ("WAYMARK_USER") != NULL)
        become_user (g_getenv ("WAYMARK_USER"));
      return write_when_told (argv[2], argv[3]);
    }

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();
  program = argv[0];
  if (g_getenv ("WAYMARK_ROUNDS") != NULL)
    {
      n_rounds = (guint) strtoul (g_getenv ("WAYMARK_ROUNDS"), NULL, 10);
      n_writers = 2;
    }

#define ADD(name, manner)                                                                          \
  g_test_add (                                                                                     \
      "/race/" name, Place, GUINT_TO_POINTER (manner), place_set_up, test_race, place_tear_down)
  ADD ("all-get-in", ONE_USER);
  ADD ("without-locks", WITHOUT_LOCKS);
  ADD ("locks-refused", LOCKS_REFUSED);
  ADD ("many-users", MANY_USERS);
  ADD ("many-users-without-locks", MANY_USERS | WITHOUT_LOCKS);
  result = g_test_run ();
  state_end ();
  return result;
}
