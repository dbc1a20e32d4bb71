/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"
#include "waymark-meeting.h"

G_BEGIN_DECLS

/* Closing a meeting keeps the plan as it is then, for good. */
gboolean     waymark_edit_close_meeting  (WaymarkEdit *edit, WaymarkItem *meeting, GError **error);

/* The plan as of the closing of a meeting; %NULL without an error where there is no snapshot. */
WaymarkPlan *waymark_meeting_load_plan   (WaymarkItem *meeting, GError **error);
GBytes      *waymark_plan_write_snapshot (WaymarkPlan *plan, GError **error);

/* A plan as a snapshot of it would give it back: what to compare with one that was loaded. */
WaymarkPlan *waymark_plan_as_snapshot    (WaymarkPlan *plan, GError **error);

G_END_DECLS
