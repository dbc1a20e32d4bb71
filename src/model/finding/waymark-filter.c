/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-filter.h"

#include <string.h>

#include "waymark-holders.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-party.h"
#include "waymark-rating.h"
#include "waymark-search-text.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-time-unit.h"
#include "waymark-updates.h"
#include "waymark-window.h"
#include "waymark-word-index-private.h"

struct _WaymarkFilter
{
  WaymarkPlan *plan;
  char *status;
  char *lead;
  WaymarkDates dates;
  char *rating;
  char *words;
  char **folded_words; /* what each of the words looks like when folded */
  GDate today;
  GDate quarter_first; /* of the quarter asked for */
  GDate quarter_last;
  GDate since; /* from which day on an update is recent */

  /* Which items have the words, by their slots in the plan's word index; looked for when it
   * is first asked for. What came to the index since is looked at by itself. */
  guint8 *found;
  guint n_found;
  guint generation;
};

/**
 * waymark_filter_new:
 * @plan: a plan
 *
 * Returns: (transfer full): a filter that lets everything through, as of today
 */
WaymarkFilter *
waymark_filter_new (WaymarkPlan *plan)
{
  WaymarkFilter *self;
  GDate today;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  self = g_new0 (WaymarkFilter, 1);
  self->plan = g_object_ref (plan);
  waymark_today (&today);
  waymark_filter_set_today (self, &today);
  return self;
}

/**
 * waymark_filter_free:
 * @self: (transfer full) (nullable): a filter
 */
void
waymark_filter_free (WaymarkFilter *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->plan);
  g_free (self->found);
  g_strfreev (self->folded_words);
  g_free (self->status);
  g_free (self->lead);
  g_free (self->rating);
  g_free (self->words);
  g_free (self);
}

static gboolean
replace (char **held, const char *value)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (*held, value) == 0)
    return FALSE;
  g_free (*held);
  *held = g_strdup (value);
  return TRUE;
}

/**
 * waymark_filter_set_status:
 * @self: a filter
 * @status: (nullable): id of a status, %WAYMARK_FILTER_NOT_DONE,
 *   %WAYMARK_FILTER_NO_UPDATE, %WAYMARK_FILTER_NO_STATUS, or %NULL for any
 *
 * Returns: whether that is something else than before
 */
gboolean
waymark_filter_set_status (WaymarkFilter *self, const char *status)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return replace (&self->status, status);
}

/**
 * waymark_filter_set_lead:
 * @self: a filter
 * @party: (nullable): id of a party, %WAYMARK_FILTER_NO_LEAD, or %NULL for any
 *
 * Returns: whether that is something else than before
 */
gboolean
waymark_filter_set_lead (WaymarkFilter *self, const char *party)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return replace (&self->lead, party);
}

/* The quarter of the plan's year that holds a day, or the one after it. */
static void
find_quarter (WaymarkFilter *self)
{
  int start = (int) waymark_item_get_number (waymark_plan_get_root (self->plan), "year_start");
  int month = g_date_get_month (&self->today);
  int into; /* months since the quarter began */

  if (start == 0)
    start = 4;
  into = (month - start + 12) % 3;
  g_date_set_dmy (
      &self->quarter_first, 1, g_date_get_month (&self->today), g_date_get_year (&self->today));
  waymark_day_subtract_months (&self->quarter_first, (guint) into);
  if (self->dates == WAYMARK_DATES_NEXT_QUARTER)
    g_date_add_months (&self->quarter_first, 3);
  self->quarter_last = self->quarter_first;
  g_date_add_months (&self->quarter_last, 3);
  g_date_subtract_days (&self->quarter_last, 1);
}

/**
 * waymark_filter_set_dates:
 * @self: a filter
 * @dates: which dates
 *
 * Returns: whether that is something else than before
 */
gboolean
waymark_filter_set_dates (WaymarkFilter *self, WaymarkDates dates)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->dates == dates)
    return FALSE;
  self->dates = dates;
  find_quarter (self);
  return TRUE;
}

/**
 * waymark_filter_set_rating:
 * @self: a filter
 * @rating: (nullable): name of a rating, %WAYMARK_FILTER_NOT_RATED, or %NULL for any
 *
 * Returns: whether that is something else than before
 */
gboolean
waymark_filter_set_rating (WaymarkFilter *self, const char *rating)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return replace (&self->rating, rating);
}

/**
 * waymark_filter_set_words:
 * @self: a filter
 * @words: (nullable): words that must all be there, in any order; between quotation
 *   marks they must follow one another
 *
 * Returns: whether that is something else than before
 */
