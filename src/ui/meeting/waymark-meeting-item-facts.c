/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What the page on one line of the agenda says. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-leads.h"
#include "waymark-marks.h"
#include "waymark-meeting-item-private.h"
#include "waymark-number.h"
#include "waymark-plan-words.h"
#include "waymark-rating-mark.h"
#include "waymark-rating.h"
#include "waymark-reference-text.h"
#include "waymark-slippage.h"
#include "waymark-stage-image.h"
#include "waymark-stage.h"
#include "waymark-today.h"
#include "waymark-updates.h"
#include "waymark-window.h"

#define MOST_HEARD 3 /* updates; the plan has all of them */

static void
set_label (GtkWidget *label, const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL && *words != '\0');
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* "Theme 1 › 1.2 Carers tell their story once" */
static char *
describe_place (WaymarkItem *item)
{
  WaymarkItem *parent = waymark_item_get_parent (item);
  g_autofree char *number = waymark_item_get_number_label (parent);
  g_autofree char *title = waymark_item_get_title (parent);
  g_autofree char *theme = NULL;

  if (waymark_item_get_kind (parent) == WAYMARK_KIND_THEME)
    /* Translators: where an action stands: %1$s is the number of a theme, %2$s its title */
    return g_strdup_printf (_ ("Theme %1$s – %2$s"), number, title);
  theme = waymark_item_get_number_label (waymark_item_get_parent (parent));
  /* Translators: where an action stands: %1$s is the number of a theme, %2$s of a requirement,
   * %3$s its title */
  return g_strdup_printf (_ ("Theme %1$s › %2$s %3$s"), theme, number, title);
}

static void
show_due (WaymarkMeetingItem *self, const GDate *today)
{
  g_autofree char *due = waymark_item_get_shown_due (self->item);
  gboolean late = FALSE;
  g_autofree char *lateness = waymark_action_get_lateness (self->item, today, &late);

  set_label (self->due, due != NULL ? due : C_ ("due", "no date yet"));
  set_label (self->lateness, lateness);
  gtk_widget_remove_css_class (self->lateness, "late");
  gtk_widget_remove_css_class (self->lateness, "soon");
  gtk_widget_add_css_class (self->lateness, late ? "late" : "soon");
}

