/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-plan-dialog.h"
#include "waymark-rescue.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_RESCUE_DIALOG (waymark_rescue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkRescueDialog, waymark_rescue_dialog, WAYMARK, RESCUE_DIALOG, WaymarkPlanDialog)

char *waymark_rescue_dup_summary (const WaymarkRescue *rescue);

/* What could not be read of a damaged file whose rest is now open. */
void waymark_rescue_dialog_show (GtkWindow *parent, WaymarkDocument *document, const WaymarkRescue *rescue);

G_END_DECLS
