/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-look.h"
#include "waymark-report.h"

G_BEGIN_DECLS

typedef enum
{
  WAYMARK_REPORT_FOR_NOBODY,
  WAYMARK_REPORT_FOR_LEADS,
  WAYMARK_REPORT_FOR_GROUPS,
  WAYMARK_REPORT_FOR_ONE,
} WaymarkReportReaders;

/**
 * WaymarkReportAsked:
 * @meeting: (nullable): id of the meeting that is reported to
 * @months: since when; 0 for the meeting before
 * @readers: whose pages are in it
 * @party: (nullable): id, of %WAYMARK_REPORT_FOR_ONE
 * @language: (nullable): what it is written in; %NULL for the program's
 * @today: the local date
 *
 * What a report is to be about, for a thread.
 */
typedef struct
{
  char *meeting;
  guint months;
  WaymarkReportReaders readers;
  char *party;
  const WaymarkLanguage *language;
  gboolean without_timeline;
  gboolean without_appendix;
  GDate today;
} WaymarkReportAsked;

void           waymark_report_asked_free (WaymarkReportAsked *self);
WaymarkReport *waymark_report_asked_make (const WaymarkReportAsked *self, WaymarkLook *look, GDate *day, GCancellable *cancellable, GError **error);

/* Whether a party can have pages of its own, as a lead or as a group. */
gboolean       waymark_report_asked_is_reader (WaymarkItem *party, gboolean group);

G_END_DECLS
