/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-view-switcher.h"

struct _WaymarkViewSwitcher
{
  GtkWidget parent_instance;

  GtkWidget *buttons;
  GtkWidget *menu_button;
  GMenu *menu;
  GHashTable *labels; /* name of a view -> what it is called */
};

G_DEFINE_FINAL_TYPE (WaymarkViewSwitcher, waymark_view_switcher, GTK_TYPE_WIDGET)

static void
waymark_view_switcher_dispose (GObject *object)
{
  WaymarkViewSwitcher *self = WAYMARK_VIEW_SWITCHER (object);

  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  g_clear_pointer (&self->menu_button, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  G_OBJECT_CLASS (waymark_view_switcher_parent_class)->dispose (object);
}

static void
waymark_view_switcher_class_init (WaymarkViewSwitcherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_view_switcher_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "viewswitcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
waymark_view_switcher_init (WaymarkViewSwitcher *self)
{
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->menu = g_menu_new ();
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->buttons, "views");
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (self->menu));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->menu_button), TRUE);
  waymark_access_name_menu (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu_button))), _ ("Views"));
  gtk_widget_set_visible (self->menu_button, FALSE);
  gtk_widget_set_parent (self->menu_button, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Views"), -1);
}

/**
 * waymark_view_switcher_add:
 * @self: a switcher
 * @name: the target of `win.view`
 * @label: what the view is called
 * @key: the digit that with Ctrl shows it
 *
 * Adds a view after the others.
 */
void
waymark_view_switcher_add (WaymarkViewSwitcher *self,
                           const char *name,
                           const char *label,
                           guint key)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  g_autofree char *action = g_strdup_printf ("win.view::%s", name);
  /* Translators: %1$s is a view, such as "Meeting"; the key shows it */
  g_autofree char *tooltip = g_strdup_printf (_ ("%1$s (Ctrl+%2$u)"), label, key);

  g_return_if_fail (WAYMARK_IS_VIEW_SWITCHER (self));

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  g_menu_append (self->menu, label, action);
  g_hash_table_insert (self->labels, g_strdup (name), g_strdup (label));
}

/**
 * waymark_view_switcher_set_narrow:
 * @self: a switcher
 * @narrow: whether there is no room for buttons
 */
void
waymark_view_switcher_set_narrow (WaymarkViewSwitcher *self, gboolean narrow)
{
  g_return_if_fail (WAYMARK_IS_VIEW_SWITCHER (self));

  gtk_widget_set_visible (self->buttons, !narrow);
  gtk_widget_set_visible (self->menu_button, narrow);
}

/**
 * waymark_view_switcher_set_shown:
 * @self: a switcher
 * @name: the view that is shown
 *
 * The buttons follow the action; this is for what the menu's button says.
 */
void
waymark_view_switcher_set_shown (WaymarkViewSwitcher *self, const char *name)
{
  const char *label;

  g_return_if_fail (WAYMARK_IS_VIEW_SWITCHER (self) && name != NULL);

  label = g_hash_table_lookup (self->labels, name);
  if (label != NULL)
    gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu_button), label);
}
