/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of the list can be dropped on the themes and requirements of the outline's @view. */
void waymark_plan_outline_accept_rows (GtkWidget *view);

G_END_DECLS
