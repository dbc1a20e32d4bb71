/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include <errno.h>
#include <string.h>

#include "waymark-error.h"
#include "waymark-file-error.h"

/* Every answer of the system becomes a sentence that names the file and what to do. */
static void
test_every_number (void)
{
  for (int task = WAYMARK_FILE_READING; task <= WAYMARK_FILE_COPYING; task++)
    for (int number = 1; number < 134; number++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_false (waymark_set_file_error (&error, task, "/a/Carers plan.waymark", number));
        g_assert_nonnull (error);
        g_assert_true (error->domain == WAYMARK_ERROR);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_true (g_str_has_suffix (error->message, "."));
        g_assert_nonnull (strstr (error->message, ". ")); /* what happened; what to do */
        g_assert_nonnull (strstr (error->message, "Carers plan.waymark”"));
      }
}

static void
test_meanings (void)
{
  static const struct
  {
    WaymarkFileTask task;
    int number;
    WaymarkError code;
  } cases[] = {
    { WAYMARK_FILE_READING, ENOENT, WAYMARK_ERROR_NOT_FOUND },
    { WAYMARK_FILE_READING, EACCES, WAYMARK_ERROR_FAILED },
    { WAYMARK_FILE_READING, EISDIR, WAYMARK_ERROR_NOT_A_PLAN },
    { WAYMARK_FILE_WRITING, ENOSPC, WAYMARK_ERROR_NO_SPACE },
    { WAYMARK_FILE_WRITING, EDQUOT, WAYMARK_ERROR_NO_SPACE },
    { WAYMARK_FILE_WRITING, EROFS, WAYMARK_ERROR_READ_ONLY },
    { WAYMARK_FILE_WRITING, ENOENT, WAYMARK_ERROR_NOT_FOUND },
    { WAYMARK_FILE_WRITING, ESTALE, WAYMARK_ERROR_FAILED },
    { WAYMARK_FILE_KEEPING, ENOSPC, WAYMARK_ERROR_NO_SPACE },
    { WAYMARK_FILE_KEEPING, EACCES, WAYMARK_ERROR_FAILED },
    { WAYMARK_FILE_EDITING, ENOSPC, WAYMARK_ERROR_NO_SPACE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      waymark_set_file_error (&error, cases[i].task, "/x", cases[i].number);
      g_assert_error (error, WAYMARK_ERROR, (int) cases[i].code);
    }
}

static void
test_drive (void)
{
  g_autoptr (GError) error = NULL;

  waymark_set_file_error (&error, WAYMARK_FILE_WRITING, "/mnt/Carers plan.waymark", ETIMEDOUT);
  g_assert_cmpstr (error->message,
                   ==,
                   "“Carers plan.waymark” could not be updated: its drive is not answering. Your "
                   "work is safe on this computer and will be written when the drive is back.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-error/every-number", test_every_number);
  g_test_add_func ("/file-error/meanings", test_meanings);
  g_test_add_func ("/file-error/drive", test_drive);
  return g_test_run ();
}
