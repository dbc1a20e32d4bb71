/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-import-session.h"

/* A change that can be undone: the choices before it, or, of one undone, after it. */
typedef struct
{
  char *name;
  WaymarkImportChoices *choices;
} Step;

struct _WaymarkImportSession
{
  GObject parent_instance;

  WaymarkImport *import; /* not to be asked while it is read again in a thread */
  WaymarkImportChoices *choices;
  GPtrArray *undo;  /* of Step */
  GPtrArray *redo;  /* of Step */
  GListStore *rows; /* of WaymarkImportRow, in reading order */
  GHashTable *rows_by_key;
  gboolean reading;
  gboolean again; /* something was chosen since reading began */
};

G_DEFINE_FINAL_TYPE (WaymarkImportSession, waymark_import_session, G_TYPE_OBJECT)

enum
{
  CHANGED,
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
step_free (Step *step)
{
  g_free (step->name);
  waymark_import_choices_free (step->choices);
  g_free (step);
}

static void
waymark_import_session_finalize (GObject *object)
{
  WaymarkImportSession *self = WAYMARK_IMPORT_SESSION (object);

  g_clear_pointer (&self->rows_by_key, g_hash_table_unref);
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  waymark_import_choices_free (self->choices);
  g_clear_object (&self->import);
  G_OBJECT_CLASS (waymark_import_session_parent_class)->finalize (object);
}

static void
waymark_import_session_class_init (WaymarkImportSessionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = waymark_import_session_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ] =
      g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_import_session_init (WaymarkImportSession *self)
{
  self->rows = g_list_store_new (WAYMARK_TYPE_IMPORT_ROW);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

static void
set_rows (WaymarkImportSession *self, GPtrArray *rows)
{
  waymark_import_row_update_list (self->rows, rows);
  g_clear_pointer (&self->rows_by_key, g_hash_table_unref);
  self->rows_by_key = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    {
      WaymarkImportRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (self->rows_by_key, (gpointer) waymark_import_row_get_key (row), row);
    }
}

/* --- reading again */

static void read_again (WaymarkImportSession *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  WaymarkImportSession *self = WAYMARK_IMPORT_SESSION (source);
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);

  self->reading = FALSE;
  if (self->again)
    {
      read_again (self);
      return;
    }
  set_rows (self, rows);
  g_signal_emit (self, signals[READ], 0);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  WaymarkImport *import = WAYMARK_IMPORT_SESSION (source)->import;

  waymark_import_set_choices (import, task_data);
  g_task_return_pointer (
      task, waymark_import_row_collect (import), (GDestroyNotify) g_ptr_array_unref);
}

static void
read_again (WaymarkImportSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, read_cb, NULL);

  self->reading = TRUE;
  self->again = FALSE;
  g_task_set_source_tag (task, read_again);
  g_task_set_task_data (task,
                        waymark_import_choices_copy (self->choices),
                        (GDestroyNotify) waymark_import_choices_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * waymark_import_session_new:
 * @import: what was understood of a document; nobody else may change it from now on
 *
 * Collects the rows of its plan, which takes its time for long documents: to be called
 * in a thread for them.
 *
 * Returns: (transfer full): a session in which nothing was chosen yet
 */
WaymarkImportSession *
waymark_import_session_new (WaymarkImport *import)
{
  WaymarkImportSession *self = g_object_new (WAYMARK_TYPE_IMPORT_SESSION, NULL);
  g_autoptr (GPtrArray) rows = waymark_import_row_collect (import);

  self->import = g_object_ref (import);
  self->choices = waymark_import_choices_copy (waymark_import_get_choices (import));
  set_rows (self, rows);
  return self;
}

/**
 * waymark_import_session_get_import:
 * @self: a session
 *
 * Returns: (transfer none): the import, which is not to be asked while it is read again
 */
WaymarkImport *
waymark_import_session_get_import (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  return self->import;
}

/**
 * waymark_import_session_get_year_start:
 * @self: a session
 *
 * Returns: the month in which the years of the plan begin
 */
int
waymark_import_session_get_year_start (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), WAYMARK_YEAR_START);

  return waymark_import_choices_get_year_start (self->choices);
}

/**
 * waymark_import_session_is_reading:
 * @self: a session
 *
 * Returns: whether the document is being read again
 */
gboolean
waymark_import_session_is_reading (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), FALSE);

  return self->reading;
}

/**
 * waymark_import_session_get_rows:
 * @self: a session
 *
 * Returns: (transfer none): the rows of the plan when it was last read, in reading order, each a
 *   #WaymarkImportRow
 */
GListModel *
waymark_import_session_get_rows (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/**
 * waymark_import_session_find_row:
 * @self: a session
 * @key: what a row is called in answers
 *
 * Returns: (transfer none) (nullable): the row
 */
WaymarkImportRow *
waymark_import_session_find_row (WaymarkImportSession *self, const char *key)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  return key != NULL ? g_hash_table_lookup (self->rows_by_key, key) : NULL;
}

/* --- changes */

/* Takes @choices. */
static void
add_step (GPtrArray *steps, const char *name, WaymarkImportChoices *choices)
{
  Step *step = g_new0 (Step, 1);

  step->name = g_strdup (name);
  step->choices = choices;
  g_ptr_array_add (steps, step);
}

/**
 * waymark_import_session_begin:
 * @self: a session
 * @name: what is being done, as undo says it
 *
 * Begins a change.
 *
 * Returns: (transfer none): the choices to change before waymark_import_session_apply()
 */
WaymarkImportChoices *
waymark_import_session_begin (WaymarkImportSession *self, const char *name)
{
  WaymarkImportChoices *copy;

  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  copy = waymark_import_choices_copy (self->choices);
  add_step (self->undo, name, g_steal_pointer (&self->choices));
  g_ptr_array_set_size (self->redo, 0);
  self->choices = copy;
  return copy;
}

/**
 * waymark_import_session_apply:
 * @self: a session in which a change was begun
 *
 * Reads the document with what is chosen now.
 */
void
waymark_import_session_apply (WaymarkImportSession *self)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_SESSION (self));

  if (self->reading)
    self->again = TRUE;
  else
    read_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
get_last_name (GPtrArray *steps)
{
  return steps->len > 0 ? ((Step *) g_ptr_array_index (steps, steps->len - 1))->name : NULL;
}

/**
 * waymark_import_session_get_undo_name:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be undone
 */
const char *
waymark_import_session_get_undo_name (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  return get_last_name (self->undo);
}

/**
 * waymark_import_session_get_redo_name:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be done again
 */
const char *
waymark_import_session_get_redo_name (WaymarkImportSession *self)
{
  g_return_val_if_fail (WAYMARK_IS_IMPORT_SESSION (self), NULL);

  return get_last_name (self->redo);
}

static void
step (WaymarkImportSession *self, GPtrArray *from, GPtrArray *to)
{
  Step *last;

  if (from->len == 0)
    return;
  last = g_ptr_array_steal_index (from, from->len - 1);
  add_step (to, last->name, g_steal_pointer (&self->choices));
  self->choices = g_steal_pointer (&last->choices);
  step_free (last);
  waymark_import_session_apply (self);
}

/**
 * waymark_import_session_undo:
 * @self: a session
 *
 * Takes the last change back.
 */
void
waymark_import_session_undo (WaymarkImportSession *self)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_SESSION (self));

  step (self, self->undo, self->redo);
}

/**
 * waymark_import_session_redo:
 * @self: a session
 *
 * Makes the change that was taken back last once more.
 */
void
waymark_import_session_redo (WaymarkImportSession *self)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_SESSION (self));

  step (self, self->redo, self->undo);
}
