/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-import-busy.h"

#define DELAY 300 /* ms: what is quicker needs no words */
#define STEP 100  /* ms */

struct _WaymarkImportBusy
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *bar;
  guint delay;
  guint steps;
  WaymarkProgress *progress; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WaymarkImportBusy, waymark_import_busy, GTK_TYPE_WIDGET)

static gboolean
step_cb (gpointer user_data)
{
  WaymarkImportBusy *self = user_data;
  guint done = self->progress != NULL ? waymark_progress_get_percent (self->progress) : 0;
  /* Translators: how much is done, in per cent */
  g_autofree char *percent = g_strdup_printf (_ ("%d %%"), (int) done);

  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (self->bar), done > 0);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->bar), percent);
  if (done > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done / 100.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static gboolean
delay_cb (gpointer user_data)
{
  WaymarkImportBusy *self = user_data;

  self->delay = 0;
  gtk_widget_set_opacity (self->box, 1);
  self->steps = g_timeout_add (STEP, step_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop (WaymarkImportBusy *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->steps, g_source_remove);
}

static void
waymark_import_busy_map (GtkWidget *widget)
{
  WaymarkImportBusy *self = WAYMARK_IMPORT_BUSY (widget);

  stop (self);
  gtk_widget_set_opacity (self->box, 0);
  self->delay = g_timeout_add (DELAY, delay_cb, self);
  GTK_WIDGET_CLASS (waymark_import_busy_parent_class)->map (widget);
}

static void
waymark_import_busy_unmap (GtkWidget *widget)
{
  stop (WAYMARK_IMPORT_BUSY (widget));
  GTK_WIDGET_CLASS (waymark_import_busy_parent_class)->unmap (widget);
}

static void
waymark_import_busy_dispose (GObject *object)
{
  WaymarkImportBusy *self = WAYMARK_IMPORT_BUSY (object);

  stop (self);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_import_busy_parent_class)->dispose (object);
}

static void
waymark_import_busy_class_init (WaymarkImportBusyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_import_busy_dispose;
  widget_class->map = waymark_import_busy_map;
  widget_class->unmap = waymark_import_busy_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
waymark_import_busy_init (WaymarkImportBusy *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (C_ ("command", "_Cancel"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (self->label, "dim");
  gtk_box_append (GTK_BOX (self->box), self->label);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->bar, 240, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("heading", "Reading"), -1);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "win.cancel-import");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), cancel);
}

/**
 * waymark_import_busy_say:
 * @self: a page that says that something is read
 * @words: what is read
 * @progress: (nullable): how far that has come
 */
void
waymark_import_busy_say (WaymarkImportBusy *self, const char *words, WaymarkProgress *progress)
{
  g_return_if_fail (WAYMARK_IS_IMPORT_BUSY (self));

  g_set_object (&self->progress, progress);
  gtk_label_set_label (GTK_LABEL (self->label), words);
}
