/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-rating.h"
#include "waymark-stage.h"
#include "waymark-timespan.h"

G_BEGIN_DECLS

/*
 * What a report is made of: plain blocks that are worded, translated and in order, so that
 * whoever writes a page needs to know nothing of plans. Everything belongs to the report
 * (waymark-report.h) and lasts as long as it.
 *
 * Words are in the reader's language. What people wrote stands between U+2068 and U+2069,
 * always in pairs, so that it keeps its own direction; these two occur nowhere else. A line
 * end in words begins a new paragraph; lines that begin with "• " or "1. " are lists.
 */

/**
 * WaymarkReportMarkKind:
 * @WAYMARK_REPORT_NO_MARK: nothing
 * @WAYMARK_REPORT_STAGE: the ring of a stage
 * @WAYMARK_REPORT_RATING: the plate of a rating, with its letter
 */
typedef enum
{
  WAYMARK_REPORT_NO_MARK,
  WAYMARK_REPORT_STAGE,
  WAYMARK_REPORT_RATING,
} WaymarkReportMarkKind;

/**
 * WaymarkReportMark:
 * @kind: which of the others counts
 * @stage: of a status
 * @rating: of an action
 * @by_hand: whether @rating was set by hand
 *
 * A mark that stands before words. It adds nothing to them: they say it as well.
 */
typedef struct
{
  WaymarkReportMarkKind kind;
  WaymarkStage stage;
  WaymarkRating rating;
  gboolean by_hand;
} WaymarkReportMark;

/**
 * WaymarkReportTone:
 * @WAYMARK_REPORT_PLAIN: nothing special
 * @WAYMARK_REPORT_QUIET: steps back
 * @WAYMARK_REPORT_STRONG: stands out
 * @WAYMARK_REPORT_LATE: says that something is late
 * @WAYMARK_REPORT_SOON: says that something is soon, or not settled
 *
 * How words are said.
 */
typedef enum
{
  WAYMARK_REPORT_PLAIN,
  WAYMARK_REPORT_QUIET,
  WAYMARK_REPORT_STRONG,
  WAYMARK_REPORT_LATE,
  WAYMARK_REPORT_SOON,
} WaymarkReportTone;

/**
 * WaymarkReportLine:
 * @number: (nullable): the number of the item that the line is about
 * @item: (nullable): its id: a link to where it stands in the appendix
 * @mark: a mark before the words
 * @words: what the line says
 * @note: (nullable): more about it, on a line of its own and less loud
 *
 * A line of a list.
 */
typedef struct
{
  char *number;
  char *item;
  WaymarkReportMark mark;
  char *words;
  char *note;
} WaymarkReportLine;

/**
 * WaymarkReportFigure:
 * @mark: its mark
 * @label: what is counted: "In progress"
 * @count: how many
 * @number: @count in words
 * @share: (nullable): its share of the whole: "39%"
 * @change: how many more or less than at the last meeting
 * @movement: (nullable): @change in words: "+2"; %NULL where nothing is known of before
 * @sentence: all of it as it is read aloud
 * @tone: how it is said
 *
 * One number of the plan.
 */
typedef struct
{
  WaymarkReportMark mark;
  char *label;
  guint count;
  char *number;
  char *share;
  int change;
  char *movement;
  char *sentence;
  WaymarkReportTone tone;
} WaymarkReportFigure;

/**
 * WaymarkReportColumn:
 * @title: its heading
 * @width: its share of the width, beside that of the others
 * @is_number: whether it holds figures, which stand at the end
 * @is_header: whether its cells name their rows
 */
typedef struct
{
  char *title;
  double width;
  gboolean is_number;
  gboolean is_header;
} WaymarkReportColumn;

/**
 * WaymarkReportCell:
 * @mark: a mark before the words
 * @words: (nullable): what it says; %NULL when empty
 * @note: (nullable): more, on a line of its own and less loud
 * @tone: how @words are said
 * @note_tone: how @note is said
 * @item: (nullable): id of the item whose number @words are: a link
 */
