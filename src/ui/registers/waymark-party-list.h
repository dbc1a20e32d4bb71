/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-party-row.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_PARTY_LIST (waymark_party_list_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPartyList, waymark_party_list, WAYMARK, PARTY_LIST, GtkWidget)

/* The parties of a plan, with a field to find one. Signal: selected. */
GtkWidget *waymark_party_list_new (void);
void waymark_party_list_fill (WaymarkPartyList *self, WaymarkPlan *plan);
WaymarkPartyRow *waymark_party_list_get_selected (WaymarkPartyList *self);
guint waymark_party_list_count (WaymarkPartyList *self);
void waymark_party_list_select (WaymarkPartyList *self, WaymarkItem *party);
void waymark_party_list_focus (WaymarkPartyList *self);

G_END_DECLS
