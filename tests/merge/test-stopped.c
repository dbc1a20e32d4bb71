/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "document-test.h"
#include "waymark-combination.h"
#include "waymark-conflicts.h"
#include "waymark-document-private.h"
#include "waymark-sqlite-private.h"
#include "waymark-store-private.h"

/* Each statement of combining fails once: either nothing happened, and it can be tried again,
 * or all that was chosen is in the plan. */

typedef struct
{
  sqlite3 *db;
  guint left; /* until one is stopped */
} Stop;

static int
on_statement (unsigned type, gpointer data, gpointer statement, gpointer words)
{
  Stop *stop = data;

  if (stop->left > 0 && --stop->left == 0)
    sqlite3_interrupt (stop->db);
  return 0;
}

static WaymarkItem *
find_theme (WaymarkDocument *document, guint nth)
{
  return waymark_item_get_child (waymark_plan_get_root (waymark_document_get_plan (document)), nth);
}

static void
add_theme (WaymarkDocument *document)
{
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Add theme");
  WaymarkItem *root = waymark_plan_get_root (waymark_document_get_plan (document));

  waymark_edit_add (edit, WAYMARK_KIND_THEME, root, NULL, &error);
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

static void
remove_theme (WaymarkDocument *document, guint nth)
{
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit = waymark_document_begin_edit (document, "Delete theme");

  waymark_edit_remove (edit, find_theme (document, nth), &error);
  g_assert_no_error (error);
  waymark_document_commit (document, edit, &error);
  g_assert_no_error (error);
}

/* They changed a text that we changed, set a phase, and deleted a theme. */
static void
make_copies (Place *place, const char *other)
{
  WaymarkDocument *document = open_path (place->path);
  g_autoptr (GFile) to = g_file_new_for_path (other);
  g_autoptr (GError) error = NULL;

  add_theme (document);
  close_well (document);
  g_file_copy (place->file, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  document = open_path (other);
  waymark_document_set_person (document, "RCBC");
  set_text (document, "As RCBC says.");
  set_field (document, find_action (document), "phase", "Year 2");
  remove_theme (document, 1);
  close_well (document);
  document = open_path (place->path);
  waymark_document_set_person (document, "MBC");
  set_text (document, "As MBC says.");
  close_well (document);
}

static WaymarkCombination *
reject_all (WaymarkDocument *document, const char *other)
{
  g_autoptr (GFile) file = g_file_new_for_path (other);
  g_autoptr (GError) error = NULL;
  WaymarkCombination *combination = waymark_combination_new (document, &file, 1, NULL, &error);
  GPtrArray *differences;

  g_assert_no_error (error);
  differences = waymark_combination_get_differences (combination);
  for (guint i = 0; i < differences->len; i++)
    ((WaymarkDifference *) g_ptr_array_index (differences, i))->choice = WAYMARK_CHOICE_OURS;
  return combination;
}

static void
assert_unchanged (WaymarkDocument *document)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  conflicts = waymark_conflicts_list (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpstr (get_text (document), ==, "As MBC says.");
  g_assert_null (waymark_item_get_string (find_action (document), "phase"));
  g_assert_nonnull (find_theme (document, 1));
  waymark_document_check (document, &error);
  g_assert_no_error (error);
}

/* Returns: whether combining came to its end before the @nth statement */
static gboolean
stop_at (Place *place, const char *other, guint nth)
{
  WaymarkDocument *document = open_path (place->path);
  g_autoptr (WaymarkCombination) combination = reject_all (document, other);
  Stop stop = { document->store->db->db, nth };
  g_autoptr (GError) error = NULL;
  gboolean done, brought;

  sqlite3_trace_v2 (stop.db, SQLITE_TRACE_STMT, on_statement, &stop);
  done = waymark_combination_apply (combination, "Combine with a copy", &brought, &error);
  sqlite3_trace_v2 (stop.db, 0, NULL, NULL);
  g_assert_true (done == (error == NULL));
  assert_unchanged (document);
  if (!done)
    {
      g_assert_cmpuint (stop.left, ==, 0);
      g_clear_error (&error);
      waymark_combination_apply (combination, "Combine with a copy", &brought, &error);
      g_assert_no_error (error);
      g_assert_true (brought);
      assert_unchanged (document);
    }
  g_clear_object (&combination);
  abandon (document);
  state_empty ();
  return stop.left > 0;
}

static void
test_rejecting (Place *place, gconstpointer data)
{
  g_autofree char *other = place_build (place, "theirs.waymark");
  guint n = 1;

  make_copies (place, other);
  while (!stop_at (place, other, n))
    n++;
  g_test_message ("%u statements", n - 1);
  g_assert_cmpuint (n, >, 50);
}

int
main (int argc, char **argv)
{
  int result;

  state_in_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stopped/rejecting", Place, NULL, place_set_up, test_rejecting, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
