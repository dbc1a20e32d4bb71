/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-access.h"
#include "waymark-rating-popover.h"

#include <glib/gi18n-lib.h>

#include "waymark-field.h"
#include "waymark-rating-mark.h"
#include "waymark-today.h"

struct _WaymarkRatingPopover
{
  GtkPopover parent_instance;

  GtkWidget *choices[WAYMARK_N_RATINGS]; /* not rated is "by the rule" */
  GtkWidget *rule_mark;
  GtkWidget *rule_words;
  GtkWidget *reason;
  GtkWidget *hint;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (WaymarkRatingPopover, waymark_rating_popover, GTK_TYPE_POPOVER)

enum
{
  RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static WaymarkRating
get_chosen (WaymarkRatingPopover *self)
{
  for (int i = WAYMARK_RATING_GREEN; i < WAYMARK_N_RATINGS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->choices[i])))
      return (WaymarkRating) i;
  return WAYMARK_RATING_NONE;
}

static char *
get_reason (WaymarkRatingPopover *self)
{
  return waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (self->reason)), FALSE);
}

/* Without a reason there is no rating by hand. */
static void
on_changed (WaymarkRatingPopover *self)
{
  gboolean by_hand = get_chosen (self) != WAYMARK_RATING_NONE;
  g_autofree char *reason = get_reason (self);

  gtk_widget_set_sensitive (self->reason, by_hand);
  gtk_widget_set_sensitive (self->keep, !by_hand || *reason != '\0');
}

static void
on_keep (WaymarkRatingPopover *self)
{
  g_autofree char *reason = get_reason (self);
  WaymarkRating rating = get_chosen (self);

  if (rating != WAYMARK_RATING_NONE && *reason == '\0')
    {
      gtk_widget_error_bell (self->reason);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[RATED], 0, (int) rating, reason);
}

static GtkWidget *
make_choice (WaymarkRatingPopover *self, WaymarkRating rating)
{
  GtkWidget *choice = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = waymark_rating_mark_new ();
  const char *words = rating != WAYMARK_RATING_NONE ? waymark_rating_get_label (rating)
                                                    : C_ ("rating", "By the rule");
  GtkWidget *label = gtk_label_new (words);

  waymark_rating_mark_show (WAYMARK_RATING_MARK (mark), rating, FALSE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  if (rating == WAYMARK_RATING_NONE)
    {
      self->rule_mark = mark;
      self->rule_words = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->rule_words, "dim");
      gtk_widget_add_css_class (self->rule_words, "caption");
      gtk_label_set_wrap (GTK_LABEL (self->rule_words), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (self->rule_words), 28);
      gtk_label_set_xalign (GTK_LABEL (self->rule_words), 0);
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (rating != WAYMARK_RATING_NONE)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice),
                                GTK_CHECK_BUTTON (self->choices[WAYMARK_RATING_NONE]));
  g_signal_connect_swapped (choice, "toggled", G_CALLBACK (on_changed), self);
  return choice;
}

static void
waymark_rating_popover_class_init (WaymarkRatingPopoverClass *klass)
{
  signals[RATED] = g_signal_new ("rated",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 G_TYPE_INT,
                                 G_TYPE_STRING);
}

static void
waymark_rating_popover_init (WaymarkRatingPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (int i = 0; i < WAYMARK_N_RATINGS; i++)
    self->choices[i] = make_choice (self, (WaymarkRating) i);
  for (int i = 1; i <= WAYMARK_N_RATINGS; i++)
    gtk_box_append (GTK_BOX (box), self->choices[i % WAYMARK_N_RATINGS]);
  gtk_box_append (GTK_BOX (box), self->rule_words);

  self->reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("Why, in a few words"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->reason), 28);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason of the rating"), -1);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (on_keep), self);
  gtk_box_append (GTK_BOX (box), self->reason);

  self->hint = gtk_label_new (
      _ ("Setting a rating by hand needs a reason; the rule’s own rating stays visible."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), 28);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim");
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_box_append (GTK_BOX (box), self->hint);

  self->keep = waymark_access_button_new (C_ ("rating", "Set _rating"));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (on_keep), self);
  gtk_box_append (GTK_BOX (box), self->keep);

  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("field", "Rating"), -1);
}

/**
 * waymark_rating_popover_new:
 *
 * Returns: (transfer floating): a popover, which waymark_rating_popover_ask() shows
 */
GtkWidget *
waymark_rating_popover_new (void)
{
  return g_object_new (WAYMARK_TYPE_RATING_POPOVER, NULL);
}

/* Blue is there where the plan wants it, or where an action has it. */
static void
show_choices (WaymarkRatingPopover *self, WaymarkPlan *plan, const WaymarkRated *rated)
{
  WaymarkRatingRule rule;

  waymark_plan_get_rating_rule (plan, &rule);
  gtk_widget_set_visible (self->choices[WAYMARK_RATING_BLUE],
                          rule.blue || rated->rating == WAYMARK_RATING_BLUE);
}

/**
 * waymark_rating_popover_ask:
 * @self: the popover
 * @plan: the plan
 * @action: (nullable): the action that is to be rated; %NULL for several
 * @wanted: the rating that is offered; %WAYMARK_RATING_NONE for the present one
 *
 * Says what is, and shows the popover. A reason that is there is offered again only
 * with its own rating.
 */
void
waymark_rating_popover_ask (WaymarkRatingPopover *self,
                            WaymarkPlan *plan,
                            WaymarkItem *action,
                            WaymarkRating wanted)
{
  WaymarkRated rated = { 0 };
  g_autofree char *by_rule = NULL;
  const char *reason = NULL;
  GDate today;

  g_return_if_fail (WAYMARK_IS_RATING_POPOVER (self) && WAYMARK_IS_PLAN (plan));

  if (action != NULL)
    {
      waymark_today (&today);
      rated = waymark_action_rate (action, NULL, &today);
      by_rule = waymark_action_explain_rule (action, &today);
      reason = waymark_item_get_string (action, "rating_reason");
    }
  show_choices (self, plan, &rated);
  waymark_rating_mark_show (WAYMARK_RATING_MARK (self->rule_mark), rated.by_rule, FALSE);
  gtk_label_set_label (GTK_LABEL (self->rule_words), by_rule != NULL ? by_rule : "");
  gtk_widget_set_visible (self->rule_words, by_rule != NULL);
  if (wanted == WAYMARK_RATING_NONE && rated.by_hand)
    wanted = rated.rating;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->choices[wanted]), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason),
                         reason != NULL && wanted == rated.rating ? reason : "");
  on_changed (self);
  gtk_popover_set_default_widget (GTK_POPOVER (self), self->keep);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (wanted != WAYMARK_RATING_NONE ? self->reason
                                                       : self->choices[WAYMARK_RATING_NONE]);
}
