/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What is done in a thread while the plan is open: it comes to the same as when one waits for it,
 * and stopped it leaves everything as it was. */

#include "document-test.h"

#include <glib/gstdio.h>

#include "waymark-error.h"

typedef struct
{
  Place place;
  WaymarkDocument *document;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  place_set_up (&f->place, data);
  f->document = open_path (f->place.path);
  set_text (f->document, "Ask every carer what would help");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  waymark_document_check (f->document, &error);
  g_assert_no_error (error);
  close_well (f->document);
  g_clear_object (&f->document);
  g_assert_cmpuint (count_work (), ==, 0);
  place_tear_down (&f->place, data);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *f = user_data;

  f->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_it (Fixture *f)
{
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&f->result);
}

/* ---- files */

static gboolean
save (Fixture *f,
      const char *name,
      WaymarkDocumentCopy kind,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *path = place_build (&f->place, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  waymark_document_save_async (f->document, file, kind, cancellable, done_cb, f);
  result = wait_for_it (f);
  return waymark_document_save_finish (f->document, result, error);
}

static guint
count_history (const char *path)
{
  g_autoptr (WaymarkDocument) document = open_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = waymark_document_get_history (document, NULL, &error);

  g_assert_no_error (error);
  close_well (document);
  return history->len;
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *path = place_build (&f->place, "copy.waymark");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  save (f, "copy.waymark", WAYMARK_DOCUMENT_COPY, NULL, &error);
  g_assert_no_error (error);
  text = text_in_file (path);
  g_assert_cmpstr (text, ==, "Ask every carer what would help");
  g_assert_cmpuint (count_history (path), ==, 2);
  g_assert_true (g_file_equal (waymark_document_get_file (f->document), f->place.file));
}

static void
test_clean_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *path = place_build (&f->place, "clean.waymark");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  save (f, "clean.waymark", WAYMARK_DOCUMENT_CLEAN_COPY, NULL, &error);
  g_assert_no_error (error);
  text = text_in_file (path);
  g_assert_cmpstr (text, ==, "Ask every carer what would help");
  g_assert_cmpuint (count_history (path), ==, 0);

  /* Its own file keeps the history. */
  save (f, "plan.waymark", WAYMARK_DOCUMENT_CLEAN_COPY, NULL, &error);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_EXISTS);
}

