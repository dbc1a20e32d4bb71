/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What a person should not miss before the next meeting. It stays on this computer. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-date-words.h"
#include "waymark-meeting-notes.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-today.h"

static WaymarkItem *
get_next (WaymarkPlanWindow *self, GDate *today)
{
  waymark_today (today);
  return self->document != NULL
             ? waymark_plan_get_next_meeting (waymark_document_get_plan (self->document), today)
             : NULL;
}

/**
 * waymark_plan_window_dup_reminder:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): a sentence about what falls due before the next
 *   meeting; %NULL when nothing does, or none is planned
 */
char *
waymark_plan_window_dup_reminder (WaymarkPlanWindow *self)
{
  WaymarkItem *meeting;
  GDate today, until;
  guint n;

  g_return_val_if_fail (WAYMARK_IS_PLAN_WINDOW (self), NULL);

  meeting = get_next (self, &today);
  if (meeting == NULL || self->sample || !waymark_meeting_get_date (meeting, &until))
    return NULL;
  n = waymark_plan_count_due (waymark_document_get_plan (self->document), &today, &until);
  if (n == 0)
    return NULL;
  /* Translators: %u is how many there are */
  return g_strdup_printf (ngettext ("%u action falls due before the next meeting",
                                    "%u actions fall due before the next meeting",
                                    n),
                          n);
}

/**
 * waymark_plan_window_remind:
 * @self: a window with a plan that was just opened
 *
 * Says in the status line what falls due before the next meeting.
 */
void
waymark_plan_window_remind (WaymarkPlanWindow *self)
{
  g_autofree char *words = waymark_plan_window_dup_reminder (self);

  if (words != NULL)
    waymark_status_line_say (self->status,
                             "appointment-new-symbolic",
                             words,
                             C_ ("status line", "Show the agenda"),
                             "win.view::meeting");
}

/**
 * waymark_plan_window_notify:
 * @self: a window
 *
 * Says the same through the desktop.
 */
void
waymark_plan_window_notify (WaymarkPlanWindow *self)
{
  g_autofree char *words = waymark_plan_window_dup_reminder (self);
  g_autoptr (GNotification) notification = NULL;
  WaymarkPlan *plan;

  if (words == NULL)
    return;
  plan = waymark_document_get_plan (self->document);
  notification = g_notification_new (waymark_plan_words_title (plan));
  g_notification_set_body (notification, words);
  g_application_send_notification (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                   waymark_plan_get_id (plan),
                                   notification);
}

/**
 * waymark_plan_window_show_aside:
 * @self: a window
 *
 * Shows at the end of the status line what belongs to the view: of the plan, which meeting
 * is next.
 */
void
waymark_plan_window_show_aside (WaymarkPlanWindow *self)
{
  WaymarkPage *page = waymark_plan_window_get_page (self);
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *when = NULL;
  g_autofree char *body = NULL;
  g_autofree char *words = NULL;
  WaymarkItem *meeting;
  GDate today, date;

  if (page != NULL)
    {
      waymark_status_line_set_aside (self->status, waymark_page_get_hint (page));
      return;
    }
  meeting = get_next (self, &today);
  if (meeting != NULL && waymark_meeting_get_date (meeting, &date))
    {
      const char *name = waymark_item_get_string (meeting, "body");

      day = g_date_time_new_utc (g_date_get_year (&date),
                                 (int) g_date_get_month (&date),
                                 g_date_get_day (&date),
                                 12,
                                 0,
                                 0);
      /* Translators: a day of the coming months, in the form of strftime()
       * xgettext:no-c-format */
      when = waymark_date_format (day, C_ ("date", "%a %-d %B"));
      body = waymark_plan_words_quote (name != NULL ? name : C_ ("meeting", "Meeting"));
      /* Translators: %1$s is who meets, %2$s a day: "Partnership Board, Fri 4 December" */
      words = g_strdup_printf (_ ("Next meeting: %1$s, %2$s"), body, when);
    }
  waymark_status_line_set_aside (self->status, words);
}

/* --- marking actions for it */

/* @ids: of which other kinds than actions are passed over. Marked already, all of them: no more. */
static gboolean
are_marked (WaymarkPlan *plan, char **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, ids[i]);

      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION &&
          !waymark_item_get_flag (item, "flag"))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark (WaymarkEdit *edit, char **ids, gboolean on, guint *n, GError **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (waymark_edit_get_plan (edit), ids[i]);

      if (item == NULL || waymark_item_get_kind (item) != WAYMARK_KIND_ACTION)
        continue;
      if (!waymark_edit_carry_over (edit, item, on, error))
        return FALSE;
      ++*n;
    }
  return TRUE;
}

static void
say_marked (WaymarkPlanWindow *self, guint n, gboolean on)
{
  g_autofree char *words =
      /* Translators: %u is how many there are */
      on ? g_strdup_printf (ngettext ("%u action is for the next meeting",
                                      "%u actions are for the next meeting",
                                      n),
                            n)
         /* Translators: %u is how many there are */
         : g_strdup_printf (ngettext ("%u action is not for the next meeting any more",
                                      "%u actions are not for the next meeting any more",
                                      n),
                            n);

  waymark_status_line_say (self->status, NULL, words, C_ ("status line", "Undo"), "win.undo");
}

static void
for_next_meeting_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = NULL;
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean on;
  guint n = 0;

  if (!waymark_plan_window_commit (self))
    return;
  ids = waymark_plan_view_dup_selected_items (self->view);
  on = !are_marked (waymark_document_get_plan (self->document), ids);
  edit = waymark_document_begin_edit (self->document, C_ ("edit", "Mark for the next meeting"));
  if (!mark (edit, ids, on, &n, &error))
    {
      waymark_plan_window_show_error (self, error);
      return;
    }
  if (waymark_edit_is_empty (edit))
    return;
  if (waymark_document_commit (self->document, g_steal_pointer (&edit), &error))
    say_marked (self, n, on);
  else
    waymark_plan_window_show_error (self, error);
}

/**
 * waymark_plan_window_install_meeting_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_meeting_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.for-next-meeting", NULL, for_next_meeting_cb);
}
