/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-publish"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-document-private.h"
#include "waymark-file-error.h"

#define PUBLISH_DELAY 2000 /* milliseconds after the last edit */
#define LOOK_DELAY 500     /* after the file was changed by someone else */
#define RETRY_DELAY 30000  /* after the disk or the drive said no */

static void start_job (WaymarkDocument *self);

/* Whether something was committed that the file is not known to have. */
gboolean
waymark_document_is_dirty (WaymarkDocument *self)
{
  return self->serial != self->published;
}

static const WaymarkOrigin *
get_origin (WaymarkDocument *self)
{
  return waymark_working_copy_get_origin (self->copy);
}

/* ---- when */

static gboolean
on_timer (gpointer data)
{
  WaymarkDocument *self = data;

  self->timer = 0;
  if (self->job == NULL && waymark_document_put_in_place (self, NULL))
    start_job (self);
  return G_SOURCE_REMOVE;
}

static void
arm_timer (WaymarkDocument *self, guint delay, gboolean retrying)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->retrying = retrying;
  self->timer = g_timeout_add (delay, on_timer, self);
}

/* Something was committed: it goes into the file when the hands have come to rest. */
void
waymark_document_note_edit (WaymarkDocument *self)
{
  self->serial++;
  if (self->file == NULL)
    return;
  if (self->state == WAYMARK_DOCUMENT_SAVED)
    waymark_document_set_state (self, WAYMARK_DOCUMENT_SAVING);
  arm_timer (self, PUBLISH_DELAY, FALSE);
}

static void
on_file_changed (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event,
                 WaymarkDocument *self)
{
  if (self->store != NULL && self->timer == 0 && self->job == NULL)
    arm_timer (self, LOOK_DELAY, TRUE);
}

/* Where the system can tell (not on every drive), a change by someone else is seen soon. */
void
waymark_document_follow_file (WaymarkDocument *self)
{
  g_autoptr (GFile) real = NULL;

  g_clear_object (&self->monitor);
  if (self->file == NULL)
    return;
  real = g_file_new_for_path (get_origin (self)->path);
  self->monitor = g_file_monitor_file (real, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (
        self->monitor, "changed", G_CALLBACK (on_file_changed), self, G_CONNECT_DEFAULT);
}

/* ---- what comes of it */

/* A failed sync of the origin is no loss: the next look at the file is then a closer one. */
static void
remember_origin (WaymarkDocument *self, const char *path, const WaymarkPublished *published)
{
  WaymarkOrigin *origin = waymark_origin_new (path,
                                              waymark_plan_get_id (self->plan),
                                              published->digest,
                                              (const char *const *) published->heads);
  g_autoptr (GError) error = NULL;

  origin->unseen = published->unseen;
  if (!waymark_working_copy_take_origin (self->copy, origin, &error))
    g_debug ("origin not written: %s", error->message);
}

/* The file holds all our edits and more. If something was committed since they were
 * compared, or is being edited, the next publishing looks again. */
static gboolean
take_over (WaymarkDocument *self, WaymarkPublished *published, GError **error)
{
  g_auto (GStrv) mine = waymark_store_get_heads (self->store, error);
  g_autofree char *target = g_strdup (get_origin (self)->path);

  if (mine == NULL)
    return FALSE;
  if (waymark_plan_is_frozen (self->plan) ||
      !g_strv_equal ((const char *const *) mine, (const char *const *) published->mine))
    {
      arm_timer (self, PUBLISH_DELAY, FALSE);
      return TRUE;
    }
  if (!waymark_document_go_on_from (self, published->newer, published->plan, error))
    return FALSE;
  remember_origin (self, target, published);
  self->published = self->serial;
  waymark_document_note_brought (self, (const char *const *) mine);
  if (published->joined.n_edits > 0)
    waymark_document_emit_joined (self, &published->joined);
  return TRUE;
}

static void
settle (WaymarkDocument *self)
{
  g_clear_pointer (&self->last_failure, g_free);
  waymark_document_set_state (
      self, waymark_document_is_dirty (self) ? WAYMARK_DOCUMENT_SAVING : WAYMARK_DOCUMENT_SAVED);
  if (waymark_document_is_dirty (self) && self->timer == 0)
    arm_timer (self, PUBLISH_DELAY, FALSE);
}

static void
fall_back (WaymarkDocument *self, const GError *error)
{
  waymark_document_set_state (self, WAYMARK_DOCUMENT_KEPT);
  /* What can pass by itself is tried again; the rest waits for a person. */
  if (self->timer == 0 && (g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NO_SPACE) ||
                           g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_NOT_FOUND) ||
                           g_error_matches (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED)))
    arm_timer (self, RETRY_DELAY, TRUE);
}

