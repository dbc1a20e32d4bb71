/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-paper.h"

G_BEGIN_DECLS

/**
 * WaymarkReportFormat:
 * @WAYMARK_REPORT_PDF: pages
 * @WAYMARK_REPORT_WEB_PAGE: one web page
 *
 * What a report can be written as.
 */
typedef enum
{
  WAYMARK_REPORT_PDF,
  WAYMARK_REPORT_WEB_PAGE,
} WaymarkReportFormat;

/**
 * WaymarkReportPrintedFunc:
 * @error: (nullable): why not
 * @user_data: data of the caller
 *
 * Called when a report was printed, or could not be; not when the person thought better of it.
 */
typedef void (*WaymarkReportPrintedFunc) (const GError *error, gpointer user_data);

const char *waymark_report_format_get_suffix (WaymarkReportFormat format);

void     waymark_report_write_async  (WaymarkPaper *paper, WaymarkReportFormat format, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean waymark_report_write_finish (GAsyncResult *result, GError **error);
void     waymark_report_print        (GtkWindow *parent, WaymarkPaper *paper, const char *name, GFile *folder, WaymarkReportPrintedFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
