/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-import-session.h"

G_BEGIN_DECLS

/**
 * WaymarkImportLeads:
 *
 * The lead cells of a document, each with a chip for everyone it was read to name:
 * to split, join, rename, and to say that two are the same.
 */
#define WAYMARK_TYPE_IMPORT_LEADS (waymark_import_leads_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportLeads, waymark_import_leads, WAYMARK, IMPORT_LEADS, GtkWidget)

void waymark_import_leads_show (WaymarkImportLeads *self, WaymarkImportSession *session);

G_END_DECLS
