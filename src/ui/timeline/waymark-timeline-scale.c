/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-timeline-scale.h"

/* From a month to ten years across the chart. */
#define FEWEST_DAYS 31.0
#define MOST_DAYS 3653.0
/* Room on both sides of what there is to see, so that nothing sticks to an edge. */
#define MARGIN 31

struct _WaymarkTimelineScale
{
  GObject parent_instance;

  GtkAdjustment *days; /* value: the day at the start edge; page: days in view */
  WaymarkDays reach;
  GArray *meetings;
  guint32 today;
  int room;
  int start;
  int width;
  double per_day;
  double text_scale;
  GDateMonth year_start;
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineScale, waymark_timeline_scale, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How wide one line's distance is when a unit is chosen, in pixels. */
static const double widths[] = {
  [WAYMARK_TIME_WEEKS] = 88,
  [WAYMARK_TIME_MONTHS] = 66,
  [WAYMARK_TIME_QUARTERS] = 88,
  [WAYMARK_TIME_YEARS] = 110,
};
/* How much of a row its number and words take, before the chart. */
#define NAMES 364
#define MOST_NAMES 0.45

/* Narrower than this its name does not fit, and lines stand for the next longer unit. */
#define NARROWEST 34.0

static void
tell (WaymarkTimelineScale *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
waymark_timeline_scale_finalize (GObject *object)
{
  WaymarkTimelineScale *self = WAYMARK_TIMELINE_SCALE (object);

  g_signal_handlers_disconnect_by_data (self->days, self);
  g_object_unref (self->days);
  g_clear_pointer (&self->meetings, g_array_unref);
  G_OBJECT_CLASS (waymark_timeline_scale_parent_class)->finalize (object);
}

static void
waymark_timeline_scale_class_init (WaymarkTimelineScaleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_timeline_scale_finalize;

  /**
   * WaymarkTimelineScale::changed:
   *
   * Days stand elsewhere now.
   */
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
waymark_timeline_scale_init (WaymarkTimelineScale *self)
{
  self->days = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  self->text_scale = 1;
  self->year_start = G_DATE_APRIL;
  self->per_day =
      widths[WAYMARK_TIME_QUARTERS] / waymark_time_unit_get_days (WAYMARK_TIME_QUARTERS);
  self->width = 1;
  g_signal_connect_swapped (self->days, "value-changed", G_CALLBACK (tell), self);
}

/**
 * waymark_timeline_scale_new:
 *
 * Returns: (transfer full): a scale in quarters that has nothing to show yet
 */
WaymarkTimelineScale *
waymark_timeline_scale_new (void)
{
  return g_object_new (WAYMARK_TYPE_TIMELINE_SCALE, NULL);
}

/**
 * waymark_timeline_scale_get_adjustment:
 * @self: a scale
 *
 * Returns: (transfer none): what a scroll bar moves, in days
 */
GtkAdjustment *
waymark_timeline_scale_get_adjustment (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), NULL);
  return self->days;
}

static double
clamp_per_day (WaymarkTimelineScale *self, double per_day)
{
  return CLAMP (per_day, self->width / MOST_DAYS, self->width / FEWEST_DAYS);
}

/* Sets what is in view, as near to @first as there is something to see. */
static void
configure (WaymarkTimelineScale *self, double first)
{
  double page = self->width / self->per_day;
  double lower = self->reach.first > MARGIN ? (double) self->reach.first - MARGIN : 1;
  double upper = MAX ((double) self->reach.last + MARGIN, lower + page);
  double value = CLAMP (first, lower, upper - page);

  g_signal_handlers_block_by_func (self->days, tell, self);
  gtk_adjustment_configure (self->days, value, lower, upper, page / 10, page * 0.9, page);
  g_signal_handlers_unblock_by_func (self->days, tell, self);
  tell (self);
}

/**
 * waymark_timeline_scale_set_reach:
 * @self: a scale
 * @reach: the first and the last day that there is anything to see of
 */
void
waymark_timeline_scale_set_reach (WaymarkTimelineScale *self, const WaymarkDays *reach)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (self->reach.first == reach->first && self->reach.last == reach->last)
    return;
  self->reach = *reach;
  configure (self, gtk_adjustment_get_value (self->days));
}

static void
lay_out (WaymarkTimelineScale *self)
{
  self->start = (int) MIN (NAMES * self->text_scale, self->room * MOST_NAMES);
  self->width = MAX (1, self->room - self->start);
  self->per_day = clamp_per_day (self, self->per_day);
  configure (self, gtk_adjustment_get_value (self->days));
}

/**
 * waymark_timeline_scale_set_room:
 * @self: a scale
 * @width: of a whole row, in pixels
 */
