/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/*
 * Loaded before another program, the environment says what to do:
 *   WAYMARK_FAULTS          folders to watch, with colons between
 *   WAYMARK_FAULTS_CALL     the number of the call that fails, from 1
 *   WAYMARK_FAULTS_ERRNO    with which errno (5 where nothing is said); 0: the program is killed
 * there WAYMARK_FAULTS_ALWAYS   set: every call from that one on WAYMARK_FAULTS_COUNT    a file
 * that gets the number of calls and the name of the one that failed WAYMARK_FAULTS_SWITCH   a file
 * that holds an errno: while it is there, every call fails WAYMARK_FAULTS_LOCKS    "none": locks
 * are given to everybody, "refused": to nobody It is plain C, since it runs below everything else.
 */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include "faults.h"

#define MOST_FOLDERS 4
#define MOST_FILES 4096

enum
{
  LOCKS_WORK,
  LOCKS_NONE,
  LOCKS_REFUSED,
};

static char folders[MOST_FOLDERS][1024];
static int n_folders;
static atomic_bool is_watched[MOST_FILES]; /* by descriptor */
static atomic_bool is_cut[MOST_FILES];     /* half of a write went through: there is no room now */
static atomic_uint n_calls;
static unsigned int fail_at; /* 0: never */
static int fail_with = EIO;
static unsigned int how;
static const char *struck;
static const char *switch_path;
static int locks;
static FaultsHook hook;
static void *hook_data;

/* ---- for tests */

/* Below @folder, whose path is real, calls count; NULL: nowhere any more. */
void
faults_watch (const char *folder)
{
  if (folder == NULL)
    n_folders = 0;
  else if (n_folders < MOST_FOLDERS && *folder != '\0')
    snprintf (folders[n_folders++], sizeof folders[0], "%s/", folder);
}

/* Call number @call fails with @number; 0 counts only. */
void
faults_arm (unsigned int call, int number, unsigned int flags)
{
  atomic_store (&n_calls, 0);
  fail_at = call;
  fail_with = number;
  how = flags;
  struck = NULL;
  for (int i = 0; i < MOST_FILES; i++)
    atomic_store (&is_cut[i], 0);
}

/* Returns how many calls there were. */
unsigned int
faults_disarm (void)
{
  fail_at = 0;
  return atomic_load (&n_calls);
}

/* The name of the call that failed first, NULL if none did. */
const char *
faults_get_struck (void)
{
  return struck;
}

/* 1: as ever, 0: a drive that does not know locks and says yes to everybody, -1: and says no. */
void
faults_set_locks (int work)
{
  locks = work > 0 ? LOCKS_WORK : work == 0 ? LOCKS_NONE : LOCKS_REFUSED;
}

/* Tells @recorder of every call that goes well; NULL: no more. */
void
faults_record (FaultsHook recorder, void *data)
{
  hook = recorder;
  hook_data = data;
}

/* ---- for other programs */

static void
write_count (void)
{
  const char *path = getenv ("WAYMARK_FAULTS_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%u %s\n", atomic_load (&n_calls), struck != NULL ? struck : "-");
  fclose (file);
}

static const char *
get_word (const char *name, const char *otherwise)
{
  const char *word = getenv (name);

  return word != NULL ? word : otherwise;
}

__attribute__ ((constructor)) static void
begin (void)
{
  char *all = getenv ("WAYMARK_FAULTS") != NULL ? strdup (getenv ("WAYMARK_FAULTS")) : NULL;
  char *rest = NULL;

  if (all == NULL)
    return;
  for (char *one = strtok_r (all, ":", &rest); one != NULL; one = strtok_r (NULL, ":", &rest))
    faults_watch (one);
  free (all);
  switch_path = getenv ("WAYMARK_FAULTS_SWITCH");
  if (strcmp (get_word ("WAYMARK_FAULTS_LOCKS", ""), "none") == 0)
    locks = LOCKS_NONE;
  else if (strcmp (get_word ("WAYMARK_FAULTS_LOCKS", ""), "refused") == 0)
    locks = LOCKS_REFUSED;
  faults_arm ((unsigned int) atoi (get_word ("WAYMARK_FAULTS_CALL", "0")),
              atoi (get_word ("WAYMARK_FAULTS_ERRNO", "5")),
              getenv ("WAYMARK_FAULTS_ALWAYS") != NULL ? FAULTS_ALWAYS : 0);
  atexit (write_count);
}

