/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Actions that open the registers and the history, and that go back along links. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-changes-dialog.h"
#include "waymark-forget-dialog.h"
#include "waymark-history-dialog.h"
#include "waymark-item-shown.h"
#include "waymark-party-dialog.h"
#include "waymark-plan-view-trail.h"
#include "waymark-plan-window-private.h"
#include "waymark-plan-words.h"
#include "waymark-report-dialog.h"
#include "waymark-status-dialog.h"
#include "waymark-update-dialog.h"

static void
parties_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    gtk_window_present (GTK_WINDOW (waymark_party_dialog_new (GTK_WINDOW (self), self->document)));
}

static void
statuses_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    gtk_window_present (GTK_WINDOW (waymark_status_dialog_new (GTK_WINDOW (self), self->document)));
}

/* @meeting: (nullable): id of the meeting that it is for */
static void
show_report (WaymarkPlanWindow *self, const char *meeting)
{
  if (self->document != NULL && waymark_plan_window_commit (self))
    gtk_window_present (
        GTK_WINDOW (waymark_report_dialog_new (GTK_WINDOW (self), self->document, meeting)));
}

static void
report_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_report (WAYMARK_PLAN_WINDOW (widget), NULL);
}

static void
report_meeting_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_report (WAYMARK_PLAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_history (WaymarkPlanWindow *self, const char *item)
{
  if (waymark_plan_window_commit (self))
    gtk_window_present (
        GTK_WINDOW (waymark_history_dialog_new (GTK_WINDOW (self), self->document, item)));
}

static void
history_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_history (WAYMARK_PLAN_WINDOW (widget), NULL);
}

static void
item_history_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  const char *id = waymark_plan_view_get_selected_item (self->view);

  show_history (self, g_strcmp0 (id, WAYMARK_PLAN_ID) != 0 ? id : NULL);
}

/* Those of the selected rows that have something of their own to tell. */
static void
add_update_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_auto (GStrv) ids = waymark_plan_view_dup_selected_items (self->view);
  g_autoptr (GStrvBuilder) actions = g_strv_builder_new ();
  g_auto (GStrv) wanted = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (self->document), ids[i]);

      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION &&
          !waymark_item_is_pointer (item))
        g_strv_builder_add (actions, ids[i]);
    }
  wanted = g_strv_builder_end (actions);
  if (wanted[0] == NULL)
    gtk_widget_error_bell (widget);
  else if (waymark_plan_view_commit (self->view))
    gtk_window_present (GTK_WINDOW (waymark_update_dialog_new (
        GTK_WINDOW (self), self->document, (const char *const *) wanted)));
}

static void
show_item_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  if (waymark_plan_view_commit (self->view))
    waymark_plan_view_show_item (self->view, id);
}

static void
changes_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    gtk_window_present (
        GTK_WINDOW (waymark_changes_dialog_new (GTK_WINDOW (self), self->document)));
}

static void
forget_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    gtk_window_present (GTK_WINDOW (waymark_forget_dialog_new (GTK_WINDOW (self), self->document)));
}

/* --- along links and back */

static char *
name_item (WaymarkPlanWindow *self, const char *id)
{
  WaymarkItem *item =
      id != NULL ? waymark_plan_lookup (waymark_document_get_plan (self->document), id) : NULL;

  return item != NULL ? waymark_plan_words_item (item) : NULL;
}

static void
followed_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autofree char *here = name_item (self, waymark_plan_view_get_selected_item (self->view));
  g_autofree char *there = name_item (self, g_variant_get_string (parameter, NULL));
  g_autofree char *sentence = NULL;
  g_autofree char *back = NULL;

  waymark_plan_window_update_actions (self);
  if (here == NULL || there == NULL)
    return;
  /* Translators: a link was followed; %s is "Action 1.2" */
  sentence = g_strdup_printf (_ ("Here is %s."), here);
  /* Translators: goes to where a link was followed; %s is "Action 1.2" */
  back = g_strdup_printf (_ ("Back to %s"), there);
  waymark_status_line_say (self->status, NULL, sentence, back, "win.return");
}

static void
return_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);

  if (waymark_plan_window_commit (self))
    waymark_plan_view_return (self->view);
  waymark_plan_window_update_actions (self);
}

/* What came in with others' versions. */
static void
brought_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (!waymark_plan_view_commit (self->view))
    return;
  dialog = waymark_history_dialog_new_brought (GTK_WINDOW (self), self->document, &error);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else
    waymark_plan_window_show_error (self, error);
}

/**
 * waymark_plan_window_install_register_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_register_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.parties", NULL, parties_cb);
  gtk_widget_class_install_action (widget_class, "win.statuses", NULL, statuses_cb);
  gtk_widget_class_install_action (widget_class, "win.report", NULL, report_cb);
  gtk_widget_class_install_action (widget_class, "win.report-meeting", "s", report_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "win.brought", NULL, brought_cb);
  gtk_widget_class_install_action (widget_class, "win.item-history", NULL, item_history_cb);
  gtk_widget_class_install_action (widget_class, "win.add-update", NULL, add_update_cb);
  gtk_widget_class_install_action (widget_class, "win.show-item", "s", show_item_cb);
  gtk_widget_class_install_action (widget_class, "win.changes", NULL, changes_cb);
  gtk_widget_class_install_action (widget_class, "win.forget", NULL, forget_cb);
  gtk_widget_class_install_action (widget_class, "win.followed", "s", followed_cb);
  gtk_widget_class_install_action (widget_class, "win.return", NULL, return_cb);
  gtk_widget_class_install_action (widget_class, "win.return-by-key", NULL, return_cb);
}

/**
 * waymark_plan_window_update_register_actions:
 * @self: a window
 * @plan: whether it shows a plan as such
 * @any: whether it shows a plan in any view
 *
 * Sets the enabled state of the actions above. The key that goes back is also the one
 * that moves an action out of its requirement: in the editor it goes back.
 *
 * Returns: whether the key goes back now
 */
gboolean
waymark_plan_window_update_register_actions (WaymarkPlanWindow *self, gboolean plan, gboolean any)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_return = plan && waymark_plan_view_can_return (self->view);
  gboolean by_key = can_return && waymark_plan_view_has_keyboard_in_editor (self->view);

  gtk_widget_action_set_enabled (widget, "win.parties", any);
  gtk_widget_action_set_enabled (widget, "win.statuses", any);
  gtk_widget_action_set_enabled (widget, "win.report", any);
  gtk_widget_action_set_enabled (widget, "win.report-meeting", any);
  gtk_widget_action_set_enabled (widget, "win.history", any);
  gtk_widget_action_set_enabled (widget, "win.brought", any);
  gtk_widget_action_set_enabled (widget, "win.item-history", plan);
  gtk_widget_action_set_enabled (widget, "win.add-update", plan);
  gtk_widget_action_set_enabled (widget, "win.show-item", plan);
  gtk_widget_action_set_enabled (widget, "win.changes", any);
  gtk_widget_action_set_enabled (widget, "win.forget", any);
  gtk_widget_action_set_enabled (widget, "win.return", can_return);
  gtk_widget_action_set_enabled (widget, "win.return-by-key", by_key);
  return by_key;
}
