/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "scripts.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "copies.h"
#include "oracle.h"

typedef struct
{
  char *folder;
  GHashTable *copies; /* name -> Copy */
  GHashTable *named;  /* the "as" of an operation -> digest */
  JsonArray *notes;   /* what the model noted */
  guint at_note;
  guint at_step;
} Run;

static GHashTable *
get_fields (JsonObject *step)
{
  GHashTable *fields =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) waymark_value_unref);
  JsonObject *given = json_object_has_member (step, "fields")
                          ? json_object_get_object_member (step, "fields")
                          : NULL;
  g_autoptr (GList) names = given != NULL ? json_object_get_members (given) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    g_hash_table_insert (
        fields, g_strdup (l->data), oracle_read_value (json_object_get_member (given, l->data)));
  return fields;
}

static const char *
get (JsonObject *step, const char *member, const char *otherwise)
{
  return json_object_get_string_member_with_default (step, member, otherwise);
}

static JsonObject *
next_note (Run *run)
{
  JsonObject *note;

  g_assert_cmpuint (run->at_note, <, json_array_get_length (run->notes));
  note = json_array_get_object_element (run->notes, run->at_note++);
  g_assert_cmpint (json_object_get_int_member (note, "step"), ==, run->at_step);
  return note;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_left (Run *run, GPtrArray *left)
{
  JsonObject *note = next_note (run);
  JsonArray *expected;

  if (json_object_get_null_member (note, "left"))
    {
      g_assert_null (left);
      return;
    }
  g_assert_nonnull (left);
  g_ptr_array_sort (left, compare_strings);
  expected = json_object_get_array_member (note, "left");
  g_assert_cmpuint (left->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < left->len; i++)
    {
      JsonArray *one = json_array_get_array_element (expected, i);
      g_autofree char *name = g_strconcat (json_array_get_string_element (one, 0),
                                           " ",
                                           json_array_get_string_element (one, 1),
                                           NULL);

      g_assert_cmpstr (g_ptr_array_index (left, i), ==, name);
    }
}

static void
do_merge (Run *run, Copy *copy, Copy *from, JsonObject *step)
{
  JsonObject *note = next_note (run);
  guint n_lost = 0;

  switch (copy_merge (copy,
                      from,
                      json_object_get_boolean_member_with_default (step, "confirm", FALSE),
                      json_object_get_boolean_member_with_default (step, "force", FALSE),
                      &n_lost))
    {
    case COPY_NOTHING:
      g_assert_false (json_object_get_boolean_member_with_default (note, "new", TRUE));
      break;
    case COPY_BROUGHT:
      g_assert_true (json_object_get_boolean_member_with_default (note, "new", FALSE));
      break;
    case COPY_STOPPED:
      g_assert_cmpuint (n_lost, ==, json_object_get_int_member (note, "stopped"));
      break;
    case COPY_REFUSED:
      g_assert_true (json_object_has_member (note, "refused"));
      break;
    default:
      g_assert_not_reached ();
    }
}

static Copy *
make_copy (Run *run, const char *op, Copy *from, JsonObject *step)
{
  g_autoptr (GHashTable) fields = get_fields (step);

  if (strcmp (op, "new") == 0)
    return copy_new (run->folder, get (step, "plan", NULL), get (step, "sid", NULL), fields);
  if (strcmp (op, "copy") == 0)
    return copy_file (run->folder, from);
  if (strcmp (op, "machine") == 0)
    return copy_machine (run->folder, from);
  if (strcmp (op, "values") == 0)
    return copy_of_values (run->folder, from, get (step, "sid", NULL));
  return NULL;
}

static char *
do_edit (Copy *copy, const char *op, JsonObject *step)
{
  const char *id = get (step, "id", NULL);
  g_autoptr (GHashTable) fields = get_fields (step);
  g_autoptr (WaymarkValue) value = json_object_has_member (step, "value")
                                       ? oracle_read_value (json_object_get_member (step, "value"))
                                       : NULL;

  if (strcmp (op, "add") == 0)
    return copy_add (copy,
                     get (step, "kind", NULL),
                     id,
                     get (step, "parent", "plan"),
                     get (step, "after", NULL),
                     fields);
  if (strcmp (op, "set") == 0 || strcmp (op, "resolve") == 0)
    return copy_set (copy, id, get (step, "field", NULL), value, op[0] == 'r');
  if (strcmp (op, "move") == 0)
    return copy_move (copy, id, get (step, "parent", "plan"), get (step, "after", NULL));
  if (strcmp (op, "delete") == 0)
    return copy_delete (copy, id);
  g_assert_cmpstr (op, ==, "keep");
  return copy_keep (copy, id);
}

static void
do_step (Run *run, JsonObject *step)
{
  const char *op = get (step, "op", "");
  const char *name = get (step, "copy", "");
  Copy *copy = g_hash_table_lookup (run->copies, name);
  Copy *from = g_hash_table_lookup (run->copies, get (step, "from", ""));
  Copy *made = make_copy (run, op, from, step);
  g_autoptr (GPtrArray) left = NULL;

  if (made != NULL)
    {
      g_hash_table_insert (run->copies, g_strdup (name), made);
      copy = made;
    }
  else if (strcmp (op, "open") == 0)
    copy_open (copy, get (step, "sid", NULL));
  else if (strcmp (op, "undo") == 0 || strcmp (op, "redo") == 0)
    check_left (run, left = copy_undo (copy, op[0] == 'r'));
  else if (strcmp (op, "takeback") == 0)
    check_left (
        run,
        left = copy_take_back (copy, g_hash_table_lookup (run->named, get (step, "name", NULL))));
  else if (strcmp (op, "merge") == 0)
    do_merge (run, copy, from, step);
  else if (strcmp (op, "forget") == 0)
    copy_forget (copy);
  else
    {
      char *digest = do_edit (copy, op, step);

      if (get (step, "as", NULL) != NULL && digest != NULL)
        g_hash_table_insert (run->named, g_strdup (get (step, "as", NULL)), digest);
      else
        g_free (digest);
    }
  copy_check (copy);
}

/* ---- the model's result, printed as copy_dump() prints */

static void print_node (GString *out, JsonNode *node);

static char *
print_member (JsonObject *object, const char *name)
{
  GString *out = g_string_new (NULL);

  oracle_print_string (out, name);
  g_string_append_c (out, ':');
  print_node (out, json_object_get_member (object, name));
  return g_string_free (out, FALSE);
}

static void
print_lines (GString *out, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", (char *) g_ptr_array_index (lines, i));
}

static void
print_object (GString *out, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = names; l != NULL; l = l->next)
    g_ptr_array_add (lines, print_member (object, l->data));
  g_ptr_array_sort (lines, compare_strings);
  g_string_append_c (out, '{');
  print_lines (out, lines);
  g_string_append_c (out, '}');
}

