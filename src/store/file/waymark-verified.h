/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean waymark_verified_contains (const char *digest);
void waymark_verified_add (const char *digest);

G_END_DECLS
