/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

WaymarkItem *waymark_plan_find_party    (WaymarkPlan *plan, const char *name);  /* name, short name or alias; case folded, spaces and dots aside */
WaymarkItem *waymark_party_resolve      (WaymarkItem *party);                   /* follows "into" */
const char  *waymark_party_get_short    (WaymarkItem *party);                   /* short name, else name */
char        *waymark_action_format_leads (WaymarkItem *action);                 /* "MBC, RCBC" */

/*
 * leads='MBC, RCBC; support: ICB; All [through BAU]': replaces all assignments of
 * the action. An unknown name is WAYMARK_ERROR_NOT_FOUND unless @new_parties.
 */
gboolean     waymark_edit_set_leads     (WaymarkEdit *edit, WaymarkItem *action, const char *leads, gboolean new_parties, GError **error);
char        *waymark_action_write_leads (WaymarkItem *action);                  /* the same notation, back */

G_END_DECLS
