/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-updates.h"

#include "waymark-holders.h"
#include "waymark-meeting.h"
#include "waymark-party.h"
#include "waymark-time-unit.h"
#include "waymark-window.h"

/* Without a meeting, what was told in so many months is recent. */
#define MONTHS_RECENT 3

/**
 * waymark_update_get_day:
 * @update: an update
 * @day: (out caller-allocates): the day that it is dated; cleared when it has none
 *
 * Returns: whether it has a date
 */
gboolean
waymark_update_get_day (WaymarkItem *update, GDate *day)
{
  GDate last;

  g_return_val_if_fail (update != NULL && day != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (update) == WAYMARK_KIND_UPDATE, FALSE);

  return waymark_window_get_days (waymark_item_get_string (update, "date"), day, &last);
}

/**
 * waymark_update_is_move:
 * @update: an update
 *
 * Returns: whether it moves a due date, or says that it should move
 */
gboolean
waymark_update_is_move (WaymarkItem *update)
{
  g_return_val_if_fail (update != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (update) == WAYMARK_KIND_UPDATE, FALSE);

  return waymark_item_get (update, "new_due") != NULL ||
         waymark_item_get (update, "decision") != NULL;
}

/**
 * waymark_update_is_report:
 * @update: an update
 *
 * An update that only moves a date tells nothing of what was done.
 *
 * Returns: whether it says something of the work: words, a status or a rating
 */
gboolean
waymark_update_is_report (WaymarkItem *update)
{
  g_return_val_if_fail (update != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (update) == WAYMARK_KIND_UPDATE, FALSE);

  return waymark_item_get (update, "text") != NULL || waymark_item_get (update, "status") != NULL ||
         waymark_item_get (update, "rating") != NULL;
}

/**
 * waymark_update_compare:
 * @a: an update
 * @b: another
 *
 * Newest first. Updates of different actions that have the same date are equal.
 *
 * Returns: less than, equal to or more than 0, as for strcmp()
 */
int
waymark_update_compare (WaymarkItem *a, WaymarkItem *b)
{
  const char *a_date, *b_date;
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  a_date = waymark_item_get_string (a, "date");
  b_date = waymark_item_get_string (b, "date");
  order = g_strcmp0 (b_date, a_date);
  if (order != 0 || waymark_item_get_parent (a) != waymark_item_get_parent (b))
    return order;
  order = strcmp (waymark_item_get_rank (b), waymark_item_get_rank (a));
  return order != 0 ? order : strcmp (waymark_item_get_id (b), waymark_item_get_id (a));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return waymark_update_compare (*(WaymarkItem *const *) a, *(WaymarkItem *const *) b);
}

/**
 * waymark_action_get_updates:
 * @action: an action
 *
 * Returns: (transfer container) (element-type WaymarkItem): its updates, newest first
 */
GPtrArray *
waymark_action_get_updates (WaymarkItem *action)
{
  GPtrArray *updates = g_ptr_array_new ();

  g_return_val_if_fail (action != NULL, updates);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, updates);

  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    if (waymark_item_get_kind (waymark_item_get_child (action, i)) == WAYMARK_KIND_UPDATE)
      g_ptr_array_add (updates, waymark_item_get_child (action, i));
  g_ptr_array_sort (updates, compare_pointers);
  return updates;
}

/* Those of each action newest first, action by action in the order of the plan. */
static void
collect (WaymarkItem *item, GPtrArray *updates)
{
  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    {
      g_autoptr (GPtrArray) own = waymark_action_get_updates (item);

      g_ptr_array_extend (updates, own, NULL, NULL);
      return;
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    collect (waymark_item_get_child (item, i), updates);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (waymark_item_get_string (b, "date"), waymark_item_get_string (a, "date"));
}

/* A merge sort, as g_ptr_array_sort() does not keep the order of equals. */
static void
sort_updates (GPtrArray *updates)
{
  GList *list = NULL;

  for (guint i = updates->len; i > 0; i--)
    list = g_list_prepend (list, updates->pdata[i - 1]);
  list = g_list_sort (list, compare_days);
  g_ptr_array_set_size (updates, 0);
  for (GList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (updates, at->data);
  g_list_free (list);
}

/**
 * waymark_action_get_latest:
 * @action: an action
 *
 * Returns: (transfer none) (nullable): its newest update
 */
WaymarkItem *
waymark_action_get_latest (WaymarkItem *action)
{
  WaymarkItem *latest = NULL;

  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (action) == WAYMARK_KIND_ACTION, NULL);

  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    {
      WaymarkItem *child = waymark_item_get_child (action, i);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_UPDATE &&
          (latest == NULL || waymark_update_compare (child, latest) < 0))
        latest = child;
    }
  return latest;
}

