/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_WRAP_LAYOUT (waymark_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkWrapLayout, waymark_wrap_layout, WAYMARK, WRAP_LAYOUT, GtkLayoutManager)

/* Puts children one after another, and on the next line when there is no room, as words are.
 * Those that expand fill their line. */
GtkLayoutManager *waymark_wrap_layout_new (int spacing);

G_END_DECLS
