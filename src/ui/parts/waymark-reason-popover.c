/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-access.h"
#include "waymark-reason-popover.h"

#include <glib/gi18n-lib.h>

#include "waymark-field.h"

struct _WaymarkReasonPopover
{
  GtkPopover parent_instance;

  GtkWidget *reason;
};

G_DEFINE_FINAL_TYPE (WaymarkReasonPopover, waymark_reason_popover, GTK_TYPE_POPOVER)

enum
{
  GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_given (WaymarkReasonPopover *self)
{
  g_autofree char *reason =
      waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->reason)), FALSE);

  if (*reason == '\0')
    {
      gtk_widget_error_bell (self->reason);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[GIVEN], 0, reason);
}

static void
waymark_reason_popover_class_init (WaymarkReasonPopoverClass *klass)
{
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
}

static void
waymark_reason_popover_init (WaymarkReasonPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *move = waymark_access_button_new (_ ("_Move dates"));

  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why do the dates move?"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->reason), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why do the dates move?"),
                                  -1);
  gtk_widget_add_css_class (move, "suggested-action");
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_given), self);
  g_signal_connect_swapped (move, "clicked", G_CALLBACK (on_given), self);
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_box_append (GTK_BOX (box), move);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("field", "Reason"), -1);
}

/**
 * waymark_reason_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
waymark_reason_popover_new (void)
{
  return g_object_new (WAYMARK_TYPE_REASON_POPOVER, NULL);
}

/**
 * waymark_reason_popover_ask:
 * @self: the popover
 *
 * Shows it, without a reason yet.
 */
void
waymark_reason_popover_ask (WaymarkReasonPopover *self)
{
  g_return_if_fail (WAYMARK_IS_REASON_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->reason);
}
