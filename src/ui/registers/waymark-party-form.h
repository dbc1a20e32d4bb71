/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_PARTY_FORM (waymark_party_form_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPartyForm, waymark_party_form, WAYMARK, PARTY_FORM, GtkWidget)

/* The fields of a party. Signal: failed (GError *error). */
GtkWidget *waymark_party_form_new (void);
void waymark_party_form_show (WaymarkPartyForm *self, WaymarkDocument *document, WaymarkItem *party);
gboolean waymark_party_form_commit (WaymarkPartyForm *self);
gboolean waymark_party_form_undo (WaymarkPartyForm *self);
gboolean waymark_party_form_redo (WaymarkPartyForm *self);
void waymark_party_form_focus_name (WaymarkPartyForm *self);

G_END_DECLS
