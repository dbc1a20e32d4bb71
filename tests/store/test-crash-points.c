/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * A child opens a plan, edits it, publishes and closes, and dies at its n-th call that
 * alters anything on the disk: for n = 1, 2, 3 … until it gets through. Each time the
 * file is a whole plan, a confirmed edit is there on reopening, and nothing is left lying
 * about. Where test-kill.c looks at random moments, this looks between all of them. Then
 * the same with a disk that is full from the n-th call on.
 */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"

#define MOST_CALLS 2000

/* ---- the child: the system's calls, counted */

static gint calls_left = G_MAXINT;

static gboolean disk_fills; /* the alternative to dying */

static void
count_call (void)
{
  if (g_atomic_int_dec_and_test (&calls_left) && !disk_fills)
    raise (SIGKILL);
}

/* From that call on there is no room for anything new. */
static gboolean
is_full (void)
{
  count_call ();
  if (!disk_fills || g_atomic_int_get (&calls_left) > 0)
    return FALSE;
  errno = ENOSPC;
  return TRUE;
}

ssize_t write (int fd, const void *bytes, size_t length);
ssize_t pwrite64 (int fd, const void *bytes, size_t length, off64_t offset);
int fsync (int fd);
int fdatasync (int fd);
int ftruncate64 (int fd, off64_t length);
int rename (const char *from, const char *to);
int renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags);
int unlink (const char *path);
int rmdir (const char *path);
int mkdir (const char *path, mode_t mode);

ssize_t
write (int fd, const void *bytes, size_t length)
{
  if (fd > STDERR_FILENO && is_full ())
    return -1;
  return syscall (SYS_write, fd, bytes, length);
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t length, off64_t offset)
{
  if (is_full ())
    return -1;
  return syscall (SYS_pwrite64, fd, bytes, length, offset);
}

int
fsync (int fd)
{
  if (is_full ())
    return -1;
  return (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  if (is_full ())
    return -1;
  return (int) syscall (SYS_fdatasync, fd);
}

int
ftruncate64 (int fd, off64_t length)
{
  count_call ();
  return (int) syscall (SYS_ftruncate, fd, length);
}

int
rename (const char *from, const char *to)
{
  count_call ();
  return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
  count_call ();
  return (int) syscall (SYS_renameat2, from_dir, from, to_dir, to, flags);
}

int
unlink (const char *path)
{
  count_call ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

int
rmdir (const char *path)
{
  count_call ();
  return (int) syscall (SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int
mkdir (const char *path, mode_t mode)
{
  if (is_full ())
    return -1;
  return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
}

/* Whatever goes wrong is told as an error of ours. */
static int
give_up (const GError *error)
{
  g_assert_true (disk_fills);
  g_assert_nonnull (error);
  g_assert_true (error->domain == WAYMARK_ERROR);
  return EXIT_FAILURE;
}

static int
edit_and_close (const char *path, const char *mode, int calls)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (WaymarkDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  WaymarkEdit *edit;

  disk_fills = g_str_equal (mode, "--full");
  calls_left = calls;
  document = waymark_document_open (file, NULL, &error);
  if (document == NULL)
    return give_up (error);
  edit = waymark_document_begin_edit (document, "Change text");
  waymark_edit_set_string (edit, find_action (document), "text", "second", NULL);
  if (!waymark_document_commit (document, edit, &error))
    {
      g_assert_cmpstr (get_text (document), ==, "first");
      return give_up (error);
    }
  g_assert_cmpint (dprintf (STDOUT_FILENO, "!"), ==, 1);
  if (!waymark_document_close (document, &error))
    return give_up (error);
  return EXIT_SUCCESS;
}

/* ---- the parent */

static const char *program;

/* Returns whether the child got through. @said: "!" once the edit was confirmed. */
static gboolean
run_child (const char *path, const char *mode, guint calls, char **said)
{
  g_autofree char *number = g_strdup_printf ("%u", calls);
  const char *argv[] = { program, mode, path, number, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (
      NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, said, NULL, &status, &error);
  g_assert_no_error (error);
  if (WIFEXITED (status))
    {
      g_assert_cmpint (WEXITSTATUS (status), <=, EXIT_FAILURE);
      return WEXITSTATUS (status) == EXIT_SUCCESS;
    }
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_assert_cmpstr (mode, ==, "--kill");
  return FALSE;
}

static void
check_after (Place *place, gboolean confirmed)
{
  g_autofree char *in_file = text_in_file (place->path);
  g_autofree char *at_last = NULL;
  g_autoptr (WaymarkDocument) document = open_path (place->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_equal (in_file, "first") || g_str_equal (in_file, "second"));
  if (confirmed)
    g_assert_cmpstr (get_text (document), ==, "second");
  waymark_document_check (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (place_count_files (place), ==, 1);
  at_last = g_strdup (get_text (document));
  close_well (document);

  g_free (in_file);
  in_file = text_in_file (place->path);
  g_assert_cmpstr (in_file, ==, at_last);
  g_assert_cmpuint (place_count_files (place), ==, 1);
}

static void
test_every_call (Place *place, gconstpointer data)
{
  const char *mode = data;
  g_autoptr (GBytes) fresh = bytes_of (place->path);
  gboolean through = FALSE;
  gsize length;
  const char *bytes = g_bytes_get_data (fresh, &length);
  guint n;

  for (n = 1; !through && n < MOST_CALLS; n++)
    {
      g_autofree char *said = NULL;

      state_empty ();
      g_assert_true (g_file_set_contents_full (
          place->path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
      through = run_child (place->path, mode, n, &said);
      check_after (place, said[0] == '!');
    }
  g_test_message ("%u calls", n - 2);
  g_assert_true (through);
  g_assert_cmpuint (n, >, 50); /* they are counted at all */
}

int
main (int argc, char *argv[])
{
  int result;

  if (argc == 4)
    return edit_and_close (argv[2], argv[1], atoi (argv[3]));

  g_test_init (&argc, &argv, NULL);
  state_in_memory ();
  program = argv[0];

  g_test_add (
      "/crash-points/killed", Place, "--kill", place_set_up, test_every_call, place_tear_down);
  g_test_add (
      "/crash-points/disk-full", Place, "--full", place_set_up, test_every_call, place_tear_down);
  result = g_test_run ();
  state_end ();
  return result;
}
