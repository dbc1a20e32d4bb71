/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-in-thread.h"

typedef struct
{
  WaymarkInThreadFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Work;

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  gpointer result;

  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  result = work->func (work->data, cancellable, &error);
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);

  if (result != NULL)
    g_task_return_pointer (task, result, work->free_result);
  else
    g_task_return_error (task, error);
}

/* The thread may be the last to let go of the task: what belongs to whoever asked is freed here. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;

  if (work->callback != NULL)
    work->callback (source, result, work->user_data);
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work);
}

/**
 * waymark_in_thread_run:
 * @tag: what it is, for waymark_in_thread_finish()
 * @func: the work
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, in the thread of the caller
 * @free_result: (nullable): frees what comes of it, should nobody want it; in any thread
 * @cancellable: (nullable): to stop it
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Does work in a thread.
 */
void
waymark_in_thread_run (gconstpointer tag,
                       WaymarkInThreadFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (func != NULL);

  work = g_new0 (Work, 1);
  work->func = func;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  work->callback = callback;
  work->user_data = user_data;
  task = g_task_new (NULL, cancellable, done_cb, work);
  g_task_set_source_tag (task, (gpointer) tag);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, run);
}

/**
 * waymark_in_thread_finish:
 * @result: what the callback was given
 * @tag: what it is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL with @error set
 */
gpointer
waymark_in_thread_finish (GAsyncResult *result, gconstpointer tag, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * waymark_in_thread_get_data:
 * @result: what the callback was given
 *
 * Returns: (transfer none): what the work was given, until the callback returns
 */
gpointer
waymark_in_thread_get_data (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return ((Work *) g_task_get_task_data (G_TASK (result)))->data;
}
