/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-import.h"

G_BEGIN_DECLS

/**
 * WaymarkImportRow:
 *
 * One row of the plan that an import would make: its words, apart from the plan, so
 * that it can outlive it. Signal: `changed`, when it says something else.
 */
#define WAYMARK_TYPE_IMPORT_ROW (waymark_import_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportRow, waymark_import_row, WAYMARK, IMPORT_ROW, GObject)

/**
 * WaymarkImportRowWords:
 * @number: its number; a bullet for a priority, which has none
 * @text: its words, on one line
 * @leads: who leads it
 * @due: when it is due
 * @points: it says only what it points to
 * @dated: its due date is one that can be late
 * @look: something in it needs a look
 */
typedef struct
{
  char *number;
  char *text;
  char *leads;
  char *due;
  gboolean points;
  gboolean dated;
  gboolean look;
} WaymarkImportRowWords;

GPtrArray *waymark_import_row_collect (WaymarkImport *import);
void waymark_import_row_update_list (GListStore *list, GPtrArray *rows);
const char *waymark_import_row_get_key (WaymarkImportRow *self);
const char *waymark_import_row_get_item (WaymarkImportRow *self);
WaymarkKind waymark_import_row_get_kind (WaymarkImportRow *self);
guint waymark_import_row_get_line (WaymarkImportRow *self);
const WaymarkImportRowWords *waymark_import_row_get_words (WaymarkImportRow *self);
const char *waymark_import_row_get_source (WaymarkImportRow *self);
void waymark_import_row_set_source (WaymarkImportRow *self, const char *source);

G_END_DECLS
