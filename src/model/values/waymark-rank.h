/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer ranks have all siblings numbered afresh; a file with one over the limit is refused. */
#define WAYMARK_RANK_TIDY 100
#define WAYMARK_RANK_LIMIT 1000

char    *waymark_rank_between  (const char *low, const char *high, const char *session);
gboolean waymark_rank_is_valid (const char *rank);

G_END_DECLS
