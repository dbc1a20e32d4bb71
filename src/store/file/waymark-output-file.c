/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-error.h"
#include "waymark-file-error.h"
#include "waymark-output-file.h"
#include "waymark-replace.h"
#include "waymark-user-file.h"

#define BUFFER_SIZE (64 * 1024)

/*
 * Files that are made for others: a table, a web page, a report. As plans they are written beside
 * their place and put there when they are whole and on the disk, so that nobody ever finds half of
 * one; and what a program that was ended leaves of them is known as ours, and goes.
 */

/* In the reader's words, but for what was stopped. */
static gboolean
fail_with (GFile *file, GError *cause, GError **error)
{
  g_autofree char *shown = g_file_get_parse_name (file);
  g_autoptr (GError) own = cause;

  if (!g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return waymark_set_write_error (error, shown, own);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static gboolean
fill (GOutputStream *stream, WaymarkOutputFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  return func (buffered, user_data, error) && g_output_stream_close (buffered, NULL, error);
}

/* A pipe or a device takes what it gets; a place that is no folder of this computer knows itself
 * how to put a file there. */
static gboolean
write_straight (
    GFile *file, gboolean is_special, WaymarkOutputFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) given_up = NULL;
  GError *cause = NULL;

  stream = is_special ? g_file_append_to (file, G_FILE_CREATE_NONE, NULL, &cause)
                      : g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &cause);
  if (stream == NULL)
    return fail_with (file, cause, error);
  if (fill (G_OUTPUT_STREAM (stream), func, user_data, &cause))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &cause) ||
           fail_with (file, cause, error);
  /* A file that is closed with a cancelled request stays what it was. */
  given_up = g_cancellable_new ();
  g_cancellable_cancel (given_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, NULL);
  return fail_with (file, cause, error);
}

static gboolean
refuse_existing (const char *target, GError **error)
{
  g_autofree char *name = waymark_file_name (target);

  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_EXISTS,
               /* Translators: %s is a file */
               _ ("“%s” exists already and was left as it is. Choose another name."),
               name);
  return FALSE;
}

static gboolean
write_beside (GFile *file,
              const char *target,
              WaymarkOutputFlags flags,
              WaymarkOutputFunc func,
              gpointer user_data,
              GError **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  GError *cause = NULL;
  gboolean written;
  int fd = waymark_replace_begin (target, &temporary, error);

  if (fd < 0)
    return FALSE;
  stream = g_unix_output_stream_new (fd, FALSE);
  written = fill (stream, func, user_data, &cause);
  if (!written)
    fail_with (file, cause, error);
  else if (fsync (fd) != 0)
    written = waymark_set_file_error (error, WAYMARK_FILE_COPYING, target, errno);
  if (close (fd) != 0 && written)
    written = waymark_set_file_error (error, WAYMARK_FILE_COPYING, target, errno);
  if (written)
    return waymark_replace_end (temporary, target, flags == WAYMARK_OUTPUT_OVER, error);
  g_unlink (temporary);
  return FALSE;
}

/**
 * waymark_output_file_write:
 * @file: where to
 * @flags: what becomes of a file that is there
 * @func: (scope call): writes the content
 * @user_data: for @func
 * @error: what went wrong, with the name of the file; or %G_IO_ERROR_CANCELLED of @func
 *
 * Writes a file whole or not at all: when anything fails, what was there before stays.
 *
 * Returns: whether all of it is written, and on the disk
 */
gboolean
waymark_output_file_write (GFile *file,
                           WaymarkOutputFlags flags,
                           WaymarkOutputFunc func,
                           gpointer user_data,
                           GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;
  struct stat info;
  gboolean exists;

  g_return_val_if_fail (G_IS_FILE (file) && func != NULL, FALSE);

  path = g_file_get_path (file);
  if (path == NULL)
    return write_straight (file, FALSE, func, user_data, error);
  exists = stat (path, &info) == 0;
  if (exists && flags == WAYMARK_OUTPUT_NEW)
    return refuse_existing (path, error);
  if (exists && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return write_straight (file, TRUE, func, user_data, error);
  target = waymark_user_file_resolve (file, TRUE, error);
  return target != NULL && write_beside (file, target, flags, func, user_data, error);
}

/* ---- in a thread */

static gboolean
write_bytes (GOutputStream *stream, gpointer user_data, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (user_data, &length);

  return g_output_stream_write_all (stream, data, length, NULL, NULL, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (waymark_output_file_write (G_FILE (source), WAYMARK_OUTPUT_OVER, write_bytes, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_output_file_write_async:
 * @file: where to; a file that is there is replaced
 * @bytes: the content
 * @cancellable: (nullable): to stop before it begins
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes a file whole or not at all, in a thread.
 */
void
waymark_output_file_write_async (GFile *file,
                                 GBytes *bytes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file) && bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_output_file_write_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * waymark_output_file_write_finish:
 * @file: the file
 * @result: what the callback was given
 * @error: as of waymark_output_file_write(); %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it is written
 */
gboolean
waymark_output_file_write_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
