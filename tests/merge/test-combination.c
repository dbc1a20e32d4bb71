/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "document-test.h"
#include "waymark-combination.h"
#include "waymark-conflicts.h"
#include "waymark-error.h"

/* Two copies of a plan come together through what the window and the command line use. */

typedef struct
{
  Place place;
  char *other_path;
  GFile *other;
} Pair;

static void
set_up (Pair *pair, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  place_set_up (&pair->place, NULL);
  pair->other_path = place_build (&pair->place, "theirs.waymark");
  pair->other = g_file_new_for_path (pair->other_path);
  g_assert_true (g_file_get_contents (pair->place.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (pair->other_path, bytes, length, NULL));
}

static void
tear_down (Pair *pair, gconstpointer data)
{
  g_free (pair->other_path);
  g_object_unref (pair->other);
  place_tear_down (&pair->place, NULL);
}

typedef void (*EditFunc) (WaymarkDocument *document);

static void
edit_file (const char *path, const char *person, EditFunc func)
{
  WaymarkDocument *document = open_path (path);

  waymark_document_set_person (document, person);
  func (document);
  close_well (document);
}

static WaymarkItem *
find_theme (WaymarkDocument *document)
{
  return waymark_item_first (waymark_plan_get_root (waymark_document_get_plan (document)),
                             WAYMARK_KIND_THEME);
}

static void
write_theirs (WaymarkDocument *document)
{
  set_field (document, find_action (document), "phase", "Year 2");
  set_text (document, "As RCBC says.");
}

static void
write_ours (WaymarkDocument *document)
{
  set_field (document, find_theme (document), "title", "Our title");
  set_text (document, "As MBC says.");
}

static WaymarkCombination *
combine (Pair *pair, WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  WaymarkCombination *combination =
      waymark_combination_new (document, &pair->other, 1, NULL, &error);

  g_assert_no_error (error);
  return combination;
}

static WaymarkDifference *
find (WaymarkCombination *combination, WaymarkDifferenceSide side)
{
  GPtrArray *differences = waymark_combination_get_differences (combination);
  WaymarkDifference *found = NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      WaymarkDifference *difference = g_ptr_array_index (differences, i);

      if (difference->side != side)
        continue;
      g_assert_null (found);
      found = difference;
    }
  return found;
}

