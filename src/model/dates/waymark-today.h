/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The local date; the environment's WAYMARK_TODAY=YYYY-MM-DD instead, for tests and pictures. */
void waymark_today (GDate *today);

G_END_DECLS
