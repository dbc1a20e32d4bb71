/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The bars and the rows that the list is made of. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-row.h"
#include "waymark-tooltip.h"

/* --- rows */

static void
on_selected (GtkListItem *item)
{
  waymark_row_set_selected (WAYMARK_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_selected (item));
}

/* The row that the link is in is where one comes back to. */
static void
on_link (WaymarkRow *row, const char *id, WaymarkActionList *self)
{
  WaymarkItem *from = waymark_plan_row_get_item (waymark_row_get_plan_row (row));
  g_autofree char *target = g_strdup (id);

  waymark_action_list_select_position (
      self, waymark_row_model_find (self->rows, waymark_item_get_id (from)));
  waymark_action_list_emit_follow (self, target);
}

static void
set_up_row (WaymarkActionList *self, GtkListItem *item)
{
  GtkWidget *row = waymark_row_new (self->columns);

  g_signal_connect (row, "link-activated", G_CALLBACK (on_link), self);
  gtk_list_item_set_child (item, row);
  g_signal_connect (item, "notify::selected", G_CALLBACK (on_selected), NULL);
}

static void
bind_row (WaymarkActionList *self, GtkListItem *item)
{
  WaymarkRow *row = WAYMARK_ROW (gtk_list_item_get_child (item));

  waymark_row_set_plan_row (row, gtk_list_item_get_item (item));
  waymark_row_set_selected (row, gtk_list_item_get_selected (item));
  waymark_action_list_show_whether_cut (self, GTK_WIDGET (row));
}

static void
unbind_row (WaymarkActionList *self, GtkListItem *item)
{
  waymark_row_set_plan_row (WAYMARK_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_row_activated (WaymarkActionList *self, guint position)
{
  g_autofree char *id = g_strdup (waymark_action_list_get_row_id (self, position));

  if (id == NULL)
    return;
  waymark_action_list_select_position (self, position);
  waymark_action_list_emit_activated (self, id);
}

static void
on_right_click (WaymarkActionList *self, int n_press, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = under != NULL ? gtk_widget_get_ancestor (under, WAYMARK_TYPE_ROW) : NULL;
  WaymarkPlanRow *plan_row;
  graphene_point_t point;

  if (row == NULL && under != NULL && WAYMARK_IS_ROW (gtk_widget_get_first_child (under)))
    row = gtk_widget_get_first_child (under);
  plan_row = row != NULL ? waymark_row_get_plan_row (WAYMARK_ROW (row)) : NULL;
  if (plan_row == NULL ||
      !gtk_widget_compute_point (
          self->list, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  guint position = waymark_row_model_find (
      self->rows, waymark_item_get_id (waymark_plan_row_get_item (plan_row)));

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    waymark_action_list_select_position (self, position);
  waymark_action_list_fill_menus (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static gboolean
on_menu_key (GtkWidget *list, GVariant *arguments, gpointer user_data)
{
  WaymarkActionList *self = user_data;
  GtkWidget *row = waymark_action_list_find_row_widget (self, self->selected_item);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return FALSE;
  waymark_action_list_fill_menus (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle){ (int) (bounds.origin.x + bounds.size.width / 2),
                                                (int) (bounds.origin.y + bounds.size.height / 2),
                                                1,
                                                1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
  return TRUE;
}

/* --- building */

static void
fill_menus_cb (GtkMenuButton *button, gpointer user_data)
{
  waymark_action_list_fill_menus (user_data);
}

void
waymark_action_list_make_bar (WaymarkActionList *self)
{
  GtkWidget *separator = gtk_label_new ("·");
  GtkWidget *late = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "pane-head");

  self->count = gtk_label_new (NULL);
  gtk_widget_set_halign (self->count, GTK_ALIGN_END);
  self->late = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->late, "late");
  gtk_widget_add_css_class (separator, "between");
  gtk_box_append (GTK_BOX (late), separator);
  gtk_box_append (GTK_BOX (late), self->late);

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu_button), FALSE);
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->menu_button), fill_menus_cb, self, NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Row menu"), -1);
  waymark_tooltip_set (self->menu_button, _ ("Row menu"));

  gtk_box_append (GTK_BOX (self->bar), self->filters);
  gtk_box_append (GTK_BOX (self->bar), self->count);
  gtk_box_append (GTK_BOX (self->bar), late);
  gtk_box_append (GTK_BOX (self->bar), self->menu_button);
}

void
waymark_action_list_make_list (WaymarkActionList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_row), self);

  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_swapped (self->selection,
                            "selection-changed",
                            G_CALLBACK (waymark_action_list_selection_changed),
                            self);

  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  /* After the list view, which has to know of the rows before one is selected. */
  g_signal_connect_swapped (
      self->selection, "items-changed", G_CALLBACK (waymark_action_list_rows_changed), self);
  gtk_widget_add_css_class (self->list, "rows");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Actions"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_row_activated), self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));

  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
}

void
waymark_action_list_make_add_bar (WaymarkActionList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (C_ ("button", "_Action"));

  self->add_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->add_bar, "pane-foot");
  self->add_button = gtk_button_new ();
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_button_set_has_frame (GTK_BUTTON (self->add_button), FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->add_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Adds an action below the selected row"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "rows.add");
  self->add_place = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->add_place, "dim");
  gtk_box_append (GTK_BOX (self->add_bar), self->add_button);
  gtk_box_append (GTK_BOX (self->add_bar), self->add_place);
}

static gboolean
menu_closed_idle (gpointer user_data)
{
  WaymarkActionList *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    waymark_action_list_focus_selected_row (self);
  return G_SOURCE_REMOVE;
}

/* After a choice from a menu inside a menu, GTK 4.8 leaves the keyboard in the
 * menu that has closed, where no key does anything. */
void
waymark_action_list_menu_closed (WaymarkActionList *self)
{
  g_idle_add_full (G_PRIORITY_LOW, menu_closed_idle, g_object_ref (self), g_object_unref);
}

/* When it is first asked for. */
void
waymark_action_list_make_context_menu (WaymarkActionList *self)
{
  if (self->context_menu != NULL)
    return;
  self->context_menu = gtk_popover_menu_new_from_model (NULL);
  g_signal_connect_object (self->context_menu,
                           "closed",
                           G_CALLBACK (waymark_action_list_menu_closed),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
}

void
waymark_action_list_add_menu_keys (WaymarkActionList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
          gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (self->list, keys);
}
