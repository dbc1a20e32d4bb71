/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-updates.h"

/* What became of actions in the period: completed, new, merged, closed, deleted, taken up again. */

#define MOST_ROWS 6
#define MOST_WORDS 76
#define MOST_NEWS 90

static WaymarkItem *
find_before (WaymarkReportWork *work, WaymarkItem *action)
{
  WaymarkItem *before = work->before != NULL
                            ? waymark_plan_lookup (work->before, waymark_item_get_id (action))
                            : NULL;

  return before != NULL && waymark_item_get_kind (before) == WAYMARK_KIND_ACTION ? before : NULL;
}

/* Without an earlier plan only updates tell when something was completed. */
static gboolean
was_told_complete (WaymarkReportWork *work, WaymarkItem *action)
{
  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    {
      WaymarkItem *status =
          waymark_plan_lookup (work->plan, waymark_item_get_string (update, "status"));

      if (status != NULL && waymark_item_get_kind (status) == WAYMARK_KIND_STATUS &&
          g_strcmp0 (waymark_item_get_string (status, "stage"), "complete") == 0 &&
          waymark_report_is_since (work, update))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_completed (WaymarkReportWork *work, WaymarkItem *action)
{
  WaymarkItem *before;

  if (waymark_item_get_stage (action) != WAYMARK_STAGE_COMPLETE)
    return FALSE;
  if (work->before == NULL)
    return was_told_complete (work, action);
  before = find_before (work, action);
  return before == NULL || waymark_item_get_stage (before) != WAYMARK_STAGE_COMPLETE;
}

/* ---- completed */

static char *
tell_completed (WaymarkReportWork *work, guint n)
{
  g_autofree char *since = waymark_report_since_words (work);

  if (n == 0)
    /* Translators: %s is a day, such as "4 September" */
    return g_strdup_printf (_ ("Nothing was completed since %s."), since);
  return g_strdup_printf (ngettext (
                              /* Translators: %2$s is a day, such as "4 September" */
                              "%1$u action was completed since %2$s.",
                              "%1$u actions were completed since %2$s.",
                              n),
                          n,
                          since);
}

static void
add_completed (WaymarkReportWork *work, WaymarkReportBlock *block, WaymarkItem *action)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);
  WaymarkReportCell *news = waymark_report_row_get_cell (row, 2);
  WaymarkItem *update = waymark_report_get_news (work, action);

  waymark_report_set_number (row, 0, action);
  waymark_report_set_action (waymark_report_row_get_cell (row, 1), action, MOST_WORDS);
  if (update != NULL && waymark_item_get_string (update, "text") != NULL)
    waymark_report_set_update (work, news, update, MOST_NEWS);
}

/**
 * waymark_report_add_done:
 * @work: a report that is being made
 *
 * Adds what was completed in the period.
 */
void
waymark_report_add_done (WaymarkReportWork *work)
{
  WaymarkReportBlock *block =
      waymark_report_block_new_table (_ ("Actions that were completed in the period"));
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  WaymarkReportSection *section;

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "What was reported"), 4.5, FALSE, FALSE);
  for (guint i = 0; i < work->actions->len; i++)
    if (is_completed (work, work->actions->pdata[i]))
      {
        g_ptr_array_add (done, work->actions->pdata[i]);
        if (done->len <= MOST_ROWS)
          add_completed (work, block, work->actions->pdata[i]);
      }
  block->table->rest = waymark_report_rest (work, done, MOST_ROWS);

  if (work->actions->len > 0)
    {
      section = waymark_report_add_section (
          work, WAYMARK_REPORT_BODY, "completed", C_ ("report", "Completed"));
      waymark_report_section_say (section, tell_completed (work, done->len));
      if (done->len > 0)
        waymark_report_section_add (section, g_steal_pointer (&block));
    }
  waymark_report_block_free (block);
}

/* ---- new, merged, closed */

typedef struct
{
  WaymarkItem *action; /* of the plan as it is, or of the earlier one where it was deleted */
  char *what;
  char *note;
} Change;

static void
change_clear (gpointer data)
{
  g_free (((Change *) data)->what);
  g_free (((Change *) data)->note);
}

static void
add_change (GArray *changes, WaymarkItem *action, const char *what, char *note)
{
  Change change = { action, g_strdup (what), note };

  g_array_append_val (changes, change);
}

