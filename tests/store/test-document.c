/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "waymark-working-copy.h"

static void
assert_unfiled (guint n)
{
  g_autoptr (GPtrArray) list = waymark_document_list_unfiled ();

  g_assert_cmpuint (list->len, ==, n);
}

static void
test_create (Place *place, gconstpointer data)
{
  g_autofree char *path = place_build (place, "other.waymark");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkDocument) document = waymark_document_create (plan, "New plan", "Mo", &error);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (waymark_document_get_plan (document) == plan);
  g_assert_null (waymark_document_get_file (document));
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_UNFILED);
  g_assert_cmpstr (waymark_document_get_person (document), ==, "Mo");
  g_assert_null (waymark_document_get_undo_name (document));
  g_object_get (document, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Warm homes");

  g_assert_false (waymark_document_publish (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  set_text (document, "second");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_UNFILED);
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change text");

  waymark_document_save_as (document, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (waymark_document_get_file (document), file));
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  text = text_in_file (path);
  g_assert_cmpstr (text, ==, "second");
  close_well (document);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  GHashTable *seen = data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, pspec->name));

  g_hash_table_insert (seen, g_strdup (pspec->name), GUINT_TO_POINTER (n + 1));
}

static guint
times (GHashTable *seen, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));
}

static void
test_properties (Place *place, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));
  WaymarkEdit *edit;
  gboolean can_undo, can_redo, recovered;

  g_signal_connect (document, "notify", G_CALLBACK (on_notify), seen);
  g_object_set (document, "person", "Ada", NULL);
  g_object_set (document, "person", "Ada", NULL);
  g_assert_cmpuint (times (seen, "person"), ==, 1);

  set_text (document, "second");
  g_assert_cmpuint (times (seen, "state"), ==, 1);
  g_assert_cmpuint (times (seen, "can-undo"), ==, 1);
  g_assert_cmpuint (times (seen, "undo-name"), ==, 1);
  g_assert_cmpuint (times (seen, "title"), ==, 0);
  set_text (document, "third");
  g_assert_cmpuint (times (seen, "can-undo"), ==, 1);

  edit = waymark_document_begin_edit (document, "Change title");
  g_assert_true (waymark_edit_set_string (edit, root, "title", "Warmer homes", NULL));
  g_assert_true (waymark_document_commit (document, edit, NULL));
  g_assert_cmpuint (times (seen, "title"), ==, 1);
  g_assert_cmpuint (times (seen, "undo-name"), ==, 2);

  g_assert_true (waymark_document_undo (document, NULL, NULL));
  g_object_get (
      document, "can-undo", &can_undo, "can-redo", &can_redo, "recovered", &recovered, NULL);
  g_assert_true (can_undo);
  g_assert_true (can_redo);
  g_assert_false (recovered);
  g_assert_cmpuint (times (seen, "can-redo"), ==, 1);
  g_assert_cmpuint (times (seen, "redo-name"), ==, 1);
  g_assert_cmpuint (times (seen, "title"), ==, 2);
  close_well (document);
}

static void
test_empty_edit (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Nothing");

  g_assert_true (waymark_document_commit (document, edit, NULL));
  edit = waymark_document_begin_edit (document, "Nothing");
  waymark_edit_set_string (edit, find_action (document), "text", "dropped", NULL);
  waymark_edit_free (edit);
  g_assert_cmpstr (get_text (document), ==, "first");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  g_assert_null (waymark_document_get_undo_name (document));
  close_well (document);
}

