/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-history.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/* A history as a table for spreadsheets, piece by piece. */
void waymark_history_csv_begin (GString *csv);
void waymark_history_csv_add   (GString *csv, WaymarkPlan *plan, const WaymarkHistoryEntry *entry);

G_END_DECLS
