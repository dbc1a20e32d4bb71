/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_REPORT_DIALOG (waymark_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReportDialog, waymark_report_dialog, WAYMARK, REPORT_DIALOG, WaymarkPlanDialog)

/* The report to the board: what it is about, its pages, and where they go. */
GtkWidget *waymark_report_dialog_new (GtkWindow *parent, WaymarkDocument *document, const char *meeting);

G_END_DECLS
