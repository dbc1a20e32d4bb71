/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-action-list.h"
#include "waymark-columns.h"

G_BEGIN_DECLS

struct _WaymarkActionList
{
  GtkWidget parent_instance;

  WaymarkDocument *document;
  char *selected_item; /* of the row that the editor shows */
  gboolean is_selecting;
  guint day_timer;
  guint count_idle;

  WaymarkColumns *columns;
  WaymarkRowModel *rows;
  GtkMultiSelection *selection;

  GtkWidget *bar;
  GtkWidget *count;
  GtkWidget *late;
  GtkWidget *menu_button;
  GtkWidget *heading;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *add_bar;
  GtkWidget *add_button;
  GtkWidget *add_place;
  GtkWidget *context_menu;
  GtkWidget *target_chooser;
};

/* waymark-action-list-commands.c */
void waymark_action_list_install_commands (GtkWidgetClass *klass);
void waymark_action_list_add_keys (WaymarkActionList *self);
GMenuModel *waymark_action_list_make_menu (void);
void waymark_action_list_update_commands (WaymarkActionList *self);

/* waymark-action-list-parts.c */
void waymark_action_list_make_bar (WaymarkActionList *self);
void waymark_action_list_make_list (WaymarkActionList *self);
void waymark_action_list_make_add_bar (WaymarkActionList *self);
void waymark_action_list_make_context_menu (WaymarkActionList *self);

/* waymark-action-list.c */
gboolean waymark_action_list_select_position (WaymarkActionList *self, guint position);
const char *waymark_action_list_get_row_id (WaymarkActionList *self, guint position);
void waymark_action_list_selection_changed (WaymarkActionList *self);
void waymark_action_list_rows_changed (WaymarkActionList *self, guint changed);
GtkWidget *waymark_action_list_find_row_widget (WaymarkActionList *self, const char *id);
void waymark_action_list_emit_activated (WaymarkActionList *self, const char *id);
void
waymark_action_list_emit_edit_field (WaymarkActionList *self, const char *id, const char *field);
void waymark_action_list_emit_failed (WaymarkActionList *self, GError *error);

G_END_DECLS
