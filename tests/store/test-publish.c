/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"

static void
save_copy (WaymarkDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  waymark_document_save_copy (document, file, &error);
  g_assert_no_error (error);
}

static void
test_plain (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  struct stat info;

  g_assert_cmpint (g_chmod (place->path, 0664), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (place->path, 0, 4321), ==, 0);
  set_text (document, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVING);
  file_says (place->path, "first");
  publish_well (document);
  file_says (place->path, "second");
  set_text (document, "third");
  close_well (document);
  file_says (place->path, "third");
  g_assert_cmpint (stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0664);
  if (geteuid () == 0)
    g_assert_cmpint (info.st_gid, ==, 4321);
  g_assert_cmpuint (place_count_files (place), ==, 1);
  g_assert_cmpuint (count_work (), ==, 0);
}

/* Published once, a file with nothing new in it is left alone. */
static void
test_twice (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  struct stat was, is;

  set_text (document, "second");
  publish_well (document);
  g_assert_cmpint (stat (place->path, &was), ==, 0);
  publish_well (document);
  close_well (document);
  g_assert_cmpint (stat (place->path, &is), ==, 0);
  g_assert_cmpint (was.st_ino, ==, is.st_ino);
  g_assert_cmpint (was.st_mtim.tv_nsec, ==, is.st_mtim.tv_nsec);
}

static void
test_symlink (Place *place, gconstpointer data)
{
  g_autofree char *link = place_build (place, "link.waymark");
  g_autoptr (WaymarkDocument) document = NULL;

  g_assert_cmpint (symlink ("plan.waymark", link), ==, 0);
  document = open_path (link);
  set_text (document, "second");
  close_well (document);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));
  file_says (place->path, "second");
  g_assert_cmpuint (place_count_files (place), ==, 2);
}

