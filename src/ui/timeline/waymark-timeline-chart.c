/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include "waymark-chart-pen.h"
#include "waymark-timeline-chart.h"

/* All in pixels at 96 dpi. */
#define BAR 14
#define GHOST 12
#define LATE 10
#define NARROWEST_BAR 5

static double
scaled (const WaymarkTimelineChart *chart, double pixels)
{
  return round (pixels * waymark_timeline_scale_get_text_scale (chart->scale));
}

static double
place_of (const WaymarkTimelineChart *chart, guint32 day)
{
  return waymark_timeline_scale_get_place (chart->scale, day);
}

/* The box of some days, both included, never too narrow to be seen. */
static graphene_rect_t
box_of (const WaymarkTimelineChart *chart, const WaymarkDays *days, double height)
{
  double from = place_of (chart, days->first), to = place_of (chart, days->last + 1);
  double high = scaled (chart, height);

  return GRAPHENE_RECT_INIT ((float) from,
                             (float) (chart->middle - high / 2),
                             (float) MAX (to - from, NARROWEST_BAR),
                             (float) high);
}

/**
 * waymark_timeline_chart_draw_grid:
 * @chart: a row that is drawn
 * @height: of the row
 *
 * Draws the lines between the units and the days of meetings.
 */
void
waymark_timeline_chart_draw_grid (const WaymarkTimelineChart *chart, double height)
{
  WaymarkTimelineScale *scale = chart->scale;
  GArray *meetings = waymark_timeline_scale_get_meetings (scale);
  GDate day;

  g_date_clear (&day, 1);
  while (waymark_timeline_scale_next_line (scale, &day, FALSE))
    gtk_snapshot_append_color (
        chart->snapshot,
        &chart->palette->line,
        &GRAPHENE_RECT_INIT (
            (float) round (place_of (chart, g_date_get_julian (&day))), 0, 1, (float) height));
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    waymark_chart_pen_dots (chart->snapshot,
                            &chart->palette->violet,
                            place_of (chart, g_array_index (meetings, guint32, i)),
                            height);
}

/**
 * waymark_timeline_chart_draw_today:
 * @chart: a row that is drawn
 * @height: of the row
 */
void
waymark_timeline_chart_draw_today (const WaymarkTimelineChart *chart, double height)
{
  double x = place_of (chart, waymark_timeline_scale_get_today (chart->scale));

  gtk_snapshot_append_color (chart->snapshot,
                             &chart->palette->accent,
                             &GRAPHENE_RECT_INIT ((float) round (x), 0, 2, (float) height));
}

static void
draw_due (const WaymarkTimelineChart *chart, const WaymarkTimespan *span)
{
  const WaymarkPalette *palette = chart->palette;
  graphene_rect_t box = box_of (chart, &span->due, BAR);

  if (span->finished)
    waymark_chart_pen_box (chart->snapshot, &palette->grey, &palette->grey, 1, &box);
  else if (span->shape == WAYMARK_SPAN_BY)
    waymark_chart_pen_wedge (chart->snapshot,
                             &palette->tint,
                             span->late_from != 0 ? &palette->red : &palette->accent,
                             &box);
  else if (span->late_from != 0)
    waymark_chart_pen_box (chart->snapshot, &palette->surface, &palette->red, 2, &box);
  else
    waymark_chart_pen_box (chart->snapshot, &palette->tint, &palette->accent, 1.5f, &box);
}

/**
 * waymark_timeline_chart_draw_span:
 * @chart: a row that is drawn
 * @span: an action with an end
 *
 * Draws its days: since when, where it was due before and is now, how late it is.
 *
 * Returns: where a mark and words can stand beside it
 */
double
waymark_timeline_chart_draw_span (const WaymarkTimelineChart *chart, const WaymarkTimespan *span)
{
  const WaymarkPalette *palette = chart->palette;
  guint32 today = waymark_timeline_scale_get_today (chart->scale);
  double end;

  if (span->start != 0)
    waymark_chart_pen_line (chart->snapshot,
                            &palette->edge,
                            place_of (chart, span->start),
                            place_of (chart, span->due.first),
                            chart->middle);
  for (guint i = 0; i < span->moved_from->len; i++)
    {
      graphene_rect_t ghost =
          box_of (chart, &g_array_index (span->moved_from, WaymarkDays, i), GHOST);

      waymark_chart_pen_dashed_box (chart->snapshot, &palette->edge, &ghost);
    }
  draw_due (chart, span);
  end = place_of (chart, span->due.last + 1);
  if (span->late_from != 0)
    {
      WaymarkDays late = { span->late_from, today };
      graphene_rect_t box = box_of (chart, &late, LATE);
      GdkRGBA stripes = palette->on;

      stripes.alpha = 0.45f;
      waymark_chart_pen_hatch (chart->snapshot, &palette->red, &stripes, &box);
      end = MAX (end, place_of (chart, today) + 2);
    }
  if (span->proposed.last != 0)
    {
      graphene_rect_t box = box_of (chart, &span->proposed, GHOST);

      waymark_chart_pen_dashed_box (chart->snapshot, &palette->accent, &box);
      end = MAX (end, box.origin.x + box.size.width);
    }
  return end;
}

/**
 * waymark_timeline_chart_draw_ongoing:
 * @chart: a row that is drawn
 * @span: an action without an end
 * @to: where its line may end
 *
 * Returns: where a mark and words can stand beside it
 */
double
waymark_timeline_chart_draw_ongoing (const WaymarkTimelineChart *chart,
                                     const WaymarkTimespan *span,
                                     double to)
{
  double from = span->due.first != 0 ? place_of (chart, span->due.first) : 0;

  waymark_chart_pen_dashes (
      chart->snapshot, &chart->palette->teal, MAX (from, 0), to, chart->middle);
  return to;
}

/**
 * waymark_timeline_chart_draw_ghost:
 * @chart: a row that is drawn
 * @span: its action
 * @days: where its date would be; a first of 0 is open
 *
 * Draws a date on its way to another one.
 *
 * Returns: where words can stand beside it
 */
double
waymark_timeline_chart_draw_ghost (const WaymarkTimelineChart *chart,
                                   const WaymarkTimespan *span,
                                   const WaymarkDays *days)
{
  const WaymarkPalette *palette = chart->palette;
  WaymarkDays shown = *days;
  graphene_rect_t box;

  if (days->first == 0)
    shown.first = days->last - (span->due.last - span->due.first);
  box = box_of (chart, &shown, BAR);
  if (days->first == 0)
    waymark_chart_pen_wedge (chart->snapshot, &palette->surface, &palette->accent, &box);
  else
    {
      waymark_chart_pen_box (chart->snapshot, &palette->tint, &palette->tint, 1, &box);
      waymark_chart_pen_dashed_box (chart->snapshot, &palette->accent, &box);
    }
  return box.origin.x + box.size.width;
}
