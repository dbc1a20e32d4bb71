/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-i18n.h"
#include "waymark-paper-private.h"
#include "waymark-time-unit.h"

/* The timeline on paper: the shapes of the one in the window. */

#define ROW 15.0f
#define LOWEST_ROW 12.0f
#define HEADING 17.0f
#define AXIS 44.0f
/* The heading of the section, what it says, and the legend. */
#define ABOVE 86.0f
#define NAMES 0.36f
#define NUMBER 40.0f
#define MARK 9.5f
#define BAR 9.0f
#define GHOST 8.0f
#define LATE 6.0f
#define GAP 4.0f
#define DIAMOND 7.0f
#define NARROWEST_BAR 3.5f
#define NARROWEST_LINE 20.0f
#define HAIRLINE 0.5f
#define LINE 0.9f

typedef struct
{
  WaymarkPaperFlow *flow;
  const WaymarkReportTimeline *shown;
  WaymarkTimeUnit unit;
  float start; /* of the chart, from the start edge of the page */
  float width; /* of the chart */
  float names; /* how wide numbers and words are */
  float per_day;
  float row; /* how high one is */
  guint group;
} Chart;

static float
place_of (const Chart *chart, guint32 day)
{
  double days = (double) day - (double) chart->shown->reach.first;

  return chart->start + (float) CLAMP (days * chart->per_day, 0, chart->width);
}

static WaymarkPaperWords
small (const char *words, WaymarkPaperStyle style, float width)
{
  return (WaymarkPaperWords){ words, style, width, width > 0, 0, FALSE };
}

/* Where the words of a row begin. */
static float
get_top (const Chart *chart)
{
  return (chart->row - ROW) / 2 + 2;
}

/* All on one page, if rows need not be much lower for it. */
static float
measure_row (Chart *chart)
{
  guint n = 0;
  float room = waymark_paper_flow_get_room (chart->flow) - ABOVE - AXIS;

  for (guint i = 0; i < chart->shown->groups->len; i++)
    n += ((WaymarkReportSpans *) chart->shown->groups->pdata[i])->rows->len;
  room = (room - HEADING * (float) chart->shown->groups->len) / (float) MAX (n, 1);
  return room >= LOWEST_ROW && room < ROW ? room : ROW;
}

static void
begin_chart (Chart *chart)
{
  const WaymarkDays *reach = &chart->shown->reach;
  float all = waymark_paper_flow_get_width (chart->flow);

  chart->names = all * NAMES;
  chart->start = waymark_paper_flow_get_start (chart->flow) + chart->names + 2 * GAP;
  chart->width = all - chart->names - 2 * GAP;
  chart->per_day = chart->width / (float) MAX (reach->last + 1 - reach->first, 1);
  chart->row = measure_row (chart);
  chart->unit = WAYMARK_TIME_MONTHS;
  while (chart->unit < WAYMARK_TIME_YEARS &&
         chart->per_day * waymark_time_unit_get_days (chart->unit) < NARROWEST_LINE)
    chart->unit++;
}

/* --- what stands behind, and above */

static void
draw_grid (Chart *chart, WaymarkPaperBox *box, float top, float height)
{
  const WaymarkReportTimeline *shown = chart->shown;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, shown->reach.first);
  waymark_time_unit_to_first (chart->unit, (GDateMonth) shown->year_start, &day);
  for (; g_date_get_julian (&day) <= shown->reach.last;
       waymark_time_unit_to_next (chart->unit, &day))
    if (g_date_get_julian (&day) >= shown->reach.first)
      waymark_paper_box_draw (box,
                              WAYMARK_OP_BOX,
                              place_of (chart, g_date_get_julian (&day)),
                              top,
                              HAIRLINE,
                              height,
                              WAYMARK_INK_LINE);
  for (guint i = 0; i < shown->meetings->len; i++)
    waymark_paper_box_draw (
        box,
        WAYMARK_OP_DOTS,
        place_of (chart, g_array_index (shown->meetings, WaymarkReportDay, i).day),
        top,
        1,
        height,
        WAYMARK_INK_VIOLET);
}

static void
draw_today (Chart *chart, WaymarkPaperBox *box, float top, float height)
{
  guint32 day = chart->shown->today.day;

  if (day >= chart->shown->reach.first && day <= chart->shown->reach.last)
    waymark_paper_box_draw (
        box, WAYMARK_OP_BOX, place_of (chart, day), top, 1.2f, height, WAYMARK_INK_ACCENT);
}

