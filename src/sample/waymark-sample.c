/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-sample.h"

#include "waymark-i18n.h"
#include "waymark-sample-calendar.h"
#include "waymark-sample-private.h"

/* Days before the first meeting on which the plan was agreed. */
#define DAYS_BEFORE 35

/* The hours at which people write; each edit takes some minutes. */
#define MORNING 9
#define AFTERNOON 14
#define MINUTES 4

static const char *
name_edit (const WaymarkSampleEvent *event)
{
  static const char *const names[] = {
    [WAYMARK_SAMPLE_TOLD] = NC_ ("edit", "Add update"),
    [WAYMARK_SAMPLE_MOVED] = NC_ ("edit", "Change due date"),
    [WAYMARK_SAMPLE_CHANGED] = NC_ ("edit", "Change notes"),
    [WAYMARK_SAMPLE_ADDED] = NC_ ("edit", "Add action"),
    [WAYMARK_SAMPLE_PLANNED] = NC_ ("edit", "New meeting"),
    [WAYMARK_SAMPLE_HELD] = NC_ ("edit", "Change meeting"),
    [WAYMARK_SAMPLE_MINUTED] = NC_ ("edit", "Write the minute"),
    [WAYMARK_SAMPLE_AGREED] = NC_ ("edit", "Agree to the date"),
    [WAYMARK_SAMPLE_REFUSED] = NC_ ("edit", "Keep the date"),
    [WAYMARK_SAMPLE_DATED] = NC_ ("edit", "Decide on a date"),
    [WAYMARK_SAMPLE_DECIDED] = NC_ ("edit", "Note a decision"),
    [WAYMARK_SAMPLE_MERGED] = NC_ ("edit", "Change status"),
    [WAYMARK_SAMPLE_CARRIED] = NC_ ("edit", "Carry over"),
    [WAYMARK_SAMPLE_CLOSED] = NC_ ("edit", "Close meeting"),
  };

  return waymark_pgettext2 ("edit", names[event->deed]);
}

/* Seconds since 1970 of the @nth edit of a day. */
static gint64
get_time (const GDate *day, int hour, int nth)
{
  g_autoptr (GDateTime) begin = g_date_time_new_local (
      g_date_get_year (day), (int) g_date_get_month (day), g_date_get_day (day), hour, 10, 0);

  return g_date_time_to_unix (begin) + nth * MINUTES * 60;
}

static gboolean
play (WaymarkSampleScene *scene,
      WaymarkPast *past,
      const WaymarkSampleEvent *events,
      guint n_events,
      GError **error)
{
  GDate day, before;
  int nth = 0;

  g_date_clear (&before, 1);
  for (guint i = 0; i < n_events; i++)
    {
      const WaymarkSampleEvent *event = &events[i];
      const char *person = waymark_sample_get_person (event->person);
      gboolean at_meeting = event->meeting > 0 && event->days == 0;
      g_autoptr (WaymarkEdit) edit = NULL;

      waymark_sample_work_day (scene->today, event->meeting, event->days, &day);
      nth = g_date_valid (&before) && g_date_compare (&day, &before) == 0 ? nth + 1 : 0;
      before = day;
      edit = waymark_past_begin_edit (
          past, name_edit (event), person, get_time (&day, at_meeting ? AFTERNOON : MORNING, nth));
      if (!waymark_sample_play_event (scene, edit, event, error) ||
          !waymark_past_commit (past, g_steal_pointer (&edit), error))
        return FALSE;
    }
  return TRUE;
}

static WaymarkPast *
play_all (WaymarkSampleScene *scene, GError **error)
{
  g_autoptr (WaymarkPlan) plan = waymark_sample_make_plan (scene, error);
  g_autoptr (WaymarkPast) past = NULL;
  GDate day;
  guint n;
  const WaymarkSampleEvent *events;

  if (plan == NULL)
    return NULL;
  waymark_sample_work_day (scene->today, 1, -DAYS_BEFORE, &day);
  past = waymark_past_new (plan,
                           C_ ("edit", "Sample plan"),
                           waymark_sample_get_person (WAYMARK_SAMPLE_OLWEN),
                           get_time (&day, MORNING, 0),
                           error);
  if (past == NULL)
    return NULL;
  events = waymark_sample_get_first_half (&n);
  if (!play (scene, past, events, n, error))
    return NULL;
  events = waymark_sample_get_second_half (&n);
  if (!play (scene, past, events, n, error))
    return NULL;
  return g_steal_pointer (&past);
}

static WaymarkPast *
make_past (const GDate *today, GError **error)
{
  WaymarkSampleScene scene = { .today = today };
  WaymarkPast *past;

  scene.items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  scene.parties = g_hash_table_new (g_str_hash, g_str_equal);
  past = play_all (&scene, error);
  g_hash_table_unref (scene.items);
  g_hash_table_unref (scene.parties);
  for (guint i = 0; i < G_N_ELEMENTS (scene.meetings); i++)
    g_free (scene.meetings[i]);
  return past;
}

/**
 * waymark_sample_create:
 * @today: the local date
 * @error: return location
 *
 * Makes the sample. But for what is drawn at random (ids), it is the same for the same day in
 * the same language.
 *
 * Returns: (transfer full) (nullable): a document in no file
 */
WaymarkDocument *
waymark_sample_create (const GDate *today, GError **error)
{
  WaymarkPast *past;

  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  past = make_past (today, error);
  return past != NULL ? waymark_past_finish (past, error) : NULL;
}
