/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-i18n.h"
#include "waymark-paper-private.h"

/* What the shapes of the timeline mean, above it. */

#define ROW 13.0f
#define SAMPLE 20.0f
#define BAR 8.0f
#define GAP 4.0f
#define BETWEEN 14.0f
#define LINE 0.9f

typedef struct
{
  WaymarkPaperOpType type;
  WaymarkPaperInk ink, edge;
  const char *words;
} Sample;

/* The words of the legend in the window. */
static const Sample samples[] = {
  { WAYMARK_OP_FRAME,
    WAYMARK_INK_TINT,
    WAYMARK_INK_ACCENT,
    NC_ ("timeline", "from start to the due window") },
  { WAYMARK_OP_WEDGE,
    WAYMARK_INK_TINT,
    WAYMARK_INK_ACCENT,
    NC_ ("timeline", "“by …”: any time up to") },
  { WAYMARK_OP_DASHED_FRAME,
    WAYMARK_INK_EDGE,
    WAYMARK_INK_EDGE,
    NC_ ("timeline", "date before it was moved") },
  { WAYMARK_OP_DASHED_FRAME,
    WAYMARK_INK_ACCENT,
    WAYMARK_INK_ACCENT,
    NC_ ("timeline", "date proposed") },
  { WAYMARK_OP_HATCH, WAYMARK_INK_RED, WAYMARK_INK_ON, NC_ ("timeline", "late so far") },
  { WAYMARK_OP_BOX, WAYMARK_INK_GREY, WAYMARK_INK_GREY, NC_ ("timeline", "done or closed") },
  { WAYMARK_OP_DASHES, WAYMARK_INK_TEAL, WAYMARK_INK_TEAL, NC_ ("timeline", "ongoing") },
  { WAYMARK_OP_DIAMOND, WAYMARK_INK_VIOLET, WAYMARK_INK_VIOLET, NC_ ("timeline", "meeting") },
};

static void
draw_sample (WaymarkPaperBox *box, const Sample *sample, float x, float y)
{
  gboolean line = sample->type == WAYMARK_OP_DASHES, dot = sample->type == WAYMARK_OP_DIAMOND;
  float width = dot ? BAR : SAMPLE;
  WaymarkPaperOp *op = waymark_paper_box_draw (box,
                                               sample->type,
                                               x + (SAMPLE - width) / 2,
                                               y + (line ? ROW / 2 : (ROW - BAR) / 2),
                                               width,
                                               line ? 1 : BAR,
                                               sample->ink);

  op->edge = sample->edge;
  op->line = LINE;
}

/**
 * waymark_paper_add_legend:
 * @flow: a report that is laid out
 *
 * Adds what the shapes of the timeline mean.
 */
void
waymark_paper_add_legend (WaymarkPaperFlow *flow)
{
  float start = waymark_paper_flow_get_start (flow), x = start, y = 0;
  float end = start + waymark_paper_flow_get_width (flow);
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 4);
  box.stays = TRUE;
  waymark_paper_box_begin (&box, "P", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      WaymarkPaperWords words = {
        .words = waymark_pgettext2 ("timeline", samples[i].words),
        .style = WAYMARK_STYLE_SMALL,
      };
      float width = SAMPLE + GAP + waymark_paper_measure (flow, &words, NULL);

      if (x > start && x + width > end)
        {
          x = start;
          y += ROW;
        }
      draw_sample (&box, &samples[i], x, y);
      waymark_paper_box_say (&box, flow, &words, WAYMARK_INK_DIM, x + SAMPLE + GAP, y + 1);
      x += width + BETWEEN;
    }
  waymark_paper_box_end (&box, "P");
  box.height = y + ROW;
  waymark_paper_flow_add (flow, &box);
}
