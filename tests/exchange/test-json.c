/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "generated-plan.h"
#include "waymark-json.h"

#define N_PLANS 1000

static char *
export_plan (WaymarkPlan *plan)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  waymark_json_write (WAYMARK_SOURCE (plan), stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static WaymarkPlan *
import_plan (const char *text)
{
  g_autoptr (GError) error = NULL;
  WaymarkPlan *plan = waymark_json_read (text, strlen (text), "plan.json", &error);

  g_assert_no_error (error);
  return plan;
}

static char *
load_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "exchange", "samples", "plan.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static WaymarkItem *
look_up (WaymarkPlan *plan, const char *ending)
{
  g_autofree char *id = g_strdup_printf ("%032x", (guint) g_ascii_strtoull (ending, NULL, 16));
  WaymarkItem *item = waymark_plan_lookup (plan, id);

  g_assert_nonnull (item);
  return item;
}

static void
test_sample (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  g_autofree char *again = export_plan (plan);
  WaymarkItem *action = look_up (plan, "40");

  g_assert_cmpstr (again, ==, sample);

  g_assert_cmpstr (waymark_plan_get_id (plan), ==, "000000000000000000000000000000a1");
  g_assert_cmpint (waymark_item_get_number (waymark_plan_get_root (plan), "year_start"), ==, 4);
  g_assert_cmpstr (waymark_item_get_words (action, "due"), ==, "By March 2026");
  g_assert_cmpstr (waymark_item_get_window (action, "due"), ==, "../2026-03");
  g_assert_true (waymark_item_get_flag (action, "flag"));
  g_assert_cmpstr (
      waymark_item_get_string (action, "status"), ==, waymark_item_get_id (look_up (plan, "1")));
  g_assert_null (waymark_item_get (action, "notes"));
  g_assert_true (waymark_item_get_parent (action) == look_up (plan, "31"));
}

static void
test_markers (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  WaymarkItem *action = look_up (plan, "40");
  WaymarkItem *cells = look_up (plan, "62");
  WaymarkValue *mentions = waymark_item_get (cells, "mentions");

  g_assert_cmpstr (
      waymark_item_get_string (action, "text"),
      ==,
      "Plant limes, see action "
      "\357\277\2712\357\277\27200000000000000000000000000000060\357\277\273"
      " and Action \357\277\2711\357\277\27200000000000000000000000000000060\357\277\273");
  g_assert_null (waymark_item_get (look_up (plan, "60"), "mentions"));
  g_assert_cmpuint (waymark_value_get_length (mentions), ==, 2);
  g_assert_cmpstr (
      waymark_value_get_string (waymark_value_get_child (waymark_value_get_child (mentions, 1), 0)),
      ==,
      "due");
}

/* A marker whose reference is gone, or is another item's, is written as the words that it holds. */
static void
test_markers_without_reference (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  WaymarkItem *action = look_up (plan, "40");
  g_autofree char *exported = NULL;
  g_autofree char *again = NULL;
  g_autoptr (WaymarkPlan) imported = NULL;
  g_autofree char *marked = g_strdup (waymark_item_get_string (action, "text"));

  waymark_plan_set_string (plan, look_up (plan, "41"), "text", marked);
  waymark_plan_remove (plan, look_up (plan, "60"));
  exported = export_plan (plan);
  imported = import_plan (exported);
  g_assert_cmpstr (waymark_item_get_string (look_up (imported, "40"), "text"),
                   ==,
                   "Plant limes, see action 2 and Action 1");
  g_assert_cmpstr (waymark_item_get_string (look_up (imported, "41"), "text"),
                   ==,
                   "Plant limes, see action 2 and Action 1");
  again = export_plan (imported);
  g_assert_cmpstr (again, ==, exported);
}

/* Nothing in a file of ours may be refused: not even what only a damaged marker left behind. */
static void
test_broken_markers (void)
{
  static const char *const texts[] = {
    "\357\277\271",
    "\357\277\271\357\277\27200000000000000000000000000000060\357\277\273",
    "\357\277\271one\357\277\272short\357\277\273 \357\277\273two",
    "\357\277\271a\357\277\271b\357\277\27200000000000000000000000000000060\357\277\273",
  };
  g_autofree char *sample = load_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (WaymarkPlan) plan = import_plan (sample);
      g_autofree char *exported = NULL;
      g_autofree char *again = NULL;
      g_autoptr (WaymarkPlan) imported = NULL;

      waymark_plan_set_string (plan, look_up (plan, "40"), "text", texts[i]);
      exported = export_plan (plan);
      g_assert_null (strstr (exported, "\357\277\271"));
      g_assert_null (strstr (exported, "\357\277\273"));
      imported = import_plan (exported);
      again = export_plan (imported);
      g_assert_cmpstr (again, ==, exported);
    }
}