/* ---- whether */

static int
switched_on (void)
{
  char text[16] = "";
  int fd;
  long length;

  if (switch_path == NULL)
    return 0;
  fd = (int) syscall (SYS_openat, AT_FDCWD, switch_path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return 0;
  length = syscall (SYS_read, fd, text, sizeof text - 1);
  syscall (SYS_close, fd);
  return length > 0 ? atoi (text) : 0;
}

static int
path_counts (const char *path)
{
  for (int i = 0; path != NULL && i < n_folders; i++)
    {
      size_t length = strlen (folders[i]);

      if (strncmp (path, folders[i], length) == 0 ||
          (strncmp (path, folders[i], length - 1) == 0 && path[length - 1] == '\0'))
        return 1;
    }
  return 0;
}

static int
file_counts (int fd)
{
  return fd >= 0 && fd < MOST_FILES && atomic_load (&is_watched[fd]);
}

/* Sets errno if the call is to fail. */
static int
fails (int counts, const char *name)
{
  unsigned int call;
  int saved = errno;
  int number;

  if (!counts)
    return 0;
  call = atomic_fetch_add (&n_calls, 1) + 1;
  number = switched_on ();
  if (call == fail_at && fail_with == 0)
    kill (getpid (), SIGKILL);
  if (number == 0 && fail_at > 0 && (call == fail_at || (call > fail_at && (how & FAULTS_ALWAYS))))
    number = fail_with;
  errno = saved;
  if (number == 0)
    return 0;
  if (struck == NULL)
    struck = name;
  errno = number;
  return 1;
}

static int
reading_fails (int counts, const char *name)
{
  return (how & FAULTS_READING) && fails (counts, name);
}

static void
note_open (int fd, int counts)
{
  if (fd < 0 || fd >= MOST_FILES)
    return;
  atomic_store (&is_watched[fd], counts);
  atomic_store (&is_cut[fd], 0);
}

static void
tell (int counts, const FaultsEvent *event)
{
  int saved = errno;

  if (hook != NULL && counts)
    hook (event, hook_data);
  errno = saved;
}

/* Of a call that answers 0. */
static int
told (int result, int counts, const FaultsEvent *event)
{
  if (result == 0)
    tell (counts, event);
  return result;
}

/* ---- the calls */

/* A disk that fills up takes a part of what is written, and says so at the next call only. */
static int
takes_half (int fd, size_t length)
{
  if (errno != ENOSPC || length < 2 || atomic_load (&is_cut[fd]))
    return 0;
  atomic_store (&is_cut[fd], 1);
  return 1;
}

static int
stays_full (int fd)
{
  if (!file_counts (fd) || !atomic_load (&is_cut[fd]) || fail_at == 0)
    return 0;
  atomic_store (&is_cut[fd], 0);
  errno = ENOSPC;
  return 1;
}

ssize_t write (int fd, const void *bytes, size_t length);
ssize_t pwrite64 (int fd, const void *bytes, size_t length, off64_t offset);
ssize_t writev (int fd, const struct iovec *parts, int n_parts);
ssize_t read (int fd, void *bytes, size_t length);
ssize_t pread64 (int fd, void *bytes, size_t length, off64_t offset);
int open64 (const char *path, int flags, ...);
int openat64 (int folder, const char *path, int flags, ...);
int close (int fd);
int fsync (int fd);
int fdatasync (int fd);
int ftruncate64 (int fd, off64_t length);
int fallocate64 (int fd, int mode, off64_t offset, off64_t length);
int fchmod (int fd, mode_t mode);
int fchown (int fd, uid_t owner, gid_t group);
int rename (const char *from, const char *to);
int renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags);
int link (const char *from, const char *to);
int unlink (const char *path);
int mkdir (const char *path, mode_t mode);
int rmdir (const char *path);
int flock (int fd, int operation);
int fcntl64 (int fd, int command, ...);

