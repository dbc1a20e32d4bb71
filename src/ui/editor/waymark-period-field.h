/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PERIOD_FIELD (waymark_period_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPeriodField, waymark_period_field, WAYMARK, PERIOD_FIELD, GtkWidget)

/* The period of the plan: from and to, as people write them. */
GtkWidget *waymark_period_field_new (void);

G_END_DECLS
