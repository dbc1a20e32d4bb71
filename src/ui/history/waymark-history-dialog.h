/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_HISTORY_DIALOG (waymark_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkHistoryDialog, waymark_history_dialog, WAYMARK, HISTORY_DIALOG, WaymarkPlanDialog)

/* Who changed what, of the plan or of one item, newest first. */
GtkWidget *
waymark_history_dialog_new (GtkWindow *parent, WaymarkDocument *document, const char *item);
/* Only what came in when the plan was last combined with others' versions. */
GtkWidget *
waymark_history_dialog_new_brought (GtkWindow *parent, WaymarkDocument *document, GError **error);

G_END_DECLS
