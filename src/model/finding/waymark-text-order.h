/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/* What finding and sorting in a large plan have made ready beforehand. */
void     waymark_plan_prepare      (WaymarkPlan *plan);
gboolean waymark_plan_prepare_some (WaymarkPlan *plan, gint64 microseconds);

G_END_DECLS
