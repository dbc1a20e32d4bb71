/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-file-error"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "waymark-error.h"
#include "waymark-file-error.h"

/**
 * waymark_file_name:
 * @path: a path
 *
 * Returns: (transfer full): the last part of @path, as a person knows the file
 */
char *
waymark_file_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/* What it means to a person, told apart by what can be done about it. */
typedef enum
{
  REASON_FULL,
  REASON_DENIED,
  REASON_ABSENT,
  REASON_FOLDER,
  REASON_DRIVE,
  REASON_OTHER,
} Reason;

static Reason
reason_of (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return REASON_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return REASON_DENIED;
    case ENOENT:
    case ENOTDIR:
      return REASON_ABSENT;
    case EISDIR:
      return REASON_FOLDER;
    case EIO:
    case ETIMEDOUT:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ENOTCONN:
    case ENODEV:
    case ENXIO:
    case ESTALE:
      return REASON_DRIVE;
    default:
      return REASON_OTHER;
    }
}

static gboolean
set_reading_error (GError **error, const char *name, int number)
{
  switch (reason_of (number))
    {
    case REASON_ABSENT:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name */
                   _ ("“%s” was not found. It may have been moved, renamed or deleted."),
                   name);
      return FALSE;
    case REASON_DENIED:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be opened: you are not allowed to read it. Ask whoever "
                      "owns the file."),
                   name);
      return FALSE;
    case REASON_FOLDER:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_A_PLAN,
                   /* Translators: %s is the name of a folder */
                   _ ("“%s” is not a plan file but a folder. Choose a file in it."),
                   name);
      return FALSE;
    case REASON_DRIVE:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be read: its drive is not answering. Try again when the "
                      "drive is back."),
                   name);
      return FALSE;
    case REASON_FULL:
    case REASON_OTHER:
    default:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %1$s is a file name, %2$s what the system says */
                   _ ("“%1$s” could not be read: %2$s. Try again, or open a copy of it."),
                   name,
                   g_strerror (number));
      return FALSE;
    }
}

static gboolean
set_writing_error (GError **error, const char *name, int number)
{
  switch (reason_of (number))
    {
    case REASON_FULL:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NO_SPACE,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: the disk is full. Your work is safe on this "
                      "computer and will be written when there is room again."),
                   name);
      return FALSE;
    case REASON_DENIED:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_READ_ONLY,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: its folder does not allow writing. Your work "
                      "is safe on this computer; save a copy in another folder."),
                   name);
      return FALSE;
    case REASON_ABSENT:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: its folder is no longer there. Your work is "
                      "safe on this computer; save a copy in another folder."),
                   name);
      return FALSE;
    case REASON_DRIVE:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %s is a file name */
                   _ ("“%s” could not be updated: its drive is not answering. Your work is safe "
                      "on this computer and will be written when the drive is back."),
                   name);
      return FALSE;
    case REASON_FOLDER:
    case REASON_OTHER:
    default:
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %1$s is a file name, %2$s what the system says */
                   _ ("“%1$s” could not be updated: %2$s. Your work is safe on this computer; "
                      "try again, or save a copy in another folder."),
                   name,
                   g_strerror (number));
      return FALSE;
    }
}

static gboolean
set_keeping_error (GError **error, const char *path, int number)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (reason_of (number) == REASON_FULL)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NO_SPACE,
                 /* Translators: %s is a folder or file with its path */
                 _ ("The disk is full: Waymark cannot keep its working copies in “%s”. Free some "
                    "space, then try again."),
                 shown);
  else
    g_set_error (
        error,
        WAYMARK_ERROR,
        WAYMARK_ERROR_FAILED,
        /* Translators: %1$s is a folder or file with its path, %2$s what the system says */
        _ ("Waymark keeps its working copies in “%1$s”, which cannot be used: %2$s. Make "
           "that place writable, then try again."),
        shown,
        g_strerror (number));
  return FALSE;
}

static gboolean
set_editing_error (GError **error, const char *name, int number)
{
  if (reason_of (number) == REASON_FULL)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_NO_SPACE,
                 /* Translators: %s is a file name */
                 _ ("The disk is full: the last change to “%s” could not be kept. Free some space "
                    "now, or save to another disk."),
                 name);
  else
    g_set_error (
        error,
        WAYMARK_ERROR,
        WAYMARK_ERROR_FAILED,
        /* Translators: %1$s is a file name, %2$s what the system says */
        _ ("The last change to “%1$s” could not be kept on this computer: %2$s. Try again, "
           "or save a copy in another folder."),
        name,
        g_strerror (number));
  return FALSE;
}

