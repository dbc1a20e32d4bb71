/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char      *waymark_text_decode (const char *bytes, gsize length, const char *name, GError **error);
GPtrArray *waymark_text_read   (const char *text, gsize length, gboolean markdown);

G_END_DECLS
