/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"
#include "waymark-kind.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_NAME_CHIPS (waymark_name_chips_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkNameChips, waymark_name_chips, WAYMARK, NAME_CHIPS, GtkWidget)

/* Chips of a party: its other names (of the kind alias), or its members (membership). */
GtkWidget *waymark_name_chips_new (WaymarkKind kind);

G_END_DECLS
