/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The widgets of the page on one line of the agenda. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-meeting-item-private.h"
#include "waymark-rating-mark.h"
#include "waymark-rating.h"
#include "waymark-stage.h"
#include "waymark-wrap-layout.h"

GtkWidget *
waymark_meeting_item_add_label (GtkWidget *box, const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_head (WaymarkMeetingItem *self)
{
  self->head = g_object_new (GTK_TYPE_BOX,
                             "accessible-role",
                             GTK_ACCESSIBLE_ROLE_GROUP,
                             "focusable",
                             TRUE,
                             "spacing",
                             18,
                             NULL);
  self->number = waymark_meeting_item_add_label (self->head, "meeting-number", FALSE);
  gtk_label_set_yalign (GTK_LABEL (self->number), 0);
  gtk_widget_add_css_class (self->number, "figures");
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  self->text = waymark_meeting_item_add_label (self->head, "meeting-text", TRUE);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_add_css_class (self->head, "meeting-head");
  return self->head;
}

static GtkWidget *
add_fact (GtkWidget *facts, const char *label)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = waymark_meeting_item_add_label (fact, "meeting-label", FALSE);

  gtk_label_set_label (GTK_LABEL (name), label);
  gtk_widget_set_valign (fact, GTK_ALIGN_START);
  gtk_widget_set_parent (fact, facts);
  return fact;
}

#define MARK 22 /* pixels of a side */

static GtkWidget *
make_choice (
    GtkWidget *fact, GtkWidget *mark, GtkWidget **label, GMenuModel *menu, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_append (GTK_BOX (box), mark);
  *label = waymark_meeting_item_add_label (box, "meeting-fact", FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  waymark_access_name_menu (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                            name);
  gtk_widget_add_css_class (button, "meeting-choice");
  gtk_box_append (GTK_BOX (fact), button);
  return button;
}

static GMenuModel *
make_stage_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int stage = WAYMARK_STAGE_PROPOSED; stage < WAYMARK_N_STAGES; stage++)
    {
      g_autofree char *action =
          g_strdup_printf ("item.stage::%s", waymark_stage_get_name ((WaymarkStage) stage));

      g_menu_append (menu, waymark_stage_get_label ((WaymarkStage) stage), action);
    }
  g_menu_append (menu, waymark_stage_get_label (WAYMARK_STAGE_NONE), "item.stage::");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_rating_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (WaymarkRating rating = WAYMARK_RATING_GREEN; rating <= WAYMARK_RATING_RED; rating++)
    {
      g_autofree char *action = g_strdup_printf ("item.rate::%s", waymark_rating_get_name (rating));

      g_menu_append (menu, waymark_rating_get_label (rating), action);
    }
  g_menu_append (menu, _ ("By the rule"), "item.rate::");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_facts (WaymarkMeetingItem *self)
{
  GtkWidget *facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GMenuModel) stages = make_stage_menu ();
  g_autoptr (GMenuModel) ratings = make_rating_menu ();
  GtkWidget *fact, *line;

  gtk_widget_set_layout_manager (facts, waymark_wrap_layout_new (36));
  fact = add_fact (facts, C_ ("field", "Leads"));
  self->leads = waymark_meeting_item_add_label (fact, "meeting-fact", TRUE);
  fact = add_fact (facts, C_ ("field", "Due"));
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->due = waymark_meeting_item_add_label (line, "meeting-fact", FALSE);
  self->lateness = waymark_meeting_item_add_label (line, "meeting-fact", FALSE);
  gtk_box_append (GTK_BOX (fact), line);
  fact = add_fact (facts, C_ ("field", "Status"));
  self->status_image = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->status_image), MARK);
  self->status_button =
      make_choice (fact, self->status_image, &self->status, stages, C_ ("field", "Status"));
  self->rating_mark = waymark_rating_mark_new ();
  waymark_rating_mark_set_size (WAYMARK_RATING_MARK (self->rating_mark), MARK);
  fact = add_fact (facts, C_ ("field", "Rating"));
  self->rating_button =
      make_choice (fact, self->rating_mark, &self->rating, ratings, C_ ("field", "Rating"));
  return facts;
}

static GtkWidget *
make_entry_row (GtkWidget **label, GtkWidget **entry, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  *label = waymark_meeting_item_add_label (box, "meeting-label", FALSE);
  gtk_label_set_label (GTK_LABEL (*label), words);
  *entry = gtk_entry_new ();
  gtk_widget_set_hexpand (*entry, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (*label), *entry);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (*entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, *label, NULL, -1);
  gtk_box_append (GTK_BOX (box), *entry);
  gtk_widget_add_css_class (box, "meeting-ask");
  return box;
}

