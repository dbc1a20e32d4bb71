/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-editor-private.h"
#include "waymark-tooltip.h"

/* What stands above and below the editor's forms. */

static GtkWidget *
make_step (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  waymark_tooltip_set (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
make_menu (GtkMenuButton *button, gpointer user_data)
{
  WaymarkEditor *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  if (self->item != NULL && waymark_item_get_kind (self->item) == WAYMARK_KIND_ACTION)
    {
      g_menu_append (more, _ ("Add update…"), "win.add-update");
      g_menu_append (more, _ ("_For the next meeting"), "win.for-next-meeting");
    }
  g_menu_append (more, _ ("New _action below"), "win.add-action");
  g_menu_append (more, C_ ("command", "Dupl_icate"), "win.duplicate");
  g_menu_append (move, _ ("Mo_ve up"), "win.move-up");
  g_menu_append (move, _ ("Move do_wn"), "win.move-down");
  g_menu_append (move, _ ("_Move to…"), "win.move-to");
  g_menu_append (end, C_ ("command", "_History…"), "win.item-history");
  g_menu_append (end, C_ ("command", "D_elete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)), _ ("Item menu"));
}

static GtkWidget *
make_menu_button (WaymarkEditor *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("What can be done to this item"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Item menu"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* The place, the title and the way to the next item, above the forms. */
void
waymark_editor_make_head (WaymarkEditor *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->head, "editor-head");
  self->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "pane-title");
  gtk_box_append (GTK_BOX (words), self->place);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->steps),
                  make_step ("go-up-symbolic", "win.previous-item", _ ("Previous action")));
  gtk_box_append (GTK_BOX (self->steps),
                  make_step ("go-down-symbolic", "win.next-item", _ ("Next action")));
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_box_append (GTK_BOX (self->steps), make_menu_button (self));
  gtk_box_append (GTK_BOX (ways), self->steps);
  gtk_box_append (GTK_BOX (self->head), ways);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

GtkWidget *
waymark_editor_make_history_button (void)
{
  GtkWidget *button =
      waymark_access_icon_button_new ("document-open-recent-symbolic", C_ ("button", "_History"));

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.item-history");
  waymark_tooltip_set (button, _ ("Who changed what (H in the list)"));
  return button;
}
