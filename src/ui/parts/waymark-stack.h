/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void waymark_stack_show_only (GtkStack *stack, GtkWidget *child);

G_END_DECLS