typedef struct
{
  WaymarkReportMark mark;
  char *words;
  char *note;
  WaymarkReportTone tone;
  WaymarkReportTone note_tone;
  char *item;
} WaymarkReportCell;

/**
 * WaymarkReportRow:
 * @anchor: (nullable): id of the item that stands here in the appendix: links lead here
 * @is_group: whether the row is a heading inside of the table: its first cell is the number,
 *   its second spans the others, which are empty
 * @is_finished: whether the row steps back
 * @cells: (element-type WaymarkReportCell): one for each column
 */
typedef struct
{
  char *anchor;
  gboolean is_group;
  gboolean is_finished;
  GArray *cells;
} WaymarkReportRow;

/**
 * WaymarkReportTable:
 * @caption: what it shows, for who cannot see it
 * @columns: (element-type WaymarkReportColumn): its columns
 * @rows: (element-type WaymarkReportRow): its rows
 * @rest: (nullable): below it: "and 4 more, which are marked in the appendix"
 */
typedef struct
{
  char *caption;
  GArray *columns;
  GPtrArray *rows;
  char *rest;
} WaymarkReportTable;

/**
 * WaymarkReportSegment:
 * @mark: what it stands for: a rating or a stage
 * @count: how many, never 0
 * @words: "5 green"
 *
 * A part of a bar.
 */
typedef struct
{
  WaymarkReportMark mark;
  guint count;
  char *words;
} WaymarkReportSegment;

/**
 * WaymarkReportBar:
 * @number: (nullable): of the theme
 * @label: what the bar is of
 * @total: how many the segments are together
 * @segments: (element-type WaymarkReportSegment): its parts, in order
 * @words: all parts in words: "5 green, 2 amber, 1 red"
 * @movement: (nullable): how many more or less there are than at the last meeting, in words
 * @late: (nullable): "2 late"
 */
typedef struct
{
  char *number;
  char *label;
  guint total;
  GArray *segments;
  char *words;
  char *movement;
  char *late;
} WaymarkReportBar;

/**
 * WaymarkReportBars:
 * @caption: what they show
 * @label_title: heading of the labels: "Theme"
 * @words_title: heading of the bars: "Rating of each action"
 * @movement_title: (nullable): heading of how they changed: "Since 4 September"; %NULL where no
 *   bar tells it
 * @late_title: heading of how many are late
 * @bars: (element-type WaymarkReportBar): them
 * @most: the largest total: a bar of that many is as wide as there is room
 */
typedef struct
{
  char *caption;
  char *label_title;
  char *words_title;
  char *movement_title;
  char *late_title;
  GPtrArray *bars;
  guint most;
} WaymarkReportBars;

/**
 * WaymarkReportSpan:
 * @item: id of the action
 * @number: as shown
 * @words: its words on one line
 * @mark: its rating
 * @beside: (nullable): what stands beside the bar, or in place of one: "7 months late"
 * @is_late: whether @beside says that it is late
 * @span: where it lies: windows, moves, what is proposed
 * @sentence: all of it in words
 *
 * A row of the timeline.
 */
typedef struct
{
  char *item;
  char *number;
  char *words;
  WaymarkReportMark mark;
  char *beside;
  gboolean is_late;
  WaymarkTimespan *span;
  char *sentence;
} WaymarkReportSpan;

/**
 * WaymarkReportSpans:
 * @number: of the theme
 * @heading: its title
 * @rows: (element-type WaymarkReportSpan): its actions, those without a bar as well
 *
 * A theme on the timeline.
 */
typedef struct
{
  char *number;
  char *heading;
  GPtrArray *rows;
} WaymarkReportSpans;

/**
 * WaymarkReportDay:
 * @day: Julian day
 * @label: what it is: "4 September"
 */
typedef struct
{
  guint32 day;
  char *label;
} WaymarkReportDay;

