/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *waymark_text_combine (const char *base, const char *const *texts, gsize n_texts);

G_END_DECLS
