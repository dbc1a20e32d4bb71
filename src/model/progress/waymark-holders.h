/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkHolding:
 * @action: an action
 * @through: (nullable): the group or everyone by which it is held; %NULL by name
 * @support: whether the part is to support those who lead
 *
 * An action that a party answers for.
 */
typedef struct
{
  WaymarkItem *action;
  WaymarkItem *through;
  gboolean support;
} WaymarkHolding;

/**
 * WaymarkHolder:
 * @party: a party that answers for an action
 * @through: (nullable): the group or everyone by which it does; %NULL by name
 * @support: whether it supports those who lead
 */
typedef struct
{
  WaymarkItem *party;
  WaymarkItem *through;
  gboolean support;
} WaymarkHolder;

/*
 * Who holds what. Groups stand for their members, and everyone for all parties of the
 * register, or for its own members where it has some. Memberships carry no dates: for
 * another day ask a plan of that day (a snapshot, waymark_document_load_plan_before()).
 */
GPtrArray *waymark_party_get_members  (WaymarkItem *party);
gboolean   waymark_party_stands_for   (WaymarkItem *party, WaymarkItem *who);
GArray    *waymark_party_get_holdings (WaymarkItem *party);
GArray    *waymark_action_get_holders (WaymarkItem *action);
gboolean   waymark_party_is_everyone  (WaymarkItem *party);
gboolean   waymark_party_is_group     (WaymarkItem *party);

/* For lists: all parties at once. */
GHashTable *waymark_plan_get_holdings (WaymarkPlan *plan);

G_END_DECLS
