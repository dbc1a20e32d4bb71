/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-chip.h"
#include "waymark-tooltip.h"

#define MOST_LETTERS 36

struct _WaymarkChip
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *button;
  char *id;
};

G_DEFINE_FINAL_TYPE (WaymarkChip, waymark_chip, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_clicked (WaymarkChip *self)
{
  g_autofree char *id = g_strdup (self->id);

  g_signal_emit (self, signals[REMOVED], 0, id);
}

static gboolean
on_key (GtkWidget *button, GVariant *arguments, gpointer user_data)
{
  on_clicked (WAYMARK_CHIP (gtk_widget_get_parent (button)));
  return TRUE;
}

static void
waymark_chip_dispose (GObject *object)
{
  WaymarkChip *self = WAYMARK_CHIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (waymark_chip_parent_class)->dispose (object);
}

static void
waymark_chip_class_init (WaymarkChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_chip_dispose;
  signals[REMOVED] = g_signal_new ("removed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
waymark_chip_init (WaymarkChip *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), MOST_LETTERS);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_BackSpace, 0)),
                        gtk_callback_action_new (on_key, NULL, NULL)));
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * waymark_chip_new:
 * @id: what it stands for
 * @words: what it says
 * @remove: what its button does, in words
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
waymark_chip_new (const char *id, const char *words, const char *remove)
{
  WaymarkChip *self;

  g_return_val_if_fail (id != NULL && words != NULL && remove != NULL, NULL);

  self = g_object_new (WAYMARK_TYPE_CHIP, NULL);
  self->id = g_strdup (id);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  waymark_tooltip_set (self->button, remove);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  return GTK_WIDGET (self);
}

/**
 * waymark_chip_set_tooltip:
 * @self: a chip
 * @words: (nullable): more about what it says
 */
void
waymark_chip_set_tooltip (WaymarkChip *self, const char *words)
{
  g_return_if_fail (WAYMARK_IS_CHIP (self));

  gtk_widget_set_tooltip_text (self->label, words);
}
