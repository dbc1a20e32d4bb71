/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan-dialog.h"

G_BEGIN_DECLS

void waymark_history_export (WaymarkPlanDialog *dialog, const char *item, GListModel *entries);

G_END_DECLS
