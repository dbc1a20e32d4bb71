/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-agenda-pane.h"
#include "waymark-document.h"
#include "waymark-meeting-item.h"
#include "waymark-meeting-view.h"

/* For the files of the view only. */

struct _WaymarkMeetingView
{
  GtkWidget parent_instance;

  GtkWidget *pages; /* the meeting, or that there is none */
  GtkWidget *none;
  GtkWidget *held;
  WaymarkAgendaPane *pane;
  WaymarkMeetingItem *item;
  GtkWidget *full_screen;
  GtkWidget *menu; /* in place of the pane */
  GtkWidget *list_agenda; /* shows the pane in place of the line */
  GtkWidget *middle;
  GtkWidget *back;
  GtkWidget *back_label;
  GtkWidget *where;
  GtkWidget *next;
  GtkWidget *next_label;

  WaymarkDocument *document;
  GSignalGroup *plan_signals;
  WaymarkPlan *before; /* as it was when the meeting before was closed */
  char *before_of;     /* id of that meeting */
  GPtrArray *agenda;   /* of WaymarkAgendaEntry */
  char *meeting;       /* id */
  guint current;       /* in @agenda */
  gboolean is_narrow;
  gboolean shows_agenda; /* where there is room for one of both only */
  gboolean was_full_screen;
};

/* waymark-meeting-view.c */
WaymarkItem *waymark_meeting_view_get_meeting (WaymarkMeetingView *self);
void waymark_meeting_view_show_meeting (WaymarkMeetingView *self, const char *id);
void waymark_meeting_view_show_agenda (WaymarkMeetingView *self, gboolean shows);

/* waymark-meeting-view-parts.c */
void waymark_meeting_view_make_parts (WaymarkMeetingView *self);

/* waymark-meeting-view-commands.c */
void waymark_meeting_view_install_commands (GtkWidgetClass *widget_class);
