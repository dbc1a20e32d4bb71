/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-holders.h"
#include "waymark-i18n.h"
#include "waymark-lateness.h"
#include "waymark-meeting.h"
#include "waymark-party.h"
#include "waymark-updates.h"

/* How far each lead has come, and of whom nothing was heard. */

#define MOST_ROWS 8
#define MOST_NAMES 8

enum
{
  LEAD,
  ACTIONS,
  THROUGH,
  FINISHED,
  LATE,
  RED,
  AMBER,
  HEARD,
};

/* Whoever is late comes first, then whoever has most to do. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const WaymarkTallyRow *x = *(WaymarkTallyRow *const *) a;
  const WaymarkTallyRow *y = *(WaymarkTallyRow *const *) b;

  if (x->late != y->late)
    return x->late > y->late ? -1 : 1;
  if (x->actions != y->actions)
    return x->actions > y->actions ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* Everyone is no lead of its own: what it holds counts for each. */
static GPtrArray *
sort_leads (WaymarkReportWork *work)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < work->tally->leads->len; i++)
    {
      WaymarkTallyRow *row = &g_array_index (work->tally->leads, WaymarkTallyRow, i);

      if (row->item != NULL && !waymark_party_is_everyone (row->item))
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare);
  return rows;
}

/* What each table row needs to know of all parties. */
typedef struct
{
  GPtrArray *rows;   /* of WaymarkTallyRow, in the order of the table */
  GHashTable *asked; /* parties that are named on an action that is not finished */
} Leads;

/* Who is named on what is not finished is asked to send something; everyone cannot be. */
static GHashTable *
find_asked (WaymarkReportWork *work)
{
  GHashTable *asked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < work->actions->len; i++)
    {
      g_autoptr (GArray) leads = NULL;

      if (waymark_action_is_finished (work->actions->pdata[i]))
        continue;
      leads = waymark_action_get_leads (work->actions->pdata[i]);
      for (guint k = 0; k < leads->len; k++)
        {
          WaymarkItem *party = g_array_index (leads, WaymarkLead, k).party;

          if (!waymark_party_is_everyone (party))
            g_hash_table_add (asked, party);
        }
    }
  return asked;
}

static gboolean
is_silent (WaymarkReportWork *work, const Leads *leads, const WaymarkTallyRow *lead)
{
  return g_hash_table_contains (leads->asked, lead->item) &&
         (lead->heard == NULL || !waymark_report_is_since (work, lead->heard));
}

static char *
tell_silent (WaymarkReportWork *work, const Leads *leads)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *since = waymark_report_since_words (work);
  g_autofree char *list = NULL;
  guint n = 0;

  for (guint i = 0; i < leads->rows->len; i++)
    {
      const WaymarkTallyRow *row = leads->rows->pdata[i];

      if (is_silent (work, leads, row) && ++n <= MOST_NAMES)
        g_ptr_array_add (names, waymark_report_party_name (row->item));
    }
  if (g_hash_table_size (leads->asked) == 0)
    return NULL;
  if (n == 0)
    /* Translators: %s is a day, such as "4 September" */
    return g_strdup_printf (_ ("Every lead has sent something since %s."), since);
  list = waymark_report_join (names);
  if (n > names->len)
    return g_strdup_printf (
        /* Translators: %1$s is a day, %2$s are names, %3$u how many more there are */
        ngettext ("Nothing came in since %1$s on the actions of %2$s and %3$u more.",
                  "Nothing came in since %1$s on the actions of %2$s and %3$u more.",
                  n - names->len),
        since,
        list,
        n - names->len);
  /* Translators: %1$s is a day, %2$s are names */
  return g_strdup_printf (_ ("Nothing came in since %1$s on the actions of %2$s."), since, list);
}

static void
set_number (const WaymarkReportRow *row, guint column, guint number, WaymarkReportTone tone)
{
  WaymarkReportCell *cell = waymark_report_row_get_cell (row, column);

  cell->words = g_strdup_printf ("%u", number);
  cell->tone = number > 0 ? tone : WAYMARK_REPORT_QUIET;
}

