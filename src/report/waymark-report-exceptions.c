/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-lateness.h"
#include "waymark-slippage.h"
#include "waymark-tally-words.h"
#include "waymark-updates.h"

/* What does not go as it should: actions that are red, amber or late. */

#define MOST_ROWS 6
#define MOST_WORDS 64
#define MOST_NEWS 110

enum
{
  NUMBER,
  WORDS,
  WHY,
  DONE,
};

typedef struct
{
  WaymarkItem *action;
  WaymarkRating rating;
  int days_late;
  guint order; /* in the plan */
} Exception;

static int
weigh (WaymarkRating rating)
{
  return rating == WAYMARK_RATING_RED ? 2 : rating == WAYMARK_RATING_AMBER ? 1 : 0;
}

/* Red before amber, then the latest first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Exception *x = a;
  const Exception *y = b;

  if (weigh (x->rating) != weigh (y->rating))
    return weigh (y->rating) - weigh (x->rating);
  if (x->days_late != y->days_late)
    return x->days_late > y->days_late ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GArray *
find_exceptions (WaymarkReportWork *work)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Exception));

  for (guint i = 0; i < work->actions->len; i++)
    {
      WaymarkItem *action = work->actions->pdata[i];
      Exception exception = { action,
                              waymark_action_rate (action, NULL, &work->today).rating,
                              MAX (waymark_action_get_days_late (action, &work->today), 0),
                              i };

      if (exception.days_late > 0 ||
          (weigh (exception.rating) > 0 && !waymark_action_is_finished (action)))
        g_array_append_val (found, exception);
    }
  g_array_sort (found, compare);
  return found;
}

/* The newest words, whenever they were told. */
static WaymarkItem *
find_words (WaymarkItem *action)
{
  g_autoptr (GPtrArray) updates = waymark_action_get_updates (action);

  for (guint i = 0; i < updates->len; i++)
    if (waymark_item_get_string (updates->pdata[i], "text") != NULL)
      return updates->pdata[i];
  return NULL;
}

static char *
tell_proposal (WaymarkItem *action)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  const WaymarkDateMove *open = waymark_slippage_get_undecided (slippage);
  g_autofree char *due = NULL;

  if (open == NULL)
    return NULL;
  due = waymark_report_due (action, open->to);
  return g_strdup_printf (open->state == WAYMARK_DATE_PROPOSED
                              /* Translators: %s is a due date: "New date proposed: June 2026" */
                              ? _ ("New date proposed: %s.")
                              /* Translators: %s is a due date: "New date proposed: June 2026" */
                              : _ ("Date moved to %s, to be agreed."),
                          due);
}

static void
set_done (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *action)
{
  WaymarkItem *update = find_words (action);
  g_autofree char *proposal = tell_proposal (action);

  if (update != NULL)
    waymark_report_set_update (work, cell, update, MOST_NEWS);
  else if (proposal == NULL)
    {
      cell->words = g_strdup (_ ("Nothing was reported yet."));
      cell->tone = WAYMARK_REPORT_SOON;
    }
  if (proposal == NULL)
    return;
  if (cell->words == NULL)
    cell->words = g_steal_pointer (&proposal);
  else
    {
      g_autofree char *news = cell->words;

      cell->words = g_strconcat (news, "\n", proposal, NULL);
    }
}

static void
add_row (WaymarkReportWork *work, WaymarkReportBlock *block, const Exception *exception)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);
  WaymarkReportCell *why = waymark_report_row_get_cell (row, WHY);

  waymark_report_set_number (row, NUMBER, exception->action);
  waymark_report_set_action (
      waymark_report_row_get_cell (row, WORDS), exception->action, MOST_WORDS);
  waymark_report_set_rating (work, why, exception->action);
  g_free (why->words);
  why->words =
      waymark_report_settle (waymark_action_explain_rating (exception->action, &work->today));
  set_done (work, waymark_report_row_get_cell (row, DONE), exception->action);
}

static WaymarkReportBlock *
make_table (WaymarkReportWork *work, GArray *found)
{
  WaymarkReportBlock *block =
      waymark_report_block_new_table (_ ("Actions that are red, amber or late"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 3.6, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Why"), 2.5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "What is being done"), 3.4, FALSE, FALSE);
  for (guint i = 0; i < found->len; i++)
    {
      const Exception *exception = &g_array_index (found, Exception, i);

      g_ptr_array_add (items, exception->action);
      if (i < MOST_ROWS)
        add_row (work, block, exception);
    }
  block->table->rest = waymark_report_rest (work, items, MOST_ROWS);
  return block;
}

static char *
tell_counts (WaymarkReportWork *work)
{
  const WaymarkTallyRow *all = &work->tally->all;
  g_autofree char *late = waymark_late_to_words (all->late);

  /* Translators: %1$u are red, %2$u amber; %3$s is how many are late: "6 late" */
  return g_strdup_printf (_ ("%1$u red, %2$u amber; %3$s."),
                          all->ratings[WAYMARK_RATING_RED],
                          all->ratings[WAYMARK_RATING_AMBER],
                          late);
}

/**
 * waymark_report_add_exceptions:
 * @work: a report that is being made
 *
 * Adds what is red, amber or late, why, and what is done about it; for a plan without
 * actions nothing.
 */
void
waymark_report_add_exceptions (WaymarkReportWork *work)
{
  WaymarkReportSection *section;
  g_autoptr (GArray) found = NULL;

  if (work->actions->len == 0)
    return;
  section = waymark_report_add_section (
      work, WAYMARK_REPORT_BODY, "exceptions", _ ("What needs the board’s eye"));
  found = find_exceptions (work);
  if (found->len == 0)
    {
      waymark_report_section_say (section, g_strdup (_ ("No action is red, amber or late.")));
      return;
    }
  waymark_report_section_say (section, tell_counts (work));
  waymark_report_section_add (section, make_table (work, found));
}
