/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/* For edits that are taken back: what was collected since the freeze never happened. */
void waymark_plan_drop_changes (WaymarkPlan *self);

G_END_DECLS
