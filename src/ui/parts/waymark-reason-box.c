/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-access.h"
#include "waymark-field.h"
#include "waymark-reason-box.h"

struct _WaymarkReasonBox
{
  GtkWidget parent_instance;

  GtkWidget *reason;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (WaymarkReasonBox, waymark_reason_box, GTK_TYPE_WIDGET)

enum
{
  GIVEN,
  DECLINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_given (WaymarkReasonBox *self)
{
  g_autofree char *reason = waymark_reason_box_get_reason (self);

  if (*reason == '\0')
    gtk_widget_error_bell (self->reason);
  else
    g_signal_emit (self, signals[GIVEN], 0, reason);
}

static void
on_declined (WaymarkReasonBox *self)
{
  g_signal_emit (self, signals[DECLINED], 0);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_declined (user_data);
  return TRUE;
}

static void
waymark_reason_box_dispose (GObject *object)
{
  WaymarkReasonBox *self = WAYMARK_REASON_BOX (object);

  g_clear_pointer (&self->reason, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, gtk_widget_unparent);
  G_OBJECT_CLASS (waymark_reason_box_parent_class)->dispose (object);
}

static void
waymark_reason_box_class_init (WaymarkReasonBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_reason_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reasonbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);

  signals[GIVEN] = g_signal_new ("given",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
  signals[DECLINED] = g_signal_new ("declined",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
waymark_reason_box_init (WaymarkReasonBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->reason = gtk_entry_new ();
  gtk_widget_set_parent (self->reason, GTK_WIDGET (self));
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_given), self);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
}

static void
add_decline (WaymarkReasonBox *self, const char *words)
{
  GtkWidget *button = waymark_access_button_new (words);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_declined), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * waymark_reason_box_new:
 * @question: what is asked
 * @verb: what the answer leads to, with a mnemonic
 * @decline: (nullable): what is done without an answer, with a mnemonic; also by Escape.
 *   %NULL where what is around the box is closed instead
 *
 * Returns: (transfer floating): a box without a reason
 */
GtkWidget *
waymark_reason_box_new (const char *question, const char *verb, const char *decline)
{
  WaymarkReasonBox *self = g_object_new (WAYMARK_TYPE_REASON_BOX, NULL);
  GtkWidget *go_on = waymark_access_button_new (verb);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), question);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_widget_add_css_class (go_on, "suggested-action");
  gtk_widget_set_hexpand (go_on, decline == NULL);
  g_signal_connect_swapped (go_on, "clicked", G_CALLBACK (on_given), self);
  gtk_box_append (GTK_BOX (self->buttons), go_on);
  if (decline != NULL)
    add_decline (self, decline);
  return GTK_WIDGET (self);
}

/**
 * waymark_reason_box_get_entry:
 * @self: the box
 *
 * Returns: (transfer none): where the reason is typed
 */
GtkWidget *
waymark_reason_box_get_entry (WaymarkReasonBox *self)
{
  g_return_val_if_fail (WAYMARK_IS_REASON_BOX (self), NULL);
  return self->reason;
}

/**
 * waymark_reason_box_get_reason:
 * @self: the box
 *
 * Returns: (transfer full): what is typed, without spaces around it
 */
char *
waymark_reason_box_get_reason (WaymarkReasonBox *self)
{
  g_return_val_if_fail (WAYMARK_IS_REASON_BOX (self), NULL);
  return waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->reason)), FALSE);
}

/**
 * waymark_reason_box_clear:
 * @self: the box
 *
 * Forgets the reason.
 */
void
waymark_reason_box_clear (WaymarkReasonBox *self)
{
  g_return_if_fail (WAYMARK_IS_REASON_BOX (self));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}
