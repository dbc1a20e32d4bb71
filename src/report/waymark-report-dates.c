/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-slippage.h"

/* Due dates that are to be agreed, and those that were decided about in the period. */

#define MOST_ROWS 5
#define MOST_WORDS 50
#define MOST_REASON 70

enum
{
  NUMBER,
  WORDS,
  FIRST,
  PRESENT,
  PROPOSED,
  REASON,
  MOVED,
};

typedef struct
{
  WaymarkItem *action;
  const WaymarkDateMove *move;
  WaymarkSlippage *slippage;
} Change;

static void
change_clear (gpointer data)
{
  waymark_slippage_free (((Change *) data)->slippage);
}

static gboolean
is_decided_now (WaymarkReportWork *work, const WaymarkDateMove *move)
{
  const char *meeting = waymark_item_get_string (move->update, "meeting");

  if (move->state != WAYMARK_DATE_AGREED && move->state != WAYMARK_DATE_REFUSED)
    return FALSE;
  return (work->meeting != NULL && g_strcmp0 (meeting, waymark_item_get_id (work->meeting)) == 0) ||
         waymark_report_is_since (work, move->update);
}

/* Returns: (transfer full): the open ones, and, after them, the decided ones */
static GArray *
find_changes (WaymarkReportWork *work, guint *n_open)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GArray) decided = g_array_new (FALSE, FALSE, sizeof (Change));

  g_array_set_clear_func (open, change_clear);
  for (guint i = 0; i < work->actions->len; i++)
    {
      Change change = { .action = work->actions->pdata[i] };

      change.slippage = waymark_slippage_new (change.action);
      change.move = waymark_slippage_get_undecided (change.slippage);
      if (change.move != NULL)
        g_array_append_val (open, change);
      for (guint k = change.slippage->moves->len; change.move == NULL && k > 0; k--)
        {
          const WaymarkDateMove *move =
              &g_array_index (change.slippage->moves, WaymarkDateMove, k - 1);

          if (is_decided_now (work, move))
            {
              change.move = move;
              g_array_append_val (decided, change);
            }
        }
      if (change.move == NULL)
        waymark_slippage_free (change.slippage);
    }
  *n_open = open->len;
  g_array_append_vals (open, decided->data, decided->len);
  return open;
}

static char *
tell_moves (guint n_moves)
{
  if (n_moves == 0)
    /* Translators: of a due date */
    return g_strdup (C_ ("report", "never"));
  /* Translators: how often a due date was moved */
  return g_strdup_printf (ngettext ("%u time", "%u times", n_moves), n_moves);
}

/* From the date that was agreed first to the one that is asked for. */
static char *
tell_slippage (const Change *change)
{
  GDate first, last;
  int months;

  if (!waymark_due_get_last_day (change->slippage->first, &first) ||
      !waymark_due_get_last_day (change->move->to, &last))
    return NULL;
  months = waymark_months_between (&first, &last);
  if (months == 0)
    return NULL;
  if (months > 0)
    /* Translators: how far a due date is from the one that was agreed first */
    return g_strdup_printf (ngettext ("%d month later", "%d months later", months), months);
  /* Translators: how far a due date is from the one that was agreed first */
  return g_strdup_printf (ngettext ("%d month earlier", "%d months earlier", -months), -months);
}

static void
set_decision (WaymarkReportCell *cell, WaymarkDateMoveState state)
{
  static const struct
  {
    const char *words;
    WaymarkReportTone tone;
  } decisions[] = {
    [WAYMARK_DATE_PROPOSED] = { NC_ ("date", "to be agreed"), WAYMARK_REPORT_SOON },
    [WAYMARK_DATE_MADE] = { NC_ ("date", "in the plan, to be agreed"), WAYMARK_REPORT_SOON },
    [WAYMARK_DATE_AGREED] = { NC_ ("date", "agreed"), WAYMARK_REPORT_QUIET },
    [WAYMARK_DATE_REFUSED] = { NC_ ("date", "refused"), WAYMARK_REPORT_QUIET },
  };

  cell->note = g_strdup (waymark_pgettext2 ("date", decisions[state].words));
  cell->note_tone = decisions[state].tone;
}

static char *
tell_reason (WaymarkReportWork *work, WaymarkItem *update)
{
  const char *reason = waymark_item_get_string (update, "reason");
  g_autofree char *line = NULL;
  g_autofree char *cut = NULL;

  if (reason == NULL)
    return g_strdup (C_ ("report", "No reason was given."));
  line = g_strdelimit (g_strdup (reason), "\n\t", ' ');
  cut = waymark_report_cut (line, MOST_REASON);
  return waymark_report_quote (cut);
}

