/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "utils.h"
#include "waymark-error.h"

/* Random edits of every kind and field, in several sessions: after each of them the plan in
 * memory, the tables of items, the reader and the edits themselves say the same. */

static void
commit_random (GRand *rand, WaymarkStore *store, WaymarkPlan *plan)
{
  WaymarkEdit *edit = waymark_edit_begin (plan, "Some changes", waymark_store_get_session (store));
  g_autoptr (GError) error = NULL;

  edit_random (rand, edit, g_rand_int_range (rand, 1, 6));
  waymark_store_commit (store, edit, "Ann", &error);
  g_assert_no_error (error);
}

/* Closes and opens again, as another sitting of the same person. */
static WaymarkStore *
reopen (WaymarkStore *store, const char *path, GStrvBuilder *own)
{
  g_auto (GStrv) sessions = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkStore *again;

  g_strv_builder_add (own, waymark_store_get_session (store));
  sessions = g_strv_builder_end (own);
  for (gsize i = 0; sessions[i] != NULL; i++)
    g_strv_builder_add (own, sessions[i]);
  g_object_unref (store);

  again = waymark_store_open (path, "plan.waymark", WAYMARK_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  waymark_store_begin_session (again);
  waymark_store_set_own_sessions (again, (const char *const *) sessions, &error);
  g_assert_no_error (error);
  return again;
}

static void
undo_all (WaymarkStore *store, WaymarkPlan *plan, GPtrArray *dumps)
{
  for (guint i = dumps->len - 1; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;
      guint left = 9;

      waymark_store_undo (store, plan, "Ann", &left, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (left, ==, 0);
      dump = plan_dump (plan);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i - 1));
    }
}

static void
redo_all (WaymarkStore *store, WaymarkPlan *plan, GPtrArray *dumps)
{
  for (guint i = 1; i < dumps->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = NULL;
      guint left = 9;

      waymark_store_redo (store, plan, "Ann", &left, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (left, ==, 0);
      dump = plan_dump (plan);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i));
    }
}

static void
run_history (guint32 seed, guint n_edits)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (WaymarkPlan) plan = plan_random (rand, 30);
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;

  place_init (&place);
  store = waymark_store_create (place.path, "plan.waymark", plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (store);
  assert_consistent (store, plan);
  g_ptr_array_add (dumps, plan_dump (plan));

  for (guint i = 0; i < n_edits; i++)
    {
      gint64 before = waymark_store_count_edits (store);

      if (g_rand_int_range (rand, 0, 6) == 0)
        store = reopen (g_steal_pointer (&store), place.path, own);
      commit_random (rand, store, plan);
      assert_consistent (store, plan);
      if (waymark_store_count_edits (store) > before)
        g_ptr_array_add (dumps, plan_dump (plan));
    }

  undo_all (store, plan, dumps);
  assert_consistent (store, plan);
  g_assert_null (waymark_store_get_undo_name (store));
  store = reopen (g_steal_pointer (&store), place.path, own);
  redo_all (store, plan, dumps);
  assert_consistent (store, plan);
  g_assert_null (waymark_store_get_redo_name (store));
  undo_all (store, plan, dumps);
  assert_consistent (store, plan);

  waymark_store_verify (store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_histories (void)
{
  guint32 seed = test_seed ();

  for (guint32 i = 0; i < 25; i++)
    {
      g_test_message ("history %u", seed + i);
      run_history (seed + i, 20);
    }
}

/* Undo and redo between edits, at random; nothing is asserted but agreement. */
static void
test_mixed (void)
{
  guint32 seed = test_seed ();

  for (guint32 i = 0; i < 15; i++)
    {
      g_auto (Place) place = { 0 };
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = plan_random (rand, 20);
      g_autoptr (WaymarkStore) store = NULL;
      g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("mixed %u", seed + i);
      place_init (&place);
      store = waymark_store_create (place.path, "plan.waymark", plan, "New plan", "Ann", &error);
      g_assert_no_error (error);
      waymark_store_begin_session (store);

      for (guint k = 0; k < 40; k++)
        {
          int choice = g_rand_int_range (rand, 0, 10);

          if (choice < 4)
            commit_random (rand, store, plan);
          else if (choice < 9)
            {
              gboolean done = choice < 7 ? waymark_store_undo (store, plan, "Ann", NULL, &error)
                                         : waymark_store_redo (store, plan, "Ann", NULL, &error);

              if (!done)
                g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
              g_clear_error (&error);
            }
          else
            store = reopen (g_steal_pointer (&store), place.path, own);
          assert_consistent (store, plan);
        }
      waymark_store_verify (store, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edits/undo-all-redo-all", test_histories);
  g_test_add_func ("/edits/mixed", test_mixed);

  return g_test_run ();
}