static void
add_names (Chart *chart, WaymarkPaperBox *box, gboolean major)
{
  const WaymarkReportTimeline *shown = chart->shown;
  WaymarkTimeUnit unit = major ? waymark_time_unit_get_major (chart->unit) : chart->unit;
  GDateMonth year_start = (GDateMonth) shown->year_start;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, shown->reach.first);
  waymark_time_unit_to_first (unit, year_start, &day);
  while (g_date_get_julian (&day) <= shown->reach.last)
    {
      g_autofree char *name = major ? waymark_time_unit_format_major (chart->unit, year_start, &day)
                                    : waymark_time_unit_format (unit, year_start, &day);
      WaymarkPaperWords words = small (g_string_chunk_insert (chart->flow->paper->strings, name),
                                       major ? WAYMARK_STYLE_SMALL_BOLD : WAYMARK_STYLE_SMALL,
                                       0);
      float from = place_of (chart, MAX (g_date_get_julian (&day), shown->reach.first)) + 2;

      waymark_time_unit_to_next (unit, &day);
      if (from + waymark_paper_measure (chart->flow, &words, NULL) <=
          place_of (chart, g_date_get_julian (&day)))
        waymark_paper_box_say (box,
                               chart->flow,
                               &words,
                               major ? WAYMARK_INK_FG : WAYMARK_INK_DIM,
                               from,
                               major ? 14 : 25);
    }
}

/* The day of the report on a plate of its own, above its line. */
static void
add_today (Chart *chart, WaymarkPaperBox *box)
{
  WaymarkPaperWords words = small (chart->shown->today.label, WAYMARK_STYLE_SMALL_BOLD, 0);
  guint32 day = chart->shown->today.day;
  float width, x;

  if (day < chart->shown->reach.first || day > chart->shown->reach.last)
    return;
  width = waymark_paper_measure (chart->flow, &words, NULL) + 8;
  x = CLAMP (place_of (chart, day) - width / 2, chart->start, chart->start + chart->width - width);
  waymark_paper_box_draw (box, WAYMARK_OP_BOX, x, 0, width, 12, WAYMARK_INK_ACCENT);
  waymark_paper_box_say (box, chart->flow, &words, WAYMARK_INK_ON, x + 4, 0.5f);
}

static void
add_axis (Chart *chart)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (WaymarkPaperBox));
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 0);
  box.group = chart->group;
  box.tag = "L";
  box.height = AXIS;
  waymark_paper_box_begin (&box, "LI", NULL);
  draw_today (chart, &box, 10, AXIS - 10);
  add_names (chart, &box, TRUE);
  add_names (chart, &box, FALSE);
  add_today (chart, &box);
  for (guint i = 0; i < chart->shown->meetings->len; i++)
    waymark_paper_box_draw (
        &box,
        WAYMARK_OP_DIAMOND,
        place_of (chart, g_array_index (chart->shown->meetings, WaymarkReportDay, i).day) -
            DIAMOND / 2,
        AXIS - DIAMOND - 1,
        DIAMOND,
        DIAMOND,
        WAYMARK_INK_VIOLET);
  waymark_paper_box_draw (&box,
                          WAYMARK_OP_BOX,
                          waymark_paper_flow_get_start (chart->flow),
                          AXIS - HAIRLINE,
                          waymark_paper_flow_get_width (chart->flow),
                          HAIRLINE,
                          WAYMARK_INK_EDGE);
  waymark_paper_box_end (&box, "LI");
  g_array_append_val (heads, box);
  waymark_paper_flow_set_heads (chart->flow, heads, chart->group);
}

/* --- the days of an action */

static WaymarkPaperOp *
draw_days (Chart *chart,
           WaymarkPaperBox *box,
           WaymarkPaperOpType type,
           const WaymarkDays *days,
           float height,
           WaymarkPaperInk ink,
           WaymarkPaperInk edge)
{
  float from = place_of (chart, days->first), to = place_of (chart, days->last + 1);
  float width = MAX (to - from, NARROWEST_BAR);
  WaymarkPaperOp *op;

  if (from + width > chart->start + chart->width)
    from = chart->start + chart->width - width;
  op = waymark_paper_box_draw (box, type, from, (chart->row - height) / 2, width, height, ink);
  op->edge = edge;
  op->line = LINE;
  return op;
}

