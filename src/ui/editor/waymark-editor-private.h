/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-form.h"
#include "waymark-editor.h"
#include "waymark-text-field.h"

G_BEGIN_DECLS

struct _WaymarkEditor
{
  GtkWidget parent_instance;

  WaymarkDocument *document;
  GSignalGroup *plan_signals;
  char *id;
  WaymarkItem *item; /* NULL when there is none of that id */

  char **several; /* ids, when more than one row is selected */

  gboolean head_hidden;
  GtkWidget *head; /* this and what follows is made when there is something to edit */
  GtkWidget *place;
  GtkWidget *title;
  GtkWidget *steps; /* to other items, and the menu */
  GtkWidget *scrolled;
  GtkWidget *stack;
  GtkWidget *several_form; /* made when first needed */
  GtkWidget *foot;
  GtkWidget *links;
  WaymarkEditorForm *forms[WAYMARK_N_KINDS];
};

/* waymark-editor-parts.c */
void waymark_editor_make_head (WaymarkEditor *self);
GtkWidget *waymark_editor_make_history_button (void);

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