static void
print_node (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    print_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          print_node (out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    oracle_print_string (out, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
print_section (GString *out, JsonObject *copy, const char *key)
{
  g_string_append_printf (out, "\"%s\":", key);
  print_node (out, json_object_get_member (copy, key));
  g_string_append (out, ",\n");
}

/* Lists whose order says nothing are compared sorted. */
static void
print_sorted (GString *out, JsonObject *copy, const char *key)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonNode *node = json_object_get_member (copy, key);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *pairs = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (pairs);

      for (GList *l = names; l != NULL; l = l->next)
        g_ptr_array_add (lines,
                         g_strdup_printf ("[\"%s\",\"%s\"]",
                                          (char *) l->data,
                                          json_object_get_string_member (pairs, l->data)));
    }
  else
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        GString *line = g_string_new (NULL);

        print_node (line, json_array_get_element (json_node_get_array (node), i));
        g_ptr_array_add (lines, g_string_free (line, FALSE));
      }
  g_ptr_array_sort (lines, compare_strings);
  g_string_append_printf (out, "\"%s\":[", key);
  print_lines (out, lines);
  g_string_append (out, "],\n");
}

static char *
print_expected (JsonObject *copy)
{
  GString *out = g_string_new (NULL);

  print_section (out, copy, "children");
  print_section (out, copy, "items");
  print_sorted (out, copy, "conflicts");
  print_sorted (out, copy, "combined");
  print_sorted (out, copy, "folded");
  print_sorted (out, copy, "forks");
  print_sorted (out, copy, "heads");
  return g_string_free (out, FALSE);
}

static void
compare_copies (Run *run, JsonObject *expected)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  g_assert_cmpuint (g_hash_table_size (run->copies), ==, json_object_get_size (expected));
  for (GList *l = names; l != NULL; l = l->next)
    {
      Copy *copy = g_hash_table_lookup (run->copies, l->data);
      g_autofree char *want = print_expected (json_object_get_object_member (expected, l->data));
      g_autofree char *got = copy_dump (copy);
      g_auto (GStrv) wanted = g_strsplit (want, "\n", -1);
      g_auto (GStrv) lines = g_strsplit (got, "\n", -1);

      for (guint i = 0; wanted[i] != NULL && lines[i] != NULL; i++)
        g_assert_cmpstr (lines[i], ==, wanted[i]);
      g_assert_cmpstr (got, ==, want);
      copy_verify (copy);
    }
}

/* ---- */

void
script_run (const char *line)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  const char *parent = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  JsonObject *root, *result;
  JsonArray *script;
  Run run = { 0 };

  json_parser_load_from_data (parser, line, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  script = json_object_get_array_member (root, "script");
  result = json_object_get_object_member (root, "result");
  g_test_message ("script %" G_GINT64_FORMAT, json_object_get_int_member (root, "seed"));

  run.folder = g_build_filename (parent, "waymark-merge-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (run.folder));
  run.copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) copy_free);
  run.named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.notes = json_object_get_array_member (result, "notes");
  for (run.at_step = 0; run.at_step < json_array_get_length (script); run.at_step++)
    do_step (&run, json_array_get_object_element (script, run.at_step));
  g_assert_cmpuint (run.at_note, ==, json_array_get_length (run.notes));
  compare_copies (&run, json_object_get_object_member (result, "copies"));

  g_hash_table_unref (run.copies);
  g_hash_table_unref (run.named);
  g_assert_cmpint (g_rmdir (run.folder), ==, 0);
  g_free (run.folder);
}

void
scripts_run_fresh (const char *model, const char *maker, guint first, guint n, guint steps)
{
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *length = g_strdup_printf ("%u", steps);
  const char *argv[] = { "python3", maker, model, from, count, length, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) maker_process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  char *line;
  guint done = 0;

  maker_process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (maker_process));
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      script_run (line);
      g_free (line);
      done++;
    }
  g_assert_no_error (error);
  g_subprocess_wait_check (maker_process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, n);
}