ssize_t
write (int fd, const void *bytes, size_t length)
{
  if (stays_full (fd))
    return -1;
  if (!fails (file_counts (fd), "write"))
    {
      long done = syscall (SYS_write, fd, bytes, length);

      if (done > 0 && hook != NULL)
        tell (file_counts (fd),
              &(FaultsEvent){ .call = "write",
                              .fd = fd,
                              .bytes = bytes,
                              .length = done,
                              .offset = lseek (fd, 0, SEEK_CUR) - done });
      return done;
    }
  return takes_half (fd, length) ? syscall (SYS_write, fd, bytes, length / 2) : -1;
}

ssize_t
pwrite64 (int fd, const void *bytes, size_t length, off64_t offset)
{
  if (stays_full (fd))
    return -1;
  if (!fails (file_counts (fd), "pwrite"))
    {
      long done = syscall (SYS_pwrite64, fd, bytes, length, offset);

      if (done > 0)
        tell (file_counts (fd),
              &(FaultsEvent){
                  .call = "write", .fd = fd, .bytes = bytes, .length = done, .offset = offset });
      return done;
    }
  return takes_half (fd, length) ? syscall (SYS_pwrite64, fd, bytes, length / 2, offset) : -1;
}

ssize_t
writev (int fd, const struct iovec *parts, int n_parts)
{
  return fails (file_counts (fd), "writev") ? -1 : syscall (SYS_writev, fd, parts, n_parts);
}

ssize_t
read (int fd, void *bytes, size_t length)
{
  return reading_fails (file_counts (fd), "read") ? -1 : syscall (SYS_read, fd, bytes, length);
}

ssize_t
pread64 (int fd, void *bytes, size_t length, off64_t offset)
{
  return reading_fails (file_counts (fd), "pread")
             ? -1
             : syscall (SYS_pread64, fd, bytes, length, offset);
}

static int
open_at (int folder, const char *path, int flags, unsigned int mode)
{
  const int counts = path_counts (path);
  const int writes = (flags & (O_ACCMODE | O_CREAT)) != O_RDONLY;
  int fd;

  if (writes ? fails (counts, "open") : reading_fails (counts, "open"))
    {
      /* What is there takes no room to be opened. */
      if (errno != ENOSPC || (flags & O_EXCL) || access (path, F_OK) != 0)
        return -1;
    }
  if (!writes && counts && switched_on () != 0 && switched_on () != ENOSPC)
    {
      errno = switched_on ();
      return -1;
    }
  fd = (int) syscall (SYS_openat, folder, path, flags, mode);
  note_open (fd, counts);
  if (fd >= 0)
    tell (counts, &(FaultsEvent){ .call = "open", .fd = fd, .path = path, .flags = flags });
  return fd;
}

int
open64 (const char *path, int flags, ...)
{
  unsigned int mode = 0;
  va_list list;

  if (flags & (O_CREAT | __O_TMPFILE))
    {
      va_start (list, flags);
      mode = va_arg (list, unsigned int);
      va_end (list);
    }
  return open_at (AT_FDCWD, path, flags, mode);
}

int
openat64 (int folder, const char *path, int flags, ...)
{
  unsigned int mode = 0;
  va_list list;

  if (flags & (O_CREAT | __O_TMPFILE))
    {
      va_start (list, flags);
      mode = va_arg (list, unsigned int);
      va_end (list);
    }
  return open_at (folder, path, flags, mode);
}

/* As on a network drive: the file is closed, and what was written may be lost. */
int
close (int fd)
{
  const int counts = file_counts (fd);
  int result;

  tell (counts, &(FaultsEvent){ .call = "close", .fd = fd });
  note_open (fd, 0);
  result = (int) syscall (SYS_close, fd);
  return fails (counts, "close") ? -1 : result;
}

