/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-party.h"

G_BEGIN_DECLS

/**
 * WaymarkLead:
 * @assignment: (nullable): the assignment item
 * @party: the party, never one that was joined into another
 * @support: whether it supports rather than leads
 * @qualifier: (nullable): "through BAU"
 */
typedef struct
{
  WaymarkItem *assignment;
  WaymarkItem *party;
  gboolean support;
  const char *qualifier;
} WaymarkLead;

/* Who is on an action, in order; those that are alike once (SPEC section 9). */
GArray  *waymark_action_get_leads    (WaymarkItem *action);
char    *waymark_action_format_leads (WaymarkItem *action);

/* The notation of the command line: `MBC, RCBC; support: ICB; All [through BAU]`. */
char    *waymark_action_write_leads  (WaymarkItem *action);
gboolean waymark_edit_set_leads      (WaymarkEdit *edit, WaymarkItem *action, const char *leads, gboolean new_parties, GError **error);

G_END_DECLS