/* Looked at, published on request, closed: not a byte, not even its times. */
static void
test_unedited (Place *place, gconstpointer data)
{
  g_autoptr (GBytes) before = bytes_of (place->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  struct stat was, is;

  g_assert_cmpint (stat (place->path, &was), ==, 0);
  document = open_path (place->path);
  history = waymark_document_get_history (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  waymark_document_publish (document, NULL, &error);
  g_assert_no_error (error);
  close_well (document);
  after = bytes_of (place->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpint (stat (place->path, &is), ==, 0);
  g_assert_cmpint (was.st_ino, ==, is.st_ino);
  g_assert_cmpint (was.st_mtim.tv_sec, ==, is.st_mtim.tv_sec);
  g_assert_cmpint (was.st_mtim.tv_nsec, ==, is.st_mtim.tv_nsec);
  g_assert_cmpint (was.st_ctim.tv_nsec, ==, is.st_ctim.tv_nsec);
  g_assert_cmpuint (place_count_files (place), ==, 1);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_own_values (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  const char *id = waymark_item_get_id (find_action (document));

  g_assert_false (waymark_document_wrote_value (document, id, "text"));
  g_assert_false (waymark_document_wrote_value (document, id, "phase"));
  set_text (document, "mine");
  g_assert_true (waymark_document_wrote_value (document, id, "text"));
  /* taken back, it is what others wrote */
  g_assert_true (waymark_document_undo (document, NULL, NULL));
  g_assert_false (waymark_document_wrote_value (document, id, "text"));
  g_assert_true (waymark_document_redo (document, NULL, NULL));
  g_assert_true (waymark_document_wrote_value (document, id, "text"));
  close_well (document);
  g_clear_object (&document);

  document = open_path (place->path);
  id = waymark_item_get_id (find_action (document));
  g_assert_cmpstr (get_text (document), ==, "mine");
  g_assert_false (waymark_document_wrote_value (document, id, "text"));
  close_well (document);
}

static void
test_undo_across_reopening (Place *place, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WaymarkDocument) document = open_path (place->path);
      g_autofree char *text = g_strdup_printf ("text %u", i);

      set_text (document, text);
      close_well (document);
    }
  for (int i = 1; i >= -1; i--)
    {
      g_autoptr (WaymarkDocument) document = open_path (place->path);
      g_autofree char *text = i >= 0 ? g_strdup_printf ("text %d", i) : g_strdup ("first");
      g_autoptr (GError) error = NULL;
      guint left_alone = 99;

      waymark_document_undo (document, &left_alone, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (left_alone, ==, 0);
      g_assert_cmpstr (get_text (document), ==, text);
      close_well (document);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WaymarkDocument) document = open_path (place->path);
      g_autofree char *text = g_strdup_printf ("text %u", i);
      g_autoptr (GError) error = NULL;

      waymark_document_redo (document, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (get_text (document), ==, text);
      waymark_document_check (document, &error);
      g_assert_no_error (error);
      close_well (document);
    }
}

static void
test_nothing_to_undo (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_document_undo (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_false (waymark_document_redo (document, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_SAVED);
  close_well (document);
}

static void
test_refusals (Place *place, gconstpointer data)
{
  g_autofree char *text = place_build (place, "notes.txt");
  g_autofree char *none = place_build (place, "none.waymark");
  g_autofree char *damaged = place_build (place, "damaged.waymark");
  g_autoptr (GBytes) bytes = bytes_of (place->path);
  g_autoptr (GBytes) after = NULL;
  gsize length;
  const char *good = g_bytes_get_data (bytes, &length);
  g_autofree char *bad = g_memdup2 (good, length);

  g_assert_true (g_file_set_contents (text, "Not a plan at all.\n", -1, NULL));
  for (gsize i = length / 2; i < length / 2 + 512; i++)
    bad[i] ^= 0x55;
  g_assert_true (g_file_set_contents (damaged, bad, (gssize) length, NULL));

  open_refused (text, WAYMARK_ERROR_NOT_A_PLAN);
  open_refused (none, WAYMARK_ERROR_NOT_FOUND);
  open_refused (place->folder, WAYMARK_ERROR_NOT_A_PLAN);
  open_refused (damaged, WAYMARK_ERROR_DAMAGED);
  after = bytes_of (damaged);
  g_assert_cmpint (memcmp (g_bytes_get_data (after, NULL), bad, length), ==, 0);
  g_assert_cmpuint (place_count_files (place), ==, 3);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_unfiled (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  WaymarkDocument *document = waymark_document_create (plan, "New plan", NULL, &error);
  g_autoptr (GPtrArray) list = NULL;
  const WaymarkUnfiled *entry;

  g_assert_no_error (error);
  set_text (document, "kept");
  assert_unfiled (0); /* it is open */
  close_well (document);
  g_object_unref (document);

  list = waymark_document_list_unfiled ();
  g_assert_cmpuint (list->len, ==, 1);
  entry = g_ptr_array_index (list, 0);
  g_assert_cmpstr (entry->title, ==, "Warm homes");
  g_assert_nonnull (entry->changed);

  document = waymark_document_open_unfiled (entry->work_name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, "kept");
  g_assert_cmpint (waymark_document_get_state (document), ==, WAYMARK_DOCUMENT_UNFILED);
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Change text");
  g_assert_null (waymark_document_open_unfiled (entry->work_name, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (waymark_document_discard_unfiled (entry->work_name, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BUSY);
  g_clear_error (&error);
  abandon (document);

  assert_unfiled (1);
  waymark_document_discard_unfiled (entry->work_name, &error);
  g_assert_no_error (error);
  assert_unfiled (0);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_discard (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (WaymarkDocument) document = waymark_document_create (plan, "New plan", "Mo", NULL);
  g_autoptr (GError) error = NULL;

  waymark_document_discard (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
open_async (GFile *file, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  waymark_document_open_async (file, NULL, cancellable, on_opened, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
test_async (Place *place, gconstpointer data)
{
  g_autofree char *none = place_build (place, "none.waymark");
  g_autoptr (GFile) no_file = g_file_new_for_path (none);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) good = open_async (place->file, NULL);
  g_autoptr (GAsyncResult) bad = open_async (no_file, NULL);
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = waymark_document_open_finish (good, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, "first");
  g_assert_true (g_file_equal (waymark_document_get_file (document), place->file));
  close_well (document);

  g_assert_null (waymark_document_open_finish (bad, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  stopped = open_async (place->file, cancelled);
  g_assert_null (waymark_document_open_finish (stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_state_folder_unusable (Place *place, gconstpointer data)
{
  g_autofree char *folder = waymark_state_path ("work");
  g_autoptr (WaymarkPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_null (waymark_document_open (place->file, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_null (waymark_document_create (plan, "New plan", "Mo", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_unlink (folder);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/document/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();

  ADD ("create", test_create);
  ADD ("properties", test_properties);
  ADD ("empty-edit", test_empty_edit);
  ADD ("unedited", test_unedited);
  ADD ("own-values", test_own_values);
  ADD ("undo-across-reopening", test_undo_across_reopening);
  ADD ("nothing-to-undo", test_nothing_to_undo);
  ADD ("refusals", test_refusals);
  ADD ("unfiled", test_unfiled);
  ADD ("discard", test_discard);
  ADD ("async", test_async);
  ADD ("state-folder-unusable", test_state_folder_unusable);
  result = g_test_run ();
  state_end ();
  return result;
}