static void
draw_due (Chart *chart, WaymarkPaperBox *box, const WaymarkTimespan *span)
{
  gboolean late = span->late_from != 0;

  if (span->finished)
    draw_days (chart, box, WAYMARK_OP_BOX, &span->due, BAR, WAYMARK_INK_GREY, WAYMARK_INK_GREY);
  else
    draw_days (chart,
               box,
               span->shape == WAYMARK_SPAN_BY ? WAYMARK_OP_WEDGE : WAYMARK_OP_FRAME,
               &span->due,
               BAR,
               late ? WAYMARK_INK_SURFACE : WAYMARK_INK_TINT,
               late ? WAYMARK_INK_RED : WAYMARK_INK_ACCENT);
}

/* Returns where words can stand beside it. */
static float
draw_span (Chart *chart, WaymarkPaperBox *box, const WaymarkTimespan *span)
{
  float end =
      MAX (place_of (chart, span->due.last + 1), place_of (chart, span->due.first) + NARROWEST_BAR);

  if (span->start != 0 && span->start < span->due.first)
    {
      float from = place_of (chart, span->start);

      waymark_paper_box_draw (box,
                              WAYMARK_OP_BOX,
                              from,
                              chart->row / 2 - LINE / 2,
                              place_of (chart, span->due.first) - from,
                              LINE,
                              WAYMARK_INK_EDGE);
      waymark_paper_box_draw (
          box, WAYMARK_OP_DISC, from - 1.5f, chart->row / 2 - 1.5f, 3, 3, WAYMARK_INK_EDGE);
    }
  for (guint i = 0; i < span->moved_from->len; i++)
    draw_days (chart,
               box,
               WAYMARK_OP_DASHED_FRAME,
               &g_array_index (span->moved_from, WaymarkDays, i),
               GHOST,
               WAYMARK_INK_EDGE,
               WAYMARK_INK_EDGE);
  draw_due (chart, box, span);
  if (span->late_from != 0)
    {
      WaymarkDays late = { span->late_from, chart->shown->today.day };

      draw_days (chart, box, WAYMARK_OP_HATCH, &late, LATE, WAYMARK_INK_RED, WAYMARK_INK_ON);
      end = MAX (end, place_of (chart, late.last) + 2);
    }
  if (span->proposed.last != 0)
    {
      draw_days (chart,
                 box,
                 WAYMARK_OP_DASHED_FRAME,
                 &span->proposed,
                 GHOST,
                 WAYMARK_INK_ACCENT,
                 WAYMARK_INK_ACCENT);
      end = MAX (end, place_of (chart, span->proposed.last + 1));
    }
  return end;
}

static float
draw_bar (Chart *chart, WaymarkPaperBox *box, const WaymarkTimespan *span)
{
  guint32 today = chart->shown->today.day;
  float from, to = chart->start + chart->width - 2;

  switch (span->shape)
    {
    case WAYMARK_SPAN_WINDOW:
    case WAYMARK_SPAN_BY:
      return draw_span (chart, box, span);
    case WAYMARK_SPAN_ONGOING:
      from = span->due.first != 0 ? place_of (chart, span->due.first) : chart->start;
      if (!span->finished)
        waymark_paper_box_draw (
            box, WAYMARK_OP_DASHES, from, chart->row / 2, to - from, 1, WAYMARK_INK_TEAL);
      return to;
    case WAYMARK_SPAN_NONE:
    default:
      return place_of (chart, MAX (today, chart->shown->reach.first)) + 2;
    }
}

/* Beside the bar where there is room, else before it, else over what comes after it. */
static void
say_beside (Chart *chart, WaymarkPaperBox *box, const WaymarkReportSpan *row, float end)
{
  WaymarkPaperWords words =
      small (row->beside, row->is_late ? WAYMARK_STYLE_SMALL_BOLD : WAYMARK_STYLE_SMALL_ITALIC, 0);
  float width, x = end + GAP;

  if (row->beside == NULL || *row->beside == '\0')
    return;
  width = waymark_paper_measure (chart->flow, &words, NULL);
  if (x + width > chart->start + chart->width)
    x = place_of (chart, row->span->due.first) - GAP - width;
  if (x < chart->start)
    x = place_of (chart, row->span->due.last + 1) + 2;
  x = MIN (x, chart->start + chart->width - width);
  waymark_paper_box_draw (
      box, WAYMARK_OP_BOX, x - 1, 2, width + 2, chart->row - 4, WAYMARK_INK_SURFACE);
  waymark_paper_box_say (box,
                         chart->flow,
                         &words,
                         row->is_late ? WAYMARK_INK_LATE : WAYMARK_INK_DIM,
                         x,
                         get_top (chart));
}

