/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Popovers that are made when they are asked for and go when they are closed. Their parent
 * is the page: the button they point to may be made anew meanwhile, and from within a pane
 * that scrolls they would scroll it when they take the keyboard.
 */
void waymark_import_popover_open (GtkWidget *popover, GtkWidget *button);
void waymark_import_popover_return_focus (GtkWidget *popover);

G_END_DECLS
