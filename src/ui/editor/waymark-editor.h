/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_EDITOR (waymark_editor_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkEditor, waymark_editor, WAYMARK, EDITOR, GtkWidget)

/*
 * The end pane: fields of one item. The plan's own fields are the item
 * %WAYMARK_PLAN_ID.
 *
 * Properties: document (WaymarkDocument, nullable), item (id, nullable).
 * Signals: show-item (char *id), a link was followed; failed (GError *error), a
 * change could not be kept and the window says so in its bar.
 * Up and down buttons name win.previous-item and win.next-item.
 */
void waymark_editor_set_document (WaymarkEditor *self, WaymarkDocument *document);
void waymark_editor_set_item (WaymarkEditor *self, const char *id);

/* One value for all of several items; %NULL goes back to the one item. */
void waymark_editor_set_several (WaymarkEditor *self, const char *const *ids);

/* Whether place and number stand above the fields; a page of its own has them in its bar. */
void waymark_editor_set_head_visible (WaymarkEditor *self, gboolean visible);

/* Puts the keyboard into the item's own words, all of them selected when @select. */
gboolean waymark_editor_focus_text (WaymarkEditor *self, gboolean select);

/* Puts the keyboard into one field: "due", "leads", "status" … */
void waymark_editor_focus_field (WaymarkEditor *self, const char *name);

/* Commits what is being typed, if anything. %FALSE: it could not be kept; "failed" was emitted. */
gboolean waymark_editor_commit (WaymarkEditor *self);

/* Undo and redo of the typing in the focused field. %FALSE: nothing there, so it is the plan's
 * turn. */
gboolean waymark_editor_undo (WaymarkEditor *self);
gboolean waymark_editor_redo (WaymarkEditor *self);

G_END_DECLS
