/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"

/* The plan itself, theme by theme. */

enum
{
  NUMBER,
  WORDS,
  LEADS,
  DUE,
  STATUS,
  RATING,
};

static WaymarkReportBlock *
make_table (const char *caption)
{
  WaymarkReportBlock *block = waymark_report_block_new_table (caption);

  waymark_report_block_add_column (block, C_ ("column", "No."), 0.8, FALSE, TRUE);
  waymark_report_block_add_column (block, C_ ("column", "Action"), 5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Leads"), 1.7, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Due"), 1.5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Status"), 1.5, FALSE, FALSE);
  waymark_report_block_add_column (block, C_ ("column", "Rating"), 1.2, FALSE, FALSE);
  return block;
}

static WaymarkReportRow *
add_row (WaymarkReportBlock *block, WaymarkItem *item)
{
  WaymarkReportRow *row = waymark_report_block_add_row (block);

  row->anchor = g_strdup (waymark_item_get_id (item));
  waymark_report_row_get_cell (row, NUMBER)->words = waymark_item_get_number_words (item);
  return row;
}

/* What a pointer row borrows steps back. */
static void
set_facts (WaymarkReportWork *work, WaymarkReportRow *row, WaymarkItem *item)
{
  WaymarkReportCell *leads = waymark_report_row_get_cell (row, LEADS);

  leads->words = waymark_report_leads (item);
  leads->tone = waymark_item_is_pointer (item) ? WAYMARK_REPORT_QUIET : WAYMARK_REPORT_PLAIN;
  waymark_report_set_due (work, waymark_report_row_get_cell (row, DUE), item);
  waymark_report_set_status (waymark_report_row_get_cell (row, STATUS), item);
}

static char *
join_notes (const char *phase, const char *notes)
{
  if (phase != NULL && notes != NULL)
    return g_strconcat (phase, "\n", notes, NULL);
  return g_strdup (phase != NULL ? phase : notes);
}

static void
add_action (WaymarkReportWork *work, WaymarkReportBlock *block, WaymarkItem *action)
{
  WaymarkReportRow *row = add_row (block, action);
  WaymarkReportCell *words = waymark_report_row_get_cell (row, WORDS);
  g_autofree char *phase = waymark_report_quote (waymark_item_get_string (action, "phase"));
  g_autofree char *notes =
      waymark_report_text (work->plan, waymark_item_get_string (action, "notes"));

  words->words = waymark_report_text (work->plan, waymark_item_get_string (action, "text"));
  words->note = join_notes (phase, notes);
  words->note_tone = WAYMARK_REPORT_QUIET;
  set_facts (work, row, action);
  if (!waymark_item_is_pointer (action))
    waymark_report_set_rating (work, waymark_report_row_get_cell (row, RATING), action);
  row->is_finished = waymark_action_is_finished (action);
}

/* A requirement that points to others has their leads and dates; others are headings. */
static void
add_requirement (WaymarkReportWork *work, WaymarkReportBlock *block, WaymarkItem *requirement)
{
  WaymarkReportRow *row = add_row (block, requirement);
  WaymarkReportCell *words = waymark_report_row_get_cell (row, WORDS);
  const char *title = waymark_item_get_string (requirement, "title");

  row->is_group = !waymark_item_is_pointer (requirement);
  if (title != NULL)
    {
      words->words = waymark_report_text (work->plan, title);
      words->note =
          waymark_report_text (work->plan, waymark_item_get_string (requirement, "narrative"));
    }
  else
    words->words =
        waymark_report_text (work->plan, waymark_item_get_string (requirement, "narrative"));
  if (row->is_group && title != NULL)
    words->tone = WAYMARK_REPORT_STRONG;
  if (!row->is_group)
    set_facts (work, row, requirement);
  for (WaymarkItem *action = waymark_item_first (requirement, WAYMARK_KIND_ACTION); action != NULL;
       action = waymark_item_next (action))
    add_action (work, block, action);
}

