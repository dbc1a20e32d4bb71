/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-time-unit.h"

G_BEGIN_DECLS

/* A window some steps earlier or later, and the one that a day is in. */
char *waymark_window_move   (const char *window, WaymarkTimeUnit unit, int n, gboolean end_only);
char *waymark_window_around (const GDate *day, WaymarkTimeUnit unit, int year_start);

G_END_DECLS
