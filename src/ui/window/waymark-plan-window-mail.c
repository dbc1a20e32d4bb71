/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-mail.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"

/* Sending the plan by email: its file is written first, and a copy of it attached. */

static void
show_no_mail (WaymarkPlanWindow *self, const GError *error)
{
  const WaymarkMessageButton copy = { _ ("Save a _copy…"), "win.save-copy" };

  waymark_message_bar_show_error (self->message, error, &copy, NULL);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (waymark_mail_compose_finish (result, &error))
    waymark_status_line_say (self->status,
                             "document-send-symbolic",
                             _ ("A copy of the plan is attached to a new email."),
                             NULL,
                             NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_no_mail (self, error);
}

static void
attach_copy (WaymarkPlanWindow *self)
{
  const char *title = waymark_plan_words_title (waymark_document_get_plan (self->document));
  g_autofree char *body = NULL;
  g_autofree char *name = waymark_plan_window_dup_file_name (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = waymark_mail_make_folder (&error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file == NULL || !waymark_document_save_copy (self->document, file, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  body = g_strdup_printf (
      /* Translators: the text of an email; %s is the title of a plan. */
      _ ("The action plan “%s” is attached. It opens with Waymark; what you change in your copy "
         "can be combined with mine."),
      title);
  waymark_mail_compose_async (
      GTK_WINDOW (self), title, body, path, self->cancellable, composed_cb, g_object_ref (self));
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WaymarkPlanWindow) self = user_data;
  WaymarkDocument *document = WAYMARK_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (self->document != document)
    return;
  if (waymark_document_publish_finish (document, result, &error))
    attach_copy (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waymark_plan_window_show_error (self, error);
}

static void
send_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (!waymark_plan_window_commit (self))
    return;
  waymark_message_bar_hide (self->message);
  if (waymark_document_get_file (self->document) == NULL)
    attach_copy (self);
  else
    waymark_document_publish_async (
        self->document, self->cancellable, published_cb, g_object_ref (self));
}

/**
 * waymark_plan_window_install_mail_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_mail_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.send", NULL, send_cb);
}
