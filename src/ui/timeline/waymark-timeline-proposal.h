/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-row.h"
#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_TIMELINE_PROPOSAL (waymark_timeline_proposal_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkTimelineProposal, waymark_timeline_proposal, WAYMARK, TIMELINE_PROPOSAL, GObject)

/*
 * A due date on its way to another one, before anybody is asked for it: of at most one row,
 * by whole units of the scale. Signals: changed; asked, when it is to be proposed;
 * failed (GError *error).
 */
WaymarkTimelineProposal *waymark_timeline_proposal_new (WaymarkTimelineScale *scale);
gboolean waymark_timeline_proposal_begin (WaymarkTimelineProposal *self, WaymarkTimelineRow *row, gboolean end_only);
void waymark_timeline_proposal_step (WaymarkTimelineProposal *self, int n);
void waymark_timeline_proposal_move_by (WaymarkTimelineProposal *self, double days);
void waymark_timeline_proposal_ask (WaymarkTimelineProposal *self);
void waymark_timeline_proposal_let_go (WaymarkTimelineProposal *self);
WaymarkTimelineRow *waymark_timeline_proposal_get_row (WaymarkTimelineProposal *self);
gboolean waymark_timeline_proposal_get_days (WaymarkTimelineProposal *self, WaymarkDays *days);
char *waymark_timeline_proposal_get_words (WaymarkTimelineProposal *self);

G_END_DECLS
