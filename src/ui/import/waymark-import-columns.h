/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-import.h"

G_BEGIN_DECLS

/**
 * WaymarkImportColumns:
 *
 * The columns of a document and what each was taken for. Choosing another meaning
 * activates the action `import.column` with the key of the column and the meaning.
 */
#define WAYMARK_TYPE_IMPORT_COLUMNS (waymark_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkImportColumns, waymark_import_columns, WAYMARK, IMPORT_COLUMNS, GtkWidget)

void waymark_import_columns_show (WaymarkImportColumns *self, GPtrArray *columns);
void waymark_import_columns_focus (WaymarkImportColumns *self, const char *heading);

G_END_DECLS
