/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-tally.h"

#include "waymark-holders.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-updates.h"

#define DAYS_SOON 60

typedef struct
{
  WaymarkTally *tally;
  WaymarkPlan *plan;
  const GDate *today;
  WaymarkRatingRule rule;
  GHashTable *leads; /* party -> WaymarkTallyRow; NULL for those without */
} Work;

/* What is counted of an action wherever it counts. */
typedef struct
{
  gboolean late;
  gboolean soon;
  gboolean finished;
  WaymarkRating rating;
} Facts;

static void
count (WaymarkTallyRow *row, const Facts *facts, gboolean through)
{
  row->actions++;
  row->late += facts->late;
  row->soon += facts->soon;
  row->finished += facts->finished;
  row->through += through;
  row->ratings[facts->rating]++;
}

static WaymarkTallyRow *
find_row (GArray *rows, WaymarkItem *item)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, WaymarkTallyRow, i).item == item)
      return &g_array_index (rows, WaymarkTallyRow, i);
  return NULL;
}

static void
count_lead (Work *work, WaymarkItem *party, const Facts *facts, gboolean through)
{
  WaymarkTallyRow *row = g_hash_table_lookup (work->leads, party);

  if (row == NULL)
    {
      row = g_new0 (WaymarkTallyRow, 1);
      row->item = party;
      g_hash_table_insert (work->leads, party, row);
    }
  count (row, facts, through);
}

static void
count_status (Work *work, WaymarkItem *action, const Facts *facts)
{
  WaymarkItem *status =
      waymark_plan_lookup (work->plan, waymark_item_get_string (action, "status"));
  WaymarkTallyRow *row = status != NULL ? find_row (work->tally->statuses, status) : NULL;

  count (row != NULL ? row : find_row (work->tally->statuses, NULL), facts, FALSE);
}

static void
count_leads (Work *work, WaymarkItem *action, const Facts *facts)
{
  g_autoptr (GArray) holders = waymark_action_get_holders (action);

  for (guint i = 0; i < holders->len; i++)
    {
      const WaymarkHolder *holder = &g_array_index (holders, WaymarkHolder, i);

      count_lead (work, holder->party, facts, holder->through != NULL);
    }
  if (holders->len > 0)
    return;
  count_lead (work, NULL, facts, FALSE);
  work->tally->without_lead += !facts->finished;
}

static void
count_gaps (Work *work, WaymarkItem *action)
{
  WaymarkTally *tally = work->tally;

  tally->without_date += waymark_item_get_window (action, "due") == NULL &&
                         waymark_item_get_stage (action) != WAYMARK_STAGE_ONGOING;
  tally->without_update += !waymark_action_has_report_since (action, &tally->since);
}

static void
count_moves (WaymarkTally *tally, WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;

  if (waymark_item_first (action, WAYMARK_KIND_UPDATE) == NULL)
    return;
  slippage = waymark_slippage_new (action);
  tally->undecided += slippage->n_undecided > 0;
  tally->moved += slippage->n_moves > 0;
  tally->months_slipped += slippage->n_moves > 0 ? slippage->months : 0;
}

static void
count_action (Work *work, WaymarkItem *action, WaymarkTallyRow *theme)
{
  Facts facts = { 0 };
  GDate last;

  if (waymark_item_is_pointer (action))
    {
      work->tally->pointers++;
      return;
    }
  facts.finished = waymark_action_is_finished (action);
  facts.rating = waymark_action_rate (action, &work->rule, work->today).rating;
  if (waymark_action_get_last_day (action, &last))
    {
      int days = g_date_days_between (work->today, &last);

      facts.late = days < 0;
      facts.soon = days >= 0 && days <= DAYS_SOON;
    }
  count (&work->tally->all, &facts, FALSE);
  count (theme, &facts, FALSE);
  count_status (work, action, &facts);
  count_leads (work, action, &facts);
  count_moves (work->tally, action);
  if (!facts.finished)
    count_gaps (work, action);
}

static void
count_under (Work *work, WaymarkItem *item, WaymarkTallyRow *theme)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_ACTION)
        count_action (work, child, theme);
      else if (waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT)
        count_under (work, child, theme);
    }
}

static void
add_rows (GArray *rows, WaymarkItem *root, WaymarkKind kind)
{
  for (guint i = 0; i < waymark_item_get_n_children (root); i++)
    {
      WaymarkTallyRow row = { .item = waymark_item_get_child (root, i) };

      if (waymark_item_get_kind (row.item) == kind)
        g_array_append_val (rows, row);
    }
}

