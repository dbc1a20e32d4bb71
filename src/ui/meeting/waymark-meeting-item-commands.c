/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What can be done about one line of the agenda: each is one edit. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-commands.h"
#include "waymark-meeting-item-private.h"
#include "waymark-meeting-notes.h"
#include "waymark-rating.h"
#include "waymark-references.h"
#include "waymark-stage.h"
#include "waymark-target-chooser.h"

static gboolean
is_open (WaymarkMeetingItem *self)
{
  return self->document != NULL && !waymark_meeting_is_closed (self->meeting) &&
         (self->item == NULL || waymark_item_is_in_plan (self->item));
}

/* @edit: (transfer full): what was done of it, if @done */
static gboolean
finish (WaymarkMeetingItem *self, WaymarkEdit *edit, gboolean done, GError *failure)
{
  g_autoptr (GError) error = failure;

  if (done && waymark_edit_is_empty (edit))
    {
      waymark_edit_free (edit);
      return TRUE;
    }
  if (!done)
    waymark_edit_free (edit);
  else if (waymark_document_commit (self->document, edit, &error))
    return TRUE;
  waymark_meeting_item_emit_failed (self, error);
  return FALSE;
}

/**
 * waymark_meeting_item_keep_minute:
 * @self: a page
 *
 * Keeps what was typed: as the meeting's update of the action, or as a decision of its own.
 *
 * Returns: %FALSE when that failed, and was said
 */
gboolean
waymark_meeting_item_keep_minute (WaymarkMeetingItem *self)
{
  g_autofree char *typed = waymark_minute_field_dup_typed (self->minute);
  GError *error = NULL;
  WaymarkEdit *edit;
  gboolean done;

  if (!is_open (self) || !waymark_minute_field_is_dirty (self->minute))
    return TRUE;
  if (self->item == NULL)
    {
      edit = waymark_document_begin_edit (self->document, C_ ("edit", "Note a decision"));
      done = waymark_edit_note_decision (edit, self->meeting, NULL, typed, &error) != NULL;
      /* It is in the list now; the field is for the next one. */
      if (done)
        waymark_minute_field_show (self->minute, NULL, TRUE);
    }
  else
    {
      edit = waymark_document_begin_edit (self->document, C_ ("edit", "Write the minute"));
      done = waymark_edit_note_minute (edit, self->meeting, self->item, typed, &error);
    }
  return finish (self, edit, done, error);
}

/* --- status */

/* @target: (nullable): id of what it is merged into */
static void
set_stage (WaymarkMeetingItem *self, WaymarkStage stage, const char *target)
{
  WaymarkEdit *edit = waymark_document_begin_edit (self->document, C_ ("edit", "Change status"));
  WaymarkItem *status = NULL;
  GError *error = NULL;
  gboolean done = TRUE;

  if (stage != WAYMARK_STAGE_NONE)
    {
      status = waymark_edit_take_status (edit, stage, &error);
      done = status != NULL;
    }
  done = done && waymark_edit_note_status (edit, self->meeting, self->item, status, &error);
  if (target != NULL)
    done = done && waymark_edit_add_reference (edit, self->item, "incorporated", target, &error);
  finish (self, edit, done, error);
}

static void
on_target_chosen (WaymarkMeetingItem *self, const char *target)
{
  if (is_open (self) && self->item != NULL)
    set_stage (self, WAYMARK_STAGE_MERGED, target);
  gtk_widget_grab_focus (self->head);
}

static void
ask_for_target (WaymarkMeetingItem *self)
{
  if (self->target_chooser == NULL)
    {
      self->target_chooser = waymark_target_chooser_new ();
      gtk_widget_set_parent (self->target_chooser, GTK_WIDGET (self));
      g_signal_connect_swapped (
          self->target_chooser, "chosen", G_CALLBACK (on_target_chosen), self);
    }
  waymark_target_chooser_fill (WAYMARK_CHOOSER (self->target_chooser),
                               waymark_document_get_plan (self->document),
                               waymark_item_get_id (self->item));
  gtk_popover_popup (GTK_POPOVER (self->target_chooser));
}

static void
act_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  WaymarkStage stage = *word != '\0' ? waymark_stage_from_name (word) : WAYMARK_STAGE_NONE;

  if (!is_open (self) || self->item == NULL || !waymark_meeting_item_keep_minute (self))
    return;
  if (stage == WAYMARK_STAGE_MERGED)
    ask_for_target (self);
  else
    set_stage (self, stage, NULL);
}

/* --- rating */

static void
rate (WaymarkMeetingItem *self, const char *rating, const char *reason)
{
  WaymarkEdit *edit = waymark_document_begin_edit (self->document, C_ ("edit", "Change rating"));
  GError *error = NULL;
  gboolean done =
      waymark_edit_note_rating (edit, self->meeting, self->item, rating, reason, &error);

  finish (self, edit, done, error);
}

/**
 * waymark_meeting_item_ask_reason:
 * @self: a page
 * @rating: the rating that needs a reason
 *
 * Asks in place why it is rated so by hand.
 */
void
waymark_meeting_item_ask_reason (WaymarkMeetingItem *self, const char *rating)
{
  const char *label = waymark_rating_get_label (waymark_rating_from_name (rating));
  /* Translators: asks why an action is rated by hand; %s is "Green", "Amber" or "Red" */
  g_autofree char *question = g_strdup_printf (_ ("Why %s?"), label);
  const char *before = waymark_item_get_string (self->item, "rating_reason");

  g_free (self->wanted);
  self->wanted = g_strdup (rating);
  gtk_label_set_label (GTK_LABEL (self->reason_label), question);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), before != NULL ? before : "");
  gtk_widget_set_visible (self->reason_box, TRUE);
  gtk_widget_grab_focus (self->reason);
}

