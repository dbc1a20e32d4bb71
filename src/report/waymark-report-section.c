/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-reference-text.h"
#include "waymark-updates.h"

/* What all sections of a report have in common. */

/**
 * waymark_report_add_section:
 * @work: a report that is being made
 * @part: where the section belongs
 * @id: its name
 * @heading: its heading
 *
 * Returns: (transfer none): an empty section at the end of the report
 */
WaymarkReportSection *
waymark_report_add_section (WaymarkReportWork *work,
                            WaymarkReportPart part,
                            const char *id,
                            const char *heading)
{
  WaymarkReportSection *section = g_new0 (WaymarkReportSection, 1);

  section->part = part;
  section->id = g_strdup (id);
  section->heading = g_strdup (heading);
  section->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_report_block_free);
  g_ptr_array_add (work->report->sections, section);
  return section;
}

/**
 * waymark_report_section_add:
 * @section: a section
 * @block: (transfer full): what comes next in it
 */
void
waymark_report_section_add (WaymarkReportSection *section, WaymarkReportBlock *block)
{
  g_ptr_array_add (section->blocks, block);
}

/**
 * waymark_report_section_say:
 * @section: a section
 * @sentence: (transfer full) (nullable): one more sentence of what it comes to
 */
void
waymark_report_section_say (WaymarkReportSection *section, char *sentence)
{
  char *said = section->lead;

  if (sentence == NULL)
    return;
  section->lead = said != NULL ? g_strconcat (said, " ", sentence, NULL) : g_strdup (sentence);
  g_free (said);
  g_free (sentence);
}

/**
 * waymark_report_set_number:
 * @row: a row
 * @column: which column holds the numbers
 * @item: an item that has one
 *
 * Returns: (transfer none): the cell, with the number as a link
 */
WaymarkReportCell *
waymark_report_set_number (const WaymarkReportRow *row, guint column, WaymarkItem *item)
{
  WaymarkReportCell *cell = waymark_report_row_get_cell (row, column);

  cell->words = waymark_item_get_number_words (item);
  cell->item = g_strdup (waymark_item_get_id (item));
  return cell;
}

/**
 * waymark_report_set_rating:
 * @work: a report that is being made
 * @cell: a cell
 * @action: an action
 *
 * Says how the action is rated.
 */
void
waymark_report_set_rating (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *action)
{
  WaymarkRated rated = waymark_action_rate (action, NULL, &work->today);

  cell->mark = waymark_report_rating_mark (rated.rating, rated.by_hand);
  cell->words = g_strdup (waymark_rating_get_label (rated.rating));
}

/**
 * waymark_report_set_due:
 * @work: a report that is being made
 * @cell: a cell
 * @item: an action or a requirement
 *
 * Says when it is due, and how late it is.
 */
void
waymark_report_set_due (WaymarkReportWork *work, WaymarkReportCell *cell, WaymarkItem *item)
{
  g_autofree char *shown = NULL;
  gboolean late = FALSE;

  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (item))
    {
      WaymarkValue *due = waymark_item_get (item, "due");

      cell->words = due != NULL ? waymark_report_due (item, due) : NULL;
      cell->note = waymark_action_get_lateness (item, &work->today, &late);
      cell->note_tone = late ? WAYMARK_REPORT_LATE : WAYMARK_REPORT_SOON;
      return;
    }
  shown = waymark_item_get_shown_due (item);
  cell->words = waymark_report_quote (shown);
  cell->tone = WAYMARK_REPORT_QUIET;
}

/**
 * waymark_report_set_status:
 * @cell: a cell
 * @item: an action or a requirement
 *
 * Says its status, or where it points.
 */
void
waymark_report_set_status (WaymarkReportCell *cell, WaymarkItem *item)
{
  g_autofree char *word = waymark_item_get_shown_status (item);

  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (item))
    {
      cell->mark = waymark_report_stage_mark (waymark_item_get_stage (item));
      cell->words = waymark_report_quote (word);
      return;
    }
  cell->words = waymark_report_settle (g_steal_pointer (&word));
  cell->tone = WAYMARK_REPORT_QUIET;
}

/**
 * waymark_report_set_action:
 * @cell: a cell
 * @action: an action
 * @most: how many characters of its words there is room for
 *
 * Says what it is, and who leads it.
 */
void
waymark_report_set_action (WaymarkReportCell *cell, WaymarkItem *action, glong most)
{
  cell->words = waymark_report_item_words (action, most);
  cell->note = waymark_report_leads (action);
  cell->note_tone = WAYMARK_REPORT_QUIET;
}

/* "Carers Hub, 3 July" */
static char *
tell_source (WaymarkReportWork *work, WaymarkItem *update)
{
  g_autofree char *who = waymark_report_quote (waymark_item_get_string (update, "who"));
  g_autofree char *day = NULL;
  GDate date;

  if (waymark_update_get_day (update, &date))
    day = waymark_day_to_words (&date, &work->today);
  if (who == NULL || day == NULL)
    return who != NULL ? g_steal_pointer (&who) : g_steal_pointer (&day);
  /* Translators: who reported something, and on which day: "Carers Hub, 3 July" */
  return g_strdup_printf (C_ ("report", "%1$s, %2$s"), who, day);
}

/**
 * waymark_report_set_update:
 * @work: a report that is being made
 * @cell: a cell
 * @update: an update with words
 * @most: how many characters of them there is room for
 *
 * Says what was reported, by whom and when.
 */
void
waymark_report_set_update (WaymarkReportWork *work,
                           WaymarkReportCell *cell,
                           WaymarkItem *update,
                           glong most)
{
  g_autofree char *text =
      waymark_text_show (work->plan, waymark_item_get_string (update, "text"), NULL);
  g_autofree char *cut = NULL;

  g_strdelimit (text, "\n\t", ' ');
  cut = waymark_report_cut (text, most);
  cell->words = waymark_report_quote (cut);
  cell->note = tell_source (work, update);
  cell->note_tone = WAYMARK_REPORT_QUIET;
}

/**
 * waymark_report_is_since:
 * @work: a report that is being made
 * @update: an update
 *
 * What was told at the meeting before belongs to that one.
 *
 * Returns: whether it is of the period
 */
gboolean
waymark_report_is_since (WaymarkReportWork *work, WaymarkItem *update)
{
  const char *meeting = waymark_item_get_string (update, "meeting");
  GDate day;

  if (work->previous != NULL && g_strcmp0 (meeting, waymark_item_get_id (work->previous)) == 0)
    return FALSE;
  return waymark_update_get_day (update, &day) && g_date_compare (&day, &work->since) >= 0;
}

/**
 * waymark_report_get_news:
 * @work: a report that is being made
 * @action: an action
 *
 * Returns: (transfer none) (nullable): its newest update of the period that says something of
 *   the work
 */
WaymarkItem *
waymark_report_get_news (WaymarkReportWork *work, WaymarkItem *action)
{
  WaymarkItem *newest = NULL;

  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    if (waymark_update_is_report (update) && waymark_report_is_since (work, update) &&
        (newest == NULL || waymark_update_compare (update, newest) < 0))
      newest = update;
  return newest;
}
