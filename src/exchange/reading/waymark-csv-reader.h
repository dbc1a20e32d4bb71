/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A spreadsheet saved as text: cells parted by commas, semicolons or tabs, quoted where needed. */
GPtrArray *waymark_csv_read (const char *text, gsize length);

G_END_DECLS
