/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * A file of the oldest format is taken to formats that there never were, while each of the
 * system's calls fails, or the program is killed at it: the working copy is of the old format
 * or of the new one, whole, and the next try takes it all the way.
 */

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults.h"
#include "utils.h"
#include "waymark-migrate.h"
#include "waymark-sqlite.h"

#define NEWEST 3

static const char *const to_2[] = { "ALTER TABLE theme ADD COLUMN colour TEXT",
                                    "UPDATE theme SET colour = 'green'",
                                    "UPDATE edit SET time = time + 1",
                                    NULL };
static const char *const to_3[] = { "CREATE TABLE more (a INTEGER) STRICT",
                                    "INSERT INTO more SELECT n FROM edit",
                                    NULL };
static const WaymarkMigration steps[] = { { to_2 }, { to_3 } };

/* What the child did, in memory that both have. */
typedef struct
{
  guint n_calls;
  gboolean done;
  gboolean told;
} Outcome;

typedef struct
{
  Place place;
  Outcome *outcome;
  char *bytes;
  gsize length;
  gint64 n_themes;
  gint64 n_edits;
} Fixture;

static guint n_events, killed_at;

static gint64
ask (WaymarkSqlite *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  waymark_sqlite_get_int (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static WaymarkSqlite *
open_copy (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  WaymarkSqlite *db =
      waymark_sqlite_open (f->place.path, "plan.waymark", WAYMARK_SQLITE_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *sample =
      g_test_build_filename (G_TEST_DIST, "store", "data", "format-1.waymark", NULL);
  g_autoptr (WaymarkSqlite) db = NULL;

  place_init (&f->place);
  g_assert_true (g_file_get_contents (sample, &f->bytes, &f->length, NULL));
  g_assert_true (g_file_set_contents (f->place.path, f->bytes, (gssize) f->length, NULL));
  db = open_copy (f);
  f->n_themes = ask (db, "SELECT count (*) FROM theme");
  f->n_edits = ask (db, "SELECT count (*) FROM edit");
  f->outcome =
      mmap (NULL, sizeof *f->outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (f->outcome != MAP_FAILED);
  faults_watch (f->place.folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  munmap (f->outcome, sizeof *f->outcome);
  g_free (f->bytes);
  place_clear (&f->place);
}

/* Old or new, whole; and new after another try. */
static void
check (Fixture *f, gboolean done)
{
  g_autoptr (WaymarkSqlite) db = open_copy (f);
  g_autoptr (GError) error = NULL;
  gint64 format = ask (db, "PRAGMA user_version");

  g_assert_true (format == 1 || format == NEWEST);
  g_assert_true (!done || format == NEWEST);
  g_assert_cmpint (
      ask (db, "SELECT count (*) FROM pragma_quick_check WHERE quick_check = 'ok'"), ==, 1);
  g_assert_cmpint (
      ask (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'more'"), ==, format == NEWEST);
  g_assert_true (waymark_migrate_by (db, steps, 1, NEWEST, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, NEWEST);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM theme WHERE colour = 'green'"), ==, f->n_themes);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM more"), ==, f->n_edits);
}

static void
migrate (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkSqlite) db =
      waymark_sqlite_open (f->place.path, "plan.waymark", WAYMARK_SQLITE_READ_WRITE, &error);

  f->outcome->done = db != NULL && waymark_migrate_by (db, steps, 1, NEWEST, &error);
  f->outcome->told = error != NULL && strstr (error->message, "“plan.waymark”") != NULL;
}

static void
child_fails (Fixture *f, guint call, int number, guint flags)
{
  faults_arm (call, number, flags);
  migrate (f);
  f->outcome->n_calls = faults_disarm ();
}

static void
count_event (const FaultsEvent *event, void *data)
{
  if (++n_events == killed_at)
    kill (getpid (), SIGKILL);
}

static void
child_killed (Fixture *f, guint call)
{
  killed_at = call;
  faults_record (count_event, NULL);
  migrate (f);
}

/* Returns whether the child came to its end. */
static gboolean
try_one (Fixture *f, guint call, int number, guint flags)
{
  int status;
  pid_t pid;

  g_assert_true (g_file_set_contents (f->place.path, f->bytes, (gssize) f->length, NULL));
  memset (f->outcome, 0, sizeof *f->outcome);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (number != 0)
        child_fails (f, call, number, flags);
      else
        child_killed (f, call);
      _exit (EXIT_SUCCESS);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  check (f, f->outcome->done);
  if (number != 0)
    g_assert_true (WIFEXITED (status) && (f->outcome->done || f->outcome->told));
  else
    g_assert_true (WIFEXITED (status) || WTERMSIG (status) == SIGKILL);
  return WIFEXITED (status) != 0;
}

static void
test_faults (Fixture *f, gconstpointer data)
{
  static const int numbers[] = { ENOSPC, EIO, EACCES, EROFS };
  guint call, n_tried = 0;

  for (call = 1; call == 1 || call <= f->outcome->n_calls; call++)
    for (guint way = 0; way < 2 * G_N_ELEMENTS (numbers); way++, n_tried++)
      try_one (f, call, numbers[way / 2], way % 2 == 0 ? 0 : FAULTS_ALWAYS);
  g_assert_cmpuint (call, >, 3);
  g_test_message (
      "%u calls made to fail, each in 8 ways: %u times the old format or the new, whole",
      call - 1,
      n_tried);
}

static void
test_kills (Fixture *f, gconstpointer data)
{
  guint call = 1;

  while (!try_one (f, call, 0, 0))
    call++;
  g_assert_cmpuint (call, >, 3);
  g_print ("# trust: killed after each of %u calls: the old format or the new, whole\n", call - 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/migration/faults", test_faults);
  ADD ("/migration/kills", test_kills);

  return g_test_run ();
}
