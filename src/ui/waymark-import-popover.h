/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Popovers that are made when they are asked for and go when they are closed. Their parent
 * is a widget that stays, since the button they point to may be made anew meanwhile.
 */
void waymark_import_popover_open (GtkWidget *popover, GtkWidget *host, GtkWidget *button);
void waymark_import_popover_return_focus (GtkWidget *popover);

G_END_DECLS
