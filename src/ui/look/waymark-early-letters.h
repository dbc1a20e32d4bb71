/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* Letters are drawn once in a thread, while the first window is being made. */
void waymark_early_letters_begin (PangoContext *like);
void waymark_early_letters_end (void);

G_END_DECLS