static void
add_priorities (WaymarkReportWork *work, WaymarkReportSection *section, WaymarkItem *theme)
{
  WaymarkItem *priority = waymark_item_first (theme, WAYMARK_KIND_PRIORITY);
  WaymarkReportBlock *list;

  if (priority == NULL)
    return;
  waymark_report_section_add (section,
                              waymark_report_block_new_words (WAYMARK_REPORT_HEADING,
                                                              WAYMARK_REPORT_PLAIN,
                                                              C_ ("report", "Priorities")));
  list = waymark_report_block_new_list ();
  for (; priority != NULL; priority = waymark_item_next (priority))
    {
      g_autofree char *words =
          waymark_report_text (work->plan, waymark_item_get_string (priority, "text"));

      waymark_report_block_add_line (list, words != NULL ? words : _ ("No words yet"));
    }
  waymark_report_section_add (section, list);
}

static void
add_theme (WaymarkReportWork *work, WaymarkItem *theme)
{
  g_autofree char *number = waymark_item_get_number_label (theme);
  g_autofree char *title = waymark_report_item_words (theme, 0);
  g_autofree char *heading = g_strdup_printf ("%s %s", number, title);
  g_autofree char *id = g_strdup_printf ("theme-%s", number);
  g_autofree char *narrative =
      waymark_report_text (work->plan, waymark_item_get_string (theme, "narrative"));
  WaymarkReportSection *section =
      waymark_report_add_section (work, WAYMARK_REPORT_APPENDIX, id, heading);
  WaymarkReportBlock *table = make_table (heading);

  if (narrative != NULL)
    waymark_report_section_add (
        section,
        waymark_report_block_new_words (WAYMARK_REPORT_PARAGRAPH, WAYMARK_REPORT_PLAIN, narrative));
  add_priorities (work, section, theme);
  for (guint i = 0; i < waymark_item_get_n_children (theme); i++)
    {
      WaymarkItem *child = waymark_item_get_child (theme, i);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_ACTION)
        add_action (work, table, child);
      else if (waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT)
        add_requirement (work, table, child);
    }
  if (table->table->rows->len > 0)
    waymark_report_section_add (section, table);
  else
    {
      waymark_report_block_free (table);
      waymark_report_section_say (section, g_strdup (_ ("There are no actions here yet.")));
    }
}

/* ---- who is who */

static gboolean
needs_explaining (WaymarkItem *party)
{
  const char *name = waymark_item_get_string (party, "name");
  const char *short_name = waymark_item_get_string (party, "short");

  return name != NULL && short_name != NULL && !g_str_equal (name, short_name) &&
         waymark_party_resolve (party) == party;
}

static void
add_parties (WaymarkReportWork *work)
{
  WaymarkReportBlock *table = waymark_report_block_new_table (_ ("Who is who"));
  WaymarkReportSection *section;

  waymark_report_block_add_column (table, C_ ("report", "Short"), 1, FALSE, TRUE);
  waymark_report_block_add_column (table, C_ ("report", "Name"), 4, FALSE, FALSE);
  for (WaymarkItem *party =
           waymark_item_first (waymark_plan_get_root (work->plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    if (needs_explaining (party))
      {
        WaymarkReportRow *row = waymark_report_block_add_row (table);

        waymark_report_row_get_cell (row, 0)->words = waymark_report_party_name (party);
        waymark_report_row_get_cell (row, 1)->words =
            waymark_report_quote (waymark_item_get_string (party, "name"));
      }
  if (table->table->rows->len == 0)
    {
      waymark_report_block_free (table);
      return;
    }
  section =
      waymark_report_add_section (work, WAYMARK_REPORT_APPENDIX, "who-is-who", _ ("Who is who"));
  waymark_report_section_add (section, table);
}

/**
 * waymark_report_add_appendix:
 * @work: a report that is being made
 *
 * Adds the plan itself, a section for each theme, and what short names stand for.
 */
void
waymark_report_add_appendix (WaymarkReportWork *work)
{
  for (WaymarkItem *theme =
           waymark_item_first (waymark_plan_get_root (work->plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    add_theme (work, theme);
  add_parties (work);
}
