/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What all web pages begin with. */
void waymark_html_begin           (GString *html, const char *title, const char *const *styles);
void waymark_html_append_resource (GString *html, const char *name);

G_END_DECLS
