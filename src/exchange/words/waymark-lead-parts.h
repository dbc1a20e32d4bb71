/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-lead-splitter.h"

G_BEGIN_DECLS

/* Other ways to read a lead cell, for a person to choose. All return new lists of WaymarkLeadPart. */
GPtrArray *waymark_lead_parts_join    (const WaymarkLeadReading *reading);
GPtrArray *waymark_lead_parts_split   (const WaymarkLeadReading *reading);
GPtrArray *waymark_lead_parts_without (const WaymarkLeadReading *reading, guint index);
GPtrArray *waymark_lead_parts_turn    (const WaymarkLeadReading *reading, guint index);

/* As they are typed: "Council, Works Team"; with semicolons where a name has a comma. */
char      *waymark_lead_parts_write   (GPtrArray *parts);
GPtrArray *waymark_lead_parts_read    (const char *text, GPtrArray *like);

G_END_DECLS
