/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gstdio.h>

#include "generated-plan.h"
#include "waymark-json.h"
#include "waymark-reader.h"

#define N_PLANS 40

static char *folder;

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

/* Two ways out of one plan: from memory and, row by row, from a file; then in again. */
static void
test_same_bytes_from_a_file (void)
{
  guint32 seed = generated_plan_get_seed ();

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      g_autofree char *path = g_strdup_printf ("%s/%u.db", folder, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (WaymarkStore) store =
          waymark_store_create (path, "plan.waymark", plan, "New plan", "Olwen", &error);
      g_autoptr (WaymarkReader) reader = NULL;
      g_autoptr (WaymarkPlan) imported = NULL;
      g_autoptr (GBytes) from_plan = export_source (WAYMARK_SOURCE (plan));
      g_autoptr (GBytes) from_file = NULL;

      g_assert_no_error (error);
      reader = waymark_reader_new (store);
      from_file = export_source (WAYMARK_SOURCE (reader));
      if (!g_bytes_equal (from_plan, from_file))
        g_error ("WAYMARK_SEED=%u: the file gives another export", seed + i);

      imported = waymark_json_read (
          g_bytes_get_data (from_file, NULL), g_bytes_get_size (from_file), "plan.json", &error);
      g_assert_no_error (error);
      generated_plan_assert_same (plan, imported);

      waymark_store_close (store);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

/* A file may hold links to what was removed since: neither way writes them. */
static void
test_links_to_removed_items_in_a_file (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
  g_autofree char *path = g_build_filename (folder, "removed.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkStore) store =
      waymark_store_create (path, "plan.waymark", plan, "New plan", "Olwen", &error);
  g_autoptr (WaymarkReader) reader = NULL;
  g_autoptr (WaymarkPlan) imported = NULL;
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GBytes) from_plan = NULL;
  g_autoptr (GBytes) from_file = NULL;
  WaymarkItem *root = waymark_plan_get_root (plan);
  static const WaymarkKind removed[] = {
    WAYMARK_KIND_STATUS,
    WAYMARK_KIND_PARTY,
    WAYMARK_KIND_THEME,
    WAYMARK_KIND_MEETING,
  };

  g_assert_no_error (error);
  waymark_store_begin_session (store);
  edit = waymark_edit_begin (plan, "Remove", waymark_store_get_session (store));
  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      WaymarkItem *item = waymark_item_first (root, removed[i]);

      g_assert_nonnull (item);
      waymark_edit_remove (edit, item, &error);
      g_assert_no_error (error);
    }
  waymark_store_commit (store, g_steal_pointer (&edit), "Olwen", &error);
  g_assert_no_error (error);

  reader = waymark_reader_new (store);
  from_plan = export_source (WAYMARK_SOURCE (plan));
  from_file = export_source (WAYMARK_SOURCE (reader));
  g_assert_true (g_bytes_equal (from_plan, from_file));

  imported = waymark_json_read (
      g_bytes_get_data (from_file, NULL), g_bytes_get_size (from_file), "plan.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waymark_plan_get_n_items (imported), ==, waymark_plan_get_n_items (plan));
  waymark_store_close (store);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("waymark-json-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/json/store/same-bytes", test_same_bytes_from_a_file);
  g_test_add_func ("/json/store/removed", test_links_to_removed_items_in_a_file);
  result = g_test_run ();

  g_rmdir (folder);
  g_free (folder);
  return result;
}
