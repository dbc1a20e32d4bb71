/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-agenda.h"

#include "waymark-i18n.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-window.h"

/* What is asked about every action. */
typedef struct
{
  WaymarkItem *meeting;
  WaymarkItem *last;   /* (nullable): the meeting before */
  WaymarkPlan *before; /* (nullable): the plan as it was then */
  GHashTable *earlier; /* (nullable): id -> section + 1, of the agenda that is made anew */
  const GDate *today;
  GDate since;    /* the day of the meeting before; not valid without one */
  int days_ahead; /* from today to the meeting after */
  GPtrArray *parts[WAYMARK_N_AGENDA_SECTIONS];
} Work;

/* The reasons of one action, while they are found. */
typedef struct
{
  GString *why;
  int section; /* the first that applied, or -1 */
} Reasons;

/**
 * waymark_agenda_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void
waymark_agenda_entry_free (WaymarkAgendaEntry *entry)
{
  if (entry == NULL)
    return;

  waymark_item_unref (entry->item);
  g_free (entry->why);
  g_free (entry);
}

static void
give (Reasons *reasons, WaymarkAgendaSection section, char *sentence)
{
  if (reasons->section < 0)
    reasons->section = (int) section;
  if (reasons->why->len > 0)
    g_string_append_c (reasons->why, ' ');
  g_string_append (reasons->why, sentence);
  g_free (sentence);
}

/* People's words inside a sentence keep their own direction. */
static char *
isolate (const char *words)
{
  return g_strconcat ("\u2068", words, "\u2069", NULL);
}

/* @due: (nullable): words and window */
static char *
due_words (WaymarkItem *item, const WaymarkValue *due)
{
  gint64 year_start =
      waymark_item_get_number (waymark_plan_get_root (waymark_item_get_plan (item)), "year_start");
  g_autofree char *shown =
      waymark_window_format (waymark_due_get_window (due), year_start > 0 ? (int) year_start : 4);
  const char *words =
      due != NULL ? waymark_value_get_string (waymark_value_get_child (due, 0)) : NULL;

  if (shown != NULL)
    return g_steal_pointer (&shown);
  return words != NULL ? isolate (words) : g_strdup (C_ ("due", "no date"));
}

/* ---- what updates tell */

static gboolean
is_since (Work *work, WaymarkItem *update)
{
  const char *meeting = waymark_item_get_string (update, "meeting");
  GDate date;

  if (work->last == NULL)
    return TRUE;
  if (g_strcmp0 (meeting, waymark_item_get_id (work->last)) == 0)
    return FALSE;
  return !g_date_valid (&work->since) ||
         !waymark_day_parse (waymark_item_get_string (update, "date"), &date) ||
         g_date_compare (&date, &work->since) >= 0;
}

/* A date that was made and is not agreed yet is as open as one that is only proposed. */
static void
look_at_dates (Work *work, WaymarkItem *action, Reasons *reasons)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (action);
  const WaymarkDateMove *open = waymark_slippage_get_undecided (slippage);
  const WaymarkDateMove *moved = NULL;

  if (open != NULL)
    {
      g_autofree char *due = due_words (action, open->to);

      give (reasons,
            WAYMARK_AGENDA_DATES,
            g_strdup_printf (open->state == WAYMARK_DATE_PROPOSED
                                 /* Translators: %s is a date or a time, such as "June 2026" */
                                 ? _ ("A new date is proposed: %s.")
                                 /* Translators: %s is a date or a time, such as "June 2026" */
                                 : _ ("Its date was moved to %s, which nobody has agreed to yet."),
                             due));
    }
  for (guint i = 0; i < slippage->moves->len; i++)
    {
      const WaymarkDateMove *move = &g_array_index (slippage->moves, WaymarkDateMove, i);

      if (move->state == WAYMARK_DATE_AGREED && is_since (work, move->update))
        moved = move;
    }
  if (moved != NULL)
    {
      g_autofree char *due = due_words (action, moved->to);

      give (reasons,
            WAYMARK_AGENDA_MOVED,
            /* Translators: %s is a date or a time, such as "June 2026" */
            g_strdup_printf (_ ("Its date was moved to %s since the last meeting."), due));
    }
}

