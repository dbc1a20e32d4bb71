/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-meeting.h"

G_BEGIN_DECLS

/**
 * WaymarkReportSource:
 * @plan: the plan as it is to be reported: as it is, or as it was when @meeting was closed
 * @meeting: (nullable): the meeting, an item of @plan
 * @before: (nullable): the plan as it was when the meeting before was closed
 * @today: the day of the report
 * @is_kept: whether @plan was kept when @meeting was closed, so that the report is the same
 *   at any time
 *
 * What a report is made from.
 */
typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *meeting;
  WaymarkPlan *before;
  GDate today;
  gboolean is_kept;
} WaymarkReportSource;

WaymarkReportSource *waymark_report_source_load (WaymarkPlan *plan, WaymarkItem *meeting, const GDate *today, GError **error);
void                 waymark_report_source_free (WaymarkReportSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkReportSource, waymark_report_source_free)

G_END_DECLS
