/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What is shown of a long plan while it is being opened: its beginning, as it is, and
 * nothing that would not do to be drawn. */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "document-test.h"
#include "waymark-leads.h"
#include "waymark-number.h"
#include "waymark-stage.h"
#include "waymark-store.h"

static WaymarkPlan *
make_long_plan (guint n_themes, guint n_actions)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *party;

  waymark_plan_add_statuses (plan);
  waymark_plan_set_string (plan, root, "title", "A long plan");
  party = waymark_plan_append (plan, WAYMARK_KIND_PARTY, root);
  waymark_plan_set_string (plan, party, "name", "MBC");
  for (guint i = 0; i < n_themes; i++)
    {
      WaymarkItem *theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, root);
      WaymarkItem *requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);

      waymark_plan_set_string (plan, theme, "title", "Support that works");
      waymark_plan_set_string (plan, requirement, "title", "Carers tell their story once");
      for (guint k = 0; k < n_actions; k++)
        {
          WaymarkItem *action =
              waymark_plan_append (plan, WAYMARK_KIND_ACTION, k % 3 == 0 ? theme : requirement);
          WaymarkItem *lead = waymark_plan_append (plan, WAYMARK_KIND_ASSIGNMENT, action);
          g_autofree char *text = g_strdup_printf ("What is done %u, %u: ĉiam", i, k);

          waymark_plan_set_string (plan, action, "text", text);
          waymark_plan_set_string (plan, lead, "party", waymark_item_get_id (party));
        }
    }
  return plan;
}

static WaymarkStore *
make_store (const char *path, WaymarkPlan *plan)
{
  g_autoptr (GError) error = NULL;
  WaymarkStore *store = waymark_store_create (path, "a plan", plan, "New plan", "Ann", &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_alike (WaymarkItem *part, WaymarkItem *whole)
{
  g_autofree char *part_leads = NULL;
  g_autofree char *whole_leads = NULL;
  g_autofree char *part_number = waymark_item_get_number_label (part);
  g_autofree char *whole_number = waymark_item_get_number_label (whole);

  g_assert_cmpstr (waymark_item_get_id (part), ==, waymark_item_get_id (whole));
  g_assert_cmpstr (part_number, ==, whole_number);
  g_assert_cmpstr (waymark_item_get_display_text (part), ==, waymark_item_get_display_text (whole));
  g_assert_cmpuint (waymark_item_get_n_children (part), ==, waymark_item_get_n_children (whole));
  if (waymark_item_get_kind (part) == WAYMARK_KIND_ACTION)
    {
      part_leads = waymark_action_format_leads (part);
      whole_leads = waymark_action_format_leads (whole);
      g_assert_cmpstr (part_leads, ==, whole_leads);
    }
  for (guint i = 0; i < waymark_item_get_n_children (part); i++)
    if (waymark_item_get_kind (waymark_item_get_child (part, i)) != WAYMARK_KIND_ASSIGNMENT)
      assert_alike (waymark_item_get_child (part, i), waymark_item_get_child (whole, i));
}

static void
test_beginning (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-first-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.db", NULL);
  g_autoptr (WaymarkPlan) plan = make_long_plan (40, 12);
  g_autoptr (WaymarkStore) store = make_store (path, plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkPlan) first = waymark_store_load_first (store, 60, NULL, &error);
  WaymarkItem *root, *theme;

  g_assert_no_error (error);
  root = waymark_plan_get_root (first);
  g_assert_cmpstr (waymark_item_get_string (root, "title"), ==, "A long plan");
  /* A theme, a requirement and twelve actions each. */
  g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_THEME), ==, 5);
  theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  for (WaymarkItem *part = waymark_item_first (root, WAYMARK_KIND_THEME); part != NULL;
       part = waymark_item_next (part), theme = waymark_item_next (theme))
    assert_alike (part, theme);
  g_assert_cmpuint (waymark_item_count (root, WAYMARK_KIND_STATUS),
                    ==,
                    waymark_item_count (waymark_plan_get_root (plan), WAYMARK_KIND_STATUS));
  waymark_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

/* What somebody wrote into the file is no text, or too much of it. */
static void
test_not_fit_to_be_drawn (void)
{
  static const char *const damages[] = {
    "UPDATE action SET text = CAST (x'c328ff' AS TEXT)",
    "UPDATE action SET text = CAST (x'410042' AS TEXT)",
    "UPDATE theme SET title = CAST (zeroblob (3000000) AS TEXT)",
    "UPDATE theme SET title = printf ('%.*c', 3000000, 'x')",
    "UPDATE action SET rank = ''",
    "UPDATE theme SET id = x'00' WHERE id = (SELECT max (id) FROM theme)",
    "UPDATE plan SET title = CAST (x'ff' AS TEXT)",
    "DELETE FROM plan",
  };
  g_autofree char *folder = g_dir_make_tmp ("waymark-first-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (WaymarkPlan) plan = make_long_plan (3, 5);
      g_autoptr (WaymarkStore) store = make_store (path, plan);
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkPlan) first = NULL;
      sqlite3 *db;

      waymark_store_close (store);
      g_clear_object (&store);
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, damages[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      store = waymark_store_open (path, "a plan", WAYMARK_STORE_READ_ONLY, &error);
      g_assert_no_error (error);
      first = waymark_store_load_first (store, 60, NULL, &error);
      g_test_message ("%s: %s", damages[i], error != NULL ? error->message : "shown");
      g_assert_null (first);
      g_assert_nonnull (error);
      waymark_store_close (store);
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* ---- while a file is opened */

typedef struct
{
  guint n_shown;
  WaymarkDocument *document;
  GMainLoop *loop;
} Wait;

static void
first_cb (WaymarkPlan *beginning, gpointer user_data)
{
  Wait *wait = user_data;

  g_assert_null (wait->document);
  g_assert_cmpuint (
      waymark_item_count (waymark_plan_get_root (beginning), WAYMARK_KIND_THEME), >, 0);
  wait->n_shown++;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  wait->document = waymark_document_open_finish (result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (wait->loop);
}

static void
open_and_wait (guint n_themes, guint n_actions, guint n_shown)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-first-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.waymark", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WaymarkPlan) plan = make_long_plan (n_themes, n_actions);
  g_autoptr (WaymarkDocument) made = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Wait wait = { 0, NULL, loop };

  made = waymark_document_create (plan, "New plan", "Ann", &error);
  g_assert_no_error (error);
  g_assert_true (waymark_document_save_as (made, file, &error));
  g_assert_true (waymark_document_close (made, &error));
  waymark_document_open_async (file, first_cb, NULL, opened_cb, &wait);
  g_main_loop_run (loop);
  g_assert_cmpuint (wait.n_shown, ==, n_shown);
  g_assert_cmpuint (waymark_plan_get_n_items (waymark_document_get_plan (wait.document)),
                    ==,
                    waymark_plan_get_n_items (plan));
  g_assert_true (waymark_document_close (wait.document, &error));
  g_object_unref (wait.document);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_opening (void)
{
  open_and_wait (3, 5, 0);
  open_and_wait (150, 40, 1); /* so large that it is copied before it is compacted */
}

int
main (int argc, char **argv)
{
  int result;

  state_begin ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/first/beginning", test_beginning);
  g_test_add_func ("/first/not-fit-to-be-drawn", test_not_fit_to_be_drawn);
  g_test_add_func ("/first/opening", test_opening);
  result = g_test_run ();
  state_end ();
  return result;
}
