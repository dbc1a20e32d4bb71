/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>

#include "copies-private.h"
#include "waymark-store-join.h"

/* Copies that look whole by themselves and are false beside our own edits: they are refused as
 * a whole, and nothing of ours changes. */

#define THEME "00000000000000000000000000000001"
#define ITEM "00000000000000000000000000000002"

typedef struct
{
  char *folder;
  Copy *mine;
  Copy *theirs;
} Pair;

static void
set_up (Pair *pair, gconstpointer data)
{
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  pair->folder = g_build_filename (parent, "waymark-refused-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (pair->folder));
  pair->mine = copy_new (
      pair->folder, "0000000000000000000000000000000a", "0000000000000000000000000000000b", none);
  copy_open (pair->mine, "0000000000000000000000000000000c");
  g_free (copy_add (pair->mine, "theme", THEME, "plan", NULL, none));
  g_free (copy_add (pair->mine, "action", "00000000000000000000000000000003", THEME, NULL, none));
  pair->theirs = copy_file (pair->folder, pair->mine);
  copy_open (pair->mine, "0000000000000000000000000000000d");
  copy_open (pair->theirs, "0000000000000000000000000000000e");
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  copy_free (pair->mine);
  copy_free (pair->theirs);
  g_assert_cmpint (g_rmdir (pair->folder), ==, 0);
  g_free (pair->folder);
}

static void
assert_refused (Pair *pair, WaymarkError code)
{
  g_autofree char *before = copy_dump (pair->mine);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_store_join (copy_get_store (pair->mine),
                                      copy_get_store (pair->theirs),
                                      NULL,
                                      WAYMARK_JOIN_GUARDED,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, WAYMARK_ERROR, (int) code);
  after = copy_dump (pair->mine);
  g_assert_cmpstr (after, ==, before);
  copy_check (pair->mine);
  copy_verify (pair->mine);

  /* And it can be gone on with. */
  g_free (copy_move (pair->mine, THEME, "plan", ""));
  copy_check (pair->mine);
}

static void
test_two_kinds (Pair *pair, gconstpointer data)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_free (copy_add (pair->mine, "action", ITEM, THEME, NULL, none));
  g_free (copy_add (pair->theirs, "requirement", ITEM, THEME, NULL, none));
  copy_verify (pair->theirs);
  assert_refused (pair, WAYMARK_ERROR_DAMAGED);
}

static void
test_false_summary (Pair *pair, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  copy_forget (pair->theirs);
  waymark_sqlite_exec (copy_get_store (pair->theirs)->db,
                       "DELETE FROM baseline WHERE field = '@gone' AND item <> x'706c616e'",
                       &error);
  g_assert_no_error (error);
  assert_refused (pair, WAYMARK_ERROR_DAMAGED);
}

static void
test_false_origin (Pair *pair, gconstpointer data)
{
  g_autoptr (WaymarkValue) value = waymark_value_new_string ("Year 1");
  g_autoptr (GError) error = NULL;

  g_free (copy_set (pair->mine, "00000000000000000000000000000003", "phase", value, FALSE));
  copy_free (pair->theirs);
  pair->theirs = copy_file (pair->folder, pair->mine);
  copy_forget (pair->theirs);
  waymark_sqlite_exec (
      copy_get_store (pair->theirs)->db,
      "UPDATE baseline SET value = CAST ('6:Year 2' AS BLOB) WHERE field = 'phase'",
      &error);
  g_assert_no_error (error);
  assert_refused (pair, WAYMARK_ERROR_DAMAGED);
}

static void
test_too_much (Pair *pair, gconstpointer data)
{
  g_free (copy_delete (pair->theirs, THEME));
  assert_refused (pair, WAYMARK_ERROR_CHANGED);
}

static void
test_values (Pair *pair, gconstpointer data)
{
  Copy *values = copy_of_values (pair->folder, pair->theirs, "0000000000000000000000000000000f");

  copy_free (pair->theirs);
  pair->theirs = values;
  assert_refused (pair, WAYMARK_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/refused/" name, Pair, NULL, set_up, func, tear_down)
  ADD ("two-kinds", test_two_kinds);
  ADD ("false-summary", test_false_summary);
  ADD ("false-origin", test_false_origin);
  ADD ("too-much", test_too_much);
  ADD ("values", test_values);
  return g_test_run ();
}
