/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-view.h"

G_BEGIN_DECLS

/* Where links were followed from, so that one can go back. */
void waymark_plan_view_follow (WaymarkPlanView *self, const char *id);
gboolean waymark_plan_view_can_return (WaymarkPlanView *self);
void waymark_plan_view_return (WaymarkPlanView *self);
gboolean waymark_plan_view_has_keyboard_in_editor (WaymarkPlanView *self);

G_END_DECLS
