/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-paper-private.h"

/* Figures side by side, and bars. Letters, rings and stripes say what colours say. */

#define MARK 9.5f
#define MARK_GAP 4.0f
#define NARROWEST_FIGURE 84.0f
#define FIGURE_GAP 8.0f
#define PADDING 6.0f
#define BAR 15.0f
#define BAR_GAP 1.2f
#define NARROWEST_WORDS 24.0f
#define EDGE 0.9f

/* --- figures */

/* Returns where it ends. */
static float
add_figure (WaymarkPaperBox *box,
            WaymarkPaperFlow *flow,
            const WaymarkReportFigure *figure,
            float x,
            float width)
{
  WaymarkPaperInk ink = waymark_paper_tone_ink (figure->tone, WAYMARK_INK_FG);
  WaymarkPaperWords number = { .words = figure->number, .style = WAYMARK_STYLE_FIGURE };
  WaymarkPaperWords beside = { .words = figure->share, .style = WAYMARK_STYLE_NOTE };
  WaymarkPaperWords change = { .words = figure->movement, .style = WAYMARK_STYLE_NOTE_BOLD };
  WaymarkPaperWords label = { .words = figure->label, .style = WAYMARK_STYLE_NOTE };
  float start = x + PADDING, after = start, down;

  waymark_paper_box_begin (box, "P", NULL);
  after += waymark_paper_measure (flow, &number, NULL) + 5;
  down = waymark_paper_box_say (box, flow, &number, ink, start, 2);
  if (figure->share != NULL)
    {
      waymark_paper_box_say (box, flow, &beside, WAYMARK_INK_DIM, after, 11);
      after += waymark_paper_measure (flow, &beside, NULL) + 5;
    }
  if (figure->movement != NULL)
    waymark_paper_box_say (box, flow, &change, WAYMARK_INK_DIM, after, 11);
  waymark_paper_box_mark (box, &figure->mark, start, down + 1.5f, MARK);
  if (figure->mark.kind != WAYMARK_REPORT_NO_MARK)
    start += MARK + MARK_GAP;
  label.width = x + width - start - 2;
  down = waymark_paper_box_say (box, flow, &label, ink, start, down);
  waymark_paper_box_end (box, "P");
  return down + 4;
}

/**
 * waymark_paper_add_figures:
 * @flow: a report that is laid out
 * @figures: (element-type WaymarkReportFigure): numbers of the plan
 *
 * Adds figures in rows of as many as there is room for, all equally wide.
 */
void
waymark_paper_add_figures (WaymarkPaperFlow *flow, GPtrArray *figures)
{
  float room = waymark_paper_flow_get_width (flow) + FIGURE_GAP;
  guint most = (guint) (room / (NARROWEST_FIGURE + FIGURE_GAP)), rows, columns;
  float width;

  if (figures->len == 0)
    return;
  rows = (figures->len + most - 1) / most;
  columns = (figures->len + rows - 1) / rows;
  width = room / (float) columns - FIGURE_GAP;
  for (guint row = 0; row < rows; row++)
    {
      WaymarkPaperBox box;
      guint n = MIN (columns, figures->len - row * columns);

      waymark_paper_box_init (&box, row == 0 ? 6 : 5);
      for (guint i = 0; i < n; i++)
        {
          float x = waymark_paper_flow_get_start (flow) + (float) i * (width + FIGURE_GAP);
          float down = add_figure (&box, flow, figures->pdata[row * columns + i], x, width);

          box.height = MAX (box.height, down);
        }
      for (guint i = 0; i < n; i++)
        waymark_paper_box_draw (&box,
                                WAYMARK_OP_BOX,
                                waymark_paper_flow_get_start (flow) +
                                    (float) i * (width + FIGURE_GAP),
                                2,
                                1.5f,
                                box.height - 4,
                                WAYMARK_INK_EDGE);
      waymark_paper_flow_add (flow, &box);
    }
}

/* --- bars */

typedef struct
{
  WaymarkPaperOpType type;
  WaymarkPaperInk fill, edge, words;
} Look;

/* Ratings differ by stripes and lightness too; stages are light, and have their ring. */
static Look
find_look (const WaymarkReportMark *mark)
{
  static const Look ratings[WAYMARK_N_RATINGS] = {
    [WAYMARK_RATING_NONE] = { WAYMARK_OP_FRAME,
                              WAYMARK_INK_SURFACE,
                              WAYMARK_INK_GREY,
                              WAYMARK_INK_FG },
    [WAYMARK_RATING_GREEN] = { WAYMARK_OP_FRAME,
                               WAYMARK_INK_GREEN,
                               WAYMARK_INK_GREEN,
                               WAYMARK_INK_ON },
    [WAYMARK_RATING_AMBER] = { WAYMARK_OP_FRAME,
                               WAYMARK_INK_AMBER,
                               WAYMARK_INK_AMBERLINE,
                               WAYMARK_INK_ON_AMBER },
    [WAYMARK_RATING_RED] = { WAYMARK_OP_HATCH, WAYMARK_INK_RED, WAYMARK_INK_ON, WAYMARK_INK_ON },
    [WAYMARK_RATING_BLUE] = { WAYMARK_OP_CROSS_HATCH,
                              WAYMARK_INK_ACCENT,
                              WAYMARK_INK_ON,
                              WAYMARK_INK_ON },
  };
  static const Look stage = {
    WAYMARK_OP_FRAME, WAYMARK_INK_GROUP, WAYMARK_INK_EDGE, WAYMARK_INK_FG
  };

  return mark->kind == WAYMARK_REPORT_RATING ? ratings[mark->rating] : stage;
}

