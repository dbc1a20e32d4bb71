/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_EDITOR_FIELD (waymark_editor_field_get_type ())
G_DECLARE_INTERFACE (WaymarkEditorField, waymark_editor_field, WAYMARK, EDITOR_FIELD, GtkWidget)

/**
 * WaymarkEditorFieldInterface:
 * @show: reads the item again; words being typed for that same item stay
 * @commit: keeps what was typed, if anything; %FALSE when that failed and was said
 * @undo: takes typing back; %FALSE when there is none
 * @redo: types it again; %FALSE when there is none
 * @get_target: (transfer none): the widget that a label labels and that takes the keyboard
 *
 * One field of the editor: shows one value of an item and makes edits of it.
 *
 * Signal: failed (GError *error): an edit could not be kept.
 */
struct _WaymarkEditorFieldInterface
{
  GTypeInterface parent_iface;

  void (*show) (WaymarkEditorField *self, WaymarkDocument *document, WaymarkItem *item);
  gboolean (*commit) (WaymarkEditorField *self);
  gboolean (*undo) (WaymarkEditorField *self);
  gboolean (*redo) (WaymarkEditorField *self);
  GtkWidget *(*get_target) (WaymarkEditorField *self);
};

void
waymark_editor_field_show (WaymarkEditorField *self, WaymarkDocument *document, WaymarkItem *item);
gboolean waymark_editor_field_commit (WaymarkEditorField *self);
gboolean waymark_editor_field_undo (WaymarkEditorField *self);
gboolean waymark_editor_field_redo (WaymarkEditorField *self);
GtkWidget *waymark_editor_field_get_target (WaymarkEditorField *self);

/* For fields: makes the edit that sets one value; says so when it fails. */
gboolean waymark_editor_field_set_string (WaymarkEditorField *self,
                                          WaymarkDocument *document,
                                          WaymarkItem *item,
                                          const char *field,
                                          const char *value);
gboolean waymark_editor_field_finish (WaymarkEditorField *self,
                                      WaymarkDocument *document,
                                      WaymarkEdit *edit,
                                      gboolean done,
                                      GError *error);
const char *waymark_editor_field_get_edit_name (const char *field);

G_END_DECLS
