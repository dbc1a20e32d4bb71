/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-compare"

#include "config.h"

#include "waymark-document-private.h"
#include "waymark-last-seen.h"
#include "waymark-plan-compare.h"
#include "waymark-store-private.h"

/* What is different from how the plan was, found out in a thread: the whole history of a long
 * plan is read for it. Both plans are read there, end there, and nobody else sees them. */

typedef struct
{
  char *plan_path;
  char *name;
  gint64 before; /* seconds since 1970, where there are no heads */
  GStrv heads;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  g_free (comparing->plan_path);
  g_free (comparing->name);
  g_strfreev (comparing->heads);
  g_free (comparing);
}

static GPtrArray *
compare (const Comparing *comparing, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkStore) store =
      waymark_store_open (comparing->plan_path, comparing->name, WAYMARK_STORE_READ_ONLY, error);
  g_autoptr (WaymarkPlan) then = NULL;
  g_autoptr (WaymarkPlan) now = NULL;

  if (store == NULL)
    return NULL;
  waymark_sqlite_set_cancellable (store->db, cancellable);
  if (comparing->heads != NULL)
    then = waymark_store_load_plan_at (store, (const char *const *) comparing->heads, error);
  else
    then = waymark_store_load_plan_before (store, comparing->before, error);
  if (then == NULL)
    return NULL;
  now = waymark_store_load_plan (store, cancellable, error);
  return now != NULL ? waymark_plan_compare_by_theme (then, now) : NULL;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *groups = compare (data, cancellable, &error);

  if (groups != NULL)
    g_task_return_pointer (task, groups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
start (WaymarkDocument *self,
       gint64 before,
       const char *const *heads,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Comparing *comparing = g_new0 (Comparing, 1);

  comparing->plan_path = g_strdup (waymark_working_copy_get_plan_path (self->copy));
  comparing->name = g_strdup (waymark_store_get_display_name (self->store));
  comparing->before = before;
  comparing->heads = g_strdupv ((char **) heads);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, comparing, comparing_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * waymark_document_compare_before_async:
 * @self: a document that is open
 * @before: seconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Compares the plan with what it was at a moment.
 */
void
waymark_document_compare_before_async (WaymarkDocument *self,
                                       gint64 before,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);

  start (self, before, NULL, cancellable, callback, user_data);
}

/**
 * waymark_document_compare_after_async:
 * @self: a document that is open
 * @digest: an edit, by whomever
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Compares the plan with what it was for whoever made that edit.
 */
void
waymark_document_compare_after_async (WaymarkDocument *self,
                                      const char *digest,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  const char *const heads[] = { digest, NULL };

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (digest != NULL);

  start (self, 0, heads, cancellable, callback, user_data);
}

/**
 * waymark_document_compare_seen_async:
 * @self: a document that is open
 * @time: (out): when it was last closed, seconds since 1970
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Compares the plan with what it was when the user of this computer last closed it.
 *
 * Returns: %FALSE if that never was; then @callback is not called
 */
gboolean
waymark_document_compare_seen_async (WaymarkDocument *self,
                                     gint64 *time,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_auto (GStrv) heads = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  heads = waymark_last_seen_read (waymark_plan_get_id (self->plan), time);
  if (heads == NULL)
    return FALSE;
  start (self, 0, (const char *const *) heads, cancellable, callback, user_data);
  return TRUE;
}

/**
 * waymark_document_compare_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type WaymarkChangeGroup): what is different, theme by theme;
 *   %NULL with @error set
 */
GPtrArray *
waymark_document_compare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
