/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * For tests that are not written in C:
 *   json-tool generate SEED COUNT FOLDER   writes generated plans as FOLDER/N.json
 *   json-tool read FILE …                  a line for each: "ok", or why it was refused
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "generated-plan.h"
#include "waymark-json.h"

static gboolean
generate (guint32 seed, guint count, const char *folder, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (WaymarkPlan) plan = generated_plan_new (random);
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
      g_autoptr (GFileOutputStream) stream =
          g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);

      if (stream == NULL ||
          !waymark_json_write (WAYMARK_SOURCE (plan), G_OUTPUT_STREAM (stream), NULL, error) ||
          !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  plan = waymark_json_read (text, length, "plan.json", &refused);
  g_print ("%s\n", plan != NULL ? "ok" : refused->message);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean good = argc > 1;

  if (argc == 5 && strcmp (argv[1], "generate") == 0)
    good =
        generate ((guint32) strtoul (argv[2], NULL, 10), (guint) atoi (argv[3]), argv[4], &error);
  else
    for (int i = 2; i < argc && good; i++)
      good = read_file (argv[i], &error);

  if (!good)
    g_printerr ("%s\n",
                error != NULL ? error->message : "usage: generate SEED COUNT FOLDER | read FILE …");
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
