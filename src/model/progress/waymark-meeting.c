/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-meeting.h"

#include "waymark-date-words.h"
#include "waymark-i18n.h"
#include "waymark-lateness.h"
#include "waymark-window.h"

#include <string.h>

/* Boards meet every quarter; where the one after is not planned yet, that is what is looked at. */
#define MONTHS_BETWEEN 3

/* ---- days */

/**
 * waymark_day_parse:
 * @day: (nullable): `YYYY-MM-DD`
 * @date: (out caller-allocates): the day
 *
 * Returns: whether @day is one; otherwise @date is not valid
 */
gboolean
waymark_day_parse (const char *day, GDate *date)
{
  GDate last;

  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  return day != NULL && strlen (day) == strlen ("YYYY-MM-DD") &&
         waymark_window_get_days (day, date, &last) && g_date_valid (date);
}

/**
 * waymark_day_write:
 * @date: a day
 *
 * Returns: (transfer full): it as `YYYY-MM-DD`
 */
char *
waymark_day_write (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d",
                          g_date_get_year (date),
                          (int) g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * waymark_day_from_typed:
 * @words: a date as people write it
 * @year_start: the month that the plan's years begin with; 0 for April
 *
 * Returns: (transfer full) (nullable): the day as `YYYY-MM-DD`; %NULL when @words are not
 *   understood or mean more than a day
 */
char *
waymark_day_from_typed (const char *words, int year_start)
{
  g_autofree char *window = NULL;
  GDate first, last;

  g_return_val_if_fail (words != NULL, NULL);

  window = waymark_window_parse (words, year_start > 0 ? year_start : 4);
  if (!waymark_window_get_days (window, &first, &last) || !g_date_valid (&first) ||
      !g_date_valid (&last) || g_date_compare (&first, &last) != 0)
    return NULL;
  return waymark_day_write (&first);
}

/**
 * waymark_day_to_words:
 * @date: a day
 * @today: the local date
 *
 * Returns: (transfer full): "3 July", with the year if it is not the one of @today
 */
char *
waymark_day_to_words (const GDate *date, const GDate *today)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  day = g_date_time_new_utc (
      g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date), 12, 0, 0);
  if (g_date_get_year (date) == g_date_get_year (today))
    return waymark_date_format (day, C_ ("date", "%-d %B"));
  return waymark_date_format (day, C_ ("date", "%-d %B %Y"));
}

/* ---- one meeting */

/**
 * waymark_meeting_is_closed:
 * @meeting: a meeting
 *
 * Returns: whether it was closed
 */
gboolean
waymark_meeting_is_closed (WaymarkItem *meeting)
{
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, FALSE);

  return waymark_item_get_flag (meeting, "closed");
}

/**
 * waymark_meeting_get_date:
 * @meeting: a meeting
 * @date: (out caller-allocates): its day
 *
 * Returns: whether it has one
 */
gboolean
waymark_meeting_get_date (WaymarkItem *meeting, GDate *date)
{
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, FALSE);

  return waymark_day_parse (waymark_item_get_string (meeting, "date"), date);
}

/**
 * waymark_meeting_get_day:
 * @meeting: a meeting
 * @today: the local date
 *
 * Returns: (transfer full): "3 July", with the year if it is not this one; of a meeting
 *   without a date, words that say so
 */
char *
waymark_meeting_get_day (WaymarkItem *meeting, const GDate *today)
{
  GDate date;

  if (!waymark_meeting_get_date (meeting, &date))
    return g_strdup (C_ ("meeting", "no date yet"));
  return waymark_day_to_words (&date, today);
}

/**
 * waymark_meeting_get_label:
 * @meeting: a meeting
 *
 * Returns: (transfer full): what it is called: "Partnership Board, 4 December 2025"
 */
char *
waymark_meeting_get_label (WaymarkItem *meeting)
{
  const char *body = waymark_item_get_string (meeting, "body");
  g_autofree char *day = waymark_window_format (waymark_item_get_string (meeting, "date"), 1);

  if (body == NULL && day == NULL)
    return g_strdup (C_ ("meeting", "Meeting"));
  if (body == NULL)
    /* Translators: %s is a day: a meeting of which only the date is known */
    return g_strdup_printf (C_ ("meeting", "Meeting, %s"), day);
  if (day == NULL)
    return g_strdup (body);
  /* Translators: %1$s is who meets, %2$s a day: "Partnership Board, 4 December 2025" */
  return g_strdup_printf (C_ ("meeting", "%1$s, %2$s"), body, day);
}

