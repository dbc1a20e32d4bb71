/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-look"

#include "config.h"

#include "waymark-look.h"

#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-in-thread.h"
#include "waymark-progress.h"
#include "waymark-scratch.h"
#include "waymark-store-private.h"

/* How much of the whole it takes to copy the plan. */
#define COPIED .1

struct _WaymarkLook
{
  WaymarkLookFunc func;
  gpointer data;
  GDestroyNotify free_data;

  char *plan_path; /* of the working copy */
  char *name;      /* what errors call it */
  char *scratch;   /* path */
  WaymarkStore *store;
};

static void
look_free (gpointer data)
{
  WaymarkLook *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self->plan_path);
  g_free (self->name);
  g_free (self->scratch);
  g_free (self);
}

/* ---- in the thread */

static gpointer
look (WaymarkLook *self, GCancellable *cancellable, GError **error)
{
  gpointer result;

  if (!waymark_scratch_copy (self->plan_path, self->name, self->scratch, cancellable, error))
    return NULL;
  self->store = waymark_store_open (self->scratch, self->name, WAYMARK_STORE_READ_WRITE, error);
  if (self->store == NULL)
    return NULL;
  waymark_progress_begin (cancellable, COPIED, 1);
  result = self->func (self, self->data, cancellable, error);
  waymark_progress_end (cancellable);
  /* What was read may still hold it. */
  waymark_store_close (self->store);
  g_clear_object (&self->store);
  return result;
}

static gpointer
look_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  WaymarkLook *self = data;
  gpointer result = look (self, cancellable, error);

  g_unlink (self->scratch);
  return result;
}

/**
 * waymark_look_get_store:
 * @self: a look
 *
 * Returns: (transfer none): a copy of the working copy, which goes with the look
 */
WaymarkStore *
waymark_look_get_store (WaymarkLook *self)
{
  return self->store;
}

/**
 * waymark_look_get_path:
 * @self: a look
 *
 * Returns: (transfer none): where that copy is
 */
const char *
waymark_look_get_path (WaymarkLook *self)
{
  return self->scratch;
}

/**
 * waymark_look_load_plan:
 * @self: a look
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full): the plan as it is
 */
WaymarkPlan *
waymark_look_load_plan (WaymarkLook *self, GCancellable *cancellable, GError **error)
{
  waymark_sqlite_set_cancellable (self->store->db, cancellable);
  return waymark_store_load_plan (self->store, cancellable, error);
}

/**
 * waymark_look_load_plan_before:
 * @self: a look
 * @before: seconds since 1970
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full): the plan as it was at that moment
 */
WaymarkPlan *
waymark_look_load_plan_before (WaymarkLook *self,
                               gint64 before,
                               GCancellable *cancellable,
                               GError **error)
{
  waymark_sqlite_set_cancellable (self->store->db, cancellable);
  return waymark_store_load_plan_before (self->store, before, error);
}

/**
 * waymark_look_load_plan_at:
 * @self: a look
 * @heads: (array zero-terminated=1): digests of edits
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full): the plan as it was when those were the newest
 */
WaymarkPlan *
waymark_look_load_plan_at (WaymarkLook *self,
                           const char *const *heads,
                           GCancellable *cancellable,
                           GError **error)
{
  waymark_sqlite_set_cancellable (self->store->db, cancellable);
  return waymark_store_load_plan_at (self->store, heads, error);
}

/**
 * waymark_look_read_history:
 * @self: a look
 * @item: (nullable): the id of an item, for what concerns it and its parts only
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Returns: (transfer full): the history, which can be read until the function returns
 */
WaymarkHistoryReader *
waymark_look_read_history (WaymarkLook *self,
                           const char *item,
                           GCancellable *cancellable,
                           GError **error)
{
  waymark_sqlite_set_cancellable (self->store->db, cancellable);
  return waymark_history_reader_new (self->store, item, error);
}

/* ---- in the thread of the document */

/**
 * waymark_document_look_async:
 * @self: a document that is open
 * @func: what is to be read
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, in the thread of the caller
 * @free_result: (nullable): frees what comes of it, should nobody want it; in any thread
 * @cancellable: (nullable): to stop it, and to be told how far it is (waymark-progress.h)
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks long at a plan, in a thread.
 */
void
waymark_document_look_async (WaymarkDocument *self,
                             WaymarkLookFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GDestroyNotify free_result,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  WaymarkLook *look;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (func != NULL);

  look = g_new0 (WaymarkLook, 1);
  look->func = func;
  look->data = data;
  look->free_data = free_data;
  look->plan_path = g_strdup (waymark_working_copy_get_plan_path (self->copy));
  look->name = g_strdup (waymark_store_get_display_name (self->store));
  look->scratch = waymark_scratch_new_path (look->plan_path);
  waymark_in_thread_run (waymark_document_look_async,
                         look_in_thread,
                         look,
                         look_free,
                         free_result,
                         cancellable,
                         callback,
                         user_data);
}

/**
 * waymark_document_look_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): what came of it, %NULL with @error set
 */
gpointer
waymark_document_look_finish (GAsyncResult *result, GError **error)
{
  return waymark_in_thread_finish (result, waymark_document_look_async, error);
}

/**
 * waymark_look_get_data:
 * @result: what the callback was given
 *
 * Returns: (transfer none): what the function was given, until the callback returns
 */
gpointer
waymark_look_get_data (GAsyncResult *result)
{
  return ((WaymarkLook *) waymark_in_thread_get_data (result))->data;
}
