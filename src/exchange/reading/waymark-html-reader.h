/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *waymark_html_read (const char *html, gsize length, const char *name, GError **error);

G_END_DECLS
