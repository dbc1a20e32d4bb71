/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"
#include "waymark-recent.h"

/* Work that was found when a plan was opened: told, or offered. */

static void
take_left_behind_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!waymark_plan_view_commit (self->view))
    return;
  if (waymark_document_take_left_behind (
          self->document, g_variant_get_string (parameter, NULL), &error))
    {
      waymark_message_bar_hide (self->message);
      waymark_status_line_say (self->status,
                               "object-select-symbolic",
                               _ ("The changes that were found are in."),
                               NULL,
                               NULL);
    }
  else
    waymark_plan_window_show_error (self, error);
}

static void
offer (WaymarkPlanWindow *self, const WaymarkUnfiled *found)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = waymark_format_when (found->changed, now);
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: %s is a time such as "yesterday" or "3 November". */
      _ ("Changes to this plan were found that are not in this file, the last of them from %s. "
         "They "
         "were made when the file was somewhere else."),
      when);
  g_autofree char *action = g_strdup_printf ("win.take-left-behind::%s", found->work_name);
  const WaymarkMessageButton take = { _ ("_Take them in"), action };

  waymark_message_bar_show_note (self->message, sentence, &take, NULL);
}

/**
 * waymark_plan_window_tell_found:
 * @self: a window with a plan that was just opened
 *
 * Says that work of an earlier sitting was recovered, or offers work that was
 * left behind when the file was moved.
 */
void
waymark_plan_window_tell_found (WaymarkPlanWindow *self)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean recovered;

  g_object_get (self->document, "recovered", &recovered, NULL);
  if (recovered)
    {
      waymark_message_bar_show_note (self->message,
                                     _ ("Waymark was ended before it could write this plan to its "
                                        "file. Your last changes were found and are in."),
                                     NULL,
                                     NULL);
      return;
    }
  found = waymark_document_list_left_behind (self->document);
  if (found != NULL && found->len > 0)
    offer (self, g_ptr_array_index (found, 0));
}

/**
 * waymark_plan_window_install_recovery_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_recovery_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.take-left-behind", "s", take_left_behind_cb);
}
