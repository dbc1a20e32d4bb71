/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#include "utils.h"
#include "waymark-error.h"
#include "waymark-store-private.h"

/* An edit that cannot be written leaves plan and file as they were, and the next one works. */

typedef struct
{
  Place place;
  WaymarkPlan *plan;
  WaymarkStore *store;
  char *before;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place_init (&f->place);
  f->plan = plan_sample ();
  f->store =
      waymark_store_create (f->place.path, "carers.waymark", f->plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_object (&f->plan);
  g_clear_pointer (&f->before, g_free);
  place_clear (&f->place);
}

static gboolean
commit (Fixture *f, const char *words, gsize n_texts, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (f->plan);
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Write", waymark_store_get_session (f->store));
  g_autofree char *long_text = g_strnfill (60000, words[0]);

  g_assert_true (waymark_edit_set_string (edit, root, "title", words, error));
  for (gsize i = 0; i < n_texts; i++)
    {
      WaymarkItem *item = waymark_edit_add (edit, WAYMARK_KIND_LOOSE, root, NULL, error);

      g_assert_true (waymark_edit_set_string (edit, item, "text", long_text, error));
    }
  return waymark_store_commit (f->store, edit, "Ann", error);
}

static void
assert_refused (Fixture *f, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gint64 n_edits = waymark_store_count_edits (f->store);

  f->before = plan_dump (f->plan);
  g_assert_false (commit (f, "x", 20, &error));
  g_assert_error (error, WAYMARK_ERROR, code);
  g_assert_nonnull (strstr (error->message, "“carers.waymark”"));
  after = plan_dump (f->plan);
  g_assert_cmpstr (after, ==, f->before);
  g_assert_cmpint (waymark_store_count_edits (f->store), ==, n_edits);
}

static void
assert_works (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  assert_consistent (f->store, f->plan);
  commit (f, "y", 1, &error);
  g_assert_no_error (error);
  assert_consistent (f->store, f->plan);
  waymark_store_undo (f->store, f->plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  assert_consistent (f->store, f->plan);
  waymark_store_verify (f->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  waymark_sqlite_exec (f->store->db, "PRAGMA max_page_count = 1", &error);
  g_assert_no_error (error);
  assert_refused (f, WAYMARK_ERROR_NO_SPACE);
  waymark_sqlite_exec (f->store->db, "PRAGMA max_page_count = 1000000", &error);
  g_assert_no_error (error);
  assert_works (f);
}

static void
set_size_limit (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_size_limit (Fixture *f, gconstpointer data)
{
  GStatBuf info;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (g_stat (f->place.path, &info), ==, 0);
  set_size_limit (info.st_size);
  assert_refused (f, WAYMARK_ERROR_NO_SPACE);
  set_size_limit (RLIM_INFINITY);
  assert_works (f);
}

static void
test_undo_on_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  GStatBuf info;

  commit (f, "x", 30, &error);
  g_assert_no_error (error);
  f->before = plan_dump (f->plan);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (g_stat (f->place.path, &info), ==, 0);
  /* Not even the journal can be written. */
  set_size_limit (512);
  g_assert_false (waymark_store_undo (f->store, f->plan, "Ann", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE);
  set_size_limit (RLIM_INFINITY);
  after = plan_dump (f->plan);
  g_assert_cmpstr (after, ==, f->before);
  g_assert_cmpstr (waymark_store_get_undo_name (f->store), ==, "Write");
  assert_works (f);
}

static void
test_create_on_full (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  signal (SIGXFSZ, SIG_IGN);
  set_size_limit (40000);
  store = waymark_store_create (place.path, "carers.waymark", plan, "New plan", "Ann", &error);
  set_size_limit (RLIM_INFINITY);
  g_assert_null (store);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE);
  g_assert_false (g_file_test (place.path, G_FILE_TEST_EXISTS));
}

static void
test_copy_on_full (Fixture *f, gconstpointer data)
{
  g_autofree char *target = place_file (&f->place, "copy.waymark");
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  set_size_limit (40000);
  g_assert_false (waymark_store_copy_to (f->store, target, NULL, &error));
  set_size_limit (RLIM_INFINITY);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  assert_works (f);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->store);
  f->store = waymark_store_open (f->place.path, "carers.waymark", WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
  assert_refused (f, WAYMARK_ERROR_READ_ONLY);
  assert_consistent (f->store, f->plan);
}

static void
test_busy (Fixture *f, gconstpointer data)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (f->place.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_refused (f, WAYMARK_ERROR_BUSY);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_works (f);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *target = place_file (&f->place, "copy.waymark");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (waymark_store_verify (f->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (waymark_store_load_plan (f->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_works (f);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/failures/full", test_full);
  ADD ("/failures/size-limit", test_size_limit);
  ADD ("/failures/undo-on-full", test_undo_on_full);
  g_test_add_func ("/failures/create-on-full", test_create_on_full);
  ADD ("/failures/copy-on-full", test_copy_on_full);
  ADD ("/failures/read-only", test_read_only);
  ADD ("/failures/busy", test_busy);
  ADD ("/failures/cancelled", test_cancelled);

  return g_test_run ();
}
