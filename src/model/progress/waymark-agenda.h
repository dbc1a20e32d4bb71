/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-meeting.h"

G_BEGIN_DECLS

/**
 * WaymarkAgendaSection:
 * @WAYMARK_AGENDA_LATE: past its date; the latest first
 * @WAYMARK_AGENDA_DATES: a new date is proposed
 * @WAYMARK_AGENDA_DUE: due before the meeting after; the soonest first
 * @WAYMARK_AGENDA_MOVED: the date was moved since the meeting before
 * @WAYMARK_AGENDA_SILENT: nothing was heard of it since the meeting before
 * @WAYMARK_AGENDA_FLAGGED: carried over, or marked for this meeting
 * @WAYMARK_AGENDA_NEW: not in the plan when the meeting before was closed
 * @WAYMARK_AGENDA_CLOSED: finished since then
 * @WAYMARK_AGENDA_DEALT: none of these any more, but the meeting has dealt with it
 * @WAYMARK_AGENDA_OTHER: any other business; a single entry without an item
 *
 * The parts of an agenda, in order. An action stands in the first that applies.
 */
typedef enum
{
  WAYMARK_AGENDA_LATE,
  WAYMARK_AGENDA_DATES,
  WAYMARK_AGENDA_DUE,
  WAYMARK_AGENDA_MOVED,
  WAYMARK_AGENDA_SILENT,
  WAYMARK_AGENDA_FLAGGED,
  WAYMARK_AGENDA_NEW,
  WAYMARK_AGENDA_CLOSED,
  WAYMARK_AGENDA_DEALT,
  WAYMARK_AGENDA_OTHER,
} WaymarkAgendaSection;

#define WAYMARK_N_AGENDA_SECTIONS (WAYMARK_AGENDA_OTHER + 1)

/**
 * WaymarkAgendaEntry:
 * @item: (nullable): the action; %NULL for any other business
 * @section: where it stands
 * @why: all reasons that put it on the agenda, in whole sentences
 * @done: whether the meeting has dealt with it
 */
typedef struct
{
  WaymarkItem *item;
  WaymarkAgendaSection section;
  char *why;
  gboolean done;
} WaymarkAgendaEntry;

void        waymark_agenda_entry_free      (WaymarkAgendaEntry *entry);

/* What a meeting is about, made from the plan. Of WaymarkAgendaEntry, in order. */
GPtrArray  *waymark_agenda_new             (WaymarkItem *meeting, WaymarkPlan *before, GPtrArray *earlier, const GDate *today);

const char *waymark_agenda_section_name    (WaymarkAgendaSection section);
char       *waymark_agenda_section_label   (WaymarkAgendaSection section, WaymarkItem *meeting, const GDate *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkAgendaEntry, waymark_agenda_entry_free)

G_END_DECLS
