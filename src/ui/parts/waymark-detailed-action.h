/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void waymark_actionable_set_detailed_action (GtkActionable *actionable, const char *action);

G_END_DECLS
