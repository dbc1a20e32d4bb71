/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-due-move.h"
#include "waymark-due.h"
#include "waymark-i18n.h"
#include "waymark-meeting-notes.h"
#include "waymark-new-update.h"
#include "waymark-party.h"
#include "waymark-plan-snapshot.h"
#include "waymark-references.h"
#include "waymark-sample-calendar.h"
#include "waymark-sample-private.h"

/* What the events of the tables do, by the same functions as the window. */

static WaymarkItem *
find_item (WaymarkSampleScene *scene, WaymarkEdit *edit, const char *key)
{
  const char *id = key != NULL ? g_hash_table_lookup (scene->items, key) : NULL;
  WaymarkItem *item = id != NULL ? waymark_plan_lookup (waymark_edit_get_plan (edit), id) : NULL;

  g_assert (key == NULL || item != NULL);
  return item;
}

static WaymarkItem *
find_status (WaymarkEdit *edit, WaymarkStage stage)
{
  return stage != WAYMARK_STAGE_NONE ? waymark_plan_find_status (waymark_edit_get_plan (edit),
                                                                 waymark_stage_get_name (stage))
                                     : NULL;
}

/* The one that is being held: the latest of those that there are. */
static WaymarkItem *
find_meeting (WaymarkSampleScene *scene, WaymarkEdit *edit)
{
  guint i = G_N_ELEMENTS (scene->meetings);

  while (i > 0 && scene->meetings[i - 1] == NULL)
    i--;
  g_assert (i > 0);
  return waymark_plan_lookup (waymark_edit_get_plan (edit), scene->meetings[i - 1]);
}

/**
 * waymark_sample_write_leads:
 * @scene: what is played on
 * @keys: keys of parties, as in the tables
 * @qualifier: (nullable): how the first of them does it
 *
 * Returns: (transfer full): the leads in their notation
 */
char *
waymark_sample_write_leads (WaymarkSampleScene *scene, const char *keys, const char *qualifier)
{
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);
  g_autoptr (GString) leads = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      const gboolean support = *each[i] == '+';
      const char *name = g_hash_table_lookup (scene->parties, each[i] + support);

      g_assert (name != NULL);
      if (leads->len > 0)
        g_string_append (leads, support ? "; support: " : ", ");
      g_string_append_printf (leads, "\"%s\"", name);
      if (i == 0 && qualifier != NULL)
        g_string_append_printf (leads, " [%s]", qualifier);
    }
  return g_string_free (g_steal_pointer (&leads), FALSE);
}

static gboolean
tell (WaymarkSampleScene *scene,
      WaymarkEdit *edit,
      const WaymarkSampleEvent *event,
      const char *day,
      GError **error)
{
  g_autofree char *due = waymark_sample_due_words (scene->today, event->due);
  const WaymarkNewUpdate update = {
    .date = day,
    .who = waymark_sample_get_person (event->person),
    .text = waymark_sample_words (event->text),
    .status = find_status (edit, event->stage),
    .rating = event->rating,
    .due = due,
    .reason = waymark_sample_words (event->reason),
  };

  return waymark_edit_add_update (edit, find_item (scene, edit, event->item), &update, error) !=
         NULL;
}

static gboolean
move_date (WaymarkSampleScene *scene,
           WaymarkEdit *edit,
           const WaymarkSampleEvent *event,
           const char *day,
           GError **error)
{
  g_autofree char *due = waymark_sample_due_words (scene->today, event->due);
  const WaymarkDueMove move = {
    .words = due,
    .reason = waymark_sample_words (event->reason),
    .who = waymark_sample_get_person (event->person),
    .date = day,
  };

  return waymark_edit_move_due (edit, find_item (scene, edit, event->item), &move, error);
}

static gboolean
add_action (WaymarkSampleScene *scene,
            WaymarkEdit *edit,
            const WaymarkSampleEvent *event,
            GError **error)
{
  g_autofree char *due = waymark_sample_due_words (scene->today, event->due);
  g_autofree char *leads = waymark_sample_write_leads (scene, event->leads, NULL);
  WaymarkItem *after = find_item (scene, edit, event->other);
  WaymarkItem *action =
      waymark_edit_add (edit, WAYMARK_KIND_ACTION, waymark_item_get_parent (after), after, error);

  if (action == NULL)
    return FALSE;
  g_hash_table_insert (
      scene->items, (gpointer) event->item, g_strdup (waymark_item_get_id (action)));
  return waymark_edit_set_string (
             edit, action, "text", waymark_sample_words (event->text), error) &&
         waymark_edit_set_due (edit, action, "due", due, error) &&
         waymark_edit_set_string (edit,
                                  action,
                                  "status",
                                  waymark_item_get_id (find_status (edit, event->stage)),
                                  error) &&
         waymark_edit_set_leads (edit, action, leads, FALSE, error);
}