static void
add_row (WaymarkReportWork *work, WaymarkReportBlock *block, const Change *change)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);
  WaymarkReportCell *proposed = waymark_report_row_get_cell (row, PROPOSED);
  WaymarkReportCell *moved = waymark_report_row_get_cell (row, MOVED);

  waymark_report_set_number (row, NUMBER, change->action);
  waymark_report_set_action (waymark_report_row_get_cell (row, WORDS), change->action, MOST_WORDS);
  waymark_report_row_get_cell (row, FIRST)->words =
      waymark_report_due (change->action, change->slippage->first);
  waymark_report_row_get_cell (row, PRESENT)->words =
      waymark_report_due (change->action, change->slippage->present);
  proposed->words = waymark_report_due (change->action, change->move->to);
  set_decision (proposed, change->move->state);
  waymark_report_row_get_cell (row, REASON)->words = tell_reason (work, change->move->update);
  moved->words = tell_moves (change->slippage->n_moves);
  moved->note = tell_slippage (change);
  moved->note_tone = WAYMARK_REPORT_QUIET;
}

static WaymarkReportBlock *
make_table (WaymarkReportWork *work, GArray *changes)
{
  WaymarkReportBlock *block = waymark_report_block_new_table (_ ("Changes of due dates"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 2.7, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "First agreed"), 1.3, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Present"), 1.3, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Proposed"), 1.5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Reason"), 2, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Moved"), 1.1, FALSE, FALSE);
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

static char *
tell_all_moves (WaymarkReportWork *work)
{
  g_autofree char *moved = NULL;
  g_autofree char *months = NULL;

  if (work->tally->moved == 0)
    return NULL;
  /* Translators: %u is how many there are */
  moved = g_strdup_printf (ngettext ("%u due date has moved since it was first agreed",
                                     "%u due dates have moved since they were first agreed",
                                     work->tally->moved),
                           work->tally->moved);
  if (work->tally->months_slipped <= 0)
    /* Translators: a sentence that only wants its full stop */
    return g_strdup_printf (C_ ("sentence", "%s."), moved);
  months = g_strdup_printf (
      /* Translators: a sentence that only wants its full stop */
      ngettext ("%d month altogether", "%d months altogether", work->tally->months_slipped),
      work->tally->months_slipped);
  /* Translators: %1$s is how many due dates moved, %2$s by how many months */
  return g_strdup_printf (C_ ("sentence", "%1$s, by %2$s."), moved, months);
}

static char *
tell_counts (guint n_open, guint n_decided)
{
  g_autofree char *open = g_strdup_printf (
      /* Translators: %u is how many there are */
      ngettext ("%u date waits to be agreed", "%u dates wait to be agreed", n_open),
      n_open);
  g_autofree char *decided =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u was decided", "%u were decided", n_decided), n_decided);

  if (n_open == 0 && n_decided == 0)
    return g_strdup (_ ("No date waits to be agreed."));
  if (n_decided == 0)
    return g_strdup_printf (C_ ("sentence", "%s."), open);
  if (n_open == 0)
    /* Translators: %u is how many there are */
    return g_strdup_printf (ngettext ("%u change of a date was decided.",
                                      "%u changes of dates were decided.",
                                      n_decided),
                            n_decided);
  /* Translators: %1$s is how many dates wait to be agreed, %2$s how many were decided */
  return g_strdup_printf (C_ ("sentence", "%1$s; %2$s."), open, decided);
}

/**
 * waymark_report_add_dates:
 * @work: a report that is being made
 *
 * Adds the changes of due dates that are to be agreed, and those that were decided about.
 */
void
waymark_report_add_dates (WaymarkReportWork *work)
{
  WaymarkReportSection *section;
  g_autoptr (GArray) changes = NULL;
  guint n_open = 0;

  if (work->actions->len == 0)
    return;
  section = waymark_report_add_section (
      work, WAYMARK_REPORT_BODY, "dates", C_ ("report", "Dates to agree"));
  changes = find_changes (work, &n_open);
  waymark_report_section_say (section, tell_counts (n_open, changes->len - n_open));
  waymark_report_section_say (section, tell_all_moves (work));
  if (changes->len > 0)
    waymark_report_section_add (section, make_table (work, changes));
}
