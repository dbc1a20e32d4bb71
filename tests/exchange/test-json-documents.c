/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gstdio.h>

#include "generated-plan.h"
#include "waymark-import.h"
#include "waymark-json.h"
#include "waymark-reader.h"

/* Documents as people have them: imported, exported, read, exported again; also by way of a file.
 */

static GBytes *
export_source (WaymarkSource *source)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  waymark_json_write (source, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
export_from_file (WaymarkPlan *plan)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-json-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_store_create (path, "plan.waymark", plan, "Import", "Olwen", &error);
  g_autoptr (WaymarkReader) reader = NULL;
  GBytes *bytes;

  g_assert_no_error (error);
  reader = waymark_reader_new (store);
  bytes = export_source (WAYMARK_SOURCE (reader));
  waymark_store_close (store);
  g_remove (path);
  g_rmdir (folder);
  return bytes;
}

static void
round_trip (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_file (file, NULL, &error);
  g_autoptr (WaymarkPlan) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) from_file = NULL;
  WaymarkPlan *plan;

  g_assert_no_error (error);
  plan = waymark_import_get_plan (import);
  g_assert_cmpuint (waymark_plan_get_n_items (plan), >, 20);

  first = export_source (WAYMARK_SOURCE (plan));
  again = waymark_json_read (
      g_bytes_get_data (first, NULL), g_bytes_get_size (first), "plan.json", &error);
  g_assert_no_error (error);
  generated_plan_assert_same (plan, again);
  second = export_source (WAYMARK_SOURCE (again));
  g_assert_true (g_bytes_equal (first, second));

  from_file = export_from_file (plan);
  g_assert_true (g_bytes_equal (first, from_file));
}

static void
test_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "fellside-carers.md", NULL);

  round_trip (path);
}

static void
test_real (gconstpointer name)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SHARED"), "plans", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real plans are not here");
      return;
    }
  round_trip (path);
}

/* Found by fuzzing: a label below a row of a table that is none, which has no text of its own. */
static void
test_label_below_row (void)
{
  static const char text[] = "# Plared(s)\tStatus** ABC\n- Due: Q2 2025/26\n2. Water them\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import = waymark_import_text (text, -1, "plan.txt", &error);

  if (import == NULL)
    g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_PLAN_IN_TEXT);
  else
    g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/documents/sample", test_sample);
  g_test_add_func ("/json/documents/label-below-row", test_label_below_row);
  g_test_add_data_func ("/json/documents/south-tees", "south-tees-carers-2025-26.txt", test_real);
  g_test_add_data_func ("/json/documents/thurrock", "thurrock-carers.txt", test_real);
  return g_test_run ();
}
