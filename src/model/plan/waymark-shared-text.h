/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Short texts of which many hold the same few, each kept once; from any thread. (Interned
 * GRefStrings are not safe in GLib 2.74: one may be taken while another thread lets go of it.) */
const char *waymark_shared_text_take (const char *text);
void waymark_shared_text_release (const char *text);

G_END_DECLS
