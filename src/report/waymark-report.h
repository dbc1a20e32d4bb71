/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-language.h"
#include "waymark-plan.h"
#include "waymark-report-block.h"

G_BEGIN_DECLS

/**
 * WaymarkReportPart:
 * @WAYMARK_REPORT_BODY: what the board reads: about two pages
 * @WAYMARK_REPORT_PARTY: a page about one lead or working group
 * @WAYMARK_REPORT_TIME: the timeline, on a page of its own, wider than high
 * @WAYMARK_REPORT_APPENDIX: the plan itself
 *
 * Where a section belongs. Each part begins a page; so does each section of a party.
 */
typedef enum
{
  WAYMARK_REPORT_BODY,
  WAYMARK_REPORT_PARTY,
  WAYMARK_REPORT_TIME,
  WAYMARK_REPORT_APPENDIX,
} WaymarkReportPart;

/**
 * WaymarkReportFact:
 * @label: "Meeting"
 * @words: "Carers Forum, 4 December 2025"
 */
typedef struct
{
  char *label;
  char *words;
} WaymarkReportFact;

/**
 * WaymarkReportSection:
 * @id: a name that no other section has, of letters, digits and hyphens
 * @part: where it belongs
 * @heading: its heading
 * @lead: (nullable): what it comes to, in a sentence or two
 * @blocks: (element-type WaymarkReportBlock): what is in it; maybe nothing, if @lead says so
 */
typedef struct
{
  char *id;
  WaymarkReportPart part;
  char *heading;
  char *lead;
  GPtrArray *blocks;
} WaymarkReportSection;

/**
 * WaymarkReport:
 * @title: "Report to the Carers Forum"
 * @plan: the title of the plan
 * @summary: the plan in one sentence
 * @facts: (element-type WaymarkReportFact): body, date, place, period …
 * @sections: (element-type WaymarkReportSection): in order
 * @language: (nullable): what it is written in, and laid out in later; %NULL for the program's
 *
 * A report to the board. Nothing in it points into the plan.
 */
typedef struct
{
  char *title;
  char *plan;
  char *summary;
  GArray *facts;
  GPtrArray *sections;
  const WaymarkLanguage *language;
} WaymarkReport;

/**
 * WaymarkReportRequest:
 * @plan: the plan as it is to be reported: as it is, or of a closed meeting's snapshot
 * @meeting: (nullable): the meeting of @plan that it is for
 * @before: (nullable): the plan as it was at the beginning of the period; without it, what
 *   moved since is not told
 * @since: the first day of the period; where not valid, that of the last closed meeting, else
 *   three months before
 * @today: the day of the report: from it lateness is told
 * @is_kept: whether @plan was kept when @meeting was closed: then nothing of the present day is told
 * @parties: (nullable) (element-type WaymarkItem): parties of @plan that get a page each
 * @language: (nullable): to write it in; %NULL for the program's
 * @without_appendix: leave out the plan itself
 * @without_timeline: leave out the timeline
 *
 * What is asked for. waymark_report_source_load() finds @plan, @meeting, @before, @today and
 * @is_kept.
 */
typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *meeting;
  WaymarkPlan *before;
  GDate since;
  GDate today;
  gboolean is_kept;
  GPtrArray *parties;
  const WaymarkLanguage *language;
  gboolean without_appendix;
  gboolean without_timeline;
} WaymarkReportRequest;

WaymarkReport *waymark_report_new  (const WaymarkReportRequest *request);
void           waymark_report_free (WaymarkReport *self);

const char    *waymark_report_part_get_heading (WaymarkReportPart part);  /* of what begins a part, or NULL */
WaymarkReportSection *waymark_report_find_section (const WaymarkReport *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkReport, waymark_report_free)

G_END_DECLS
