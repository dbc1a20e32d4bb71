/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-reason-box.h"
#include "waymark-reason-popover.h"

struct _WaymarkReasonPopover
{
  GtkPopover parent_instance;

  GtkWidget *heading;
  GtkWidget *reason;
};

G_DEFINE_FINAL_TYPE (WaymarkReasonPopover, waymark_reason_popover, GTK_TYPE_POPOVER)

enum
{
  GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_entry (WaymarkReasonPopover *self)
{
  return waymark_reason_box_get_entry (WAYMARK_REASON_BOX (self->reason));
}

static void
on_given (WaymarkReasonPopover *self, const char *reason)
{
  /* Closed after that, so that who follows its closing knows that a reason was given. */
  g_object_ref (self);
  g_signal_emit (self, signals[GIVEN], 0, reason);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_object_unref (self);
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
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("field", "Reason"), -1);
}

/**
 * waymark_reason_popover_new:
 * @question: what is asked
 * @verb: what the answer leads to, with a mnemonic
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
waymark_reason_popover_new (const char *question, const char *verb)
{
  WaymarkReasonPopover *self = g_object_new (WAYMARK_TYPE_REASON_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->heading), 36);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_visible (self->heading, FALSE);
  self->reason = waymark_reason_box_new (question, verb, NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (get_entry (self)), 28);
  g_signal_connect_swapped (self->reason, "given", G_CALLBACK (on_given), self);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

/**
 * waymark_reason_popover_ask:
 * @self: the popover
 * @heading: (nullable): what the reason is for
 *
 * Shows it, without a reason yet.
 */
void
waymark_reason_popover_ask (WaymarkReasonPopover *self, const char *heading)
{
  g_return_if_fail (WAYMARK_IS_REASON_POPOVER (self));

  gtk_label_set_label (GTK_LABEL (self->heading), heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_entry (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heading != NULL ? heading : "",
                                  -1);
  waymark_reason_box_clear (WAYMARK_REASON_BOX (self->reason));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (get_entry (self));
}
