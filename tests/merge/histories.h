/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A random history of 2 to 5 copies: forked by plain file copy and by restored machines at
 * random moments, edited, merged, undone, forgotten; checked after every step, and in the end
 * merged in random orders and groupings, which must all come to the same. */
void history_run (guint32 seed);

G_END_DECLS
