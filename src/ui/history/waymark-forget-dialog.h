/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_FORGET_DIALOG (waymark_forget_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkForgetDialog, waymark_forget_dialog, WAYMARK, FORGET_DIALOG, WaymarkPlanDialog)

/* Asks before which day the history is to be forgotten, and once more before it is. */
GtkWidget *waymark_forget_dialog_new (GtkWindow *parent, WaymarkDocument *document);

G_END_DECLS
