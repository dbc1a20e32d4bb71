/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-access.h"
#include "waymark-due-calendar.h"
#include "waymark-window.h"

struct _WaymarkDueCalendar
{
  GtkPopover parent_instance;

  GtkEntry *entry; /* the parent */
  GtkCalendar *calendar;
  char *window;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (WaymarkDueCalendar, waymark_due_calendar, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_day_selected (WaymarkDueCalendar *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;

  if (self->is_showing)
    return;
  day = gtk_calendar_get_date (self->calendar);
  iso = g_date_time_format (day, "%Y-%m-%d");
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, iso);
}

static void
select_last_day (WaymarkDueCalendar *self)
{
  g_autoptr (GDateTime) day = NULL;
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  if (self->window == NULL || !waymark_window_get_days (self->window, &first, &last) ||
      !g_date_valid (&last))
    return;
  day = g_date_time_new_local (
      g_date_get_year (&last), g_date_get_month (&last), g_date_get_day (&last), 12, 0, 0);
  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->is_showing = FALSE;
}

static void
pop_up (WaymarkDueCalendar *self)
{
  GdkRectangle icon;

  select_last_day (self);
  gtk_entry_get_icon_area (self->entry, GTK_ENTRY_ICON_SECONDARY, &icon);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &icon);
  gtk_popover_popup (GTK_POPOVER (self));
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  pop_up (user_data);
  return TRUE;
}

static void
waymark_due_calendar_finalize (GObject *object)
{
  g_free (WAYMARK_DUE_CALENDAR (object)->window);
  G_OBJECT_CLASS (waymark_due_calendar_parent_class)->finalize (object);
}

static void
waymark_due_calendar_class_init (WaymarkDueCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_due_calendar_finalize;
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static void
waymark_due_calendar_init (WaymarkDueCalendar *self)
{
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due date"), -1);
  waymark_access_name_calendar (GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->calendar));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due date"), -1);
}

/**
 * waymark_due_calendar_new:
 * @entry: an entry for dates, which gets an icon and a key for it
 *
 * Returns: (transfer none): a calendar, a child of @entry
 */
GtkWidget *
waymark_due_calendar_new (GtkEntry *entry)
{
  WaymarkDueCalendar *self = g_object_new (WAYMARK_TYPE_DUE_CALENDAR, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (entry));
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Choose a day (F4)"));
  g_signal_connect_swapped (entry, "icon-press", G_CALLBACK (pop_up), self);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F4, 0),
                        gtk_callback_action_new (on_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  return GTK_WIDGET (self);
}

/**
 * waymark_due_calendar_set_window:
 * @self: a calendar
 * @window: (nullable): a due window, whose last day will be shown
 */
void
waymark_due_calendar_set_window (WaymarkDueCalendar *self, const char *window)
{
  g_return_if_fail (WAYMARK_IS_DUE_CALENDAR (self));

  g_free (self->window);
  self->window = g_strdup (window);
}
