/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void waymark_drop_down_let_shrink (GtkWidget *drop_down);
void waymark_drop_down_set_name (GtkWidget *drop_down, const char *name);

G_END_DECLS