static void
apply (WaymarkCombination *combination)
{
  g_autoptr (GError) error = NULL;
  gboolean brought;

  waymark_combination_apply (combination, "Combine with a copy", &brought, &error);
  g_assert_no_error (error);
  g_assert_true (brought);
  waymark_document_check (waymark_combination_get_document (combination), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_conflicts (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = waymark_conflicts_list (document, &error);

  g_assert_no_error (error);
  return list;
}

static const char *
text_of (WaymarkClaim *claim)
{
  return waymark_value_get_string (claim->value);
}

static void
test_preview (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document;
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autofree char *before = NULL;
  WaymarkDifference *difference;
  WaymarkCombinationFile *file;

  edit_file (pair->other_path, "RCBC", write_theirs);
  edit_file (pair->place.path, "MBC", write_ours);
  document = open_path (pair->place.path);
  before = g_strdup (get_text (document));
  combination = combine (pair, document);

  file = g_ptr_array_index (waymark_combination_get_files (combination), 0);
  g_assert_no_error (file->error);
  g_assert_cmpint (file->relation, ==, WAYMARK_RELATION_APART);
  g_assert_cmpuint (file->n_edits, ==, 2);
  g_assert_cmpstr (file->person, ==, "RCBC");
  g_assert_cmpstr (file->name, ==, "theirs.waymark");

  g_assert_cmpuint (waymark_combination_get_differences (combination)->len, ==, 3);
  difference = find (combination, WAYMARK_SIDE_THEIRS);
  g_assert_cmpstr (difference->field, ==, "phase");
  g_assert_cmpstr (text_of (g_ptr_array_index (difference->theirs, 0)), ==, "Year 2");
  difference = find (combination, WAYMARK_SIDE_OURS);
  g_assert_cmpstr (difference->field, ==, "title");
  g_assert_cmpstr (text_of (difference->ours), ==, "Our title");
  g_assert_true (difference->ours->is_own);
  difference = find (combination, WAYMARK_SIDE_CLASH);
  g_assert_cmpstr (difference->field, ==, "text");
  g_assert_cmpstr (text_of (difference->ours), ==, "As MBC says.");
  g_assert_cmpstr (difference->ours->person, ==, "MBC");
  g_assert_cmpuint (difference->theirs->len, ==, 1);
  g_assert_cmpstr (text_of (g_ptr_array_index (difference->theirs, 0)), ==, "As RCBC says.");
  g_assert_true (difference->has_base);
  g_assert_cmpint (waymark_combination_get_parted (combination), >, 0);

  /* Nothing has happened yet. */
  g_assert_cmpstr (get_text (document), ==, before);
  g_clear_object (&combination);
  close_well (document);
}

static void
test_later (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document;
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkConflict *conflict;

  edit_file (pair->other_path, "RCBC", write_theirs);
  edit_file (pair->place.path, "MBC", write_ours);
  document = open_path (pair->place.path);
  combination = combine (pair, document);
  apply (combination);

  g_assert_cmpstr (waymark_item_get_string (find_action (document), "phase"), ==, "Year 2");
  conflicts = list_conflicts (document);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->type, ==, WAYMARK_CONFLICT_FIELD);
  g_assert_cmpuint (conflict->claims->len, ==, 2);
  waymark_conflict_choose (document, conflict, 1, "Choose", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, text_of (g_ptr_array_index (conflict->claims, 1)));
  none = list_conflicts (document);
  g_assert_cmpuint (none->len, ==, 0);

  /* Choosing is a step, combining is another. */
  waymark_document_undo (document, NULL, &error);
  g_assert_no_error (error);
  waymark_document_undo (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, "As MBC says.");
  g_assert_null (waymark_item_get_string (find_action (document), "phase"));
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  g_clear_object (&combination);
  close_well (document);
}

static void
test_choices (Pair *pair, gconstpointer data)
{
  static const struct
  {
    WaymarkChoice choice;
    const char *text;
  } cases[] = {
    { WAYMARK_CHOICE_OURS, "As MBC says." },
    { WAYMARK_CHOICE_THEIRS, "As RCBC says." },
    { WAYMARK_CHOICE_WRITTEN, "As both say." },
  };

  edit_file (pair->other_path, "RCBC", write_theirs);
  edit_file (pair->place.path, "MBC", write_ours);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkDocument *document = open_path (pair->place.path);
      g_autoptr (WaymarkCombination) combination = combine (pair, document);
      g_autoptr (WaymarkValue) written = waymark_value_new_string ("As both say.");
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GError) error = NULL;

      waymark_combination_choose (combination,
                                  find (combination, WAYMARK_SIDE_CLASH),
                                  cases[i].choice,
                                  0,
                                  cases[i].choice == WAYMARK_CHOICE_WRITTEN ? written : NULL,
                                  &error);
      g_assert_no_error (error);
      waymark_combination_choose (combination,
                                  find (combination, WAYMARK_SIDE_THEIRS),
                                  WAYMARK_CHOICE_OURS,
                                  0,
                                  NULL,
                                  &error);
      g_assert_no_error (error);
      apply (combination);
      g_assert_cmpstr (get_text (document), ==, cases[i].text);
      g_assert_null (waymark_item_get_string (find_action (document), "phase"));
      conflicts = list_conflicts (document);
      g_assert_cmpuint (conflicts->len, ==, 0);

      /* Where all was rejected nothing is left to be taken back, and it is passed over. */
      if (cases[i].choice != WAYMARK_CHOICE_OURS)
        {
          waymark_document_undo (document, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (get_text (document), ==, "As MBC says.");
        }
      g_clear_object (&combination);
      abandon (document);
      state_empty ();
    }
}

/* ---- whole items */