void
waymark_timeline_scale_set_room (WaymarkTimelineScale *self, int width)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (self->room == width)
    return;
  self->room = width;
  lay_out (self);
}

/**
 * waymark_timeline_scale_get_start:
 * @self: a scale
 *
 * Returns: where the chart begins, in pixels from the start edge of a row
 */
int
waymark_timeline_scale_get_start (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), 0);
  return self->start;
}

/**
 * waymark_timeline_scale_get_width:
 * @self: a scale
 *
 * Returns: how wide the chart is, in pixels
 */
int
waymark_timeline_scale_get_width (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), 1);
  return self->width;
}

/**
 * waymark_timeline_scale_set_text_scale:
 * @self: a scale
 * @scale: how large text is, 1.0 at 96 dpi
 *
 * Lines stand as far apart as the words between them need.
 */
void
waymark_timeline_scale_set_text_scale (WaymarkTimelineScale *self, double scale)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (fabs (self->text_scale - scale) < 0.001)
    return;
  self->text_scale = scale;
  lay_out (self);
}

/**
 * waymark_timeline_scale_get_text_scale:
 * @self: a scale
 *
 * Returns: how large text is, 1.0 at 96 dpi
 */
double
waymark_timeline_scale_get_text_scale (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), 1);
  return self->text_scale;
}

/**
 * waymark_timeline_scale_set_meetings:
 * @self: a scale
 * @days: (element-type guint32) (transfer none): the Julian days of the meetings
 */
void
waymark_timeline_scale_set_meetings (WaymarkTimelineScale *self, GArray *days)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  g_clear_pointer (&self->meetings, g_array_unref);
  self->meetings = g_array_ref (days);
  tell (self);
}

/**
 * waymark_timeline_scale_get_meetings:
 * @self: a scale
 *
 * Returns: (element-type guint32) (transfer none) (nullable): the Julian days of the meetings
 */
GArray *
waymark_timeline_scale_get_meetings (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), NULL);
  return self->meetings;
}

/**
 * waymark_timeline_scale_set_today:
 * @self: a scale
 * @day: the Julian day of the local date
 */
void
waymark_timeline_scale_set_today (WaymarkTimelineScale *self, guint32 day)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (self->today == day)
    return;
  self->today = day;
  tell (self);
}

/**
 * waymark_timeline_scale_get_today:
 * @self: a scale
 *
 * Returns: the Julian day that is marked as today
 */
guint32
waymark_timeline_scale_get_today (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), 0);
  return self->today;
}

/**
 * waymark_timeline_scale_set_year_start:
 * @self: a scale
 * @month: the first month of the plan's years
 */
void
waymark_timeline_scale_set_year_start (WaymarkTimelineScale *self, GDateMonth month)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (self->year_start == month)
    return;
  self->year_start = month;
  tell (self);
}

/**
 * waymark_timeline_scale_get_year_start:
 * @self: a scale
 *
 * Returns: the first month of the plan's years
 */
GDateMonth
waymark_timeline_scale_get_year_start (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), G_DATE_APRIL);
  return self->year_start;
}

/**
 * waymark_timeline_scale_get_unit:
 * @self: a scale
 *
 * Returns: what the lines stand for: the shortest unit whose name fits
 */
WaymarkTimeUnit
waymark_timeline_scale_get_unit (WaymarkTimelineScale *self)
{
  g_return_val_if_fail (WAYMARK_IS_TIMELINE_SCALE (self), WAYMARK_TIME_QUARTERS);

  for (int unit = WAYMARK_TIME_WEEKS; unit < WAYMARK_TIME_YEARS; unit++)
    if (self->per_day * waymark_time_unit_get_days ((WaymarkTimeUnit) unit) >=
        NARROWEST * self->text_scale)
      return (WaymarkTimeUnit) unit;
  return WAYMARK_TIME_YEARS;
}

static void
set_per_day (WaymarkTimelineScale *self, double per_day, double anchor)
{
  double day = gtk_adjustment_get_value (self->days) + anchor / self->per_day;

  self->per_day = clamp_per_day (self, per_day);
  configure (self, day - anchor / self->per_day);
}

/**
 * waymark_timeline_scale_set_unit:
 * @self: a scale
 * @unit: what the lines are to stand for
 *
 * Makes days so wide that @unit is read with ease; what is in the middle stays there.
 */
void
waymark_timeline_scale_set_unit (WaymarkTimelineScale *self, WaymarkTimeUnit unit)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  set_per_day (
      self, widths[unit] * self->text_scale / waymark_time_unit_get_days (unit), self->width / 2.0);
}

/**
 * waymark_timeline_scale_zoom:
 * @self: a scale
 * @factor: how much wider a day is to be
 * @anchor: pixels from the start edge of the chart; the day there stays there
 */
