/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-meeting-item.h"
#include "waymark-minute-field.h"

/* For the files of the page on one line of the agenda only. */

struct _WaymarkMeetingItem
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *trail;
  GtkWidget *head; /* takes the keyboard for the whole page */
  GtkWidget *number;
  GtkWidget *text;
  GtkWidget *why;
  GtkWidget *action_parts; /* what any other business has not */
  GtkWidget *leads;
  GtkWidget *due;
  GtkWidget *lateness;
  GtkWidget *status_button;
  GtkWidget *status_image;
  GtkWidget *status;
  GtkWidget *rating_button;
  GtkWidget *rating_mark;
  GtkWidget *rating;
  GtkWidget *heard; /* what was heard of it last */
  GtkWidget *reason_box;
  GtkWidget *reason_label;
  GtkWidget *reason;
  char *wanted; /* the rating that waits for its reason */
  GtkWidget *proposal;
  GtkWidget *proposed_by;
  GtkWidget *proposed_from;
  GtkWidget *proposed_to;
  GtkWidget *proposed_why;
  GtkWidget *agree;
  GtkWidget *keep;
  GtkWidget *date_box;
  GtkWidget *date;
  GtkWidget *minute_label;
  WaymarkMinuteField *minute;
  GtkWidget *decisions;
  GtkWidget *decision;
  char *deciding; /* id of the decision that is being changed in it */
  GtkWidget *carry;
  GtkWidget *target_chooser;

  WaymarkDocument *document;
  WaymarkItem *meeting;
  WaymarkItem *item; /* NULL: any other business */
  gboolean is_showing;
};

/* waymark-meeting-item-parts.c */
void waymark_meeting_item_make_parts (WaymarkMeetingItem *self);
GtkWidget *waymark_meeting_item_add_label (GtkWidget *box, const char *css_class, gboolean wrap);

/* waymark-meeting-item-facts.c */
void waymark_meeting_item_show_facts (WaymarkMeetingItem *self, const WaymarkAgendaEntry *entry);
char *waymark_meeting_item_describe (WaymarkMeetingItem *self);

/* waymark-meeting-item-commands.c */
void waymark_meeting_item_install_commands (GtkWidgetClass *widget_class);
gboolean waymark_meeting_item_keep_minute (WaymarkMeetingItem *self);
void waymark_meeting_item_ask_reason (WaymarkMeetingItem *self, const char *rating);
void waymark_meeting_item_give_reason (WaymarkMeetingItem *self);
void waymark_meeting_item_give_date (WaymarkMeetingItem *self);
void waymark_meeting_item_decide (WaymarkMeetingItem *self);
void waymark_meeting_item_leave_decision (WaymarkMeetingItem *self);
void waymark_meeting_item_emit_failed (WaymarkMeetingItem *self, const GError *error);
