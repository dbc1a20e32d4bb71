/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-palette.h"
#include "waymark-timeline-scale.h"

G_BEGIN_DECLS

/**
 * WaymarkTimelineChart:
 * @scale: which days are in view
 * @snapshot: where to draw, from the start edge of the chart
 * @palette: colours
 * @middle: how far down the middle of the row is
 *
 * The days of one row while they are drawn.
 */
typedef struct
{
  WaymarkTimelineScale *scale;
  GtkSnapshot *snapshot;
  const WaymarkPalette *palette;
  double middle;
} WaymarkTimelineChart;

void   waymark_timeline_chart_draw_grid    (const WaymarkTimelineChart *chart, double height);
double waymark_timeline_chart_draw_span    (const WaymarkTimelineChart *chart, const WaymarkTimespan *span);
double waymark_timeline_chart_draw_ongoing (const WaymarkTimelineChart *chart, const WaymarkTimespan *span, double to);
double waymark_timeline_chart_draw_ghost   (const WaymarkTimelineChart *chart, const WaymarkTimespan *span, const WaymarkDays *days);
void   waymark_timeline_chart_draw_today   (const WaymarkTimelineChart *chart, double height);

G_END_DECLS
