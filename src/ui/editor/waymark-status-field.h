/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_STATUS_FIELD (waymark_status_field_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkStatusField, waymark_status_field, WAYMARK, STATUS_FIELD, GtkWidget)

/* The status of an action: a drop-down of the plan's own words with their stage marks. */
GtkWidget *waymark_status_field_new (void);

G_END_DECLS
