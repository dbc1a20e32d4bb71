/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-minutes.h"

#include "waymark-due.h"
#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-rating.h"
#include "waymark-reference-text.h"
#include "waymark-slippage.h"
#include "waymark-updates.h"
#include "waymark-window.h"

typedef struct
{
  WaymarkItem *meeting;
  WaymarkPlan *plan;
  GString *text;
} Minutes;

static int
get_year_start (Minutes *minutes)
{
  gint64 month = waymark_item_get_number (waymark_plan_get_root (minutes->plan), "year_start");

  return month > 0 ? (int) month : 4;
}

static void
add_line (Minutes *minutes, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (minutes->text, "%s\n", line);
}

/* --- what was decided */

static void
add_decisions (Minutes *minutes, const char *about)
{
  for (WaymarkItem *decision = waymark_item_first (minutes->meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    {
      const char *words = waymark_item_get_string (decision, "text");
      g_autofree char *line = NULL;

      if (words == NULL || g_strcmp0 (waymark_item_get_string (decision, "about"), about) != 0)
        continue;
      line = g_strdup_printf (_ ("Decided: %s"), words);
      add_line (minutes, line);
    }
}

static void
add_date (Minutes *minutes, WaymarkItem *update)
{
  const char *window = waymark_due_get_window (waymark_item_get (update, "new_due"));
  const char *decision = waymark_item_get_string (update, "decision");
  g_autofree char *date = waymark_window_format (window, get_year_start (minutes));
  g_autofree char *line = NULL;

  if (date == NULL)
    return;
  if (g_strcmp0 (decision, "agreed") == 0)
    /* Translators: in the minutes of a meeting; %s is a date such as "June 2026" */
    line = g_strdup_printf (_ ("New date agreed: %s"), date);
  else if (g_strcmp0 (decision, "refused") == 0)
    /* Translators: in the minutes of a meeting; %s is a date such as "June 2026" */
    line = g_strdup_printf (_ ("Date not agreed: %s"), date);
  else
    /* Translators: in the minutes of a meeting; %s is a date such as "June 2026" */
    line = g_strdup_printf (_ ("New date proposed: %s"), date);
  add_line (minutes, line);
}

/* --- what was said */

static void
add_update (Minutes *minutes, WaymarkItem *update)
{
  g_autofree char *said =
      waymark_text_show (minutes->plan, waymark_item_get_string (update, "text"), NULL);
  WaymarkItem *status =
      waymark_plan_lookup (minutes->plan, waymark_item_get_string (update, "status"));
  const char *word = status != NULL ? waymark_item_get_string (status, "word") : NULL;
  WaymarkRating rating = waymark_rating_from_name (waymark_item_get_string (update, "rating"));
  g_autofree char *status_line = NULL;
  g_autofree char *rating_line = NULL;

  add_line (minutes, said);
  if (word != NULL)
    /* Translators: in the minutes of a meeting; %s is a status such as "In progress" */
    status_line = g_strdup_printf (C_ ("minutes", "Status: %s"), word);
  add_line (minutes, status_line);
  if (rating != WAYMARK_RATING_NONE)
    /* Translators: in the minutes of a meeting; %s is a rating such as "Red" */
    rating_line = g_strdup_printf (C_ ("minutes", "Rating: %s"), waymark_rating_get_label (rating));
  add_line (minutes, rating_line);
  add_date (minutes, update);
}

/* Its number and words, when anything was said about it. */
static void
add_action (Minutes *minutes, WaymarkItem *action)
{
  const char *id = waymark_item_get_id (minutes->meeting);
  gsize before = minutes->text->len, start;
  g_autoptr (GPtrArray) updates = waymark_action_get_updates (action);
  g_autofree char *number = waymark_item_get_number_words (action);
  g_autofree char *title = waymark_item_get_title (action);

  g_string_append_printf (minutes->text, "\n%s %s\n", number, title);
  start = minutes->text->len;
  for (guint i = updates->len; i > 0; i--)
    if (g_strcmp0 (waymark_item_get_string (updates->pdata[i - 1], "meeting"), id) == 0)
      add_update (minutes, updates->pdata[i - 1]);
  add_decisions (minutes, waymark_item_get_id (action));
  if (minutes->text->len == start)
    g_string_truncate (minutes->text, before);
}

static void
add_actions (Minutes *minutes, WaymarkItem *item)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      switch ((int) waymark_item_get_kind (child))
        {
        case WAYMARK_KIND_ACTION:
          add_action (minutes, child);
          break;
        case WAYMARK_KIND_THEME:
        case WAYMARK_KIND_REQUIREMENT:
          add_actions (minutes, child);
          break;
        default:
          break;
        }
    }
}

/**
 * waymark_meeting_write_minutes:
 * @meeting: a meeting
 *
 * Writes what is known of a meeting: who met, when and where, then in the order of the plan
 * what was said and decided about each action, then any other business.
 *
 * Returns: (transfer full): lines of text in the reader's language
 */
char *
waymark_meeting_write_minutes (WaymarkItem *meeting)
{
  Minutes minutes = { .meeting = meeting };
  g_autofree char *label = NULL;
  g_autofree char *present = NULL;
  const char *who;
  gsize before, start;

  g_return_val_if_fail (meeting != NULL, NULL);
  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, NULL);

  minutes.plan = waymark_item_get_plan (meeting);
  minutes.text = g_string_new (NULL);
  label = waymark_meeting_get_label (meeting);
  who = waymark_item_get_string (meeting, "present");
  add_line (&minutes, label);
  add_line (&minutes, waymark_item_get_string (meeting, "place"));
  if (who != NULL)
    /* Translators: in the minutes of a meeting; %s is who came */
    present = g_strdup_printf (C_ ("minutes", "Present: %s"), who);
  add_line (&minutes, present);
  add_actions (&minutes, waymark_plan_get_root (minutes.plan));
  before = minutes.text->len;
  g_string_append_printf (minutes.text, "\n%s\n", C_ ("minutes", "Any other business"));
  start = minutes.text->len;
  add_decisions (&minutes, NULL);
  if (minutes.text->len == start)
    g_string_truncate (minutes.text, before);
  return g_string_free (minutes.text, FALSE);
}