static gboolean
set_failed_copy (GError **error, const char *name, const char *reason)
{
  g_autofree char *plain = g_strdup (reason);
  const gsize length = strlen (plain);

  if (length > 0 && plain[length - 1] == '.')
    plain[length - 1] = '\0';
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_FAILED,
               /* Translators: %1$s is a file name, %2$s what the system says */
               _ ("“%1$s” could not be written: %2$s. Try again, or choose another place."),
               name,
               plain);
  return FALSE;
}

static gboolean
set_copying_error (GError **error, const char *name, int number)
{
  static const struct
  {
    Reason reason;
    WaymarkError code;
    const char *message;
  } sentences[] = {
    { REASON_FULL,
      WAYMARK_ERROR_NO_SPACE,
      /* Translators: %s is a file name */
      N_ ("“%s” could not be written: the disk is full. Free some space, or choose another "
          "place.") },
    { REASON_DENIED,
      WAYMARK_ERROR_READ_ONLY,
      /* Translators: %s is a file name */
      N_ ("“%s” could not be written: its folder does not allow that. Choose another folder.") },
    { REASON_ABSENT,
      WAYMARK_ERROR_NOT_FOUND,
      /* Translators: %s is a file name */
      N_ ("“%s” could not be written: its folder is not there. Choose another folder.") },
    { REASON_FOLDER,
      WAYMARK_ERROR_EXISTS,
      /* Translators: %s is a file name */
      N_ ("“%s” could not be written: there is a folder of that name. Choose another name.") },
    { REASON_DRIVE,
      WAYMARK_ERROR_FAILED,
      /* Translators: %s is a file name */
      N_ ("“%s” could not be written: its drive is not answering. Try again when the drive is "
          "back, or choose another place.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].reason == reason_of (number))
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        g_set_error (error, WAYMARK_ERROR, sentences[i].code, gettext (sentences[i].message), name);
#pragma GCC diagnostic pop
        return FALSE;
      }
  return set_failed_copy (error, name, g_strerror (number));
}

/**
 * waymark_set_file_error:
 * @error: (out): where the error goes
 * @task: what was being done
 * @path: to which file
 * @error_number: the system's answer, as in `errno`
 *
 * Says what went wrong with a file in the reader's words, in the domain
 * %WAYMARK_ERROR.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
waymark_set_file_error (GError **error, WaymarkFileTask task, const char *path, int error_number)
{
  g_autofree char *name = waymark_file_name (path);

  switch (task)
    {
    case WAYMARK_FILE_READING:
      return set_reading_error (error, name, error_number);
    case WAYMARK_FILE_WRITING:
      return set_writing_error (error, name, error_number);
    case WAYMARK_FILE_EDITING:
      return set_editing_error (error, path, error_number);
    case WAYMARK_FILE_COPYING:
      return set_copying_error (error, name, error_number);
    case WAYMARK_FILE_KEEPING:
    default:
      return set_keeping_error (error, path, error_number);
    }
}

/**
 * waymark_set_write_error:
 * @error: (out): where the error goes
 * @path: a file that a person asked for
 * @cause: why it could not be written
 *
 * Says that in the reader's words, as waymark_set_file_error() with
 * %WAYMARK_FILE_COPYING does, where GIO did the writing. What is an error of ours already is
 * passed on as it is.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
waymark_set_write_error (GError **error, const char *path, const GError *cause)
{
  static const struct
  {
    GIOErrorEnum code;
    int number;
  } known[] = {
    { G_IO_ERROR_NO_SPACE, ENOSPC },       { G_IO_ERROR_PERMISSION_DENIED, EACCES },
    { G_IO_ERROR_READ_ONLY, EROFS },       { G_IO_ERROR_NOT_FOUND, ENOENT },
    { G_IO_ERROR_NOT_DIRECTORY, ENOTDIR }, { G_IO_ERROR_IS_DIRECTORY, EISDIR },
    { G_IO_ERROR_TIMED_OUT, ETIMEDOUT },   { G_IO_ERROR_HOST_UNREACHABLE, EHOSTUNREACH },
    { G_IO_ERROR_NOT_MOUNTED, ENODEV },
  };
  g_autofree char *name = waymark_file_name (path);

  if (cause->domain == WAYMARK_ERROR)
    {
      if (error != NULL)
        *error = g_error_copy (cause);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (cause, G_IO_ERROR, (int) known[i].code))
      return set_copying_error (error, name, known[i].number);
  return set_failed_copy (error, name, cause->message);
}
