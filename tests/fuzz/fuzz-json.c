/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "waymark-error.h"
#include "waymark-json.h"

/*
 * Whatever the bytes: they are refused with a place, or they are a plan whose export
 * is read again to the same export.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

static GBytes *
export_plan (WaymarkPlan *plan)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!waymark_json_write (WAYMARK_SOURCE (plan), stream, NULL, NULL))
    abort ();
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static WaymarkPlan *
import_plan (gconstpointer data, gsize length)
{
  g_autoptr (GError) error = NULL;
  WaymarkPlan *plan = waymark_json_read (data, length, "fuzz.json", &error);

  if ((plan == NULL) != (error != NULL))
    abort ();
  if (error != NULL &&
      (error->domain != WAYMARK_ERROR || strstr (error->message, ", line ") == NULL))
    abort ();
  return plan;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (WaymarkPlan) plan = import_plan (data, length);
  g_autoptr (WaymarkPlan) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (plan == NULL)
    return 0;

  first = export_plan (plan);
  again = import_plan (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  if (again == NULL)
    abort ();
  second = export_plan (again);
  if (!g_bytes_equal (first, second))
    abort ();
  return 0;
}
