/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-compare"

#include "config.h"

#include "waymark-document-private.h"
#include "waymark-last-seen.h"
#include "waymark-look.h"
#include "waymark-plan-compare.h"
#include "waymark-plan-file.h"

/* What is different from how the plan was, found out in a thread: the whole history of a long
 * plan is read for it. Both plans are read there, end there, and nobody else sees them. */

typedef struct
{
  gint64 before; /* seconds since 1970, where there is nothing else */
  GStrv heads;
  GFile *file;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *comparing = data;

  g_strfreev (comparing->heads);
  g_clear_object (&comparing->file);
  g_free (comparing);
}

static WaymarkPlan *
load_then (WaymarkLook *look,
           const Comparing *comparing,
           WaymarkPlan *now,
           GCancellable *cancellable,
           GError **error)
{
  if (comparing->file != NULL)
    return waymark_plan_file_load_copy (
        comparing->file, waymark_plan_get_id (now), cancellable, error);
  if (comparing->heads != NULL)
    return waymark_look_load_plan_at (
        look, (const char *const *) comparing->heads, cancellable, error);
  return waymark_look_load_plan_before (look, comparing->before, cancellable, error);
}

static gpointer
compare (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (WaymarkPlan) now = waymark_look_load_plan (look, cancellable, error);
  g_autoptr (WaymarkPlan) then =
      now != NULL ? load_then (look, data, now, cancellable, error) : NULL;

  return then != NULL ? waymark_plan_compare_by_theme (then, now) : NULL;
}

static void
start (WaymarkDocument *self,
       const Comparing *asked,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  Comparing *comparing = g_new0 (Comparing, 1);

  comparing->before = asked->before;
  comparing->heads = g_strdupv (asked->heads);
  g_set_object (&comparing->file, asked->file);
  waymark_document_look_async (self,
                               compare,
                               comparing,
                               comparing_free,
                               (GDestroyNotify) g_ptr_array_unref,
                               cancellable,
                               callback,
                               user_data);
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

  start (self, &(Comparing){ .before = before }, cancellable, callback, user_data);
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
  char *const heads[] = { (char *) digest, NULL };

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (digest != NULL);

  start (self, &(Comparing){ .heads = (GStrv) heads }, cancellable, callback, user_data);
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
  start (self, &(Comparing){ .heads = heads }, cancellable, callback, user_data);
  return TRUE;
}

/**
 * waymark_document_compare_file_async:
 * @self: a document that is open
 * @file: a copy of its plan; only read
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Compares the plan with what that file says. Another plan is an error.
 */
void
waymark_document_compare_file_async (WaymarkDocument *self,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (G_IS_FILE (file));

  start (self, &(Comparing){ .file = file }, cancellable, callback, user_data);
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
  return waymark_document_look_finish (result, error);
}
