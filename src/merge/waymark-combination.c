/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-combination"

#include "config.h"

#include "waymark-combination.h"

#include "waymark-combination-private.h"
#include "waymark-document-private.h"
#include "waymark-i18n.h"
#include "waymark-rework.h"

struct _WaymarkCombination
{
  GObject parent_instance;

  WaymarkDocument *document;
  WaymarkCombining *combining;
};

G_DEFINE_FINAL_TYPE (WaymarkCombination, waymark_combination, G_TYPE_OBJECT)

static void
waymark_combination_finalize (GObject *object)
{
  WaymarkCombination *self = WAYMARK_COMBINATION (object);

  g_clear_pointer (&self->combining, waymark_combining_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (waymark_combination_parent_class)->finalize (object);
}

static void
waymark_combination_class_init (WaymarkCombinationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_combination_finalize;
}

static void
waymark_combination_init (WaymarkCombination *self)
{
}

static WaymarkCombination *
combination_new (WaymarkDocument *document, WaymarkCombining *combining)
{
  WaymarkCombination *self = g_object_new (WAYMARK_TYPE_COMBINATION, NULL);

  self->document = g_object_ref (document);
  self->combining = combining;
  return self;
}

/**
 * waymark_combination_new:
 * @document: a document that is open
 * @files: (array length=n_files): copies of its plan
 * @n_files: how many
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Reads files, checks them and compares them with the plan. Nothing is taken yet, and
 * the files are only read. A file that cannot be taken has an error of its own.
 *
 * Returns: (transfer full): the combination; %NULL with @error set if there is no file that
 *   can be taken
 */
WaymarkCombination *
waymark_combination_new (WaymarkDocument *document,
                         GFile *const *files,
                         guint n_files,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (WaymarkCombining) combining = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, NULL);
  g_return_val_if_fail (n_files > 0, NULL);

  combining = waymark_combining_new (document, files, n_files);
  if (!waymark_combining_run (combining, cancellable, error))
    return NULL;
  return combination_new (document, g_steal_pointer (&combining));
}

/* What the task holds until it is handed on. */
typedef struct
{
  WaymarkCombining *combining;
} Holder;

static void
holder_free (gpointer data)
{
  waymark_combining_free (((Holder *) data)->combining);
  g_free (data);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Holder *holder = data;
  GError *error = NULL;

  if (waymark_combining_run (holder->combining, cancellable, &error))
    g_task_return_pointer (
        task, g_steal_pointer (&holder->combining), (GDestroyNotify) waymark_combining_free);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_combination_new_async:
 * @document: a document that is open
 * @files: (array length=n_files): copies of its plan
 * @n_files: how many
 * @cancellable: (nullable): to stop it
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Does as waymark_combination_new() in a thread.
 */
void
waymark_combination_new_async (WaymarkDocument *document,
                               GFile *const *files,
                               guint n_files,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Holder *holder;

  g_return_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL);
  g_return_if_fail (n_files > 0);

  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_combination_new_async);
  holder = g_new0 (Holder, 1);
  holder->combining = waymark_combining_new (document, files, n_files);
  g_task_set_task_data (task, holder, holder_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * waymark_combination_new_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the combination, or %NULL with @error set
 */
WaymarkCombination *
waymark_combination_new_finish (GAsyncResult *result, GError **error)
{
  WaymarkCombining *combining;

  g_return_val_if_fail (g_async_result_is_tagged (result, waymark_combination_new_async), NULL);

  combining = g_task_propagate_pointer (G_TASK (result), error);
  return combining != NULL ? combination_new (g_task_get_source_object (G_TASK (result)), combining)
                           : NULL;
}

/**
 * waymark_combination_new_for_plan:
 * @document: a document that is open
 * @other: the same plan without history, read from another format
 * @name: what it is called
 * @error: return location
 *
 * Compares values with the plan, matched by the ids of items. Nothing is deleted for being
 * missing in @other.
 *
 * Returns: (transfer full): the combination, or %NULL if it is another plan
 */
WaymarkCombination *
waymark_combination_new_for_plan (WaymarkDocument *document,
                                  WaymarkPlan *other,
                                  const char *name,
                                  GError **error)
{
  WaymarkCombining *combining;
  WaymarkCombinationFile *file;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && document->store != NULL, NULL);
  g_return_val_if_fail (WAYMARK_IS_PLAN (other) && name != NULL, NULL);

  if (g_strcmp0 (waymark_plan_get_id (other), waymark_plan_get_id (document->plan)) != 0)
    {
      g_set_error (error,
                   WAYMARK_ERROR,
                   WAYMARK_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” belongs to another plan, so it cannot be combined with this one."),
                   name);
      return NULL;
    }

  combining = waymark_combining_new (document, NULL, 0);
  file = g_new0 (WaymarkCombinationFile, 1);
  file->name = g_strdup (name);
  file->relation = WAYMARK_RELATION_VALUES;
  g_ptr_array_add (combining->files, file);
  g_ptr_array_add (combining->values, g_object_ref (other));
  waymark_compare_values (document->plan, other, combining->differences);
  combining->result = waymark_store_load_plan (document->store, NULL, error);
  if (combining->result == NULL)
    {
      waymark_combining_free (combining);
      return NULL;
    }
  waymark_values_add_to_result (combining->result, other);
  waymark_differences_sort (combining->differences, combining->result, NULL);
  return combination_new (document, combining);
}

