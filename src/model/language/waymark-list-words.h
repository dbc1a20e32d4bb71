/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *waymark_list_to_words  (const char *const *parts);
char *waymark_list_to_commas (const char *const *parts);

G_END_DECLS
