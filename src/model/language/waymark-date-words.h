/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *waymark_date_format       (GDateTime *time, const char *pattern);
char *waymark_date_format_short (GDateTime *time, const char *pattern);

G_END_DECLS
