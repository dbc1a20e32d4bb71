/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The widgets around the line of the agenda that is being talked about. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
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
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("button", "Back"), -1);
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

/* What the agenda's pane offers, where there is no room for it. */
static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("C_lose meeting…"), "meeting.close");
  g_menu_append (menu, _ ("Print the _report…"), "meeting.report");
  g_menu_append (menu, _ ("_When, where and who came…"), "meeting.details");
  g_menu_append (menu, _ ("Copy the _minutes"), "meeting.copy-minutes");
  g_menu_append (menu, _ ("_Full screen"), "win.full-screen");
  g_menu_append (menu, _ ("_New meeting…"), "meeting.new");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("This meeting and the others"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("menu", "Meetings"), -1);
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                            C_ ("menu", "Meetings"));
  return button;
}

static GtkWidget *
make_full_screen (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("view-fullscreen-symbolic"));
  gtk_box_append (GTK_BOX (inside), gtk_label_new (_ ("Full screen")));
  gtk_button_set_child (GTK_BUTTON (button), inside);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.full-screen");
  gtk_widget_set_tooltip_text (button, _ ("For the projector (F11)"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Full screen"), -1);
  return button;
}

/* Where the agenda has no room beside its line. */
static GtkWidget *
make_list_agenda (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-list-bullet-symbolic");

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "meeting.agenda");
  gtk_widget_set_tooltip_text (button, _ ("Agenda (F6)"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("agenda", "Agenda"), -1);
  return button;
}

static GtkWidget *
make_middle (WaymarkMeetingView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->item = g_object_new (WAYMARK_TYPE_MEETING_ITEM, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->item));
  self->full_screen = make_full_screen ();
  self->list_agenda = make_list_agenda ();
  self->menu = make_menu ();
  gtk_box_append (GTK_BOX (corner), self->full_screen);
  gtk_box_append (GTK_BOX (corner), self->list_agenda);
  gtk_box_append (GTK_BOX (corner), self->menu);
  gtk_widget_set_halign (corner, GTK_ALIGN_END);
  gtk_widget_set_valign (corner, GTK_ALIGN_START);
  gtk_widget_add_css_class (corner, "meeting-corner");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), corner);
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
  self->middle = make_middle (self);
  gtk_box_append (GTK_BOX (self->held), self->middle);
  gtk_stack_add_child (GTK_STACK (self->pages), self->held);
  gtk_widget_set_parent (self->pages, GTK_WIDGET (self));
}
