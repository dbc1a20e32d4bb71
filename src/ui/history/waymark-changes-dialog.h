/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_CHANGES_DIALOG (waymark_changes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkChangesDialog, waymark_changes_dialog, WAYMARK, CHANGES_DIALOG, WaymarkPlanDialog)

/* What is different since the plan was last open, since a day, or from another file. */
GtkWidget *waymark_changes_dialog_new (GtkWindow *parent, WaymarkDocument *document);
/* Since a change that the history shows. */
GtkWidget *waymark_changes_dialog_new_since (GtkWindow *parent,
                                             WaymarkDocument *document,
                                             const WaymarkHistoryEntry *entry);

G_END_DECLS
