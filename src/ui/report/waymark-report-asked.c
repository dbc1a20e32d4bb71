/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-report-asked.h"

#include "waymark-holders.h"
#include "waymark-party.h"
#include "waymark-progress.h"
#include "waymark-report-source.h"

/**
 * waymark_report_asked_free:
 * @self: (transfer full): what a report is to be about
 */
void
waymark_report_asked_free (WaymarkReportAsked *self)
{
  g_free (self->meeting);
  g_free (self->party);
  g_free (self);
}

static gboolean
holds_actions (WaymarkItem *party)
{
  g_autoptr (GArray) holdings = waymark_party_get_holdings (party);

  return holdings->len > 0;
}

/**
 * waymark_report_asked_is_reader:
 * @party: a party
 * @group: whether groups are asked for
 *
 * Everyone is no lead of its own.
 *
 * Returns: whether it can have pages of its own
 */
gboolean
waymark_report_asked_is_reader (WaymarkItem *party, gboolean group)
{
  return waymark_party_is_group (party) == group && waymark_party_resolve (party) == party &&
         !waymark_party_is_everyone (party) && holds_actions (party);
}

/* Of the plan that is reported, which may be an earlier one. */
static GPtrArray *
find_readers (const WaymarkReportAsked *self, WaymarkPlan *plan)
{
  GPtrArray *parties = g_ptr_array_new ();
  WaymarkItem *one = self->party != NULL ? waymark_plan_lookup (plan, self->party) : NULL;

  if (self->readers == WAYMARK_REPORT_FOR_ONE && one != NULL)
    g_ptr_array_add (parties, one);
  if (self->readers != WAYMARK_REPORT_FOR_LEADS && self->readers != WAYMARK_REPORT_FOR_GROUPS)
    return parties;
  for (WaymarkItem *party = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_PARTY);
       party != NULL;
       party = waymark_item_next (party))
    if (waymark_report_asked_is_reader (party, self->readers == WAYMARK_REPORT_FOR_GROUPS))
      g_ptr_array_add (parties, party);
  return parties;
}

/* The plan as the history has it; where that begins later there is nothing to compare with. */
static gboolean
look_back (const WaymarkReportAsked *self,
           WaymarkLook *look,
           WaymarkReportSource *source,
           GDate *since,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GDateTime) begin = NULL;

  if (self->months == 0)
    return TRUE;
  *since = source->today;
  g_date_subtract_months (since, self->months);
  begin = g_date_time_new_local (
      g_date_get_year (since), (int) g_date_get_month (since), g_date_get_day (since), 0, 0, 0);
  g_clear_object (&source->before);
  source->before = waymark_look_load_plan_before (
      look, begin != NULL ? g_date_time_to_unix (begin) : 0, cancellable, error);
  if (source->before == NULL)
    return FALSE;
  if (waymark_item_first (waymark_plan_get_root (source->before), WAYMARK_KIND_THEME) == NULL)
    g_clear_object (&source->before);
  return TRUE;
}

/**
 * waymark_report_asked_make:
 * @self: what a report is to be about
 * @look: the plan, in a thread
 * @day: (out): the day of the report
 * @cancellable: (nullable): to stop it
 * @error: of a snapshot or a history that cannot be read
 *
 * Returns: (transfer full) (nullable): the report
 */
WaymarkReport *
waymark_report_asked_make (const WaymarkReportAsked *self,
                           WaymarkLook *look,
                           GDate *day,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_look_load_plan (look, cancellable, error);
  g_autoptr (WaymarkReportSource) source = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  WaymarkReportRequest request = { 0 };
  WaymarkItem *meeting;

  if (plan == NULL)
    return NULL;
  meeting = self->meeting != NULL ? waymark_plan_lookup (plan, self->meeting) : NULL;
  source = waymark_report_source_load (plan, meeting, &self->today, error);
  if (source == NULL || !look_back (self, look, source, &request.since, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  parties = find_readers (self, source->plan);
  request.plan = source->plan;
  request.meeting = source->meeting;
  request.before = source->before;
  request.today = source->today;
  request.is_kept = source->is_kept;
  request.parties = parties;
  request.language = self->language;
  request.without_timeline = self->without_timeline;
  request.without_appendix = self->without_appendix;
  *day = source->today;
  return waymark_report_new (&request);
}