static void
test_hard_link (Place *place, gconstpointer data)
{
  g_autofree char *second = place_build (place, "second.waymark");
  g_autofree char *copy = place_build (place, "copy.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);

  g_assert_cmpint (link (place->path, second), ==, 0);
  set_text (document, "second");
  publish_refused (document, WAYMARK_ERROR_LINKED);
  file_says (second, "first");
  save_copy (document, copy);
  file_says (copy, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_KEPT);
  g_unlink (second);
  close_well (document);
  file_says (place->path, "second");
}

static void
test_read_only (Place *place, gconstpointer data)
{
  g_autofree char *other = place_build (place, "other.waymark");
  g_autoptr (GFile) file = g_file_new_for_path (other);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  document = open_path (place->path);
  publish_well (document); /* there is nothing to write */
  set_text (document, "second");
  publish_refused (document, WAYMARK_ERROR_READ_ONLY);
  file_says (place->path, "first");
  g_assert_false (waymark_document_close (document, NULL));
  waymark_document_save_as (document, file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  set_text (document, "third");
  close_well (document);
  file_says (other, "third");
  file_says (place->path, "first");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* The disk takes the edit but not the whole file: nothing may grow beyond what the
 * working copy has already. */
static void
test_no_space (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GBytes) before = bytes_of (place->path);
  g_autoptr (GBytes) after = NULL;
  struct rlimit usual, little;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  little = usual;
  little.rlim_cur = 4096;
  set_text (document, "second");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  publish_refused (document, WAYMARK_ERROR_NO_SPACE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  after = bytes_of (place->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (place_count_files (place), ==, 1);
  g_assert_cmpstr (get_text (document), ==, "second");
  publish_well (document);
  file_says (place->path, "second");
  close_well (document);
}

/* Not even the edit fits: the plan is as before, and says why. */
static void
test_no_space_for_edit (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autofree char *long_text = g_strnfill (60000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit usual, little;
  WaymarkEdit *edit;

  set_text (document, "second");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  little = usual;
  little.rlim_cur = 4096;
  edit = waymark_document_begin_edit (document, "Change text");
  g_assert_true (waymark_edit_set_string (edit, find_action (document), "text", long_text, NULL));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  g_assert_false (waymark_document_commit (document, edit, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE);
  g_assert_true (g_str_has_prefix (error->message, "The disk is full: the last change"));
  g_assert_cmpstr (get_text (document), ==, "second");
  set_text (document, "third");
  close_well (document);
  file_says (place->path, "third");
}

static void
test_removed_meanwhile (Place *place, gconstpointer data)
{
  g_autofree char *moved = place_build (place, "moved.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);

  set_text (document, "second");
  g_assert_cmpint (g_rename (place->path, moved), ==, 0);
  publish_refused (document, WAYMARK_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (place->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (moved, place->path), ==, 0);
  publish_well (document);
  file_says (place->path, "second");
  close_well (document);
}

static void
test_folder_gone (Place *place, gconstpointer data)
{
  g_autofree char *folder = place_build (place, "folder");
  g_autofree char *away = place_build (place, "away");
  g_autofree char *path = g_build_filename (folder, "plan.waymark", NULL);
  g_autoptr (WaymarkDocument) document = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (place->path, path), ==, 0);
  document = open_path (path);
  set_text (document, "second");
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  publish_refused (document, WAYMARK_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  close_well (document);
  file_says (path, "second");
  g_unlink (path);
}

static gboolean
on_late (gpointer data)
{
  g_error ("nothing happened in time");
  return G_SOURCE_REMOVE;
}

static void
wait_for_state (WaymarkDocument *document, WaymarkDocumentState state)
{
  guint late = g_timeout_add_seconds (20, on_late, NULL);

  while (waymark_document_get_state (document) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static void
on_publish_failed (WaymarkDocument *document, GError *error, gpointer data)
{
  GPtrArray *errors = data;

  g_ptr_array_add (errors, g_error_copy (error));
}

static void
test_by_itself (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  gint64 begun = g_get_monotonic_time ();
  double seconds;

  g_signal_connect (document, "publish-failed", G_CALLBACK (on_publish_failed), errors);
  set_text (document, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVING);
  wait_for_state (document, WAYMARK_DOCUMENT_SAVED);
  seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  g_assert_cmpfloat (seconds, >=, 1.9);
  file_says (place->path, "second");

  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  set_text (document, "third");
  wait_for_state (document, WAYMARK_DOCUMENT_KEPT);
  g_assert_cmpuint (errors->len, ==, 1);
  g_assert_error ((GError *) g_ptr_array_index (errors, 0), WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (place->path, 0644), ==, 0);
  set_text (document, "fourth");
  wait_for_state (document, WAYMARK_DOCUMENT_SAVED);
  file_says (place->path, "fourth");
  g_assert_cmpuint (errors->len, ==, 1);
  close_well (document);
}

static void
on_published (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray *results = data;

  g_ptr_array_add (results, g_object_ref (result));
}

static void
test_async (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  set_text (document, "second");
  waymark_document_publish_async (document, NULL, on_published, results);
  set_text (document, "third"); /* while the thread is at work */
  waymark_document_publish_async (document, NULL, on_published, results);
  while (results->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (waymark_document_publish_finish (document, g_ptr_array_index (results, 0), NULL));
  g_assert_true (waymark_document_publish_finish (document, g_ptr_array_index (results, 1), NULL));
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  file_says (place->path, "third");

  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  set_text (document, "fourth");
  waymark_document_publish_async (document, NULL, on_published, results);
  g_assert_false (waymark_document_close (document, &error)); /* does not wait for the loop */
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY);
  g_clear_error (&error);
  while (results->len < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (
      waymark_document_publish_finish (document, g_ptr_array_index (results, 2), &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (place->path, 0644), ==, 0);
  close_well (document);
  file_says (place->path, "fourth");
}

/* A change by somebody else comes in by itself where the system tells of it. */
static void
test_followed (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WaymarkDocument) window = NULL;
  g_autoptr (WaymarkDocument) other = NULL;
  guint late;

  waymark_document_open_async (place->file, NULL, NULL, on_published, results);
  while (results->len == 0)
    g_main_context_iteration (NULL, TRUE);
  window = waymark_document_open_finish (g_ptr_array_index (results, 0), NULL);
  other = open_path (place->path);
  set_text (other, "theirs");
  close_well (other);

  late = g_timeout_add_seconds (20, on_late, NULL);
  while (g_strcmp0 (get_text (window), "theirs") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  g_assert_cmpint (waymark_document_get_state (window), ==, WAYMARK_DOCUMENT_SAVED);
  close_well (window);
}

/* An edit that is open while their version comes has not seen it, and is kept first. */
static void
test_in_the_middle_of_an_edit (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) window = open_path (place->path);
  g_autoptr (WaymarkDocument) other = open_path (place->path);
  WaymarkEdit *edit = waymark_document_begin_edit (window, "Change text");

  waymark_edit_set_string (edit, find_action (window), "text", "mine", NULL);
  set_text (other, "theirs");
  close_well (other);
  g_assert_true (waymark_document_publish (window, NULL, NULL));
  g_assert_cmpstr (get_text (window), ==, "mine");
  g_assert_true (waymark_document_commit (window, edit, NULL));
  publish_well (window);
  file_says (place->path, get_text (window));
}

static void
test_save_over (Place *place, gconstpointer data)
{
  g_autofree char *other = place_build (place, "other.waymark");
  g_autofree char *nowhere = g_build_filename (place->folder, "none", "x.waymark", NULL);
  g_autoptr (GFile) no_file = g_file_new_for_path (nowhere);
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GError) error = NULL;

  make_file (other);
  set_text (document, "second");
  save_copy (document, other); /* the person was asked about the file there */
  file_says (other, "second");
  file_says (place->path, "first");
  save_copy (document, place->path); /* its own file: published */
  file_says (place->path, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  g_assert_false (waymark_document_save_as (document, no_file, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_assert_true (g_file_equal (waymark_document_get_file (document), place->file));
  close_well (document);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/publish/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();

  ADD ("plain", test_plain);
  ADD ("twice", test_twice);
  ADD ("symlink", test_symlink);
  ADD ("hard-link", test_hard_link);
  ADD ("read-only", test_read_only);
  ADD ("no-space", test_no_space);
  ADD ("no-space-for-edit", test_no_space_for_edit);
  ADD ("removed-meanwhile", test_removed_meanwhile);
  ADD ("folder-gone", test_folder_gone);
  ADD ("by-itself", test_by_itself);
  ADD ("async", test_async);
  ADD ("followed", test_followed);
  ADD ("in-the-middle-of-an-edit", test_in_the_middle_of_an_edit);
  ADD ("save-over", test_save_over);
  result = g_test_run ();
  state_end ();
  return result;
}
