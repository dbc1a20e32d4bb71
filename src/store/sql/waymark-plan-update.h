/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

void waymark_plan_update (WaymarkPlan *plan, WaymarkPlan *newer);

G_END_DECLS
