/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-rescue.h"
#include "waymark-store.h"

/*
 * Whatever the bytes of a plan file: it is refused with an error of ours, or it is whole; what
 * is recovered of it can be written and is whole again. The first bytes are put right, as
 * nearly every change there is refused before SQLite sees the file.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

static void
put_32 (guint8 *bytes, gsize at, guint32 value)
{
  for (int i = 0; i < 4; i++)
    bytes[at + i] = (guint8) (value >> (24 - 8 * i));
}

static GBytes *
put_header_right (const guint8 *data, gsize length)
{
  guint8 *bytes = g_malloc0 (length);
  guint page_size = 512;

  memcpy (bytes, data, length);
  memcpy (bytes, "SQLite format 3", 16);
  bytes[16] = (guint8) (page_size >> 8);
  bytes[17] = 0;
  bytes[18] = bytes[19] = 1;
  put_32 (bytes, 28, (guint32) (length / page_size));
  put_32 (bytes, 56, 1);
  put_32 (bytes, 60, 1);
  put_32 (bytes, 68, 0x57594d4b);
  memcpy (bytes + 92, bytes + 24, 4);
  return g_bytes_new_take (bytes, length / page_size * page_size);
}

static void
check_error (const GError *error)
{
  if (error == NULL || error->domain != WAYMARK_ERROR ||
      !g_utf8_validate (error->message, -1, NULL))
    abort ();
}

static char *
make_path (const char *name)
{
  const char *folder = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();

  return g_strdup_printf ("%s/waymark-fuzz-%d-%s", folder, (int) getpid (), name);
}

static void
open_file (GBytes *bytes)
{
  g_autofree char *path = make_path ("open");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) first_error = NULL;
  g_autoptr (WaymarkStore) store = NULL;
  g_autoptr (WaymarkPlan) first = NULL;
  g_autoptr (WaymarkPlan) plan = NULL;

  if (!g_file_set_contents_full (path,
                                 g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_NONE,
                                 0600,
                                 NULL))
    abort ();
  store = waymark_store_open (path, "plan.waymark", WAYMARK_STORE_READ_ONLY, &error);
  if (store != NULL)
    {
      first = waymark_store_load_first (store, 20, NULL, &first_error);
      if (waymark_store_verify (store, NULL, &error))
        plan = waymark_store_load_plan (store, NULL, &error);
    }
  if (plan == NULL)
    check_error (error);
  g_clear_object (&store);
  g_unlink (path);
}

static void
rescue (GBytes *bytes)
{
  g_autofree char *path = make_path ("new");
  g_autoptr (GError) error = NULL;
  g_autoptr (WaymarkRescue) found = waymark_rescue_read_bytes (bytes, "plan.waymark", NULL, &error);
  g_autoptr (WaymarkStore) store = NULL;

  if (found == NULL)
    {
      check_error (error);
      return;
    }
  store = waymark_rescue_create_store (found, path, "new.waymark", "Recover", "Ann", &error);
  if (store == NULL || !waymark_store_verify (store, NULL, &error))
    {
      g_printerr ("%s", error->message);
      abort ();
    }
  g_clear_object (&store);
  g_unlink (path);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  g_autoptr (GBytes) bytes = NULL;

  if (length < 1024)
    return 0;
  bytes = put_header_right (data, length);
  open_file (bytes);
  rescue (bytes);
  return 0;
}
