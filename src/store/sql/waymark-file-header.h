/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean waymark_file_header_check (const char *path, const char *display_name, GError **error);

G_END_DECLS
