/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PARTY_DIALOG (waymark_party_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkPartyDialog, waymark_party_dialog, WAYMARK, PARTY_DIALOG, WaymarkPlanDialog)

/* "Who can lead": the register of parties. */
GtkWidget *waymark_party_dialog_new (GtkWindow *parent, WaymarkDocument *document);

G_END_DECLS
