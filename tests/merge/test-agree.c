/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <gio/gio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "scripts.h"

/* The program held against the executable model of the merge rules: the same operations on the
 * same copies must show and list the same, with the same digests, and what is kept step by
 * step must be what the edits say. Some scripts are kept here; where the model is at hand,
 * fresh ones are tried. */

static void
test_stored (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "merge", "data", "scripts.jsonl.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, &error);
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  guint n = 0;
  char *line;

  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (zlib));
  lines = g_data_input_stream_new (unpacked);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      script_run (line);
      g_free (line);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >=, 200);
}

static guint
number_from (const char *name, guint otherwise)
{
  const char *given = g_getenv (name);

  return given != NULL ? (guint) strtoul (given, NULL, 10) : otherwise;
}

static void
test_fresh (void)
{
  g_autofree char *model = g_build_filename (g_getenv ("WAYMARK_SHARED"), "merge-model", NULL);
  g_autofree char *maker = g_test_build_filename (G_TEST_DIST, "merge", "make-scripts.py", NULL);
  guint seed = number_from ("WAYMARK_SEED", g_random_int () % 1000000000);

  if (!g_file_test (model, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the model of the merge rules is not here");
      return;
    }
  g_test_message ("WAYMARK_SEED=%u", seed);
  scripts_run_fresh (model, maker, seed, number_from ("WAYMARK_SCRIPTS", 60), 40);
}

int
main (int argc, char **argv)
{
  /* Counting what is allocated takes a lock each time. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agree/stored", test_stored);
  g_test_add_func ("/agree/fresh", test_fresh);

  return g_test_run ();
}
