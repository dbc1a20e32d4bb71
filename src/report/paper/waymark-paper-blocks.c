/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-paper-private.h"

/* Headings, paragraphs and lists on paper. */

#define MARK 9.5f
#define MARK_GAP 5.0f
#define RULE 2.0f

/* Adds a paragraph line by line, so that it can go on on the next page; two lines at least stay
 * together at both its ends. */
static void
add_paragraph (WaymarkPaperFlow *flow,
               const WaymarkPaperWords *words,
               WaymarkPaperInk ink,
               float space)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (WaymarkPaperOp));
  guint group = ++flow->n_groups;
  WaymarkPaperBox whole;

  waymark_paper_box_init (&whole, 0);
  waymark_paper_box_say (&whole, flow, words, ink, waymark_paper_flow_get_start (flow), 0);
  waymark_paper_split_lines (flow, &g_array_index (whole.ops, WaymarkPaperOp, 0), lines);
  waymark_paper_box_clear (&whole);
  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkPaperBox box;

      waymark_paper_box_init (&box, i == 0 ? space : 0);
      g_array_append_vals (box.ops, &g_array_index (lines, WaymarkPaperOp, i), 1);
      box.height = g_array_index (lines, WaymarkPaperOp, i).height;
      box.group = group;
      box.tag = "P";
      box.stays = i + 1 < lines->len && (i == 0 || i + 2 == lines->len);
      waymark_paper_flow_add (flow, &box);
    }
}

/**
 * waymark_paper_add_words:
 * @flow: a report that is laid out
 * @words: paragraphs, with line ends between them
 * @style: their font
 * @ink: their colour
 * @space: how far the first stands from what is above it
 *
 * Adds paragraphs. No line of one stands alone at the top or the foot of a page.
 */
void
waymark_paper_add_words (WaymarkPaperFlow *flow,
                         const char *words,
                         WaymarkPaperStyle style,
                         WaymarkPaperInk ink,
                         float space)
{
  WaymarkPaperWords line = { .style = style, .width = waymark_paper_flow_get_width (flow) };
  const char *rest = words;
  gboolean is_list;

  while (rest != NULL &&
         waymark_paper_next_line (&rest, flow->paper->strings, &line.words, &is_list))
    {
      if (*line.words == '\0')
        continue;
      line.hang = is_list ? 9 : 0;
      add_paragraph (flow, &line, ink, space);
      space = is_list ? 2 : 5;
    }
}

/**
 * waymark_paper_add_heading:
 * @flow: a report that is laid out
 * @words: what follows
 * @style: of a heading of a section, or inside of one
 * @target: (nullable): a name of the place, for the table of contents
 *
 * Adds a heading, which stays with what follows.
 */
void
waymark_paper_add_heading (WaymarkPaperFlow *flow,
                           const char *words,
                           WaymarkPaperStyle style,
                           const char *target)
{
  const char *tag = style == WAYMARK_STYLE_HEADING ? "H2" : "H3";
  WaymarkPaperWords line = { words, style, waymark_paper_flow_get_width (flow), FALSE, 0, FALSE };
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, style == WAYMARK_STYLE_HEADING ? 11 : 8);
  box.stays = TRUE;
  waymark_paper_box_begin (&box, tag, NULL);
  if (target != NULL)
    waymark_paper_box_begin (&box, CAIRO_TAG_DEST, waymark_paper_target (flow, target));
  box.height = waymark_paper_box_say (
      &box, flow, &line, WAYMARK_INK_FG, waymark_paper_flow_get_start (flow), 0);
  if (target != NULL)
    waymark_paper_box_end (&box, CAIRO_TAG_DEST);
  waymark_paper_box_end (&box, tag);
  box.height += 3;
  waymark_paper_flow_add (flow, &box);
}

/* "Meeting  Carers Forum, 4 December": the labels one below the other, as wide as the widest. */
static void
add_facts (WaymarkPaperFlow *flow)
{
  GArray *facts = flow->paper->report->facts;
  float start = waymark_paper_flow_get_start (flow), most = waymark_paper_flow_get_width (flow);
  float widest = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      WaymarkPaperWords label = { .words = g_array_index (facts, WaymarkReportFact, i).label,
                                  .style = WAYMARK_STYLE_BODY_BOLD };

      widest = MAX (widest, waymark_paper_measure (flow, &label, NULL));
    }
  widest = MIN (widest, most * 0.4f);
  for (guint i = 0; i < facts->len; i++)
    {
      const WaymarkReportFact *fact = &g_array_index (facts, WaymarkReportFact, i);
      WaymarkPaperWords label = { .words = fact->label,
                                  .style = WAYMARK_STYLE_BODY_BOLD,
                                  .width = widest + 1 };
      WaymarkPaperWords words = { .words = fact->words,
                                  .style = WAYMARK_STYLE_BODY,
                                  .width = most - widest - 13 };
      WaymarkPaperBox box;
      float down;

      waymark_paper_box_init (&box, i == 0 ? 8 : 1);
      waymark_paper_box_begin (&box, "P", NULL);
      down = waymark_paper_box_say (&box, flow, &label, WAYMARK_INK_DIM, start, 0);
      box.height =
          waymark_paper_box_say (&box, flow, &words, WAYMARK_INK_FG, start + widest + 13, 0);
      box.height = MAX (box.height, down);
      waymark_paper_box_end (&box, "P");
      waymark_paper_flow_add (flow, &box);
    }
}