gboolean
waymark_filter_set_words (WaymarkFilter *self, const char *words)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) quoted = NULL;
  g_autoptr (GStrvBuilder) wanted = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!replace (&self->words, words))
    return FALSE;
  wanted = g_strv_builder_new ();
  folded = waymark_search_fold (self->words);
  quoted = g_strsplit (folded, "\"", -1);
  for (guint i = 0; quoted[i] != NULL; i++)
    {
      g_auto (GStrv) single = NULL;

      if (i % 2 == 1)
        {
          if (*g_strstrip (quoted[i]) != '\0')
            g_strv_builder_add (wanted, quoted[i]);
          continue;
        }
      single = g_strsplit (quoted[i], " ", -1);
      for (guint k = 0; single[k] != NULL; k++)
        if (*single[k] != '\0')
          g_strv_builder_add (wanted, single[k]);
    }
  g_strfreev (self->folded_words);
  self->folded_words = g_strv_builder_end (wanted);
  g_clear_pointer (&self->found, g_free);
  return TRUE;
}

/**
 * waymark_filter_set_today:
 * @self: a filter
 * @today: the day from which lateness and quarters are told
 */
void
waymark_filter_set_today (WaymarkFilter *self, const GDate *today)
{
  g_return_if_fail (self != NULL && today != NULL);

  self->today = *today;
  find_quarter (self);
  waymark_filter_refresh (self);
}

/**
 * waymark_filter_refresh:
 * @self: a filter
 *
 * Reads again what it holds of the plan, which may have changed: for before many items are
 * looked at.
 */
void
waymark_filter_refresh (WaymarkFilter *self)
{
  g_return_if_fail (self != NULL);

  waymark_plan_get_recent_since (self->plan, &self->today, &self->since);
}

/**
 * waymark_filter_clear:
 * @self: a filter
 *
 * Lets everything through again.
 */
void
waymark_filter_clear (WaymarkFilter *self)
{
  g_return_if_fail (self != NULL);

  waymark_filter_set_status (self, NULL);
  waymark_filter_set_lead (self, NULL);
  waymark_filter_set_dates (self, WAYMARK_DATES_ANY);
  waymark_filter_set_rating (self, NULL);
  waymark_filter_set_words (self, NULL);
}

/**
 * waymark_filter_get_status:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): as of waymark_filter_set_status()
 */
const char *
waymark_filter_get_status (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->status;
}

/**
 * waymark_filter_get_lead:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): as of waymark_filter_set_lead()
 */
const char *
waymark_filter_get_lead (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lead;
}

/**
 * waymark_filter_get_dates:
 * @self: a filter
 *
 * Returns: which dates
 */
WaymarkDates
waymark_filter_get_dates (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, WAYMARK_DATES_ANY);

  return self->dates;
}

/**
 * waymark_filter_get_rating:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): as of waymark_filter_set_rating()
 */
const char *
waymark_filter_get_rating (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rating;
}

/**
 * waymark_filter_get_words:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the words as typed
 */