/* Takes the result of the job that runs, waiting for it if need be. */
static gboolean
finish_job (WaymarkDocument *self, GError **error)
{
  g_autoptr (WaymarkPublishJob) job = g_steal_pointer (&self->job);
  g_autoptr (GError) failure = NULL;
  g_autoptr (WaymarkPublished) published = waymark_publish_job_wait (job, &failure);

  if (published != NULL && published->newer != NULL)
    take_over (self, published, &failure);
  else if (published != NULL)
    {
      remember_origin (self, get_origin (self)->path, published);
      self->published = waymark_publish_job_get_serial (job);
    }
  if (failure == NULL)
    settle (self);
  else
    fall_back (self, failure);
  waymark_document_notify_changed (self);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whoever changes what the file is held against waits for a job that still holds the old. */
void
waymark_document_finish_job (WaymarkDocument *self)
{
  if (self->job != NULL)
    finish_job (self, NULL);
}

/* ---- by itself, in a thread */

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  waymark_publish_job_run (data);
  g_task_return_boolean (task, TRUE);
}

/* @error: (nullable): why the file does not hold the edits */
static void
answer_waiting (WaymarkDocument *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

/* A failure is told to whoever waits; else by the signal, and a repeated try only if
 * it has something new to say. */
static void
tell_failure (WaymarkDocument *self, const GError *error)
{
  const gboolean known = self->retrying && g_strcmp0 (self->last_failure, error->message) == 0;
  const gboolean awaited = self->waiting->len > 0;

  g_free (self->last_failure);
  self->last_failure = g_strdup (error->message);
  answer_waiting (self, error);
  if (!awaited && !known)
    waymark_document_emit_failed (self, error);
}

static void
on_job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  WaymarkDocument *self = WAYMARK_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  /* Somebody could not wait, and took the result already. */
  if (self->job != g_task_get_task_data (G_TASK (result)))
    return;
  if (!finish_job (self, &error))
    tell_failure (self, error);
  else if (self->waiting->len > 0 && waymark_document_is_dirty (self))
    start_job (self);
  else
    answer_waiting (self, NULL);
}

static WaymarkPublishJob *
new_job (WaymarkDocument *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  return waymark_publish_job_new (
      waymark_working_copy_get_plan_path (self->copy), get_origin (self), self->serial);
}

static void
start_job (WaymarkDocument *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_job_done, NULL);

  self->job = new_job (self);
  if (waymark_document_is_dirty (self))
    waymark_document_set_state (self, WAYMARK_DOCUMENT_SAVING);
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (
      task, waymark_publish_job_ref (self->job), (GDestroyNotify) waymark_publish_job_unref);
  g_task_run_in_thread (task, run_in_thread);
}

/* ---- asked for */

static gboolean
set_unfiled_error (GError **error)
{
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_NOT_FOUND,
                       _ ("This plan is not in a file yet. Choose a place and a name for it."));
  return FALSE;
}

/**
 * waymark_document_publish:
 * @self: a document that is open
 * @cancellable: (nullable): to stop it before it begins
 * @error: return location
 *
 * Writes the file now, and returns when it is done. Nothing is written if the file
 * holds every edit already.
 *
 * Returns: %FALSE if the file does not hold the edits; they are safe in the working copy
 */
