/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Places that go away or fill up while a plan is open: the state directory of this computer, and
 * the drive of the file. The plan stays as it is, a copy can be saved, and what can go on goes on.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "faults.h"
#include "waymark-working-copy.h"

static void
assert_edit_fails (WaymarkDocument *document, const char *beginning)
{
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Change text");
  g_autofree char *before = g_strdup (get_text (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (waymark_edit_set_string (edit, find_action (document), "text", "lost", NULL));
  g_assert_false (waymark_document_commit (document, edit, &error));
  g_assert_true (error->domain == WAYMARK_ERROR);
  if (!g_str_has_prefix (error->message, beginning))
    g_error ("“%s” does not begin with “%s”", error->message, beginning);
  g_assert_cmpstr (get_text (document), ==, before);
}

static void
assert_copy (WaymarkDocument *document, Place *place, const char *name, const char *expected)
{
  g_autofree char *path = place_build (place, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  waymark_document_save_copy (document, file, &error);
  g_assert_no_error (error);
  text = text_in_file (path);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_file (const char *path, const char *expected)
{
  g_autofree char *text = text_in_file (path);

  g_assert_cmpstr (text, ==, expected);
}

/* The disk with the state directory is full, that of the copy is not. */
static void
test_state_full (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);

  set_text (document, "second");
  faults_arm (1, ENOSPC, FAULTS_ALWAYS);
  assert_edit_fails (document, "The disk is full: the last change to “plan.waymark”");
  assert_copy (document, place, "copy.waymark", "second");
  g_assert_false (waymark_document_publish (document, NULL, NULL));
  assert_file (place->path, "first");
  faults_disarm ();

  set_text (document, "third");
  close_well (document);
  assert_file (place->path, "third");
  g_assert_cmpuint (place_count_files (place), ==, 2);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_state_gone (Place *place, gconstpointer data)
{
  g_autofree char *other = place_build (place, "other.waymark");
  g_autoptr (GFile) file = g_file_new_for_path (other);
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GError) error = NULL;

  set_text (document, "second");
  state_empty ();
  assert_edit_fails (document, "");
  assert_copy (document, place, "copy.waymark", "second");
  g_assert_false (waymark_document_publish (document, NULL, &error));
  g_assert_true (error->domain == WAYMARK_ERROR);
  g_assert_nonnull (strstr (error->message, "“"));
  assert_file (place->path, "first");
  g_assert_true (waymark_document_save_as (document, file, NULL));
  assert_file (other, "second");
}

/* Root of a container may not mount anything: the fault stands for it then. */
static gboolean
can_mount (const char *folder, const char *options)
{
  return mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

static void
test_small_drive (Place *place, gconstpointer data)
{
  g_autofree char *folder = place_build (place, "drive");
  g_autofree char *path = g_build_filename (folder, "plan.waymark", NULL);
  g_autofree char *copy = place_build (place, "copy.waymark");
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autofree char *much = g_malloc0 (600 * 1024);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!can_mount (folder, "size=900k"))
    {
      g_test_skip ("nothing can be mounted here");
      g_rmdir (folder);
      return;
    }
  make_file (path);
  document = open_path (path);
  set_text (document, "second");
  g_assert_true (g_file_set_contents (filler, much, 560 * 1024, NULL));
  g_assert_false (waymark_document_publish (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE);
  assert_copy (document, place, "copy.waymark", "second");
  g_unlink (filler);
  g_assert_true (waymark_document_publish (document, NULL, NULL));

  /* It is pulled out; another one, empty, is in its place; the file comes back. */
  set_text (document, "third");
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
  g_clear_error (&error);
  g_assert_false (waymark_document_publish (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“plan.waymark”"));
  assert_copy (document, place, "copy.waymark", "third");
  g_assert_cmpint (g_rename (copy, path), ==, 0);
  close_well (document);
  assert_file (path, "third");
  g_unlink (path);
}

/* A program that is killed leaves an edit there; the next opening has it. */
static WaymarkDocument *
leave (Place *place)
{
  WaymarkDocument *document;
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      document = open_path (place->path);
      set_text (document, "second");
      _exit (EXIT_SUCCESS);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS);
  return open_path (place->path);
}

/* The home of this computer's user is on a drive that refuses every lock. Comes last: from then
 * on the program does without. */
static void
test_state_without_locks (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (WaymarkDocument) other = NULL;

  faults_set_locks (-1);
  document = leave (place);
  g_assert_cmpstr (get_text (document), ==, "second");
  set_text (document, "third");
  g_assert_true (waymark_document_publish (document, NULL, NULL));
  assert_file (place->path, "third");
  /* Another opening of the same file, in the same home. */
  other = open_path (place->path);
  set_text (other, "fourth");
  close_well (other);
  close_well (document);
  assert_file (place->path, "fourth");
  g_assert_cmpuint (place_count_files (place), ==, 1);
  faults_set_locks (1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/places/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();
  faults_watch (g_get_user_state_dir ());

  ADD ("state-full", test_state_full);
  ADD ("state-gone", test_state_gone);
  ADD ("small-drive", test_small_drive);
  ADD ("state-without-locks", test_state_without_locks);
  result = g_test_run ();
  g_print (
      "# trust: 4 places that fill up, go away or refuse locks: no plan half written, none lost\n");
  state_end ();
  return result;
}
