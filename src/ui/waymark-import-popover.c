/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-import-popover.h"

#define BUTTON "waymark-button"

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: it is closed from within itself. */
static void
closed_cb (GtkWidget *popover)
{
  waymark_import_popover_return_focus (popover);
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

/**
 * waymark_import_popover_open:
 * @popover: (transfer floating): a popover without a parent
 * @host: a widget that unparents its children when it is disposed
 * @button: what was pressed, somewhere in @host
 *
 * Opens a popover at a button. It is thrown away when it is closed.
 */
void
waymark_import_popover_open (GtkWidget *popover, GtkWidget *host, GtkWidget *button)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  graphene_rect_t bounds;

  g_weak_ref_init (ref, button);
  g_object_set_data_full (G_OBJECT (popover), BUTTON, ref, (GDestroyNotify) weak_ref_free);
  gtk_widget_set_parent (popover, host);
  if (gtk_widget_compute_bounds (button, host, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle){ (int) bounds.origin.x,
                                                  (int) bounds.origin.y,
                                                  (int) bounds.size.width,
                                                  (int) bounds.size.height });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * waymark_import_popover_return_focus:
 * @popover: an open popover
 *
 * Gives the keyboard back to the button that the popover was opened with.
 */
void
waymark_import_popover_return_focus (GtkWidget *popover)
{
  GWeakRef *ref = g_object_get_data (G_OBJECT (popover), BUTTON);
  g_autoptr (GtkWidget) button = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (button != NULL && gtk_widget_get_root (button) != NULL)
    gtk_widget_grab_focus (button);
}
