/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "document-test.h"
#include "waymark-error.h"
#include "waymark-user-file.h"
#include "waymark-verified.h"
#include "waymark-working-copy.h"

static char *
digest_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *digest = waymark_user_file_digest (path, &error);

  g_assert_no_error (error);
  return digest;
}

/* What this computer published, and what it opened once, is known again by its bytes. */
static void
test_known (Place *place, gconstpointer data)
{
  g_autofree char *folder = waymark_state_path ("verified");
  g_autofree char *digest = NULL;
  struct stat info;

  make_file (place->path);
  digest = digest_of (place->path);
  g_assert_true (waymark_verified_contains (digest));
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0700);

  state_empty ();
  g_assert_false (waymark_verified_contains (digest));
  close_well (open_path (place->path));
  g_assert_true (waymark_verified_contains (digest));
}

/* One byte that differs makes it another file, which goes through all checks. */
static void
test_altered (Place *place, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  char *words;
  gsize length;

  make_file (place->path);
  close_well (open_path (place->path));
  g_file_get_contents (place->path, &bytes, &length, &error);
  g_assert_no_error (error);
  words = memmem (bytes, length, "New plan", 8);
  g_assert_nonnull (words);
  *words ^= 0x20;
  g_file_set_contents (place->path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  digest = digest_of (place->path);
  open_refused (place->path, WAYMARK_ERROR_DAMAGED);
  g_assert_false (waymark_verified_contains (digest));
}

/* The list does not grow without end, and what was used last stays. */
static void
test_bounded (Place *place, gconstpointer data)
{
  g_autofree char *folder = waymark_state_path ("verified");
  g_autofree char *last = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  for (guint i = 0; i < 600; i++)
    {
      g_free (last);
      last = g_strdup_printf ("%064x", i);
      waymark_verified_add (last);
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, <=, 256);
  g_assert_cmpuint (n, >=, 100);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  state_begin ();
  g_test_add ("/verified/known", Place, NULL, place_set_up, test_known, place_tear_down);
  g_test_add ("/verified/altered", Place, NULL, place_set_up, test_altered, place_tear_down);
  g_test_add ("/verified/bounded", Place, NULL, place_set_up, test_bounded, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
