/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What somebody else did to the file that is open. */

#include <string.h>

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
on_changed (WaymarkPlan *plan, GPtrArray *changes, gpointer data)
{
  guint *n = data;

  *n += changes->len;
}

/* The window and the command line have one file. */
static void
test_theirs_contains_mine (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) window = open_path (place->path);
  g_autoptr (WaymarkDocument) other = NULL;
  WaymarkItem *action = find_action (window);
  WaymarkEdit *edit;
  guint n_changes = 0;

  set_text (window, "mine");
  publish_well (window);
  other = open_path (place->path);
  set_text (other, "theirs");
  edit = waymark_document_begin_edit (other, "Add theme");
  waymark_edit_set_string (
      edit,
      waymark_edit_add (edit,
                        WAYMARK_KIND_THEME,
                        waymark_plan_get_root (waymark_document_get_plan (other)),
                        NULL,
                        NULL),
      "title",
      "Theirs",
      NULL);
  g_assert_true (waymark_document_commit (other, edit, NULL));
  close_well (other);

  g_signal_connect (
      waymark_document_get_plan (window), "changed", G_CALLBACK (on_changed), &n_changes);
  publish_well (window);
  g_assert_true (find_action (window) == action); /* who holds an item keeps it */
  g_assert_cmpstr (get_text (window), ==, "theirs");
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpint (waymark_item_count (waymark_plan_get_root (waymark_document_get_plan (window)),
                                       WAYMARK_KIND_THEME),
                   ==,
                   2);

  set_text (window, "mine again");
  close_well (window);
  file_says (place->path, "mine again");
  g_assert_cmpuint (count_work (), ==, 0);
}

/* A copy of our own earlier state came in place: it holds nothing that we have not. */
static void
test_mine_contains_theirs (Place *place, gconstpointer data)
{
  g_autofree char *copy = place_build (place, "copy.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);

  set_text (document, "second");
  save_copy (document, copy);
  set_text (document, "third");
  g_assert_cmpint (g_rename (copy, place->path), ==, 0);
  publish_well (document);
  file_says (place->path, "third");
  close_well (document);
}

static void
on_joined (
    WaymarkDocument *document, guint n_edits, guint n_clashes, const char *person, GString *told)
{
  g_string_append_printf (told, "%u edit, %u clash, %s", n_edits, n_clashes, person);
}

/* The second to publish joins the version of the first, and says so. */
static void
test_apart (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) window = open_path (place->path);
  g_autoptr (WaymarkDocument) other = open_path (place->path);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (window, "joined", G_CALLBACK (on_joined), told);
  set_text (window, "mine");
  waymark_document_set_person (other, "RCBC");
  set_text (other, "theirs");
  close_well (other);
  publish_well (window);
  g_assert_cmpstr (told->str, ==, "1 edit, 1 clash, RCBC");
  g_assert_cmpint (waymark_document_get_state (window), ==, WAYMARK_DOCUMENT_SAVED);
  waymark_document_check (window, &error);
  g_assert_no_error (error);
  file_says (place->path, get_text (window));

  /* What was joined was no step; the own edit is one still. */
  g_assert_nonnull (waymark_document_get_undo_name (window));
  set_text (window, "mine again");
  close_well (window);
  file_says (place->path, "mine again");
  g_assert_cmpuint (count_work (), ==, 0);
}

static void
test_older (Place *place, gconstpointer data)
{
  g_autofree char *backup = place_build (place, "backup.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);

  copy_over (place->path, backup);
  set_text (document, "second");
  publish_well (document);
  g_assert_cmpint (g_rename (backup, place->path), ==, 0);
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);
  set_text (document, "third");
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);
  file_says (place->path, "first");

  /* A person chose: then the file is ours again, and goes on as before. */
  g_assert_true (waymark_document_keep_mine (document, NULL));
  publish_well (document);
  file_says (place->path, "third");
  set_text (document, "fourth");
  publish_well (document);
  file_says (place->path, "fourth");
}

/* Puts @place's file back to what it was before @document wrote "second". */
static void
put_back (Place *place, WaymarkDocument *document)
{
  g_autofree char *backup = place_build (place, "backup.waymark");

  copy_over (place->path, backup);
  set_text (document, "second");
  publish_well (document);
  g_assert_cmpint (g_rename (backup, place->path), ==, 0);
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);
}