/* --- rows */

static void
add_row (Chart *chart, const WaymarkReportSpan *row)
{
  float start = waymark_paper_flow_get_start (chart->flow);
  const char *link = waymark_paper_link (chart->flow, row->item);
  WaymarkPaperWords number = small (row->number, WAYMARK_STYLE_SMALL, NUMBER);
  WaymarkPaperWords words =
      small (row->words, WAYMARK_STYLE_SMALL, chart->names - NUMBER - MARK - GAP);
  WaymarkPaperInk ink = row->span->finished ? WAYMARK_INK_DIM : WAYMARK_INK_FG;
  WaymarkPaperBox box;
  float end, top = get_top (chart);

  waymark_paper_box_init (&box, 0);
  box.group = chart->group;
  box.tag = "L";
  box.height = chart->row;
  waymark_paper_box_begin (&box, "LI", NULL);
  if (link != NULL)
    waymark_paper_box_begin (&box, CAIRO_TAG_LINK, link);
  waymark_paper_box_say (&box, chart->flow, &number, WAYMARK_INK_DIM, start, top);
  if (link != NULL)
    waymark_paper_box_end (&box, CAIRO_TAG_LINK);
  waymark_paper_box_say (&box, chart->flow, &words, ink, start + NUMBER, top);
  waymark_paper_box_mark (
      &box, &row->mark, start + chart->names - MARK, (chart->row - MARK) / 2, MARK);
  draw_grid (chart, &box, 0, chart->row);
  end = draw_bar (chart, &box, row->span);
  draw_today (chart, &box, 0, chart->row);
  say_beside (chart, &box, row, end);
  waymark_paper_box_draw (
      &box, WAYMARK_OP_BOX, start, chart->row - HAIRLINE, chart->names, HAIRLINE, WAYMARK_INK_LINE);
  waymark_paper_box_end (&box, "LI");
  waymark_paper_flow_add (chart->flow, &box);
}

static void
add_group (Chart *chart, const WaymarkReportSpans *group)
{
  float start = waymark_paper_flow_get_start (chart->flow);
  gboolean numbered = group->number != NULL && *group->number != '\0';
  WaymarkPaperWords number = small (group->number, WAYMARK_STYLE_SMALL_BOLD, NUMBER);
  WaymarkPaperWords words =
      small (group->heading, WAYMARK_STYLE_SMALL_BOLD, chart->names - (numbered ? 16 : 0) - GAP);
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 0);
  box.group = chart->group;
  box.tag = "L";
  box.height = HEADING;
  box.stays = TRUE;
  waymark_paper_box_begin (&box, "LI", NULL);
  waymark_paper_box_draw (&box, WAYMARK_OP_BOX, start, 0, chart->names, HEADING, WAYMARK_INK_GROUP);
  if (numbered)
    waymark_paper_box_say (&box, chart->flow, &number, WAYMARK_INK_FG, start + 3, 3);
  waymark_paper_box_say (&box, chart->flow, &words, WAYMARK_INK_FG, start + (numbered ? 16 : 3), 3);
  draw_grid (chart, &box, 0, HEADING);
  draw_today (chart, &box, 0, HEADING);
  waymark_paper_box_end (&box, "LI");
  waymark_paper_flow_add (chart->flow, &box);
}

/**
 * waymark_paper_add_timeline:
 * @flow: a report that is laid out
 * @shown: the timeline
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE when nobody wants the rest
 */
gboolean
waymark_paper_add_timeline (WaymarkPaperFlow *flow,
                            const WaymarkReportTimeline *shown,
                            GError **error)
{
  Chart chart = { .flow = flow, .shown = shown, .group = ++flow->n_groups };
  WaymarkPaperBox space;

  begin_chart (&chart);
  waymark_paper_add_legend (flow);
  add_axis (&chart);
  waymark_paper_box_init (&space, 4);
  space.stays = TRUE;
  waymark_paper_flow_add (flow, &space);
  for (guint i = 0; i < shown->groups->len; i++)
    {
      const WaymarkReportSpans *group = shown->groups->pdata[i];

      add_group (&chart, group);
      for (guint j = 0; j < group->rows->len; j++)
        {
          add_row (&chart, group->rows->pdata[j]);
          if (!waymark_paper_flow_step (flow, error))
            return FALSE;
        }
    }
  waymark_paper_flow_set_heads (flow, NULL, 0);
  return TRUE;
}
