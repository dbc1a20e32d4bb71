/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_EDITOR_UNSETTLED (waymark_editor_unsettled_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkEditorUnsettled, waymark_editor_unsettled, WAYMARK, EDITOR_UNSETTLED, GtkWidget)

/*
 * Below a field of the editor: the versions that stand side by side in it, to choose
 * from. Signal: failed (GError *error): it could not be settled.
 */
GtkWidget *waymark_editor_unsettled_new (const char *field);
void
waymark_editor_unsettled_set_takes_rest (WaymarkEditorUnsettled *self, const char *const *others);
void waymark_editor_unsettled_show (WaymarkEditorUnsettled *self,
                                    WaymarkDocument *document,
                                    WaymarkItem *item);

G_END_DECLS
