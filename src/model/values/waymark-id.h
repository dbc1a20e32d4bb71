/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *waymark_new_id (void);
gboolean waymark_is_id (const char *text);

G_END_DECLS
