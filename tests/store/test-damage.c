/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "utils.h"
#include "waymark-error.h"
#include "waymark-schema.h"

/* Damaged and altered files are refused with their sentence, and stay as they are. */

typedef struct
{
  Place place;
  char *bytes;
  gsize length;
  char *dump;
} Fixture;

/* One item at least of what the cases below alter. */
static void
add_branch (WaymarkStore *store, WaymarkPlan *plan)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Add", waymark_store_get_session (store));
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *party = waymark_edit_add (edit, WAYMARK_KIND_PARTY, root, NULL, NULL);
  WaymarkItem *theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, NULL);
  WaymarkItem *action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, NULL);
  WaymarkItem *assignment = waymark_edit_add (edit, WAYMARK_KIND_ASSIGNMENT, action, NULL, NULL);
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, root, "title", "Carers together", NULL);
  waymark_edit_set_string (edit, theme, "title", "Time off", NULL);
  waymark_edit_set_string (edit, action, "text", "Offer breaks", NULL);
  waymark_edit_set_string (edit, assignment, "party", waymark_item_get_id (party), NULL);
  waymark_store_commit (store, edit, "Ann", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autofree char *work = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  place_init (&f->place);
  work = place_file (&f->place, "work.db");
  store = waymark_store_create (work, "carers.waymark", plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (store);
  for (int i = 0; i < 12; i++)
    {
      WaymarkEdit *edit;

      if (i == 6)
        waymark_store_begin_session (store);
      edit = waymark_edit_begin (plan, "Edit", waymark_store_get_session (store));

      edit_random (rand, edit, 4);
      waymark_store_commit (store, edit, "Ann", &error);
      g_assert_no_error (error);
    }
  waymark_store_undo (store, plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  add_branch (store, plan);
  waymark_store_copy_to (store, f->place.path, NULL, &error);
  g_assert_no_error (error);
  f->dump = plan_dump (plan);
  g_assert_true (g_file_get_contents (f->place.path, &f->bytes, &f->length, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->bytes, g_free);
  g_clear_pointer (&f->dump, g_free);
  place_clear (&f->place);
}

/* Opens and verifies; a file that is believed must show what it showed before. */
static gboolean
try_file (Fixture *f, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  gboolean believed;

  g_assert_true (g_file_get_contents (f->place.path, &before, &before_length, NULL));
  store = waymark_store_open (f->place.path, "carers.waymark", WAYMARK_STORE_READ_ONLY, error);
  believed = store != NULL && waymark_store_verify (store, NULL, error);
  if (believed)
    {
      g_autofree char *dump = NULL;

      plan = waymark_store_load_plan (store, NULL, error);
      believed = plan != NULL;
      dump = believed ? plan_dump (plan) : NULL;
      if (believed)
        g_assert_cmpstr (dump, ==, f->dump);
    }
  g_clear_object (&store);

  g_assert_true (g_file_get_contents (f->place.path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
  return believed;
}

static void
assert_refused (Fixture *f, int code, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", what);
  g_assert_false (try_file (f, &error));
  g_test_message ("-> %s", error->message);
  g_assert_error (error, WAYMARK_ERROR, code);
  g_assert_nonnull (strstr (error->message, "“carers.waymark”"));
}

static void
write_bytes (Fixture *f, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (f->place.path, f->bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
test_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_file (f, &error));
  g_assert_no_error (error);
}

static void
test_other_files (Fixture *f, gconstpointer data)
{
  static const char text[] =
      "Dear all, please find the plan attached. Its table is on page two, and the "
      "new dates are in red. Yours, Ann";

  g_assert_true (g_file_set_contents (f->place.path, "", 0, NULL));
  assert_refused (f, WAYMARK_ERROR_NOT_A_PLAN, "an empty file");
  g_assert_true (g_file_set_contents (f->place.path, text, -1, NULL));
  assert_refused (f, WAYMARK_ERROR_NOT_A_PLAN, "a letter");
  f->bytes[71] ^= 1;
  write_bytes (f, f->length);
  assert_refused (f, WAYMARK_ERROR_NOT_A_PLAN, "another application's");
}

static void
test_header (Fixture *f, gconstpointer data)
{
  static const struct
  {
    gsize at;
    guint8 value;
    int code;
    const char *what;
  } cases[] = {
    { 63, 2, WAYMARK_ERROR_NEWER_FORMAT, "a later format" },
    { 63, 0, WAYMARK_ERROR_DAMAGED, "no format" },
    { 18, 2, WAYMARK_ERROR_DAMAGED, "a write-ahead log" },
    { 59, 2, WAYMARK_ERROR_DAMAGED, "UTF-16" },
    { 16, 3, WAYMARK_ERROR_DAMAGED, "an odd size of pages" },
    { 95, 255, WAYMARK_ERROR_DAMAGED, "a count of pages of another time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char old = f->bytes[cases[i].at];

      f->bytes[cases[i].at] = (char) cases[i].value;
      write_bytes (f, f->length);
      assert_refused (f, cases[i].code, cases[i].what);
      f->bytes[cases[i].at] = old;
    }
}

static void
test_length (Fixture *f, gconstpointer data)
{
  g_autofree char *longer = g_malloc0 (f->length + 4096);

  write_bytes (f, f->length - 1);
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "a byte short");
  write_bytes (f, f->length - 4096);
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "a page short");
  write_bytes (f, 4096);
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "one page only");
  write_bytes (f, 90);
  assert_refused (f, WAYMARK_ERROR_NOT_A_PLAN, "less than a header");

  memcpy (longer, f->bytes, f->length);
  g_assert_true (g_file_set_contents (f->place.path, longer, (gssize) f->length + 1, NULL));
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "a byte too many");
  g_assert_true (g_file_set_contents (f->place.path, longer, (gssize) f->length + 4096, NULL));
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "a page too many");
}

static void
alter (Fixture *f, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  write_bytes (f, f->length);
  g_assert_cmpint (sqlite3_open (f->place.path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_altered (Fixture *f, gconstpointer data)
{
  static const char *const cases[] = {
    /* the layout */
    "CREATE TABLE more (a)",
    "CREATE TRIGGER t AFTER INSERT ON head BEGIN DELETE FROM change; END",
    "CREATE VIEW v AS SELECT * FROM edit",
    "DROP INDEX change_edit",
    "DROP TABLE extra",
    "ALTER TABLE theme ADD COLUMN colour TEXT",
    "DROP TABLE extra; CREATE TABLE extra (item BLOB, field TEXT, value BLOB)",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'head'",
    /* the items */
    "UPDATE action SET text = 'Something else'",
    "UPDATE theme SET rank = 'zz'",
    "UPDATE theme SET rank = ''",
    "UPDATE action SET parent = x'00'",
    "DELETE FROM assignment",
    "DELETE FROM plan",
    "INSERT INTO theme (id, parent, rank) VALUES (randomblob (16), x'706c616e', 'V')",
    "UPDATE plan SET title = printf ('%.*c', 501, 'x')",
    "UPDATE plan SET year_start = 13",
    "UPDATE plan SET title = CAST (x'ff61' AS TEXT)",
    "INSERT INTO extra SELECT id, 'title', x'6e' FROM theme",
    "INSERT INTO extra SELECT id, 'colour', x'6e6e' FROM theme",
    /* the edits */
    "UPDATE edit SET digest = randomblob (32) WHERE n = 3",
    "UPDATE edit SET body = randomblob (32) WHERE n = 3",
    "UPDATE edit SET salt = randomblob (16) WHERE n = 3",
    "UPDATE edit SET person = 'Bob' WHERE n = 3",
    "UPDATE edit SET time = time + 1 WHERE n = 3",
    "UPDATE edit SET name = 'Delete all' WHERE n = 3",
    "UPDATE edit SET lamport = lamport + 1 WHERE n = 3",
    "UPDATE edit SET seq = seq + 1 WHERE n = 3",
    "UPDATE edit SET undoes = 2 WHERE n = 3",
    "UPDATE edit SET prev = NULL WHERE n = 3",
    "UPDATE edit SET prev = 9 WHERE n = 3",
    "UPDATE edit SET salt = NULL, person = NULL, time = NULL, name = NULL WHERE n = 3",
    "UPDATE edit SET n = 1000 WHERE n = (SELECT max (n) FROM edit)",
    "UPDATE session SET id = randomblob (16)",
    "UPDATE session SET id = randomblob (5)",
    "DELETE FROM head",
    "INSERT INTO head VALUES (3)",
    "DELETE FROM seen",
    "INSERT INTO seen VALUES (5, 2)",
    "INSERT INTO ours VALUES (5, 2)",
    "DELETE FROM change WHERE edit = 3",
    "DELETE FROM change WHERE field = '@kind' AND edit = 1",
    "UPDATE change SET value = x'343a6e6f6e65' WHERE field = '@kind'",
    "UPDATE change SET value = x'6e' WHERE field = '@place'",
    "UPDATE change SET value = x'6e6e' WHERE field = 'text'",
    "UPDATE change SET value = x'' WHERE field = 'title'",
    "UPDATE change SET origin = 2 WHERE edit = 5",
    "UPDATE change SET nth = 1 WHERE edit = 5",
    "UPDATE change SET field = 'titel' WHERE field = 'title'",
    "INSERT INTO change SELECT randomblob (16), 'title', 5, 0, x'6e', NULL",
    "INSERT INTO claim SELECT item, field, edit, nth, x'6e', origin FROM change LIMIT 1",
    "INSERT INTO baseline SELECT 1, item, field, edit, nth, value, origin FROM change LIMIT 1",
    /* what it says of itself */
    "DELETE FROM meta WHERE key = 'plan'",
    "UPDATE meta SET value = x'00' WHERE key = 'plan'",
    "UPDATE meta SET value = 'plan' WHERE key = 'plan'",
    "UPDATE meta SET value = randomblob (32) WHERE key = 'items-digest'",
    "DELETE FROM meta WHERE key = 'items-digest'; UPDATE action SET text = 'Something else'",
    "PRAGMA foreign_keys = OFF; DELETE FROM edit WHERE n = 4",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      alter (f, cases[i]);
      assert_refused (f, WAYMARK_ERROR_DAMAGED, cases[i]);
    }
}

/* Without the digest the items are compared with the edits instead, and agree. */
static void
test_without_digest (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  alter (f, "DELETE FROM meta WHERE key = 'items-digest'");
  g_assert_true (try_file (f, &error));
  g_assert_no_error (error);
}

/* Every row of every table: equal texts, equal contents. */
static char *
dump_tables (const char *path)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) statements = waymark_schema_get_statements ();
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (gsize i = 0; statements[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (statements[i], " ", 4);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", words[2]);
      sqlite3_stmt *query;

      if (!g_str_equal (words[1], "TABLE"))
        continue;
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &query, NULL), ==, SQLITE_OK);
      while (sqlite3_step (query) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (query); column++)
          {
            guint8 type = (guint8) sqlite3_column_type (query, column);
            const guint8 *bytes = sqlite3_column_blob (query, column);

            g_checksum_update (sum, &type, 1);
            g_checksum_update (sum, bytes, sqlite3_column_bytes (query, column));
          }
      g_assert_cmpint (sqlite3_finalize (query), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return g_strdup (g_checksum_get_string (sum));
}

/* Any flipped bit is noticed, or is where nothing is: then every row is what it was.
 * WAYMARK_FLIPS bits are flipped, one at a time. */
static void
test_bits (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (test_seed ());
  const char *wanted = g_getenv ("WAYMARK_FLIPS");
  guint n_flips = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 400;
  g_autofree char *before = dump_tables (f->place.path);
  guint n_refused = 0;
  gint64 longest = 0;

  for (guint i = 0; i < n_flips; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) f->length);
      char bit = (char) (1 << g_rand_int_range (rand, 0, 8));
      gint64 begun;

      /* Most of a small plan's pages are empty; half of the flips are where something is. */
      while (i % 2 == 0 && f->bytes[at] == 0)
        at = (at + 1) % f->length;
      f->bytes[at] ^= bit;
      write_bytes (f, f->length);
      begun = g_get_monotonic_time ();
      if (!try_file (f, &error))
        {
          g_assert_true (error->domain == WAYMARK_ERROR);
          n_refused++;
        }
      else
        {
          g_autofree char *after = dump_tables (f->place.path);

          g_assert_cmpstr (after, ==, before);
        }
      longest = MAX (longest, g_get_monotonic_time () - begun);
      f->bytes[at] ^= bit;
    }
  g_print (
      "# trust: %u bits flipped one at a time: %u files refused, in the others every row as it "
      "was; at most %.0f ms\n",
      n_flips,
      n_refused,
      (double) longest / 1000);
  g_assert_cmpuint (n_refused, >, n_flips / 4);
}

static void
run (Fixture *f, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (f->place.path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* The rows are there and give their digests, but the index by which they are found names none:
 * what SQLite's own quick look lets through. With a second connection, as large files are. */
static void
test_lying_index (Fixture *f, gconstpointer large)
{
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store = NULL;

  g_unlink (f->place.path);
  store = waymark_store_create (
      f->place.path, "carers.waymark", plan, "Nothing carried along", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_close (store);
  run (f,
       "CREATE INDEX other ON change (edit) WHERE edit = -1; PRAGMA writable_schema = ON;"
       "UPDATE sqlite_schema SET rootpage = (SELECT sum (rootpage) FROM sqlite_schema WHERE name IN"
       " ('other', 'change_edit')) - rootpage WHERE name IN ('other', 'change_edit')");
  run (f, "DROP INDEX other");
  if (large != NULL)
    run (f, "INSERT INTO extra VALUES (x'00', 'x', zeroblob (2000000)); DELETE FROM extra");
  assert_refused (f, WAYMARK_ERROR_DAMAGED, "an index that names no row");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/damage/whole", test_whole);
  ADD ("/damage/other-files", test_other_files);
  ADD ("/damage/header", test_header);
  ADD ("/damage/length", test_length);
  ADD ("/damage/altered", test_altered);
  ADD ("/damage/without-digest", test_without_digest);
  ADD ("/damage/bits", test_bits);

  g_test_add ("/damage/index", Fixture, NULL, set_up, test_lying_index, tear_down);
  g_test_add ("/damage/index-of-large", Fixture, "large", set_up, test_lying_index, tear_down);
  return g_test_run ();
}
