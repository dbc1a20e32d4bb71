/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-import-page.h"
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

/* Where the button is in the page; where it is scrolled away, the nearest place that is seen. */
static gboolean
find_place (GtkWidget *button, GtkWidget *page, GdkRectangle *place)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (button, page, &bounds))
    return FALSE;
  place->width = MAX (1, (int) bounds.size.width);
  place->height = MAX (1, (int) bounds.size.height);
  place->x = CLAMP ((int) bounds.origin.x, 0, MAX (0, gtk_widget_get_width (page) - place->width));
  place->y =
      CLAMP ((int) bounds.origin.y, 0, MAX (0, gtk_widget_get_height (page) - place->height));
  return TRUE;
}

/**
 * waymark_import_popover_open:
 * @popover: (transfer floating): a popover without a parent
 * @button: what was pressed, somewhere in an import page
 *
 * Opens a popover at a button. It is thrown away when it is closed.
 */
void
waymark_import_popover_open (GtkWidget *popover, GtkWidget *button)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, WAYMARK_TYPE_IMPORT_PAGE);
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  GdkRectangle place;

  g_weak_ref_init (ref, button);
  g_object_set_data_full (G_OBJECT (popover), BUTTON, ref, (GDestroyNotify) weak_ref_free);
  gtk_widget_set_parent (popover, page);
  if (find_place (button, page, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
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
