/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-export-language.h"
#include "waymark-plan-window-private.h"

/* The menus of the header bar. Each is some hundred widgets, made when it is first opened. */

static void
make_open_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = waymark_plan_window_make_open_menu ();

  gtk_menu_button_set_menu_model (button, menu);
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                            _ ("Open or begin a plan"));
}

static gboolean
menu_closed_idle_cb (gpointer user_data)
{
  WaymarkPlanWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if ((focus == NULL || !gtk_widget_get_mapped (focus)) && page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* After a choice from a menu inside a menu, GTK 4.8 leaves the keyboard in the
 * menu that has closed, where no key does anything. */
static void
menu_closed_cb (WaymarkPlanWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, menu_closed_idle_cb, g_object_ref (self), g_object_unref);
}

static void
make_menu (WaymarkPlanWindow *self, GtkMenuButton *button, const char *id, const char *name)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GMenuModel) languages = NULL;
  g_autoptr (GSimpleActionGroup) sharing = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  sharing = waymark_export_language_actions ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sharing", G_ACTION_GROUP (sharing));
  builder = gtk_builder_new_from_resource ("/org/waymark/Waymark/ui/waymark-plan-window-menus.ui");
  waymark_plan_window_list_views (G_MENU (gtk_builder_get_object (builder, "views_menu")));
  languages = waymark_export_language_menu ();
  g_menu_append_section (
      G_MENU (gtk_builder_get_object (builder, "languages_menu")), NULL, languages);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, id)));
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)), name);
  g_signal_connect_object (gtk_menu_button_get_popover (button),
                           "closed",
                           G_CALLBACK (menu_closed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
make_main_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  make_menu (user_data, button, "main_menu", _ ("Main menu"));
}

static void
make_share_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  make_menu (user_data, button, "share_menu", C_ ("menu", "Share"));
}

void
waymark_plan_window_make_menus (WaymarkPlanWindow *self)
{
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->open_button), make_open_menu_cb, NULL, NULL);
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->menu_button), make_main_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->share_button), make_share_menu_cb, self, NULL);
}
