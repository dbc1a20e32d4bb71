/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_STATUS_DIALOG (waymark_status_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkStatusDialog, waymark_status_dialog, WAYMARK, STATUS_DIALOG, WaymarkPlanDialog)

/* "Statuses": the plan's own words, and the stage behind each. */
GtkWidget *waymark_status_dialog_new (GtkWindow *parent, WaymarkDocument *document);

G_END_DECLS