/**
 * WaymarkReportTimeline:
 * @caption: what it shows
 * @reach: the first and the last day that anything lies on, both whole quarters
 * @today: the day of the report
 * @year_start: the month that the plan's years begin with
 * @groups: (element-type WaymarkReportSpans): theme by theme
 * @meetings: (element-type WaymarkReportDay): meetings within @reach, earliest first
 */
typedef struct
{
  char *caption;
  WaymarkDays reach;
  WaymarkReportDay today;
  int year_start;
  GPtrArray *groups;
  GArray *meetings;
} WaymarkReportTimeline;

/**
 * WaymarkReportBlockType:
 * @WAYMARK_REPORT_PARAGRAPH: words
 * @WAYMARK_REPORT_HEADING: a heading inside of a section
 * @WAYMARK_REPORT_LIST: lines
 * @WAYMARK_REPORT_FIGURES: numbers side by side
 * @WAYMARK_REPORT_TABLE: a table
 * @WAYMARK_REPORT_BARS: bars, one below the other
 * @WAYMARK_REPORT_TIMELINE: the timeline
 */
typedef enum
{
  WAYMARK_REPORT_PARAGRAPH,
  WAYMARK_REPORT_HEADING,
  WAYMARK_REPORT_LIST,
  WAYMARK_REPORT_FIGURES,
  WAYMARK_REPORT_TABLE,
  WAYMARK_REPORT_BARS,
  WAYMARK_REPORT_TIMELINE,
} WaymarkReportBlockType;

/**
 * WaymarkReportBlock:
 * @type: which of the others is set
 * @words: of a paragraph or a heading; of figures, what they have in common
 * @tone: of a paragraph
 * @lines: (element-type WaymarkReportLine): of a list
 * @figures: (element-type WaymarkReportFigure): of figures
 * @table: of a table
 * @bars: of bars
 * @timeline: of a timeline
 */
typedef struct
{
  WaymarkReportBlockType type;
  char *words;
  WaymarkReportTone tone;
  GPtrArray *lines;
  GPtrArray *figures;
  WaymarkReportTable *table;
  WaymarkReportBars *bars;
  WaymarkReportTimeline *timeline;
} WaymarkReportBlock;

/* Making them: what is given is copied, but for what takes. */
void waymark_report_block_free (WaymarkReportBlock *block);
WaymarkReportMark waymark_report_stage_mark (WaymarkStage stage);
WaymarkReportMark waymark_report_rating_mark (WaymarkRating rating, gboolean by_hand);

WaymarkReportBlock *waymark_report_block_new_words (WaymarkReportBlockType type, WaymarkReportTone tone, const char *words);
WaymarkReportBlock *waymark_report_block_new_list (void);
WaymarkReportLine *waymark_report_block_add_line (WaymarkReportBlock *block, const char *words);
WaymarkReportBlock *waymark_report_block_new_figures (const char *words);
WaymarkReportFigure *waymark_report_block_add_figure (WaymarkReportBlock *block, const char *label, guint count);
WaymarkReportBlock *waymark_report_block_new_table (const char *caption);
void waymark_report_block_add_column (WaymarkReportBlock *block, const char *title, double width, gboolean is_number, gboolean is_header);
WaymarkReportRow *waymark_report_block_add_row (WaymarkReportBlock *block);
WaymarkReportCell *waymark_report_row_get_cell (const WaymarkReportRow *row, guint column);
WaymarkReportBlock *waymark_report_block_new_bars (const char *caption, const char *label_title, const char *words_title);
WaymarkReportBar *waymark_report_block_add_bar (WaymarkReportBlock *block, const char *label);
void waymark_report_bar_add_segment (WaymarkReportBar *bar, WaymarkReportMark mark, guint count, const char *words);
WaymarkReportBlock *waymark_report_block_new_timeline (const char *caption);
WaymarkReportSpans *waymark_report_block_add_spans (WaymarkReportBlock *block, const char *number, const char *heading);
WaymarkReportSpan *waymark_report_spans_add (WaymarkReportSpans *spans, WaymarkTimespan *span);
void waymark_report_block_add_meeting (WaymarkReportBlock *block, guint32 day, const char *label);

G_END_DECLS
