/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-forget"

#include "config.h"

#include <glib/gstdio.h>

#include "waymark-document-private.h"
#include "waymark-rework.h"
#include "waymark-store-private.h"

/**
 * waymark_document_count_forgettable:
 * @self: a document that is open
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @n_edits: (out): how many edits would be forgotten
 * @error: return location
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_document_count_forgettable (WaymarkDocument *self,
                                    gint64 before,
                                    guint *n_edits,
                                    GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return waymark_store_count_forgettable (self->store, before, n_edits, error);
}

/**
 * waymark_document_count_forgotten:
 * @self: a document that is open
 * @n_edits: (out): of how many edits nothing is known any more but that they were made
 * @error: return location
 *
 * Returns: %TRUE on success
 */
gboolean
waymark_document_count_forgotten (WaymarkDocument *self, guint *n_edits, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return waymark_store_count_forgotten (self->store, n_edits, error);
}

/* Beside the working copy. */
static char *
new_path (WaymarkDocument *self, const char *ending)
{
  return g_strconcat (waymark_working_copy_get_plan_path (self->copy), ending, NULL);
}

/* The free pages of the working copy still hold the words: goes on from a copy without them. */
static gboolean
compact (WaymarkDocument *self, GError **error)
{
  g_autofree char *path = new_path (self, ".compact");
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (self->store, NULL, error);
  gboolean done;

  if (plan == NULL)
    return FALSE;
  g_unlink (path);
  done = waymark_store_copy_to (self->store, path, NULL, error) &&
         waymark_document_go_on_from (self, path, plan, error);
  if (self->displaced == NULL)
    g_unlink (path);
  return done;
}

/**
 * waymark_document_forget:
 * @self: a document that is open, with no edit under way
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @name: what the edit that tells of it is called, in the reader's language
 * @n_edits: (out): how many edits were forgotten
 * @error: return location
 *
 * Forgets what was changed before a moment: the words that are no longer there, and who
 * changed what when. The plan stays as it is, and copies of it can still be combined with
 * it. This cannot be undone. The file is written at once.
 *
 * Returns: %FALSE if it could not be done, or not be written to the file
 */
gboolean
waymark_document_forget (
    WaymarkDocument *self, gint64 before, const char *name, guint *n_edits, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (name != NULL && n_edits != NULL, FALSE);
  g_return_val_if_fail (!waymark_plan_is_frozen (self->plan), FALSE);

  if (!waymark_document_list_session (self, &failure) ||
      !waymark_store_forget (self->store, before, name, self->person, n_edits, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  if (*n_edits == 0)
    return TRUE;
  waymark_document_note_written (self);
  if (!compact (self, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_notify_changed (self);
  return self->file == NULL || waymark_document_publish (self, NULL, error);
}

/* ---- in a thread */

typedef struct
{
  gint64 before;
  char *name;
  char *person;
  guint n_edits;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_free (forgetting->name);
  g_free (forgetting->person);
  g_free (forgetting);
}

static gboolean
forget_in (WaymarkStore *scratch,
           GPtrArray *ids,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  Forgetting *forgetting = user_data;
  gboolean done;

  waymark_sqlite_set_cancellable (scratch->db, cancellable);
  done = waymark_store_forget (scratch,
                               forgetting->before,
                               forgetting->name,
                               forgetting->person,
                               &forgetting->n_edits,
                               error);
  waymark_sqlite_set_cancellable (scratch->db, NULL);
  return done;
}

static void
forgotten_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (waymark_document_publish_finish (WAYMARK_DOCUMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  WaymarkDocument *self = WAYMARK_DOCUMENT (source);
  Forgetting *forgetting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!waymark_document_rework_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (forgetting->n_edits == 0 || self->file == NULL || self->store == NULL)
    g_task_return_boolean (task, TRUE);
  else
    waymark_document_publish_async (self, NULL, forgotten_written_cb, g_steal_pointer (&task));
}

/**
 * waymark_document_forget_async:
 * @self: a document that is open
 * @before: seconds since 1970; %G_MAXINT64 for everything
 * @name: what the edit that tells of it is called, in the reader's language
 * @cancellable: (nullable): to stop it before it has happened
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does as waymark_document_forget() in a thread, on a copy of the plan that takes its place at the
 * end.
 */
void
waymark_document_forget_async (WaymarkDocument *self,
                               gint64 before,
                               const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Forgetting *forgetting;
  GTask *task;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_document_forget_async);
  g_task_set_check_cancellable (task, FALSE); /* it may be too late to stop it */
  forgetting = g_new0 (Forgetting, 1);
  forgetting->before = before;
  forgetting->name = g_strdup (name);
  forgetting->person = g_strdup (self->person);
  g_task_set_task_data (task, forgetting, forgetting_free);
  waymark_document_rework_async (
      self, WAYMARK_REWORK_COMPACT, forget_in, forgetting, NULL, cancellable, forgotten_cb, task);
}

/**
 * waymark_document_forget_finish:
 * @self: a document
 * @result: what the callback was given
 * @n_edits: (out): how many edits were forgotten
 * @error: return location
 *
 * Returns: %FALSE if it could not be done, or not be written to the file
 */
gboolean
waymark_document_forget_finish (WaymarkDocument *self,
                                GAsyncResult *result,
                                guint *n_edits,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (n_edits != NULL, FALSE);

  *n_edits = ((Forgetting *) g_task_get_task_data (G_TASK (result)))->n_edits;
  return g_task_propagate_boolean (G_TASK (result), error);
}