/* Nothing in a file of ours may be refused, so links to what is gone are unset. */
static void
test_links_to_removed_items (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  static const char *const removed[] = { "1", "11", "21", "41", "70" };
  g_autofree char *exported = NULL;
  g_autofree char *again = NULL;
  g_autoptr (WaymarkPlan) imported = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    waymark_plan_remove (plan, look_up (plan, removed[i]));
  g_assert_nonnull (waymark_item_get (look_up (plan, "40"), "status"));

  exported = export_plan (plan);
  imported = import_plan (exported);
  g_assert_null (waymark_item_get (look_up (imported, "40"), "status"));
  g_assert_null (waymark_item_get (look_up (imported, "51"), "party"));
  g_assert_null (waymark_item_get (look_up (imported, "61"), "target"));
  g_assert_null (waymark_item_get (look_up (imported, "65"), "meeting"));
  g_assert_nonnull (waymark_item_get (look_up (imported, "50"), "party"));
  again = export_plan (imported);
  g_assert_cmpstr (again, ==, exported);
}

static void
test_derived_is_ignored (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (GString) other = g_string_new (sample);
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpuint (
      g_string_replace (other, "\"number\": \"1.2\"", "\"number\": \"7(q)\"", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (other, "\"number\": \"1\",", "", 0), ==, 1);
  g_assert_cmpuint (g_string_replace (other,
                                      "\"name\": \"فريق الأشجار\",\n                  \"role\"",
                                      "\"name\": null, \"role\"",
                                      0),
                    ==,
                    1);
  g_assert_cmpuint (
      g_string_replace (other, ",\n                \"stage\": \"agreed\"", "", 0), ==, 1);
  g_assert_cmpuint (
      g_string_replace (
          other, "                    \"stage\": \"in-progress\"", "\"stage\": \"closed\"", 0),
      ==,
      1);

  plan = import_plan (other->str);
  again = export_plan (plan);
  g_assert_cmpstr (again, ==, sample);
}

/* Other programs write keys in their own order, without blanks, with escapes, with a byte order
 * mark. */
static void
test_other_writers (void)
{
  static const char *const names[] = { "plan-sorted.json", "plan-dense.json" };
  g_autofree char *sample = load_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "exchange", "samples", names[i], NULL);
      g_autofree char *text = NULL;
      g_autofree char *with_mark = NULL;
      g_autofree char *again = NULL;
      g_autoptr (WaymarkPlan) plan = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      with_mark = g_strconcat ("\357\273\277", text, NULL);
      plan = import_plan (with_mark);
      again = export_plan (plan);
      g_assert_cmpstr (again, ==, sample);
    }
}

static gboolean
write_edit (WaymarkJsonOutput *output, gpointer user_data, GError **error)
{
  waymark_json_output_element (output);
  waymark_json_output_open (output, '{');
  waymark_json_output_key (output, "name");
  waymark_json_output_string (output, user_data);
  waymark_json_output_key (output, "from");
  waymark_json_output_open (output, '[');
  waymark_json_output_close (output, ']');
  waymark_json_output_close (output, '}');
  return TRUE;
}

/* The history goes out behind everything else and does not come in. */
static void
test_history (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  g_autoptr (WaymarkPlan) imported = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  static const char end[] = "  ],\n  \"history\": [\n    {\n      \"name\": \"Tidy \\\"up\\\"\",\n"
                            "      \"from\": []\n    }\n  ]\n}\n";

  waymark_json_write_with_history (
      WAYMARK_SOURCE (plan), write_edit, (gpointer) "Tidy \"up\"", stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_suffix (text, end));

  imported = import_plan (text);
  again = export_plan (imported);
  g_assert_cmpstr (again, ==, sample);
}

