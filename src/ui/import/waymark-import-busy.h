/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-progress.h"

G_BEGIN_DECLS

/**
 * WaymarkImportBusy:
 *
 * Says that a document is being read, if it takes longer than a glance, and can stop it
 * by the action `win.cancel-import`.
 */
#define WAYMARK_TYPE_IMPORT_BUSY (waymark_import_busy_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkImportBusy, waymark_import_busy, WAYMARK, IMPORT_BUSY, GtkWidget)

void waymark_import_busy_say (WaymarkImportBusy *self, const char *words, WaymarkProgress *progress);

G_END_DECLS
