/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-proposal.h"

G_BEGIN_DECLS

/* The pointer: a bar goes to another date, the chart beside it through time. */
void waymark_timeline_drag_add (GtkWidget *widget, WaymarkTimelineScale *scale, WaymarkTimelineProposal *proposal);

G_END_DECLS
