/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "waymark-store-join.h"
#include "waymark-store-private.h"

/* What combining two copies costs beside reading every row of both files with raw SQLite, in
 * one run, at several sizes: n actions, and n / 10 edits made in each copy. */

static char *folder;

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static WaymarkPlan *
make_plan (guint n_actions)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = NULL;

  waymark_plan_set_string (plan, root, "title", "A plan to be measured");
  for (guint i = 0; i < n_actions; i++)
    {
      WaymarkItem *action;

      if (i % 50 == 0)
        theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
      action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, theme);
      waymark_plan_set_string (
          plan, action, "text", "Ask carers each year what helps them, and say what came of it");
      waymark_plan_set_string (plan, action, "notes", "With the groups that meet in each town");
    }
  return plan;
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
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

static void
edit_copy (const char *path, guint n_actions, guint n_edits, guint seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store = open_store (path);
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (store, NULL, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  WaymarkItem *root;

  check (plan != NULL, error);
  root = waymark_plan_get_root (plan);
  for (guint i = 0; i < n_edits; i++)
    {
      WaymarkItem *theme = waymark_item_get_child (
          root, (guint) g_rand_int_range (rand, 0, (gint32) waymark_item_get_n_children (root)));
      WaymarkItem *action = waymark_item_get_child (
          theme, (guint) g_rand_int_range (rand, 0, (gint32) waymark_item_get_n_children (theme)));
      WaymarkEdit *edit =
          waymark_edit_begin (plan, "Change phase", waymark_store_get_session (store));
      g_autofree char *phase = g_strdup_printf ("Year %u of %u", i, seed);

      if (i % 100 == 99)
        waymark_store_begin_session (store);
      check (waymark_edit_set_string (edit, action, "phase", phase, &error), error);
      check (waymark_store_commit (store, edit, "Ann", &error), error);
    }
}

/* Every value of every row. */
static double
read_raw (const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *tables;
  gint64 began = g_get_monotonic_time ();
  volatile gint64 sum = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &tables, NULL);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT * FROM \"%s\"", (const char *) sqlite3_column_text (tables, 0));
      sqlite3_stmt *rows;

      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count (rows); i++)
          {
            const guchar *bytes = sqlite3_column_blob (rows, i);

            if (bytes != NULL)
              sum += bytes[0];
          }
      sqlite3_finalize (rows);
    }
  sqlite3_finalize (tables);
  sqlite3_close (db);
  return (double) (g_get_monotonic_time () - began) / 1000;
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

  copy_file (mine, copy);
  store = open_store (copy);
  other = open_store (theirs);
  began = g_get_monotonic_time ();
  check (waymark_store_join (store, other, NULL, WAYMARK_JOIN_GUARDED, NULL, NULL, &error), error);
  spent = (double) (g_get_monotonic_time () - began) / 1000;
  g_unlink (copy);
  return spent;
}

static void
measure (guint n_actions)
{
  g_autoptr (WaymarkPlan) plan = make_plan (n_actions);
  g_autofree char *mine = g_build_filename (folder, "mine.db", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.db", NULL);
  g_autoptr (GError) error = NULL;
  double raw = G_MAXDOUBLE;
  double joined = G_MAXDOUBLE;
  struct rusage usage;

  {
    g_autoptr (WaymarkStore) store =
        waymark_store_create (mine, "plan", plan, "New plan", "Ann", &error);

    check (store != NULL, error);
  }
  copy_file (mine, theirs);
  edit_copy (mine, n_actions, n_actions / 10, 1);
  edit_copy (theirs, n_actions, n_actions / 10, 2);
  for (guint i = 0; i < 5; i++)
    {
      raw = MIN (raw, read_raw (mine) + read_raw (theirs));
      joined = MIN (joined, join_once (mine, theirs));
    }
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%7u actions, %5u edits each: both files raw %7.1f ms, joined %7.1f ms (%.2f times); "
           "at most %ld MB so far\n",
           n_actions,
           n_actions / 10,
           raw,
           joined,
           joined / raw,
           usage.ru_maxrss / 1024);
  if (n_actions <= 10000 && joined > 3 * raw)
    g_error ("combining costs more than three times reading both files");
  g_unlink (mine);
  g_unlink (theirs);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("waymark-combine-XXXXXX", &error);
  check (folder != NULL, error);
  measure (1000);
  measure (10000);
  measure (100000);
  g_rmdir (folder);
  return 0;
}
