/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*WaymarkPaintedFunc) (GtkWidget *widget);

void waymark_once_painted (GtkWidget *widget, WaymarkPaintedFunc painted);

G_END_DECLS
