/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of tables that word processors copy as text: a cell of several paragraphs breaks its row. */
char *waymark_cells_join (const char *text);

G_END_DECLS
