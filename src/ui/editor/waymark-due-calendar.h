/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_DUE_CALENDAR (waymark_due_calendar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkDueCalendar, waymark_due_calendar, WAYMARK, DUE_CALENDAR, GtkPopover)

/* The days to choose from, at an icon in an entry. Signal: chosen (const char *day), in ISO 8601. */
GtkWidget *waymark_due_calendar_new (GtkEntry *entry);
void waymark_due_calendar_set_window (WaymarkDueCalendar *self, const char *window);

G_END_DECLS