/* What is edited while it is written goes into the new file, not the old one. */
static void
test_move (Fixture *f, gconstpointer data)
{
  g_autofree char *path = place_build (&f->place, "moved.waymark");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *before = text_in_file (f->place.path);
  g_autofree char *text = NULL, *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  waymark_document_save_async (f->document, file, WAYMARK_DOCUMENT_MOVE, NULL, done_cb, f);
  set_text (f->document, "Written in the meantime");
  result = wait_for_it (f);
  waymark_document_save_finish (f->document, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (waymark_document_get_file (f->document), file));
  waymark_document_publish (f->document, NULL, &error);
  g_assert_no_error (error);
  text = text_in_file (path);
  g_assert_cmpstr (text, ==, "Written in the meantime");
  after = text_in_file (f->place.path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stopped (Fixture *f, gconstpointer data)
{
  for (WaymarkDocumentCopy kind = WAYMARK_DOCUMENT_MOVE; kind <= WAYMARK_DOCUMENT_CLEAN_COPY;
       kind++)
    {
      g_autofree char *path = place_build (&f->place, "stopped.waymark");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_cancellable_cancel (cancellable);
      save (f, "stopped.waymark", kind, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_equal (waymark_document_get_file (f->document), f->place.file));
    }
}

/* ---- what is different */

static GPtrArray *
compare_file (Fixture *f, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  waymark_document_compare_file_async (f->document, file, NULL, done_cb, f);
  result = wait_for_it (f);
  return waymark_document_compare_finish (result, error);
}

static void
test_compare_file (Fixture *f, gconstpointer data)
{
  g_autofree char *other = place_build (&f->place, "other.waymark");
  g_autoptr (GPtrArray) groups = NULL, same = NULL;
  g_autoptr (GError) error = NULL;

  groups = compare_file (f, f->place.path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  waymark_document_publish (f->document, NULL, &error);
  g_assert_no_error (error);
  same = compare_file (f, f->place.path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->len, ==, 0);

  make_file (other);
  g_assert_null (compare_file (f, other, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
}

/* ---- edits */

static gboolean
step (Fixture *f, gboolean undo, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  waymark_document_step_async (f->document, undo, cancellable, done_cb, f);
  result = wait_for_it (f);
  return waymark_document_step_finish (f->document, result, NULL, error);
}

static void
test_step (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) brought = NULL;

  waymark_document_undo (f->document, NULL, &error);
  g_assert_no_error (error);
  before = g_strdup (get_text (f->document));
  waymark_document_redo (f->document, NULL, &error);
  g_assert_no_error (error);

  step (f, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (f->document), ==, before);
  g_assert_nonnull (waymark_document_get_redo_name (f->document));
  step (f, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (f->document), ==, "Ask every carer what would help");
  g_assert_false (step (f, FALSE, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  /* Nobody else's work came in. */
  brought = waymark_document_list_brought (f->document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (brought), ==, 0);
}

/* What is done meanwhile stays; what is taken back is what was done last before. */
static void
test_step_meanwhile (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  waymark_document_step_async (f->document, TRUE, NULL, done_cb, f);
  set_field (f->document, find_action (f->document), "notes", "Said in the meantime");
  result = wait_for_it (f);
  waymark_document_step_finish (f->document, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (f->document), !=, "Ask every carer what would help");
  g_assert_cmpstr (
      waymark_item_get_string (find_action (f->document), "notes"), ==, "Said in the meantime");
}

static void
test_step_stopped (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *undo = g_strdup (waymark_document_get_undo_name (f->document));
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (step (f, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (get_text (f->document), ==, "Ask every carer what would help");
  g_assert_cmpstr (waymark_document_get_undo_name (f->document), ==, undo);
}

static gboolean
add_theme (WaymarkEdit *edit, gpointer data, GCancellable *cancellable, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  WaymarkItem *theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, error);

  if (g_str_equal (data, "fail"))
    {
      g_set_error_literal (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED, "No.");
      return FALSE;
    }
  return theme != NULL && waymark_edit_set_string (edit, theme, "title", data, error);
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  WaymarkPlan *plan = waymark_document_get_plan (f->document);
  guint n_items = waymark_plan_get_n_items (plan);
  g_autoptr (GAsyncResult) result = NULL, failed = NULL;
  g_autoptr (GError) error = NULL;

  waymark_document_edit_async (
      f->document, "Add", add_theme, g_strdup ("fail"), g_free, NULL, done_cb, f);
  failed = wait_for_it (f);
  g_assert_false (waymark_document_edit_finish (f->document, failed, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, n_items);

  waymark_document_edit_async (
      f->document, "Add", add_theme, g_strdup ("Respite"), g_free, NULL, done_cb, f);
  result = wait_for_it (f);
  waymark_document_edit_finish (f->document, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, n_items + 1);
  g_assert_cmpstr (waymark_document_get_undo_name (f->document), ==, "Add");
  waymark_document_undo (f->document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, n_items);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/aside/save/copy", test_copy);
  ADD ("/aside/save/clean-copy", test_clean_copy);
  ADD ("/aside/save/move", test_move);
  ADD ("/aside/save/stopped", test_stopped);
  ADD ("/aside/compare/file", test_compare_file);
  ADD ("/aside/step/back-and-forth", test_step);
  ADD ("/aside/step/meanwhile", test_step_meanwhile);
  ADD ("/aside/step/stopped", test_step_stopped);
  ADD ("/aside/edit", test_edit);
  result = g_test_run ();
  state_end ();
  return result;
}
