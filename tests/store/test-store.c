/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "utils.h"
#include "waymark-error.h"

static WaymarkItem *
find (WaymarkPlan *plan, WaymarkKind kind, const char *words)
{
  g_autoptr (GRand) rand = g_rand_new ();

  for (int i = 0; i < 10000; i++)
    {
      WaymarkItem *item = plan_pick (rand, plan, 1u << kind);

      if (g_strcmp0 (waymark_item_get_display_text (item), words) == 0)
        return item;
    }
  g_assert_not_reached ();
}

static WaymarkStore *
create (Place *place, WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;
  WaymarkStore *store =
      waymark_store_create (place->path, "carers.waymark", plan, "New plan", "Ann", &error);

  g_assert_no_error (error);
  waymark_store_begin_session (store);
  return store;
}

static void
test_create_and_load (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkStore) again = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  store = create (&place, plan);
  g_assert_cmpstr (waymark_store_get_plan_id (store), ==, waymark_plan_get_id (plan));
  g_assert_cmpint (waymark_store_count_edits (store), ==, 1);
  g_assert_null (waymark_store_get_undo_name (store));
  assert_consistent (store, plan);
  g_clear_object (&store);

  again = waymark_store_open (place.path, "carers.waymark", WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_consistent (again, plan);
}

static void
test_create_over_something (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  g_assert_true (g_file_set_contents (place.path, "mine", -1, NULL));
  store = waymark_store_create (place.path, "carers.waymark", plan, "New plan", "Ann", &error);
  g_assert_null (store);
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_EXISTS);
}

static void
test_edit_undo_redo (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = plan_dump (plan);
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  WaymarkItem *action = find (plan, WAYMARK_KIND_ACTION, "Hold a survey");
  WaymarkEdit *edit;
  guint left = 9;

  place_init (&place);
  store = create (&place, plan);

  edit = waymark_edit_begin (plan, "Change text", waymark_store_get_session (store));
  waymark_edit_set_string (edit, action, "text", "Hold a survey each year", &error);
  g_assert_no_error (error);
  waymark_store_commit (store, edit, "Ann", &error);
  g_assert_no_error (error);
  second = plan_dump (plan);
  g_assert_cmpstr (first, !=, second);
  assert_consistent (store, plan);
  g_assert_cmpstr (waymark_store_get_undo_name (store), ==, "Change text");
  g_assert_null (waymark_store_get_redo_name (store));

  waymark_store_undo (store, plan, "Ann", &left, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 0);
  undone = plan_dump (plan);
  g_assert_cmpstr (undone, ==, first);
  assert_consistent (store, plan);
  g_assert_null (waymark_store_get_undo_name (store));
  g_assert_cmpstr (waymark_store_get_redo_name (store), ==, "Change text");
  g_assert_false (waymark_store_undo (store, plan, "Ann", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  waymark_store_redo (store, plan, "Ann", &left, &error);
  g_assert_no_error (error);
  redone = plan_dump (plan);
  g_assert_cmpstr (redone, ==, second);
  assert_consistent (store, plan);
  g_assert_cmpint (waymark_store_count_edits (store), ==, 4);
}

static void
test_empty_edit (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  store = create (&place, plan);
  waymark_store_commit (store,
                        waymark_edit_begin (plan, "Nothing", waymark_store_get_session (store)),
                        "Ann",
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (waymark_store_count_edits (store), ==, 1);
}

static void
test_delete_and_back (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = plan_dump (plan);
  g_autofree char *undone = NULL;
  WaymarkItem *theme = find (plan, WAYMARK_KIND_THEME, "Being heard");
  WaymarkEdit *edit;

  place_init (&place);
  store = create (&place, plan);
  edit = waymark_edit_begin (plan, "Delete theme", waymark_store_get_session (store));
  waymark_edit_remove (edit, theme, &error);
  g_assert_no_error (error);
  waymark_store_commit (store, edit, "Ann", &error);
  g_assert_no_error (error);
  assert_consistent (store, plan);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), ==, 3);

  waymark_store_undo (store, plan, "Ann", NULL, &error);
  g_assert_no_error (error);
  undone = plan_dump (plan);
  g_assert_cmpstr (undone, ==, first);
  assert_consistent (store, plan);
}

static void
test_copy_and_verify (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (WaymarkPlan) plan = plan_sample ();
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkStore) copy = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkRelation relation;

  place_init (&place);
  target = place_file (&place, "copy.waymark");
  store = create (&place, plan);
  waymark_store_verify (store, NULL, &error);
  g_assert_no_error (error);

  waymark_store_copy_to (store, target, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (waymark_store_copy_to (store, target, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_EXISTS);
  g_clear_error (&error);

  copy = waymark_store_open (target, "copy.waymark", WAYMARK_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  waymark_store_verify (copy, NULL, &error);
  g_assert_no_error (error);
  assert_consistent (copy, plan);
  g_assert_true (waymark_store_relate (store, copy, &relation, &error));
  g_assert_cmpint (relation, ==, WAYMARK_RELATION_SAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/create-and-load", test_create_and_load);
  g_test_add_func ("/store/create-over-something", test_create_over_something);
  g_test_add_func ("/store/edit-undo-redo", test_edit_undo_redo);
  g_test_add_func ("/store/empty-edit", test_empty_edit);
  g_test_add_func ("/store/delete-and-back", test_delete_and_back);
  g_test_add_func ("/store/copy-and-verify", test_copy_and_verify);

  return g_test_run ();
}