/**
 * waymark_combination_get_document:
 * @self: a combination
 *
 * Returns: (transfer none): the document that it was made for
 */
WaymarkDocument *
waymark_combination_get_document (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), NULL);

  return self->document;
}

/**
 * waymark_combination_get_files:
 * @self: a combination
 *
 * Returns: (transfer none) (element-type WaymarkCombinationFile): the files, in the order given
 */
GPtrArray *
waymark_combination_get_files (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), NULL);

  return self->combining->files;
}

/**
 * waymark_combination_get_differences:
 * @self: a combination
 *
 * Returns: (transfer none) (element-type WaymarkDifference): what the copies say otherwise, in
 *   the order of the plan
 */
GPtrArray *
waymark_combination_get_differences (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), NULL);

  return self->combining->differences;
}

/**
 * waymark_combination_get_result:
 * @self: a combination
 *
 * Returns: (transfer none): the plan as it is if nothing is chosen. Of plans without history
 *   it holds the new items, not the changed values
 */
WaymarkPlan *
waymark_combination_get_result (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), NULL);

  return self->combining->result;
}

/**
 * waymark_combination_get_lost:
 * @self: a combination
 *
 * Returns: (transfer none) (element-type utf8): ids of the items that would go or be emptied,
 *   if that is more than a fifth of what can be; else none
 */
GPtrArray *
waymark_combination_get_lost (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), NULL);

  return self->combining->lost;
}

/**
 * waymark_combination_get_parted:
 * @self: a combination
 *
 * Returns: when the newest edit was made that all copies have, seconds since 1970 by its
 *   author's clock; 0 if that is not known
 */
gint64
waymark_combination_get_parted (WaymarkCombination *self)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), 0);

  return self->combining->parted;
}

/**
 * waymark_combination_choose:
 * @self: a combination
 * @difference: one of its differences
 * @choice: what is to be taken
 * @nth: for %WAYMARK_CHOICE_THEIRS, which of their claims
 * @written: (nullable): for %WAYMARK_CHOICE_WRITTEN, the value
 * @error: return location
 *
 * Notes a choice; it is carried out by waymark_combination_apply().
 *
 * Returns: %FALSE if the field does not take @written
 */
gboolean
waymark_combination_choose (WaymarkCombination *self,
                            WaymarkDifference *difference,
                            WaymarkChoice choice,
                            guint nth,
                            WaymarkValue *written,
                            GError **error)
{
  const WaymarkField *field = NULL;

  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), FALSE);
  g_return_val_if_fail (difference != NULL, FALSE);
  g_return_val_if_fail (
      choice != WAYMARK_CHOICE_WRITTEN || difference->type == WAYMARK_DIFFERENCE_VALUE, FALSE);
  g_return_val_if_fail (choice != WAYMARK_CHOICE_THEIRS || nth < difference->theirs->len, FALSE);

  if (choice == WAYMARK_CHOICE_WRITTEN)
    {
      field = waymark_kind_get_field (difference->kind, difference->field);
      if (field != NULL && !waymark_field_check (field, written, error))
        return FALSE;
    }
  difference->choice = choice;
  difference->nth = nth;
  g_clear_pointer (&difference->written, waymark_value_unref);
  if (choice == WAYMARK_CHOICE_WRITTEN && written != NULL)
    difference->written = waymark_value_ref (written);
  return TRUE;
}

/**
 * waymark_combination_choose_clashes:
 * @self: a combination
 * @choice: %WAYMARK_CHOICE_OURS, %WAYMARK_CHOICE_THEIRS, or %WAYMARK_CHOICE_NONE to choose later
 *
 * Notes one choice for all that both sides changed in different ways.
 */
void
waymark_combination_choose_clashes (WaymarkCombination *self, WaymarkChoice choice)
{
  g_return_if_fail (WAYMARK_IS_COMBINATION (self));
  g_return_if_fail (choice != WAYMARK_CHOICE_WRITTEN);

  for (guint i = 0; i < self->combining->differences->len; i++)
    {
      WaymarkDifference *difference = g_ptr_array_index (self->combining->differences, i);

      if (difference->side == WAYMARK_SIDE_CLASH &&
          (choice != WAYMARK_CHOICE_THEIRS || difference->theirs->len > 0))
        waymark_combination_choose (self, difference, choice, 0, NULL, NULL);
    }
}

