/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"
#include "waymark-filter.h"
#include "waymark-row-model.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_ACTION_LIST (waymark_action_list_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkActionList, waymark_action_list, WAYMARK, ACTION_LIST, GtkWidget)

/*
 * The centre pane: a bar with the counts, column headings, rows, and the bar
 * below them with "+ Action under 1.2".
 *
 * Properties: document (WaymarkDocument, nullable), selected-item (id of an
 * item, nullable, notifies; of several selected rows the one the keyboard came
 * to first), finding (words are looked for, notifies), sort and descending (for
 * menus). Signals: activated (char *id), Enter or a double click on a row: go
 * to the editor; show-item (char *id), a hit of the search; edit-field (char *id, char *field),
 * "due" or "leads" is to be edited; failed (GError *error). Adding and deleting are left to
 * win.add-action and win.delete where the window has them.
 */
GtkWidget *waymark_action_list_new (void);
void waymark_action_list_set_document (WaymarkActionList *self, WaymarkDocument *document);
void waymark_action_list_show_beginning (WaymarkActionList *self, WaymarkPlan *plan);
const char *waymark_action_list_get_selected_item (WaymarkActionList *self);
void waymark_action_list_set_selected_item (WaymarkActionList *self, const char *id);

/* All selected rows, in their order; (transfer full). */
char **waymark_action_list_get_selected_items (WaymarkActionList *self);

/* All rows that are shown, in their order; (transfer full). */
char **waymark_action_list_get_shown_items (WaymarkActionList *self);

/* What a new action is made from: the selected row, else what is shown; (nullable). */
const char *waymark_action_list_get_near (WaymarkActionList *self);

/* Selects @id and scrolls to it; widens filter and scope where they would hide it. */
void waymark_action_list_show_item (WaymarkActionList *self, const char *id);

/* "Move to…" for @ids. */
void waymark_action_list_ask_place (WaymarkActionList *self, const char *const *ids);

/* Rows of this list that are dragged over a theme or requirement elsewhere. */
gboolean waymark_action_list_can_drop_into (WaymarkActionList *self, const char *parent);
void waymark_action_list_drop_into (WaymarkActionList *self, const char *parent);

/* What is selected: #GtkSelectionModel::selection-changed tells of several, too. */
GtkSelectionModel *waymark_action_list_get_selection (WaymarkActionList *self);

/* The same for several, of which the first is the one that the editor would show. */
void waymark_action_list_set_cut (WaymarkActionList *self, const char *const *ids);
void waymark_action_list_show_items (WaymarkActionList *self, const char *const *ids);

/* @id: (nullable): a theme or requirement; %NULL or "plan" is the whole plan. */
void waymark_action_list_set_scope (WaymarkActionList *self, const char *id, WaymarkScope scope);

/* The next (1) or previous (-1) action row from the selected one. %FALSE at the end. */
gboolean waymark_action_list_step (WaymarkActionList *self, int direction);

/* Leads and stage below the text, which is then one line. */
void waymark_action_list_set_narrow (WaymarkActionList *self, gboolean narrow);

/* Filters and search. */
gboolean waymark_action_list_get_finding (WaymarkActionList *self);
void waymark_action_list_set_finding (WaymarkActionList *self, gboolean finding);
gboolean waymark_action_list_find_step (WaymarkActionList *self, int direction);
void waymark_action_list_set_place (WaymarkActionList *self, const char *id);
void waymark_action_list_ask_for_lead (WaymarkActionList *self);
/* Only these, whatever was set before; as for the functions of WaymarkFilter. */
void waymark_action_list_set_filters (WaymarkActionList *self, const char *status, const char *lead, WaymarkDates dates, const char *rating);
void waymark_action_list_clear_filters (WaymarkActionList *self);
gboolean waymark_action_list_go_back (WaymarkActionList *self);
char *waymark_action_list_take_part_before (WaymarkActionList *self, WaymarkScope *scope);
void waymark_action_list_select_as_before (WaymarkActionList *self);

G_END_DECLS
