/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"
#include "waymark-form-label.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_EDITOR_FORM (waymark_editor_form_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkEditorForm, waymark_editor_form, WAYMARK, EDITOR_FORM, GtkWidget)

/* The fields of one kind of item, with their labels. Signal: failed (GError *error). */
GtkWidget *waymark_editor_form_new (void);
void waymark_editor_form_add (WaymarkEditorForm *self,
                              const char *name,
                              GtkWidget *field,
                              const char *label,
                              WaymarkFormPlace place);
void waymark_editor_form_add_next (WaymarkEditorForm *self,
                                   const char *name,
                                   GtkWidget *field,
                                   const char *label);
void waymark_editor_form_add_below (WaymarkEditorForm *self, GtkWidget *words);
void waymark_editor_form_set_field_visible (WaymarkEditorForm *self,
                                            const char *name,
                                            gboolean visible);
void
waymark_editor_form_show (WaymarkEditorForm *self, WaymarkDocument *document, WaymarkItem *item);
gboolean waymark_editor_form_commit (WaymarkEditorForm *self);
WaymarkEditorField *waymark_editor_form_find (WaymarkEditorForm *self, const char *name);
WaymarkEditorField *waymark_editor_form_get_first (WaymarkEditorForm *self);
WaymarkEditorField *waymark_editor_form_get_focused (WaymarkEditorForm *self);

G_END_DECLS
