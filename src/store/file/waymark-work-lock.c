/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-work-lock"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "waymark-work-lock.h"

#include <glib/gstdio.h>

#include "waymark-sqlite.h"

/*
 * The lock of a working copy: held while a program works in it, and gone with that program
 * however it ends. Where the home folder lies on a drive that knows no locks, or gives one to
 * everybody, it is the file's content that tells who holds it: "MACHINE BOOT PROCESS BEGUN".
 */

/* Where only another machine can tell, its working copies are left alone for so long. */
#define PATIENCE_SECONDS (24 * 60 * 60)

#define LONGEST_WORD 64

typedef struct
{
  char machine[LONGEST_WORD];
  char boot[LONGEST_WORD];
  long process;
  guint64 begun; /* in ticks since the machine was started; 0: not known */
} Holder;

/* Processes get the numbers of earlier ones; when they began tells them apart. */
static guint64
when_begun (long process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%ld/stat", process);
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;
  const char *rest;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  rest = strrchr (text, ')'); /* the name before may hold anything */
  if (rest == NULL)
    return 0;
  fields = g_strsplit (rest, " ", -1);
  return g_strv_length (fields) > 20 ? g_ascii_strtoull (fields[20], NULL, 10) : 0;
}

/* A word that stays as it is while the program runs. */
static char *
read_word (const char *path)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || g_strstrip (text)[0] == '\0')
    {
      g_free (text);
      text = g_strdup (g_get_host_name ());
    }
  if (strlen (text) >= LONGEST_WORD)
    text[LONGEST_WORD - 1] = '\0';
  return g_strdelimit (text, " \n", '-');
}

static const char *
get_machine (void)
{
  static const char *machine;

  if (g_once_init_enter (&machine))
    g_once_init_leave (&machine, read_word ("/etc/machine-id"));
  return machine;
}

static const char *
get_boot (void)
{
  static const char *boot;

  if (g_once_init_enter (&boot))
    g_once_init_leave (&boot, read_word ("/proc/sys/kernel/random/boot_id"));
  return boot;
}

static gboolean
read_holder (int fd, Holder *holder)
{
  char text[300];
  const gssize length = pread (fd, text, sizeof text - 1, 0);
  g_auto (GStrv) words = NULL;

  if (length <= 0)
    return FALSE;
  text[length] = '\0';
  words = g_strsplit (g_strstrip (text), " ", -1);
  if (g_strv_length (words) != 4)
    return FALSE;
  g_strlcpy (holder->machine, words[0], sizeof holder->machine);
  g_strlcpy (holder->boot, words[1], sizeof holder->boot);
  holder->process = strtol (words[2], NULL, 10);
  holder->begun = g_ascii_strtoull (words[3], NULL, 10);
  return holder->process > 0;
}

/* What could not be written is no worse than it was before there was anything to write. */
static void
write_holder (int fd)
{
  const long process = getpid ();
  g_autofree char *text = g_strdup_printf ("%s %s %ld %" G_GUINT64_FORMAT "\n",
                                           get_machine (),
                                           get_boot (),
                                           process,
                                           when_begun (process));
  const gsize length = strlen (text);

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize) length)
    g_debug ("not noted who holds it: %s", g_strerror (errno));
}

static gboolean
is_fresh (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 &&
         info.st_mtime + PATIENCE_SECONDS > g_get_real_time () / G_USEC_PER_SEC;
}

/* @knows_locks: whether the lock itself was had. */
static gboolean
is_held (int fd, gboolean knows_locks)
{
  Holder holder;

  if (!read_holder (fd, &holder))
    return FALSE;
  if (!g_str_equal (holder.machine, get_machine ()))
    return !knows_locks && is_fresh (fd);
  if (!g_str_equal (holder.boot, get_boot ()))
    return FALSE;
  if (holder.begun != 0)
    return when_begun (holder.process) == holder.begun;
  return kill ((pid_t) holder.process, 0) == 0 || errno == EPERM;
}

/**
 * waymark_work_lock_is_refused:
 * @number: what `errno` was after asking for a lock
 *
 * Returns: whether the drive has no locks to give, to nobody
 */
gboolean
waymark_work_lock_is_refused (int number)
{
  return number == ENOLCK || number == ENOSYS || number == EOPNOTSUPP || number == EINVAL;
}

/**
 * waymark_work_lock_take:
 * @folder: the folder of a working copy
 * @create: whether it is a new one, without a lock so far
 *
 * Takes the lock of a working copy, if nobody holds it.
 *
 * Returns: the lock, or -1 with `errno` set: %EWOULDBLOCK if somebody holds it
 */
int
waymark_work_lock_take (const char *folder, gboolean create)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  g_autofree char *left = g_build_filename (folder, "plan.db.lock", NULL);
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | (create ? O_CREAT | O_EXCL : 0), 0600);
  gboolean locked;
  int saved = 0;

  if (fd < 0)
    return -1;
  locked = flock (fd, LOCK_EX | LOCK_NB) == 0;
  if (!locked && !waymark_work_lock_is_refused (errno))
    saved = errno;
  if (!locked && saved == 0)
    waymark_sqlite_do_without_locks ();
  if (saved == 0 && is_held (fd, locked))
    saved = EWOULDBLOCK;
  if (saved != 0)
    {
      close (fd);
      errno = saved;
      return -1;
    }
  write_holder (fd);
  /* Left by a crash where the drive refuses locks: nobody else is at the database now. */
  if (!locked && g_rmdir (left) != 0 && errno != ENOENT)
    g_debug ("%s: %s", left, g_strerror (errno));
  return fd;
}

/**
 * waymark_work_lock_let_go:
 * @lock: a lock that was taken
 *
 * Lets others have it.
 */
void
waymark_work_lock_let_go (int lock)
{
  if (ftruncate (lock, 0) != 0)
    g_debug ("still noted who held it: %s", g_strerror (errno));
  close (lock);
}
