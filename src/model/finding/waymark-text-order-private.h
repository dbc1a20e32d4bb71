/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that are the same for so many characters may stand in either order. */
#define WAYMARK_TEXT_COLLATED 64

char    *waymark_text_collate (const char *text);
guint32 *waymark_texts_rank   (char **texts, guint n);

G_END_DECLS
