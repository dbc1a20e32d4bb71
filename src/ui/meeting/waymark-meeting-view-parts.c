/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The widgets around the line of the agenda that is being talked about. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting-view-private.h"

static GtkWidget *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New meeting…"));

  gtk_box_append (GTK_BOX (box), make_label (_ ("No meeting yet"), "page-title"));
  gtk_box_append (GTK_BOX (box),
                  make_label (_ ("A meeting goes through what is late, what falls due and what was "
                                 "not heard of. Its agenda is made from the plan."),
                              "dim"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meeting.new");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "page");
  return box;
}

static GtkWidget *
make_step (GtkWidget **label, const char *icon, gboolean icon_first, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  *label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (*label), PANGO_ELLIPSIZE_END);
  if (icon_first)
    gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), *label);
  if (!icon_first)
    gtk_box_append (GTK_BOX (box), image);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
make_foot (WaymarkMeetingView *self)
{
  GtkWidget *foot = gtk_center_box_new ();

  self->back = make_step (
      &self->back_label, "go-previous-symbolic", TRUE, _ ("Back (Backspace or Page Up)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "meeting.back");
  gtk_label_set_label (GTK_LABEL (self->back_label), C_ ("button", "Back"));
  self->next =
      make_step (&self->next_label, "go-next-symbolic", FALSE, _ ("Next (Space or Page Down)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "meeting.next");
  self->where = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->where), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->where, "dim");
  gtk_widget_add_css_class (self->where, "figures");

  gtk_center_box_set_start_widget (GTK_CENTER_BOX (foot), self->back);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (foot), self->where);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (foot), self->next);
  gtk_widget_add_css_class (foot, "meeting-foot");
  return foot;
}

static GtkWidget *
make_middle (WaymarkMeetingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *label = gtk_label_new (_ ("Full screen"));
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->item = g_object_new (WAYMARK_TYPE_MEETING_ITEM, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->item));
  self->full_screen = gtk_button_new ();
  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("view-fullscreen-symbolic"));
  gtk_box_append (GTK_BOX (inside), label);
  gtk_button_set_child (GTK_BUTTON (self->full_screen), inside);
  gtk_button_set_has_frame (GTK_BUTTON (self->full_screen), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->full_screen), "win.full-screen");
  gtk_widget_set_tooltip_text (self->full_screen, _ ("For the projector (F11)"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->full_screen), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Full screen"), -1);
  gtk_widget_set_halign (self->full_screen, GTK_ALIGN_END);
  gtk_widget_set_valign (self->full_screen, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->full_screen, "meeting-corner");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->full_screen);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_add_css_class (box, "surface");
  return box;
}

/**
 * waymark_meeting_view_make_parts:
 * @self: a new view
 */
void
waymark_meeting_view_make_parts (WaymarkMeetingView *self)
{
  self->pages = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  self->none = make_none ();
  gtk_stack_add_child (GTK_STACK (self->pages), self->none);

  self->held = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->pane = g_object_new (WAYMARK_TYPE_AGENDA_PANE, NULL);
  gtk_box_append (GTK_BOX (self->held), GTK_WIDGET (self->pane));
  gtk_box_append (GTK_BOX (self->held), make_middle (self));
  gtk_stack_add_child (GTK_STACK (self->pages), self->held);
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
}
