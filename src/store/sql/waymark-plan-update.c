/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-plan-update"

#include "config.h"

#include "waymark-plan-update.h"

/* Parents before their children, so that whatever stands under something new finds it. */
static void
bring_in (WaymarkPlan *plan, WaymarkItem *newer)
{
  WaymarkItem *item = waymark_plan_lookup (plan, waymark_item_get_id (newer));
  WaymarkItem *newer_parent = waymark_item_get_parent (newer);
  const WaymarkField *fields;
  guint n_fields;

  if (newer_parent != NULL)
    {
      WaymarkItem *parent = waymark_plan_lookup (plan, waymark_item_get_id (newer_parent));

      if (item == NULL)
        item = waymark_plan_add (plan,
                                 waymark_item_get_kind (newer),
                                 waymark_item_get_id (newer),
                                 parent,
                                 waymark_item_get_rank (newer));
      else
        waymark_plan_place (plan, item, parent, waymark_item_get_rank (newer));
    }

  fields = waymark_kind_get_fields (waymark_item_get_kind (newer), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    waymark_plan_set (plan, item, fields[i].name, waymark_item_get_nth (newer, i));

  for (guint i = 0; i < waymark_item_get_n_children (newer); i++)
    bring_in (plan, waymark_item_get_child (newer, i));
}

static void
take_out (WaymarkPlan *plan, WaymarkItem *item, WaymarkPlan *newer)
{
  for (guint i = waymark_item_get_n_children (item); i > 0; i--)
    {
      WaymarkItem *child = waymark_item_get_child (item, i - 1);

      if (waymark_plan_lookup (newer, waymark_item_get_id (child)) == NULL)
        waymark_plan_remove (plan, child);
      else
        take_out (plan, child, newer);
    }
}

/**
 * waymark_plan_update:
 * @plan: the plan that is shown
 * @newer: a later state of the same plan
 *
 * Makes @plan what @newer is, item by item, so that whoever shows it keeps what
 * they hold. The plan says `changed` once, with what differed and nothing else.
 */
void
waymark_plan_update (WaymarkPlan *plan, WaymarkPlan *newer)
{
  g_return_if_fail (WAYMARK_IS_PLAN (plan));
  g_return_if_fail (WAYMARK_IS_PLAN (newer));

  waymark_plan_freeze (plan);
  bring_in (plan, waymark_plan_get_root (newer));
  take_out (plan, waymark_plan_get_root (plan), newer);
  waymark_plan_thaw (plan);
}
