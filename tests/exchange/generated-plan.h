/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/* A plan of random size with every kind and field somewhere: the same for the same state of @random. */
WaymarkPlan *generated_plan_new (GRand *random);

/* Seed of a property test: WAYMARK_SEED, or a new one; printed. */
guint32      generated_plan_get_seed (void);

/* The same items, values and order within each list of children; ranks aside. */
void         generated_plan_assert_same (WaymarkPlan *a, WaymarkPlan *b);

G_END_DECLS
