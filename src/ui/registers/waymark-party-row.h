/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-plan.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PARTY_ROW (waymark_party_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPartyRow, waymark_party_row, WAYMARK, PARTY_ROW, GObject)

/* One party of the register, with what it leads. Signal: changed. */
WaymarkItem *waymark_party_row_get_party (WaymarkPartyRow *self);
const char *waymark_party_row_get_short (WaymarkPartyRow *self);
const char *waymark_party_row_get_name (WaymarkPartyRow *self);
const char *waymark_party_row_get_type_words (WaymarkPartyRow *self);
guint waymark_party_row_get_actions (WaymarkPartyRow *self);
guint waymark_party_row_get_late (WaymarkPartyRow *self);
gboolean waymark_party_row_matches (WaymarkPartyRow *self, const char *folded);
char *waymark_party_row_describe (WaymarkPartyRow *self);

/* Has a list of rows show the parties of a plan, without those joined into others. */
void waymark_party_rows_fill (GListStore *rows, WaymarkPlan *plan);
char *waymark_party_rows_fold (const char *words);

G_END_DECLS
