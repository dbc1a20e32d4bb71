/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-plan-window-private.h"

/* Finding, from the header bar and by key. */

/* Follows the button in the header bar. */
void
waymark_plan_window_find_toggled (WaymarkPlanWindow *self)
{
  gboolean wanted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->find_button));

  if (self->view != NULL && waymark_plan_view_get_finding (self->view) != wanted)
    waymark_plan_view_set_finding (self->view, wanted);
}

/* Has the button in the header bar follow. */
void
waymark_plan_window_show_finding (WaymarkPlanWindow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->find_button),
                                waymark_plan_view_get_finding (self->view));
}

static void
find_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  waymark_plan_view_set_finding (WAYMARK_PLAN_WINDOW (widget)->view, TRUE);
}

static void
find_step_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  WaymarkPlanWindow *self = WAYMARK_PLAN_WINDOW (widget);
  gboolean next = g_str_equal (action_name, "win.find-next");

  if (!waymark_plan_view_get_finding (self->view))
    waymark_plan_view_set_finding (self->view, TRUE);
  else if (waymark_plan_window_commit (self) &&
           !waymark_plan_view_find_step (self->view, next ? 1 : -1))
    waymark_status_line_say (
        self->status, NULL, _ ("Nothing in the plan has these words."), NULL, NULL);
}

static void
filter_lead_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  waymark_plan_view_ask_for_lead (WAYMARK_PLAN_WINDOW (widget)->view);
}

static void
clear_filters_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  waymark_plan_view_clear_filters (WAYMARK_PLAN_WINDOW (widget)->view);
}

/**
 * waymark_plan_window_install_find_actions:
 * @widget_class: the class of the window
 */
void
waymark_plan_window_install_find_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_step_cb);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_step_cb);
  gtk_widget_class_install_action (widget_class, "win.filter-lead", NULL, filter_lead_cb);
  gtk_widget_class_install_action (widget_class, "win.clear-filters", NULL, clear_filters_cb);
}
