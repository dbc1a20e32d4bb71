/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <pango/pangocairo.h>

#include "waymark-mark-pen.h"
#include "waymark-paper.h"

G_BEGIN_DECLS

/*
 * For the files of the folder only. All lengths are points. Places are counted from the start
 * edge of the page and from its top: only the pen knows about left and right.
 */

typedef enum
{
  WAYMARK_STYLE_TITLE,
  WAYMARK_STYLE_HEADING,
  WAYMARK_STYLE_SUBHEADING,
  WAYMARK_STYLE_LEAD,
  WAYMARK_STYLE_BODY,
  WAYMARK_STYLE_BODY_BOLD,
  WAYMARK_STYLE_NOTE,
  WAYMARK_STYLE_NOTE_BOLD,
  WAYMARK_STYLE_FIGURE,
  WAYMARK_STYLE_SMALL,
  WAYMARK_STYLE_SMALL_BOLD,
  WAYMARK_STYLE_SMALL_ITALIC,
  WAYMARK_N_STYLES
} WaymarkPaperStyle;

typedef enum
{
  WAYMARK_INK_SURFACE,
  WAYMARK_INK_FG,
  WAYMARK_INK_DIM,
  WAYMARK_INK_LINE,
  WAYMARK_INK_EDGE,
  WAYMARK_INK_GROUP,
  WAYMARK_INK_TINT,
  WAYMARK_INK_ACCENT,
  WAYMARK_INK_LATE,
  WAYMARK_INK_SOON,
  WAYMARK_INK_GREEN,
  WAYMARK_INK_AMBER,
  WAYMARK_INK_AMBERLINE,
  WAYMARK_INK_RED,
  WAYMARK_INK_GREY,
  WAYMARK_INK_TEAL,
  WAYMARK_INK_VIOLET,
  WAYMARK_INK_BROWN,
  WAYMARK_INK_ON,
  WAYMARK_INK_ON_AMBER,
  WAYMARK_N_INKS
} WaymarkPaperInk;

/**
 * WaymarkPaperWords:
 * @words: what is said, without line ends
 * @style: its font
 * @width: that it is broken to, or 0 for one line however long
 * @cut: whether it is cut to one line of @width
 * @hang: how far the lines after the first stand in
 * @at_end: whether it stands at the end edge of @width
 *
 * A paragraph.
 */
typedef struct
{
  const char *words;
  WaymarkPaperStyle style;
  float width;
  gboolean cut;
  float hang;
  gboolean at_end;
} WaymarkPaperWords;

typedef enum
{
  WAYMARK_OP_WORDS,        /* some lines of a paragraph */
  WAYMARK_OP_BOX,          /* filled */
  WAYMARK_OP_FRAME,        /* filled, with an edge of @line */
  WAYMARK_OP_DASHED_FRAME, /* an edge only */
  WAYMARK_OP_WEDGE,        /* from a point at its start to the whole height at its end */
  WAYMARK_OP_HATCH,        /* filled, with stripes of @edge */
  WAYMARK_OP_CROSS_HATCH,
  WAYMARK_OP_DOTS,         /* a dotted line from top to bottom */
  WAYMARK_OP_DASHES,       /* a dashed line from start to end */
  WAYMARK_OP_DISC,
  WAYMARK_OP_DIAMOND,
  WAYMARK_OP_MARK,
  WAYMARK_OP_BEGIN,        /* of a part of the structure that is named by @tag */
  WAYMARK_OP_END,
} WaymarkPaperOpType;

/**
 * WaymarkPaperOp:
 * @type: what is drawn
 * @tag: of a part of the structure: its name
 * @attributes: (nullable): of a part of the structure
 * @x: its start edge
 * @y: its top
 * @width: how wide it is
 * @height: how high it is
 * @ink: its colour
 * @edge: colour of its edge or stripes
 * @line: width of its edge
 * @words: of words
 * @first: of words: the first of its lines that is drawn, from 0
 * @n_lines: of words: how many lines
 * @start: of words: where their bytes begin
 * @end: of words: where their bytes end
 * @mark: of a mark
 *
 * One thing to be drawn.
 */
