/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names for parts of GTK's own widgets that take the keyboard but say nothing. */
void waymark_access_name_menu (GtkWidget *menu, const char *name);
void waymark_access_name_calendar (GtkWidget *calendar);
void waymark_access_name_keys (GtkWidget *keys);

/* A button whose name has no underscore in it, as GTK 4.8's own with a mnemonic has. */
GtkWidget *waymark_access_button_new (const char *words);
GtkWidget *waymark_access_icon_button_new (const char *icon, const char *words);

void waymark_access_mend_buttons (void);

G_END_DECLS