/**
 * waymark_paper_add_title:
 * @flow: a report that has no page yet
 *
 * Adds what the report is about: its title, the plan, its facts, and how the plan stands.
 */
void
waymark_paper_add_title (WaymarkPaperFlow *flow)
{
  const WaymarkReport *report = flow->paper->report;
  float start = waymark_paper_flow_get_start (flow), width = waymark_paper_flow_get_width (flow);
  WaymarkPaperWords plan = { report->plan, WAYMARK_STYLE_LEAD, width, FALSE, 0, FALSE };
  WaymarkPaperWords title = { report->title, WAYMARK_STYLE_TITLE, width, FALSE, 0, FALSE };
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 0);
  box.stays = TRUE;
  waymark_paper_box_begin (&box, "H1", NULL);
  waymark_paper_box_begin (&box, CAIRO_TAG_DEST, "name='title'");
  box.height = waymark_paper_box_say (&box, flow, &title, WAYMARK_INK_FG, start, 0);
  waymark_paper_box_end (&box, CAIRO_TAG_DEST);
  waymark_paper_box_end (&box, "H1");
  waymark_paper_box_begin (&box, "P", NULL);
  box.height = waymark_paper_box_say (&box, flow, &plan, WAYMARK_INK_DIM, start, box.height + 1);
  waymark_paper_box_end (&box, "P");
  waymark_paper_box_draw (
      &box, WAYMARK_OP_BOX, start, box.height + 6, width, RULE, WAYMARK_INK_ACCENT);
  box.height += 6 + RULE;
  waymark_paper_flow_add (flow, &box);
  add_facts (flow);
  waymark_paper_add_words (flow, report->summary, WAYMARK_STYLE_LEAD, WAYMARK_INK_FG, 9);
}

/* --- lists */

static float
measure_numbers (WaymarkPaperFlow *flow, GPtrArray *lines)
{
  float widest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const WaymarkReportLine *line = lines->pdata[i];
      WaymarkPaperWords number = { .words = line->number, .style = WAYMARK_STYLE_BODY };

      if (line->number != NULL)
        widest = MAX (widest, waymark_paper_measure (flow, &number, NULL));
    }
  return widest > 0 ? widest + 8 : 0;
}

static void
add_number (WaymarkPaperBox *box,
            WaymarkPaperFlow *flow,
            const WaymarkReportLine *line,
            float width)
{
  WaymarkPaperWords number = { .words = line->number, .style = WAYMARK_STYLE_BODY, .width = width };
  const char *link = waymark_paper_link (flow, line->item);

  waymark_paper_box_begin (box, "Lbl", NULL);
  if (link != NULL)
    waymark_paper_box_begin (box, CAIRO_TAG_LINK, link);
  waymark_paper_box_say (
      box, flow, &number, WAYMARK_INK_DIM, waymark_paper_flow_get_start (flow), 0);
  if (link != NULL)
    waymark_paper_box_end (box, CAIRO_TAG_LINK);
  waymark_paper_box_end (box, "Lbl");
}

static void
add_line (WaymarkPaperFlow *flow,
          const WaymarkReportLine *line,
          float numbers,
          guint group,
          gboolean is_first)
{
  float start = waymark_paper_flow_get_start (flow) + numbers;
  float end = waymark_paper_flow_get_start (flow) + waymark_paper_flow_get_width (flow);
  WaymarkPaperWords words = { .words = line->words, .style = WAYMARK_STYLE_BODY };
  WaymarkPaperWords note = { .words = line->note, .style = WAYMARK_STYLE_NOTE };
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, is_first ? 5 : 4);
  box.group = group;
  box.tag = "L";
  waymark_paper_box_begin (&box, "LI", NULL);
  if (line->number != NULL)
    add_number (&box, flow, line, numbers);
  else if (line->mark.kind == WAYMARK_REPORT_NO_MARK)
    {
      waymark_paper_box_draw (&box, WAYMARK_OP_DISC, start + 1, 5, 3, 3, WAYMARK_INK_DIM);
      start += 10;
    }
  waymark_paper_box_begin (&box, "LBody", NULL);
  if (line->mark.kind != WAYMARK_REPORT_NO_MARK)
    {
      waymark_paper_box_mark (&box, &line->mark, start, 2, MARK);
      start += MARK + MARK_GAP;
    }
  words.width = note.width = end - start;
  box.height = waymark_paper_box_say_all (&box, flow, &words, WAYMARK_INK_FG, start, 0);
  if (line->note != NULL)
    box.height = waymark_paper_box_say_all (&box, flow, &note, WAYMARK_INK_DIM, start, box.height);
  waymark_paper_box_end (&box, "LBody");
  waymark_paper_box_end (&box, "LI");
  waymark_paper_flow_add (flow, &box);
}

/**
 * waymark_paper_add_list:
 * @flow: a report that is laid out
 * @lines: (element-type WaymarkReportLine): the lines of a list
 */
void
waymark_paper_add_list (WaymarkPaperFlow *flow, GPtrArray *lines)
{
  float numbers = measure_numbers (flow, lines);
  guint group = ++flow->n_groups;

  for (guint i = 0; i < lines->len; i++)
    add_line (flow, lines->pdata[i], numbers, group, i == 0);
}
