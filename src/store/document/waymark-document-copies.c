/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-copies"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-in-thread.h"
#include "waymark-look.h"
#include "waymark-progress.h"
#include "waymark-store-private.h"
#include "waymark-user-file.h"

/* Other files that the plan is written to: where it goes on, a copy, one without history. */

/* How much of a copy without history is done when that is forgotten. */
#define FORGOTTEN .4

/* How long it waits for a job to be done before it looks again, in milliseconds. */
#define WAIT 50

static gboolean
is_own_file (WaymarkDocument *self, const char *target)
{
  return self->file != NULL &&
         g_strcmp0 (target, waymark_working_copy_get_origin (self->copy)->path) == 0;
}

static gboolean
refuse_own_file (const char *target, GError **error)
{
  g_autofree char *name = g_path_get_basename (target);

  g_set_error (error,
               WAYMARK_ERROR,
               WAYMARK_ERROR_EXISTS,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is the plan itself. Choose another name for the clean copy, so that the "
                  "history stays in one of them."),
               name);
  return FALSE;
}

/* ---- while one waits */

/* %NULL without an error: it is the document's own file. */
static WaymarkPublished *
publish_elsewhere (WaymarkDocument *self, GFile *file, char **target, GError **error)
{
  g_autoptr (GError) failure = NULL;
  WaymarkPublished *published;

  *target = waymark_user_file_resolve (file, TRUE, error);
  if (*target == NULL || is_own_file (self, *target))
    return NULL;
  published =
      waymark_publish_to (waymark_working_copy_get_plan_path (self->copy), *target, NULL, &failure);
  if (published == NULL)
    published = waymark_document_publish_around (self->store, *target, NULL);
  if (published == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return published;
}

/**
 * waymark_document_save_as:
 * @self: a document that is open
 * @file: where to; a file that is there is replaced
 * @error: return location
 *
 * Writes the plan to @file and goes on there. The file before, if any, stays as it is.
 *
 * Returns: %FALSE if it could not be written; the document is where it was
 */
gboolean
waymark_document_save_as (WaymarkDocument *self, GFile *file, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (WaymarkPublished) published = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  waymark_document_finish_job (self);
  published = publish_elsewhere (self, file, &target, error);
  if (published == NULL)
    return target != NULL && is_own_file (self, target) &&
           waymark_document_publish (self, NULL, error);
  waymark_document_move_to (self, file, target, published, self->serial);
  return TRUE;
}

/**
 * waymark_document_save_copy:
 * @self: a document that is open
 * @file: where to; a file that is there is replaced
 * @error: return location
 *
 * Writes the plan to @file as well. The document stays with its own file.
 *
 * Returns: %FALSE if it could not be written
 */
gboolean
waymark_document_save_copy (WaymarkDocument *self, GFile *file, GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (WaymarkPublished) published = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  waymark_document_finish_job (self);
  published = publish_elsewhere (self, file, &target, error);
  waymark_document_serve_waiting (self);
  if (published != NULL)
    return TRUE;
  return target != NULL && is_own_file (self, target) &&
         waymark_document_publish (self, NULL, error);
}

/* @database: gets a copy without history, of which not even the free pages hold any */
static gboolean
write_clean (WaymarkStore *store,
             const char *database,
             const char *person,
             const char *target,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (WaymarkStore) clean = NULL;
  g_autoptr (WaymarkPublished) published = NULL;
  guint n_edits;
  gboolean forgotten;

  waymark_progress_begin (cancellable, 0, FORGOTTEN);
  if (!waymark_store_copy_to (store, database, cancellable, error))
    return FALSE;
  clean = waymark_store_open (
      database, waymark_store_get_display_name (store), WAYMARK_STORE_READ_WRITE, error);
  if (clean == NULL)
    return FALSE;
  waymark_store_begin_session (clean);
  waymark_sqlite_set_cancellable (clean->db, cancellable);
  forgotten = waymark_store_forget (clean, G_MAXINT64, NULL, person, &n_edits, error);
  waymark_store_close (clean);
  if (!forgotten)
    return FALSE;
  waymark_progress_end (cancellable);
  published = waymark_publish_to (database, target, cancellable, error);
  return published != NULL;
}

/**
 * waymark_document_save_clean_copy:
 * @self: a document that is open
 * @file: where to; a file that is there is replaced, but not the document's own
 * @error: return location
 *
 * Writes the plan to @file without its history: nothing but what it shows now, no names and
 * no dates of changes. It can still be combined with its copies.
 *
 * Returns: %FALSE if it could not be written
 */
gboolean
waymark_document_save_clean_copy (WaymarkDocument *self, GFile *file, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *database = NULL;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  target = waymark_user_file_resolve (file, TRUE, error);
  if (target == NULL)
    return FALSE;
  if (is_own_file (self, target))
    return refuse_own_file (target, error);

  database = g_strconcat (waymark_working_copy_get_plan_path (self->copy), ".clean", NULL);
  g_unlink (database);
  done = write_clean (self->store, database, self->person, target, NULL, error);
  g_unlink (database);
  return done;
}

/* ---- in a thread */

typedef struct
{
  WaymarkDocumentCopy kind;
  GFile *file;
  char *target;
  char *plan_path;
  char *person;
  guint64 serial; /* of what was committed when it began */
  WaymarkPublished *published;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->file);
  g_free (saving->target);
  g_free (saving->plan_path);
  g_free (saving->person);
  g_clear_pointer (&saving->published, waymark_published_free);
  g_free (saving);
}

