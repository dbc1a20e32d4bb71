/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-filter.h"
#include "waymark-i18n.h"
#include "waymark-lateness.h"
#include "waymark-slippage.h"

/* What falls due next: in what is left of this quarter of the plan's year, and in the one after. */

#define MOST_ROWS 5
#define MOST_WORDS 56

typedef struct
{
  WaymarkItem *action;
  GDate last;
  guint order;
} Due;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Due *x = a;
  const Due *y = b;
  int order = g_date_compare (&x->last, &y->last);

  return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

/* As the list finds them; what is late already has had its place. */
static guint
find_due (WaymarkReportWork *work, WaymarkDates dates, GArray *found)
{
  g_autoptr (WaymarkFilter) filter = waymark_filter_new (work->plan);
  guint n = found->len;

  waymark_filter_set_today (filter, &work->today);
  waymark_filter_set_status (filter, WAYMARK_FILTER_NOT_DONE);
  waymark_filter_set_dates (filter, dates);
  for (guint i = 0; i < work->actions->len; i++)
    {
      Due due = { .action = work->actions->pdata[i], .order = i };

      if (waymark_filter_matches (filter, due.action) &&
          !waymark_action_is_late (due.action, &work->today) &&
          waymark_due_get_last_day (waymark_item_get (due.action, "due"), &due.last))
        g_array_append_val (found, due);
    }
  return found->len - n;
}

static char *
tell_counts (guint n_this, guint n_next)
{
  g_autofree char *this_quarter =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u action falls due in the rest of this quarter",
                                 "%u actions fall due in the rest of this quarter",
                                 n_this),
                       n_this);
  g_autofree char *next_quarter =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u in the next", "%u in the next", n_next), n_next);

  if (n_this == 0 && n_next == 0)
    return g_strdup (_ ("Nothing falls due in this quarter or the next."));
  /* Translators: %1$s is what falls due in this quarter, %2$s in the next: "3 actions fall due
   * in the rest of this quarter, 5 in the next." */
  return g_strdup_printf (C_ ("sentence", "%1$s, %2$s."), this_quarter, next_quarter);
}

static void
add_row (WaymarkReportWork *work, WaymarkReportBlock *block, WaymarkItem *action)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);

  waymark_report_set_number (row, 0, action);
  waymark_report_row_get_cell (row, 1)->words = waymark_report_item_words (action, MOST_WORDS);
  waymark_report_row_get_cell (row, 2)->words = waymark_report_leads (action);
  waymark_report_set_due (work, waymark_report_row_get_cell (row, 3), action);
  waymark_report_set_status (waymark_report_row_get_cell (row, 4), action);
  waymark_report_set_rating (work, waymark_report_row_get_cell (row, 5), action);
}

static WaymarkReportBlock *
make_table (WaymarkReportWork *work, GArray *found)
{
  WaymarkReportBlock *block =
      waymark_report_block_new_table (_ ("Actions that fall due in this quarter or the next"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Leads"), 1.8, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Due"), 2.1, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Status"), 1.6, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Rating"), 1.3, FALSE, FALSE);
  for (guint i = 0; i < found->len; i++)
    {
      WaymarkItem *action = g_array_index (found, Due, i).action;

      g_ptr_array_add (items, action);
      if (i < MOST_ROWS)
        add_row (work, block, action);
    }
  block->table->rest = waymark_report_rest (work, items, MOST_ROWS);
  return block;
}

/**
 * waymark_report_add_next:
 * @work: a report that is being made
 *
 * Adds what falls due in this quarter and the next.
 */
void
waymark_report_add_next (WaymarkReportWork *work)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Due));
  WaymarkReportSection *section;
  guint n_this, n_next;

  if (work->actions->len == 0)
    return;
  n_this = find_due (work, WAYMARK_DATES_THIS_QUARTER, found);
  n_next = find_due (work, WAYMARK_DATES_NEXT_QUARTER, found);
  g_array_sort (found, compare);
  section =
      waymark_report_add_section (work, WAYMARK_REPORT_BODY, "next", C_ ("report", "Coming up"));
  waymark_report_section_say (section, tell_counts (n_this, n_next));
  if (found->len > 0)
    waymark_report_section_add (section, make_table (work, found));
}
