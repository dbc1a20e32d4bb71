/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Putting back an edit from the history, and reading the history bit by bit. */

#include "utils.h"
#include "waymark-error.h"
#include "waymark-history-reader.h"

typedef struct
{
  Place place;
  WaymarkPlan *plan;
  WaymarkStore *store;
  WaymarkItem *action;
} Fixture;

static WaymarkItem *
find_action (WaymarkPlan *plan)
{
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *requirement = waymark_item_first (theme, WAYMARK_KIND_REQUIREMENT);

  return waymark_item_first (requirement, WAYMARK_KIND_ACTION);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place_init (&f->place);
  f->plan = plan_sample ();
  f->store =
      waymark_store_create (f->place.path, "carers.waymark", f->plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  waymark_store_begin_session (f->store);
  f->action = find_action (f->plan);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_consistent (f->store, f->plan);
  waymark_store_verify (f->store, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&f->store);
  g_clear_object (&f->plan);
  place_clear (&f->place);
}

static WaymarkEdit *
begin (Fixture *f, const char *name)
{
  return waymark_edit_begin (f->plan, name, waymark_store_get_session (f->store));
}

static void
commit (Fixture *f, WaymarkEdit *edit, const char *person)
{
  g_autoptr (GError) error = NULL;

  waymark_store_commit (f->store, edit, person, &error);
  g_assert_no_error (error);
}

static void
set (Fixture *f, const char *name, const char *field, const char *value, const char *person)
{
  WaymarkEdit *edit = begin (f, name);

  g_assert_true (waymark_edit_set_string (edit, f->action, field, value, NULL));
  commit (f, edit, person);
}

/* The newest entry of that name. */
static char *
digest_of (Fixture *f, const char *name)
{
  g_autoptr (WaymarkHistoryReader) reader = waymark_history_reader_new (f->store, NULL, NULL);

  for (guint i = 0; i < waymark_history_reader_get_count (reader); i++)
    {
      WaymarkHistoryEntry *entry = waymark_history_reader_get (reader, i);

      if (g_strcmp0 (entry->name, name) == 0)
        return g_strdup (entry->digest);
    }
  g_assert_not_reached ();
}

static GPtrArray *
put_back (Fixture *f, const char *name)
{
  g_autofree char *digest = digest_of (f, name);
  g_autoptr (GError) error = NULL;
  GPtrArray *left = NULL;

  waymark_store_put_back (f->store, f->plan, digest, "Put back", "Ben", &left, &error);
  g_assert_no_error (error);
  g_assert_nonnull (left);
  return left;
}

static void
refuse (Fixture *f, const char *name)
{
  g_autofree char *digest = digest_of (f, name);
  g_autofree char *before = plan_dump (f->plan);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = waymark_store_count_edits (f->store);

  g_assert_false (
      waymark_store_put_back (f->store, f->plan, digest, "Put back", "Ben", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
  after = plan_dump (f->plan);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (waymark_store_count_edits (f->store), ==, n);
}

static void
test_values (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;

  set (f, "Change text", "text", "Hold a short survey", "Cy");
  set (f, "Change phase", "phase", "Year 1", "Ann");
  left = put_back (f, "Change text");
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpstr (waymark_item_get_string (f->action, "text"), ==, "Hold a survey");
  g_assert_cmpstr (waymark_item_get_string (f->action, "phase"), ==, "Year 1");

  /* It is an edit like any other: the next undo takes it back, the one after that what was
   * before it. */
  g_assert_cmpstr (waymark_store_get_undo_name (f->store), ==, "Put back");
  g_assert_true (waymark_store_undo (f->store, f->plan, "Ben", NULL, NULL));
  g_assert_cmpstr (waymark_item_get_string (f->action, "text"), ==, "Hold a short survey");
  g_assert_cmpstr (waymark_store_get_undo_name (f->store), ==, "Change phase");
}

static void
test_left_alone (Fixture *f, gconstpointer data)
{
  WaymarkEdit *edit = begin (f, "Both");
  g_autoptr (GPtrArray) left = NULL;
  WaymarkHistoryChange *change;

  waymark_edit_set_string (edit, f->action, "text", "Hold a survey each year", NULL);
  waymark_edit_set_string (edit, f->action, "notes", "In spring", NULL);
  commit (f, edit, "Ann");
  set (f, "Later", "text", "Hold two surveys", "Cy");

  left = put_back (f, "Both");
  g_assert_cmpuint (left->len, ==, 1);
  change = g_ptr_array_index (left, 0);
  g_assert_cmpstr (change->item, ==, waymark_item_get_id (f->action));
  g_assert_cmpstr (change->kind, ==, "action");
  g_assert_cmpstr (change->field, ==, "text");
  g_assert_cmpstr (waymark_item_get_string (f->action, "text"), ==, "Hold two surveys");
  g_assert_null (waymark_item_get_string (f->action, "notes"));

  refuse (f, "Both");
}

static void
test_nothing_left (Fixture *f, gconstpointer data)
{
  g_autofree char *gone = g_strnfill (64, '0');
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  set (f, "First", "phase", "Year 1", "Ann");
  set (f, "Second", "phase", "Year 2", "Ann");
  refuse (f, "First");
  refuse (f, "New plan");

  g_assert_false (
      waymark_store_put_back (f->store, f->plan, gone, "Put back", "Ben", NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
  g_assert_false (
      waymark_store_put_back (f->store, f->plan, "no digest", "Put back", "Ben", NULL, &unknown));
  g_assert_error (unknown, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND);
}

static void
test_deleted_branch (Fixture *f, gconstpointer data)
{
  WaymarkItem *requirement = waymark_item_get_parent (f->action);
  g_autofree char *id = g_strdup (waymark_item_get_id (requirement));
  g_autofree char *before = plan_dump (f->plan);
  g_autofree char *after = NULL;
  WaymarkEdit *edit = begin (f, "Delete 1.1");
  g_autoptr (GPtrArray) left = NULL;

  g_assert_true (waymark_edit_remove (edit, requirement, NULL));
  commit (f, edit, "Ann");
  g_assert_null (waymark_plan_lookup (f->plan, id));
  left = put_back (f, "Delete 1.1");
  g_assert_cmpuint (left->len, ==, 0);
  after = plan_dump (f->plan);
  g_assert_cmpstr (before, ==, after);
  f->action = find_action (f->plan);
}

/* What an edit added goes, unless somebody went on with it. */
static void
test_added (Fixture *f, gconstpointer data)
{
  WaymarkItem *requirement = waymark_item_get_parent (f->action);
  WaymarkEdit *edit = begin (f, "Add two");
  WaymarkItem *first = waymark_edit_add (edit, WAYMARK_KIND_ACTION, requirement, NULL, NULL);
  WaymarkItem *second = waymark_edit_add (edit, WAYMARK_KIND_ACTION, requirement, NULL, NULL);
  g_autofree char *id = g_strdup (waymark_item_get_id (first));
  g_autoptr (GPtrArray) left = NULL;

  commit (f, edit, "Ann");
  f->action = second;
  set (f, "Change text", "text", "Keep me", "Cy");
  left = put_back (f, "Add two");
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_null (waymark_plan_lookup (f->plan, id));
  g_assert_true (waymark_item_is_in_plan (second));
}

static guint
count_of_action (Fixture *f)
{
  g_autoptr (WaymarkHistoryReader) reader =
      waymark_history_reader_new (f->store, waymark_item_get_id (f->action), NULL);

  return waymark_history_reader_get_count (reader);
}

/* Leads belong to the history of their action, those that are gone too. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  WaymarkItem *lead = waymark_item_first (f->action, WAYMARK_KIND_ASSIGNMENT);
  g_autofree char *party = g_strdup (waymark_item_get_string (lead, "party"));
  g_autoptr (WaymarkHistoryReader) reader = NULL;
  WaymarkHistoryEntry *entry;
  WaymarkHistoryChange *change = NULL;
  WaymarkEdit *edit;

  g_assert_cmpuint (count_of_action (f), ==, 1);
  edit = begin (f, "Remove lead");
  g_assert_true (waymark_edit_remove (edit, lead, NULL));
  commit (f, edit, "Ann");
  set (f, "Change phase", "phase", "Year 1", "Ann");
  edit = begin (f, "Elsewhere");
  waymark_edit_set_string (edit, waymark_item_get_parent (f->action), "notes", "Not it", NULL);
  commit (f, edit, "Ann");

  reader = waymark_history_reader_new (f->store, waymark_item_get_id (f->action), NULL);
  g_assert_cmpuint (waymark_history_reader_get_count (reader), ==, 3);
  entry = waymark_history_reader_get (reader, 1);
  g_assert_cmpstr (entry->name, ==, "Remove lead");
  g_assert_true (entry->is_own);
  g_assert_false (entry->is_first);
  g_assert_null (entry->changes);
  g_assert_true (waymark_history_reader_read (reader, 1, NULL));
  g_assert_cmpuint (entry->changes->len, ==, 1);
  change = g_ptr_array_index (entry->changes, 0);
  g_assert_cmpstr (change->field, ==, "@gone");
  g_assert_cmpstr (change->parent, ==, waymark_item_get_id (f->action));
  g_assert_cmpstr (waymark_value_get_string (change->subject), ==, party);

  entry = waymark_history_reader_get (reader, 2);
  g_assert_true (entry->is_first);
  g_assert_false (entry->is_own);
}

/* Whatever the edits: put back right after, each leaves the plan as it was. */
static void
test_random (void)
{
  guint32 seed = test_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_done = 0;

  for (guint i = 0; i < 60; i++)
    {
      Fixture f = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      WaymarkEdit *edit;

      set_up (&f, NULL);
      for (guint j = 0; j < 3; j++)
        {
          edit = begin (&f, "Before");
          edit_random (rand, edit, 3);
          commit (&f, edit, "Ann");
        }
      before = plan_dump (f.plan);
      edit = begin (&f, "This");
      edit_random (rand, edit, 4);
      if (!waymark_edit_is_empty (edit))
        {
          g_autoptr (GPtrArray) left = NULL;

          commit (&f, edit, "Cy");
          left = put_back (&f, "This");
          g_assert_cmpuint (left->len, ==, 0);
          after = plan_dump (f.plan);
          g_assert_cmpstr (before, ==, after);
          n_done++;
        }
      else
        waymark_edit_free (edit);
      tear_down (&f, NULL);
    }
  g_assert_cmpuint (n_done, >, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/put-back/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/put-back/left-alone", Fixture, NULL, set_up, test_left_alone, tear_down);
  g_test_add ("/put-back/nothing-left", Fixture, NULL, set_up, test_nothing_left, tear_down);
  g_test_add ("/put-back/deleted-branch", Fixture, NULL, set_up, test_deleted_branch, tear_down);
  g_test_add ("/put-back/added", Fixture, NULL, set_up, test_added, tear_down);
  g_test_add ("/history/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add_func ("/put-back/random", test_random);
  return g_test_run ();
}
