/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv    waymark_last_seen_read  (const char *plan_id, gint64 *time);
gboolean waymark_last_seen_write (const char *plan_id, const char *const *heads, GError **error);

G_END_DECLS