/**
 * waymark_meeting_get_snapshot:
 * @meeting: a meeting
 *
 * A meeting that two people closed has two; every copy of the plan shows the same one.
 *
 * Returns: (transfer none) (nullable): the snapshot of the plan as of its closing
 */
WaymarkItem *
waymark_meeting_get_snapshot (WaymarkItem *meeting)
{
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, NULL);

  return waymark_item_first (meeting, WAYMARK_KIND_SNAPSHOT);
}

/* ---- among all meetings */

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  WaymarkItem *x = *(WaymarkItem *const *) a;
  WaymarkItem *y = *(WaymarkItem *const *) b;
  const char *first = waymark_item_get_string (x, "date");
  const char *second = waymark_item_get_string (y, "date");
  int order = 0;

  if (first != NULL && second != NULL)
    order = strcmp (first, second);
  else if (first != NULL || second != NULL)
    order = first != NULL ? -1 : 1;
  if (order == 0)
    order = strcmp (waymark_item_get_rank (x), waymark_item_get_rank (y));
  return order != 0 ? order : strcmp (waymark_item_get_id (x), waymark_item_get_id (y));
}

/**
 * waymark_plan_get_meetings:
 * @plan: a plan
 *
 * Returns: (transfer container) (element-type WaymarkItem): its meetings, the earliest
 *   first, those without a date last
 */
GPtrArray *
waymark_plan_get_meetings (WaymarkPlan *plan)
{
  GPtrArray *meetings = g_ptr_array_new ();

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), meetings);

  for (WaymarkItem *meeting =
           waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_MEETING);
       meeting != NULL;
       meeting = waymark_item_next (meeting))
    g_ptr_array_add (meetings, meeting);
  g_ptr_array_sort (meetings, compare_dates);
  return meetings;
}

/**
 * waymark_plan_get_last_meeting:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): the latest meeting that was closed; one without a date
 *   only where none has one
 */
WaymarkItem *
waymark_plan_get_last_meeting (WaymarkPlan *plan)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  WaymarkItem *last = NULL;

  for (guint i = meetings->len; i > 0; i--)
    {
      WaymarkItem *meeting = meetings->pdata[i - 1];
      GDate date;

      if (!waymark_meeting_is_closed (meeting))
        continue;
      if (waymark_meeting_get_date (meeting, &date))
        return meeting;
      if (last == NULL)
        last = meeting;
    }
  return last;
}

/**
 * waymark_meeting_get_previous:
 * @meeting: a meeting
 *
 * Returns: (transfer none) (nullable): the latest closed one before it
 */
WaymarkItem *
waymark_meeting_get_previous (WaymarkItem *meeting)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (waymark_item_get_plan (meeting));
  guint at = 0;

  if (!g_ptr_array_find (meetings, meeting, &at))
    return NULL;
  while (at-- > 0)
    if (waymark_meeting_is_closed (meetings->pdata[at]))
      return meetings->pdata[at];
  return NULL;
}

/**
 * waymark_plan_get_next_meeting:
 * @plan: a plan
 * @today: the local date
 *
 * Returns: (transfer none) (nullable): the first open meeting of today or later
 */
WaymarkItem *
waymark_plan_get_next_meeting (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      GDate date;

      if (!waymark_meeting_is_closed (meetings->pdata[i]) &&
          waymark_meeting_get_date (meetings->pdata[i], &date) &&
          g_date_compare (&date, today) >= 0)
        return meetings->pdata[i];
    }
  return NULL;
}

/**
 * waymark_plan_get_current_meeting:
 * @plan: a plan
 * @today: the local date
 *
 * The meeting that is most likely being held or prepared: the latest open one whose day
 * has come, else the next one, else one without a date.
 *
 * Returns: (transfer none) (nullable): an open meeting
 */
WaymarkItem *
waymark_plan_get_current_meeting (WaymarkPlan *plan, const GDate *today)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (plan);
  WaymarkItem *held = NULL;
  WaymarkItem *ahead = NULL;

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      WaymarkItem *meeting = meetings->pdata[i];
      GDate date;

      if (waymark_meeting_is_closed (meeting))
        continue;
      if (waymark_meeting_get_date (meeting, &date) && g_date_compare (&date, today) <= 0)
        held = meeting;
      else if (ahead == NULL)
        ahead = meeting;
    }
  return held != NULL ? held : ahead;
}

