/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-busy-bar.h"
#include "waymark-progress.h"

#define STEP 100 /* ms between two looks at how far it is */
#define GLANCE 3 /* steps before it is shown */

struct _WaymarkBusyBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *bar;
  WaymarkProgress *work; /* (nullable) */
  guint ticks;
  guint n_ticks;
};

G_DEFINE_FINAL_TYPE (WaymarkBusyBar, waymark_busy_bar, GTK_TYPE_WIDGET)

static gboolean
tick_cb (gpointer user_data)
{
  WaymarkBusyBar *self = user_data;

  self->n_ticks++;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 waymark_progress_get_percent (self->work) / 100.0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_ticks >= GLANCE);
  return G_SOURCE_CONTINUE;
}

static void
end (WaymarkBusyBar *self)
{
  g_clear_handle_id (&self->ticks, g_source_remove);
  g_clear_object (&self->work);
}

static void
waymark_busy_bar_dispose (GObject *object)
{
  WaymarkBusyBar *self = WAYMARK_BUSY_BAR (object);

  if (self->work != NULL)
    g_cancellable_cancel (G_CANCELLABLE (self->work));
  end (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_busy_bar_parent_class)->dispose (object);
}

static void
waymark_busy_bar_class_init (WaymarkBusyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = waymark_busy_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "busybar");
}

static void
waymark_busy_bar_init (WaymarkBusyBar *self)
{
  GtkWidget *stop = gtk_button_new_with_mnemonic (C_ ("button", "_Stop"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_box_append (GTK_BOX (self->box), self->label);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  g_signal_connect_object (
      stop, "clicked", G_CALLBACK (waymark_busy_bar_stop), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), stop);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_busy_bar_new:
 *
 * Returns: (transfer floating): a bar that is not shown
 */
GtkWidget *
waymark_busy_bar_new (void)
{
  return g_object_new (WAYMARK_TYPE_BUSY_BAR, NULL);
}

/**
 * waymark_busy_bar_begin:
 * @self: a bar
 * @words: what is done
 *
 * Begins to show it; what was under way is stopped.
 *
 * Returns: (transfer none): what it is to be stopped by, a #WaymarkProgress
 */
GCancellable *
waymark_busy_bar_begin (WaymarkBusyBar *self, const char *words)
{
  g_return_val_if_fail (WAYMARK_IS_BUSY_BAR (self) && words != NULL, NULL);

  waymark_busy_bar_stop (self);
  self->work = waymark_progress_new ();
  self->n_ticks = 0;
  self->ticks = g_timeout_add (STEP, tick_cb, self);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), 0);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return G_CANCELLABLE (self->work);
}

/**
 * waymark_busy_bar_end:
 * @self: a bar
 * @work: what waymark_busy_bar_begin() returned; it may have been stopped since
 *
 * It is done.
 */
void
waymark_busy_bar_end (WaymarkBusyBar *self, GCancellable *work)
{
  g_return_if_fail (WAYMARK_IS_BUSY_BAR (self));

  if (self->work == NULL || G_CANCELLABLE (self->work) != work)
    return;
  end (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_busy_bar_stop:
 * @self: a bar
 *
 * Stops what is under way.
 */
void
waymark_busy_bar_stop (WaymarkBusyBar *self)
{
  g_return_if_fail (WAYMARK_IS_BUSY_BAR (self));

  if (self->work == NULL)
    return;
  g_cancellable_cancel (G_CANCELLABLE (self->work));
  end (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * waymark_busy_bar_is_busy:
 * @self: a bar
 *
 * Returns: whether something is under way
 */
gboolean
waymark_busy_bar_is_busy (WaymarkBusyBar *self)
{
  g_return_val_if_fail (WAYMARK_IS_BUSY_BAR (self), FALSE);

  return self->work != NULL;
}
