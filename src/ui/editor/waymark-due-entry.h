/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-editor-field.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_DUE_ENTRY (waymark_due_entry_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkDueEntry, waymark_due_entry, WAYMARK, DUE_ENTRY, GtkWidget)

/* A due date as people write it, with what it means below while it is typed and
 * how late it is afterwards. */
GtkWidget *waymark_due_entry_new (void);

G_END_DECLS
