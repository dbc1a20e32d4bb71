/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_ACTION_LIST (waymark_action_list_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkActionList, waymark_action_list, WAYMARK, ACTION_LIST, GtkWidget)

/*
 * The centre pane: filter bar, column headings, rows, and the bar below them
 * with "+ Action under 1.2" (action "win.add-action").
 *
 * Properties: document (WaymarkDocument, nullable), selected-item (id of an
 * item, nullable, notifies). Signal: activated (char *id), Enter or a double
 * click on a row: go to the editor. Menus of rows name actions of the window:
 * win.add-action, win.delete, win.move-up, win.move-down …
 */
GtkWidget *waymark_action_list_new (void);
WaymarkDocument *waymark_action_list_get_document (WaymarkActionList *self);
void waymark_action_list_set_document (WaymarkActionList *self, WaymarkDocument *document);
const char *waymark_action_list_get_selected_item (WaymarkActionList *self);
void waymark_action_list_set_selected_item (WaymarkActionList *self, const char *id);

/* Selects @id and scrolls to it; widens filter and scope where they would hide it. */
void waymark_action_list_show_item (WaymarkActionList *self, const char *id);

/**
 * WaymarkScope:
 * @WAYMARK_SCOPE_ALL: the item and everything under it
 * @WAYMARK_SCOPE_OWN_ACTIONS: only the theme's direct actions ("1.3–1.8 Other actions")
 * @WAYMARK_SCOPE_PRIORITIES: only the theme's priorities, as one-line rows
 */
typedef enum
{
  WAYMARK_SCOPE_ALL,
  WAYMARK_SCOPE_OWN_ACTIONS,
  WAYMARK_SCOPE_PRIORITIES,
} WaymarkScope;

/* @id: (nullable): a theme or requirement; %NULL or "plan" is the whole plan. */
void waymark_action_list_set_scope (WaymarkActionList *self, const char *id, WaymarkScope scope);

/* The next (1) or previous (-1) action row from the selected one. %FALSE at the end. */
gboolean waymark_action_list_step (WaymarkActionList *self, int direction);

G_END_DECLS
