/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-report.h"
#include "waymark-tally.h"

G_BEGIN_DECLS

/* For the files that make a report only. */

/**
 * WaymarkReportWork:
 * @request: what is asked for
 * @plan: the plan that is reported
 * @meeting: (nullable): the meeting that it is for
 * @previous: (nullable): the closed meeting before, of @plan
 * @before: (nullable): the plan as it was at the beginning of the period
 * @today: the day of the report
 * @since: the first day of the period
 * @tally: what is counted in @plan
 * @earlier: (nullable): what was counted in @before, as of @since
 * @actions: (element-type WaymarkItem): those that are counted, in the order of the plan
 * @report: what is being made
 */
typedef struct
{
  const WaymarkReportRequest *request;
  WaymarkPlan *plan;
  WaymarkItem *meeting;
  WaymarkItem *previous;
  WaymarkPlan *before;
  GDate today;
  GDate since;
  WaymarkTally *tally;
  WaymarkTally *earlier;
  GPtrArray *actions;
  WaymarkReport *report;
} WaymarkReportWork;

/* In waymark-report-words.c. */
char *waymark_report_quote       (const char *words);
char *waymark_report_settle      (char *sentence);
char *waymark_report_text        (WaymarkPlan *plan, const char *stored);
char *waymark_report_cut         (const char *words, glong most);
char *waymark_report_join        (GPtrArray *words);
char *waymark_report_item_words  (WaymarkItem *item, glong most);
char *waymark_report_party_name  (WaymarkItem *party);
char *waymark_report_leads       (WaymarkItem *item);
char *waymark_report_due         (WaymarkItem *item, const WaymarkValue *due);
char *waymark_report_change      (int change);
char *waymark_report_share       (guint part, guint whole);
char *waymark_report_rest        (WaymarkReportWork *work, GPtrArray *items, guint shown);
char *waymark_report_since_words (WaymarkReportWork *work);

/* In waymark-report-section.c. */
WaymarkReportSection *waymark_report_add_section   (WaymarkReportWork *work, WaymarkReportPart part, const char *id, const char *heading);
void                  waymark_report_section_add   (WaymarkReportSection *section, WaymarkReportBlock *block);
void                  waymark_report_section_say   (WaymarkReportSection *section, char *sentence);
WaymarkReportCell    *waymark_report_set_number    (const WaymarkReportRow *row, guint column, WaymarkItem *item);
void                  waymark_report_set_rating    (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *action);
void                  waymark_report_set_due       (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *item);
void                  waymark_report_set_status    (WaymarkReportCell *cell, WaymarkItem *item);
void                  waymark_report_set_action    (WaymarkReportCell *cell, WaymarkItem *action, glong most);
void                  waymark_report_set_update    (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *update, glong most);
gboolean              waymark_report_is_since      (WaymarkReportWork *work, WaymarkItem *update);
WaymarkItem          *waymark_report_get_news      (WaymarkReportWork *work, WaymarkItem *action);

/* The parts of a report, in order; each adds its section, or none. */
void waymark_report_add_figures    (WaymarkReportWork *work);
void waymark_report_add_themes     (WaymarkReportWork *work);
void waymark_report_add_exceptions (WaymarkReportWork *work);
void waymark_report_add_dates      (WaymarkReportWork *work);
void waymark_report_add_done       (WaymarkReportWork *work);
void waymark_report_add_changes    (WaymarkReportWork *work);
void waymark_report_add_leads      (WaymarkReportWork *work);
void waymark_report_add_next       (WaymarkReportWork *work);
void waymark_report_add_decisions  (WaymarkReportWork *work);
void waymark_report_add_parties    (WaymarkReportWork *work);
void waymark_report_add_timeline   (WaymarkReportWork *work);
void waymark_report_add_appendix   (WaymarkReportWork *work);

G_END_DECLS