/**
 * waymark_item_get_updates:
 * @item: the plan, a theme, a requirement or an action
 *
 * Returns: (transfer container) (element-type WaymarkItem): the updates of all actions in
 *   it, newest first
 */
GPtrArray *
waymark_item_get_updates (WaymarkItem *item)
{
  GPtrArray *updates = g_ptr_array_new ();

  g_return_val_if_fail (item != NULL, updates);

  collect (item, updates);
  sort_updates (updates);
  return updates;
}

/**
 * waymark_party_get_updates:
 * @party: a party
 *
 * Returns: (transfer container) (element-type WaymarkItem): the updates of all actions
 *   that it holds, by name or through others, newest first
 */
GPtrArray *
waymark_party_get_updates (WaymarkItem *party)
{
  GPtrArray *updates = g_ptr_array_new ();
  g_autoptr (GArray) holdings = NULL;

  g_return_val_if_fail (party != NULL, updates);

  holdings = waymark_party_get_holdings (party);
  for (guint i = 0; i < holdings->len; i++)
    collect (g_array_index (holdings, WaymarkHolding, i).action, updates);
  sort_updates (updates);
  return updates;
}

static void
note_report (GHashTable *reports, WaymarkItem *party, WaymarkItem *update)
{
  WaymarkItem *known = party != NULL ? g_hash_table_lookup (reports, party) : NULL;

  if (party != NULL && (known == NULL || waymark_update_compare (update, known) < 0))
    g_hash_table_insert (reports, party, update);
}

/* Who reported, where that is a name of the register: each name is looked for once. */
static WaymarkItem *
find_author (WaymarkPlan *plan, GHashTable *authors, const char *who)
{
  gpointer found = NULL;

  if (who == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (authors, who, NULL, &found))
    {
      WaymarkItem *party = waymark_plan_find_party (plan, who);

      found = party != NULL ? waymark_party_resolve (party) : NULL;
      g_hash_table_insert (authors, (gpointer) who, found);
    }
  return found;
}

/**
 * waymark_plan_get_last_reports:
 * @plan: a plan
 *
 * Who was heard of last, and by what: by an update that says something of the work, on an
 * action that the party is named on, or told by the party itself. What a party holds only
 * through a group or everyone tells nothing of it.
 *
 * Returns: (transfer full): a table from parties to updates, which are the plan's
 */
GHashTable *
waymark_plan_get_last_reports (WaymarkPlan *plan)
{
  GHashTable *reports;
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) updates = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  reports = g_hash_table_new (NULL, NULL);
  updates = waymark_item_get_updates (waymark_plan_get_root (plan));
  for (guint i = 0; i < updates->len; i++)
    {
      WaymarkItem *update = updates->pdata[i];
      g_autoptr (GArray) leads = NULL;

      if (!waymark_update_is_report (update))
        continue;
      leads = waymark_action_get_leads (waymark_item_get_parent (update));
      for (guint k = 0; k < leads->len; k++)
        note_report (reports, g_array_index (leads, WaymarkLead, k).party, update);
      note_report (
          reports, find_author (plan, authors, waymark_item_get_string (update, "who")), update);
    }
  return reports;
}

/**
 * waymark_action_has_report_since:
 * @action: an action
 * @day: a day
 *
 * Returns: whether an update of that day or later says something of the work
 */
gboolean
waymark_action_has_report_since (WaymarkItem *action, const GDate *day)
{
  g_return_val_if_fail (action != NULL && day != NULL && g_date_valid (day), FALSE);

  for (guint i = 0; i < waymark_item_get_n_children (action); i++)
    {
      WaymarkItem *child = waymark_item_get_child (action, i);
      GDate dated;

      if (waymark_item_get_kind (child) == WAYMARK_KIND_UPDATE &&
          waymark_update_is_report (child) && waymark_update_get_day (child, &dated) &&
          g_date_compare (&dated, day) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * waymark_plan_get_recent_since:
 * @plan: a plan
 * @today: the local date
 * @since: (out caller-allocates): the day of the last meeting that was closed, else three
 *   months before @today
 */
void
waymark_plan_get_recent_since (WaymarkPlan *plan, const GDate *today, GDate *since)
{
  WaymarkItem *last;

  g_return_if_fail (WAYMARK_IS_PLAN (plan));
  g_return_if_fail (today != NULL && g_date_valid (today) && since != NULL);

  last = waymark_plan_get_last_meeting (plan);
  if (last != NULL && waymark_meeting_get_date (last, since))
    return;
  *since = *today;
  waymark_day_subtract_months (since, MONTHS_RECENT);
}