void
waymark_timeline_scale_zoom (WaymarkTimelineScale *self, double factor, double anchor)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));
  g_return_if_fail (factor > 0);

  set_per_day (self, self->per_day * factor, anchor);
}

/**
 * waymark_timeline_scale_can_zoom:
 * @self: a scale
 * @in: whether days are to be wider rather than narrower
 *
 * Returns: whether a day can be wider, or narrower, than it is
 */
gboolean
waymark_timeline_scale_can_zoom (WaymarkTimelineScale *self, gboolean in)
{
  double limit = self->width / (in ? FEWEST_DAYS : MOST_DAYS);

  return fabs (self->per_day - limit) > limit * 0.001;
}

/**
 * waymark_timeline_scale_pan:
 * @self: a scale
 * @pixels: how far to go towards the end
 */
void
waymark_timeline_scale_pan (WaymarkTimelineScale *self, double pixels)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  gtk_adjustment_set_value (self->days,
                            gtk_adjustment_get_value (self->days) + pixels / self->per_day);
}

/**
 * waymark_timeline_scale_step:
 * @self: a scale
 * @steps: how many lines to go towards the end
 */
void
waymark_timeline_scale_step (WaymarkTimelineScale *self, int steps)
{
  double days = waymark_time_unit_get_days (waymark_timeline_scale_get_unit (self));

  gtk_adjustment_set_value (self->days, gtk_adjustment_get_value (self->days) + steps * days);
}

/**
 * waymark_timeline_scale_show_day:
 * @self: a scale
 * @day: a Julian day
 *
 * Brings @day into the last third of the chart: what led there is worth more room
 * than what follows.
 */
void
waymark_timeline_scale_show_day (WaymarkTimelineScale *self, guint32 day)
{
  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  gtk_adjustment_set_value (self->days, day - gtk_adjustment_get_page_size (self->days) * 2 / 3);
}

/**
 * waymark_timeline_scale_show_days:
 * @self: a scale
 * @days: what is to be in view
 *
 * Pans only as far as is needed, and not at all when a part of it is in view.
 */
void
waymark_timeline_scale_show_days (WaymarkTimelineScale *self, const WaymarkDays *days)
{
  double first = gtk_adjustment_get_value (self->days);
  double page = gtk_adjustment_get_page_size (self->days);

  g_return_if_fail (WAYMARK_IS_TIMELINE_SCALE (self));

  if (days->last < first)
    gtk_adjustment_set_value (self->days, days->first - page / 10);
  else if (days->first > first + page)
    gtk_adjustment_set_value (self->days, days->last - page * 9 / 10);
}

/**
 * waymark_timeline_scale_get_place:
 * @self: a scale
 * @day: a Julian day
 *
 * Returns: where @day begins, in pixels from the start edge of the chart
 */
double
waymark_timeline_scale_get_place (WaymarkTimelineScale *self, guint32 day)
{
  return (day - gtk_adjustment_get_value (self->days)) * self->per_day;
}

/**
 * waymark_timeline_scale_get_day:
 * @self: a scale
 * @place: pixels from the start edge of the chart
 *
 * Returns: the Julian day that is there
 */
guint32
waymark_timeline_scale_get_day (WaymarkTimelineScale *self, double place)
{
  double day = gtk_adjustment_get_value (self->days) + place / self->per_day;

  return (guint32) MAX (1, day);
}

/**
 * waymark_timeline_scale_get_view:
 * @self: a scale
 *
 * Returns: the days in view
 */
WaymarkDays
waymark_timeline_scale_get_view (WaymarkTimelineScale *self)
{
  return (WaymarkDays){ waymark_timeline_scale_get_day (self, 0),
                        waymark_timeline_scale_get_day (self, self->width) + 1 };
}

/**
 * waymark_timeline_scale_next_line:
 * @self: a scale
 * @day: (inout): a line; cleared (g_date_clear()) for the one at or before the start of the view
 * @major: whether only those of the longer unit, whose names stand above, are meant
 *
 * Goes through the lines in view, from the last that is not after the start of the view.
 *
 * Returns: %FALSE when there are no more
 */
gboolean
waymark_timeline_scale_next_line (WaymarkTimelineScale *self, GDate *day, gboolean major)
{
  WaymarkTimeUnit unit = waymark_timeline_scale_get_unit (self);
  WaymarkDays view = waymark_timeline_scale_get_view (self);

  if (major)
    unit = waymark_time_unit_get_major (unit);
  if (!g_date_valid (day))
    {
      g_date_set_julian (day, view.first);
      waymark_time_unit_to_first (unit, self->year_start, day);
      return TRUE;
    }
  waymark_time_unit_to_next (unit, day);
  return g_date_get_julian (day) <= view.last;
}
