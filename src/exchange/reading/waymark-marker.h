/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in front of the items of a list, and what numbers look like. */
gboolean    waymark_marker_read       (const char *text, gsize *marker_length, gsize *rest);
gboolean    waymark_marker_is_number  (const char *marker);  /* "1.", "1.2", "(3)", "A4." rather than a bullet */
char       *waymark_marker_get_number (const char *marker);  /* "1.2" of "(1.2)": NULL of a bullet */
guint       waymark_number_get_depth  (const char *number);  /* 1 of "4", 2 of "4.1" and "4a", 3 of "4.1.2" */
gboolean    waymark_is_rule           (const char *text, gsize length);

G_END_DECLS
