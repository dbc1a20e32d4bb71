/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkInThreadFunc:
 * @data: what it was given; it alone has it until the callback
 * @cancellable: (nullable): to stop it; the current one of the thread as well
 * @error: return location
 *
 * Work that is done in a thread.
 *
 * Returns: (transfer full): what comes of it, %NULL with @error set
 */
typedef gpointer (*WaymarkInThreadFunc) (gpointer data, GCancellable *cancellable, GError **error);

/* Work that is done in a thread, and what comes of it. @data is freed where it was begun, after
 * @callback; @tag says what it is. Stopped, it gives nothing back, also when it was through. */
void     waymark_in_thread_run    (gconstpointer tag,
                                   WaymarkInThreadFunc func,
                                   gpointer data,
                                   GDestroyNotify free_data,
                                   GDestroyNotify free_result,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gpointer waymark_in_thread_finish (GAsyncResult *result, gconstpointer tag, GError **error);

/* Within the callback. */
gpointer waymark_in_thread_get_data (GAsyncResult *result);

G_END_DECLS
