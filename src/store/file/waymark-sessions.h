/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv    waymark_sessions_load (void);
gboolean waymark_sessions_add  (const char *session, GError **error);

G_END_DECLS
