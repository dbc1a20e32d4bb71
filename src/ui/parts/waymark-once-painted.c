/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-once-painted.h"

typedef struct
{
  WaymarkPaintedFunc painted;
  guint n_frames;
} Wait;

/* Each frame begins with this, before anything is placed and painted. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Wait *wait = user_data;

  if (gtk_widget_get_mapped (widget) && ++wait->n_frames > 1)
    {
      wait->painted (widget);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

/**
 * waymark_once_painted:
 * @widget: a widget, shown or not
 * @painted: called once, after @widget was painted; never, if it is destroyed before
 *
 * Waits with what can be done after there is something to look at.
 */
void
waymark_once_painted (GtkWidget *widget, WaymarkPaintedFunc painted)
{
  Wait *wait;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  wait = g_new0 (Wait, 1);
  wait->painted = painted;
  gtk_widget_add_tick_callback (widget, tick_cb, wait, g_free);
}
