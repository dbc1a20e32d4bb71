/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <json-glib/json-glib.h>
#include <string.h>

#include "oracle.h"
#include "utils.h"
#include "waymark-edit-private.h"
#include "waymark-error.h"
#include "waymark-items-digest.h"
#include "waymark-store-private.h"

/* The record held against the executable model of the merge rules: the same edits must lead to
 * the same digests, the same items in the same order, and the same undo. make-vectors.py writes
 * such scripts; some are kept here, and where the model is at hand, fresh ones are tried. */

typedef struct
{
  Place place;
  WaymarkStore *store;
  WaymarkPlan *plan;
  GHashTable *people; /* who -> GPtrArray of their sessions */
  gint64 now;
  const char *name; /* how the model calls the edit */
} Run;

static void
stamp (const char *session,
       gint64 seq,
       guint8 salt[WAYMARK_SALT_LENGTH],
       gint64 *time,
       char **name,
       gpointer user_data)
{
  Run *run = user_data;

  *time = ++run->now;
  oracle_make_salt (session, seq, *time, salt);
  g_free (*name);
  *name = g_strdup (run->name);
}

static WaymarkItem *
item_named (Run *run, JsonObject *step, const char *member)
{
  return waymark_plan_lookup (run->plan, json_object_get_string_member (step, member));
}

static void
set_fields (WaymarkEdit *edit, WaymarkItem *item, JsonObject *fields)
{
  g_autoptr (GList) names = json_object_get_members (fields);
  g_autoptr (GError) error = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr (WaymarkValue) value = oracle_read_value (json_object_get_member (fields, l->data));

      waymark_edit_set (edit, item, l->data, value, &error);
      g_assert_no_error (error);
    }
}

static void
do_new (Run *run, JsonObject *step)
{
  g_autoptr (GError) error = NULL;
  JsonObject *fields = json_object_get_object_member (step, "fields");
  g_autoptr (GList) names = json_object_get_members (fields);
  const char *session = json_object_get_string_member (step, "sid");

  run->plan = waymark_plan_new (json_object_get_string_member (step, "plan"));
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr (WaymarkValue) value = oracle_read_value (json_object_get_member (fields, l->data));

      waymark_plan_set (run->plan, waymark_plan_get_root (run->plan), l->data, value);
    }
  run->name = "New plan";
  run->store = waymark_store_create_stamped (
      run->place.path, "plan.waymark", run->plan, "?", session, session, stamp, run, &error);
  g_assert_no_error (error);
}

