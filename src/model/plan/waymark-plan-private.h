/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#pragma once

#include "waymark-plan.h"
#include "waymark-source.h"

G_BEGIN_DECLS

/* For edits that are taken back: what was collected since the freeze never happened. */
void waymark_plan_drop_changes (WaymarkPlan *self);

void waymark_plan_source_init (WaymarkSourceInterface *iface);

G_END_DECLS
