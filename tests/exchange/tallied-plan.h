/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/* A plan as partnerships have them, with all that is counted of one: dates around November 2026
 * that were moved, statuses, ratings, groups within groups, meetings that were closed. The same
 * for the same state of @random. */
WaymarkPlan *tallied_plan_new (GRand *random);

G_END_DECLS
