/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <stdlib.h>

#include "waymark-error.h"
#include "waymark-import.h"
#include "waymark-json.h"

/*
 * Whatever the document: it is refused with an error of ours, or it becomes a plan
 * that JSON can carry.
 */
static inline int
fuzz_document (const guint8 *data, gsize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkImport) import =
      waymark_import_text ((const char *) data, (gssize) length, name, &error);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;

  if ((import == NULL) != (error != NULL) || (error != NULL && error->domain != WAYMARK_ERROR))
    abort ();
  if (import == NULL)
    return 0;

  stream = g_memory_output_stream_new_resizable ();
  if (!waymark_json_write (WAYMARK_SOURCE (waymark_import_get_plan (import)), stream, NULL, &error))
    abort ();
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  plan = waymark_json_read (
      g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "fuzz.json", &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  return 0;
}
