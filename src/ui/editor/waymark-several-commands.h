/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons for what can be done to several items at once: actions of the window. */
GtkWidget *waymark_several_commands_new (void);

G_END_DECLS
