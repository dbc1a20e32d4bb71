/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-holders.h"
#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-party.h"
#include "waymark-tally-words.h"

/* A page for a lead or a working group: all that it answers for. */

#define MOST_NEWS 200

static char *
tell_holdings (WaymarkReportWork *work, GArray *holdings)
{
  guint n = 0, named = 0, finished = 0, late = 0;
  g_autofree char *actions = NULL;
  g_autofree char *done = NULL;
  g_autofree char *late_words = NULL;

  for (guint i = 0; i < holdings->len; i++)
    {
      const WaymarkHolding *holding = &g_array_index (holdings, WaymarkHolding, i);

      if (waymark_item_is_pointer (holding->action))
        continue;
      n++;
      named += holding->through == NULL;
      finished += waymark_action_is_finished (holding->action);
      late += waymark_action_is_late (holding->action, &work->today);
    }
  actions = g_strdup_printf (ngettext ("%u action", "%u actions", n), n);
  done = g_strdup_printf (ngettext ("%u finished", "%u finished", finished), finished);
  late_words = waymark_late_to_words (late);
  if (named == n)
    /* Translators: "17 actions: 3 finished, 2 late." */
    return g_strdup_printf (C_ ("report", "%1$s: %2$s, %3$s."), actions, done, late_words);
  return g_strdup_printf (
      /* Translators: "17 actions, 4 of them by name: 3 finished, 2 late." */
      C_ ("report", "%1$s, %2$u of them by name: %3$s, %4$s."),
      actions,
      named,
      done,
      late_words);
}

static void
add_paragraph (WaymarkReportSection *section, const char *words)
{
  if (words != NULL)
    waymark_report_section_add (
        section,
        waymark_report_block_new_words (WAYMARK_REPORT_PARAGRAPH, WAYMARK_REPORT_PLAIN, words));
}

static void
add_members (WaymarkReportSection *section, WaymarkItem *party)
{
  g_autoptr (GPtrArray) members = waymark_party_get_members (party);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (names, waymark_report_party_name (members->pdata[i]));
  if (names->len == 0)
    return;
  list = waymark_report_join (names);
  /* Translators: %s are names */
  words = g_strdup_printf (_ ("Members: %s"), list);
  add_paragraph (section, words);
}

static char *
tell_part (const WaymarkHolding *holding)
{
  g_autofree char *through = NULL;

  if (holding->through == NULL)
    return holding->support ? g_strdup (C_ ("role", "Support")) : NULL;
  through = waymark_report_party_name (holding->through);
  /* Translators: %s is a group that somebody is a member of, or everyone */
  return g_strdup_printf (C_ ("report", "through %s"), through);
}

static void
add_row (WaymarkReportWork *work, WaymarkReportBlock *block, const WaymarkHolding *holding)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);
  WaymarkReportCell *words = waymark_report_row_get_cell (row, 1);
  WaymarkReportCell *news = waymark_report_row_get_cell (row, 5);
  WaymarkItem *update = waymark_report_get_news (work, holding->action);

  waymark_report_set_number (row, 0, holding->action);
  words->words = waymark_report_item_words (holding->action, 0);
  words->note = tell_part (holding);
  words->note_tone = WAYMARK_REPORT_QUIET;
  waymark_report_set_due (work, waymark_report_row_get_cell (row, 2), holding->action);
  waymark_report_set_status (waymark_report_row_get_cell (row, 3), holding->action);
  waymark_report_set_rating (work, waymark_report_row_get_cell (row, 4), holding->action);
  row->is_finished = waymark_action_is_finished (holding->action);
  if (update != NULL && waymark_item_get_string (update, "text") != NULL)
    waymark_report_set_update (work, news, update, MOST_NEWS);
  else if (!row->is_finished)
    {
      news->words = g_strdup (_ ("Nothing in this period."));
      news->tone = WAYMARK_REPORT_QUIET;
    }
}

static void
add_party (WaymarkReportWork *work, WaymarkItem *party, guint position)
{
  g_autoptr (GArray) holdings = waymark_party_get_holdings (party);
  g_autofree char *id = g_strdup_printf ("party-%u", position);
  g_autofree char *heading = waymark_report_quote (waymark_item_get_string (party, "name") != NULL
                                                       ? waymark_item_get_string (party, "name")
                                                       : waymark_party_get_short (party));
  g_autofree char *purpose = waymark_report_quote (waymark_item_get_string (party, "purpose"));
  WaymarkReportSection *section =
      waymark_report_add_section (work, WAYMARK_REPORT_PARTY, id, heading);
  WaymarkReportBlock *block = waymark_report_block_new_table (heading);

  waymark_report_section_say (section, tell_holdings (work, holdings));
  add_paragraph (section, purpose);
  if (waymark_party_is_group (party) || waymark_party_is_everyone (party))
    add_members (section, party);
  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 4, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Due"), 1.5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Status"), 1.4, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Rating"), 1.2, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "What was reported"), 3, FALSE, FALSE);
  for (guint i = 0; i < holdings->len; i++)
    if (!waymark_item_is_pointer (g_array_index (holdings, WaymarkHolding, i).action))
      add_row (work, block, &g_array_index (holdings, WaymarkHolding, i));
  if (block->table->rows->len > 0)
    waymark_report_section_add (section, block);
  else
    waymark_report_block_free (block);
}

/**
 * waymark_report_add_parties:
 * @work: a report that is being made
 *
 * Adds a page for each lead or working group that was asked for.
 */
void
waymark_report_add_parties (WaymarkReportWork *work)
{
  GPtrArray *parties = work->request->parties;

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    add_party (work, parties->pdata[i], i + 1);
}
