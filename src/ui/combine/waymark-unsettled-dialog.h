/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_UNSETTLED_DIALOG (waymark_unsettled_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkUnsettledDialog, waymark_unsettled_dialog, WAYMARK, UNSETTLED_DIALOG, WaymarkPlanDialog)

/* All that is not settled yet, settled by one key each. */
GtkWidget *waymark_unsettled_dialog_new (GtkWindow *parent, WaymarkDocument *document);

G_END_DECLS
