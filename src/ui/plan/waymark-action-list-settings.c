/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* What of the list a person has chosen in the preferences: lines of a row, single keys. */

#include "config.h"

#include "waymark-action-list-private.h"
#include "waymark-settings.h"

static gboolean
measure_rows_anew (gpointer user_data)
{
  WaymarkActionList *self = user_data;
  GtkWidget *item = gtk_widget_get_first_child (self->list);

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    if (gtk_widget_get_first_child (item) != NULL)
      gtk_widget_queue_resize (gtk_widget_get_first_child (item));
  self->measure_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
heights_changed_cb (WaymarkActionList *self)
{
  if (self->measure_idle == 0)
    self->measure_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, measure_rows_anew, self, NULL);
}

static void
use_row_lines (WaymarkActionList *self)
{
  gboolean one_line = g_settings_get_int (waymark_settings_get (), "row-lines") == 1;

  if (waymark_columns_get_one_line (self->columns) == one_line)
    return;
  waymark_columns_set_one_line (self->columns, one_line);
  heights_changed_cb (self);
}

static void
use_single_keys (WaymarkActionList *self)
{
  gboolean on = g_settings_get_boolean (waymark_settings_get (), "single-keys");

  gtk_event_controller_set_propagation_phase (self->single_keys,
                                              on ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}

/**
 * waymark_action_list_follow_settings:
 * @self: the list
 *
 * Does as the settings say, now and whenever they change.
 */
void
waymark_action_list_follow_settings (WaymarkActionList *self)
{
  GSettings *settings = waymark_settings_get ();

  g_signal_connect_object (
      self->columns, "heights-changed", G_CALLBACK (heights_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings == NULL)
    return;
  g_signal_connect_object (
      settings, "changed::row-lines", G_CALLBACK (use_row_lines), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      settings, "changed::single-keys", G_CALLBACK (use_single_keys), self, G_CONNECT_SWAPPED);
  use_row_lines (self);
  use_single_keys (self);
}

/**
 * waymark_action_list_fit_numbers:
 * @self: the list
 *
 * Gives numbers as much room as those of the plan need.
 */
void
waymark_action_list_fit_numbers (WaymarkActionList *self)
{
  if (!waymark_columns_fit_numbers (self->columns, waymark_row_model_get_plan (self->rows)))
    return;
  heights_changed_cb (self);
  gtk_widget_queue_allocate (self->heading);
}
