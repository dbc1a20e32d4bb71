/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_TYPING (waymark_typing_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTyping, waymark_typing, WAYMARK, TYPING, GObject)

/*
 * When what is typed into a field is kept: on leaving it, on Enter in a field of
 * one line, when the window loses the keyboard, after ten seconds' stillness.
 *
 * Signals: commit, keep it; revert, Escape: put the last kept words back, returns
 * whether there was anything to put back.
 */
WaymarkTyping *waymark_typing_new (GtkWidget *widget, gboolean one_line);
void waymark_typing_touch (WaymarkTyping *self);
void waymark_typing_settle (WaymarkTyping *self);

G_END_DECLS
