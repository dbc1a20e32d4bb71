/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-leads.h"

G_BEGIN_DECLS

gboolean waymark_lead_read (WaymarkItem *assignment, WaymarkLead *lead);
void     waymark_leads_add (GArray *leads, const WaymarkLead *lead);

G_END_DECLS
