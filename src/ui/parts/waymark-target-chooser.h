/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-chooser.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/* A chooser of what an action can be merged into: any action or requirement. */
GtkWidget *waymark_target_chooser_new (void);
void waymark_target_chooser_fill (WaymarkChooser *chooser, WaymarkPlan *plan, const char *except);

G_END_DECLS
