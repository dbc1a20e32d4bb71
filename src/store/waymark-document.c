/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-document.h"

struct _WaymarkDocument
{
  GObject parent_instance;

  WaymarkPlan *plan;
  GFile *file;
  WaymarkDocumentState state;
  char *person;
  gboolean recovered;
};

G_DEFINE_FINAL_TYPE (WaymarkDocument, waymark_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_STATE,
  PROP_TITLE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_PERSON,
  PROP_RECOVERED,
  N_PROPS
};

enum
{
  PUBLISH_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_title (WaymarkDocument *self)
{
  return waymark_item_get_string (waymark_plan_get_root (self->plan), "title");
}

static void
waymark_document_finalize (GObject *object)
{
  WaymarkDocument *self = WAYMARK_DOCUMENT (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (waymark_document_parent_class)->finalize (object);
}

static void
waymark_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WaymarkDocument *self = WAYMARK_DOCUMENT (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_TITLE:
      g_value_set_string (value, get_title (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, waymark_document_get_undo_name (self) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, waymark_document_get_redo_name (self) != NULL);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, waymark_document_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, waymark_document_get_redo_name (self));
      break;
    case PROP_PERSON:
      g_value_set_string (value, self->person);
      break;
    case PROP_RECOVERED:
      g_value_set_boolean (value, self->recovered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_document_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      waymark_document_set_person (WAYMARK_DOCUMENT (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
waymark_document_class_init (WaymarkDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = waymark_document_finalize;
  object_class->get_property = waymark_document_get_property;
  object_class->set_property = waymark_document_set_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  properties[PROP_STATE] = g_param_spec_int ("state",
                                             NULL,
                                             NULL,
                                             WAYMARK_DOCUMENT_SAVED,
                                             WAYMARK_DOCUMENT_UNFILED,
                                             WAYMARK_DOCUMENT_UNFILED,
                                             readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, readable);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, readable);
  properties[PROP_PERSON] = g_param_spec_string (
      "person", NULL, NULL, NULL, readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_RECOVERED] = g_param_spec_boolean ("recovered", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PUBLISH_FAILED] = g_signal_new ("publish-failed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
waymark_document_init (WaymarkDocument *self)
{
  self->state = WAYMARK_DOCUMENT_UNFILED;
  self->person = g_strdup (g_get_real_name ());
}

static gboolean
fail_not_yet (GFile *file, GError **error)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup ("");

  g_set_error (error, WAYMARK_ERROR, WAYMARK_ERROR_FAILED, "“%s” could not be used yet.", name);
  return FALSE;
}

WaymarkDocument *
waymark_document_open (GFile *file, GCancellable *cancellable, GError **error)
{
  fail_not_yet (file, error);
  return NULL;
}

void
waymark_document_open_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, waymark_document_open_async);
  fail_not_yet (file, &error);
  g_task_return_error (task, error);
}

WaymarkDocument *
waymark_document_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

WaymarkDocument *
waymark_document_create (WaymarkPlan *plan, const char *name, const char *person, GError **error)
{
  WaymarkDocument *self;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  self = g_object_new (WAYMARK_TYPE_DOCUMENT, NULL);
  self->plan = g_object_ref (plan);
  if (person != NULL)
    waymark_document_set_person (self, person);
  return self;
}

void
waymark_unfiled_free (WaymarkUnfiled *unfiled)
{
  g_free (unfiled->work_name);
  g_free (unfiled->title);
  g_clear_pointer (&unfiled->changed, g_date_time_unref);
  g_free (unfiled);
}

GPtrArray *
waymark_document_list_unfiled (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_unfiled_free);
}

WaymarkDocument *
waymark_document_open_unfiled (const char *work_name, GError **error)
{
  fail_not_yet (NULL, error);
  return NULL;
}

gboolean
waymark_document_discard_unfiled (const char *work_name, GError **error)
{
  return fail_not_yet (NULL, error);
}

gboolean
waymark_document_discard (WaymarkDocument *self, GError **error)
{
  return TRUE;
}

WaymarkPlan *
waymark_document_get_plan (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->plan;
}

GFile *
waymark_document_get_file (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->file;
}

WaymarkDocumentState
waymark_document_get_state (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), WAYMARK_DOCUMENT_UNFILED);

  return self->state;
}

const char *
waymark_document_get_person (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->person;
}

void
waymark_document_set_person (WaymarkDocument *self, const char *person)
{
  g_return_if_fail (WAYMARK_IS_DOCUMENT (self));

  if (g_strcmp0 (self->person, person) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (person);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

WaymarkEdit *
waymark_document_begin_edit (WaymarkDocument *self, const char *name)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return waymark_edit_begin (self->plan, name, "00000000000000000000000000000000");
}

gboolean
waymark_document_commit (WaymarkDocument *self, WaymarkEdit *edit, GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  waymark_edit_keep (edit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  return TRUE;
}

gboolean
waymark_document_undo (WaymarkDocument *self, guint *left_alone, GError **error)
{
  return fail_not_yet (self->file, error);
}

gboolean
waymark_document_redo (WaymarkDocument *self, guint *left_alone, GError **error)
{
  return fail_not_yet (self->file, error);
}

const char *
waymark_document_get_undo_name (WaymarkDocument *self)
{
  return NULL;
}

const char *
waymark_document_get_redo_name (WaymarkDocument *self)
{
  return NULL;
}

GPtrArray *
waymark_document_get_history (WaymarkDocument *self, const char *item, GError **error)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_entry_free);
}

gboolean
waymark_document_publish (WaymarkDocument *self, GCancellable *cancellable, GError **error)
{
  return fail_not_yet (self->file, error);
}

void
waymark_document_publish_async (WaymarkDocument *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, waymark_document_publish_async);
  fail_not_yet (self->file, &error);
  g_task_return_error (task, error);
}

gboolean
waymark_document_publish_finish (WaymarkDocument *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
waymark_document_save_as (WaymarkDocument *self, GFile *file, GError **error)
{
  return fail_not_yet (file, error);
}

gboolean
waymark_document_save_copy (WaymarkDocument *self, GFile *file, GError **error)
{
  return fail_not_yet (file, error);
}

gboolean
waymark_document_close (WaymarkDocument *self, GError **error)
{
  return TRUE;
}

gboolean
waymark_document_check (WaymarkDocument *self, GError **error)
{
  return TRUE;
}
