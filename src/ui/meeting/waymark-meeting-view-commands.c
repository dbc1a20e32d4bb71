/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What is done to a meeting as a whole. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-export-language.h"
#include "waymark-meeting-dialog.h"
#include "waymark-meeting-view-private.h"
#include "waymark-minutes.h"
#include "waymark-page.h"
#include "waymark-plan-snapshot.h"
#include "waymark-question.h"
#include "waymark-today.h"

static GtkWindow *
get_window (WaymarkMeetingView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
on_done (WaymarkMeetingView *self, const char *id)
{
  waymark_meeting_view_show_meeting (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
open_dialog (WaymarkMeetingView *self, WaymarkItem *meeting)
{
  GtkWidget *dialog;

  if (self->document == NULL || !waymark_meeting_item_commit (self->item))
    return;
  dialog = waymark_meeting_dialog_new (get_window (self), self->document, meeting);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (WAYMARK_MEETING_VIEW (widget), NULL);
}

static void
act_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);

  if (meeting != NULL)
    open_dialog (self, meeting);
}

static void
act_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);

  if (waymark_meeting_item_commit (self->item))
    on_done (self, g_variant_get_string (parameter, NULL));
}

static void
act_agenda (GtkWidget *widget, const char *name, GVariant *parameter)
{
  waymark_meeting_view_show_agenda (WAYMARK_MEETING_VIEW (widget),
                                    g_str_equal (name, "meeting.agenda"));
}

static char *
write_minutes (WaymarkItem *meeting)
{
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (waymark_export_language_get ());

  return waymark_meeting_write_minutes (meeting);
}

static void
act_copy_minutes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);
  g_autofree char *minutes = NULL;

  if (meeting == NULL || !waymark_meeting_item_commit (self->item))
    return;
  minutes = write_minutes (meeting);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), minutes);
}

/* Of a closed meeting it is always the same; before, it shows how things stand. */
static void
act_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (WAYMARK_MEETING_VIEW (widget));

  if (meeting != NULL)
    gtk_widget_activate_action (widget, "win.report-meeting", "s", waymark_item_get_id (meeting));
}

/* --- closing */

static void
close_now (gpointer data)
{
  WaymarkMeetingView *self = data;
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (meeting == NULL)
    return;
  if (waymark_document_is_large (self->document))
    {
      gtk_widget_activate_action (
          GTK_WIDGET (self), "win.close-meeting", "s", waymark_item_get_id (meeting));
      return;
    }
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Close meeting"));
  if (!waymark_edit_close_meeting (edit, meeting, &error) ||
      !waymark_document_commit (self->document, g_steal_pointer (&edit), &error))
    waymark_page_fail (WAYMARK_PAGE (self), error);
}

static void
act_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WaymarkMeetingView *self = WAYMARK_MEETING_VIEW (widget);
  WaymarkItem *meeting = waymark_meeting_view_get_meeting (self);
  g_autofree char *day = NULL;
  g_autofree char *question = NULL;
  GDate today, date;

  if (meeting == NULL || waymark_meeting_is_closed (meeting) ||
      !waymark_meeting_item_commit (self->item))
    return;
  waymark_today (&today);
  day = waymark_meeting_get_day (meeting, &today);
  question = waymark_meeting_get_date (meeting, &date)
                 /* Translators: %s is a day, such as "4 December" */
                 ? g_strdup_printf (_ ("Close the meeting of %s?"), day)
                 : g_strdup (_ ("Close the meeting?"));
  waymark_question_ask (
      get_window (self),
      question,
      _ ("Its picture of the plan is then fixed; you can still add updates to the next one."),
      _ ("_Keep open"),
      _ ("_Close meeting"),
      close_now,
      g_object_ref (self),
      g_object_unref);
}

/**
 * waymark_meeting_view_install_commands:
 * @widget_class: the class of the view
 */
void
waymark_meeting_view_install_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "meeting.new", NULL, act_new);
  gtk_widget_class_install_action (widget_class, "meeting.details", NULL, act_details);
  gtk_widget_class_install_action (widget_class, "meeting.show", "s", act_show);
  gtk_widget_class_install_action (widget_class, "meeting.close", NULL, act_close);
  gtk_widget_class_install_action (widget_class, "meeting.agenda", NULL, act_agenda);
  gtk_widget_class_install_action (widget_class, "meeting.line", NULL, act_agenda);
  gtk_widget_class_install_action (widget_class, "meeting.copy-minutes", NULL, act_copy_minutes);
  gtk_widget_class_install_action (widget_class, "meeting.report", NULL, act_report);
}
