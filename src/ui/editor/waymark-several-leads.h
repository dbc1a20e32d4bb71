/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-several-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEVERAL_LEADS (waymark_several_leads_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkSeveralLeads, waymark_several_leads, WAYMARK, SEVERAL_LEADS, WaymarkSeveralField)

/* A lead more for several actions, or one in place of all others. */
GtkWidget *waymark_several_leads_new (void);
void waymark_several_leads_open_add (WaymarkSeveralLeads *self);

G_END_DECLS