const char *
waymark_filter_get_words (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

/**
 * waymark_filter_is_set:
 * @self: a filter
 *
 * Returns: whether it holds anything back
 */
gboolean
waymark_filter_is_set (WaymarkFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->status != NULL || self->lead != NULL || self->dates != WAYMARK_DATES_ANY ||
         self->rating != NULL || self->words != NULL;
}

static gboolean
status_matches (WaymarkFilter *self, WaymarkItem *item)
{
  if (self->status == NULL)
    return TRUE;
  if (g_str_equal (self->status, WAYMARK_FILTER_NO_STATUS))
    return !waymark_item_is_pointer (item) &&
           waymark_plan_lookup (self->plan, waymark_item_get_string (item, "status")) == NULL;
  if (g_str_equal (self->status, WAYMARK_FILTER_NOT_DONE))
    return !waymark_action_is_finished (item);
  if (g_str_equal (self->status, WAYMARK_FILTER_NO_UPDATE))
    return !waymark_action_is_finished (item) && !waymark_item_is_pointer (item) &&
           !waymark_action_has_report_since (item, &self->since);
  return g_strcmp0 (waymark_item_get_string (item, "status"), self->status) == 0;
}

static gboolean
lead_matches (WaymarkFilter *self, WaymarkItem *item)
{
  gboolean led = FALSE;
  WaymarkItem *who;

  if (self->lead == NULL)
    return TRUE;
  who = waymark_plan_lookup (self->plan, self->lead);
  for (WaymarkItem *lead = waymark_item_first (item, WAYMARK_KIND_ASSIGNMENT); lead != NULL;
       lead = waymark_item_next (lead))
    {
      WaymarkItem *party =
          waymark_plan_lookup (self->plan, waymark_item_get_string (lead, "party"));

      if (party == NULL)
        continue;
      led = TRUE;
      party = waymark_party_resolve (party);
      if (party == who || (who != NULL && waymark_party_stands_for (party, who)))
        return TRUE;
    }
  return !led && g_str_equal (self->lead, WAYMARK_FILTER_NO_LEAD) &&
         !waymark_item_is_pointer (item);
}

/* Whether its date was moved, or is to be. */
static gboolean
was_moved (WaymarkItem *item, gboolean undecided)
{
  g_autoptr (WaymarkSlippage) slippage = NULL;

  if (waymark_item_first (item, WAYMARK_KIND_UPDATE) == NULL || waymark_item_is_pointer (item))
    return FALSE;
  slippage = waymark_slippage_new (item);
  return (undecided ? slippage->n_undecided : slippage->n_moves) > 0;
}

static gboolean
dates_match (WaymarkFilter *self, WaymarkItem *item)
{
  const char *window = waymark_item_get_window (item, "due");
  GDate first, last;

  switch (self->dates)
    {
    case WAYMARK_DATES_LATE:
      return waymark_action_is_late (item, &self->today);
    case WAYMARK_DATES_NONE:
      return window == NULL && waymark_item_get_stage (item) != WAYMARK_STAGE_ONGOING &&
             !waymark_item_is_pointer (item);
    case WAYMARK_DATES_UNDECIDED:
    case WAYMARK_DATES_MOVED:
      return was_moved (item, self->dates == WAYMARK_DATES_UNDECIDED);
    case WAYMARK_DATES_THIS_QUARTER:
    case WAYMARK_DATES_NEXT_QUARTER:
      return window != NULL && waymark_window_get_days (window, &first, &last) &&
             g_date_valid (&last) && g_date_compare (&last, &self->quarter_first) >= 0 &&
             g_date_compare (&last, &self->quarter_last) <= 0;
    case WAYMARK_DATES_ANY:
    case WAYMARK_N_DATES:
    default:
      return TRUE;
    }
}

static gboolean
rating_matches (WaymarkFilter *self, WaymarkItem *item)
{
  WaymarkRated rated;

  if (self->rating == NULL)
    return TRUE;
  if (waymark_item_is_pointer (item))
    return FALSE;
  rated = waymark_action_rate (item, NULL, &self->today);
  return rated.rating == waymark_rating_from_name (self->rating);
}

static gboolean
has_words (WaymarkFilter *self, const char *text)
{
  for (guint i = 0; self->folded_words[i] != NULL; i++)
    if (strstr (text, self->folded_words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
words_match (WaymarkFilter *self, WaymarkItem *item)
{
  WaymarkWordIndex *index;
  guint slot;

  if (self->words == NULL)
    return TRUE;
  index = waymark_plan_get_word_index (self->plan);
  if (self->found == NULL || self->generation != waymark_word_index_get_generation (index))
    {
      g_free (self->found);
      self->found = waymark_word_index_find (index, (const char *const *) self->folded_words);
      self->n_found = waymark_word_index_get_n_slots (index);
      self->generation = waymark_word_index_get_generation (index);
    }
  slot = waymark_word_index_get_slot (index, item);
  return slot < self->n_found ? self->found[slot]
                              : has_words (self, waymark_word_index_get_text (index, slot));
}

/**
 * waymark_filter_matches:
 * @self: a filter
 * @item: an item of the plan
 *
 * Statuses, leads and dates are an action's; other kinds match by their words alone,
 * and only when nothing else is asked for.
 *
 * Returns: whether the item is to be shown for itself
 */
gboolean
waymark_filter_matches (WaymarkFilter *self, WaymarkItem *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  if (waymark_item_get_kind (item) != WAYMARK_KIND_ACTION)
    return self->status == NULL && self->lead == NULL && self->dates == WAYMARK_DATES_ANY &&
           self->rating == NULL && words_match (self, item);
  return status_matches (self, item) && lead_matches (self, item) && dates_match (self, item) &&
         rating_matches (self, item) && words_match (self, item);
}

/**
 * waymark_filter_has_words:
 * @self: a filter
 * @item: a theme, priority, requirement or action of the plan
 *
 * Returns: whether the item has the words that are asked for, whatever else is
 */
gboolean
waymark_filter_has_words (WaymarkFilter *self, WaymarkItem *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  return words_match (self, item);
}