/* In the order of the register. */
static void
take_leads (Work *work, WaymarkItem *root)
{
  GArray *leads = work->tally->leads;
  g_autoptr (GHashTable) reports = waymark_plan_get_last_reports (work->plan);
  WaymarkTallyRow *row;

  for (guint i = 0; i < waymark_item_get_n_children (root); i++)
    {
      row = g_hash_table_lookup (work->leads, waymark_item_get_child (root, i));
      if (row == NULL)
        continue;
      row->heard = g_hash_table_lookup (reports, row->item);
      g_array_append_vals (leads, row, 1);
    }
  row = g_hash_table_lookup (work->leads, NULL);
  if (row != NULL)
    g_array_append_vals (leads, row, 1);
}

/**
 * waymark_tally_new:
 * @plan: a plan
 * @today: the local date
 *
 * Counts what is asked of a plan.
 *
 * Returns: (transfer full): the counts, for as long as the plan is not altered
 */
WaymarkTally *
waymark_tally_new (WaymarkPlan *plan, const GDate *today)
{
  WaymarkTally *self;
  WaymarkItem *root;
  WaymarkTallyRow none = { 0 };
  Work work = { .plan = plan, .today = today };

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  root = waymark_plan_get_root (plan);
  self = g_new0 (WaymarkTally, 1);
  self->statuses = g_array_new (FALSE, TRUE, sizeof (WaymarkTallyRow));
  self->themes = g_array_new (FALSE, TRUE, sizeof (WaymarkTallyRow));
  self->leads = g_array_new (FALSE, TRUE, sizeof (WaymarkTallyRow));
  add_rows (self->statuses, root, WAYMARK_KIND_STATUS);
  g_array_append_val (self->statuses, none);
  add_rows (self->themes, root, WAYMARK_KIND_THEME);

  work.tally = self;
  work.leads = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  waymark_plan_get_rating_rule (plan, &work.rule);
  waymark_plan_get_recent_since (plan, today, &self->since);
  for (guint i = 0; i < self->themes->len; i++)
    {
      WaymarkTallyRow *theme = &g_array_index (self->themes, WaymarkTallyRow, i);

      count_under (&work, theme->item, theme);
    }
  take_leads (&work, root);
  g_hash_table_unref (work.leads);
  return self;
}

/**
 * waymark_tally_free:
 * @self: (transfer full) (nullable): counts
 */
void
waymark_tally_free (WaymarkTally *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->statuses);
  g_array_unref (self->themes);
  g_array_unref (self->leads);
  g_free (self);
}

/**
 * waymark_tally_nth_rating:
 * @nth: less than %WAYMARK_N_RATINGS
 *
 * Returns: the rating that is shown in that place: what is done and best first, what has
 *   none last
 */
WaymarkRating
waymark_tally_nth_rating (guint nth)
{
  static const WaymarkRating ratings[WAYMARK_N_RATINGS] = { WAYMARK_RATING_BLUE,
                                                            WAYMARK_RATING_GREEN,
                                                            WAYMARK_RATING_AMBER,
                                                            WAYMARK_RATING_RED,
                                                            WAYMARK_RATING_NONE };

  g_return_val_if_fail (nth < WAYMARK_N_RATINGS, WAYMARK_RATING_NONE);

  return ratings[nth];
}

/* How many of a stage: several statuses can share one. */
static guint
count_stage (const WaymarkTally *self, const char *stage)
{
  guint n = 0;

  for (guint i = 0; i < self->statuses->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (self->statuses, WaymarkTallyRow, i);

      if (row->item != NULL && g_strcmp0 (waymark_item_get_string (row->item, "stage"), stage) == 0)
        n += row->actions;
    }
  return n;
}

/**
 * waymark_tally_count_status:
 * @self: counts of the plan at another time
 * @status: a status of the plan as it is
 *
 * Returns: how many actions had it then; where it did not exist yet, how many were of its
 *   stage
 */
guint
waymark_tally_count_status (const WaymarkTally *self, WaymarkItem *status)
{
  g_return_val_if_fail (self != NULL && status != NULL, 0);

  for (guint i = 0; i < self->statuses->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (self->statuses, WaymarkTallyRow, i);

      if (row->item != NULL &&
          g_str_equal (waymark_item_get_id (row->item), waymark_item_get_id (status)))
        return row->actions;
    }
  return count_stage (self, waymark_item_get_string (status, "stage"));
}
