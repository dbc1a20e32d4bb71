/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void waymark_style_class_set (GtkWidget *widget, const char *name, gboolean on);

G_END_DECLS
