/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *waymark_word_list_read (const char *context, const char *english);

G_END_DECLS
