/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *waymark_collate_key (const char *text, gssize length);
int   waymark_collate     (const char *a, const char *b);

G_END_DECLS
