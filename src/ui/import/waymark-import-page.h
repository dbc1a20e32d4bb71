/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-import-session.h"

G_BEGIN_DECLS

/**
 * WaymarkImportPage:
 *
 * What was understood of a document, before anything is created.
 */
#define WAYMARK_TYPE_IMPORT_PAGE (waymark_import_page_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportPage, waymark_import_page, WAYMARK, IMPORT_PAGE, GtkWidget)

void waymark_import_page_set_session (WaymarkImportPage *self, WaymarkImportSession *session);
WaymarkImport *waymark_import_page_get_import (WaymarkImportPage *self);
void waymark_import_page_create_when_read (WaymarkImportPage *self);
WaymarkImportSession *waymark_import_page_get_session (WaymarkImportPage *self);
void waymark_import_page_focus_pane (WaymarkImportPage *self, int direction);
void waymark_import_page_set_room (WaymarkImportPage *self, int width, double text_scale);

G_END_DECLS