static char *
name_targets (WaymarkItem *action)
{
  g_autoptr (GPtrArray) targets = waymark_item_get_targets (action);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      char *number = waymark_item_get_number_words (targets->pdata[i]);

      if (number != NULL)
        g_ptr_array_add (numbers, number);
    }
  if (numbers->len == 0)
    return NULL;
  list = waymark_report_join (numbers);
  /* Translators: %s is the number of an action, or several: what another was merged into */
  return g_strdup_printf (C_ ("report", "into %s"), list);
}

static char *
tell_news (WaymarkReportWork *work, WaymarkItem *action)
{
  WaymarkItem *update = waymark_report_get_news (work, action);
  WaymarkReportCell cell = { .words = NULL };

  if (update == NULL || waymark_item_get_string (update, "text") == NULL)
    return NULL;
  waymark_report_set_update (work, &cell, update, MOST_NEWS);
  g_free (cell.note);
  return cell.words;
}

static void
look_at (WaymarkReportWork *work, WaymarkItem *action, GArray *changes)
{
  WaymarkItem *before = find_before (work, action);
  WaymarkStage stage = waymark_item_get_stage (action);
  WaymarkStage stage_before = before != NULL ? waymark_item_get_stage (before) : WAYMARK_STAGE_NONE;

  if (before == NULL)
    add_change (changes, action, C_ ("report", "New"), NULL);
  if (stage == WAYMARK_STAGE_MERGED && stage_before != WAYMARK_STAGE_MERGED)
    add_change (changes, action, C_ ("report", "Merged"), name_targets (action));
  else if (stage == WAYMARK_STAGE_CLOSED && stage_before != WAYMARK_STAGE_CLOSED)
    add_change (changes, action, C_ ("report", "Closed undelivered"), tell_news (work, action));
  else if (before != NULL && waymark_action_is_finished (before) &&
           !waymark_action_is_finished (action))
    add_change (changes, action, C_ ("report", "Taken up again"), tell_news (work, action));
}

static void
find_deleted (WaymarkReportWork *work, WaymarkItem *item, GArray *changes)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        find_deleted (work, child, changes);
      else if (kind == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (child) &&
               waymark_plan_lookup (work->plan, waymark_item_get_id (child)) == NULL)
        add_change (changes, child, C_ ("report", "Deleted"), NULL);
    }
}

static void
add_row (WaymarkReportWork *work, WaymarkReportBlock *block, const Change *change)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);
  WaymarkReportCell *number = waymark_report_set_number (row, 0, change->action);
  WaymarkReportCell *words = waymark_report_row_get_cell (row, 2);

  /* The number that a deleted action had leads nowhere, and may be another's now. */
  if (waymark_item_get_plan (change->action) != work->plan)
    g_clear_pointer (&number->item, g_free);
  waymark_report_row_get_cell (row, 1)->words = g_strdup (change->what);
  waymark_report_row_get_cell (row, 1)->note = g_strdup (change->note);
  waymark_report_row_get_cell (row, 1)->note_tone = WAYMARK_REPORT_QUIET;
  words->words = waymark_report_item_words (change->action, MOST_WORDS);
}

static WaymarkReportBlock *
make_table (WaymarkReportWork *work, GArray *changes)
{
  WaymarkReportBlock *block =
      waymark_report_block_new_table (_ ("Actions that came, went or were taken up again"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "What became of it"), 3, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 7, FALSE, FALSE);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      g_ptr_array_add (items, change->action);
      if (i < MOST_ROWS)
        add_row (work, block, change);
    }
  block->table->rest = waymark_report_rest (work, items, MOST_ROWS);
  return block;
}

/**
 * waymark_report_add_changes:
 * @work: a report that is being made
 *
 * Adds which actions are new, merged, closed, deleted or taken up again; nothing where there
 * is no earlier plan to compare with.
 */
void
waymark_report_add_changes (WaymarkReportWork *work)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  WaymarkReportSection *section;

  if (work->before == NULL)
    return;
  g_array_set_clear_func (changes, change_clear);
  for (guint i = 0; i < work->actions->len; i++)
    look_at (work, work->actions->pdata[i], changes);
  find_deleted (work, waymark_plan_get_root (work->before), changes);
  section = waymark_report_add_section (
      work, WAYMARK_REPORT_BODY, "changes", C_ ("report", "New, merged and closed"));
  if (changes->len > 0)
    waymark_report_section_add (section, make_table (work, changes));
  else
    {
      g_autofree char *since = waymark_report_since_words (work);

      waymark_report_section_say (
          section,
          /* Translators: %s is a day, such as "4 September" */
          g_strdup_printf (_ ("No action came, was merged, closed or deleted since %s."), since));
    }
}
