/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-meeting.h"
#include "waymark-number.h"

/* What the meeting decided, and what was said there about single actions. */

#define MOST_DECISIONS 20
#define MOST_MINUTES 8
#define MOST_WORDS 180

static char *
one_line (WaymarkPlan *plan, const char *stored)
{
  g_autofree char *text = waymark_report_text (plan, stored);
  g_autofree char *cut = NULL;

  g_strdelimit (text, "\n\t", ' ');
  cut = waymark_report_cut (text, MOST_WORDS);
  return waymark_report_settle (g_steal_pointer (&cut));
}

static void
name_item (WaymarkReportLine *line, WaymarkItem *about)
{
  g_autofree char *number = about != NULL ? waymark_item_get_number_label (about) : NULL;

  if (number == NULL)
    return;
  line->number = g_steal_pointer (&number);
  line->item = g_strdup (waymark_item_get_id (about));
}

static void
say_rest (WaymarkReportSection *section, guint n, guint most)
{
  g_autofree char *words = NULL;

  if (n <= most)
    return;
  /* Translators: below a list that is cut short */
  words = g_strdup_printf (ngettext ("and %u more", "and %u more", n - most), n - most);
  waymark_report_section_add (
      section,
      waymark_report_block_new_words (WAYMARK_REPORT_PARAGRAPH, WAYMARK_REPORT_QUIET, words));
}

static guint
add_decisions (WaymarkReportWork *work, WaymarkReportSection *section)
{
  WaymarkReportBlock *list = waymark_report_block_new_list ();
  guint n = 0;

  for (WaymarkItem *decision = waymark_item_first (work->meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    {
      const char *text = waymark_item_get_string (decision, "text");
      g_autofree char *words = NULL;

      if (text == NULL || ++n > MOST_DECISIONS)
        continue;
      words = one_line (work->plan, text);
      name_item (waymark_report_block_add_line (list, words),
                 waymark_plan_lookup (work->plan, waymark_item_get_string (decision, "about")));
    }
  if (n > 0)
    waymark_report_section_add (section, list);
  else
    waymark_report_block_free (list);
  say_rest (section, n, MOST_DECISIONS);
  return n;
}

static gboolean
is_minute (WaymarkReportWork *work, WaymarkItem *update)
{
  return g_strcmp0 (waymark_item_get_string (update, "meeting"),
                    waymark_item_get_id (work->meeting)) == 0 &&
         waymark_item_get_string (update, "text") != NULL;
}

static guint
add_minutes (WaymarkReportWork *work, WaymarkReportSection *section)
{
  WaymarkReportBlock *list = waymark_report_block_new_list ();
  guint n = 0;

  for (guint i = 0; i < work->actions->len; i++)
    for (WaymarkItem *update = waymark_item_first (work->actions->pdata[i], WAYMARK_KIND_UPDATE);
         update != NULL;
         update = waymark_item_next (update))
      {
        g_autofree char *words = NULL;

        if (!is_minute (work, update) || ++n > MOST_MINUTES)
          continue;
        words = one_line (work->plan, waymark_item_get_string (update, "text"));
        name_item (waymark_report_block_add_line (list, words), work->actions->pdata[i]);
      }
  if (n == 0)
    {
      waymark_report_block_free (list);
      return 0;
    }
  waymark_report_section_add (section,
                              waymark_report_block_new_words (WAYMARK_REPORT_HEADING,
                                                              WAYMARK_REPORT_PLAIN,
                                                              C_ ("report", "From the minutes")));
  waymark_report_section_add (section, list);
  say_rest (section, n, MOST_MINUTES);
  return n;
}

/**
 * waymark_report_add_decisions:
 * @work: a report that is being made
 *
 * Adds what the meeting decided and noted. Before it is held there is nothing to tell.
 */
void
waymark_report_add_decisions (WaymarkReportWork *work)
{
  WaymarkReportSection *section;
  guint n_decisions, n_minutes;

  if (work->meeting == NULL)
    return;
  section = waymark_report_add_section (
      work, WAYMARK_REPORT_BODY, "decisions", C_ ("report", "Decisions of the meeting"));
  n_decisions = add_decisions (work, section);
  n_minutes = add_minutes (work, section);
  if (n_decisions == 0 && n_minutes == 0 && !waymark_meeting_is_closed (work->meeting))
    g_ptr_array_remove_index (work->report->sections, work->report->sections->len - 1);
  else if (n_decisions == 0)
    waymark_report_section_say (section, g_strdup (_ ("No decision was noted.")));
}
