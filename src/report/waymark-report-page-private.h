/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-report.h"

G_BEGIN_DECLS

/* For the files of the web page of a report only. */

/**
 * WaymarkReportPage:
 * @html: what is written so far
 * @anchors: ids of the items that stand on the page: only they can be linked to
 */
typedef struct
{
  GString *html;
  GHashTable *anchors;
} WaymarkReportPage;

void waymark_report_page_add_mark     (WaymarkReportPage *page, const WaymarkReportMark *mark);
void waymark_report_page_add_number   (WaymarkReportPage *page, const char *number, const char *item);
void waymark_report_page_add_block    (WaymarkReportPage *page, const WaymarkReportBlock *block);
void waymark_report_page_add_timeline (WaymarkReportPage *page, const WaymarkReportTimeline *timeline);

G_END_DECLS
