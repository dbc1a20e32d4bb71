/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "document-test.h"

static gboolean
is_recovered (WaymarkDocument *document)
{
  gboolean recovered;

  g_object_get (document, "recovered", &recovered, NULL);
  return recovered;
}

static guint
count_unfiled (void)
{
  g_autoptr (GPtrArray) list = waymark_document_list_unfiled ();

  return list->len;
}

static void
assert_file (const char *path, const char *expected)
{
  g_autofree char *text = text_in_file (path);

  g_assert_cmpstr (text, ==, expected);
}

static void
leave_edit (Place *place, const char *text)
{
  WaymarkDocument *document = open_path (place->path);

  set_text (document, text);
  abandon (document);
}

static void
test_gone_on_from (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = NULL;

  leave_edit (place, "second");
  assert_file (place->path, "first");
  g_assert_cmpuint (count_work (), ==, 1);
  g_assert_cmpuint (count_unfiled (), ==, 0);

  document = open_path (place->path);
  g_assert_true (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVING);
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change text");
  g_assert_cmpuint (count_work (), ==, 1);
  close_well (document);
  assert_file (place->path, "second");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* Whoever only looks at what a crash left need not be able to write it. */
static void
test_read_only (Place *place, gconstpointer data)
{
  leave_edit (place, "second");
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WaymarkDocument) document = open_path (place->path);

      g_assert_true (is_recovered (document));
      g_assert_cmpstr (get_text (document), ==, "second");
      close_well (document);
      assert_file (place->path, "first");
    }
  g_assert_cmpint (g_chmod (place->path, 0644), ==, 0);
  {
    g_autoptr (WaymarkDocument) document = open_path (place->path);

    close_well (document);
  }
  assert_file (place->path, "second");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* Three crashes one after another, each going on from the one before. */
static void
test_again_and_again (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = NULL;

  leave_edit (place, "second");
  leave_edit (place, "third");
  leave_edit (place, "fourth");
  g_assert_cmpuint (count_work (), ==, 1);
  document = open_path (place->path);
  g_assert_cmpstr (get_text (document), ==, "fourth");
  close_well (document);
  assert_file (place->path, "fourth");
}

