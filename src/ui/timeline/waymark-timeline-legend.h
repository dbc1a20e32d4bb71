/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the shapes of the timeline mean, in a line that wraps. */
GtkWidget *waymark_timeline_legend_new (void);

G_END_DECLS
