/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>

#include "document-test.h"
#include "waymark-combination.h"
#include "waymark-conflicts.h"

/* Plans whose history was forgotten come together with copies that have theirs, and with clean
 * copies (SPEC section 10). */

#define MARKER "zqmark"

typedef struct
{
  Place place;
  char *other_path;
} Pair;

static void
copy_bytes (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static void
set_up (Pair *pair, gconstpointer data)
{
  place_set_up (&pair->place, NULL);
  pair->other_path = place_build (&pair->place, "theirs.waymark");
  copy_bytes (pair->place.path, pair->other_path);
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  g_free (pair->other_path);
  place_tear_down (&pair->place, NULL);
}

static gboolean
has_marker (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, MARKER, strlen (MARKER)) != NULL;
}

static const char *
get_field (WaymarkDocument *document, const char *field)
{
  return waymark_item_get_string (find_action (document), field);
}

/* An action of marked words that is gone again. */
static char *
add_and_remove (WaymarkDocument *document, gboolean also_remove)
{
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Add");
  WaymarkItem *action = waymark_edit_add (
      edit, WAYMARK_KIND_ACTION, waymark_item_get_parent (find_action (document)), NULL, &error);
  char *id;

  g_assert_no_error (error);
  waymark_edit_set_string (edit, action, "text", MARKER " deleted", &error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
  id = g_strdup (waymark_item_get_id (action));
  if (!also_remove)
    return id;
  edit = waymark_document_begin_edit (document, "Delete");
  waymark_edit_remove (edit, action, &error);
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
  return id;
}

static void
check (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;

  waymark_document_check (document, &error);
  g_assert_no_error (error);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* In a thread, as the window does it. */
static GAsyncResult *
forget_beside (WaymarkDocument *document, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  waymark_document_forget_async (
      document, G_MAXINT64, "Forget", cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
forget_all (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = forget_beside (document, NULL);
  guint n;

  waymark_document_forget_finish (document, result, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  check (document);
}

static void
combine (WaymarkDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkCombination) combination =
      waymark_combination_new (document, &file, 1, NULL, &error);
  gboolean brought;

  g_assert_no_error (error);
  g_assert_no_error (
      ((WaymarkCombinationFile *) waymark_combination_get_files (combination)->pdata[0])->error);
  waymark_combination_apply (combination, "Combine with a copy", &brought, &error);
  g_assert_no_error (error);
  g_assert_true (brought);
  check (document);
}

/* A copy from before the cut brings its own work, and not the words that were forgotten. */
static void
test_copy_from_before (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autofree char *id = NULL;

  set_field (ours, find_action (ours), "notes", MARKER " replaced");
  set_field (ours, find_action (ours), "notes", "Kept");
  id = add_and_remove (ours, TRUE);
  close_well (ours);
  copy_bytes (pair->place.path, pair->other_path);

  theirs = open_path (pair->other_path);
  set_field (theirs, find_action (theirs), "phase", "Theirs");
  close_well (theirs);
  g_assert_true (has_marker (pair->other_path));

  ours = open_path (pair->place.path);
  set_field (ours, find_action (ours), "rating_reason", "Ours");
  forget_all (ours);
  g_assert_false (has_marker (pair->place.path));
  combine (ours, pair->other_path);
  g_assert_cmpstr (get_field (ours, "phase"), ==, "Theirs");
  g_assert_cmpstr (get_field (ours, "rating_reason"), ==, "Ours");
  g_assert_cmpstr (get_field (ours, "notes"), ==, "Kept");
  g_assert_null (waymark_plan_lookup (waymark_document_get_plan (ours), id));
  close_well (ours);
  g_assert_false (has_marker (pair->place.path));
}

/* Not in the working copy either, while the plan is still open. */
static gboolean
work_has_marker (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      found |= g_file_test (path, G_FILE_TEST_IS_DIR) ? work_has_marker (path) : has_marker (path);
    }
  return found;
}

static void
test_working_copy (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path);
  g_autofree char *work = g_build_filename (g_get_user_state_dir (), "waymark", NULL);
  g_autofree char *id = add_and_remove (ours, TRUE);

  set_field (ours, find_action (ours), "notes", MARKER " replaced");
  set_field (ours, find_action (ours), "notes", "Kept");
  g_assert_true (work_has_marker (work));
  forget_all (ours);
  g_assert_false (work_has_marker (work));
  set_field (ours, find_action (ours), "notes", "Goes on");
  close_well (ours);
  g_assert_false (has_marker (pair->place.path));
}

/* The other way round: whoever has the words still believes the summary. */
static void
test_into_a_whole_copy (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autofree char *id = NULL;

  set_field (ours, find_action (ours), "notes", MARKER " replaced");
  set_field (ours, find_action (ours), "notes", "Kept");
  id = add_and_remove (ours, TRUE);
  close_well (ours);
  copy_bytes (pair->place.path, pair->other_path);

  ours = open_path (pair->place.path);
  forget_all (ours);
  set_field (ours, find_action (ours), "phase", "After the cut");
  close_well (ours);

  theirs = open_path (pair->other_path);
  set_field (theirs, find_action (theirs), "rating_reason", "Theirs");
  combine (theirs, pair->place.path);
  g_assert_cmpstr (get_field (theirs, "phase"), ==, "After the cut");
  g_assert_cmpstr (get_field (theirs, "rating_reason"), ==, "Theirs");
  g_assert_cmpstr (get_field (theirs, "notes"), ==, "Kept");
  g_assert_null (waymark_plan_lookup (waymark_document_get_plan (theirs), id));
  close_well (theirs);
}

static void
test_clean_copy_comes_back (Pair *pair, gconstpointer data)
{
  g_autoptr (GFile) clean = g_file_new_for_path (pair->other_path);
  g_autofree char *id = NULL;
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autoptr (GError) error = NULL;

  id = add_and_remove (ours, TRUE);
  set_field (ours, find_action (ours), "notes", MARKER " replaced");
  set_field (ours, find_action (ours), "notes", "Kept");
  waymark_document_save_clean_copy (ours, clean, &error);
  g_assert_no_error (error);
  g_assert_false (has_marker (pair->other_path));
  set_field (ours, find_action (ours), "notes", "Ours");
  close_well (ours);

  theirs = open_path (pair->other_path);
  set_field (theirs, find_action (theirs), "phase", "Theirs");
  close_well (theirs);

  ours = open_path (pair->place.path);
  combine (ours, pair->other_path);
  g_assert_cmpstr (get_field (ours, "phase"), ==, "Theirs");
  g_assert_cmpstr (get_field (ours, "notes"), ==, "Ours");
  close_well (ours);
  g_assert_true (has_marker (pair->place.path));
}

/* Work on what was deleted, by someone who had not seen that, keeps it: without its words. */
static void
test_work_on_what_was_deleted (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autofree char *id = add_and_remove (ours, FALSE);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkItem *kept;
  WaymarkEdit *edit;

  close_well (ours);
  copy_bytes (pair->place.path, pair->other_path);
  theirs = open_path (pair->other_path);
  set_field (
      theirs, waymark_plan_lookup (waymark_document_get_plan (theirs), id), "phase", "Theirs");
  close_well (theirs);

  ours = open_path (pair->place.path);
  edit = waymark_document_begin_edit (ours, "Delete");
  waymark_edit_remove (edit, waymark_plan_lookup (waymark_document_get_plan (ours), id), &error);
  g_assert_no_error (error);
  waymark_document_commit (ours, edit, &error);
  g_assert_no_error (error);
  forget_all (ours);
  combine (ours, pair->other_path);
  kept = waymark_plan_lookup (waymark_document_get_plan (ours), id);
  g_assert_nonnull (kept);
  g_assert_cmpstr (waymark_item_get_string (kept, "phase"), ==, "Theirs");
  conflicts = waymark_conflicts_list (ours, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  close_well (ours);
  g_assert_false (has_marker (pair->place.path));
}

/* What copies come to is the same before and after, and a clash stays listed. */
static void
test_open_conflicts (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  set_field (ours, find_action (ours), "notes", "One. Two. Three.");
  close_well (ours);
  copy_bytes (pair->place.path, pair->other_path);
  ours = open_path (pair->place.path);
  set_field (ours, find_action (ours), "notes", "One! Two. Three.");
  set_field (ours, find_action (ours), "phase", "Ours");
  close_well (ours);
  theirs = open_path (pair->other_path);
  set_field (theirs, find_action (theirs), "notes", "One. Two. Three!");
  set_field (theirs, find_action (theirs), "phase", "Theirs");
  close_well (theirs);

  ours = open_path (pair->place.path);
  combine (ours, pair->other_path);
  g_assert_cmpstr (get_field (ours, "notes"), ==, "One! Two. Three!");
  shown = g_strdup (get_field (ours, "phase"));
  forget_all (ours);
  g_assert_cmpstr (get_field (ours, "notes"), ==, "One! Two. Three!");
  g_assert_cmpstr (get_field (ours, "phase"), ==, shown);
  conflicts = waymark_conflicts_list (ours, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  close_well (ours);

  theirs = open_path (pair->other_path);
  combine (theirs, pair->place.path);
  g_assert_cmpstr (get_field (theirs, "notes"), ==, "One! Two. Three!");
  g_assert_cmpstr (get_field (theirs, "phase"), ==, shown);
  close_well (theirs);
}

/* The history says from what each author changed it, not what somebody else wrote meanwhile. */
static void
test_from_what_was_seen (Pair *pair, gconstpointer data)
{
  WaymarkDocument *ours = open_path (pair->place.path), *theirs;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  guint n_seen = 0;

  set_field (ours, find_action (ours), "phase", "Base");
  close_well (ours);
  copy_bytes (pair->place.path, pair->other_path);
  ours = open_path (pair->place.path);
  set_field (ours, find_action (ours), "phase", "Ours");
  set_field (ours, find_action (ours), "phase", "Ours again");
  close_well (ours);
  theirs = open_path (pair->other_path);
  set_field (theirs, find_action (theirs), "notes", "One more edit, for the clock");
  set_field (theirs, find_action (theirs), "notes", "And another");
  set_field (theirs, find_action (theirs), "phase", "Theirs");
  close_well (theirs);

  ours = open_path (pair->place.path);
  combine (ours, pair->other_path);
  history = waymark_document_get_history (ours, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      const WaymarkHistoryEntry *entry = g_ptr_array_index (history, i);
      const WaymarkHistoryChange *change =
          entry->changes->len == 1 ? g_ptr_array_index (entry->changes, 0) : NULL;
      const char *to = change != NULL ? waymark_value_get_string (change->to) : NULL;

      if (g_strcmp0 (to, "Theirs") != 0 && g_strcmp0 (to, "Ours") != 0)
        continue;
      g_assert_cmpstr (waymark_value_get_string (change->from), ==, "Base");
      n_seen++;
    }
  g_assert_cmpuint (n_seen, ==, 2);
  close_well (ours);
}

static void
test_stopped (Pair *pair, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  WaymarkDocument *ours = open_path (pair->place.path);
  guint n;

  set_field (ours, find_action (ours), "notes", "Kept");
  g_cancellable_cancel (cancellable);
  result = forget_beside (ours, cancellable);
  g_assert_false (waymark_document_forget_finish (ours, result, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  waymark_document_count_forgotten (ours, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (waymark_document_get_undo_name (ours) != NULL);
  check (ours);
  close_well (ours);
}

int
main (int argc, char **argv)
{
  int result;

  state_in_memory ();
  g_test_init (&argc, &argv, NULL);
#define CASE(path, func) g_test_add ("/forgotten/" path, Pair, NULL, set_up, func, tear_down)
  CASE ("copy-from-before", test_copy_from_before);
  CASE ("stopped", test_stopped);
  CASE ("working-copy", test_working_copy);
  CASE ("into-a-whole-copy", test_into_a_whole_copy);
  CASE ("clean-copy-comes-back", test_clean_copy_comes_back);
  CASE ("work-on-what-was-deleted", test_work_on_what_was_deleted);
  CASE ("open-conflicts", test_open_conflicts);
  CASE ("from-what-was-seen", test_from_what_was_seen);
#undef CASE

  result = g_test_run ();
  state_end ();
  return result;
}
