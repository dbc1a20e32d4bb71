/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that a spreadsheet would run as a formula, and what keeps it from that. */
gboolean    waymark_formula_needs_guard (const char *words);
const char *waymark_formula_unguard     (const char *words);

G_END_DECLS