static void
remove_theme (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Delete theme");

  waymark_edit_remove (edit, find_theme (document), &error);
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

static void
add_theme (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Add theme");
  WaymarkItem *theme =
      waymark_edit_add (edit,
                        WAYMARK_KIND_THEME,
                        waymark_plan_get_root (waymark_document_get_plan (document)),
                        NULL,
                        &error);
  WaymarkItem *action;

  g_assert_no_error (error);
  waymark_edit_set_string (edit, theme, "title", "New", &error);
  action = waymark_edit_add (edit, WAYMARK_KIND_ACTION, theme, NULL, &error);
  g_assert_no_error (error);
  waymark_edit_set_string (edit, action, "text", "New action", &error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

static void
write_text (WaymarkDocument *document)
{
  set_text (document, "Worked on.");
}

static guint
count_themes (WaymarkDocument *document)
{
  return waymark_item_count (waymark_plan_get_root (waymark_document_get_plan (document)),
                             WAYMARK_KIND_THEME);
}

static void
test_new_item (Pair *pair, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit_file (pair->other_path, "RCBC", add_theme);
  edit_file (pair->place.path, "MBC", add_theme);
  for (int take = 0; take < 2; take++)
    {
      WaymarkDocument *document = open_path (pair->place.path);
      guint before = count_themes (document);
      g_autoptr (WaymarkCombination) combination = combine (pair, document);
      WaymarkDifference *theirs = find (combination, WAYMARK_SIDE_THEIRS);
      WaymarkDifference *ours = find (combination, WAYMARK_SIDE_OURS);

      g_assert_cmpint (theirs->type, ==, WAYMARK_DIFFERENCE_ADDED);
      g_assert_cmpint (theirs->kind, ==, WAYMARK_KIND_THEME);
      g_assert_null (theirs->ours);
      g_assert_cmpint (ours->type, ==, WAYMARK_DIFFERENCE_ADDED);
      g_assert_nonnull (
          waymark_plan_lookup (waymark_combination_get_result (combination), theirs->item));
      if (!take)
        theirs->choice = WAYMARK_CHOICE_OURS;
      apply (combination);
      g_assert_cmpuint (count_themes (document), ==, before + (take ? 1 : 0));
      if (take)
        {
          waymark_document_undo (document, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (count_themes (document), ==, before);
          waymark_document_redo (document, NULL, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (count_themes (document), ==, before + 1);
        }
      g_clear_object (&combination);
      abandon (document);
      state_empty ();
    }
}

/* @data: who deleted: "there" or "here" */
static void
test_deleted (Pair *pair, gconstpointer data)
{
  gboolean there = strcmp (data, "there") == 0;

  edit_file (pair->other_path, "RCBC", there ? remove_theme : write_text);
  edit_file (pair->place.path, "MBC", there ? write_text : remove_theme);
  for (int choice = WAYMARK_CHOICE_NONE; choice <= WAYMARK_CHOICE_THEIRS; choice++)
    {
      WaymarkDocument *document = open_path (pair->place.path);
      guint before = count_themes (document);
      g_autoptr (WaymarkCombination) combination = combine (pair, document);
      WaymarkDifference *kept = find (combination, WAYMARK_SIDE_CLASH);
      g_autoptr (GPtrArray) conflicts = NULL;
      gboolean stays = choice == WAYMARK_CHOICE_NONE || there == (choice == WAYMARK_CHOICE_OURS);

      g_assert_cmpint (kept->type, ==, WAYMARK_DIFFERENCE_KEPT);
      g_assert_cmpint (kept->kind, ==, WAYMARK_KIND_THEME);
      g_assert_true (there == (kept->ours != NULL));
      g_assert_cmpstr (((WaymarkClaim *) g_ptr_array_index (kept->theirs, 0))->person, ==, "RCBC");
      kept->choice = choice;
      apply (combination);
      conflicts = list_conflicts (document);
      g_assert_cmpuint (conflicts->len, ==, choice == WAYMARK_CHOICE_NONE ? 1 : 0);
      g_assert_cmpuint (
          count_themes (document), ==, (there ? before - 1 : before) + (stays ? 1 : 0));

      if (conflicts->len > 0)
        {
          g_autoptr (GPtrArray) none = NULL;
          g_autoptr (GError) error = NULL;

          waymark_conflict_keep (document, g_ptr_array_index (conflicts, 0), "Keep", &error);
          g_assert_no_error (error);
          none = list_conflicts (document);
          g_assert_cmpuint (none->len, ==, 0);
          waymark_document_undo (document, NULL, &error);
          g_assert_no_error (error);
          waymark_conflict_delete (document, g_ptr_array_index (conflicts, 0), "Delete", &error);
          g_assert_no_error (error);
          g_assert_cmpuint (count_themes (document), ==, there ? before - 1 : before);
          waymark_document_check (document, &error);
          g_assert_no_error (error);
        }
      g_clear_object (&combination);
      abandon (document);
      state_empty ();
    }
}

static void
test_removed (Pair *pair, gconstpointer data)
{
  edit_file (pair->other_path, "RCBC", remove_theme);
  for (int take = 0; take < 2; take++)
    {
      WaymarkDocument *document = open_path (pair->place.path);
      guint before = count_themes (document);
      g_autoptr (WaymarkCombination) combination = combine (pair, document);
      WaymarkDifference *removed = find (combination, WAYMARK_SIDE_THEIRS);

      g_assert_cmpint (removed->type, ==, WAYMARK_DIFFERENCE_REMOVED);
      g_assert_cmpint (removed->kind, ==, WAYMARK_KIND_THEME);
      g_assert_cmpuint (waymark_combination_get_lost (combination)->len, >, 0);
      if (!take)
        removed->choice = WAYMARK_CHOICE_OURS;
      apply (combination);
      g_assert_cmpuint (count_themes (document), ==, before - (take ? 1 : 0));
      g_assert_true (take || find_action (document) != NULL);
      g_clear_object (&combination);
      abandon (document);
      state_empty ();
    }
}

/* ---- files that bring nothing, or cannot be taken */

static void
test_nothing_new (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document;
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autoptr (GError) error = NULL;
  gboolean brought = TRUE;

  edit_file (pair->place.path, "MBC", write_ours);
  document = open_path (pair->place.path);
  combination = combine (pair, document);
  g_assert_cmpuint (waymark_combination_get_differences (combination)->len, ==, 0);
  waymark_combination_apply (combination, "Combine", &brought, &error);
  g_assert_no_error (error);
  g_assert_false (brought);
  g_clear_object (&combination);
  close_well (document);
}

static void
test_no_plan (Pair *pair, gconstpointer data)
{
  g_autofree char *path = place_build (&pair->place, "notes.waymark");
  g_autoptr (GFile) bad = g_file_new_for_path (path);
  GFile *files[2] = { bad, pair->other };
  WaymarkDocument *document;
  WaymarkCombination *combination;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no plan at all", -1, NULL));
  edit_file (pair->other_path, "RCBC", write_theirs);
  document = open_path (pair->place.path);
  g_assert_null (waymark_combination_new (document, files, 1, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_A_PLAN);
  g_clear_error (&error);

  combination = waymark_combination_new (document, files, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (((WaymarkCombinationFile *) g_ptr_array_index (
                       waymark_combination_get_files (combination), 0))
                      ->error,
                  WAYMARK_ERROR,
                  WAYMARK_ERROR_NOT_A_PLAN);
  g_assert_cmpuint (waymark_combination_get_differences (combination)->len, ==, 2);
  g_object_unref (combination);
  close_well (document);
}

static void
test_values (Pair *pair, gconstpointer data)
{
  WaymarkDocument *document = open_path (pair->place.path);
  WaymarkDocument *source = open_path (pair->other_path);
  WaymarkPlan *other = waymark_document_get_plan (source);
  g_autoptr (WaymarkCombination) combination = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_themes (document);
  gboolean brought;

  add_theme (source);
  set_text (source, "From JSON.");
  combination = waymark_combination_new_for_plan (document, other, "plan.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_combination_get_differences (combination)->len, ==, 2);
  waymark_combination_apply (combination, "Take over", &brought, &error);
  g_assert_no_error (error);
  g_assert_true (brought);
  g_assert_cmpuint (count_themes (document), ==, before + 1);
  g_assert_cmpstr (get_text (document), ==, "From JSON.");
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  waymark_document_undo (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_themes (document), ==, before);
  g_clear_object (&combination);
  abandon (source);
  close_well (document);
}

int
main (int argc, char **argv)
{
  int result;

  state_in_memory ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, data) g_test_add (name, Pair, data, set_up, func, tear_down)
  ADD ("/combination/preview", test_preview, NULL);
  ADD ("/combination/later", test_later, NULL);
  ADD ("/combination/choices", test_choices, NULL);
  ADD ("/combination/new-item", test_new_item, NULL);
  ADD ("/combination/deleted-there", test_deleted, "there");
  ADD ("/combination/deleted-here", test_deleted, "here");
  ADD ("/combination/removed", test_removed, NULL);
  ADD ("/combination/nothing-new", test_nothing_new, NULL);
  ADD ("/combination/no-plan", test_no_plan, NULL);
  ADD ("/combination/values", test_values, NULL);
  result = g_test_run ();
  state_end ();
  return result;
}
