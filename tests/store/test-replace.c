/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-leftovers.h"
#include "waymark-replace.h"
#include "waymark-user-file.h"

/*
 * The system's own call, with two things that a test cannot otherwise bring about:
 * a file system that does not know how to exchange, and somebody who writes the
 * file in the very moment before.
 */
static gboolean lacks_exchange;
static const char *intruder_path;
static const char *intruder_bytes;

int renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags);

int
renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
  if (lacks_exchange)
    {
      errno = EINVAL;
      return -1;
    }
  if (intruder_path != NULL)
    {
      const char *path = g_steal_pointer (&intruder_path);

      g_assert_true (g_file_set_contents (path, intruder_bytes, -1, NULL));
    }
  return (int) syscall (SYS_renameat2, from_dir, from, to_dir, to, flags);
}

typedef struct
{
  char *folder;
  char *source;
  char *target;
  char *digest;   /* of "new" */
  char *expected; /* of "old" */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("waymark-replace-XXXXXX", &error);
  g_assert_no_error (error);
  f->source = g_build_filename (f->folder, "source", NULL);
  f->target = g_build_filename (f->folder, "plan.waymark", NULL);
  f->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "new", -1);
  f->expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "old", -1);
  g_assert_true (g_file_set_contents (f->source, "new", -1, NULL));
  g_assert_true (g_file_set_contents (f->target, "old", -1, NULL));
  g_assert_cmpint (g_chmod (f->target, 0640), ==, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  lacks_exchange = FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->source);
  g_free (f->target);
  g_free (f->digest);
  g_free (f->expected);
}

static void
assert_bytes (const char *path, const char *expected)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bytes, ==, expected);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static WaymarkReplaceResult
replace (Fixture *f, const char *expected)
{
  WaymarkReplaceResult result = G_MAXINT;
  g_autoptr (GError) error = NULL;

  waymark_replace_file (f->source, f->digest, f->target, expected, &result, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_refused (Fixture *f, WaymarkError code)
{
  WaymarkReplaceResult result;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      waymark_replace_file (f->source, f->digest, f->target, f->expected, &result, &error));
  g_assert_error (error, WAYMARK_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "“plan.waymark”"));
  assert_bytes (f->target, "old");
}

static void
test_plain (Fixture *f, gconstpointer data)
{
  struct stat info;

  if (geteuid () == 0)
    g_assert_cmpint (chown (f->target, 1234, 4321), ==, 0);
  g_assert_cmpint (chmod (f->target, 0664), ==, 0);
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_DONE);
  assert_bytes (f->target, "new");
  g_assert_cmpuint (count_files (f), ==, 2);
  g_assert_cmpint (stat (f->target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0664);
  if (geteuid () == 0)
    {
      g_assert_cmpint (info.st_uid, ==, 1234);
      g_assert_cmpint (info.st_gid, ==, 4321);
    }
}

