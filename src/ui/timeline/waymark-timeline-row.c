/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-plan-words.h"
#include "waymark-rating.h"
#include "waymark-timeline-row.h"
#include "waymark-today.h"
#include "waymark-window.h"

/* One line never shows more; shaping a page of text for it would be slow. */
#define LONGEST_TEXT 200

struct _WaymarkTimelineRow
{
  GObject parent_instance;

  WaymarkItem *item; /* of a heading: a theme or a party; NULL stands for no lead */
  gboolean is_heading;
  WaymarkTimelineWords words;
  WaymarkTimespan *span;
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineRow, waymark_timeline_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (WaymarkTimelineRow *self)
{
  g_free (self->words.number);
  g_free (self->words.text);
  g_free (self->words.beside);
  memset (&self->words, 0, sizeof self->words);
  g_clear_pointer (&self->span, waymark_timespan_free);
}

static void
waymark_timeline_row_finalize (GObject *object)
{
  WaymarkTimelineRow *self = WAYMARK_TIMELINE_ROW (object);

  forget (self);
  g_clear_pointer (&self->item, waymark_item_unref);
  G_OBJECT_CLASS (waymark_timeline_row_parent_class)->finalize (object);
}

static void
waymark_timeline_row_class_init (WaymarkTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_timeline_row_finalize;

  /**
   * WaymarkTimelineRow::changed:
   *
   * What the row says may be different now.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_timeline_row_init (WaymarkTimelineRow *self)
{
}

/**
 * waymark_timeline_row_new:
 * @item: (nullable): an action; of a heading a theme or a party, or %NULL for no lead
 * @is_heading: whether the row is a heading
 *
 * Returns: (transfer full): a row
 */
WaymarkTimelineRow *
waymark_timeline_row_new (WaymarkItem *item, gboolean is_heading)
{
  WaymarkTimelineRow *self = g_object_new (WAYMARK_TYPE_TIMELINE_ROW, NULL);

  g_assert (item != NULL || is_heading);
  self->item = item != NULL ? waymark_item_ref (item) : NULL;
  self->is_heading = is_heading;
  return self;
}

/**
 * waymark_timeline_row_is_heading:
 * @self: a row
 *
 * Returns: whether it is a heading
 */
gboolean
waymark_timeline_row_is_heading (WaymarkTimelineRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_ROW (self), FALSE);
  return self->is_heading;
}

/**
 * waymark_timeline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the action, or what the heading stands for
 */
WaymarkItem *
waymark_timeline_row_get_item (WaymarkTimelineRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_ROW (self), NULL);
  return self->item;
}

static char *
describe_pointer (WaymarkItem *action)
{
  g_autoptr (GPtrArray) targets = waymark_item_get_targets (action);
  g_autofree char *number = NULL;

  if (targets == NULL || targets->len == 0)
    return g_strdup ("");
  number = waymark_item_get_number_words (targets->pdata[0]);
  /* Translators: in place of a bar on the timeline; %s is the number of another action */
  return g_strdup_printf (_ ("follows %s"), number);
}

static char *
describe_no_date (WaymarkItem *action)
{
  const char *words = waymark_item_get_words (action, "due");

  if (words == NULL || *words == '\0')
    return g_strdup (_ ("no date yet"));
  /* Translators: in place of a bar on the timeline; %s is what stands where the date
   * should be, such as "TBC" */
  return g_strdup_printf (_ ("no date yet (%s)"), words);
}

static void
read_action (WaymarkTimelineRow *self, const GDate *today)
{
  WaymarkTimelineWords *words = &self->words;
  WaymarkRated rated;

  words->number = waymark_item_get_number_label (self->item);
  words->text = waymark_plan_words_line (waymark_item_get_title (self->item), LONGEST_TEXT);
  self->span = waymark_timespan_new (self->item, today);
  if (waymark_item_is_pointer (self->item))
    {
      words->beside = describe_pointer (self->item);
      return;
    }
  words->stage = waymark_item_get_stage (self->item);
  rated = waymark_action_rate (self->item, NULL, today);
  words->rating = waymark_rating_get_name (rated.rating);
  words->by_hand = rated.by_hand;
  if (self->span->shape == WAYMARK_SPAN_NONE && !self->span->finished)
    words->beside = describe_no_date (self->item);
  else if (self->span->late_from != 0)
    words->beside = waymark_action_get_lateness (self->item, today, &words->late);
}