static gpointer
save_in_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  return waymark_publish_to (saving->plan_path, saving->target, cancellable, error);
}

static gpointer
save_clean_in_thread (WaymarkLook *look, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autofree char *database = g_strconcat (waymark_look_get_path (look), ".clean", NULL);
  gboolean done;

  done = write_clean (
      waymark_look_get_store (look), database, saving->person, saving->target, cancellable, error);
  g_unlink (database);
  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static gboolean go_on_cb (gpointer user_data);

/* A job that runs still holds the file before. */
static void
go_on_there (GTask *task)
{
  WaymarkDocument *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);

  if (self->store != NULL && self->job != NULL)
    {
      g_timeout_add_full (G_PRIORITY_DEFAULT, WAIT, go_on_cb, g_object_ref (task), g_object_unref);
      return;
    }
  if (self->store != NULL)
    waymark_document_move_to (
        self, saving->file, saving->target, saving->published, saving->serial);
  g_task_return_boolean (task, TRUE);
}

static gboolean
go_on_cb (gpointer user_data)
{
  go_on_there (user_data);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  WaymarkDocument *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  saving->published = waymark_in_thread_finish (result, saved_cb, &error);
  /* Where the disk of the working copy is full, another way may be left. */
  if (saving->published == NULL && self->store != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    saving->published = waymark_document_publish_around (self->store, saving->target, NULL);
  if (saving->published == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (saving->kind == WAYMARK_DOCUMENT_MOVE)
    go_on_there (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_clean_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (waymark_document_look_finish (result, &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
own_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (waymark_document_publish_finish (WAYMARK_DOCUMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (WaymarkDocument *self, GTask *task, GCancellable *cancellable)
{
  Saving *saving = g_task_get_task_data (task);

  if (saving->kind == WAYMARK_DOCUMENT_CLEAN_COPY)
    waymark_document_look_async (self,
                                 save_clean_in_thread,
                                 saving,
                                 NULL,
                                 NULL,
                                 cancellable,
                                 saved_clean_cb,
                                 g_object_ref (task));
  else
    waymark_in_thread_run (saved_cb,
                           save_in_thread,
                           saving,
                           NULL,
                           (GDestroyNotify) waymark_published_free,
                           cancellable,
                           saved_cb,
                           g_object_ref (task));
}

/**
 * waymark_document_save_async:
 * @self: a document that is open
 * @file: where to; a file that is there is replaced
 * @kind: what it is to be
 * @cancellable: (nullable): to stop it before the file is touched, and to be told how far it is
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the plan as it is now to another file, in a thread.
 */
void
waymark_document_save_async (WaymarkDocument *self,
                             GFile *file,
                             WaymarkDocumentCopy kind,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;
  GError *error = NULL;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_document_save_async);
  g_task_set_check_cancellable (task, FALSE); /* it may be too late to stop it */
  saving = g_new0 (Saving, 1);
  saving->kind = kind;
  saving->file = g_object_ref (file);
  saving->target = waymark_user_file_resolve (file, TRUE, &error);
  saving->plan_path = g_strdup (waymark_working_copy_get_plan_path (self->copy));
  saving->person = g_strdup (self->person);
  saving->serial = self->serial;
  g_task_set_task_data (task, saving, saving_free);

  if (saving->target == NULL ||
      (kind == WAYMARK_DOCUMENT_CLEAN_COPY && is_own_file (self, saving->target) &&
       !refuse_own_file (saving->target, &error)))
    g_task_return_error (task, error);
  else if (is_own_file (self, saving->target))
    waymark_document_publish_async (self, cancellable, own_saved_cb, g_steal_pointer (&task));
  else
    start (self, task, cancellable);
}

/**
 * waymark_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: %FALSE if it could not be written; file and document are as they were
 */
gboolean
waymark_document_save_finish (WaymarkDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