gboolean
waymark_document_publish (WaymarkDocument *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  if (self->file == NULL)
    return set_unfiled_error (error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->job != NULL)
    finish_job (self, NULL);
  if (!waymark_document_put_in_place (self, error))
    return FALSE;
  self->job = new_job (self);
  waymark_publish_job_run (self->job);
  finish_job (self, &failure);
  answer_waiting (self, failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * waymark_document_publish_async:
 * @self: a document that is open
 * @cancellable: (nullable): to stop it before it begins
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the file now, in a thread.
 */
void
waymark_document_publish_async (WaymarkDocument *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_document_publish_async);
  if (self->file == NULL)
    {
      set_unfiled_error (&error);
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!waymark_document_put_in_place (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  if (self->job == NULL)
    start_job (self);
}

/**
 * waymark_document_publish_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: as waymark_document_publish()
 */
gboolean
waymark_document_publish_finish (WaymarkDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The plan was written to @target, with what was committed up to @serial: it goes on there. */
void
waymark_document_move_to (WaymarkDocument *self,
                          GFile *file,
                          const char *target,
                          const WaymarkPublished *published,
                          guint64 serial)
{
  g_autofree char *name = waymark_file_name (target);

  g_clear_handle_id (&self->timer, g_source_remove);
  remember_origin (self, target, published);
  self->published = serial;
  waymark_store_set_display_name (self->store, name);
  waymark_document_set_file (self, file);
  settle (self);
  answer_waiting (self, NULL);
  /* Nobody can be told where no loop runs, as on the command line. */
  if (g_main_depth () > 0)
    waymark_document_follow_file (self);
}

/* Whoever waited while a job was finished by force. */
void
waymark_document_serve_waiting (WaymarkDocument *self)
{
  if (self->waiting->len > 0)
    start_job (self);
}

/* ---- the end */

/* What is not known to be in a file stays on this computer. */
static void
let_go (WaymarkDocument *self, gboolean remove)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->monitor);
  if (self->store != NULL)
    waymark_store_close (self->store);
  g_clear_object (&self->store);
  if (self->copy != NULL && remove)
    waymark_working_copy_remove (g_steal_pointer (&self->copy));
  g_clear_pointer (&self->copy, waymark_working_copy_free);
}

static gboolean
is_spent (WaymarkDocument *self)
{
  return self->copy != NULL && self->file != NULL && !waymark_document_is_dirty (self) &&
         !get_origin (self)->unseen;
}

/* For a document that nobody closed; a job holds a reference, so none runs. */
void
waymark_document_stop (WaymarkDocument *self)
{
  let_go (self, is_spent (self));
}

/**
 * waymark_document_close:
 * @self: a document
 * @error: return location
 *
 * Writes what the file has not, and ends the document. If the file cannot be
 * written the document stays open, for a copy to be saved; should it be dropped
 * then, its working copy stays on this computer and is found at the next opening.
 * So does one with nothing but an earlier opening's edits: whoever only looks at a
 * plan need not be able to write it.
 *
 * Returns: %FALSE if the file does not hold the edits of this opening
 */
gboolean
waymark_document_close (WaymarkDocument *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), FALSE);

  if (self->store == NULL)
    return TRUE;
  if (self->job != NULL)
    finish_job (self, NULL);
  if (self->file != NULL && waymark_document_is_dirty (self) &&
      !waymark_document_publish (self, NULL, &failure) && self->edited)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  answer_waiting (self, failure);
  let_go (self, is_spent (self));
  return TRUE;
}

/**
 * waymark_document_discard:
 * @self: a document whose plan is in no file
 * @error: return location
 *
 * Ends the document and deletes its plan for good.
 *
 * Returns: %FALSE if the plan is in a file
 */
gboolean
waymark_document_discard (WaymarkDocument *self, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (self->file == NULL, FALSE);

  let_go (self, TRUE);
  return TRUE;
}

/**
 * waymark_document_drop:
 * @self: a document whose file is not to be kept
 *
 * Ends the document without writing its file, and deletes what was done in it for good.
 */
void
waymark_document_drop (WaymarkDocument *self)
{
  g_return_if_fail (WAYMARK_IS_DOCUMENT (self));

  if (self->job != NULL)
    finish_job (self, NULL);
  let_go (self, TRUE);
}