static void
show_status (WaymarkMeetingItem *self)
{
  WaymarkStage stage = waymark_item_get_stage (self->item);
  const char *word = waymark_item_get_status_word (self->item);
  g_autofree char *name = NULL;

  if (word == NULL)
    word = waymark_stage_get_label (stage);
  waymark_stage_image_show (GTK_IMAGE (self->status_image), stage);
  gtk_widget_set_visible (self->status_image, stage != WAYMARK_STAGE_NONE);
  set_label (self->status, word);
  /* Translators: read of a button that shows and changes a status; %s is it */
  name = g_strdup_printf (C_ ("meeting", "Status: %s"), word);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->status_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_rating (WaymarkMeetingItem *self, const GDate *today)
{
  WaymarkRated rated = waymark_action_rate (self->item, NULL, today);
  g_autofree char *label =
      rated.by_hand
          /* Translators: %s is a rating: "Red by hand" */
          ? g_strdup_printf (C_ ("meeting", "%s by hand"), waymark_rating_get_label (rated.rating))
          : g_strdup (waymark_rating_get_label (rated.rating));
  g_autofree char *why = waymark_action_explain_rating (self->item, today);
  g_autofree char *name = NULL;

  waymark_rating_mark_show (WAYMARK_RATING_MARK (self->rating_mark), rated.rating, rated.by_hand);
  set_label (self->rating, label);
  gtk_widget_set_tooltip_text (self->rating_button, why);
  /* Translators: read of a button that shows and changes a rating; %s is it */
  name = g_strdup_printf (C_ ("meeting", "Rating: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rating_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : "",
                                  -1);
}

static void
add_heard (WaymarkMeetingItem *self, WaymarkItem *update, gboolean last, const GDate *today)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  g_autofree char *text = waymark_text_show (plan, waymark_item_get_string (update, "text"), NULL);
  const char *who = waymark_item_get_string (update, "who");
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GDate date;

  day = waymark_day_parse (waymark_item_get_string (update, "date"), &date)
            ? waymark_day_to_words (&date, today)
            : g_strdup (C_ ("meeting", "no date"));
  /* Translators: over what was heard of an action; %s is a day */
  words = last ? g_strdup_printf (_ ("Last heard, %s"), day) : g_strdup (day);
  if (who != NULL)
    {
      g_autofree char *with = g_strdup_printf ("%s · %s", words, who);

      g_free (words);
      words = g_steal_pointer (&with);
    }
  gtk_label_set_label (GTK_LABEL (waymark_meeting_item_add_label (box, "meeting-label", TRUE)),
                       words);
  gtk_label_set_label (GTK_LABEL (waymark_meeting_item_add_label (box, "meeting-fact", TRUE)),
                       text);
  gtk_box_append (GTK_BOX (self->heard), box);
}

/* What this meeting says itself is in the field below. */
static void
show_heard (WaymarkMeetingItem *self, const GDate *today)
{
  g_autoptr (GPtrArray) updates = waymark_action_get_updates (self->item);
  guint n = 0;

  remove_children (self->heard);
  for (guint i = 0; i < updates->len && n < MOST_HEARD; i++)
    {
      WaymarkItem *update = updates->pdata[i];

      if (waymark_item_get (update, "text") == NULL ||
          g_strcmp0 (waymark_item_get_string (update, "meeting"),
                     waymark_item_get_id (self->meeting)) == 0)
        continue;
      add_heard (self, update, n == 0, today);
      n++;
    }
  gtk_widget_set_visible (self->heard, n > 0);
}

static char *
write_due (const WaymarkValue *due, int year_start)
{
  g_autofree char *shown =
      waymark_window_format (waymark_due_get_window (due), year_start > 0 ? year_start : 4);
  const char *words =
      due != NULL ? waymark_value_get_string (waymark_value_get_child (due, 0)) : NULL;

  return shown != NULL ? g_steal_pointer (&shown) : g_strdup (words);
}

static void
describe_proposer (WaymarkMeetingItem *self, WaymarkItem *update, const GDate *today)
{
  const char *who = waymark_item_get_string (update, "who");
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate date;

  if (waymark_day_parse (waymark_item_get_string (update, "date"), &date))
    day = waymark_day_to_words (&date, today);
  if (who != NULL && day != NULL)
    /* Translators: who proposed a date, and when: "by MBC, 6 November" */
    words = g_strdup_printf (C_ ("proposed", "by %1$s, %2$s"), who, day);
  else
    words = g_strdup (who != NULL ? who : day);
  set_label (self->proposed_by, words);
}

static void
show_proposal (WaymarkMeetingItem *self, const GDate *today)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (self->item);
  const WaymarkDateMove *move = waymark_slippage_get_undecided (slippage);
  int year_start = (int) waymark_item_get_number (
      waymark_plan_get_root (waymark_document_get_plan (self->document)), "year_start");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *agree = NULL;
  g_autofree char *keep = NULL;
  g_autofree char *why = NULL;
  const char *reason;

  gtk_widget_set_visible (self->proposal, move != NULL);
  if (move == NULL)
    return;
  describe_proposer (self, move->update, today);
  from = write_due (move->from, year_start);
  to = write_due (move->to, year_start);
  set_label (self->proposed_from, from != NULL ? from : C_ ("due", "no date yet"));
  set_label (self->proposed_to, to != NULL ? to : C_ ("due", "no date"));
  reason = waymark_item_get_string (move->update, "reason");
  /* Translators: people's words, quoted */
  why = reason != NULL ? g_strdup_printf (_ ("“%s”"), reason) : NULL;
  set_label (self->proposed_why, why);
  /* Translators: a button; %s is a date or a time, such as "June 2026" */
  agree = g_strdup_printf (_ ("_Agree %s"), to != NULL ? to : C_ ("due", "no date"));
  /* Translators: a button that refuses a new date; %s is the one before, such as "March 2025" */
  keep = g_strdup_printf (_ ("_Keep %s"), from != NULL ? from : C_ ("due", "no date"));
  gtk_button_set_use_underline (GTK_BUTTON (self->agree), TRUE);
  gtk_button_set_use_underline (GTK_BUTTON (self->keep), TRUE);
  gtk_button_set_label (GTK_BUTTON (self->agree), agree);
  gtk_button_set_label (GTK_BUTTON (self->keep), keep);
}

