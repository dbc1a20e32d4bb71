/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-form.h"
#include "waymark-text-field.h"

G_BEGIN_DECLS

/* One form for each kind of item that the editor edits. */
GtkWidget *waymark_editor_make_action_form (void);
GtkWidget *waymark_editor_make_requirement_form (void);
GtkWidget *waymark_editor_make_priority_form (void);
GtkWidget *waymark_editor_make_theme_form (void);
GtkWidget *waymark_editor_make_plan_form (void);

/* waymark-editor-words.c */
char *waymark_editor_describe_place (WaymarkItem *item);
char *waymark_editor_describe_item (WaymarkItem *item);

/* "See 1.2 · Pointed to by 1.4" as Pango markup with links to items, or NULL. */
char *waymark_editor_write_links (WaymarkPlan *plan, WaymarkItem *item);

G_END_DECLS
