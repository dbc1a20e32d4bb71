/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-editor-private.h"
#include "waymark-tooltip.h"

/* What stands above and below the editor's forms. */

static GtkWidget *
make_step (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  waymark_tooltip_set (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* The place, the title and the way to the next item, above the forms. */
void
waymark_editor_make_head (WaymarkEditor *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->head, "editor-head");
  self->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->place, "caption");
  gtk_widget_add_css_class (self->place, "dim");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "pane-title");
  gtk_box_append (GTK_BOX (words), self->place);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->steps),
                  make_step ("go-up-symbolic", "win.previous-item", _ ("Previous action")));
  gtk_box_append (GTK_BOX (self->steps),
                  make_step ("go-down-symbolic", "win.next-item", _ ("Next action")));
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_box_append (GTK_BOX (ways), self->steps);
  gtk_box_append (GTK_BOX (self->head), ways);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

GtkWidget *
waymark_editor_make_history_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (C_ ("button", "_History"));

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("document-open-recent-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.item-history");
  waymark_tooltip_set (button, _ ("Who changed what (H in the list)"));
  return button;
}
