/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *waymark_help_find_page (GtkWindow *window);
void waymark_help_add_key (void);
void waymark_help_show (GtkWindow *window, const char *page);

G_END_DECLS