static void
set_heard (WaymarkReportWork *work,
           WaymarkReportCell *cell,
           const Leads *leads,
           const WaymarkTallyRow *lead)
{
  GDate day;

  if (lead->heard != NULL && waymark_update_get_day (lead->heard, &day))
    cell->words = waymark_day_to_words (&day, &work->today);
  else
    cell->words = g_strdup (C_ ("overview", "never"));
  cell->tone = is_silent (work, leads, lead) ? WAYMARK_REPORT_SOON : WAYMARK_REPORT_PLAIN;
}

static void
add_row (WaymarkReportWork *work,
         WaymarkReportBlock *block,
         const Leads *leads,
         const WaymarkTallyRow *lead)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);

  waymark_report_row_get_cell (row, LEAD)->words = waymark_report_party_name (lead->item);
  set_number (row, ACTIONS, lead->actions, WAYMARK_REPORT_PLAIN);
  set_number (row, THROUGH, lead->through, WAYMARK_REPORT_QUIET);
  set_number (row, FINISHED, lead->finished, WAYMARK_REPORT_PLAIN);
  set_number (row, LATE, lead->late, WAYMARK_REPORT_LATE);
  set_number (row, RED, lead->ratings[WAYMARK_RATING_RED], WAYMARK_REPORT_PLAIN);
  set_number (row, AMBER, lead->ratings[WAYMARK_RATING_AMBER], WAYMARK_REPORT_PLAIN);
  set_heard (work, waymark_report_row_get_cell (row, HEARD), leads, lead);
}

static WaymarkReportBlock *
make_table (WaymarkReportWork *work, const Leads *leads)
{
  WaymarkReportBlock *block = waymark_report_block_new_table (_ ("How far each lead has come"));
  GPtrArray *rows = leads->rows;
  guint more = rows->len - MIN (rows->len, MOST_ROWS);

  waymark_report_block_add_column (block, C_ ("column", "Lead"), 4, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Actions"), 1, TRUE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Through others"), 1.3, TRUE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Finished"), 1, TRUE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Late"), 1, TRUE, FALSE);
  waymark_report_block_add_column (
      block, waymark_rating_get_label (WAYMARK_RATING_RED), 1, TRUE, FALSE);
  waymark_report_block_add_column (
      block, waymark_rating_get_label (WAYMARK_RATING_AMBER), 1, TRUE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Last heard"), 2, FALSE, FALSE);
  for (guint i = 0; i < MIN (rows->len, MOST_ROWS); i++)
    add_row (work, block, leads, rows->pdata[i]);
  if (more > 0)
    /* Translators: %u is how many there are */
    block->table->rest = g_strdup_printf (ngettext ("and %u more with fewer late actions",
                                                    "and %u more with fewer late actions",
                                                    more),
                                          more);
  return block;
}

static char *
tell_without (WaymarkReportWork *work)
{
  if (work->tally->without_lead == 0)
    return NULL;
  /* Translators: %u is how many there are */
  return g_strdup_printf (ngettext ("%u action that is not finished has no lead.",
                                    "%u actions that are not finished have no lead.",
                                    work->tally->without_lead),
                          work->tally->without_lead);
}

/**
 * waymark_report_add_leads:
 * @work: a report that is being made
 *
 * Adds how far each lead has come, and who sent nothing in the period.
 */
void
waymark_report_add_leads (WaymarkReportWork *work)
{
  WaymarkReportSection *section;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) asked = NULL;
  Leads leads;

  if (work->actions->len == 0)
    return;
  section =
      waymark_report_add_section (work, WAYMARK_REPORT_BODY, "leads", C_ ("report", "By lead"));
  rows = sort_leads (work);
  if (rows->len == 0)
    {
      waymark_report_section_say (section, g_strdup (_ ("No action has a lead yet.")));
      return;
    }
  asked = find_asked (work);
  leads = (Leads){ rows, asked };
  waymark_report_section_say (section, tell_silent (work, &leads));
  waymark_report_section_say (section, tell_without (work));
  waymark_report_section_add (section, make_table (work, &leads));
}
