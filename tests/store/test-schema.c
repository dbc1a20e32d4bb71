/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "utils.h"
#include "waymark-record.h"
#include "waymark-migrate.h"
#include "waymark-schema.h"

/* The text of a format's schema never changes: what is stored here is what released files hold. */

/* SHA-256 of the sample of format 1. */
#define FROZEN "314614fd78fda6c04b1ebea6a366e7ba26030fdf626fb31c244c3ff9575e1135"

static void
test_text (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "store", "data", "schema-1.sql", NULL);
  g_autofree char *stored = NULL;
  g_autofree char *text = waymark_schema_get_text ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &stored, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (WAYMARK_FORMAT, ==, 1);
  g_assert_cmpstr (text, ==, stored);
}

static void
test_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "store", "data", "format-1.waymark", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gsize before_length, after_length;

  g_assert_true (g_file_get_contents (path, &before, &before_length, NULL));
  store = waymark_store_open (path, "format-1.waymark", WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  waymark_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  plan = waymark_store_load_plan (store, NULL, &error);
  g_assert_no_error (error);
  assert_consistent (store, plan);
  g_assert_cmpstr (
      waymark_item_get_string (waymark_plan_get_root (plan), "title"), ==, "Carers together");
  g_assert_cmpint (waymark_store_count_edits (store), ==, 3);
  g_clear_object (&store);

  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* What was published once stays readable for ever, so the sample itself may never change. */
static void
test_frozen (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "store", "data", "format-1.waymark", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  g_assert_cmpstr (digest, ==, FROZEN);
}

static gint64
ask (WaymarkSqlite *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer;

  waymark_sqlite_get_int (db, sql, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

/* Two formats that there never were: the sample goes all the way, or stays where it was. */
static void
test_migration (void)
{
  static const char *const to_2[] = { "ALTER TABLE theme ADD COLUMN colour TEXT",
                                      "UPDATE theme SET colour = 'green'",
                                      NULL };
  static const char *const to_3[] = { "CREATE TABLE more (a INTEGER) STRICT", NULL };
  static const char *const broken[] = { "CREATE TABLE more (a INTEGER) STRICT",
                                        "UPDATE nothing SET a = 1",
                                        NULL };
  static const WaymarkMigration good[] = { { to_2 }, { to_3 } };
  static const WaymarkMigration bad[] = { { to_2 }, { broken } };
  g_autofree char *sample =
      g_test_build_filename (G_TEST_DIST, "store", "data", "format-1.waymark", NULL);
  g_auto (Place) place = { 0 };
  g_autofree char *bytes = NULL;
  g_autoptr (WaymarkSqlite) db = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gint64 n_themes;

  place_init (&place);
  g_assert_true (g_file_get_contents (sample, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (place.path, bytes, (gssize) length, NULL));
  db = waymark_sqlite_open (place.path, "plan.waymark", WAYMARK_SQLITE_READ_WRITE, &error);
  g_assert_no_error (error);
  n_themes = ask (db, "SELECT count (*) FROM theme");
  g_assert_cmpint (n_themes, >, 0);

  g_assert_false (waymark_migrate_by (db, bad, 1, 3, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'more'"), ==, 0);
  waymark_schema_check (db, &error);
  g_assert_no_error (error);

  g_assert_true (waymark_migrate_by (db, good, 1, 3, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM theme WHERE colour = 'green'"), ==, n_themes);
  /* A second time there is nothing to do. */
  g_assert_true (waymark_migrate_by (db, good, 1, 3, &error));
  g_assert_no_error (error);
  g_clear_pointer (&db, waymark_sqlite_close);
}

static void
test_ids (void)
{
  static const char *const good[] = { "", "plan", "00112233445566778899aabbccddeeff" };
  static const char *const bad[] = { "plans",
                                     "0",
                                     "00112233445566778899aabbccddeefg",
                                     "00112233445566778899AABBCCDDEEFF",
                                     "00112233445566778899aabbccddeeff0" };
  WaymarkBlobId blob;
  char id[33];

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (waymark_id_to_blob (good[i], &blob));
      g_assert_true (waymark_id_from_blob (blob.bytes, blob.length, id));
      g_assert_cmpstr (id, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (waymark_id_to_blob (bad[i], &blob));
  g_assert_false (waymark_id_from_blob ((const guint8 *) "abc", 3, id));
  g_assert_false (waymark_id_from_blob ((const guint8 *) "plam", 4, id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/text", test_text);
  g_test_add_func ("/schema/sample-file", test_sample);
  g_test_add_func ("/schema/frozen", test_frozen);
  g_test_add_func ("/schema/migration", test_migration);
  g_test_add_func ("/schema/ids", test_ids);

  return g_test_run ();
}