static void
add_segment (WaymarkPaperBox *box,
             WaymarkPaperFlow *flow,
             const WaymarkReportSegment *segment,
             float x,
             float y,
             float width)
{
  Look look = find_look (&segment->mark);
  g_autofree char *count = g_strdup_printf ("%u", segment->count);
  WaymarkPaperWords words = { .style = WAYMARK_STYLE_NOTE_BOLD };
  WaymarkPaperOp *op = waymark_paper_box_draw (box, look.type, x, y, width, BAR, look.fill);
  float wide, mark = BAR - 4;

  op->edge = look.edge;
  op->line = look.type == WAYMARK_OP_FRAME ? EDGE : 0.5f;
  if (width < mark + 4)
    return;
  words.words = g_string_chunk_insert_const (flow->paper->strings, count);
  wide = waymark_paper_measure (flow, &words, NULL);
  /* On ground of its own: stripes would make it hard to read. */
  if (width < mark + wide + 9)
    wide = -2;
  x += (width - mark - wide - 2) / 2;
  waymark_paper_box_draw (
      box, WAYMARK_OP_BOX, x - 1, y + 1, mark + 2, BAR - 2, WAYMARK_INK_SURFACE);
  waymark_paper_box_mark (box, &segment->mark, x, y + 2, mark);
  if (wide <= 0)
    return;
  if (look.type != WAYMARK_OP_FRAME)
    waymark_paper_box_draw (box, WAYMARK_OP_BOX, x + mark + 1, y + 1, wide + 3, BAR - 2, look.fill);
  waymark_paper_box_say (box, flow, &words, look.words, x + mark + 3, y + 0.5f);
}

static float
say_beside (WaymarkPaperBox *box,
            WaymarkPaperFlow *flow,
            const char *said,
            WaymarkPaperStyle style,
            WaymarkPaperInk ink,
            float x,
            float width,
            float y)
{
  WaymarkPaperWords words = { .words = said, .style = style, .width = width };

  return waymark_paper_box_say (box, flow, &words, ink, x, y);
}

static void
add_bar (WaymarkPaperFlow *flow,
         const WaymarkReportBars *bars,
         const WaymarkReportBar *bar,
         guint group,
         gboolean is_first)
{
  float start = waymark_paper_flow_get_start (flow), all = waymark_paper_flow_get_width (flow);
  float number = bar->number != NULL ? 16 : 0, label = all * 0.31f, chart = all * 0.25f;
  float x = start + label + 10, unit = chart / (float) MAX (bars->most, 1), down;
  float words = x + chart + 10;
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, is_first ? 5 : 6);
  box.group = group;
  box.tag = "L";
  waymark_paper_box_begin (&box, "LI", NULL);
  say_beside (&box, flow, bar->number, WAYMARK_STYLE_BODY, WAYMARK_INK_DIM, start, number, 0);
  box.height = say_beside (&box,
                           flow,
                           bar->label,
                           WAYMARK_STYLE_BODY,
                           WAYMARK_INK_FG,
                           start + number,
                           label - number,
                           0);
  for (guint i = 0; i < bar->segments->len; i++)
    {
      const WaymarkReportSegment *segment = &g_array_index (bar->segments, WaymarkReportSegment, i);
      float width = unit * (float) segment->count;

      add_segment (&box, flow, segment, x, 1, MAX (width - BAR_GAP, 1));
      x += width;
    }
  all = start + all - words;
  down = say_beside (&box, flow, bar->words, WAYMARK_STYLE_NOTE, WAYMARK_INK_FG, words, all, 1);
  down = say_beside (
      &box, flow, bar->late, WAYMARK_STYLE_NOTE_BOLD, WAYMARK_INK_LATE, words, all, down);
  down =
      say_beside (&box, flow, bar->movement, WAYMARK_STYLE_NOTE, WAYMARK_INK_DIM, words, all, down);
  box.height = MAX (MAX (box.height, down), BAR + 2);
  waymark_paper_box_end (&box, "LI");
  waymark_paper_flow_add (flow, &box);
}

/**
 * waymark_paper_add_bars:
 * @flow: a report that is laid out
 * @bars: bars, one below the other
 */
void
waymark_paper_add_bars (WaymarkPaperFlow *flow, const WaymarkReportBars *bars)
{
  guint group = ++flow->n_groups;

  for (guint i = 0; i < bars->bars->len; i++)
    add_bar (flow, bars, bars->bars->pdata[i], group, i == 0);
}
