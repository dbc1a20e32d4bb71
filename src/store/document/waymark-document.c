/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-document"

#include "config.h"

#include "waymark-document-private.h"

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
  JOINED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
get_title (WaymarkDocument *self)
{
  return self->plan != NULL ? waymark_item_get_string (waymark_plan_get_root (self->plan), "title")
                            : NULL;
}

static gboolean
replace_string (char **kept, const char *value)
{
  if (g_strcmp0 (*kept, value) == 0)
    return FALSE;
  g_free (*kept);
  *kept = g_strdup (value);
  return TRUE;
}

/* Called after whatever may have altered the plan or the steps of undo. */
void
waymark_document_notify_changed (WaymarkDocument *self)
{
  GObject *object = G_OBJECT (self);
  const gboolean could_undo = self->shown_undo != NULL;
  const gboolean could_redo = self->shown_redo != NULL;

  g_object_freeze_notify (object);
  if (replace_string (&self->shown_title, get_title (self)))
    g_object_notify_by_pspec (object, properties[PROP_TITLE]);
  if (replace_string (&self->shown_undo, waymark_document_get_undo_name (self)))
    g_object_notify_by_pspec (object, properties[PROP_UNDO_NAME]);
  if (replace_string (&self->shown_redo, waymark_document_get_redo_name (self)))
    g_object_notify_by_pspec (object, properties[PROP_REDO_NAME]);
  if (could_undo != (self->shown_undo != NULL))
    g_object_notify_by_pspec (object, properties[PROP_CAN_UNDO]);
  if (could_redo != (self->shown_redo != NULL))
    g_object_notify_by_pspec (object, properties[PROP_CAN_REDO]);
  g_object_thaw_notify (object);
}

void
waymark_document_set_state (WaymarkDocument *self, WaymarkDocumentState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
waymark_document_set_file (WaymarkDocument *self, GFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

void
waymark_document_set_recovered (WaymarkDocument *self)
{
  self->recovered = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECOVERED]);
}

void
waymark_document_emit_failed (WaymarkDocument *self, const GError *error)
{
  g_signal_emit (self, signals[PUBLISH_FAILED], 0, error);
}

void
waymark_document_emit_joined (WaymarkDocument *self, const WaymarkJoined *joined)
{
  g_signal_emit (self, signals[JOINED], 0, joined->n_edits, joined->n_clashes, joined->person);
}

/* Called when something was written to the working copy. */
void
waymark_document_note_written (WaymarkDocument *self)
{
  self->edited = TRUE;
  waymark_document_note_edit (self);
  waymark_document_notify_changed (self);
}

static void
waymark_document_dispose (GObject *object)
{
  WaymarkDocument *self = WAYMARK_DOCUMENT (object);

  waymark_document_stop (self);
  G_OBJECT_CLASS (waymark_document_parent_class)->dispose (object);
}

