/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-rescue"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-file-error.h"
#include "waymark-rescue-confirm.h"
#include "waymark-rescue-history.h"
#include "waymark-rescue-private.h"
#include "waymark-user-file.h"

static void
loss_free (WaymarkRescueLoss *loss)
{
  g_free (loss->sentence);
  g_free (loss);
}

/**
 * waymark_rescue_free:
 * @self: (transfer full) (nullable): what was rescued
 *
 * Frees it; its plan lives on with whoever has it.
 */
void
waymark_rescue_free (WaymarkRescue *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_free (self);
}

static void
count_edits (WaymarkRescue *self, const WaymarkRescueRows *rows)
{
  GHashTableIter iter;
  gpointer value;

  self->n_edits = g_hash_table_size (rows->edits->by_number);
  g_hash_table_iter_init (&iter, rows->edits->by_number);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const WaymarkFoundEdit *edit = value;

      self->n_edits_kept += self->history != NULL && edit->kept > 0 && edit->content_is_whole;
    }
}

static void
count_items (WaymarkRescue *self, WaymarkItem *item)
{
  WaymarkKind kind = waymark_item_get_kind (item);

  self->n_known[kind]++;
  self->n_read[kind]++;
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    count_items (self, waymark_item_get_child (item, i));
}

/* The history tells all of the plan: nothing is lost, whatever is broken beside it. */
static gboolean
take_whole (WaymarkRescue *self, GCancellable *cancellable, GError **error)
{
  WaymarkPlan *plan = waymark_store_load_plan (self->history, cancellable, error);

  if (plan == NULL)
    return FALSE;
  g_object_unref (self->plan);
  self->plan = plan;
  g_ptr_array_set_size (self->losses, 0);
  memset (self->n_known, 0, sizeof self->n_known);
  memset (self->n_read, 0, sizeof self->n_read);
  count_items (self, waymark_plan_get_root (plan));
  return TRUE;
}

/* @is_sure: nothing of the items themselves was lost. What stands for the edits that were not read
 * is what they came to: should that not be certain, another copy, which has them, would contradict
 * it, and could not be combined with the new plan. Without a history they are matched by item. */
static void
take_part (WaymarkRescue *self, const WaymarkRescueRows *rows, gboolean is_sure)
{
  waymark_rescue_lose_history (self);
  if (!waymark_rescue_is_exact (self, rows))
    waymark_rescue_doubt (self, rows);
  waymark_rescue_doubt_more (self);
  if (self->history != NULL && self->n_edits_kept < self->n_edits &&
      (!is_sure || self->n_doubts > 0))
    waymark_rescue_forget_history (self);
  waymark_rescue_lose_extra (self, rows->n_extra);
}

/* Holds what was read against the digests in the file. */
static gboolean
confirm (WaymarkRescue *self,
         WaymarkRescueRows *rows,
         const char *name,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) reason = NULL;
  const gboolean complete = waymark_rescue_is_complete (rows);
  const gboolean is_sure = self->losses->len == 0;

  self->history = waymark_rescue_history_build (
      rows, waymark_plan_get_id (self->plan), name, cancellable, &reason);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->history == NULL)
    g_debug ("The history cannot be kept: %s", reason->message);
  count_edits (self, rows);
  if (self->history == NULL || !complete)
    take_part (self, rows, is_sure);
  else if (!take_whole (self, cancellable, error))
    return FALSE;
  if (rows->plan_id[0] == '\0')
    waymark_rescue_lose_identity (self);
  return TRUE;
}

/**
 * waymark_rescue_read_bytes:
 * @bytes: a damaged plan file
 * @name: what the file is called
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads what can be read, whatever is broken around it. May run in a thread.
 *
 * Returns: (transfer full): what is left, or %NULL if nothing of a plan was found
 */
WaymarkRescue *
waymark_rescue_read_bytes (GBytes *bytes,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (WaymarkRescueRows) rows = waymark_rescue_rows_read (bytes, cancellable);
  g_autoptr (WaymarkRescue) self = NULL;

  if (rows == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  self = g_new0 (WaymarkRescue, 1);
  self->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) loss_free);
  self->plan = waymark_plan_new (rows->plan_id[0] != '\0' ? rows->plan_id : NULL);
  waymark_rescue_confirm (rows);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  waymark_rescue_build (self, rows, name);
  if (waymark_plan_get_n_items (self->plan) <= 1)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_NOT_A_PLAN,
                   /* Translators: %s is a file name */
                   _ ("Nothing of a plan could be found in “%s”. Ask the sender for another "
                      "copy."),
                   name);
      return NULL;
    }
  if (!confirm (self, rows, name, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * waymark_rescue_read:
 * @file: a damaged plan file, which is only read
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads what can be read of a file that does not open.
 *
 * Returns: (transfer full): what is left, or %NULL if nothing of a plan was found
 */
WaymarkRescue *
waymark_rescue_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = waymark_user_file_resolve (file, FALSE, error);
  g_autoptr (GBytes) bytes =
      path != NULL ? waymark_user_file_read (path, cancellable, error) : NULL;
  g_autofree char *name = path != NULL ? waymark_file_name (path) : NULL;

  return bytes != NULL ? waymark_rescue_read_bytes (bytes, name, cancellable, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  WaymarkRescue *self = waymark_rescue_read (file, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) waymark_rescue_free);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_rescue_read_async:
 * @file: a damaged plan file, which is only read
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads it as waymark_rescue_read() does, in a thread.
 */
void
waymark_rescue_read_async (GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, waymark_rescue_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * waymark_rescue_read_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): what is left, or %NULL
 */
WaymarkRescue *
waymark_rescue_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, waymark_rescue_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