void
waymark_meeting_item_give_reason (WaymarkMeetingItem *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  g_autofree char *rating = NULL;

  if (self->wanted == NULL || !is_open (self) || self->item == NULL)
    return;
  /* Nothing said: it is asked for still. */
  if (*reason == '\0')
    return;
  rating = g_steal_pointer (&self->wanted);
  rate (self, rating, reason);
  gtk_widget_grab_focus (self->head);
  gtk_widget_set_visible (self->reason_box, FALSE);
}

static void
act_rate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);
  const char *rating = g_variant_get_string (parameter, NULL);

  if (!is_open (self) || self->item == NULL || !waymark_meeting_item_keep_minute (self))
    return;
  if (*rating == '\0')
    rate (self, NULL, NULL);
  else
    waymark_meeting_item_ask_reason (self, rating);
}

/* --- dates */

static WaymarkItem *
get_proposal (WaymarkMeetingItem *self)
{
  return is_open (self) && self->item != NULL ? waymark_action_get_proposal (self->item) : NULL;
}

static void
act_decide_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);
  gboolean agree = g_str_equal (name, "item.agree");
  WaymarkItem *proposal;
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (!waymark_meeting_item_keep_minute (self) || (proposal = get_proposal (self)) == NULL)
    return;
  edit = waymark_document_begin_edit (
      self->document, agree ? C_ ("edit", "Agree to the date") : C_ ("edit", "Keep the date"));
  done = waymark_edit_note_agreed (edit, self->meeting, proposal, agree, &error);
  finish (self, edit, done, error);
  gtk_widget_grab_focus (self->head);
}

static void
act_another_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);

  if (!is_open (self) || self->item == NULL || !waymark_meeting_item_keep_minute (self))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->date), "");
  gtk_widget_set_visible (self->date_box, TRUE);
  gtk_widget_grab_focus (self->date);
}

void
waymark_meeting_item_give_date (WaymarkMeetingItem *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date)));
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (*words == '\0' || !is_open (self) || self->item == NULL)
    return;
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Decide on a date"));
  done = waymark_edit_note_date (edit, self->meeting, self->item, words, NULL, &error);
  if (finish (self, edit, done, error))
    {
      gtk_widget_grab_focus (self->head);
      gtk_widget_set_visible (self->date_box, FALSE);
    }
}

/* --- decisions */

static WaymarkItem *
get_decision (WaymarkMeetingItem *self)
{
  return self->deciding != NULL
             ? waymark_plan_lookup (waymark_document_get_plan (self->document), self->deciding)
             : NULL;
}

void
waymark_meeting_item_leave_decision (WaymarkMeetingItem *self)
{
  if (self->deciding == NULL)
    return;
  g_clear_pointer (&self->deciding, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->decision), "");
}

/* What was typed is a new decision, or what the one is changed to; nothing takes it back. */
void
waymark_meeting_item_decide (WaymarkMeetingItem *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->decision))));
  WaymarkItem *decision = get_decision (self);
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if ((*words == '\0' && decision == NULL) || !is_open (self))
    return;
  edit = waymark_document_begin_edit (self->document,
                                      decision == NULL ? C_ ("edit", "Note a decision")
                                      : *words != '\0' ? C_ ("edit", "Change decision")
                                                       : C_ ("edit", "Take back decision"));
  if (decision != NULL)
    done = waymark_edit_change_decision (edit, decision, words, &error);
  else
    done = waymark_edit_note_decision (edit, self->meeting, self->item, words, &error) != NULL;
  if (!finish (self, edit, done, error))
    return;
  g_clear_pointer (&self->deciding, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->decision), "");
}

static void
act_edit_decision (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);
  WaymarkItem *decision;
  const char *text;

  if (!is_open (self))
    return;
  g_free (self->deciding);
  self->deciding = g_variant_dup_string (parameter, NULL);
  decision = get_decision (self);
  text = decision != NULL ? waymark_item_get_string (decision, "text") : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->decision), text != NULL ? text : "");
  gtk_widget_grab_focus (self->decision);
}

static void
act_carry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingItem *self = WAYMARK_MEETING_ITEM (widget);
  WaymarkEdit *edit;
  GError *error = NULL;
  gboolean done;

  if (!is_open (self) || self->item == NULL || !waymark_meeting_item_keep_minute (self))
    return;
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Carry over"));
  done = waymark_edit_carry_over (
      edit, self->item, !waymark_item_get_flag (self->item, "flag"), &error);
  finish (self, edit, done, error);
}

/**
 * waymark_meeting_item_install_commands:
 * @widget_class: the class of the page
 */
void
waymark_meeting_item_install_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "item.stage", "s", act_stage);
  gtk_widget_class_install_action (widget_class, "item.rate", "s", act_rate);
  gtk_widget_class_install_action (widget_class, "item.agree", NULL, act_decide_date);
  gtk_widget_class_install_action (widget_class, "item.refuse", NULL, act_decide_date);
  gtk_widget_class_install_action (widget_class, "item.another-date", NULL, act_another_date);
  gtk_widget_class_install_action (widget_class, "item.carry", NULL, act_carry);
  gtk_widget_class_install_action (widget_class, "item.edit-decision", "s", act_edit_decision);
}
