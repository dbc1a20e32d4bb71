/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "waymark-document.h"
#include "waymark-reader.h"
#include "waymark-source.h"
#include "waymark-store.h"

/* What an edit costs beside the same statements on raw SQLite, and what a long history costs at
 * opening; each pair measured in turns, in one run, on the disk where temporary files are. */

#define ROUNDS 150
#define ACTIONS 10000
#define EDITS 10000

static char *folder;

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
        {
          theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
          waymark_plan_set_string (plan, theme, "title", "A theme");
        }
      action = waymark_plan_append (plan, WAYMARK_KIND_ACTION, theme);
      waymark_plan_set_string (
          plan, action, "text", "Ask carers each year what helps them, and say what came of it");
      waymark_plan_set_string (plan, action, "notes", "With the groups that meet in each town");
    }
  return plan;
}

static WaymarkItem *
nth_action (WaymarkPlan *plan, guint n)
{
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *theme = waymark_item_get_child (root, n / 50 % waymark_item_get_n_children (root));

  return waymark_item_get_child (theme, n % waymark_item_get_n_children (theme));
}

static void
check (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static WaymarkStore *
make_store (const char *name, WaymarkPlan *plan)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  WaymarkStore *store = waymark_store_create (path, name, plan, "New plan", "Ann", &error);

  check (store != NULL, error);
  waymark_store_begin_session (store);
  return store;
}

static void
commit_due (WaymarkStore *store, WaymarkPlan *plan, guint n)
{
  WaymarkEdit *edit =
      waymark_edit_begin (plan, "Change due date", waymark_store_get_session (store));
  g_autofree char *words = g_strdup_printf ("March %u", 2000 + n % 1000);
  g_autofree char *window = g_strdup_printf ("%u-03", 2000 + n % 1000);
  g_autoptr (GError) error = NULL;

  check (waymark_edit_set_words (edit, nth_action (plan, n), "due", words, window, &error), error);
  check (waymark_store_commit (store, edit, "Ann Example", &error), error);
}

/* ---- raw SQLite */

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *statements[16];
} Raw;

static const char *const raw_statements[] = {
  "BEGIN IMMEDIATE",
  "SELECT value FROM claim WHERE item = ?1 AND field = 'due'",
  "SELECT n FROM session WHERE id = ?2",
  "SELECT n, digest, lamport, seq FROM edit WHERE session = 1 ORDER BY seq DESC LIMIT 1",
  "SELECT e.n, e.digest, e.lamport FROM head h JOIN edit e ON e.n = h.edit ORDER BY e.digest",
  "INSERT INTO edit (digest, session, seq, lamport, prev, body, salt, person, time, name)"
  " VALUES (randomblob (32), 1, ?3, ?3, ?3 - 1, randomblob (32), randomblob (16), 'Ann Example',"
  " 1790000000, 'Change due date')",
  "DELETE FROM head WHERE edit <> ?3",
  "INSERT INTO head (edit) VALUES (?3)",
  "INSERT INTO change (item, field, edit, nth, value) VALUES (?1, 'due', ?3, 0, ?4)",
  "DELETE FROM claim WHERE item = ?1 AND field = 'due'",
  "SELECT value FROM change WHERE item = ?1 AND field = '@kind' LIMIT 1",
  "UPDATE action SET due = ?4, due_window = '2024-03' WHERE id = ?1",
  "DELETE FROM meta WHERE key = 'items-digest'",
  "COMMIT",
};

static void
raw_open (Raw *raw, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (sqlite3_open (path, &raw->db) != SQLITE_OK ||
      sqlite3_exec (
          raw->db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL) !=
          SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw->db));
  for (gsize i = 0; i < G_N_ELEMENTS (raw_statements); i++)
    if (sqlite3_prepare_v2 (raw->db, raw_statements[i], -1, &raw->statements[i], NULL) != SQLITE_OK)
      g_error ("%s", sqlite3_errmsg (raw->db));
}

static void
raw_commit (Raw *raw, const char *item, guint n)
{
  guint8 id[16];

  for (int i = 0; i < 16; i++)
    id[i] =
        (guint8) (g_ascii_xdigit_value (item[2 * i]) << 4 | g_ascii_xdigit_value (item[2 * i + 1]));
  for (gsize i = 0; i < G_N_ELEMENTS (raw_statements); i++)
    {
      sqlite3_stmt *statement = raw->statements[i];
      int result;

      sqlite3_bind_blob (statement, 1, id, 16, SQLITE_STATIC);
      sqlite3_bind_blob (statement, 2, id, 16, SQLITE_STATIC);
      sqlite3_bind_int (statement, 3, (int) n + 2);
      if (strstr (raw_statements[i], "UPDATE") != NULL)
        sqlite3_bind_text (statement, 4, "March 2024", -1, SQLITE_STATIC);
      else
        sqlite3_bind_blob (statement, 4, "l10:March 20247:2024-03e", 24, SQLITE_STATIC);
      while ((result = sqlite3_step (statement)) == SQLITE_ROW)
        ;
      if (result != SQLITE_DONE)
        g_error ("%s: %s", raw_statements[i], sqlite3_errmsg (raw->db));
      sqlite3_reset (statement);
    }
}

