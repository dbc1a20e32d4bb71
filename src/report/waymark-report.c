/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-private.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-meeting.h"
#include "waymark-tally-words.h"
#include "waymark-time-unit.h"
#include "waymark-window.h"

/* Where no meeting was closed yet, a report looks back a quarter. */
#define MONTHS_BACK 3

/* ---- giving back */

static void
fact_clear (gpointer data)
{
  WaymarkReportFact *fact = data;

  g_free (fact->label);
  g_free (fact->words);
}

static void
section_free (gpointer data)
{
  WaymarkReportSection *section = data;

  g_free (section->id);
  g_free (section->heading);
  g_free (section->lead);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

/**
 * waymark_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
waymark_report_free (WaymarkReport *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->plan);
  g_free (self->summary);
  g_array_unref (self->facts);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/* ---- the head */

static void
add_fact (WaymarkReportWork *work, const char *label, char *words)
{
  WaymarkReportFact fact = { NULL, words };

  if (words == NULL)
    return;
  fact.label = g_strdup (label);
  g_array_append_val (work->report->facts, fact);
}

/* With its year, as a report is kept. */
static char *
full_day (const GDate *date)
{
  g_autofree char *day = waymark_day_write (date);

  return waymark_window_format (day, 1);
}

static char *
period_words (WaymarkReportWork *work)
{
  g_autofree char *since = full_day (&work->since);
  g_autofree char *until = full_day (&work->today);

  /* Translators: %1$s and %2$s are days: "4 September 2025 to 4 December 2025" */
  return g_strdup_printf (C_ ("period", "%1$s to %2$s"), since, until);
}

static char *
meeting_label (WaymarkItem *meeting)
{
  g_autofree char *label = waymark_meeting_get_label (meeting);

  return waymark_report_quote (label);
}

/* Names that were written below each other stand beside each other. */
static char *
who_came (WaymarkItem *meeting)
{
  const char *present = waymark_item_get_string (meeting, "present");
  g_auto (GStrv) lines = g_strsplit (present != NULL ? present : "", "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_ptr_array_add (names, *line);
  list = waymark_report_join (names);
  return names->len > 0 ? waymark_report_quote (list) : NULL;
}

static void
add_facts (WaymarkReportWork *work)
{
  WaymarkItem *meeting = work->meeting;

  if (meeting != NULL)
    {
      add_fact (work, C_ ("report", "Meeting"), meeting_label (meeting));
      add_fact (work,
                C_ ("report", "Place"),
                waymark_report_quote (waymark_item_get_string (meeting, "place")));
      add_fact (work, C_ ("report", "Present"), who_came (meeting));
    }
  add_fact (work, C_ ("report", "Period"), period_words (work));
  if (work->before != NULL && work->previous != NULL)
    add_fact (work, C_ ("report", "Compared with"), meeting_label (work->previous));
  if (work->request->is_kept)
    add_fact (work, C_ ("report", "Stands as of"), g_strdup (_ ("the closing of the meeting")));
  else
    add_fact (work, C_ ("report", "Prepared on"), full_day (&work->today));
}

static char *
make_title (WaymarkReportWork *work)
{
  const char *body = work->meeting != NULL ? waymark_item_get_string (work->meeting, "body") : NULL;
  g_autofree char *quoted = waymark_report_quote (body);

  if (quoted == NULL)
    return g_strdup (C_ ("report", "Progress report"));
  /* Translators: %s is who meets: "Progress report for Carers Forum" */
  return g_strdup_printf (C_ ("report", "Progress report for %s"), quoted);
}

static void
add_head (WaymarkReportWork *work)
{
  WaymarkItem *root = waymark_plan_get_root (work->plan);
  const char *title = waymark_item_get_string (root, "title");

  work->report->title = make_title (work);
  work->report->plan =
      title != NULL ? waymark_report_quote (title) : g_strdup (_ ("Untitled plan"));
  work->report->summary = waymark_tally_to_sentence (work->tally);
  add_facts (work);
}

/* ---- all of it */

static void
collect_actions (WaymarkItem *item, GPtrArray *actions)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if (kind == WAYMARK_KIND_ACTION && !waymark_item_is_pointer (child))
        g_ptr_array_add (actions, child);
      else if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        collect_actions (child, actions);
    }
}

