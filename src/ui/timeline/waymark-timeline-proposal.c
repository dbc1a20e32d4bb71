/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "waymark-error.h"
#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-plan-words.h"
#include "waymark-timeline-proposal.h"
#include "waymark-today.h"
#include "waymark-window-step.h"
#include "waymark-window.h"

/* Farther than this no hand drags. */
#define MOST_STEPS 1000

struct _WaymarkTimelineProposal
{
  GObject parent_instance;

  WaymarkTimelineScale *scale;
  WaymarkTimelineRow *row; /* NULL while nothing is on its way */
  gboolean end_only;
  char *from; /* window that the steps are counted from; NULL while there is no date */
  char *to;   /* window that it is at; NULL before the first step of one without a date */
  WaymarkTimeUnit unit;
  int n;
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineProposal, waymark_timeline_proposal, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ASKED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (WaymarkTimelineProposal *self)
{
  g_clear_object (&self->row);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  self->n = 0;
}

static void
waymark_timeline_proposal_finalize (GObject *object)
{
  WaymarkTimelineProposal *self = WAYMARK_TIMELINE_PROPOSAL (object);

  forget (self);
  g_clear_object (&self->scale);
  G_OBJECT_CLASS (waymark_timeline_proposal_parent_class)->finalize (object);
}

static void
waymark_timeline_proposal_class_init (WaymarkTimelineProposalClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = waymark_timeline_proposal_finalize;
  /**
   * WaymarkTimelineProposal::changed:
   *
   * It stands elsewhere now, or is gone.
   */
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * WaymarkTimelineProposal::asked:
   *
   * The date where it stands is to be proposed.
   */
  signals[ASKED] =
      g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * WaymarkTimelineProposal::failed:
   * @error: why a date cannot be moved
   */
  signals[FAILED] = g_signal_new (
      "failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
waymark_timeline_proposal_init (WaymarkTimelineProposal *self)
{
}

/**
 * waymark_timeline_proposal_new:
 * @scale: (transfer none): whose lines it goes by
 *
 * Returns: (transfer full): a proposal of nothing yet
 */
WaymarkTimelineProposal *
waymark_timeline_proposal_new (WaymarkTimelineScale *scale)
{
  WaymarkTimelineProposal *self = g_object_new (WAYMARK_TYPE_TIMELINE_PROPOSAL, NULL);

  self->scale = g_object_ref (scale);
  return self;
}

/* Why the date of an action cannot be moved; NULL when it can. */
static char *
describe_obstacle (WaymarkTimelineRow *row)
{
  WaymarkItem *item = waymark_timeline_row_get_item (row);
  g_autofree char *name = waymark_plan_words_item (item);

  if (waymark_item_is_pointer (item))
    return g_strdup_printf (
        /* Translators: %s is an action, as in "Action 1.2(a)" */
        _ ("%s only points to others, so it has no date of its own to move."),
        name);
  if (waymark_action_is_finished (item))
    /* Translators: %s is an action, as in "Action 1.2(a)" */
    return g_strdup_printf (_ ("%s is finished, so its date does not move."), name);
  if (waymark_timeline_row_get_span (row)->shape == WAYMARK_SPAN_ONGOING)
    /* Translators: %s is an action, as in "Action 1.2(a)" */
    return g_strdup_printf (_ ("%s goes on without an end, so there is no date to move."), name);
  return NULL;
}

/**
 * waymark_timeline_proposal_begin:
 * @self: a proposal
 * @row: the row whose date is to go elsewhere
 * @end_only: whether the first day of its window stays
 *
 * Takes the date of a row in hand; whatever was in hand is let go. Of an action without
 * a date the first step takes the month, quarter or year of today.
 *
 * Returns: whether it can be moved; if it cannot, the signal "failed" said why, unless it
 *   is a heading
 */
gboolean
waymark_timeline_proposal_begin (WaymarkTimelineProposal *self,
                                 WaymarkTimelineRow *row,
                                 gboolean end_only)
{
  WaymarkItem *item = waymark_timeline_row_get_item (row);
  g_autofree char *obstacle = NULL;

  g_return_val_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self), FALSE);

  if (waymark_timeline_row_is_heading (row))
    return FALSE;
  obstacle = describe_obstacle (row);
  if (obstacle != NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE, obstacle);

      g_signal_emit (self, signals[FAILED], 0, error);
      return FALSE;
    }
  forget (self);
  self->row = g_object_ref (row);
  self->end_only = end_only;
  self->from = g_strdup (waymark_item_get_window (item, "due"));
  self->to = g_strdup (self->from);
  self->unit = waymark_timeline_scale_get_unit (self->scale);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* One without a date begins with today's. */
static char *
find_first (WaymarkTimelineProposal *self)
{
  GDate today;

  waymark_today (&today);
  return waymark_window_around (&today,
                                waymark_timeline_scale_get_unit (self->scale),
                                waymark_timeline_scale_get_year_start (self->scale));
}

/**
 * waymark_timeline_proposal_step:
 * @self: a proposal with a date in hand
 * @n: how many units of the scale to go, towards later days
 */
void
waymark_timeline_proposal_step (WaymarkTimelineProposal *self, int n)
{
  char *to;

  g_return_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self) && self->row != NULL);

  if (self->from == NULL)
    {
      self->from = find_first (self);
      n = 0;
    }
  /* Counted from where it was, so that a short month in between leaves no trace. */
  if (self->unit != waymark_timeline_scale_get_unit (self->scale) && self->to != NULL)
    {
      g_free (self->from);
      self->from = g_strdup (self->to);
      self->n = 0;
    }
  self->unit = waymark_timeline_scale_get_unit (self->scale);
  to = waymark_window_move (self->from, self->unit, self->n + n, self->end_only);
  if (to == NULL)
    return;
  self->n += n;
  g_free (self->to);
  self->to = to;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The last day of what some steps from the start would be, or 0. */