static void
test_only_looked_at (Place *place, gconstpointer data)
{
  g_autoptr (GBytes) before = bytes_of (place->path);
  g_autoptr (GBytes) after = NULL;
  WaymarkDocument *document = open_path (place->path);

  abandon (document);
  g_assert_cmpuint (count_work (), ==, 0);
  after = bytes_of (place->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* Its owner lives: it is left alone, and the file is opened as it is. */
static void
test_owner_lives (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) owner = open_path (place->path);
  g_autoptr (WaymarkDocument) second = NULL;

  set_text (owner, "second");
  second = open_path (place->path);
  g_assert_false (is_recovered (second));
  g_assert_cmpstr (get_text (second), ==, "first");
  close_well (second);
  close_well (owner);
  assert_file (place->path, "second");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* Published, and killed before the working copy was removed. */
static void
test_already_there (Place *place, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (place->folder, "copy.waymark", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = open_path (place->path);

  set_text (document, "second");
  waymark_document_save_copy (document, file, &error);
  g_assert_no_error (error);
  abandon (document);
  g_assert_cmpint (g_rename (copy, place->path), ==, 0);

  document = open_path (place->path);
  g_assert_false (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "second");
  g_assert_cmpuint (count_work (), ==, 1);
  close_well (document);
  g_object_unref (document);
  g_assert_cmpuint (count_work (), ==, 0);
}

/* What went apart from its file is joined with it, and goes into the file soon. */
static void
test_apart (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) owner = open_path (place->path);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (WaymarkDocument) other = open_path (place->path);

    set_text (other, "theirs");
    close_well (other);
  }
  set_text (owner, "mine");
  abandon (g_steal_pointer (&owner));

  document = open_path (place->path);
  g_assert_true (is_recovered (document));
  history = waymark_document_get_history (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  assert_file (place->path, "theirs");
  close_well (document);
  g_assert_cmpuint (count_unfiled (), ==, 0);
}

/* A backup was put back after the crash: that is what is opened. */
static void
test_older (Place *place, gconstpointer data)
{
  g_autoptr (GBytes) backup = bytes_of (place->path);
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  gsize length;
  const char *bytes = g_bytes_get_data (backup, &length);

  set_text (document, "second");
  g_assert_true (waymark_document_publish (document, NULL, NULL));
  set_text (document, "third");
  abandon (g_steal_pointer (&document));
  g_assert_true (g_file_set_contents (place->path, bytes, (gssize) length, NULL));

  document = open_path (place->path);
  g_assert_false (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "first");
  close_well (document);
  assert_file (place->path, "first");
  g_assert_cmpuint (count_unfiled (), ==, 1);
}

/* The file is gone: what was not in it is offered as a plan in no file. */
static void
test_file_gone (Place *place, gconstpointer data)
{
  leave_edit (place, "second");
  g_assert_cmpuint (count_unfiled (), ==, 0);
  g_unlink (place->path);
  g_assert_cmpuint (count_unfiled (), ==, 1);
  open_refused (place->path, WAYMARK_ERROR_NOT_FOUND);
}

/* It was moved and edited there, too: both are in the result. */
static void
test_file_moved_apart (Place *place, gconstpointer data)
{
  g_autofree char *moved = place_build (place, "moved.waymark");
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  leave_edit (place, "second");
  g_assert_cmpint (g_rename (place->path, moved), ==, 0);
  document = open_path (moved);
  set_text (document, "apart");
  list = waymark_document_list_left_behind (document);
  g_assert_cmpuint (list->len, ==, 1);
  waymark_document_take_left_behind (
      document, ((WaymarkUnfiled *) g_ptr_array_index (list, 0))->work_name, &error);
  g_assert_no_error (error);
  history = waymark_document_get_history (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  close_well (document);
}

/* The file was moved: what was not in it is offered where it is now. */
static void
test_file_moved (Place *place, gconstpointer data)
{
  g_autofree char *moved = place_build (place, "moved.waymark");
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GPtrArray) list = NULL;

  leave_edit (place, "second");
  g_assert_cmpint (g_rename (place->path, moved), ==, 0);
  document = open_path (moved);
  g_assert_false (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "first");
  list = waymark_document_list_left_behind (document);
  g_assert_cmpuint (list->len, ==, 1);
  close_well (document);
  g_clear_object (&document);

  make_file (place->path); /* not missing any more, as far as one can see */
  document = open_path (moved);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = waymark_document_list_left_behind (document);
  g_assert_cmpuint (list->len, ==, 0);
  close_well (document);
}

static void
test_taken_after_move (Place *place, gconstpointer data)
{
  g_autofree char *moved = place_build (place, "moved.waymark");
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  leave_edit (place, "second");
  g_assert_cmpint (g_rename (place->path, moved), ==, 0);
  document = open_path (moved);
  list = waymark_document_list_left_behind (document);
  g_assert_cmpuint (list->len, ==, 1);
  waymark_document_take_left_behind (
      document, ((WaymarkUnfiled *) g_ptr_array_index (list, 0))->work_name, &error);
  g_assert_no_error (error);
  g_assert_true (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "second");
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change text");
  close_well (document);
  assert_file (moved, "second");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* Another plan has the file's name now. */
static void
test_another_plan (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = NULL;

  leave_edit (place, "second");
  make_file (place->path);
  document = open_path (place->path);
  g_assert_false (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "first");
  close_well (document);
  g_assert_cmpuint (count_unfiled (), ==, 1);
}

static void
plant (Place *place, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = place_build (place, name);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

/* Temporary files of a publishing that was killed. What might be somebody's work stays. */
static void
test_leftovers (Place *place, gconstpointer data)
{
  g_autofree char *own = place_build (place, ".plan.waymark.waymark-Abc123");
  g_autoptr (GBytes) old = bytes_of (place->path);
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autofree char *copy = place_build (place, "copy.waymark");
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  gsize length;
  const char *bytes = g_bytes_get_data (old, &length);

  set_text (document, "theirs");
  g_assert_true (waymark_document_save_copy (document, file, NULL));
  waymark_document_undo (document, NULL, NULL);
  abandon (g_steal_pointer (&document));
  {
    g_autoptr (GPtrArray) none = waymark_document_list_unfiled ();

    g_assert_cmpuint (none->len, ==, 0);
  }

  plant (place, ".plan.waymark.waymark-Part12", bytes, (gssize) length / 2);
  plant (place, ".plan.waymark.waymark-Whole1", bytes, (gssize) length);
  plant (place, ".plan.waymark.waymark-Empty1", "", 0);
  plant (place, ".other.waymark.waymark-Abc123", "", 0);
  g_assert_cmpint (g_rename (copy, own), ==, 0);
  g_assert_cmpuint (place_count_files (place), ==, 6);

  /* All of them are among the edits of the working copy that is gone on from. */
  document = open_path (place->path);
  g_assert_cmpuint (place_count_files (place), ==, 2);
  close_well (document);
  g_clear_object (&document);

  make_file (own); /* a plan that nobody has */
  document = open_path (place->path);
  g_assert_cmpuint (place_count_files (place), ==, 3);
  close_well (document);
}

/* What is in the working copy is checked as well, and a damaged one is left alone. */
static void
test_damaged_working_copy (Place *place, gconstpointer data)
{
  g_autofree char *work = g_build_filename (g_get_user_state_dir (), "waymark", "work", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  leave_edit (place, "second");
  dir = g_dir_open (work, 0, NULL);
  path = g_build_filename (work, g_dir_read_name (dir), "plan.db", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = length / 2; i < length / 2 + 512; i++)
    bytes[i] ^= 0x55;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  document = open_path (place->path);
  g_assert_false (is_recovered (document));
  g_assert_cmpstr (get_text (document), ==, "first");
  close_well (document);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/recovery/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();

  ADD ("gone-on-from", test_gone_on_from);
  ADD ("read-only", test_read_only);
  ADD ("again-and-again", test_again_and_again);
  ADD ("only-looked-at", test_only_looked_at);
  ADD ("owner-lives", test_owner_lives);
  ADD ("already-there", test_already_there);
  ADD ("apart", test_apart);
  ADD ("file-moved-apart", test_file_moved_apart);
  ADD ("older", test_older);
  ADD ("file-gone", test_file_gone);
  ADD ("file-moved", test_file_moved);
  ADD ("taken-after-move", test_taken_after_move);
  ADD ("another-plan", test_another_plan);
  ADD ("leftovers", test_leftovers);
  ADD ("damaged-working-copy", test_damaged_working_copy);
  result = g_test_run ();
  state_end ();
  return result;
}
