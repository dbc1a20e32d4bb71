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
  guint keep_idle;
  guint measure_idle;
  GSignalGroup *plan_signals;
  char *found_from;  /* what was selected before the search */
  char *part_before; /* what was shown when the plan was last open, until it is asked for */
  WaymarkScope scope_before;
  char *selected_before;

  WaymarkColumns *columns;
  WaymarkRowModel *rows;
  GSignalGroup *unsettled_signals;
  GtkMultiSelection *selection;

  GtkWidget *search;
  GtkWidget *bar;
  GtkWidget *filters;
  GtkWidget *count;
  GtkWidget *late;
  GtkWidget *menu_button;
  GtkWidget *heading;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *clear_link;
  GtkWidget *add_bar;
  GtkWidget *add_button;
  GtkWidget *add_place;
  GtkWidget *context_menu;
  gboolean menus_filled;
  gboolean menus_name_keys; /* those of one letter or figure */
  GtkEventController *single_keys;
  GtkWidget *target_chooser;
  GtkWidget *rating_popover; /* made when first needed */
  GtkWidget *place_chooser;
  char **moving; /* what the place is chosen for */

  char **cut; /* ids, until they are pasted */

  char **dragged;    /* ids, while rows of this list are dragged */
  char *drop_parent; /* where they would land */
  char *drop_after;
  double drop_line;      /* pixels from the top; -1 is none */
  double drag_x, drag_y; /* where the pointer was last, in the rows */
  guint scroll_idle;
  double keep_scrolled; /* to where the rows go back after a change */
  guint back_idle;

  char **held; /* (nullable): ids of what is selected, while the rows change */
  gboolean hold_follows;
  GSignalGroup *hold_signals;
  guint hold_tick;
  guint hold_frames;
};

/* waymark-action-list-commands.c */
void waymark_action_list_install_commands (GtkWidgetClass *klass);
void waymark_action_list_add_keys (WaymarkActionList *self);
void waymark_action_list_fill_menus (WaymarkActionList *self);
void waymark_action_list_update_commands (WaymarkActionList *self);

void waymark_action_list_point_at_row (WaymarkActionList *self, GtkPopover *popover);

/* waymark-action-list-items.c */
void waymark_action_list_show_whether_cut (WaymarkActionList *self, GtkWidget *row);

/* waymark-action-list-hold.c */
void waymark_action_list_hold (WaymarkActionList *self, GPtrArray *changes);
void waymark_action_list_select_held (WaymarkActionList *self);

/* waymark-action-list-drag.c */
void waymark_action_list_add_drag (WaymarkActionList *self);
void waymark_action_list_draw_drop (WaymarkActionList *self, GtkSnapshot *snapshot);

/* waymark-action-list-settings.c */
void waymark_action_list_follow_settings (WaymarkActionList *self);
void waymark_action_list_fit_numbers (WaymarkActionList *self);

/* waymark-action-list-parts.c */
void waymark_action_list_make_bar (WaymarkActionList *self);
void waymark_action_list_make_list (WaymarkActionList *self);
void waymark_action_list_make_add_bar (WaymarkActionList *self);
void waymark_action_list_make_context_menu (WaymarkActionList *self);
void waymark_action_list_add_menu_keys (WaymarkActionList *self);
void waymark_action_list_menu_closed (WaymarkActionList *self);

/* waymark-action-list-find.c */
void waymark_action_list_make_find (WaymarkActionList *self);
void waymark_action_list_plan_opened (WaymarkActionList *self);
void waymark_action_list_update_add_place (WaymarkActionList *self);
void waymark_action_list_update_counts (WaymarkActionList *self);
void waymark_action_list_scroll (WaymarkActionList *self);
const char *waymark_action_list_get_sort (WaymarkActionList *self);
void waymark_action_list_set_sort (WaymarkActionList *self, const char *name);
gboolean waymark_action_list_get_descending (WaymarkActionList *self);
void waymark_action_list_set_descending (WaymarkActionList *self, gboolean descending);
void
waymark_action_list_set_order (WaymarkActionList *self, WaymarkOrder order, gboolean descending);

/* waymark-action-list-unsettled.c */
void waymark_action_list_watch_unsettled (WaymarkActionList *self);

/* waymark-action-list.c */
gboolean waymark_action_list_has_keyboard (GtkWidget *widget);
gboolean waymark_action_list_focus_selected_row (WaymarkActionList *self);
void waymark_action_list_rows_settled (WaymarkActionList *self);
void waymark_action_list_emit_show_item (WaymarkActionList *self, const char *id);
void waymark_action_list_emit_follow (WaymarkActionList *self, const char *id);
void waymark_action_list_notify_finding (WaymarkActionList *self);
void waymark_action_list_notify_order (WaymarkActionList *self);
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
