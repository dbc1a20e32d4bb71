/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_MONTH_FIELD (waymark_month_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMonthField, waymark_month_field, WAYMARK, MONTH_FIELD, GtkWidget)

/* The month that the plan's years start in, and what that makes of "Q2". */
GtkWidget *waymark_month_field_new (void);

G_END_DECLS