static void
look_for_silence (Work *work, WaymarkItem *action, Reasons *reasons)
{
  WaymarkItem *heard = NULL;
  GDate newest, date;

  /* What came since has had nothing to tell yet. */
  if (work->before != NULL &&
      waymark_plan_lookup (work->before, waymark_item_get_id (action)) == NULL)
    return;
  g_date_clear (&newest, 1);
  for (WaymarkItem *update = waymark_item_first (action, WAYMARK_KIND_UPDATE); update != NULL;
       update = waymark_item_next (update))
    {
      if (is_since (work, update))
        return;
      heard = update;
      if (waymark_day_parse (waymark_item_get_string (update, "date"), &date) &&
          (!g_date_valid (&newest) || g_date_compare (&date, &newest) > 0))
        newest = date;
    }
  if (heard != NULL && g_date_valid (&newest))
    {
      g_autofree char *day = waymark_day_to_words (&newest, work->today);

      give (reasons,
            WAYMARK_AGENDA_SILENT,
            /* Translators: %s is a day, such as "3 July" */
            g_strdup_printf (_ ("Nothing was heard of it since %s."), day));
    }
  else
    give (reasons,
          WAYMARK_AGENDA_SILENT,
          g_strdup (heard != NULL ? _ ("Nothing was heard of it since the last meeting.")
                                  : _ ("Nothing was heard of it yet.")));
}

/* ---- one action */

static void
look_at_due (Work *work, WaymarkItem *action, Reasons *reasons)
{
  GDate last;
  int days;

  if (!waymark_action_get_last_day (action, &last))
    return;
  days = g_date_days_between (work->today, &last);
  if (days < 0)
    {
      g_autofree char *due = due_words (action, waymark_item_get (action, "due"));
      g_autofree char *lateness = waymark_action_get_lateness (action, work->today, NULL);

      give (reasons,
            WAYMARK_AGENDA_LATE,
            /* Translators: %1$s is a date as "March 2025", %2$s how late: "7 months late" */
            g_strdup_printf (_ ("Due: %1$s. It is %2$s."), due, lateness));
    }
  else if (days <= work->days_ahead)
    {
      g_autofree char *day = waymark_day_to_words (&last, work->today);

      give (reasons,
            WAYMARK_AGENDA_DUE,
            /* Translators: %s is a day, such as "3 July" */
            g_strdup_printf (_ ("It falls due on %s."), day));
    }
}

static void
look_at_finished (Work *work, WaymarkItem *action, WaymarkItem *before, Reasons *reasons)
{
  const char *sentence;

  if (work->before == NULL || (before != NULL && waymark_action_is_finished (before)))
    return;
  switch ((int) waymark_item_get_stage (action))
    {
    case WAYMARK_STAGE_COMPLETE:
      sentence = _ ("It was completed since the last meeting.");
      break;
    case WAYMARK_STAGE_MERGED:
      sentence = _ ("It was merged into another since the last meeting.");
      break;
    default:
      sentence = _ ("It was closed undelivered since the last meeting.");
      break;
    }
  give (reasons, WAYMARK_AGENDA_CLOSED, g_strdup (sentence));
}

static void
find_reasons (Work *work, WaymarkItem *action, Reasons *reasons)
{
  WaymarkItem *before = work->before != NULL
                            ? waymark_plan_lookup (work->before, waymark_item_get_id (action))
                            : NULL;
  gboolean finished = waymark_action_is_finished (action);

  look_at_due (work, action, reasons);
  look_at_dates (work, action, reasons);
  if (!finished)
    look_for_silence (work, action, reasons);
  if (waymark_item_get_flag (action, "flag"))
    give (reasons, WAYMARK_AGENDA_FLAGGED, g_strdup (_ ("It was kept for this meeting.")));
  if (finished)
    look_at_finished (work, action, before, reasons);
  else if (work->before != NULL && before == NULL)
    give (reasons, WAYMARK_AGENDA_NEW, g_strdup (_ ("It is new since the last meeting.")));
}

static void
add_entry (Work *work, WaymarkItem *item, int section, char *why, gboolean done)
{
  WaymarkAgendaEntry *entry = g_new0 (WaymarkAgendaEntry, 1);

  entry->item = item != NULL ? waymark_item_ref (item) : NULL;
  entry->section = (WaymarkAgendaSection) section;
  entry->why = why;
  entry->done = done;
  g_ptr_array_add (work->parts[section], entry);
}