/**
 * waymark_combination_count:
 * @self: a combination
 * @side: whose differences
 *
 * Returns: how many there are
 */
guint
waymark_combination_count (WaymarkCombination *self, WaymarkDifferenceSide side)
{
  guint n = 0;

  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), 0);

  for (guint i = 0; i < self->combining->differences->len; i++)
    {
      const WaymarkDifference *difference = g_ptr_array_index (self->combining->differences, i);

      n += difference->side == side;
    }
  return n;
}

/**
 * waymark_combination_count_open:
 * @self: a combination
 *
 * Returns: for how many of the clashes nothing was chosen
 */
guint
waymark_combination_count_open (WaymarkCombination *self)
{
  guint n = 0;

  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), 0);

  for (guint i = 0; i < self->combining->differences->len; i++)
    {
      const WaymarkDifference *difference = g_ptr_array_index (self->combining->differences, i);

      n += difference->side == WAYMARK_SIDE_CLASH && difference->choice == WAYMARK_CHOICE_NONE;
    }
  return n;
}

/**
 * waymark_combination_apply:
 * @self: a combination
 * @name: what the edit is called, in the reader's language
 * @brought: (out) (optional): whether there was anything to take
 * @error: return location
 *
 * Takes the copies over, with what was chosen: one edit, one step of undo.
 *
 * Returns: %TRUE on success; otherwise the plan is as it was
 */
gboolean
waymark_combination_apply (WaymarkCombination *self,
                           const char *name,
                           gboolean *brought,
                           GError **error)
{
  gboolean any;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_COMBINATION (self), FALSE);
  g_return_val_if_fail (name != NULL && self->document->store != NULL, FALSE);

  done = waymark_combining_apply (self->combining, self->document, name, &any, error);
  if (brought != NULL)
    *brought = any;
  return done;
}

/* ---- in a thread */

typedef struct
{
  WaymarkCombining *combining; /* the combination's */
  char *person;
  char *name;
  gboolean brought;
} Applying;

static void
applying_free (gpointer data)
{
  Applying *applying = data;

  g_free (applying->person);
  g_free (applying->name);
  g_free (applying);
}

static gboolean
apply_to (WaymarkStore *scratch,
          GPtrArray *ids,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  Applying *applying = user_data;

  return waymark_combining_write (applying->combining,
                                  scratch,
                                  applying->person,
                                  applying->name,
                                  ids,
                                  &applying->brought,
                                  cancellable,
                                  error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (waymark_document_rework_finish (WAYMARK_DOCUMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * waymark_combination_apply_async:
 * @self: a combination
 * @name: what the edit is called, in the reader's language
 * @cancellable: (nullable): to stop it, and to be told how far it is (waymark-progress.h)
 * @callback: called when it is done and shown
 * @user_data: for @callback
 *
 * Does as waymark_combination_apply() in a thread, on a copy of the plan that takes its place
 * at the end. Choices must not be changed meanwhile.
 */
void
waymark_combination_apply_async (WaymarkCombination *self,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Applying *applying;

  g_return_if_fail (WAYMARK_IS_COMBINATION (self));
  g_return_if_fail (name != NULL && self->document->store != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, waymark_combination_apply_async);
  g_task_set_check_cancellable (task, FALSE); /* it may be too late to stop it */
  applying = g_new0 (Applying, 1);
  applying->combining = self->combining;
  applying->person = g_strdup (self->document->person);
  applying->name = g_strdup (name);
  g_task_set_task_data (task, applying, applying_free);
  waymark_document_rework_async (self->document,
                                 WAYMARK_REWORK_NORMAL,
                                 apply_to,
                                 applying,
                                 NULL,
                                 cancellable,
                                 applied_cb,
                                 g_object_ref (task));
}

/**
 * waymark_combination_apply_finish:
 * @self: a combination
 * @result: what the callback was given
 * @brought: (out) (optional): whether there was anything to take
 * @error: return location
 *
 * Returns: %TRUE on success; otherwise the plan is as it was
 */
gboolean
waymark_combination_apply_finish (WaymarkCombination *self,
                                  GAsyncResult *result,
                                  gboolean *brought,
                                  GError **error)
{
  const Applying *applying;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  applying = g_task_get_task_data (G_TASK (result));
  if (brought != NULL)
    *brought = applying->brought;
  return g_task_propagate_boolean (G_TASK (result), error);
}
