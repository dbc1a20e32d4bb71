/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-tooltip.h"
#include "waymark-view-switcher.h"

struct _WaymarkViewSwitcher
{
  GtkWidget parent_instance;

  GtkWidget *buttons;
  GtkWidget *menu_button;
  GtkWidget *shown; /* what the menu's button says; it is cut short before the window is wider */
  GMenu *menu;
  GHashTable *labels; /* name of a view -> what it is called */
};

G_DEFINE_FINAL_TYPE (WaymarkViewSwitcher, waymark_view_switcher, GTK_TYPE_WIDGET)

/* --- room */

/* Buttons where they have room, else the menu: so a window can be narrower than they are. */
static void
waymark_view_switcher_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  WaymarkViewSwitcher *self = WAYMARK_VIEW_SWITCHER (widget);
  int menu, buttons;

  gtk_widget_measure (self->menu_button, orientation, -1, &menu, NULL, NULL, NULL);
  gtk_widget_measure (self->buttons, orientation, -1, NULL, &buttons, NULL, NULL);
  *natural = MAX (menu, buttons);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? menu : *natural;
}

static void
show_child (GtkWidget *child, gboolean shown)
{
  if (gtk_widget_get_child_visible (child) == shown)
    return;
  gtk_widget_set_child_visible (child, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

/* In the middle, as large as it is by itself. */
static void
place (GtkWidget *child, int width, int height)
{
  GtkAllocation room;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &room.width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &room.height, NULL, NULL);
  room.width = MIN (room.width, width);
  room.height = MIN (room.height, height);
  room.x = (width - room.width) / 2;
  room.y = (height - room.height) / 2;
  gtk_widget_size_allocate (child, &room, -1);
}

static void
waymark_view_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WaymarkViewSwitcher *self = WAYMARK_VIEW_SWITCHER (widget);
  int needed;

  gtk_widget_measure (self->buttons, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  show_child (self->buttons, width >= needed);
  show_child (self->menu_button, width < needed);
  place (width >= needed ? self->buttons : self->menu_button, width, height);
}

/* --- object */

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
  widget_class->measure = waymark_view_switcher_measure;
  widget_class->size_allocate = waymark_view_switcher_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "viewswitcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Of a narrow window only, and made when it is first opened. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  WaymarkViewSwitcher *self = user_data;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->menu));
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)),
                            C_ ("heading", "Views"));
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
  self->shown = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->shown), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->shown), 4);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu_button), self->shown);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->menu_button), TRUE);
  gtk_menu_button_set_create_popup_func (
      GTK_MENU_BUTTON (self->menu_button), make_menu_cb, self, NULL);
  gtk_widget_set_parent (self->menu_button, GTK_WIDGET (self));
  show_child (self->menu_button, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Views"), -1);
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

  waymark_tooltip_set (button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  g_menu_append (self->menu, label, action);
  g_hash_table_insert (self->labels, g_strdup (name), g_strdup (label));
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
  if (label == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->shown), label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
