/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-filter-button.h"
#include "waymark-tooltip.h"

struct _WaymarkFilterButton
{
  GtkWidget parent_instance;

  char *name;
  GtkWidget *menu;
  GtkWidget *words;
  GtkWidget *arrow;
  GtkWidget *clear; /* NULL before it was first needed */
};

G_DEFINE_FINAL_TYPE (WaymarkFilterButton, waymark_filter_button, GTK_TYPE_WIDGET)

enum
{
  FILL,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_cb (GtkMenuButton *menu, gpointer user_data)
{
  g_signal_emit (user_data, signals[FILL], 0);
}

static void
clear_cb (WaymarkFilterButton *self)
{
  /* The button is about to go; the keyboard stays with the filter. */
  gtk_widget_grab_focus (self->menu);
  g_signal_emit (self, signals[CLEARED], 0);
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  WaymarkFilterButton *self = WAYMARK_FILTER_BUTTON (user_data);

  if (self->clear == NULL || !gtk_widget_get_visible (self->clear))
    return FALSE;
  clear_cb (self);
  return TRUE;
}

static void
waymark_filter_button_dispose (GObject *object)
{
  WaymarkFilterButton *self = WAYMARK_FILTER_BUTTON (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->clear, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (waymark_filter_button_parent_class)->dispose (object);
}

static void
waymark_filter_button_class_init (WaymarkFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_filter_button_dispose;
  signals[FILL] =
      g_signal_new ("fill", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEARED] =
      g_signal_new ("cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbutton");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
waymark_filter_button_init (WaymarkFilterButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (content), self->words);
  gtk_box_append (GTK_BOX (content), self->arrow);

  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu), content);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), fill_cb, self, NULL);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_BackSpace, 0)),
                        gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (gtk_widget_get_first_child (self->menu), keys);
}

/* When there is first something to clear. */
static void
make_clear (WaymarkFilterButton *self)
{
  /* Translators: takes a filter away; %s is "Status", "Lead" or "Date" */
  g_autofree char *words = g_strdup_printf (_ ("Clear the filter: %s"), self->name);

  self->clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->clear), FALSE);
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  waymark_tooltip_set (self->clear, words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

/**
 * waymark_filter_button_new:
 * @name: what it filters by
 *
 * Returns: (transfer floating): a button; what there is to choose from is set when it is
 *   first asked for, in #WaymarkFilterButton::fill
 */
GtkWidget *
waymark_filter_button_new (const char *name)
{
  WaymarkFilterButton *self = g_object_new (WAYMARK_TYPE_FILTER_BUTTON, NULL);

  self->name = g_strdup (name);
  return GTK_WIDGET (self);
}

/**
 * waymark_filter_button_set_popover:
 * @self: a button
 * @popover: (transfer floating): what to choose from
 */
void
waymark_filter_button_set_popover (WaymarkFilterButton *self, GtkWidget *popover)
{
  g_return_if_fail (WAYMARK_IS_FILTER_BUTTON (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu), popover);
}

/**
 * waymark_filter_button_set_value:
 * @self: a button
 * @words: what it says
 * @is_set: whether it holds anything back
 */
void
waymark_filter_button_set_value (WaymarkFilterButton *self, const char *words, gboolean is_set)
{
  GtkWidget *button;

  g_return_if_fail (WAYMARK_IS_FILTER_BUTTON (self));
  g_return_if_fail (words != NULL);

  button = gtk_widget_get_first_child (self->menu);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  waymark_tooltip_set (self->words, is_set ? words : NULL);
  gtk_widget_set_visible (self->arrow, !is_set);
  if (is_set && self->clear == NULL)
    make_clear (self);
  if (self->clear != NULL)
    gtk_widget_set_visible (self->clear, is_set);
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), "set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "set");
  /* In GTK 4.8 neither the child's words nor the name of the whole reach the button. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * waymark_filter_button_popup:
 * @self: a button
 *
 * Opens what there is to choose from.
 */
void
waymark_filter_button_popup (WaymarkFilterButton *self)
{
  g_return_if_fail (WAYMARK_IS_FILTER_BUTTON (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}
