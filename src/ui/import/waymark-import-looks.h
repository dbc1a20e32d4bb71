/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-import-session.h"

G_BEGIN_DECLS

/**
 * WaymarkImportLooks:
 *
 * What needs a look in a document, a card each, with what can be done about it.
 * Activates the actions `import.show-row`, with the key of a row, and
 * `import.correct-column`, with the heading of a column.
 */
#define WAYMARK_TYPE_IMPORT_LOOKS (waymark_import_looks_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportLooks, waymark_import_looks, WAYMARK, IMPORT_LOOKS, GtkWidget)

void waymark_import_looks_show (WaymarkImportLooks *self,
                                WaymarkImportSession *session,
                                GtkWidget *otherwise);

G_END_DECLS
