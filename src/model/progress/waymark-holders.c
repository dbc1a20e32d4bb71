/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-holders.h"

#include "waymark-party.h"

/**
 * waymark_party_is_everyone:
 * @party: a party
 *
 * Returns: whether it stands for all parties
 */
gboolean
waymark_party_is_everyone (WaymarkItem *party)
{
  g_return_val_if_fail (party != NULL, FALSE);

  return g_strcmp0 (waymark_item_get_string (party, "type"), "everyone") == 0;
}

/**
 * waymark_party_is_group:
 * @party: a party
 *
 * Returns: whether it is a working group, or has members and is not everyone
 */
gboolean
waymark_party_is_group (WaymarkItem *party)
{
  g_return_val_if_fail (party != NULL, FALSE);

  return g_strcmp0 (waymark_item_get_string (party, "type"), "group") == 0 ||
         (!waymark_party_is_everyone (party) &&
          waymark_item_first (party, WAYMARK_KIND_MEMBERSHIP) != NULL);
}

static void
add_members (WaymarkItem *party, GPtrArray *seen)
{
  WaymarkPlan *plan = waymark_item_get_plan (party);

  for (guint i = 0; plan != NULL && i < waymark_item_get_n_children (party); i++)
    {
      WaymarkItem *child = waymark_item_get_child (party, i);
      WaymarkItem *member;

      if (waymark_item_get_kind (child) != WAYMARK_KIND_MEMBERSHIP)
        continue;
      member = waymark_plan_lookup (plan, waymark_item_get_string (child, "member"));
      if (member == NULL || waymark_item_get_kind (member) != WAYMARK_KIND_PARTY)
        continue;
      member = waymark_party_resolve (member);
      if (g_ptr_array_find (seen, member, NULL))
        continue;
      g_ptr_array_add (seen, member);
      add_members (member, seen);
    }
}

/* Everyone without a list of its own: all that stand in the register by themselves. */
static void
add_register (WaymarkItem *everyone, GPtrArray *seen)
{
  WaymarkItem *root = waymark_item_get_parent (everyone);

  for (guint i = 0; root != NULL && i < waymark_item_get_n_children (root); i++)
    {
      WaymarkItem *party = waymark_item_get_child (root, i);

      if (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY &&
          waymark_party_resolve (party) == party && !waymark_party_is_everyone (party))
        g_ptr_array_add (seen, party);
    }
}

/**
 * waymark_party_get_members:
 * @party: a party
 *
 * Whom a party stands for beside itself: the members of a group, and theirs, each once;
 * of everyone all parties of the register unless it has members of its own.
 *
 * Returns: (transfer container) (element-type WaymarkItem): parties, maybe none, never
 *   @party itself
 */
GPtrArray *
waymark_party_get_members (WaymarkItem *party)
{
  GPtrArray *members = g_ptr_array_new ();

  g_return_val_if_fail (party != NULL, members);
  g_return_val_if_fail (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY, members);

  party = waymark_party_resolve (party);
  g_ptr_array_add (members, party);
  add_members (party, members);
  if (members->len == 1 && waymark_party_is_everyone (party))
    add_register (party, members);
  g_ptr_array_remove_index (members, 0);
  return members;
}

/**
 * waymark_party_stands_for:
 * @party: a party that is named on an action
 * @who: another party
 *
 * Returns: whether @who answers for what @party leads without being named: as a member of
 *   the group, or as one of everyone
 */
gboolean
waymark_party_stands_for (WaymarkItem *party, WaymarkItem *who)
{
  g_autoptr (GPtrArray) members = NULL;

  g_return_val_if_fail (party != NULL && who != NULL, FALSE);

  if (waymark_item_first (party, WAYMARK_KIND_MEMBERSHIP) == NULL)
    return waymark_party_is_everyone (party) && !waymark_party_is_everyone (who) &&
           waymark_party_resolve (who) == who;
  members = waymark_party_get_members (party);
  return g_ptr_array_find (members, who, NULL);
}

/* By name comes before through others, to lead before to support. */
static gboolean
is_closer (gboolean through, gboolean support, const WaymarkHolder *known)
{
  if (through != (known->through != NULL))
    return !through;
  return known->support && !support;
}