static void
read_heading (WaymarkTimelineRow *self)
{
  WaymarkTimelineWords *words = &self->words;

  if (self->item == NULL)
    words->text = g_strdup (C_ ("timeline", "No lead"));
  else if (waymark_item_get_kind (self->item) == WAYMARK_KIND_PARTY)
    words->text =
        waymark_plan_words_line (g_strdup (waymark_party_get_short (self->item)), LONGEST_TEXT);
  else
    {
      words->number = waymark_item_get_number_label (self->item);
      words->text = waymark_plan_words_line (waymark_item_get_title (self->item), LONGEST_TEXT);
    }
}

static void
read_row (WaymarkTimelineRow *self)
{
  GDate today;

  if (self->words.text != NULL)
    return;
  waymark_today (&today);
  if (self->is_heading)
    read_heading (self);
  else
    read_action (self, &today);
  if (self->words.number == NULL)
    self->words.number = g_strdup ("");
  if (self->words.beside == NULL)
    self->words.beside = g_strdup ("");
}

/**
 * waymark_timeline_row_get_words:
 * @self: a row
 *
 * Returns: (transfer none): what it says, valid until the next change of the plan
 */
const WaymarkTimelineWords *
waymark_timeline_row_get_words (WaymarkTimelineRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_ROW (self), NULL);

  read_row (self);
  return &self->words;
}

/**
 * waymark_timeline_row_get_span:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): where its action lies in time, %NULL for a heading;
 *   valid until the next change of the plan
 */
const WaymarkTimespan *
waymark_timeline_row_get_span (WaymarkTimelineRow *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_ROW (self), NULL);

  read_row (self);
  return self->span;
}

/**
 * waymark_timeline_row_refresh:
 * @self: a row
 *
 * Has it read its item again, because something in the plan changed.
 */
void
waymark_timeline_row_refresh (WaymarkTimelineRow *self)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_ROW (self));

  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
describe_span (WaymarkTimelineRow *self, GPtrArray *parts)
{
  gboolean has_window = waymark_item_get_kind (self->item) == WAYMARK_KIND_ACTION &&
                        waymark_item_get_window (self->item, "due") != NULL;
  g_autofree char *due = waymark_item_get_shown_due (self->item);

  if (has_window)
    /* Translators: part of a row that is read aloud; %s is a date, as in "due March 2024" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("due %s"), due));
  if (*self->words.beside != '\0')
    g_ptr_array_add (parts, g_strdup (self->words.beside));
  if (self->span->moved_from->len > 0)
    /* Translators: part of a row that is read aloud */
    g_ptr_array_add (
        parts,
        g_strdup_printf (
            ngettext ("date moved %u time", "date moved %u times", self->span->moved_from->len),
            self->span->moved_from->len));
  if (self->span->proposed.last != 0)
    /* Translators: part of a row that is read aloud: somebody asked for another due date */
    g_ptr_array_add (parts, g_strdup (_ ("another date proposed")));
  if (self->words.stage != WAYMARK_STAGE_NONE)
    {
      const char *word = waymark_item_get_status_word (self->item);

      if (word != NULL)
        g_ptr_array_add (parts, g_strdup (word));
    }
}

/**
 * waymark_timeline_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): all that the row says and draws, as a screen reader reads it
 */
char *
waymark_timeline_row_describe (WaymarkTimelineRow *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (WAYMARK_IS_TIMELINE_ROW (self), NULL);

  read_row (self);
  if (*self->words.number != '\0')
    g_ptr_array_add (parts,
                     self->is_heading
                         /* Translators: a heading that is read aloud; %s is a number */
                         ? g_strdup_printf (_ ("Theme %s"), self->words.number)
                         : g_strdup (self->words.number));
  g_ptr_array_add (parts,
                   g_strdup (*self->words.text != '\0' ? self->words.text : _ ("No words yet")));
  if (!self->is_heading)
    describe_span (self, parts);
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a row that is read aloud */
  return g_strjoinv (C_ ("parts of a row", ", "), (char **) parts->pdata);
}