/* While the meeting is open, a button that has it changed. */
static void
add_decision (WaymarkMeetingItem *self, WaymarkItem *decision, const char *text)
{
  /* Translators: in the list of what a meeting decided; %s is one decision */
  g_autofree char *words = g_strdup_printf (_ ("Decided: %s"), text);
  GtkWidget *label;

  if (waymark_meeting_is_closed (self->meeting))
    label = waymark_meeting_item_add_label (self->decisions, "meeting-fact", TRUE);
  else
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      label = waymark_meeting_item_add_label (box, "meeting-fact", TRUE);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
      gtk_widget_add_css_class (button, "meeting-choice");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, _ ("Change this decision, or take it back"));
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "item.edit-decision");
      gtk_actionable_set_action_target (
          GTK_ACTIONABLE (button), "s", waymark_item_get_id (decision));
      gtk_box_append (GTK_BOX (self->decisions), button);
    }
  gtk_label_set_label (GTK_LABEL (label), words);
}

static void
show_decisions (WaymarkMeetingItem *self)
{
  const char *id = self->item != NULL ? waymark_item_get_id (self->item) : NULL;

  remove_children (self->decisions);
  for (WaymarkItem *decision = waymark_item_first (self->meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    {
      const char *text = waymark_item_get_string (decision, "text");

      if (text != NULL && g_strcmp0 (waymark_item_get_string (decision, "about"), id) == 0)
        add_decision (self, decision, text);
    }
  gtk_widget_set_visible (self->decisions, gtk_widget_get_first_child (self->decisions) != NULL);
}

static void
show_action (WaymarkMeetingItem *self, const GDate *today)
{
  g_autofree char *place = describe_place (self->item);
  g_autofree char *number = waymark_item_get_number_label (self->item);
  g_autofree char *text = waymark_item_get_title (self->item);
  g_autofree char *leads = waymark_action_format_leads (self->item);

  set_label (self->trail, place);
  set_label (self->number, number);
  set_label (self->text, *text != '\0' ? text : C_ ("item", "(no text)"));
  set_label (self->leads, *leads != '\0' ? leads : C_ ("lead", "nobody yet"));
  show_due (self, today);
  show_status (self);
  show_rating (self, today);
  show_heard (self, today);
  show_proposal (self, today);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->carry),
                                waymark_item_get_flag (self->item, "flag"));
}

/**
 * waymark_meeting_item_describe:
 * @self: a page that shows something
 *
 * Returns: (transfer full): the whole of it, to be read when the page gets the keyboard
 */
char *
waymark_meeting_item_describe (WaymarkMeetingItem *self)
{
  GString *words = g_string_new (NULL);
  GtkWidget *const parts[] = { self->number, self->text,     self->leads,
                               self->due,    self->lateness, self->status };
  guint n = self->item != NULL ? G_N_ELEMENTS (parts) : 2;

  for (guint i = 0; i < n; i++)
    {
      const char *part = gtk_label_get_label (GTK_LABEL (parts[i]));

      if (*part != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
    }
  return g_string_free (words, FALSE);
}

/**
 * waymark_meeting_item_show_facts:
 * @self: a page
 * @entry: the line of the agenda that it shows
 *
 * Shows the item as it is now.
 */
void
waymark_meeting_item_show_facts (WaymarkMeetingItem *self, const WaymarkAgendaEntry *entry)
{
  gboolean open = !waymark_meeting_is_closed (self->meeting);
  g_autofree char *name = NULL;
  GDate today;

  waymark_today (&today);
  gtk_widget_set_visible (self->action_parts, self->item != NULL);
  gtk_widget_set_visible (self->carry, self->item != NULL);
  /* Any other business is decisions only: the large field is for them. */
  gtk_widget_set_visible (gtk_widget_get_parent (self->carry), self->item != NULL && open);
  if (self->item != NULL)
    show_action (self, &today);
  else
    {
      set_label (self->trail, NULL);
      set_label (self->number, NULL);
      set_label (self->text, C_ ("agenda", "Any other business"));
    }
  set_label (self->why, entry->why);
  show_decisions (self);
  gtk_widget_set_sensitive (self->status_button, open);
  gtk_widget_set_sensitive (self->rating_button, open);
  gtk_widget_set_sensitive (self->proposal, open);
  name = waymark_meeting_item_describe (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
