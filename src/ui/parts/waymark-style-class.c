/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-style-class.h"

/**
 * waymark_style_class_set:
 * @widget: a widget
 * @name: a class of the style sheets
 * @on: whether the widget has it
 *
 * Adds a class or takes it away.
 */
void
waymark_style_class_set (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
