/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkStartPage:
 *
 * Where a window without a plan begins. Signals: open-file (GFile *file),
 * open-unfiled (char *work_name), failed (GError *error).
 */
#define WAYMARK_TYPE_START_PAGE (waymark_start_page_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkStartPage, waymark_start_page, WAYMARK, START_PAGE, GtkWidget)

void waymark_start_page_reload (WaymarkStartPage *self);
void waymark_start_page_set_narrow (WaymarkStartPage *self, gboolean narrow);

G_END_DECLS