static void
waymark_document_finalize (GObject *object)
{
  WaymarkDocument *self = WAYMARK_DOCUMENT (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->last_failure, g_free);
  g_clear_pointer (&self->displaced, g_free);
  g_clear_pointer (&self->brought_before, g_strfreev);
  g_clear_pointer (&self->brought_after, g_strfreev);
  g_clear_pointer (&self->shown_title, g_free);
  g_clear_pointer (&self->shown_undo, g_free);
  g_clear_pointer (&self->shown_redo, g_free);
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
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  /**
   * WaymarkDocument:file:
   *
   * The user's file, %NULL while the plan is in none.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);
  /**
   * WaymarkDocument:state:
   *
   * Where the edits are, a #WaymarkDocumentState.
   */
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
  /**
   * WaymarkDocument:person:
   *
   * Whose name the edits carry.
   */
  properties[PROP_PERSON] = g_param_spec_string (
      "person", NULL, NULL, NULL, readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * WaymarkDocument:recovered:
   *
   * Whether edits of an earlier opening were found that the file did not have.
   */
  properties[PROP_RECOVERED] = g_param_spec_boolean ("recovered", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
waymark_document_class_init (WaymarkDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = waymark_document_dispose;
  object_class->finalize = waymark_document_finalize;
  object_class->get_property = waymark_document_get_property;
  object_class->set_property = waymark_document_set_property;
  install_properties (object_class);

  /**
   * WaymarkDocument::publish-failed:
   * @self: the document
   * @error: a #GError: what happened, and what to do
   *
   * Publishing that nobody asked for by name did not work.
   */
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
  /**
   * WaymarkDocument::joined:
   * @self: the document
   * @n_edits: how many edits came in
   * @n_clashes: how many conflicts that opened
   * @person: (nullable): who made the newest of them
   *
   * Somebody else's version of the file was combined with what was done here, by itself,
   * while it was being published.
   */
  signals[JOINED] = g_signal_new ("joined",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  3,
                                  G_TYPE_UINT,
                                  G_TYPE_UINT,
                                  G_TYPE_STRING);
}

/* The name of an account is nobody's business but this computer's: where no other is known,
 * the history says that it was somebody. */
static const char *
get_real_name (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") || g_str_equal (name, g_get_user_name ()) ? "" : name;
}

static void
waymark_document_init (WaymarkDocument *self)
{
  self->state = WAYMARK_DOCUMENT_UNFILED;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->person = g_strdup (get_real_name ());
}

/**
 * waymark_document_get_plan:
 * @self: a document
 *
 * Returns: (transfer none): the plan, the same object as long as the document lives
 */
WaymarkPlan *
waymark_document_get_plan (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->plan;
}

/**
 * waymark_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the user's file, %NULL while the plan is in none
 */
GFile *
waymark_document_get_file (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * waymark_document_get_state:
 * @self: a document
 *
 * Returns: where the edits are
 */
WaymarkDocumentState
waymark_document_get_state (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), WAYMARK_DOCUMENT_UNFILED);

  return self->state;
}

/**
 * waymark_document_get_person:
 * @self: a document
 *
 * Returns: (transfer none): whose name the edits carry
 */
const char *
waymark_document_get_person (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->person;
}

/**
 * waymark_document_set_person:
 * @self: a document
 * @person: whose name later edits are to carry
 *
 * Sets the name.
 */
void
waymark_document_set_person (WaymarkDocument *self, const char *person)
{
  g_return_if_fail (WAYMARK_IS_DOCUMENT (self));
  g_return_if_fail (person != NULL);

  if (replace_string (&self->person, person))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

/**
 * waymark_document_begin_edit:
 * @self: a document that is open
 * @name: what the edit is called, in the reader's language
 *
 * Begins an edit. Nothing of it is kept until waymark_document_commit().
 *
 * Returns: (transfer full): the edit
 */
WaymarkEdit *
waymark_document_begin_edit (WaymarkDocument *self, const char *name)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  waymark_document_show_rest (self);
  return waymark_edit_begin (self->plan, name, waymark_store_get_session (self->store));
}

/**
 * waymark_document_commit:
 * @self: a document that is open
 * @edit: (transfer full): an edit of this document
 * @error: return location
 *
 * Writes the edit to the working copy, down to the disk, and has it published soon.
 *
 * Returns: %FALSE if it could not be kept; the plan is then as it was before it
 */
gboolean
waymark_document_commit (WaymarkDocument *self, WaymarkEdit *edit, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (waymark_edit_is_empty (edit))
    {
      waymark_edit_free (edit);
      return TRUE;
    }
  if (!waymark_document_list_session (self, &failure))
    {
      waymark_edit_free (edit);
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  if (!waymark_store_commit (self->store, edit, self->person, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_note_written (self);
  return TRUE;
}

/**
 * waymark_document_undo:
 * @self: a document that is open
 * @left_alone: (out) (optional): how many values were left as somebody else changed
 *   them since
 * @error: return location
 *
 * Takes back the last edit of this computer that is not taken back yet.
 *
 * Returns: %FALSE with %WAYMARK_ERROR_NOTHING_TO_UNDO, or if it could not be kept
 */
gboolean
waymark_document_undo (WaymarkDocument *self, guint *left_alone, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  if ((waymark_document_get_undo_name (self) != NULL &&
       !waymark_document_list_session (self, &failure)) ||
      !waymark_store_undo (self->store, self->plan, self->person, left_alone, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_note_written (self);
  return TRUE;
}

/**
 * waymark_document_redo:
 * @self: a document that is open
 * @left_alone: (out) (optional): as in waymark_document_undo()
 * @error: return location
 *
 * Brings back what the last undo took.
 *
 * Returns: %FALSE with %WAYMARK_ERROR_NOTHING_TO_UNDO, or if it could not be kept
 */
gboolean
waymark_document_redo (WaymarkDocument *self, guint *left_alone, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  if ((waymark_document_get_redo_name (self) != NULL &&
       !waymark_document_list_session (self, &failure)) ||
      !waymark_store_redo (self->store, self->plan, self->person, left_alone, &failure))
    {
      waymark_document_explain (self, failure, error);
      return FALSE;
    }
  waymark_document_note_written (self);
  return TRUE;
}

/**
 * waymark_document_get_undo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the edit that undo would take back; valid
 *   until the next edit
 */
const char *
waymark_document_get_undo_name (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->store != NULL ? waymark_store_get_undo_name (self->store) : NULL;
}

/**
 * waymark_document_get_redo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the edit that redo would bring back; valid
 *   until the next edit
 */
const char *
waymark_document_get_redo_name (WaymarkDocument *self)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (self), NULL);

  return self->store != NULL ? waymark_store_get_redo_name (self->store) : NULL;
}
