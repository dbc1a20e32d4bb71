/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-several-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEVERAL_STATUS (waymark_several_status_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkSeveralStatus, waymark_several_status, WAYMARK, SEVERAL_STATUS, WaymarkSeveralField)

/* One status for several actions. */
GtkWidget *waymark_several_status_new (void);

G_END_DECLS