static GtkWidget *
make_proposal (WaymarkMeetingItem *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dates = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = waymark_meeting_item_add_label (head, "meeting-label", FALSE);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic"); /* GTK mirrors it */
  GtkWidget *another = gtk_button_new_with_mnemonic (_ ("A_nother date…"));

  self->proposal = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_label_set_label (GTK_LABEL (label), _ ("New date proposed"));
  self->proposed_by = waymark_meeting_item_add_label (head, "dim", TRUE);
  gtk_box_append (GTK_BOX (self->proposal), head);

  self->proposed_from = waymark_meeting_item_add_label (dates, "meeting-fact", FALSE);
  gtk_widget_add_css_class (self->proposed_from, "struck");
  gtk_box_append (GTK_BOX (dates), arrow);
  self->proposed_to = waymark_meeting_item_add_label (dates, "meeting-fact", FALSE);
  gtk_widget_add_css_class (self->proposed_to, "strong");
  self->proposed_why = waymark_meeting_item_add_label (dates, "meeting-fact", TRUE);
  gtk_widget_add_css_class (self->proposed_why, "dim");
  gtk_widget_set_hexpand (self->proposed_why, TRUE);
  gtk_box_append (GTK_BOX (self->proposal), dates);

  self->agree = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->agree), "item.agree");
  gtk_widget_add_css_class (self->agree, "suggested-action");
  self->keep = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->keep), "item.refuse");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (another), "item.another-date");
  gtk_box_append (GTK_BOX (buttons), self->agree);
  gtk_box_append (GTK_BOX (buttons), self->keep);
  gtk_box_append (GTK_BOX (buttons), another);
  gtk_box_append (GTK_BOX (self->proposal), buttons);
  gtk_widget_add_css_class (self->proposal, "meeting-proposal");
  return self->proposal;
}

static void
add_asking (WaymarkMeetingItem *self, GtkWidget *box)
{
  GtkWidget *label;

  self->reason_box = make_entry_row (&self->reason_label, &self->reason, "");
  g_signal_connect_swapped (
      self->reason, "activate", G_CALLBACK (waymark_meeting_item_give_reason), self);
  gtk_box_append (GTK_BOX (box), self->reason_box);
  self->date_box = make_entry_row (&label, &self->date, _ ("New date"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date), _ ("For example: June 2026"));
  g_signal_connect_swapped (
      self->date, "activate", G_CALLBACK (waymark_meeting_item_give_date), self);
  gtk_box_append (GTK_BOX (box), self->date_box);
}

static GtkWidget *
make_minute (WaymarkMeetingItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->minute_label = waymark_meeting_item_add_label (box, "meeting-label", FALSE);
  gtk_label_set_use_underline (GTK_LABEL (self->minute_label), TRUE);
  self->minute = WAYMARK_MINUTE_FIELD (waymark_minute_field_new ());
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->minute_label),
                                 waymark_minute_field_get_target (self->minute));
  gtk_widget_add_css_class (GTK_WIDGET (self->minute), "meeting-fact");
  g_signal_connect_swapped (
      self->minute, "commit", G_CALLBACK (waymark_meeting_item_keep_minute), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->minute));
  return box;
}

static GtkWidget *
make_decide (WaymarkMeetingItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label;
  GtkWidget *row = make_entry_row (&label, &self->decision, C_ ("field", "De_cision"));

  gtk_label_set_use_underline (GTK_LABEL (label), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->decision),
                                  _ ("What was decided; Enter keeps it"));
  g_signal_connect_swapped (
      self->decision, "activate", G_CALLBACK (waymark_meeting_item_decide), self);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), row);
  self->carry = gtk_toggle_button_new_with_mnemonic (_ ("Carry o_ver"));
  gtk_widget_set_tooltip_text (self->carry, _ ("Have it on the agenda of the next meeting"));
  gtk_widget_set_valign (self->carry, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->carry), "item.carry");
  gtk_box_append (GTK_BOX (box), self->carry);
  return box;
}

/**
 * waymark_meeting_item_make_parts:
 * @self: a new page
 */
void
waymark_meeting_item_make_parts (WaymarkMeetingItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);

  self->trail = waymark_meeting_item_add_label (box, "meeting-label", TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self));
  self->why = waymark_meeting_item_add_label (box, "meeting-label", TRUE);

  self->action_parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  gtk_box_append (GTK_BOX (self->action_parts), make_facts (self));
  add_asking (self, self->action_parts);
  gtk_box_append (GTK_BOX (self->action_parts), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->heard = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->action_parts), self->heard);
  gtk_box_append (GTK_BOX (self->action_parts), make_proposal (self));
  gtk_box_append (GTK_BOX (box), self->action_parts);

  gtk_box_append (GTK_BOX (box), make_minute (self));
  self->decisions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->decisions);
  gtk_box_append (GTK_BOX (box), make_decide (self));
  gtk_widget_add_css_class (box, "meeting-page");

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}