static void
raw_close (Raw *raw)
{
  for (gsize i = 0; i < G_N_ELEMENTS (raw_statements); i++)
    sqlite3_finalize (raw->statements[i]);
  sqlite3_close (raw->db);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
median (gint64 *times, guint n)
{
  qsort (times, n, sizeof (gint64), compare_times);
  return (double) times[n / 2];
}

static gboolean
report (const char *what, double ours, double theirs, double limit)
{
  g_print ("%-42s %9.0f µs beside %9.0f µs: %.2f (at most %.2f)\n",
           what,
           ours,
           theirs,
           ours / theirs,
           limit);
  return ours / theirs <= limit;
}

static gboolean
bench_edit (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (1000);
  g_autoptr (WaymarkPlan) raw_plan = make_plan (1000);
  g_autoptr (WaymarkStore) store = make_store ("edit.db", plan);
  g_autoptr (WaymarkStore) raw_store = make_store ("raw.db", raw_plan);
  gint64 ours[ROUNDS], theirs[ROUNDS];
  Raw raw = { 0 };

  g_clear_object (&raw_store);
  raw_open (&raw, "raw.db");
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      commit_due (store, plan, i * 7);
      middle = g_get_monotonic_time ();
      raw_commit (&raw, waymark_item_get_id (nth_action (raw_plan, i * 7)), i);
      theirs[i] = g_get_monotonic_time () - middle;
      ours[i] = middle - start;
    }
  raw_close (&raw);
  return report ("an edit, raw SQLite", median (ours, ROUNDS), median (theirs, ROUNDS), 1.2);
}

static gint64
time_opening (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WaymarkStore) store = waymark_store_open (path, name, WAYMARK_STORE_READ_ONLY, &error);
  g_autoptr (WaymarkPlan) plan = NULL;

  check (store != NULL, error);
  check (waymark_store_verify (store, NULL, &error), error);
  plan = waymark_store_load_plan (store, NULL, &error);
  check (plan != NULL, error);
  return g_get_monotonic_time () - start;
}

static void
publish (WaymarkStore *store, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  check (waymark_store_copy_to (store, path, NULL, &error), error);
}

/* As a person opens a file that this computer has seen before. */
static gint64
time_opening_again (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WaymarkDocument) document = waymark_document_open (file, NULL, &error);
  gint64 end = g_get_monotonic_time ();

  check (document != NULL, error);
  check (waymark_document_close (document, &error), error);
  return end - start;
}

static gboolean
bench_opening_again (void)
{
  gint64 with[11], without[11];

  time_opening_again ("with.waymark");
  time_opening_again ("without.waymark");
  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    {
      with[i] = time_opening_again ("with.waymark");
      without[i] = time_opening_again ("without.waymark");
    }
  return report ("opening again what this computer has seen",
                 median (with, G_N_ELEMENTS (with)),
                 median (without, G_N_ELEMENTS (without)),
                 1.5);
}

static gboolean
bench_opening (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (ACTIONS);
  g_autoptr (WaymarkStore) store = make_store ("work.db", plan);
  gint64 with[11], without[11];

  publish (store, "without.waymark");
  for (guint i = 0; i < EDITS; i++)
    commit_due (store, plan, i * 7);
  publish (store, "with.waymark");
  for (guint i = 0; i < G_N_ELEMENTS (with); i++)
    {
      with[i] = time_opening ("with.waymark");
      without[i] = time_opening ("without.waymark");
    }
  return report (
      "opening 10,000 actions with 10,000 edits", median (with, 11), median (without, 11), 1.5);
}

static gboolean
count_item (WaymarkItem *item, gpointer user_data, GError **error)
{
  g_autofree char *id = g_strdup (waymark_item_get_id (item));

  return waymark_source_foreach_child (user_data, id, count_item, user_data, error);
}

static void
bench_large (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (100000);
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPlan) loaded = NULL;
  g_autoptr (WaymarkReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  store = make_store ("large.db", plan);
  g_print ("100,000 actions: create %" G_GINT64_FORMAT " ms\n",
           (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  check (waymark_store_verify (store, NULL, &error), error);
  g_print ("100,000 actions: verify and check %" G_GINT64_FORMAT " ms\n",
           (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  loaded = waymark_store_load_plan (store, NULL, &error);
  check (loaded != NULL, error);
  g_print ("100,000 actions: load %" G_GINT64_FORMAT " ms\n",
           (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  reader = waymark_reader_new (store);
  check (waymark_source_foreach_child (
             WAYMARK_SOURCE (reader), WAYMARK_PLAN_ID, count_item, reader, &error),
         error);
  g_print ("100,000 actions: read in order %" G_GINT64_FORMAT " ms\n",
           (g_get_monotonic_time () - start) / 1000);
}

typedef struct
{
  const char *name;
  gint done; /* atomic */
} Copying;

static gpointer
copy_in_thread (gpointer data)
{
  Copying *copying = data;
  g_autofree char *path = g_build_filename (folder, copying->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_store_open (path, copying->name, WAYMARK_STORE_READ_ONLY, &error);

  check (store != NULL, error);
  publish (store, "published.waymark");
  g_atomic_int_set (&copying->done, 1);
  return NULL;
}

/* The longest that a person waits for an edit while the file is being written. */
static gboolean
bench_edit_while_publishing (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (100000);
  g_autoptr (WaymarkStore) store = make_store ("busy.db", plan);
  Copying copying = { "busy.db", 0 };
  GThread *thread = g_thread_new ("copying", copy_in_thread, &copying);
  double longest = 0;
  guint n = 0;

  while (!g_atomic_int_get (&copying.done))
    {
      gint64 start = g_get_monotonic_time ();

      commit_due (store, plan, n++);
      longest = MAX (longest, (double) (g_get_monotonic_time () - start) / 1000);
      g_usleep (200000);
    }
  g_thread_join (thread);
  g_print (
      "%u edits of 100,000 actions while publishing: at most %.0f ms (at most 100)\n", n, longest);
  return longest <= 100;
}

static void
remove_all (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  gboolean good;

  folder = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  good = bench_edit ();
  good = bench_opening () && good;
  good = bench_opening_again () && good;
  good = bench_edit_while_publishing () && good;
  bench_large ();
  remove_all (folder);
  g_free (folder);
  return good ? 0 : 1;
}