static void
find_period (WaymarkReportWork *work)
{
  work->previous = work->meeting != NULL ? waymark_meeting_get_previous (work->meeting)
                                         : waymark_plan_get_last_meeting (work->plan);
  work->since = work->request->since;
  if (g_date_valid (&work->since))
    {
      GDate day;

      /* Another day was asked for: what is compared is not the plan of a meeting. */
      if (work->previous != NULL && (!waymark_meeting_get_date (work->previous, &day) ||
                                     g_date_compare (&day, &work->since) != 0))
        work->previous = NULL;
      return;
    }
  if (work->previous != NULL && waymark_meeting_get_date (work->previous, &work->since))
    return;
  work->since = work->today;
  waymark_day_subtract_months (&work->since, MONTHS_BACK);
}

static void
add_sections (WaymarkReportWork *work)
{
  waymark_report_add_figures (work);
  waymark_report_add_themes (work);
  waymark_report_add_exceptions (work);
  waymark_report_add_dates (work);
  waymark_report_add_decisions (work);
  waymark_report_add_done (work);
  waymark_report_add_changes (work);
  waymark_report_add_leads (work);
  waymark_report_add_next (work);
  waymark_report_add_parties (work);
  if (!work->request->without_timeline)
    waymark_report_add_timeline (work);
  if (!work->request->without_appendix)
    waymark_report_add_appendix (work);
}

/**
 * waymark_report_new:
 * @request: what is asked for
 *
 * Makes a report to the board. The same request gives the same report: nothing in it is of
 * the clock or the computer.
 *
 * Returns: (transfer full): the report
 */
WaymarkReport *
waymark_report_new (const WaymarkReportRequest *request)
{
  WaymarkReportWork work = { .request = request };
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (request != NULL ? request->language : NULL);

  g_return_val_if_fail (request != NULL && WAYMARK_IS_PLAN (request->plan), NULL);
  g_return_val_if_fail (g_date_valid (&request->today), NULL);

  work.plan = request->plan;
  work.meeting = request->meeting;
  work.before = request->before;
  work.today = request->today;
  find_period (&work);
  work.tally = waymark_tally_new (work.plan, &work.today);
  work.earlier = work.before != NULL ? waymark_tally_new (work.before, &work.since) : NULL;
  work.actions = g_ptr_array_new ();
  collect_actions (waymark_plan_get_root (work.plan), work.actions);

  work.report = g_new0 (WaymarkReport, 1);
  work.report->language = request->language;
  work.report->facts = g_array_new (FALSE, TRUE, sizeof (WaymarkReportFact));
  g_array_set_clear_func (work.report->facts, fact_clear);
  work.report->sections = g_ptr_array_new_with_free_func (section_free);
  add_head (&work);
  add_sections (&work);

  g_ptr_array_unref (work.actions);
  waymark_tally_free (work.earlier);
  waymark_tally_free (work.tally);
  return work.report;
}

/**
 * waymark_report_part_get_heading:
 * @part: a part of a report
 *
 * Returns: (transfer none) (nullable): what stands above its first section; %NULL where that
 *   speaks for itself
 */
const char *
waymark_report_part_get_heading (WaymarkReportPart part)
{
  return part == WAYMARK_REPORT_APPENDIX ? _ ("Appendix: the plan") : NULL;
}

/**
 * waymark_report_find_section:
 * @self: a report
 * @id: the name of a section
 *
 * Returns: (transfer none) (nullable): the section
 */
WaymarkReportSection *
waymark_report_find_section (const WaymarkReport *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      WaymarkReportSection *section = self->sections->pdata[i];

      if (g_str_equal (section->id, id))
        return section;
    }
  return NULL;
}