static void
look_at (Work *work, WaymarkItem *item)
{
  g_autoptr (GString) why = NULL;
  Reasons reasons = { NULL, -1 };
  gboolean done;
  guint kept;

  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkKind kind = waymark_item_get_kind (waymark_item_get_child (item, i));

      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT ||
          kind == WAYMARK_KIND_ACTION)
        look_at (work, waymark_item_get_child (item, i));
    }
  if (waymark_item_get_kind (item) != WAYMARK_KIND_ACTION || waymark_item_is_pointer (item))
    return;

  why = g_string_new (NULL);
  reasons.why = why;
  find_reasons (work, item, &reasons);
  done = waymark_meeting_dealt_with (work->meeting, item);
  kept = work->earlier != NULL
             ? GPOINTER_TO_UINT (g_hash_table_lookup (work->earlier, waymark_item_get_id (item)))
             : 0;
  if (kept > 0)
    reasons.section = (int) kept - 1;
  else if (done && reasons.section < 0)
    reasons.section = WAYMARK_AGENDA_DEALT;
  if (reasons.section >= 0)
    add_entry (work, item, reasons.section, g_strdup (why->str), done);
}

/* ---- all of it */

static int
compare_late (gconstpointer a, gconstpointer b, gpointer today)
{
  const WaymarkAgendaEntry *x = *(WaymarkAgendaEntry *const *) a;
  const WaymarkAgendaEntry *y = *(WaymarkAgendaEntry *const *) b;

  return waymark_action_get_days_late (y->item, today) -
         waymark_action_get_days_late (x->item, today);
}

/* An agenda that is made anew while it is used keeps its order. */
static int
compare_earlier (gconstpointer a, gconstpointer b, gpointer order)
{
  const WaymarkAgendaEntry *x = *(WaymarkAgendaEntry *const *) a;
  const WaymarkAgendaEntry *y = *(WaymarkAgendaEntry *const *) b;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (order, waymark_item_get_id (x->item)));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (order, waymark_item_get_id (y->item)));

  if (first == 0 || second == 0)
    return (first == 0) - (second == 0);
  return first < second ? -1 : first > second;
}

static void
sort (Work *work, GPtrArray *earlier)
{
  g_autoptr (GHashTable) order = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_sort_with_data (
      work->parts[WAYMARK_AGENDA_LATE], compare_late, (gpointer) work->today);
  g_ptr_array_sort_with_data (
      work->parts[WAYMARK_AGENDA_DUE], compare_late, (gpointer) work->today);
  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      WaymarkAgendaEntry *entry = earlier->pdata[i];

      if (entry->item != NULL)
        g_hash_table_insert (
            order, (gpointer) waymark_item_get_id (entry->item), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; earlier != NULL && i < WAYMARK_AGENDA_OTHER; i++)
    g_ptr_array_sort_with_data (work->parts[i], compare_earlier, order);
}

static GHashTable *
get_sections (GPtrArray *earlier)
{
  GHashTable *sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < earlier->len; i++)
    {
      WaymarkAgendaEntry *entry = earlier->pdata[i];

      if (entry->item != NULL)
        g_hash_table_insert (sections,
                             g_strdup (waymark_item_get_id (entry->item)),
                             GUINT_TO_POINTER (entry->section + 1));
    }
  return sections;
}

static gboolean
has_other_business (WaymarkItem *meeting)
{
  for (WaymarkItem *decision = waymark_item_first (meeting, WAYMARK_KIND_DECISION);
       decision != NULL;
       decision = waymark_item_next (decision))
    if (waymark_item_get (decision, "about") == NULL)
      return TRUE;
  return FALSE;
}

/**
 * waymark_agenda_new:
 * @meeting: a meeting of the plan
 * @before: (nullable): the plan as it was when the meeting before was closed; without it,
 *   nothing counts as new or newly finished
 * @earlier: (nullable) (element-type WaymarkAgendaEntry): the agenda that this one takes
 *   the place of: what stands on it stays, where it was, whatever became of it meanwhile
 * @today: the local date
 *
 * What the meeting is about: actions that are late, whose date is to be agreed, and so on;
 * pointer rows are left to their targets. The last entry is any other business.
 *
 * Returns: (transfer full) (element-type WaymarkAgendaEntry): section by section
 */