static void
test_without_exchange (Fixture *f, gconstpointer data)
{
  lacks_exchange = TRUE;
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_UNSEEN);
  assert_bytes (f->target, "new");
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_CHANGED);
  assert_bytes (f->target, "new");
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_another_version (Fixture *f, gconstpointer data)
{
  g_assert_true (g_file_set_contents (f->target, "theirs", -1, NULL));
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_CHANGED);
  assert_bytes (f->target, "theirs");
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_written_in_that_moment (Fixture *f, gconstpointer data)
{
  intruder_path = f->target;
  intruder_bytes = "theirs";
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_CHANGED);
  assert_bytes (f->target, "theirs");
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_chmod (f->target, 0444), ==, 0);
  assert_refused (f, WAYMARK_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_hard_link (Fixture *f, gconstpointer data)
{
  g_autofree char *second = g_build_filename (f->folder, "second", NULL);

  g_assert_cmpint (link (f->target, second), ==, 0);
  assert_refused (f, WAYMARK_ERROR_LINKED);
  assert_bytes (second, "old");
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  WaymarkReplaceResult result;
  g_autoptr (GError) error = NULL;

  g_unlink (f->target);
  g_assert_false (
      waymark_replace_file (f->source, f->digest, f->target, f->expected, &result, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (f->target, G_FILE_TEST_EXISTS));
}

/* The superuser may write in any folder, so it becomes somebody else for this one. */
static void
test_folder_not_writable (Fixture *f, gconstpointer data)
{
  const gboolean is_root = geteuid () == 0;

  if (is_root)
    {
      g_assert_cmpint (chown (f->folder, 65534, 65534), ==, 0);
      g_assert_cmpint (chown (f->target, 65534, 65534), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  g_assert_cmpint (g_chmod (f->folder, 0500), ==, 0);
  assert_refused (f, WAYMARK_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* The system really says no: files must not grow beyond two bytes. */
static void
test_no_space (Fixture *f, gconstpointer data)
{
  struct rlimit before, little;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = before;
  little.rlim_cur = 2;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  assert_refused (f, WAYMARK_ERROR_NO_SPACE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_cmpuint (count_files (f), ==, 2);
  g_assert_cmpint (replace (f, f->expected), ==, WAYMARK_REPLACE_DONE);
}

/* What is read back is not what was to be written. */
static void
test_drive_that_lies (Fixture *f, gconstpointer data)
{
  WaymarkReplaceResult result;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      waymark_replace_file (f->source, f->expected, f->target, f->expected, &result, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  assert_bytes (f->target, "old");
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_new_file (Fixture *f, gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (f->folder, "fresh", NULL);
  g_autofree char *second = g_build_filename (f->folder, "second", NULL);
  g_autoptr (GError) error = NULL;
  mode_t before = umask (027);
  struct stat info;

  g_assert_true (waymark_replace_any (f->source, f->digest, fresh, &error));
  g_assert_no_error (error);
  assert_bytes (fresh, "new");
  g_assert_cmpint (stat (fresh, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  lacks_exchange = TRUE;
  g_assert_true (waymark_replace_any (f->source, f->digest, second, &error));
  g_assert_no_error (error);
  assert_bytes (second, "new");
  umask (before);
  g_assert_cmpuint (count_files (f), ==, 4);
}

static void
test_over_a_chosen_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (waymark_replace_any (f->source, f->digest, f->target, &error));
  g_assert_no_error (error);
  assert_bytes (f->target, "new");
  g_assert_cmpint (stat (f->target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);

  g_assert_cmpint (g_chmod (f->target, 0400), ==, 0);
  g_assert_false (waymark_replace_any (f->source, f->digest, f->target, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY);
}

static void
test_long_name (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_replace_any (f->source, f->digest, path, &error));
  g_assert_no_error (error);
  assert_bytes (path, "new");
}

static void
test_links_are_followed (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "link", NULL);
  g_autofree char *dangling = g_build_filename (f->folder, "dangling", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) lost = g_file_new_for_path (dangling);
  g_autofree char *real = NULL;
  g_autofree char *target = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("plan.waymark", path), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  target = realpath (f->target, NULL);
  real = waymark_user_file_resolve (file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (real, ==, target);
  none = waymark_user_file_resolve (lost, TRUE, &error);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_assert_null (none);
}

static void
test_leftovers (Fixture *f, gconstpointer data)
{
  g_autofree char *ours = g_build_filename (f->folder, ".plan.waymark.waymark-aB3dE6", NULL);
  g_autofree char *other = g_build_filename (f->folder, ".plan.waymark.waymark-aB3dE67", NULL);
  g_autofree char *another = g_build_filename (f->folder, ".other.waymark.waymark-aB3dE6", NULL);
  g_autofree char *placed = g_build_filename (f->folder, ".plan.waymark.waymark+aB3dE6", NULL);
  g_autofree char *table = g_build_filename (f->folder, ".table.csv.waymark+aB3dE6", NULL);
  g_autofree char *used = g_build_filename (f->folder, ".plan.waymark.waymark-useDnW", NULL);
  g_autofree char *left = NULL;
  g_autofree char *held = NULL;
  g_autofree char *inside = NULL;
  g_autoptr (GPtrArray) found = NULL;
  int fd, lock;

  g_assert_true (g_file_set_contents (ours, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_assert_true (g_file_set_contents (another, "", 0, NULL));
  g_assert_true (g_file_set_contents (placed, "", 0, NULL));
  g_assert_true (g_file_set_contents (used, "", 0, NULL));
  g_assert_true (g_file_set_contents (table, "", 0, NULL));
  close (waymark_leftovers_make_folder (f->folder, &left));
  inside = g_build_filename (left, "plan.db", NULL);
  g_assert_true (g_file_set_contents (inside, "", 0, NULL));
  fd = open (used, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  lock = waymark_leftovers_make_folder (f->folder, &held);
  found = waymark_leftovers_list (f->target);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (held, G_FILE_TEST_IS_DIR));
  close (lock);
  waymark_leftovers_remove_folder (held);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, ours);
  g_assert_false (g_file_test (placed, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (table, G_FILE_TEST_EXISTS));
  close (fd);
}

static void
test_not_a_file (Fixture *f, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (f->folder, "pipe", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "copy", NULL);
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (waymark_user_file_copy (pipe, copy, &digest, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
  g_clear_error (&error);
  g_assert_false (waymark_user_file_copy (f->folder, copy, &digest, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
}

static void
test_too_large (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy", NULL);
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (f->target, WAYMARK_MAX_FILE_SIZE + 1), ==, 0);
  g_assert_false (waymark_user_file_copy (f->target, copy, &digest, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_TOO_LARGE);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/replace/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("plain", test_plain);
  ADD ("without-exchange", test_without_exchange);
  ADD ("another-version", test_another_version);
  ADD ("written-in-that-moment", test_written_in_that_moment);
  ADD ("read-only", test_read_only);
  ADD ("hard-link", test_hard_link);
  ADD ("gone", test_gone);
  ADD ("folder-not-writable", test_folder_not_writable);
  ADD ("no-space", test_no_space);
  ADD ("drive-that-lies", test_drive_that_lies);
  ADD ("new-file", test_new_file);
  ADD ("over-a-chosen-file", test_over_a_chosen_file);
  ADD ("long-name", test_long_name);
  ADD ("links-are-followed", test_links_are_followed);
  ADD ("leftovers", test_leftovers);
  ADD ("not-a-file", test_not_a_file);
  ADD ("too-large", test_too_large);
  return g_test_run ();
}
