/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without it Excel takes UTF-8 for the encoding of the country it was sold in. */
#define WAYMARK_CSV_START "\xef\xbb\xbf"

void waymark_csv_append_row (GString *csv, const char *const *cells, gsize n_cells);

G_END_DECLS
