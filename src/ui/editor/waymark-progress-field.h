/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PROGRESS_FIELD (waymark_progress_field_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkProgressField, waymark_progress_field, WAYMARK, PROGRESS_FIELD, GtkWidget)

/*
 * The updates of an item, newest first: of an action, of all actions in a theme, requirement
 * or plan, of all that a party holds. Adding one is `win.add-update`.
 * Signal: show-item (char *id), the link to an action was followed.
 */
GtkWidget *waymark_progress_field_new (void);

G_END_DECLS
