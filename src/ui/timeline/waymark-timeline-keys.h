/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-timeline-proposal.h"

G_BEGIN_DECLS

/* Keys and the wheel, on the widget that holds the rows. */
void waymark_timeline_keys_add (GtkWidget *widget, WaymarkTimelineScale *scale, WaymarkTimelineProposal *proposal, GtkSingleSelection *selection);

G_END_DECLS