static gboolean
plan_meeting (WaymarkSampleScene *scene,
              WaymarkEdit *edit,
              const WaymarkSampleEvent *event,
              const char *body,
              GError **error)
{
  g_autoptr (WaymarkItem) meeting = NULL;
  g_autofree char *date = NULL;
  guint n = 1;
  GDate day;

  while (scene->meetings[n] != NULL)
    n++;
  waymark_sample_meeting_day (scene->today, (int) n, &day);
  date = waymark_day_write (&day);
  meeting = waymark_edit_add_meeting (edit, &day, error);
  if (meeting == NULL)
    return FALSE;
  scene->meetings[n] = g_strdup (waymark_item_get_id (meeting));
  return waymark_edit_set_string (edit, meeting, "body", body, error) &&
         waymark_edit_set_string (edit, meeting, "date", date, error) &&
         waymark_edit_set_string (
             edit, meeting, "place", waymark_sample_words (event->text), error);
}

static gboolean
minute (WaymarkSampleScene *scene,
        WaymarkEdit *edit,
        const WaymarkSampleEvent *event,
        GError **error)
{
  WaymarkItem *meeting = find_meeting (scene, edit);
  WaymarkItem *action = find_item (scene, edit, event->item);

  return waymark_edit_note_minute (
             edit, meeting, action, waymark_sample_words (event->text), error) &&
         (event->stage == WAYMARK_STAGE_NONE ||
          waymark_edit_note_status (
              edit, meeting, action, find_status (edit, event->stage), error)) &&
         (event->rating == NULL ||
          waymark_edit_note_rating (
              edit, meeting, action, event->rating, waymark_sample_words (event->reason), error));
}

static gboolean
merge (WaymarkSampleScene *scene,
       WaymarkEdit *edit,
       const WaymarkSampleEvent *event,
       GError **error)
{
  WaymarkItem *meeting = find_meeting (scene, edit);
  WaymarkItem *action = find_item (scene, edit, event->item);
  WaymarkItem *into = find_item (scene, edit, event->other);

  return waymark_edit_note_minute (
             edit, meeting, action, waymark_sample_words (event->text), error) &&
         waymark_edit_note_status (
             edit, meeting, action, find_status (edit, WAYMARK_STAGE_MERGED), error) &&
         waymark_edit_add_reference (
             edit, action, "incorporated", waymark_item_get_id (into), error);
}

static gboolean
decide_date (WaymarkSampleScene *scene,
             WaymarkEdit *edit,
             const WaymarkSampleEvent *event,
             GError **error)
{
  WaymarkItem *action = find_item (scene, edit, event->item);

  return waymark_edit_note_agreed (edit,
                                   find_meeting (scene, edit),
                                   waymark_action_get_proposal (action),
                                   event->deed == WAYMARK_SAMPLE_AGREED,
                                   error);
}

static gboolean
set_date (WaymarkSampleScene *scene,
          WaymarkEdit *edit,
          const WaymarkSampleEvent *event,
          GError **error)
{
  g_autofree char *due = waymark_sample_due_words (scene->today, event->due);

  return waymark_edit_note_date (edit,
                                 find_meeting (scene, edit),
                                 find_item (scene, edit, event->item),
                                 due,
                                 waymark_sample_words (event->reason),
                                 error);
}

/**
 * waymark_sample_play_event:
 * @scene: what is played on
 * @edit: an edit of its plan, in which it happens
 * @event: what happens
 * @error: why it cannot
 *
 * Returns: whether it has happened
 */
gboolean
waymark_sample_play_event (WaymarkSampleScene *scene,
                           WaymarkEdit *edit,
                           const WaymarkSampleEvent *event,
                           GError **error)
{
  const char *words = waymark_sample_words (event->text);
  WaymarkItem *item =
      event->deed != WAYMARK_SAMPLE_ADDED ? find_item (scene, edit, event->item) : NULL;
  g_autofree char *day = NULL;
  GDate date;

  waymark_sample_work_day (scene->today, event->meeting, event->days, &date);
  day = waymark_day_write (&date);
  switch (event->deed)
    {
    case WAYMARK_SAMPLE_TOLD:
      return tell (scene, edit, event, day, error);
    case WAYMARK_SAMPLE_MOVED:
      return move_date (scene, edit, event, day, error);
    case WAYMARK_SAMPLE_CHANGED:
      return waymark_edit_set_string (edit, item, "notes", words, error);
    case WAYMARK_SAMPLE_ADDED:
      return add_action (scene, edit, event, error);
    case WAYMARK_SAMPLE_PLANNED:
      return plan_meeting (scene, edit, event, C_ ("sample", "Partnership Board"), error);
    case WAYMARK_SAMPLE_HELD:
      return waymark_edit_set_string (edit, find_meeting (scene, edit), "present", words, error);
    case WAYMARK_SAMPLE_MINUTED:
      return minute (scene, edit, event, error);
    case WAYMARK_SAMPLE_AGREED:
    case WAYMARK_SAMPLE_REFUSED:
      return decide_date (scene, edit, event, error);
    case WAYMARK_SAMPLE_DATED:
      return set_date (scene, edit, event, error);
    case WAYMARK_SAMPLE_DECIDED:
      return waymark_edit_note_decision (edit, find_meeting (scene, edit), item, words, error) !=
             NULL;
    case WAYMARK_SAMPLE_MERGED:
      return merge (scene, edit, event, error);
    case WAYMARK_SAMPLE_CARRIED:
      return waymark_edit_carry_over (edit, item, TRUE, error);
    case WAYMARK_SAMPLE_CLOSED:
      return waymark_edit_close_meeting (edit, find_meeting (scene, edit), error);
    default:
      g_assert_not_reached ();
    }
}
