/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rework"

#include "config.h"

#include "waymark-rework.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-file-error.h"
#include "waymark-fresh.h"
#include "waymark-open-conflicts.h"
#include "waymark-progress.h"
#include "waymark-scratch.h"
#include "waymark-sessions.h"
#include "waymark-store-private.h"

/* How often work is done again because the plan was changed meanwhile. */
#define ATTEMPTS 5

/* How long showing what came in may hold up everything else, in microseconds, and how many
 * items the plan tells of at a time: whoever shows it looks through more than what changed. */
#define SLICE 10000
#define ITEMS_AT_A_TIME 64

/* Milliseconds after which it is tried again when an edit is under way. */
#define WAIT 50

typedef struct
{
  WaymarkReworkFlags flags;
  WaymarkReworkFunc func;
  gpointer user_data;
  GDestroyNotify free_data;
  guint attempts;

  char *plan_path; /* of the working copy */
  char *name;      /* what errors call it */
  char *scratch;   /* path */
  GStrv before;    /* the heads that it was copied with */
  gboolean done;   /* it has others by now */
  WaymarkFresh *fresh;
  WaymarkOpenConflicts *open_conflicts;
  guint shown; /* how much of that the plan shows */
  gboolean is_shown;
} Rework;

static void
rework_free (gpointer data)
{
  Rework *rework = data;

  if (rework->free_data != NULL)
    rework->free_data (rework->user_data);
  if (rework->scratch != NULL)
    g_unlink (rework->scratch);
  g_free (rework->plan_path);
  g_free (rework->name);
  g_free (rework->scratch);
  g_strfreev (rework->before);
  g_clear_pointer (&rework->fresh, waymark_fresh_free);
  g_clear_pointer (&rework->open_conflicts, waymark_open_conflicts_free);
  g_free (rework);
}

/* ---- in the thread */

static WaymarkStore *
open_scratch (Rework *rework, GError **error)
{
  g_autoptr (WaymarkStore) store =
      waymark_store_open (rework->scratch, rework->name, WAYMARK_STORE_READ_WRITE, error);
  g_auto (GStrv) own = waymark_sessions_load ();

  if (store == NULL)
    return NULL;
  g_strfreev (rework->before);
  rework->before = waymark_store_get_heads (store, error);
  if (rework->before == NULL)
    return NULL;
  waymark_store_begin_session (store);
  if (!waymark_store_set_own_sessions (store, (const char *const *) own, error) ||
      !waymark_sessions_add (waymark_store_get_session (store), error))
    return NULL;
  return g_steal_pointer (&store);
}

/* Free pages still hold the words. */
static gboolean
compact (Rework *rework, WaymarkStore *store, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_strconcat (rework->scratch, ".compact", NULL);

  g_unlink (path);
  if (!waymark_store_copy_to (store, path, cancellable, error))
    return FALSE;
  waymark_store_close (store);
  if (g_rename (path, rework->scratch) == 0)
    return TRUE;
  waymark_set_file_error (error, WAYMARK_FILE_KEEPING, rework->scratch, errno);
  g_unlink (path);
  return FALSE;
}

static gboolean
finish (
    Rework *rework, WaymarkStore *store, GPtrArray *ids, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) after = waymark_store_get_heads (store, error);

  if (after == NULL)
    return FALSE;
  rework->done = !g_strv_equal ((const char *const *) after, (const char *const *) rework->before);
  if (rework->done && !waymark_store_is_linear (store))
    {
      if (!waymark_open_conflicts_read (store, error))
        return FALSE;
      rework->open_conflicts = g_steal_pointer (&store->open_conflicts);
    }
  rework->fresh = waymark_fresh_read (store, NULL, ids, error);
  if (rework->fresh == NULL)
    return FALSE;
  if (rework->done && (rework->flags & WAYMARK_REWORK_COMPACT) != 0)
    return compact (rework, store, cancellable, error);
  waymark_store_close (store);
  return TRUE;
}

static gboolean
run (Rework *rework, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WaymarkStore) store = NULL;

  if (rework->scratch != NULL)
    g_unlink (rework->scratch);
  g_free (rework->scratch);
  rework->scratch = waymark_scratch_new_path (rework->plan_path);
  g_clear_pointer (&rework->fresh, waymark_fresh_free);
  g_clear_pointer (&rework->open_conflicts, waymark_open_conflicts_free);
  if (!waymark_scratch_copy (rework->plan_path, rework->name, rework->scratch, cancellable, error))
    return FALSE;
  store = open_scratch (rework, error);
  if (store == NULL)
    return FALSE;
  waymark_progress_begin (cancellable, .1, .95);
  if (!rework->func (store, ids, rework->user_data, cancellable, error))
    return FALSE;
  waymark_progress_end (cancellable);
  return finish (rework, store, ids, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- in the thread of the document */

static gboolean
set_closed_error (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The plan was closed in the meantime."));
  return FALSE;
}

static gboolean
set_changed_error (WaymarkDocument *self, GError **error)
{
  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_BUSY,
               /* Translators: %s is a file name */
               _ ("“%s” was changed again and again in the meantime. Nothing was done; try again."),
               waymark_store_get_display_name (self->store));
  return FALSE;
}

