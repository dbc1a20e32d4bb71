/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-paper.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_REPORT_PREVIEW (waymark_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReportPreview, waymark_report_preview, WAYMARK, REPORT_PREVIEW, GtkWidget)

/*
 * The pages of a report, one at a time. Actions, for keys and buttons anywhere below its window:
 * preview.previous, .next, .back and .on (by what is seen), .first, .last, .larger, .smaller,
 * .fit.
 */
GtkWidget    *waymark_report_preview_new       (void);
void          waymark_report_preview_set_paper (WaymarkReportPreview *self, WaymarkPaper *paper);
WaymarkPaper *waymark_report_preview_get_paper (WaymarkReportPreview *self);

G_END_DECLS