static void
test_go_back (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  put_back (place, document);
  set_text (document, "third");
  waymark_document_go_back (document, "Go back", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, "first");
  g_assert_cmpstr (waymark_document_get_undo_name (document), ==, "Go back");
  publish_well (document);
  file_says (place->path, "first");
  waymark_document_check (document, &error);
  g_assert_no_error (error);

  /* Nothing is lost: what was done since is in the history, and one step brings it back. */
  history = waymark_document_get_history (document, NULL, &error);
  g_assert_cmpuint (history->len, ==, 4);
  g_assert_true (waymark_document_undo (document, NULL, NULL));
  g_assert_cmpstr (get_text (document), ==, "third");
  close_well (document);
  file_says (place->path, "third");
}

/* Items that came, went and were moved since, and one edit for all of it. */
static void
test_go_back_over_items (Place *place, gconstpointer data)
{
  g_autofree char *backup = place_build (place, "backup.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit;
  WaymarkItem *theme, *item;
  g_autofree char *id = g_strdup (waymark_item_get_id (find_action (document)));

  copy_over (place->path, backup);
  edit = waymark_document_begin_edit (document, "Add theme");
  theme = waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, &error);
  g_assert_no_error (error);
  item = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);
  g_assert_no_error (error);
  waymark_edit_set_string (edit, item, "text", "new", &error);
  g_assert_true (waymark_document_commit (document, edit, &error));
  edit = waymark_document_begin_edit (document, "Remove");
  g_assert_true (waymark_edit_remove (edit, find_action (document), &error));
  g_assert_true (waymark_document_commit (document, edit, &error));
  publish_well (document);
  g_assert_cmpint (g_rename (backup, place->path), ==, 0);
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);

  g_assert_true (waymark_document_go_back (document, "Go back", &error));
  item = waymark_plan_lookup (waymark_document_get_plan (document), id);
  g_assert_nonnull (item);
  g_assert_cmpstr (waymark_item_get_string (item, "text"), ==, "first");
  g_assert_cmpuint (waymark_item_get_n_children (root), ==, 1);
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  g_assert_true (waymark_document_undo (document, NULL, NULL));
  g_assert_null (waymark_plan_lookup (waymark_document_get_plan (document), id));
  g_assert_cmpuint (waymark_item_get_n_children (root), ==, 2);
  close_well (document);
}

/* While the person thought, somebody wrote the file again: nothing of theirs is written over. */
static void
test_older_no_more (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (WaymarkDocument) other = NULL;
  g_autoptr (GError) error = NULL;

  put_back (place, document);
  other = open_path (place->path);
  set_text (other, "theirs");
  close_well (other);
  g_assert_false (waymark_document_keep_mine (document, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_false (waymark_document_go_back (document, "Go back", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_CHANGED);
  g_assert_cmpstr (get_text (document), ==, "second");
  file_says (place->path, "theirs");
}

/* The words of then are nowhere in this plan any more. */
static void
test_go_back_beyond_forgetting (Place *place, gconstpointer data)
{
  g_autofree char *backup = place_build (place, "backup.waymark");
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GError) error = NULL;
  guint n_edits;

  copy_over (place->path, backup);
  set_text (document, "second");
  g_assert_true (waymark_document_forget (document, G_MAXINT64, "Forget", &n_edits, &error));
  g_assert_cmpint (g_rename (backup, place->path), ==, 0);
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);
  g_assert_false (waymark_document_go_back (document, "Go back", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED);
  g_assert_cmpstr (get_text (document), ==, "second");
  file_says (place->path, "first");
  publish_refused (document, WAYMARK_ERROR_PUT_BACK);
}

static void
test_replaced_by_something_else (Place *place, gconstpointer data)
{
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autofree char *bytes = NULL;

  set_text (document, "second");
  g_assert_true (g_file_set_contents (place->path, "a letter", -1, NULL));
  publish_refused (document, WAYMARK_ERROR_CHANGED);
  g_assert_true (g_file_get_contents (place->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "a letter");
  make_file (place->path); /* another plan */
  publish_refused (document, WAYMARK_ERROR_CHANGED);
  file_says (place->path, "first");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/publish/" name, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();

  ADD ("theirs-contains-mine", test_theirs_contains_mine);
  ADD ("mine-contains-theirs", test_mine_contains_theirs);
  ADD ("apart", test_apart);
  ADD ("older", test_older);
  ADD ("go-back", test_go_back);
  ADD ("go-back-over-items", test_go_back_over_items);
  ADD ("older-no-more", test_older_no_more);
  ADD ("go-back-beyond-forgetting", test_go_back_beyond_forgetting);
  ADD ("replaced-by-something-else", test_replaced_by_something_else);
  result = g_test_run ();
  state_end ();
  return result;
}
