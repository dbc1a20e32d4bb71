/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "waymark-error.h"
#include "waymark-sessions.h"
#include "waymark-work-lock.h"
#include "waymark-working-copy.h"

#define PLAN "0123456789abcdef0123456789abcdef"

/* Each case begins with an empty state directory. */
static void
run (gconstpointer test)
{
  state_empty ();
  ((void (*) (void)) test) ();
}

static WaymarkWorkingCopy *
make_copy (const char *path)
{
  const char *heads[] = { "a1", "b2", NULL };
  g_autoptr (GError) error = NULL;
  WaymarkWorkingCopy *copy = waymark_working_copy_new (&error);

  g_assert_no_error (error);
  g_assert_true (
      g_file_set_contents (waymark_working_copy_get_plan_path (copy), "a plan", -1, &error));
  g_assert_true (waymark_working_copy_take_origin (
      copy, waymark_origin_new (path, PLAN, "d1", heads), &error));
  g_assert_no_error (error);
  return copy;
}

static guint
count_abandoned (void)
{
  g_autoptr (GPtrArray) list = waymark_working_copy_list_abandoned ();

  return list->len;
}

static void
test_private (void)
{
  g_autoptr (WaymarkWorkingCopy) copy = make_copy ("/x");
  g_autofree char *folder = waymark_working_copy_build_path (copy, "");
  g_autofree char *origin = waymark_working_copy_build_path (copy, "origin.json");
  struct stat info;

  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0700);
  g_assert_cmpint (stat (origin, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
}

static void
test_lock (void)
{
  WaymarkWorkingCopy *copy = make_copy ("/x");
  g_autofree char *name = g_strdup (waymark_working_copy_get_name (copy));
  WaymarkWorkingCopy *claimed;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_abandoned (), ==, 0);
  g_assert_null (waymark_working_copy_claim (name, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BUSY);
  g_clear_error (&error);

  waymark_working_copy_free (copy);
  g_assert_cmpuint (count_abandoned (), ==, 1);
  claimed = waymark_working_copy_claim (name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (waymark_working_copy_get_origin (claimed)->path, ==, "/x");

  waymark_working_copy_remove (claimed);
  g_assert_cmpuint (count_abandoned (), ==, 0);
  g_assert_null (waymark_working_copy_claim (name, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
}

static void
test_names_from_outside (void)
{
  const char *names[] = { "..", "../work", "", ".", "a/b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (waymark_working_copy_claim (names[i], &error));
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
    }
}

static void
test_origin (void)
{
  const char *path = "/tmp/plan \xe9 \"quoted\"\n.waymark"; /* not UTF-8 */
  const char *heads[] = { "a1", "b2", NULL };
  g_autoptr (WaymarkWorkingCopy) copy = make_copy (path);
  g_autofree char *file = waymark_working_copy_build_path (copy, "origin.json");
  g_autoptr (WaymarkOrigin) origin = waymark_origin_load (file);

  g_assert_nonnull (origin);
  g_assert_cmpstr (origin->path, ==, path);
  g_assert_cmpstr (origin->plan_id, ==, PLAN);
  g_assert_cmpstr (origin->digest, ==, "d1");
  g_assert_true (g_strv_equal ((const char *const *) origin->heads, heads));
  g_assert_false (origin->stranded);
  g_assert_false (origin->unseen);

  origin->stranded = TRUE;
  origin->unseen = TRUE;
  g_clear_pointer (&origin->path, g_free);
  g_assert_true (waymark_origin_save (origin, file, NULL));
  g_clear_pointer (&origin, waymark_origin_free);
  origin = waymark_origin_load (file);
  g_assert_null (origin->path);
  g_assert_true (origin->stranded);
  g_assert_true (origin->unseen);
}

static void
test_damaged_origin (void)
{
  const char *texts[] = { "", "{", "[]", "{}", "{\"plan\":null}", "\xff\xfe", "null" };
  g_autoptr (WaymarkWorkingCopy) copy = make_copy ("/x");
  g_autofree char *file = waymark_working_copy_build_path (copy, "origin.json");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      g_assert_null (waymark_origin_load (file));
    }
}

/* What was killed while it was made is swept; what is being made is not. */
static void
test_unfinished (void)
{
  g_autofree char *work = waymark_state_path ("work");
  g_autofree char *hidden = g_build_filename (work, ".half", NULL);
  g_autofree char *file = g_build_filename (hidden, "plan.db", NULL);
  g_autofree char *begun = g_build_filename (work, ".begun", NULL);
  g_autoptr (GError) error = NULL;
  WaymarkWorkingCopy *copy = waymark_working_copy_new (&error);
  g_autofree char *folder = waymark_working_copy_build_path (copy, "");
  int lock;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (hidden, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_mkdir (begun, 0700), ==, 0);
  lock = waymark_work_lock_take (begun, TRUE);
  g_assert_cmpint (lock, >=, 0);

  g_assert_cmpuint (count_abandoned (), ==, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_false (g_file_test (hidden, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (begun, G_FILE_TEST_IS_DIR));

  waymark_working_copy_free (copy);
  waymark_work_lock_let_go (lock);
  g_assert_cmpuint (count_abandoned (), ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (begun, G_FILE_TEST_EXISTS));
}

static void
test_state_folder_unusable (void)
{
  g_autofree char *folder = waymark_state_path (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (waymark_working_copy_new (&error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_false (waymark_sessions_add (PLAN, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_assert_cmpuint (count_abandoned (), ==, 0);
  g_unlink (folder);
}

static void
assert_sessions (const char *first, const char *second)
{
  g_auto (GStrv) sessions = waymark_sessions_load ();
  const char *expected[] = { first, second, NULL };

  g_assert_true (g_strv_equal ((const char *const *) sessions, expected));
}

static void
write_sessions (const char *format, gint64 days_ago)
{
  const gint64 then = g_get_real_time () / G_USEC_PER_SEC - days_ago * 86400;
  g_autofree char *path = waymark_state_path ("sessions");
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, then);
  g_auto (GStrv) parts = g_strsplit (format, "TIME", -1);
  g_autofree char *text = g_strjoinv (time, parts);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_sessions (void)
{
  const char *other = "ffffffffffffffffffffffffffffffff";
  g_autofree char *path = waymark_state_path ("sessions");
  struct stat info;

  assert_sessions (NULL, NULL);
  g_assert_true (waymark_sessions_add (PLAN, NULL));
  assert_sessions (PLAN, NULL);
  g_assert_true (waymark_sessions_add (other, NULL));
  assert_sessions (PLAN, other);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);

  /* kept a year */
  write_sessions (PLAN " TIME\n", 360);
  g_assert_true (waymark_sessions_add (other, NULL));
  assert_sessions (PLAN, other);
  write_sessions (PLAN " TIME\n", 370);
  g_assert_true (waymark_sessions_add (other, NULL));
  assert_sessions (other, NULL);

  /* what a crash or a person left of it */
  write_sessions ("nonsense\n" PLAN " TIME\n" PLAN " 12x\nffff", 1);
  g_assert_true (waymark_sessions_add (other, NULL));
  assert_sessions (PLAN, other);
  write_sessions (PLAN " TIME\n0123", 1);
  g_assert_true (waymark_sessions_add (other, NULL));
  assert_sessions (PLAN, other);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();

  g_test_add_data_func ("/working-copy/private", test_private, run);
  g_test_add_data_func ("/working-copy/lock", test_lock, run);
  g_test_add_data_func ("/working-copy/names-from-outside", test_names_from_outside, run);
  g_test_add_data_func ("/working-copy/origin", test_origin, run);
  g_test_add_data_func ("/working-copy/damaged-origin", test_damaged_origin, run);
  g_test_add_data_func ("/working-copy/unfinished", test_unfinished, run);
  g_test_add_data_func ("/working-copy/state-folder-unusable", test_state_folder_unusable, run);
  g_test_add_data_func ("/working-copy/sessions", test_sessions, run);
  result = g_test_run ();
  state_end ();
  return result;
}
