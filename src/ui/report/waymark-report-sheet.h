/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-paper.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_REPORT_SHEET (waymark_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReportSheet, waymark_report_sheet, WAYMARK, REPORT_SHEET, GtkWidget)

/* A page of a report as it will be printed. At zoom 0 it is as wide as there is room. */
GtkWidget *waymark_report_sheet_new      (void);
void       waymark_report_sheet_show     (WaymarkReportSheet *self, WaymarkPaper *paper, guint page);
void       waymark_report_sheet_set_zoom (WaymarkReportSheet *self, double zoom);
double     waymark_report_sheet_get_scale (WaymarkReportSheet *self);

G_END_DECLS
