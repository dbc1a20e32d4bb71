/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

WaymarkItem *waymark_plan_find_party        (WaymarkPlan *plan, const char *name);
WaymarkItem *waymark_party_resolve          (WaymarkItem *party);
const char  *waymark_party_get_short        (WaymarkItem *party);
gboolean     waymark_party_name_is_everyone (const char *name);

G_END_DECLS

/* Who is on an action has a file of its own. */
#include "waymark-leads.h"
