/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_LEAD_CHIPS (waymark_lead_chips_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkLeadChips, waymark_lead_chips, WAYMARK, LEAD_CHIPS, GtkWidget)

/* Who leads an action: a chip each, which can be taken away, and "+" to add one. */
GtkWidget *waymark_lead_chips_new (void);
void waymark_lead_chips_open_add (WaymarkLeadChips *self);

G_END_DECLS
