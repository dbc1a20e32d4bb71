/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document-long"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-document-private.h"
#include "waymark-rework.h"
#include "waymark-store-private.h"

/* Edits that would hold up the window for too long: in a thread, on a copy of the plan. */

/* Items and edits that are gone through without anybody noticing. */
#define FEW 3000

/* Changes of one edit that take a while to take back. */
#define MANY 200

/**
 * waymark_document_is_large:
 * @self: a document that is open
 *
 * Returns: whether what goes through all of it, or may take back much of it, is to be done in a
 *   thread
 */
gboolean
waymark_document_is_large (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return (guint64) waymark_plan_get_n_items (self->plan) + (guint64) self->store->n_edits > FEW;
}

/* ---- any edit */

typedef struct
{
  char *name;
  char *person;
  WaymarkMakeEditFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  if (making->free_data != NULL)
    making->free_data (making->data);
  g_free (making->name);
  g_free (making->person);
  g_free (making);
}

static gboolean
make_in (WaymarkStore *scratch,
         GPtrArray *ids,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  const Making *making = user_data;
  g_autoptr (WaymarkPlan) plan = waymark_store_load_plan (scratch, cancellable, error);
  g_autoptr (WaymarkEdit) edit = NULL;

  if (plan == NULL)
    return FALSE;
  edit = waymark_edit_begin (plan, making->name, waymark_store_get_session (scratch));
  return making->func (edit, making->data, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         waymark_store_commit_telling (
             scratch, g_steal_pointer (&edit), making->person, ids, error);
}

/**
 * waymark_document_edit_async:
 * @self: a document that is open
 * @name: what the edit is called, in the reader's language
 * @func: makes it, in a thread, on a plan of its own
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, in the thread of the caller
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done and shown
 * @user_data: for @callback
 *
 * Makes an edit that takes long. If the plan is edited meanwhile it is made again.
 */
void
waymark_document_edit_async (WaymarkDocument *self,
                             const char *name,
                             WaymarkMakeEditFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Making *making;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);
  g_return_if_fail (name != NULL && func != NULL);

  making = g_new0 (Making, 1);
  making->name = g_strdup (name);
  making->person = g_strdup (self->person);
  making->func = func;
  making->data = data;
  making->free_data = free_data;
  waymark_document_rework_async (
      self, WAYMARK_REWORK_OWN, make_in, making, making_free, cancellable, callback, user_data);
}

/**
 * waymark_document_edit_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: %FALSE if it was not made; the plan is then as it was
 */
gboolean
waymark_document_edit_finish (WaymarkDocument *self, GAsyncResult *result, GError **error)
{
  return waymark_document_rework_finish (self, result, error);
}

/* ---- undo and redo */

typedef struct
{
  gboolean undo;
  gint64 edit; /* the last one that it may be */
  char *person;
  guint left_alone;
} Stepping;

static void
stepping_free (gpointer data)
{
  g_free (((Stepping *) data)->person);
  g_free (data);
}

/* What was done meanwhile stays. */
static GArray *
copy_stack (const Stepping *stepping, WaymarkStore *scratch)
{
  GArray *stack = g_array_copy (stepping->undo ? scratch->undo : scratch->redo);

  while (stack->len > 0 && g_array_index (stack, gint64, stack->len - 1) != stepping->edit)
    g_array_set_size (stack, stack->len - 1);
  return stack;
}

static gboolean
step_in (WaymarkStore *scratch,
         GPtrArray *ids,
         gpointer user_data,
         GCancellable *cancellable,
         GError **error)
{
  Stepping *stepping = user_data;
  g_autoptr (GArray) stack = copy_stack (stepping, scratch);
  g_autoptr (GPtrArray) left = NULL;
  gboolean done;

  waymark_sqlite_set_cancellable (scratch->db, cancellable);
  done = waymark_store_take_back_next (scratch, NULL, stack, stepping->person, &left, ids, error);
  waymark_sqlite_set_cancellable (scratch->db, NULL);
  if (!done)
    return FALSE;
  if (left == NULL)
    return waymark_store_refuse (scratch,
                                 WAYMARK_ERROR_NOTHING_TO_UNDO,
                                 error,
                                 "%s",
                                 stepping->undo ? _ ("There is nothing to undo.")
                                                : _ ("There is nothing to do again."));
  stepping->left_alone = left->len;
  return TRUE;
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (waymark_document_rework_finish (WAYMARK_DOCUMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_document_step_is_long:
 * @self: a document that is open
 * @undo: whether of undo; otherwise redo
 *
 * Returns: whether waymark_document_step_async() is to be used
 */
gboolean
waymark_document_step_is_long (WaymarkDocument *self, gboolean undo)
{
  const GArray *stack;
  g_autoptr (WaymarkStatement) query = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  stack = undo ? self->store->undo : self->store->redo;
  if (stack->len == 0 || !waymark_document_is_large (self))
    return FALSE;
  /* What a merge brought is not among its own changes. */
  query = waymark_sqlite_get (self->store->db,
                              "SELECT 1 FROM seen WHERE edit = ?1 UNION ALL"
                              " SELECT * FROM (SELECT 1 FROM change WHERE edit = ?1"
                              " LIMIT 1 OFFSET ?2)",
                              NULL);
  if (query == NULL)
    return FALSE;
  waymark_statement_bind_int (query, 1, g_array_index (stack, gint64, stack->len - 1));
  waymark_statement_bind_int (query, 2, MANY);
  return waymark_statement_step (query, NULL) == WAYMARK_STEP_ROW;
}

/**
 * waymark_document_step_async:
 * @self: a document that is open
 * @undo: whether to undo; otherwise redo
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done and shown
 * @user_data: for @callback
 *
 * Does as waymark_document_undo() or waymark_document_redo(), in a thread: takes back what was
 * done last by now, whatever is done meanwhile.
 */
void
waymark_document_step_async (WaymarkDocument *self,
                             gboolean undo,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GArray *stack;
  Stepping *stepping;
  GTask *task;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL);

  stack = undo ? self->store->undo : self->store->redo;
  stepping = g_new0 (Stepping, 1);
  stepping->undo = undo;
  stepping->edit = stack->len > 0 ? g_array_index (stack, gint64, stack->len - 1) : 0;
  stepping->person = g_strdup (self->person);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_document_step_async);
  g_task_set_check_cancellable (task, FALSE); /* it may be too late to stop it */
  g_task_set_task_data (task, stepping, stepping_free);
  waymark_document_rework_async (
      self, WAYMARK_REWORK_OWN, step_in, stepping, NULL, cancellable, stepped_cb, task);
}

/**
 * waymark_document_step_finish:
 * @self: a document
 * @result: what the callback was given
 * @left_alone: (out) (optional): as in waymark_document_undo()
 * @error: return location
 *
 * Returns: as waymark_document_undo()
 */
gboolean
waymark_document_step_finish (WaymarkDocument *self,
                              GAsyncResult *result,
                              guint *left_alone,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (left_alone != NULL)
    *left_alone = ((Stepping *) g_task_get_task_data (G_TASK (result)))->left_alone;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * waymark_document_has_unwritten:
 * @self: a document that is open
 *
 * Returns: whether closing it would write its file
 */
gboolean
waymark_document_has_unwritten (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return self->file != NULL && self->edited && waymark_document_is_dirty (self);
}