int
fsync (int fd)
{
  if (fails (file_counts (fd), "fsync"))
    return -1;
  return told (
      (int) syscall (SYS_fsync, fd), file_counts (fd), &(FaultsEvent){ .call = "sync", .fd = fd });
}

int
fdatasync (int fd)
{
  if (fails (file_counts (fd), "fdatasync"))
    return -1;
  return told ((int) syscall (SYS_fdatasync, fd),
               file_counts (fd),
               &(FaultsEvent){ .call = "sync", .fd = fd });
}

int
ftruncate64 (int fd, off64_t length)
{
  if (fails (file_counts (fd), "ftruncate"))
    return -1;
  return told ((int) syscall (SYS_ftruncate, fd, length),
               file_counts (fd),
               &(FaultsEvent){ .call = "truncate", .fd = fd, .length = length });
}

int
fallocate64 (int fd, int mode, off64_t offset, off64_t length)
{
  return fails (file_counts (fd), "fallocate")
             ? -1
             : (int) syscall (SYS_fallocate, fd, mode, offset, length);
}

int
fchmod (int fd, mode_t mode)
{
  return fails (file_counts (fd), "fchmod") ? -1 : (int) syscall (SYS_fchmod, fd, mode);
}

int
fchown (int fd, uid_t owner, gid_t group)
{
  return fails (file_counts (fd), "fchown") ? -1 : (int) syscall (SYS_fchown, fd, owner, group);
}

int
rename (const char *from, const char *to)
{
  if (fails (path_counts (from) || path_counts (to), "rename"))
    return -1;
  return told ((int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0),
               path_counts (from) || path_counts (to),
               &(FaultsEvent){ .call = "rename", .fd = -1, .path = from, .to = to });
}

int
renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
  if (fails (path_counts (from) || path_counts (to), "renameat2"))
    return -1;
  return told (
      (int) syscall (SYS_renameat2, from_dir, from, to_dir, to, flags),
      path_counts (from) || path_counts (to),
      &(FaultsEvent){ .call = "rename", .fd = -1, .path = from, .to = to, .flags = (int) flags });
}

int
link (const char *from, const char *to)
{
  return fails (path_counts (to), "link")
             ? -1
             : (int) syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  if (fails (path_counts (path), "unlink"))
    return -1;
  return told ((int) syscall (SYS_unlinkat, AT_FDCWD, path, 0),
               path_counts (path),
               &(FaultsEvent){ .call = "unlink", .fd = -1, .path = path });
}

int
mkdir (const char *path, mode_t mode)
{
  if (fails (path_counts (path), "mkdir"))
    return -1;
  return told ((int) syscall (SYS_mkdirat, AT_FDCWD, path, mode),
               path_counts (path),
               &(FaultsEvent){ .call = "mkdir", .fd = -1, .path = path });
}

int
rmdir (const char *path)
{
  if (fails (path_counts (path), "rmdir"))
    return -1;
  return told ((int) syscall (SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR),
               path_counts (path),
               &(FaultsEvent){ .call = "rmdir", .fd = -1, .path = path });
}

static int
answer_for_lock (void)
{
  if (locks == LOCKS_NONE)
    return 0;
  errno = ENOLCK;
  return -1;
}

int
flock (int fd, int operation)
{
  if (locks != LOCKS_WORK && (n_folders == 0 || file_counts (fd)))
    return answer_for_lock ();
  return (int) syscall (SYS_flock, fd, operation);
}

int
fcntl64 (int fd, int command, ...)
{
  va_list list;
  void *argument;

  va_start (list, command);
  argument = va_arg (list, void *);
  va_end (list);
  if (locks != LOCKS_WORK && (n_folders == 0 || file_counts (fd)) &&
      (command == F_SETLK || command == F_SETLKW || command == F_GETLK))
    {
      if (command == F_GETLK)
        ((struct flock *) argument)->l_type = F_UNLCK;
      return answer_for_lock ();
    }
  return (int) syscall (SYS_fcntl, fd, command, argument);
}
