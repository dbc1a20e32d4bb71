/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-import-row.h"
#include "waymark-import.h"

G_BEGIN_DECLS

/**
 * WaymarkImportSession:
 *
 * Correcting what was understood of a document. Each change is made to choices, which
 * can be undone one by one; the document is read again with them in a thread.
 *
 * Signals: `changed`, when there is something else to undo; `read`, when the document
 * was read with all that was chosen.
 */
#define WAYMARK_TYPE_IMPORT_SESSION (waymark_import_session_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkImportSession, waymark_import_session, WAYMARK, IMPORT_SESSION, GObject)

WaymarkImportSession *waymark_import_session_new (WaymarkImport *import);
WaymarkImport *waymark_import_session_get_import (WaymarkImportSession *self);
int waymark_import_session_get_year_start (WaymarkImportSession *self);
gboolean waymark_import_session_is_reading (WaymarkImportSession *self);
GListModel *waymark_import_session_get_rows (WaymarkImportSession *self);
WaymarkImportRow *waymark_import_session_find_row (WaymarkImportSession *self, const char *key);

/* begin() names a change and gives the choices to make it in; apply() reads again with them. */
WaymarkImportChoices *waymark_import_session_begin (WaymarkImportSession *self, const char *name);
void waymark_import_session_apply (WaymarkImportSession *self);

const char *waymark_import_session_get_undo_name (WaymarkImportSession *self);
const char *waymark_import_session_get_redo_name (WaymarkImportSession *self);
void waymark_import_session_undo (WaymarkImportSession *self);
void waymark_import_session_redo (WaymarkImportSession *self);

G_END_DECLS