/* Some of what came in, so that the window can draw in between. */
static void
show_some (WaymarkDocument *self, Rework *rework, gint64 end)
{
  while (!rework->is_shown)
    {
      rework->is_shown =
          !waymark_fresh_show_some (rework->fresh, self->plan, &rework->shown, ITEMS_AT_A_TIME);
      if (g_get_monotonic_time () >= end)
        break;
    }
}

static gboolean
show_cb (gpointer user_data)
{
  GTask *task = user_data;
  WaymarkDocument *self = g_task_get_source_object (task);
  Rework *rework = g_task_get_task_data (task);

  show_some (self, rework, g_get_monotonic_time () + SLICE);
  if (!rework->is_shown)
    return G_SOURCE_CONTINUE;
  self->showing = NULL;
  if (self->store != NULL)
    waymark_document_note_written (self);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* Whoever begins an edit in the middle of it finds the plan whole. */
void
waymark_document_show_rest (WaymarkDocument *self)
{
  if (self->showing != NULL)
    show_some (self, g_task_get_task_data (self->showing), G_MAXINT64);
}

static gboolean
is_unchanged (WaymarkDocument *self, Rework *rework, gboolean *unchanged, GError **error)
{
  g_auto (GStrv) now = waymark_store_get_heads (self->store, error);

  if (now == NULL)
    return FALSE;
  *unchanged = g_strv_equal ((const char *const *) now, (const char *const *) rework->before);
  return TRUE;
}

static void start (WaymarkDocument *self, GTask *task);
static gboolean take_cb (gpointer user_data);

static void
take (WaymarkDocument *self, GTask *task)
{
  Rework *rework = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean unchanged = FALSE;

  if (!rework->done)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (self->store == NULL)
    set_closed_error (&error);
  else if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    ;
  else if (waymark_plan_is_frozen (self->plan) || self->showing != NULL)
    {
      g_timeout_add_full (G_PRIORITY_DEFAULT, WAIT, take_cb, g_object_ref (task), g_object_unref);
      return;
    }
  else if (is_unchanged (self, rework, &unchanged, &error) && !unchanged)
    {
      if (rework->attempts < ATTEMPTS)
        {
          start (self, task);
          return;
        }
      set_changed_error (self, &error);
    }
  else if (unchanged && waymark_document_go_on_from (self, rework->scratch, NULL, &error))
    {
      self->store->open_conflicts = g_steal_pointer (&rework->open_conflicts);
      if ((rework->flags & (WAYMARK_REWORK_COMPACT | WAYMARK_REWORK_OWN)) == 0)
        waymark_document_note_brought (self, (const char *const *) rework->before);
      self->showing = task;
      g_task_set_check_cancellable (task, FALSE);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_cb, g_object_ref (task), g_object_unref);
      return;
    }
  /* A disk that fails may have left the work there. */
  if (g_strcmp0 (self->displaced, rework->scratch) == 0)
    g_clear_pointer (&rework->scratch, g_free);
  g_task_return_error (task, error);
}

static gboolean
take_cb (gpointer user_data)
{
  take (g_task_get_source_object (user_data), user_data);
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take (g_task_get_source_object (task), task);
  else
    g_task_return_error (task, error);
}

/* The task of the thread holds nothing of the document, which must not end there: what it needs
 * belongs to the other task, which the callback holds. */
static void
start (WaymarkDocument *self, GTask *task)
{
  Rework *rework = g_task_get_task_data (task);
  g_autoptr (GTask) work =
      g_task_new (NULL, g_task_get_cancellable (task), done_cb, g_object_ref (task));

  rework->attempts++;
  g_task_set_source_tag (work, start);
  g_task_set_task_data (work, rework, NULL);
  g_task_run_in_thread (work, run_in_thread);
}

/**
 * waymark_document_rework_async:
 * @self: a document that is open
 * @flags: how
 * @func: what is to be done
 * @user_data: for @func
 * @free_data: (nullable): frees @user_data, in the thread of the caller
 * @cancellable: (nullable): to stop it, and to be told how far it is (waymark-progress.h)
 * @callback: called when it is done and shown
 * @callback_data: for @callback
 *
 * Does long work on the plan in a thread.
 */
void
waymark_document_rework_async (WaymarkDocument *self,
                               WaymarkReworkFlags flags,
                               WaymarkReworkFunc func,
                               gpointer user_data,
                               GDestroyNotify free_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer callback_data)
{
  g_autoptr (GTask) task = NULL;
  Rework *rework;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, callback_data);
  g_task_set_source_tag (task, waymark_document_rework_async);
  rework = g_new0 (Rework, 1);
  rework->flags = flags;
  rework->func = func;
  rework->user_data = user_data;
  rework->free_data = free_data;
  rework->plan_path = g_strdup (waymark_working_copy_get_plan_path (self->copy));
  rework->name = g_strdup (waymark_store_get_display_name (self->store));
  g_task_set_task_data (task, rework, rework_free);
  start (self, task);
}

/**
 * waymark_document_rework_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: %TRUE if it is done; otherwise the plan and its working copy are as they were
 */
gboolean
waymark_document_rework_finish (WaymarkDocument *self, GAsyncResult *result, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (g_task_propagate_boolean (G_TASK (result), &failure))
    return TRUE;
  if (self->store != NULL)
    waymark_document_explain (self, failure, error);
  else
    g_propagate_error (error, failure);
  return FALSE;
}
