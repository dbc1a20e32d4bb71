/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

char *waymark_table_to_text (GPtrArray *items);
char *waymark_table_to_html (WaymarkPlan *plan, GPtrArray *items);

G_END_DECLS
