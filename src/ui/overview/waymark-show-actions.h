/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-filter.h"

G_BEGIN_DECLS

/*
 * The window's action that shows the plan, filtered to what a mark of the overview counts,
 * and its parameter.
 */
#define WAYMARK_SHOW_ACTIONS "win.show-actions"
#define WAYMARK_SHOW_ACTIONS_TYPE "(sssus)"

GVariant *waymark_show_actions (const char *item,
                                const char *status,
                                const char *lead,
                                WaymarkDates dates,
                                const char *rating);

G_END_DECLS