static guint32
last_day (WaymarkTimelineProposal *self, int n)
{
  g_autofree char *window = waymark_window_move (self->from, self->unit, n, self->end_only);
  GDate first, last;

  if (window == NULL || !waymark_window_get_days (window, &first, &last))
    return 0;
  return g_date_get_julian (&last);
}

/**
 * waymark_timeline_proposal_move_by:
 * @self: a proposal with a date in hand
 * @days: how far it is from where it was taken
 *
 * Moves it to the nearest unit.
 */
void
waymark_timeline_proposal_move_by (WaymarkTimelineProposal *self, double days)
{
  int direction = days < 0 ? -1 : 1, n = 0;
  double wanted;

  g_return_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self) && self->row != NULL);

  if (self->from == NULL)
    return;
  wanted = last_day (self, 0) + days;
  for (; ABS (n) < MOST_STEPS; n += direction)
    {
      guint32 next = last_day (self, n + direction);

      if (next == 0 || fabs (next - wanted) >= fabs (last_day (self, n) - wanted))
        break;
    }
  if (n != self->n)
    waymark_timeline_proposal_step (self, n - self->n);
}

/**
 * waymark_timeline_proposal_ask:
 * @self: a proposal
 *
 * Has the date proposed where it stands; where it stood before it is let go.
 */
void
waymark_timeline_proposal_ask (WaymarkTimelineProposal *self)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self));

  if (self->row == NULL)
    return;
  if (self->to == NULL ||
      g_strcmp0 (self->to,
                 waymark_item_get_window (waymark_timeline_row_get_item (self->row), "due")) == 0)
    waymark_timeline_proposal_let_go (self);
  else
    g_signal_emit (self, signals[ASKED], 0);
}

/**
 * waymark_timeline_proposal_let_go:
 * @self: a proposal
 *
 * Everything stays as it is.
 */
void
waymark_timeline_proposal_let_go (WaymarkTimelineProposal *self)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self));

  if (self->row == NULL)
    return;
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * waymark_timeline_proposal_get_row:
 * @self: a proposal
 *
 * Returns: (transfer none) (nullable): whose date is in hand
 */
WaymarkTimelineRow *
waymark_timeline_proposal_get_row (WaymarkTimelineProposal *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self), NULL);
  return self->row;
}

/**
 * waymark_timeline_proposal_get_days:
 * @self: a proposal
 * @days: (out caller-allocates): where it stands; its first is 0 for "by" a date
 *
 * Returns: whether a date is in hand
 */
gboolean
waymark_timeline_proposal_get_days (WaymarkTimelineProposal *self, WaymarkDays *days)
{
  GDate first, last;

  g_return_val_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self), FALSE);

  if (self->to == NULL || !waymark_window_get_days (self->to, &first, &last))
    return FALSE;
  days->first = g_date_valid (&first) ? g_date_get_julian (&first) : 0;
  days->last = g_date_get_julian (&last);
  return TRUE;
}

/**
 * waymark_timeline_proposal_get_words:
 * @self: a proposal
 *
 * Returns: (transfer full) (nullable): the date where it stands, in the reader's language
 */
char *
waymark_timeline_proposal_get_words (WaymarkTimelineProposal *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_PROPOSAL (self), NULL);
  return waymark_window_format (self->to,
                                (int) waymark_timeline_scale_get_year_start (self->scale));
}
