/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_BUSY_BAR (waymark_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkBusyBar, waymark_busy_bar, WAYMARK, BUSY_BAR, GtkWidget)

/*
 * What is done in a thread while everything else can be used: its words, how far it is, and
 * *Stop*. It shows itself when that takes longer than a glance.
 */
GtkWidget    *waymark_busy_bar_new     (void);
GCancellable *waymark_busy_bar_begin   (WaymarkBusyBar *self, const char *words);
void          waymark_busy_bar_end     (WaymarkBusyBar *self, GCancellable *work);
void          waymark_busy_bar_stop    (WaymarkBusyBar *self);
gboolean      waymark_busy_bar_is_busy (WaymarkBusyBar *self);

G_END_DECLS
