/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-summary.h"

#include "waymark-lateness.h"
#include "waymark-leads.h"
#include "waymark-stage.h"

static void
count_word (GHashTable *counts, const char *word)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  g_hash_table_insert (counts, g_strdup (word), GUINT_TO_POINTER (n + 1));
}

/* An action counts once for each party on it, whatever it does there. */
static void
count_leads (WaymarkSummary *summary, WaymarkItem *action)
{
  g_autoptr (GArray) leads = waymark_action_get_leads (action);
  g_autoptr (GPtrArray) counted = g_ptr_array_new ();

  for (guint i = 0; i < leads->len; i++)
    {
      WaymarkItem *party = g_array_index (leads, WaymarkLead, i).party;

      if (g_ptr_array_find (counted, party, NULL))
        continue;
      g_ptr_array_add (counted, party);
      count_word (summary->leads, waymark_party_get_short (party));
    }
}

static void
count_action (WaymarkSummary *summary, WaymarkItem *action, const GDate *today)
{
  const char *word = waymark_item_get_status_word (action);

  summary->actions++;
  if (waymark_action_is_late (action, today))
    summary->late++;
  if (word != NULL)
    count_word (summary->statuses, word);
  count_leads (summary, action);
}

static void
count_item (WaymarkSummary *summary, WaymarkItem *item, const GDate *today)
{
  switch ((int) waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      summary->themes++;
      break;
    case WAYMARK_KIND_PRIORITY:
      summary->priorities++;
      break;
    case WAYMARK_KIND_REQUIREMENT:
      summary->requirements++;
      break;
    case WAYMARK_KIND_ACTION:
      count_action (summary, item, today);
      break;
    case WAYMARK_KIND_REFERENCE:
      summary->references++;
      break;
    case WAYMARK_KIND_LOOSE:
      summary->loose++;
      break;
    case WAYMARK_KIND_PARTY:
      if (waymark_party_resolve (item) == item)
        summary->parties++;
      break;
    default:
      break;
    }
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    count_item (summary, waymark_item_get_child (item, i), today);
}

/**
 * waymark_summary_new:
 * @plan: a plan
 * @item: (nullable): the item to count in, itself included; %NULL for the whole plan
 * @today: the local date
 *
 * Counts what there is. Leads are counted by action and short name, else name,
 * support included, without what pointer rows borrow; statuses by their word, blank
 * ones left out. A party that was joined into another is not counted.
 *
 * Returns: (transfer full): the counts
 */
WaymarkSummary *
waymark_summary_new (WaymarkPlan *plan, WaymarkItem *item, const GDate *today)
{
  WaymarkSummary *summary;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  summary = g_new0 (WaymarkSummary, 1);
  summary->leads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  summary->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count_item (summary, item != NULL ? item : waymark_plan_get_root (plan), today);
  return summary;
}

/**
 * waymark_summary_free:
 * @summary: (transfer full) (nullable): counts
 */
void
waymark_summary_free (WaymarkSummary *summary)
{
  if (summary == NULL)
    return;
  g_hash_table_unref (summary->leads);
  g_hash_table_unref (summary->statuses);
  g_free (summary);
}
