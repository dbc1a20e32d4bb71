/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-source.h"

#include "waymark-error.h"
#include "waymark-i18n.h"
#include "waymark-plan-snapshot.h"

/**
 * waymark_report_source_free:
 * @self: (transfer full) (nullable): a source
 */
void
waymark_report_source_free (WaymarkReportSource *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->before);
  g_clear_object (&self->plan);
  g_free (self);
}

/* The plan that was kept, with the meeting in it and the day that it was held. */
static gboolean
take_kept (WaymarkReportSource *self, WaymarkPlan *kept, WaymarkItem *meeting, GError **error)
{
  self->plan = kept;
  self->is_kept = TRUE;
  self->meeting = waymark_plan_lookup (kept, waymark_item_get_id (meeting));
  if (self->meeting == NULL || waymark_item_get_kind (self->meeting) != WAYMARK_KIND_MEETING)
    {
      g_set_error_literal (error,
                           WAYMARK_ERROR,
                           WAYMARK_ERROR_DAMAGED,
                           _ ("The plan that was kept when this meeting was closed does not hold "
                              "the meeting, so no report can be made of it."));
      return FALSE;
    }
  if (waymark_meeting_get_date (self->meeting, &self->today) ||
      waymark_meeting_get_date (meeting, &self->today))
    return TRUE;
  g_set_error_literal (error,
                       WAYMARK_ERROR,
                       WAYMARK_ERROR_BAD_VALUE,
                       _ ("This meeting has no date, so nobody can tell what was late then. Give "
                          "it one, then make the report again."));
  return FALSE;
}

/* What to compare with is named by the plan that is reported, and kept in the present one. */
static gboolean
load_before (WaymarkReportSource *self, WaymarkPlan *plan, GError **error)
{
  WaymarkItem *previous = self->meeting != NULL ? waymark_meeting_get_previous (self->meeting)
                                                : waymark_plan_get_last_meeting (self->plan);
  GError *failure = NULL;

  if (previous != NULL)
    previous = waymark_plan_lookup (plan, waymark_item_get_id (previous));
  if (previous == NULL || waymark_item_get_kind (previous) != WAYMARK_KIND_MEETING)
    return TRUE;
  self->before = waymark_meeting_load_plan (previous, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * waymark_report_source_load:
 * @plan: a plan
 * @meeting: (nullable): the meeting of it that is reported to
 * @today: the local date
 * @error: %WAYMARK_ERROR_DAMAGED, %WAYMARK_ERROR_NEWER_FORMAT, %WAYMARK_ERROR_BAD_VALUE
 *
 * Finds what a report is made from. For a meeting that was closed it is what was kept then,
 * whatever became of the plan since.
 *
 * Returns: (transfer full) (nullable): the plans
 */
WaymarkReportSource *
waymark_report_source_load (WaymarkPlan *plan,
                            WaymarkItem *meeting,
                            const GDate *today,
                            GError **error)
{
  g_autoptr (WaymarkReportSource) self = g_new0 (WaymarkReportSource, 1);
  WaymarkPlan *kept = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  self->today = *today;
  self->meeting = meeting;
  if (meeting != NULL && waymark_meeting_is_closed (meeting))
    kept = waymark_meeting_load_plan (meeting, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (kept == NULL)
    self->plan = g_object_ref (plan);
  else if (!take_kept (self, kept, meeting, error))
    return NULL;
  return load_before (self, plan, error) ? g_steal_pointer (&self) : NULL;
}