static void
do_open (Run *run, JsonObject *step)
{
  const char *session = json_object_get_string_member (step, "sid");
  const char *who = json_object_get_string_member (step, "who");
  GPtrArray *own = g_hash_table_lookup (run->people, who);
  g_autoptr (GError) error = NULL;

  if (own == NULL)
    {
      own = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (run->people, g_strdup (who), own);
    }
  if (own->len > 0)
    g_ptr_array_remove_index (own, own->len - 1);
  g_ptr_array_add (own, g_strdup (session));
  g_ptr_array_add (own, NULL);

  g_object_unref (run->store);
  run->store =
      waymark_store_open (run->place.path, "plan.waymark", WAYMARK_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  waymark_store_set_stamp (run->store, stamp, run);
  waymark_store_set_session (run->store, session);
  waymark_store_set_own_sessions (run->store, (const char *const *) own->pdata, &error);
  g_assert_no_error (error);
}

static void
add_one (Run *run, WaymarkEdit *edit, JsonObject *what)
{
  g_autoptr (GError) error = NULL;
  const char *after_id = json_object_get_string_member_with_default (what, "after", NULL);
  gboolean first = after_id != NULL && after_id[0] == '\0';
  WaymarkItem *item;
  WaymarkKind kind;

  g_assert_true (waymark_kind_from_name (json_object_get_string_member (what, "kind"), &kind));
  item = waymark_edit_add_with_id (edit,
                                   kind,
                                   json_object_get_string_member (what, "id"),
                                   item_named (run, what, "parent"),
                                   first ? NULL : waymark_plan_lookup (run->plan, after_id),
                                   first,
                                   &error);
  g_assert_no_error (error);
  set_fields (edit, item, json_object_get_object_member (what, "fields"));
}

static void
do_edit (Run *run, JsonObject *step, const char *op)
{
  WaymarkEdit *edit = waymark_edit_begin (run->plan, "?", waymark_store_get_session (run->store));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (op, "add") == 0)
    {
      name = g_strconcat ("Add ", json_object_get_string_member (step, "kind"), NULL);
      add_one (run, edit, step);
    }
  else if (strcmp (op, "tree") == 0)
    {
      JsonArray *items = json_object_get_array_member (step, "items");

      name = g_strdup ("Add tree");
      for (guint i = 0; i < json_array_get_length (items); i++)
        add_one (run, edit, json_array_get_object_element (items, i));
    }
  else if (strcmp (op, "set") == 0)
    {
      const char *field = json_object_get_string_member (step, "field");
      g_autoptr (WaymarkValue) value = oracle_read_value (json_object_get_member (step, "value"));

      name = g_strconcat ("Change ", field, NULL);
      waymark_edit_set (edit, item_named (run, step, "id"), field, value, &error);
    }
  else if (strcmp (op, "several") == 0)
    {
      JsonArray *values = json_object_get_array_member (step, "values");

      name = g_strdup ("Change several");
      for (guint i = 0; i < json_array_get_length (values) && error == NULL; i++)
        {
          JsonArray *one = json_array_get_array_element (values, i);
          g_autoptr (WaymarkValue) value = oracle_read_value (json_array_get_element (one, 2));

          waymark_edit_set (edit,
                            waymark_plan_lookup (run->plan, json_array_get_string_element (one, 0)),
                            json_array_get_string_element (one, 1),
                            value,
                            &error);
        }
    }
  else if (strcmp (op, "move") == 0)
    {
      const char *after = json_object_get_string_member_with_default (step, "after", NULL);
      WaymarkItem *item = item_named (run, step, "id");
      WaymarkItem *parent = item_named (run, step, "parent");

      name = g_strdup ("Move");
      if (after != NULL && after[0] == '\0')
        waymark_edit_move_first (edit, item, parent, &error);
      else
        waymark_edit_move (edit, item, parent, waymark_plan_lookup (run->plan, after), &error);
    }
  else
    {
      g_assert_cmpstr (op, ==, "delete");
      name = g_strdup ("Delete");
      waymark_edit_remove (edit, item_named (run, step, "id"), &error);
    }
  g_assert_no_error (error);

  run->name = name;
  waymark_store_commit (run->store, edit, waymark_store_get_session (run->store), &error);
  g_assert_no_error (error);
  run->name = NULL;
}

static void
do_undo (Run *run, JsonObject *step, gboolean redo)
{
  const char *person = waymark_store_get_session (run->store);
  g_autoptr (GError) error = NULL;
  guint left = 0;
  gboolean done;

  run->name = "Undo";
  done = redo ? waymark_store_redo (run->store, run->plan, person, &left, &error)
              : waymark_store_undo (run->store, run->plan, person, &left, &error);
  run->name = NULL;
  if (json_object_get_null_member (step, "left"))
    {
      g_assert_false (done);
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NOTHING_TO_UNDO);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, json_object_get_int_member (step, "left"));
}

static char *
items_digest (Run *run)
{
  g_autoptr (GError) error = NULL;
  WaymarkDigest digest;
  char *hex = g_malloc (2 * sizeof digest.bytes + 1);

  waymark_items_digest_compute (run->store->db, &digest, &error);
  g_assert_no_error (error);
  waymark_hex_encode (digest.bytes, sizeof digest.bytes, hex);
  return hex;
}