static void
test_numbers (void)
{
  g_autoptr (WaymarkPlan) plan = waymark_plan_new (NULL);
  WaymarkItem *theme = waymark_plan_append (plan, WAYMARK_KIND_THEME, waymark_plan_get_root (plan));
  WaymarkItem *requirement;
  g_autofree char *text = NULL;

  waymark_plan_append (plan, WAYMARK_KIND_PRIORITY, theme);
  waymark_plan_append (plan, WAYMARK_KIND_ACTION, theme);
  requirement = waymark_plan_append (plan, WAYMARK_KIND_REQUIREMENT, theme);
  for (guint i = 0; i < 28; i++)
    waymark_plan_append (plan, WAYMARK_KIND_ACTION, requirement);

  text = export_plan (plan);
  g_assert_nonnull (strstr (text, "\"number\": \"1\","));
  g_assert_nonnull (strstr (text, "\"number\": \"1.1\","));
  g_assert_nonnull (strstr (text, "\"number\": \"1.2\","));
  g_assert_nonnull (strstr (text, "\"number\": \"1.2(z)\","));
  g_assert_nonnull (strstr (text, "\"number\": \"1.2(ab)\","));
  g_assert_null (strstr (text, "\"number\": \"1.3\","));
}

static void
test_round_trips (void)
{
  guint32 seed = generated_plan_get_seed ();

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      g_autofree char *first = export_plan (plan);
      g_autoptr (WaymarkPlan) imported = import_plan (first);
      g_autofree char *second = export_plan (imported);

      if (strcmp (first, second) != 0)
        g_error ("WAYMARK_SEED=%u: another export", seed + i);
      generated_plan_assert_same (plan, imported);
    }
}

/* What the strings of the generator cover, so that "every field" is no empty promise. */
static void
test_generator_covers_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint fields[WAYMARK_N_KINDS] = { 0 };
  guint texts_marked = 0;

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      g_ptr_array_add (items, waymark_plan_get_root (plan));
      for (guint j = 0; j < items->len; j++)
        {
          WaymarkItem *item = g_ptr_array_index (items, j);
          guint n_fields;

          waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);
          for (guint k = 0; k < n_fields; k++)
            {
              const char *text = waymark_value_get_string (waymark_item_get_nth (item, k));

              if (waymark_item_get_nth (item, k) != NULL)
                fields[waymark_item_get_kind (item)] |= 1u << k;
              texts_marked += text != NULL && g_str_has_prefix (text, "\357\277\271") &&
                              g_str_has_suffix (text, "\357\277\273");
            }
          for (guint k = 0; k < waymark_item_get_n_children (item); k++)
            g_ptr_array_add (items, waymark_item_get_child (item, k));
        }
    }

  for (guint kind = 0; kind < WAYMARK_N_KINDS; kind++)
    {
      guint n_fields;

      waymark_kind_get_fields (kind, &n_fields);
      g_assert_cmphex (fields[kind], ==, (1u << n_fields) - 1);
    }
  g_assert_cmpuint (texts_marked, >, 20);
}

static void
test_stream_fails (void)
{
  g_autofree char *sample = load_sample ();
  g_autoptr (WaymarkPlan) plan = import_plan (sample);
  char buffer[100];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (buffer, sizeof buffer, NULL, NULL);
  g_autoptr (GOutputStream) whole = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_json_write (WAYMARK_SOURCE (plan), stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (waymark_json_write (WAYMARK_SOURCE (plan), whole, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/sample", test_sample);
  g_test_add_func ("/json/markers", test_markers);
  g_test_add_func ("/json/markers-without-reference", test_markers_without_reference);
  g_test_add_func ("/json/broken-markers", test_broken_markers);
  g_test_add_func ("/json/links-to-removed-items", test_links_to_removed_items);
  g_test_add_func ("/json/derived-is-ignored", test_derived_is_ignored);
  g_test_add_func ("/json/other-writers", test_other_writers);
  g_test_add_func ("/json/history", test_history);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/generator-covers-all", test_generator_covers_all);
  g_test_add_func ("/json/round-trips", test_round_trips);
  g_test_add_func ("/json/stream-fails", test_stream_fails);
  return g_test_run ();
}
