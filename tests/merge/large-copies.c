/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "large-copies.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "waymark-store-private.h"

#define N_PARTIES 8

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
add_action (WaymarkPlan *plan, WaymarkItem *theme, WaymarkItem *party)
{
  WaymarkItem *action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, theme);
  WaymarkItem *lead = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);

  waymark_plan_set_string (
      plan, action, "text", "Ask carers each year what helps them, and say what came of it");
  waymark_plan_set_string (plan, action, "notes", "With the groups that meet in each town");
  waymark_plan_set_string (plan, lead, "party", waymark_item_get_id (party));
}

static WaymarkPlan *
make_plan (guint n_actions)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = NULL, *parties[N_PARTIES];

  waymark_plan_set_string (plan, root, "title", "A plan to be measured");
  for (guint i = 0; i < N_PARTIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Partner %u", i + 1);

      parties[i] = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
      waymark_plan_set_string (plan, parties[i], "name", name);
    }
  for (guint i = 0; i < n_actions; i++)
    {
      if (i % 50 == 0)
        theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
      add_action (plan, theme, parties[i % N_PARTIES]);
    }
  return plan;
}

void
large_copies_copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static WaymarkItem *
pick_child (GRand *rand, WaymarkItem *parent, WaymarkKind kind)
{
  guint n = waymark_item_get_n_children (parent);
  WaymarkItem *child;

  do
    child = waymark_item_get_child (parent, (guint) g_rand_int_range (rand, 0, (gint32) n));
  while (waymark_item_get_kind (child) != kind);
  return child;
}

static void
make_edit (WaymarkEdit *edit, WaymarkPlan *plan, GRand *rand, guint nth, guint seed)
{
  WaymarkItem *theme = pick_child (rand, waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *action = pick_child (rand, theme, WAYMARK_KIND_ACTION);
  g_autofree char *words = g_strdup_printf ("Year %u of %u", nth, seed);
  g_autoptr (GError) error = NULL;

  if (nth % 10 == 0)
    action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);
  check (action != NULL, error);
  check (waymark_edit_set_string (edit, action, "phase", words, &error), error);
}

/* As publishing writes it: compact, with the digest over its items. */
static void
compact (WaymarkStore *store, const char *path)
{
  g_autofree char *whole = g_strconcat (path, ".whole", NULL);
  g_autoptr (GError) error = NULL;

  check (waymark_store_copy_to (store, whole, NULL, &error), error);
  waymark_store_close (store);
  g_assert_cmpint (g_rename (whole, path), ==, 0);
}

void
large_copies_edit (const char *path, guint n_edits, const char *person, guint seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_store_open (path, "plan", WAYMARK_STORE_READ_WRITE, &error);
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  check (store != NULL, error);
  waymark_sqlite_exec (store->db, "PRAGMA synchronous = OFF", NULL);
  waymark_store_begin_session (store);
  plan = waymark_store_load_plan (store, NULL, &error);
  check (plan != NULL, error);
  for (guint i = 0; i < n_edits; i++)
    {
      WaymarkEdit *edit =
          waymark_edit_begin (plan, "Change phase", waymark_store_get_session (store));

      if (i % 100 == 99)
        waymark_store_begin_session (store);
      make_edit (edit, plan, rand, i, seed);
      check (waymark_store_commit (store, edit, person, &error), error);
    }
  compact (store, path);
}

void
large_copies_make (const char *mine, const char *theirs, guint n_actions, guint n_edits)
{
  g_autoptr (WaymarkPlan) plan = make_plan (n_actions);
  g_autoptr (GError) error = NULL;
  WaymarkStore *store = waymark_store_create (mine, "plan", plan, "New plan", "Ann", &error);

  check (store != NULL, error);
  g_object_unref (store);
  large_copies_copy_file (mine, theirs);
  large_copies_edit (mine, n_edits, "Ann", 1);
  large_copies_edit (theirs, n_edits, "Bob", 2);
}

double
large_copies_read_raw (const char *path)
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
