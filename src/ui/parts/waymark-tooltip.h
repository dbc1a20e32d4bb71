/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void waymark_tooltip_set (GtkWidget *widget, const char *words);

G_END_DECLS
