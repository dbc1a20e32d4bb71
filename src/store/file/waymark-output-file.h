/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkOutputFlags:
 * @WAYMARK_OUTPUT_OVER: a file that is there is replaced
 * @WAYMARK_OUTPUT_NEW: a file that is there stays, with %WAYMARK_ERROR_EXISTS
 *
 * What becomes of a file of the name.
 */
typedef enum
{
  WAYMARK_OUTPUT_OVER,
  WAYMARK_OUTPUT_NEW,
} WaymarkOutputFlags;

/**
 * WaymarkOutputFunc:
 * @stream: where to
 * @user_data: data of the caller
 * @error: return location
 *
 * Writes the content of a file. The stream is closed by the caller.
 *
 * Returns: whether all is written
 */
typedef gboolean (*WaymarkOutputFunc) (GOutputStream *stream, gpointer user_data, GError **error);

gboolean waymark_output_file_write        (GFile *file, WaymarkOutputFlags flags, WaymarkOutputFunc func, gpointer user_data, GError **error);
void     waymark_output_file_write_async  (GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean waymark_output_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
