/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-editor-field.h"

G_DEFINE_INTERFACE (WaymarkEditorField, waymark_editor_field, GTK_TYPE_WIDGET)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the edit of a field is called, for undo and history. */
static const struct
{
  const char *field;
  const char *name;
} edit_names[] = {
  { "text", NC_ ("edit", "Change text") },
  { "title", NC_ ("edit", "Change title") },
  { "narrative", NC_ ("edit", "Change narrative") },
  { "notes", NC_ ("edit", "Change notes") },
  { "measure", NC_ ("edit", "Change measure") },
  { "baseline", NC_ ("edit", "Change baseline") },
  { "goal", NC_ ("edit", "Change target") },
  { "phase", NC_ ("edit", "Change phase") },
  { "due", NC_ ("edit", "Change due date") },
  { "status", NC_ ("edit", "Change status") },
  { "leads", NC_ ("edit", "Change leads") },
  { "owner", NC_ ("edit", "Change owner") },
  { "period", NC_ ("edit", "Change period") },
  { "monitoring", NC_ ("edit", "Change who watches over it") },
  { "name", NC_ ("edit", "Change name") },
  { "short", NC_ ("edit", "Change short name") },
  { "type", NC_ ("edit", "Change type") },
  { "purpose", NC_ ("edit", "Change purpose") },
  { "word", NC_ ("edit", "Change word for a status") },
  { "stage", NC_ ("edit", "Change stage") },
  { "rating_rule", NC_ ("edit", "Change rating rule") },
  { "year_start", NC_ ("edit", "Change when the year starts") },
};

static gboolean
commit_nothing (WaymarkEditorField *self)
{
  return TRUE;
}

static gboolean
undo_nothing (WaymarkEditorField *self)
{
  return FALSE;
}

static void
waymark_editor_field_default_init (WaymarkEditorFieldInterface *iface)
{
  iface->commit = commit_nothing;
  iface->undo = undo_nothing;
  iface->redo = undo_nothing;

  signals[FAILED] = g_signal_new ("failed",
                                  WAYMARK_TYPE_EDITOR_FIELD,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
}

/**
 * waymark_editor_field_show:
 * @self: a field
 * @document: (nullable): the open plan; %NULL for nothing
 * @item: (nullable): an item of it that has the field
 *
 * Shows the value of an item, or its new value when it is the same item as before.
 */
void
waymark_editor_field_show (WaymarkEditorField *self, WaymarkDocument *document, WaymarkItem *item)
{
  g_return_if_fail (WAYMARK_IS_EDITOR_FIELD (self));
  WAYMARK_EDITOR_FIELD_GET_IFACE (self)->show (self, document, item);
}

/**
 * waymark_editor_field_commit:
 * @self: a field
 *
 * Makes an edit of what was typed, if anything was.
 *
 * Returns: %FALSE when it could not be kept; "failed" was emitted
 */
gboolean
waymark_editor_field_commit (WaymarkEditorField *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FIELD (self), TRUE);
  return WAYMARK_EDITOR_FIELD_GET_IFACE (self)->commit (self);
}

/**
 * waymark_editor_field_undo:
 * @self: a field
 *
 * Returns: whether there was typing to take back
 */
gboolean
waymark_editor_field_undo (WaymarkEditorField *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FIELD (self), FALSE);
  return WAYMARK_EDITOR_FIELD_GET_IFACE (self)->undo (self);
}

/**
 * waymark_editor_field_redo:
 * @self: a field
 *
 * Returns: whether there was typing to bring back
 */
gboolean
waymark_editor_field_redo (WaymarkEditorField *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FIELD (self), FALSE);
  return WAYMARK_EDITOR_FIELD_GET_IFACE (self)->redo (self);
}

/**
 * waymark_editor_field_get_target:
 * @self: a field
 *
 * Returns: (transfer none): the widget that takes the keyboard
 */
GtkWidget *
waymark_editor_field_get_target (WaymarkEditorField *self)
{
  g_return_val_if_fail (WAYMARK_IS_EDITOR_FIELD (self), NULL);
  return WAYMARK_EDITOR_FIELD_GET_IFACE (self)->get_target (self);
}

/**
 * waymark_editor_field_get_edit_name:
 * @field: name of a field, or "leads"
 *
 * Returns: what an edit of it is called, in the reader's language
 */
const char *
waymark_editor_field_get_edit_name (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (edit_names); i++)
    if (g_str_equal (edit_names[i].field, field))
      return g_dpgettext2 (GETTEXT_PACKAGE, "edit", edit_names[i].name);
  g_assert_not_reached ();
}

/**
 * waymark_editor_field_finish:
 * @self: the field that makes the edit
 * @document: the open plan
 * @edit: (transfer full): the edit
 * @done: whether all its changes were taken
 * @error: (transfer full) (nullable): why not
 *
 * Commits an edit that has changes, or drops it; a failure is told by "failed".
 *
 * Returns: whether all is well
 */
gboolean
waymark_editor_field_finish (WaymarkEditorField *self,
                             WaymarkDocument *document,
                             WaymarkEdit *edit,
                             gboolean done,
                             GError *error)
{
  g_autoptr (WaymarkEdit) own = edit;
  g_autoptr (GError) failure = error;

  if (done && waymark_edit_is_empty (own))
    return TRUE;
  if (done)
    done = waymark_document_commit (document, g_steal_pointer (&own), &failure);
  else
    g_clear_pointer (&own, waymark_edit_free);
  if (!done)
    g_signal_emit (self, signals[FAILED], 0, failure);
  return done;
}

/**
 * waymark_editor_field_set_string:
 * @self: the field that makes the edit
 * @document: the open plan
 * @item: an item of it
 * @field: name of a field
 * @value: (nullable): its new value; "" unsets it too
 *
 * Makes an edit that sets one field.
 *
 * Returns: whether all is well
 */
gboolean
waymark_editor_field_set_string (WaymarkEditorField *self,
                                 WaymarkDocument *document,
                                 WaymarkItem *item,
                                 const char *field,
                                 const char *value)
{
  WaymarkEdit *edit =
      waymark_document_begin_edit (document, waymark_editor_field_get_edit_name (field));
  GError *error = NULL;
  gboolean done;

  if (value != NULL && *value == '\0')
    value = NULL;
  done = waymark_edit_set_string (edit, item, field, value, &error);
  return waymark_editor_field_finish (self, document, edit, done, error);
}
