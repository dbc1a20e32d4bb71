/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkImportRow:
 *
 * One row of the plan that an import would make.
 */
#define WAYMARK_TYPE_IMPORT_ROW (waymark_import_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportRow, waymark_import_row, WAYMARK, IMPORT_ROW, GObject)

GListModel *waymark_import_row_list (WaymarkPlan *plan);
WaymarkItem *waymark_import_row_get_item (WaymarkImportRow *self);
char *waymark_import_row_dup_number (WaymarkImportRow *self);
char *waymark_import_row_dup_text (WaymarkImportRow *self);
char *waymark_import_row_dup_leads (WaymarkImportRow *self);
char *waymark_import_row_dup_due (WaymarkImportRow *self);

G_END_DECLS
