/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-several-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_SEVERAL_ENTRY (waymark_several_entry_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkSeveralEntry, waymark_several_entry, WAYMARK, SEVERAL_ENTRY, WaymarkSeveralField)

/* Words for several actions: one due date or one phase. */
GtkWidget *waymark_several_entry_new_due (void);
GtkWidget *waymark_several_entry_new_phase (void);

G_END_DECLS
