/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>

#include "document-test.h"
#include "large-copies.h"
#include "waymark-combination.h"
#include "waymark-plan-compare.h"
#include "waymark-progress.h"

/* Copies are taken over in a thread: the same comes of it, it can be stopped, and what somebody
 * does meanwhile is not lost. */

#define N_ACTIONS 300
#define N_EDITS 120

typedef struct
{
  Place place;
  char *mine;
  char *theirs;
  WaymarkDocument *document;
  WaymarkCombination *combination;
} Copies;

static WaymarkCombination *
read_copy (WaymarkDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WaymarkCombination *combination = waymark_combination_new (document, &file, 1, NULL, &error);

  g_assert_no_error (error);
  return combination;
}

static void
set_up (Copies *copies, gconstpointer data)
{
  place_set_up (&copies->place, NULL);
  copies->mine = place_build (&copies->place, "mine.waymark");
  copies->theirs = place_build (&copies->place, "theirs.waymark");
  large_copies_make (copies->mine, copies->theirs, N_ACTIONS, N_EDITS);
  copies->document = open_path (copies->mine);
  copies->combination = read_copy (copies->document, copies->theirs);
}

static void
tear_down (Copies *copies, gconstpointer data)
{
  g_clear_object (&copies->combination);
  close_well (copies->document);
  g_object_unref (copies->document);
  g_free (copies->mine);
  g_free (copies->theirs);
  place_tear_down (&copies->place, NULL);
}

static void
note_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* @error: what it came to */
static gboolean
apply_to_end (Copies *copies, GCancellable *cancellable, guint stop_after, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean brought = FALSE;
  guint n = 0;

  waymark_combination_apply_async (
      copies->combination, "Combine", cancellable, note_result, &result);
  while (result == NULL)
    {
      if (n++ == stop_after)
        g_cancellable_cancel (cancellable);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  return waymark_combination_apply_finish (copies->combination, result, &brought, error) && brought;
}

static void
assert_same (WaymarkPlan *plan, WaymarkPlan *other)
{
  g_autoptr (GPtrArray) changes = waymark_plan_compare (plan, other);

  g_assert_cmpuint (changes->len, ==, 0);
}

static void
assert_whole (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;

  waymark_document_check (document, &error);
  g_assert_no_error (error);
}

static void
test_same (Copies *copies, gconstpointer data)
{
  g_autofree char *other_path = place_build (&copies->place, "other.waymark");
  g_autoptr (WaymarkDocument) other = NULL;
  g_autoptr (WaymarkDocument) before = NULL;
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autoptr (GCancellable) progress = G_CANCELLABLE (waymark_progress_new ());
  g_autoptr (GError) error = NULL;

  large_copies_copy_file (copies->mine, other_path);
  before = open_path (copies->mine);
  other = open_path (other_path);
  combination = read_copy (other, copies->theirs);
  g_assert_true (waymark_combination_apply (combination, "Combine", NULL, &error));

  apply_to_end (copies, progress, G_MAXUINT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_progress_get_percent (WAYMARK_PROGRESS (progress)), >=, 90);
  assert_same (waymark_document_get_plan (copies->document), waymark_document_get_plan (other));
  assert_whole (copies->document);

  /* One step, also after closing. */
  g_assert_cmpstr (waymark_document_get_undo_name (copies->document), ==, "Combine");
  g_assert_true (waymark_document_undo (copies->document, NULL, &error));
  assert_same (waymark_document_get_plan (copies->document), waymark_document_get_plan (before));
  g_assert_true (waymark_document_redo (copies->document, NULL, &error));
  g_clear_object (&copies->combination);
  close_well (copies->document);
  g_object_unref (copies->document);
  copies->document = open_path (copies->mine);
  assert_same (waymark_document_get_plan (copies->document), waymark_document_get_plan (other));
  g_assert_true (waymark_document_undo (copies->document, NULL, &error));
  assert_same (waymark_document_get_plan (copies->document), waymark_document_get_plan (before));
  close_well (other);
  close_well (before);
}

/* Nothing is left of it, and it can be begun again. */
static void
test_stopped (Copies *copies, gconstpointer data)
{
  g_autoptr (WaymarkDocument) before = open_path (copies->mine);
  g_autofree char *bytes = NULL;
  g_autofree char *bytes_then = NULL;
  g_autoptr (GError) error = NULL;
  guint n_stopped = 0;
  gsize length, length_then;

  g_assert_true (g_file_get_contents (copies->mine, &bytes, &length, NULL));
  for (guint stop_after = 0; stop_after < 400; stop_after = stop_after * 2 + 1)
    {
      g_autoptr (GCancellable) progress = G_CANCELLABLE (waymark_progress_new ());

      if (apply_to_end (copies, progress, stop_after, &error))
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      n_stopped++;
      assert_same (waymark_document_get_plan (copies->document),
                   waymark_document_get_plan (before));
      assert_whole (copies->document);
      g_assert_null (waymark_document_get_undo_name (copies->document));
      g_assert_true (waymark_document_publish (copies->document, NULL, &error));
      g_assert_true (g_file_get_contents (copies->mine, &bytes_then, &length_then, NULL));
      g_assert_cmpmem (bytes, length, bytes_then, length_then);
      g_clear_pointer (&bytes_then, g_free);
    }
  g_assert_cmpuint (n_stopped, >, 2);
  if (waymark_document_get_undo_name (copies->document) == NULL)
    g_assert_true (apply_to_end (copies, NULL, G_MAXUINT, &error));
  assert_whole (copies->document);
  close_well (before);
}

static void
edit_phase (WaymarkDocument *document, const char *words)
{
  WaymarkItem *theme = waymark_item_first (
      waymark_plan_get_root (waymark_document_get_plan (document)), WAYMARK_KIND_THEME);
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Change title");
  g_autoptr (GError) error = NULL;

  waymark_edit_set_string (edit, theme, "title", words, &error);
  g_assert_no_error (error);
  g_assert_true (waymark_document_commit (document, edit, &error));
}

static void
test_edited_meanwhile (Copies *copies, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *theme;
  guint n_edits = 0;
  gboolean brought;

  waymark_combination_apply_async (copies->combination, "Combine", NULL, note_result, &result);
  for (guint n = 0; result == NULL; n++)
    {
      if (n == 0 || n == 30)
        {
          g_autofree char *words = g_strdup_printf ("Edit %u", ++n_edits);

          edit_phase (copies->document, words);
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  waymark_combination_apply_finish (copies->combination, result, &brought, &error);
  g_assert_no_error (error);
  g_assert_true (brought);
  theme = waymark_item_first (waymark_plan_get_root (waymark_document_get_plan (copies->document)),
                              WAYMARK_KIND_THEME);
  g_assert_true (g_str_has_prefix (waymark_item_get_string (theme, "title"), "Edit "));
  assert_whole (copies->document);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/applying/" name, Copies, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();
  ADD ("same", test_same);
  ADD ("stopped", test_stopped);
  ADD ("edited-meanwhile", test_edited_meanwhile);
  result = g_test_run ();
  state_end ();
  return result;
}