typedef struct
{
  WaymarkPaperOpType type;
  const char *tag;
  const char *attributes;
  float x, y, width, height;
  WaymarkPaperInk ink;
  WaymarkPaperInk edge;
  float line;
  WaymarkPaperWords words;
  guint first, n_lines;
  guint start, end;
  WaymarkReportMark mark;
} WaymarkPaperOp;

/**
 * WaymarkPaperPage:
 * @wide: whether it is wider than high
 * @ops: (element-type WaymarkPaperOp): what is drawn
 */
typedef struct
{
  gboolean wide;
  GArray *ops;
} WaymarkPaperPage;

/**
 * WaymarkPaperEntry:
 * @title: of a part of the report
 * @target: where it is
 * @is_part: whether it is inside of the entry before that is not
 *
 * An entry of the table of contents that readers of PDF show beside the pages.
 */
typedef struct
{
  const char *title;
  const char *target;
  gboolean is_part;
} WaymarkPaperEntry;

struct _WaymarkPaper
{
  GObject parent_instance;

  WaymarkReport *report;
  WaymarkPaperSize size;
  GDate day;
  gboolean rtl;
  GStringChunk *strings;
  GHashTable *anchors;  /* (element-type utf8): ids of what links can lead to */
  GPtrArray *pages;     /* (element-type WaymarkPaperPage) */
  GArray *entries;      /* (element-type WaymarkPaperEntry) */
};

/* --- words (waymark-paper-words.c) */

PangoLayout *waymark_paper_words_new_layout (void);
void         waymark_paper_words_lay_out    (const WaymarkPaperWords *words, PangoLayout *layout, gboolean rtl);
gboolean     waymark_paper_words_are_same   (const WaymarkPaperWords *a, const WaymarkPaperWords *b);

/* --- pages (waymark-paper-flow.c) */

/**
 * WaymarkPaperBox:
 * @ops: (element-type WaymarkPaperOp): what is in it, from its own top
 * @height: how high it is
 * @space: how far it stands from the box before, if that is on the same page
 * @stays: whether the next box must be on the same page
 * @group: what it is a part of: boxes with the same are one part of the structure; 0 for none
 * @tag: (nullable): the name of that part
 *
 * What is never cut: a line, a row of a table.
 */
typedef struct
{
  GArray *ops;
  float height;
  float space;
  gboolean stays;
  guint group;
  const char *tag;
} WaymarkPaperBox;

/**
 * WaymarkPaperFlow:
 * @paper: what is laid out
 * @layout: to measure with
 * @wide: whether pages are wider than high now
 * @boxes: (element-type WaymarkPaperBox): those that wait for their page, because the last of
 *   them must stay with the next
 * @keeps: whether whatever comes now stays with the next, as what leads to a table
 * @heads: (element-type WaymarkPaperBox): stand at the top of each page that a table goes on to
 * @page: (nullable): the page that is being filled
 * @y: down to where
 * @group: the part of the structure that is open on it
 * @n_groups: how many parts there have been
 * @n_rows: how many rows are done, of @all_rows
 *
 * Boxes that become pages.
 */
typedef struct
{
  WaymarkPaper *paper;
  PangoLayout *layout;
  GCancellable *cancellable;
  gboolean wide;
  GArray *boxes;
  gboolean keeps;
  GArray *heads;
  guint heads_group;
  WaymarkPaperPage *page;
  float y;
  guint group;
  guint n_groups;
  guint n_rows, all_rows;
} WaymarkPaperFlow;