static void
do_step (Run *run, JsonObject *step)
{
  const char *op = json_object_get_string_member (step, "op");
  g_auto (GStrv) heads = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (op, "new") == 0)
    do_new (run, step);
  else if (strcmp (op, "open") == 0)
    do_open (run, step);
  else if (strcmp (op, "undo") == 0 || strcmp (op, "redo") == 0)
    do_undo (run, step, op[0] == 'r');
  else
    do_edit (run, step, op);

  heads = waymark_store_get_heads (run->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (heads), ==, 1);
  g_assert_cmpstr (heads[0], ==, json_object_get_string_member (step, "head"));
  shown = items_digest (run);
  shown[16] = '\0';
  g_assert_cmpstr (shown, ==, json_object_get_string_member (step, "shown"));
}

static void
compare_item (WaymarkItem *item, JsonObject *expected)
{
  JsonObject *values = json_object_get_object_member (expected, "fields");
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  g_assert_cmpstr (waymark_kind_get_name (waymark_item_get_kind (item)),
                   ==,
                   json_object_get_string_member (expected, "kind"));
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (WaymarkValue) value =
          oracle_read_value (json_object_get_member (values, fields[i].name));

      g_assert_true (waymark_value_equal (value, waymark_item_get_nth (item, i)));
    }
}

static void
compare_result (Run *run, JsonObject *script)
{
  JsonObject *items = json_object_get_object_member (script, "items");
  JsonObject *children = json_object_get_object_member (script, "children");
  g_autoptr (GList) ids = json_object_get_members (items);
  g_autoptr (GList) parents = json_object_get_members (children);
  g_autofree char *digest = items_digest (run);

  g_assert_cmpuint (waymark_plan_get_n_items (run->plan), ==, json_object_get_size (items));
  for (GList *l = ids; l != NULL; l = l->next)
    compare_item (waymark_plan_lookup (run->plan, l->data),
                  json_object_get_object_member (items, l->data));
  for (GList *l = parents; l != NULL; l = l->next)
    {
      WaymarkItem *parent = waymark_plan_lookup (run->plan, l->data);
      JsonArray *expected = json_object_get_array_member (children, l->data);

      g_assert_nonnull (parent);
      g_assert_cmpuint (waymark_item_get_n_children (parent), ==, json_array_get_length (expected));
      for (guint i = 0; i < json_array_get_length (expected); i++)
        g_assert_cmpstr (waymark_item_get_id (waymark_item_get_child (parent, i)),
                         ==,
                         json_array_get_string_element (expected, i));
    }

  g_assert_cmpstr (digest, ==, json_object_get_string_member (script, "digest"));
}

static void
run_script (JsonObject *script)
{
  JsonArray *steps = json_object_get_array_member (script, "steps");
  Run run = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_message ("script %" G_GINT64_FORMAT, json_object_get_int_member (script, "seed"));
  place_init (&run.place);
  run.people =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < json_array_get_length (steps); i++)
    do_step (&run, json_array_get_object_element (steps, i));

  compare_result (&run, script);
  assert_consistent (run.store, run.plan);
  waymark_store_verify (run.store, NULL, &error);
  g_assert_no_error (error);

  g_object_unref (run.store);
  g_object_unref (run.plan);
  g_hash_table_unref (run.people);
  place_clear (&run.place);
}

static void
run_scripts (JsonParser *parser)
{
  JsonArray *scripts = json_node_get_array (json_parser_get_root (parser));

  g_assert_cmpuint (json_array_get_length (scripts), >, 0);
  for (guint i = 0; i < json_array_get_length (scripts); i++)
    run_script (json_array_get_object_element (scripts, i));
}

static void
test_stored (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "store", "data", "vectors.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  run_scripts (parser);
}

static void
test_fresh (void)
{
  g_autofree char *model = g_build_filename (g_getenv ("WAYMARK_SHARED"), "merge-model", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "store", "make-vectors.py", NULL);
  guint32 seed = test_seed () % 1000000;
  g_autofree char *seeds = g_strdup_printf ("%u-%u", seed, seed + 19);
  const char *argv[] = { "python3", script, model, seeds, "60", NULL };
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_file_test (model, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the model of the merge rules is not here");
      return;
    }

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &output,
                &errors,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  run_scripts (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/stored", test_stored);
  g_test_add_func ("/model/fresh", test_fresh);

  return g_test_run ();
}
