/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-drop-down.h"

static void
set_names (GtkWidget *widget, const char *name)
{
  if (gtk_widget_get_focusable (widget))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_names (child, name);
}

/**
 * waymark_drop_down_set_name:
 * @drop_down: a #GtkDropDown
 * @name: what it chooses
 *
 * Gives the parts of the drop-down that take the keyboard a name. In GTK 4.8 the
 * label of the whole does not reach its button.
 */
void
waymark_drop_down_set_name (GtkWidget *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  /* Its first child is the button; the list has rows with names of their own. */
  set_names (gtk_widget_get_first_child (drop_down), name);
}