GPtrArray *
waymark_agenda_new (WaymarkItem *meeting,
                    WaymarkPlan *before,
                    GPtrArray *earlier,
                    const GDate *today)
{
  Work work = { .meeting = meeting, .before = before, .today = today };
  g_autoptr (GPtrArray) agenda =
      g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_agenda_entry_free);
  g_autoptr (GHashTable) sections = earlier != NULL ? get_sections (earlier) : NULL;
  GDate until;

  g_return_val_if_fail (waymark_item_get_kind (meeting) == WAYMARK_KIND_MEETING, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  work.last = waymark_meeting_get_previous (meeting);
  work.earlier = sections;
  g_date_clear (&work.since, 1);
  if (work.last != NULL)
    waymark_meeting_get_date (work.last, &work.since);
  waymark_meeting_get_horizon (meeting, today, &until);
  work.days_ahead = g_date_days_between (today, &until);

  for (guint i = 0; i < WAYMARK_N_AGENDA_SECTIONS; i++)
    work.parts[i] = g_ptr_array_new ();
  look_at (&work, waymark_plan_get_root (waymark_item_get_plan (meeting)));
  sort (&work, earlier);
  add_entry (&work,
             NULL,
             WAYMARK_AGENDA_OTHER,
             g_strdup (_ ("Whatever else the meeting wants to settle.")),
             has_other_business (meeting));
  for (guint i = 0; i < WAYMARK_N_AGENDA_SECTIONS; i++)
    g_ptr_array_extend_and_steal (agenda, work.parts[i]);
  return g_steal_pointer (&agenda);
}

/**
 * waymark_agenda_section_name:
 * @section: a part of an agenda
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
waymark_agenda_section_name (WaymarkAgendaSection section)
{
  static const char *const names[WAYMARK_N_AGENDA_SECTIONS] = {
    "late", "dates", "due", "moved", "silent", "flagged", "new", "closed", "dealt-with", "other",
  };

  g_return_val_if_fail (section < WAYMARK_N_AGENDA_SECTIONS, NULL);

  return names[section];
}

static char *
label_due (WaymarkItem *meeting, const GDate *today)
{
  g_autofree char *day = NULL;
  GDate until;

  waymark_meeting_get_horizon (meeting, today, &until);
  day = waymark_day_to_words (&until, today);
  /* Translators: heading of a part of an agenda; %s is a day, such as "4 March" */
  return g_strdup_printf (_ ("Due before %s"), day);
}

/* The day of the meeting before, or none. */
static char *
day_before (WaymarkItem *meeting, const GDate *today)
{
  WaymarkItem *last = waymark_meeting_get_previous (meeting);
  GDate date;

  return last != NULL && waymark_meeting_get_date (last, &date)
             ? waymark_day_to_words (&date, today)
             : NULL;
}

/**
 * waymark_agenda_section_label:
 * @section: a part of an agenda
 * @meeting: whose
 * @today: the local date
 *
 * Returns: (transfer full): its heading
 */
char *
waymark_agenda_section_label (WaymarkAgendaSection section,
                              WaymarkItem *meeting,
                              const GDate *today)
{
  g_autofree char *last = day_before (meeting, today);

  switch (section)
    {
    case WAYMARK_AGENDA_LATE:
      return g_strdup (C_ ("agenda", "Late"));
    case WAYMARK_AGENDA_DATES:
      return g_strdup (C_ ("agenda", "Dates to agree"));
    case WAYMARK_AGENDA_DUE:
      return label_due (meeting, today);
    case WAYMARK_AGENDA_MOVED:
      return g_strdup (C_ ("agenda", "Moved"));
    case WAYMARK_AGENDA_SILENT:
      return g_strdup (C_ ("agenda", "Not heard of"));
    case WAYMARK_AGENDA_FLAGGED:
      return g_strdup (C_ ("agenda", "Carried over"));
    case WAYMARK_AGENDA_NEW:
      /* Translators: heading of a part of an agenda; %s is a day, such as "11 September" */
      return last != NULL ? g_strdup_printf (_ ("New since %s"), last)
                          : g_strdup (C_ ("agenda", "New"));
    case WAYMARK_AGENDA_CLOSED:
      /* Translators: heading of a part of an agenda; %s is a day, such as "11 September" */
      return last != NULL ? g_strdup_printf (_ ("Done since %s"), last)
                          : g_strdup (C_ ("agenda", "Done"));
    case WAYMARK_AGENDA_DEALT:
      return g_strdup (C_ ("agenda", "Dealt with"));
    case WAYMARK_AGENDA_OTHER:
      return g_strdup (C_ ("agenda", "Any other business"));
    default:
      g_assert_not_reached ();
    }
}