static void
add_holder (GArray *holders, WaymarkItem *party, WaymarkItem *through, gboolean support)
{
  WaymarkHolder holder = { party, through, support };

  for (guint i = 0; i < holders->len; i++)
    {
      WaymarkHolder *known = &g_array_index (holders, WaymarkHolder, i);

      if (known->party != party)
        continue;
      if (is_closer (through != NULL, support, known))
        *known = holder;
      return;
    }
  g_array_append_val (holders, holder);
}

/**
 * waymark_action_get_holders:
 * @action: an action
 *
 * Who answers for an action: those named on it, each followed by those it stands for. A
 * party that is named and a member as well counts as named. What an action points to lends
 * it nobody.
 *
 * Returns: (transfer full) (element-type WaymarkHolder): the holders, each party once
 */
GArray *
waymark_action_get_holders (WaymarkItem *action)
{
  GArray *holders = g_array_new (FALSE, TRUE, sizeof (WaymarkHolder));
  g_autoptr (GArray) leads = NULL;

  g_return_val_if_fail (action != NULL, holders);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, holders);

  leads = waymark_action_get_leads (action);
  for (guint i = 0; i < leads->len; i++)
    {
      const WaymarkLead *lead = &g_array_index (leads, WaymarkLead, i);
      g_autoptr (GPtrArray) members = waymark_party_get_members (lead->party);

      add_holder (holders, lead->party, NULL, lead->support);
      for (guint k = 0; k < members->len; k++)
        add_holder (holders, members->pdata[k], lead->party, lead->support);
    }
  return holders;
}

static void
add_action (GHashTable *table, WaymarkItem *action)
{
  g_autoptr (GArray) holders = waymark_action_get_holders (action);

  for (guint i = 0; i < holders->len; i++)
    {
      const WaymarkHolder *holder = &g_array_index (holders, WaymarkHolder, i);
      WaymarkHolding holding = { action, holder->through, holder->support };
      GArray *holdings = g_hash_table_lookup (table, holder->party);

      if (holdings == NULL)
        {
          holdings = g_array_new (FALSE, TRUE, sizeof (WaymarkHolding));
          g_hash_table_insert (table, holder->party, holdings);
        }
      g_array_append_val (holdings, holding);
    }
}

static void
add_actions (GHashTable *table, WaymarkItem *item)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      switch ((int) waymark_item_get_kind (child))
        {
        case WAYMARK_KIND_ACTION:
          add_action (table, child);
          break;
        case WAYMARK_KIND_THEME:
        case WAYMARK_KIND_REQUIREMENT:
          add_actions (table, child);
          break;
        default:
          break;
        }
    }
}

/**
 * waymark_plan_get_holdings:
 * @plan: a plan
 *
 * Returns: (transfer full): a table from each party that holds an action to its holdings
 *   (a #GArray of #WaymarkHolding in the order of the plan), which belong to the table
 */
GHashTable *
waymark_plan_get_holdings (WaymarkPlan *plan)
{
  GHashTable *table;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  table = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_actions (table, waymark_plan_get_root (plan));
  return table;
}

/**
 * waymark_party_get_holdings:
 * @party: a party
 *
 * The actions that a party answers for, in the order of the plan, each once: by name, or
 * through a group that it is in, or through everyone.
 *
 * Returns: (transfer full) (element-type WaymarkHolding): the holdings, maybe none
 */
GArray *
waymark_party_get_holdings (WaymarkItem *party)
{
  g_autoptr (GHashTable) table = NULL;
  WaymarkPlan *plan;
  GArray *holdings;

  g_return_val_if_fail (party != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY, NULL);

  plan = waymark_item_get_plan (party);
  table = plan != NULL ? waymark_plan_get_holdings (plan) : NULL;
  holdings = table != NULL ? g_hash_table_lookup (table, waymark_party_resolve (party)) : NULL;
  return holdings != NULL ? g_array_ref (holdings)
                          : g_array_new (FALSE, TRUE, sizeof (WaymarkHolding));
}
