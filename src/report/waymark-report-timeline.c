/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-meeting.h"
#include "waymark-number.h"
#include "waymark-time-unit.h"

#define APRIL 4
#define LONGEST 160

/* A date that somebody mistyped by a century leaves no room for the others: what lies further from
 * the day of the report is cut off. */
#define FURTHEST (10 * 366)

/* ---- rows */

/* What stands beside a bar, or in place of one. */
static char *
tell_beside (WaymarkReportWork *work, WaymarkItem *action, WaymarkReportSpan *row)
{
  const char *words = waymark_item_get_words (action, "due");
  g_autofree char *quoted = waymark_report_quote (words);

  if (row->span->late_from != 0)
    return waymark_action_get_lateness (action, &work->today, &row->is_late);
  if (row->span->shape != WAYMARK_SPAN_NONE || row->span->finished)
    return NULL;
  if (quoted == NULL)
    return g_strdup (_ ("no date yet"));
  /* Translators: in place of a bar on the timeline; %s is what stands where the date
   * should be, such as "TBC" */
  return g_strdup_printf (_ ("no date yet (%s)"), quoted);
}

static char *
tell_all (WaymarkItem *action, const WaymarkReportSpan *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *due = waymark_report_due (action, waymark_item_get (action, "due"));
  g_autofree char *status = waymark_report_quote (waymark_item_get_status_word (action));
  guint moves = row->span->moved_from->len;

  if (row->span->shape != WAYMARK_SPAN_NONE && waymark_item_get (action, "due") != NULL)
    /* Translators: part of a row that is read aloud; %s is a date, as in "due March 2024" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("due %s"), due));
  if (row->beside != NULL)
    g_ptr_array_add (parts, g_strdup (row->beside));
  if (moves > 0)
    g_ptr_array_add (
        parts,
        /* Translators: part of a row that is read aloud */
        g_strdup_printf (ngettext ("date moved %u time", "date moved %u times", moves), moves));
  if (row->span->proposed.last != 0)
    /* Translators: part of a row that is read aloud: somebody asked for another due date */
    g_ptr_array_add (parts, g_strdup (_ ("another date proposed")));
  if (status != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&status));
  return waymark_report_join (parts);
}

static void
add_span (WaymarkReportWork *work, WaymarkReportSpans *spans, WaymarkItem *action)
{
  WaymarkReportSpan *row =
      waymark_report_spans_add (spans, waymark_timespan_new (action, &work->today));
  WaymarkRated rated = waymark_action_rate (action, NULL, &work->today);

  row->item = g_strdup (waymark_item_get_id (action));
  row->number = waymark_item_get_number_label (action);
  row->words = waymark_report_item_words (action, LONGEST);
  row->mark = waymark_report_rating_mark (rated.rating, rated.by_hand);
  row->beside = tell_beside (work, action, row);
  row->sentence = tell_all (action, row);
}

/* ---- from when to when */

static void
reach_out (WaymarkDays *reach, guint32 first, guint32 last)
{
  if (first != 0)
    reach->first = MIN (reach->first, first);
  if (last != 0)
    reach->last = MAX (reach->last, last);
}

static void
reach_span (WaymarkReportWork *work, WaymarkDays *reach, const WaymarkTimespan *span)
{
  WaymarkDays days;

  if (waymark_timespan_get_reach (span, &work->today, &days))
    reach_out (reach, days.first, days.last);
  for (guint i = 0; i < span->moved_from->len; i++)
    {
      const WaymarkDays *moved = &g_array_index (span->moved_from, WaymarkDays, i);

      reach_out (reach, moved->first, moved->last);
    }
}

/* To whole quarters of the plan's year, within what can be shown. */
static void
round_reach (WaymarkDays *reach, guint32 today, int year_start)
{
  GDate first, last;

  reach->first = MAX (reach->first, today - MIN (FURTHEST, today - 1));
  reach->last = MIN (reach->last, today + FURTHEST);
  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_julian (&first, reach->first);
  g_date_set_julian (&last, reach->last);
  waymark_time_unit_to_first (WAYMARK_TIME_QUARTERS, (GDateMonth) year_start, &first);
  waymark_time_unit_to_first (WAYMARK_TIME_QUARTERS, (GDateMonth) year_start, &last);
  waymark_time_unit_to_next (WAYMARK_TIME_QUARTERS, &last);
  g_date_subtract_days (&last, 1);
  reach->first = g_date_get_julian (&first);
  reach->last = g_date_get_julian (&last);
}

static void
add_meetings (WaymarkReportWork *work, WaymarkReportBlock *block)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (work->plan);
  const WaymarkDays *reach = &block->timeline->reach;

  for (guint i = 0; i < meetings->len; i++)
    {
      g_autofree char *label = NULL;
      GDate day;

      if (!waymark_meeting_get_date (meetings->pdata[i], &day) ||
          g_date_get_julian (&day) < reach->first || g_date_get_julian (&day) > reach->last)
        continue;
      label = waymark_day_to_words (&day, &work->today);
      waymark_report_block_add_meeting (block, g_date_get_julian (&day), label);
    }
}

static void
fill (WaymarkReportWork *work, WaymarkReportBlock *block)
{
  WaymarkReportTimeline *timeline = block->timeline;
  WaymarkReportSpans *spans = NULL;
  WaymarkItem *theme = NULL;

  for (guint i = 0; i < work->actions->len; i++)
    {
      WaymarkItem *above = waymark_item_get_parent (work->actions->pdata[i]);

      while (waymark_item_get_kind (above) != WAYMARK_KIND_THEME)
        above = waymark_item_get_parent (above);
      if (above != theme)
        {
          g_autofree char *number = waymark_item_get_number_label (above);
          g_autofree char *title = waymark_report_item_words (above, 0);

          theme = above;
          spans = waymark_report_block_add_spans (block, number, title);
        }
      add_span (work, spans, work->actions->pdata[i]);
      reach_span (work,
                  &timeline->reach,
                  ((WaymarkReportSpan *) spans->rows->pdata[spans->rows->len - 1])->span);
    }
}

/**
 * waymark_report_add_timeline:
 * @work: a report that is being made
 *
 * Adds where the actions lie in time; nothing for a plan without actions.
 */
void
waymark_report_add_timeline (WaymarkReportWork *work)
{
  WaymarkItem *root = waymark_plan_get_root (work->plan);
  WaymarkReportSection *section;
  WaymarkReportBlock *block;
  WaymarkReportTimeline *timeline;

  if (work->actions->len == 0)
    return;
  section =
      waymark_report_add_section (work, WAYMARK_REPORT_TIME, "timeline", C_ ("report", "Timeline"));
  block = waymark_report_block_new_timeline (_ ("When the actions are due, theme by theme"));
  timeline = block->timeline;
  timeline->year_start = (int) waymark_item_get_number (root, "year_start");
  if (timeline->year_start == 0)
    timeline->year_start = APRIL;
  timeline->today.day = g_date_get_julian (&work->today);
  timeline->today.label = waymark_day_to_words (&work->today, &work->today);
  timeline->reach = (WaymarkDays){ timeline->today.day, timeline->today.day };
  fill (work, block);
  round_reach (&timeline->reach, timeline->today.day, timeline->year_start);
  add_meetings (work, block);
  waymark_report_section_add (section, block);
}
