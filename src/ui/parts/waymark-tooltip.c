/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-tooltip.h"

/**
 * waymark_tooltip_set:
 * @widget: a widget
 * @words: (nullable): what to say of it under the pointer
 *
 * As gtk_widget_set_tooltip_text(), which in GTK 4.8 asks the X server each time where
 * the pointer is, even for the words that are there, and for a widget that is not on
 * the screen yet: of a new window that would be a twentieth of the time until it is seen.
 */
void
waymark_tooltip_set (GtkWidget *widget, const char *words)
{
  gboolean is_seen;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0)
    return;
  is_seen = gtk_widget_get_mapped (widget) || !gtk_widget_get_visible (widget);
  if (!is_seen)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, words);
  if (!is_seen)
    gtk_widget_set_visible (widget, TRUE);
}