void  waymark_paper_flow_begin     (WaymarkPaperFlow *flow, WaymarkPaper *paper, GCancellable *cancellable);
void  waymark_paper_flow_end       (WaymarkPaperFlow *flow);
void  waymark_paper_flow_break     (WaymarkPaperFlow *flow, gboolean wide);
void  waymark_paper_flow_add       (WaymarkPaperFlow *flow, WaymarkPaperBox *box);
void  waymark_paper_flow_set_heads (WaymarkPaperFlow *flow, GArray *heads, guint group);
gboolean waymark_paper_flow_step   (WaymarkPaperFlow *flow, GError **error);
float waymark_paper_flow_get_start  (WaymarkPaperFlow *flow);
float waymark_paper_flow_get_width  (WaymarkPaperFlow *flow);
float waymark_paper_flow_get_room   (WaymarkPaperFlow *flow);
void  waymark_paper_add_margins    (WaymarkPaper *paper, PangoLayout *layout);

/* --- boxes (waymark-paper-box.c) */

void  waymark_paper_box_init       (WaymarkPaperBox *box, float space);
void  waymark_paper_box_clear      (WaymarkPaperBox *box);
void  waymark_paper_box_begin      (WaymarkPaperBox *box, const char *tag, const char *attributes);
void  waymark_paper_box_end        (WaymarkPaperBox *box, const char *tag);
WaymarkPaperOp *waymark_paper_box_draw (WaymarkPaperBox *box, WaymarkPaperOpType type, float x, float y, float width, float height, WaymarkPaperInk ink);
void  waymark_paper_box_mark       (WaymarkPaperBox *box, const WaymarkReportMark *mark, float x, float y, float size);
float waymark_paper_box_say        (WaymarkPaperBox *box, WaymarkPaperFlow *flow, const WaymarkPaperWords *words, WaymarkPaperInk ink, float x, float y);
float waymark_paper_box_say_all    (WaymarkPaperBox *box, WaymarkPaperFlow *flow, const WaymarkPaperWords *words, WaymarkPaperInk ink, float x, float y);
void  waymark_paper_split_lines    (WaymarkPaperFlow *flow, const WaymarkPaperOp *words, GArray *lines);
const char *waymark_paper_link     (WaymarkPaperFlow *flow, const char *item);
const char *waymark_paper_target   (WaymarkPaperFlow *flow, const char *item);
WaymarkPaperInk waymark_paper_tone_ink (WaymarkReportTone tone, WaymarkPaperInk plain);
gboolean waymark_paper_next_line   (const char **words, GStringChunk *strings, const char **line, gboolean *is_list);
float waymark_paper_measure        (WaymarkPaperFlow *flow, const WaymarkPaperWords *words, float *height);

/* --- blocks */

void waymark_paper_columns_measure (WaymarkPaperFlow *flow, const WaymarkReportTable *table, float *starts, float *widths);
void waymark_paper_strip_isolates (WaymarkReport *report);
gboolean waymark_paper_has_rtl (const char *words);

void waymark_paper_add_title    (WaymarkPaperFlow *flow);
void waymark_paper_add_words    (WaymarkPaperFlow *flow, const char *words, WaymarkPaperStyle style, WaymarkPaperInk ink, float space);
void waymark_paper_add_heading  (WaymarkPaperFlow *flow, const char *words, WaymarkPaperStyle style, const char *target);
void waymark_paper_add_list     (WaymarkPaperFlow *flow, GPtrArray *lines);
void waymark_paper_add_figures  (WaymarkPaperFlow *flow, GPtrArray *figures);
void waymark_paper_add_bars     (WaymarkPaperFlow *flow, const WaymarkReportBars *bars);
gboolean waymark_paper_add_table (WaymarkPaperFlow *flow, const WaymarkReportTable *table, GError **error);
gboolean waymark_paper_add_timeline (WaymarkPaperFlow *flow, const WaymarkReportTimeline *timeline, GError **error);
void waymark_paper_add_legend   (WaymarkPaperFlow *flow);

/* --- drawing (waymark-paper-pen.c) */

void waymark_paper_pen_draw (WaymarkPaper *paper, guint page, cairo_t *cr, gboolean tagged);

G_END_DECLS