/**
 * waymark_meeting_get_horizon:
 * @meeting: a meeting
 * @today: the local date, for a meeting without one
 * @until: (out caller-allocates): the day up to which a meeting looks at what falls due
 *
 * The day of the meeting after it, or a quarter on where none is planned.
 */
void
waymark_meeting_get_horizon (WaymarkItem *meeting, const GDate *today, GDate *until)
{
  g_autoptr (GPtrArray) meetings = waymark_plan_get_meetings (waymark_item_get_plan (meeting));
  GDate date;

  g_return_if_fail (today != NULL && g_date_valid (today) && until != NULL);

  if (!waymark_meeting_get_date (meeting, &date))
    date = *today;
  for (guint i = 0; i < meetings->len; i++)
    if (waymark_meeting_get_date (meetings->pdata[i], until) && g_date_compare (until, &date) > 0)
      return;
  *until = date;
  g_date_add_months (until, MONTHS_BETWEEN);
}

/**
 * waymark_edit_add_meeting:
 * @edit: an edit
 * @today: the local date
 * @error: as of waymark_edit_add()
 *
 * Adds a meeting of the body that met last, today.
 *
 * Returns: (transfer full) (nullable): the meeting
 */
WaymarkItem *
waymark_edit_add_meeting (WaymarkEdit *edit, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (WaymarkItem) meeting = NULL;
  g_autofree char *day = waymark_day_write (today);
  WaymarkItem *added;
  WaymarkPlan *plan;

  g_return_val_if_fail (edit != NULL, NULL);

  plan = waymark_edit_get_plan (edit);
  meetings = waymark_plan_get_meetings (plan);
  added = waymark_edit_add (edit, WAYMARK_KIND_MEETING, waymark_plan_get_root (plan), NULL, error);
  if (added == NULL)
    return NULL;
  meeting = waymark_item_ref (added);
  if (meetings->len > 0 && !waymark_edit_set_string (
                               edit,
                               meeting,
                               "body",
                               waymark_item_get_string (meetings->pdata[meetings->len - 1], "body"),
                               error))
    return NULL;
  return waymark_edit_set_string (edit, meeting, "date", day, error) ? g_steal_pointer (&meeting)
                                                                     : NULL;
}

/* ---- what it did */

static gboolean
is_of (WaymarkItem *update, WaymarkItem *meeting)
{
  return g_strcmp0 (waymark_item_get_string (update, "meeting"), waymark_item_get_id (meeting)) ==
         0;
}

/**
 * waymark_meeting_dealt_with:
 * @meeting: a meeting
 * @action: an item
 *
 * Returns: whether the meeting left an update or a decision about it
 */
gboolean
waymark_meeting_dealt_with (WaymarkItem *meeting, WaymarkItem *action)
{
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, FALSE);
  g_return_val_if_fail (action != NULL, FALSE);

  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    if (is_of (update, meeting))
      return TRUE;
  for (WaymarkItem *decision = waymark_item_first (meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    if (g_strcmp0 (waymark_item_get_string (decision, "about"), waymark_item_get_id (action)) == 0)
      return TRUE;
  return FALSE;
}

/**
 * waymark_meeting_count_updates:
 * @meeting: a meeting
 *
 * Returns: how many updates it left, whatever they are about
 */
guint
waymark_meeting_count_updates (WaymarkItem *meeting)
{
  g_autoptr (GPtrArray) updates = waymark_plan_get_pointers_to (
      waymark_item_get_plan (meeting), meeting, WAYMARK_KIND_UPDATE, "meeting");

  return updates->len;
}

static guint
count_due (WaymarkItem *item, const GDate *from, const GDate *until)
{
  guint n = 0;
  GDate last;

  if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    return waymark_action_get_last_day (item, &last) && g_date_compare (&last, from) >= 0 &&
           g_date_compare (&last, until) <= 0;
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    n += count_due (waymark_item_get_child (item, i), from, until);
  return n;
}

/**
 * waymark_plan_count_due:
 * @plan: a plan
 * @from: the local date
 * @until: a day, not before it
 *
 * Returns: how many actions fall due on one of these days, both included
 */
guint
waymark_plan_count_due (WaymarkPlan *plan, const GDate *from, const GDate *until)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), 0);
  g_return_val_if_fail (from != NULL && g_date_valid (from), 0);
  g_return_val_if_fail (until != NULL && g_date_valid (until), 0);

  return count_due (waymark_plan_get_root (plan), from, until);
}
