/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-block.h"

/* ---- giving back */

static void
line_free (gpointer data)
{
  WaymarkReportLine *line = data;

  g_free (line->number);
  g_free (line->item);
  g_free (line->words);
  g_free (line->note);
  g_free (line);
}

static void
figure_free (gpointer data)
{
  WaymarkReportFigure *figure = data;

  g_free (figure->label);
  g_free (figure->number);
  g_free (figure->share);
  g_free (figure->movement);
  g_free (figure->sentence);
  g_free (figure);
}

static void
cell_clear (gpointer data)
{
  WaymarkReportCell *cell = data;

  g_free (cell->words);
  g_free (cell->note);
  g_free (cell->item);
}

static void
row_free (gpointer data)
{
  WaymarkReportRow *row = data;

  g_free (row->anchor);
  g_array_unref (row->cells);
  g_free (row);
}

static void
column_clear (gpointer data)
{
  g_free (((WaymarkReportColumn *) data)->title);
}

static void
table_free (WaymarkReportTable *table)
{
  g_free (table->caption);
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table->rest);
  g_free (table);
}

static void
segment_clear (gpointer data)
{
  g_free (((WaymarkReportSegment *) data)->words);
}

static void
bar_free (gpointer data)
{
  WaymarkReportBar *bar = data;

  g_free (bar->number);
  g_free (bar->label);
  g_array_unref (bar->segments);
  g_free (bar->words);
  g_free (bar->movement);
  g_free (bar->late);
  g_free (bar);
}

static void
bars_free (WaymarkReportBars *bars)
{
  g_free (bars->caption);
  g_free (bars->label_title);
  g_free (bars->words_title);
  g_free (bars->movement_title);
  g_free (bars->late_title);
  g_ptr_array_unref (bars->bars);
  g_free (bars);
}

static void
span_free (gpointer data)
{
  WaymarkReportSpan *span = data;

  g_free (span->item);
  g_free (span->number);
  g_free (span->words);
  g_free (span->beside);
  waymark_timespan_free (span->span);
  g_free (span->sentence);
  g_free (span);
}

static void
spans_free (gpointer data)
{
  WaymarkReportSpans *spans = data;

  g_free (spans->number);
  g_free (spans->heading);
  g_ptr_array_unref (spans->rows);
  g_free (spans);
}

static void
day_clear (gpointer data)
{
  g_free (((WaymarkReportDay *) data)->label);
}

static void
timeline_free (WaymarkReportTimeline *timeline)
{
  g_free (timeline->caption);
  day_clear (&timeline->today);
  g_ptr_array_unref (timeline->groups);
  g_array_unref (timeline->meetings);
  g_free (timeline);
}

/**
 * waymark_report_block_free:
 * @block: (transfer full) (nullable): a block
 */
void
waymark_report_block_free (WaymarkReportBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->words);
  g_clear_pointer (&block->lines, g_ptr_array_unref);
  g_clear_pointer (&block->figures, g_ptr_array_unref);
  g_clear_pointer (&block->table, table_free);
  g_clear_pointer (&block->bars, bars_free);
  g_clear_pointer (&block->timeline, timeline_free);
  g_free (block);
}

/* ---- making */

/**
 * waymark_report_stage_mark:
 * @stage: a stage
 *
 * Returns: its mark; none without a stage
 */
WaymarkReportMark
waymark_report_stage_mark (WaymarkStage stage)
{
  return (WaymarkReportMark){ .kind = stage != WAYMARK_STAGE_NONE ? WAYMARK_REPORT_STAGE
                                                                  : WAYMARK_REPORT_NO_MARK,
                              .stage = stage };
}

/**
 * waymark_report_rating_mark:
 * @rating: a rating, also that there is none
 * @by_hand: whether it was set by hand
 *
 * Returns: its mark
 */
WaymarkReportMark
waymark_report_rating_mark (WaymarkRating rating, gboolean by_hand)
{
  return (WaymarkReportMark){ .kind = WAYMARK_REPORT_RATING, .rating = rating, .by_hand = by_hand };
}

static WaymarkReportBlock *
block_new (WaymarkReportBlockType type)
{
  WaymarkReportBlock *block = g_new0 (WaymarkReportBlock, 1);

  block->type = type;
  return block;
}

/**
 * waymark_report_block_new_words:
 * @type: a paragraph or a heading
 * @tone: how it is said
 * @words: what it says
 *
 * Returns: (transfer full): a block
 */
WaymarkReportBlock *
waymark_report_block_new_words (WaymarkReportBlockType type,
                                WaymarkReportTone tone,
                                const char *words)
{
  WaymarkReportBlock *block = block_new (type);

  block->tone = tone;
  block->words = g_strdup (words);
  return block;
}

/**
 * waymark_report_block_new_list:
 *
 * Returns: (transfer full): a list without lines
 */
WaymarkReportBlock *
waymark_report_block_new_list (void)
{
  WaymarkReportBlock *block = block_new (WAYMARK_REPORT_LIST);

  block->lines = g_ptr_array_new_with_free_func (line_free);
  return block;
}

/**
 * waymark_report_block_add_line:
 * @block: a list
 * @words: what the line says
 *
 * Returns: (transfer none): the line, to be filled
 */
WaymarkReportLine *
waymark_report_block_add_line (WaymarkReportBlock *block, const char *words)
{
  WaymarkReportLine *line = g_new0 (WaymarkReportLine, 1);

  line->words = g_strdup (words);
  g_ptr_array_add (block->lines, line);
  return line;
}

/**
 * waymark_report_block_new_figures:
 * @words: what they have in common
 *
 * Returns: (transfer full): no figures yet
 */
WaymarkReportBlock *
waymark_report_block_new_figures (const char *words)
{
  WaymarkReportBlock *block = block_new (WAYMARK_REPORT_FIGURES);

  block->words = g_strdup (words);
  block->figures = g_ptr_array_new_with_free_func (figure_free);
  return block;
}

/**
 * waymark_report_block_add_figure:
 * @block: figures
 * @label: what is counted
 * @count: how many
 *
 * Returns: (transfer none): the figure, to be filled
 */
WaymarkReportFigure *
waymark_report_block_add_figure (WaymarkReportBlock *block, const char *label, guint count)
{
  WaymarkReportFigure *figure = g_new0 (WaymarkReportFigure, 1);

  figure->label = g_strdup (label);
  figure->count = count;
  figure->number = g_strdup_printf ("%u", count);
  g_ptr_array_add (block->figures, figure);
  return figure;
}

/**
 * waymark_report_block_new_table:
 * @caption: what it shows
 *
 * Returns: (transfer full): a table without columns
 */
WaymarkReportBlock *
waymark_report_block_new_table (const char *caption)
{
  WaymarkReportBlock *block = block_new (WAYMARK_REPORT_TABLE);

  block->table = g_new0 (WaymarkReportTable, 1);
  block->table->caption = g_strdup (caption);
  block->table->columns = g_array_new (FALSE, TRUE, sizeof (WaymarkReportColumn));
  g_array_set_clear_func (block->table->columns, column_clear);
  block->table->rows = g_ptr_array_new_with_free_func (row_free);
  return block;
}

/**
 * waymark_report_block_add_column:
 * @block: a table without rows
 * @title: heading of the column
 * @width: its width beside that of the others
 * @is_number: whether it holds figures
 * @is_header: whether its cells name their rows
 */
void
waymark_report_block_add_column (WaymarkReportBlock *block,
                                 const char *title,
                                 double width,
                                 gboolean is_number,
                                 gboolean is_header)
{
  WaymarkReportColumn column = { g_strdup (title), width, is_number, is_header };

  g_array_append_val (block->table->columns, column);
}

/**
 * waymark_report_block_add_row:
 * @block: a table
 *
 * Returns: (transfer none): a row of empty cells, to be filled
 */
WaymarkReportRow *
waymark_report_block_add_row (WaymarkReportBlock *block)
{
  WaymarkReportRow *row = g_new0 (WaymarkReportRow, 1);

  row->cells = g_array_new (FALSE, TRUE, sizeof (WaymarkReportCell));
  g_array_set_clear_func (row->cells, cell_clear);
  g_array_set_size (row->cells, block->table->columns->len);
  g_ptr_array_add (block->table->rows, row);
  return row;
}

/**
 * waymark_report_row_get_cell:
 * @row: a row
 * @column: which, from 0
 *
 * Returns: (transfer none): the cell
 */
WaymarkReportCell *
waymark_report_row_get_cell (const WaymarkReportRow *row, guint column)
{
  g_return_val_if_fail (column < row->cells->len, NULL);

  return &g_array_index (row->cells, WaymarkReportCell, column);
}

/**
 * waymark_report_block_new_bars:
 * @caption: what they show
 * @label_title: heading of the labels
 * @words_title: heading of the bars
 *
 * Returns: (transfer full): no bars yet
 */
WaymarkReportBlock *
waymark_report_block_new_bars (const char *caption,
                               const char *label_title,
                               const char *words_title)
{
  WaymarkReportBlock *block = block_new (WAYMARK_REPORT_BARS);

  block->bars = g_new0 (WaymarkReportBars, 1);
  block->bars->caption = g_strdup (caption);
  block->bars->label_title = g_strdup (label_title);
  block->bars->words_title = g_strdup (words_title);
  block->bars->bars = g_ptr_array_new_with_free_func (bar_free);
  return block;
}

/**
 * waymark_report_block_add_bar:
 * @block: bars
 * @label: what the bar is of
 *
 * Returns: (transfer none): a bar without segments
 */
WaymarkReportBar *
waymark_report_block_add_bar (WaymarkReportBlock *block, const char *label)
{
  WaymarkReportBar *bar = g_new0 (WaymarkReportBar, 1);

  bar->label = g_strdup (label);
  bar->segments = g_array_new (FALSE, TRUE, sizeof (WaymarkReportSegment));
  g_array_set_clear_func (bar->segments, segment_clear);
  g_ptr_array_add (block->bars->bars, bar);
  return bar;
}

/**
 * waymark_report_bar_add_segment:
 * @bar: a bar
 * @mark: what it stands for
 * @count: how many; 0 adds nothing
 * @words: that in words
 */
void
waymark_report_bar_add_segment (WaymarkReportBar *bar,
                                WaymarkReportMark mark,
                                guint count,
                                const char *words)
{
  WaymarkReportSegment segment = { mark, count, NULL };

  if (count == 0)
    return;
  segment.words = g_strdup (words);
  bar->total += count;
  g_array_append_val (bar->segments, segment);
}

/**
 * waymark_report_block_new_timeline:
 * @caption: what it shows
 *
 * Returns: (transfer full): a timeline without rows
 */
WaymarkReportBlock *
waymark_report_block_new_timeline (const char *caption)
{
  WaymarkReportBlock *block = block_new (WAYMARK_REPORT_TIMELINE);

  block->timeline = g_new0 (WaymarkReportTimeline, 1);
  block->timeline->caption = g_strdup (caption);
  block->timeline->groups = g_ptr_array_new_with_free_func (spans_free);
  block->timeline->meetings = g_array_new (FALSE, TRUE, sizeof (WaymarkReportDay));
  g_array_set_clear_func (block->timeline->meetings, day_clear);
  return block;
}

/**
 * waymark_report_block_add_spans:
 * @block: a timeline
 * @number: of a theme
 * @heading: its title
 *
 * Returns: (transfer none): the theme, without actions
 */
WaymarkReportSpans *
waymark_report_block_add_spans (WaymarkReportBlock *block, const char *number, const char *heading)
{
  WaymarkReportSpans *spans = g_new0 (WaymarkReportSpans, 1);

  spans->number = g_strdup (number);
  spans->heading = g_strdup (heading);
  spans->rows = g_ptr_array_new_with_free_func (span_free);
  g_ptr_array_add (block->timeline->groups, spans);
  return spans;
}

/**
 * waymark_report_spans_add:
 * @spans: a theme on a timeline
 * @span: (transfer full): where an action lies
 *
 * Returns: (transfer none): the action, to be filled
 */
WaymarkReportSpan *
waymark_report_spans_add (WaymarkReportSpans *spans, WaymarkTimespan *span)
{
  WaymarkReportSpan *row = g_new0 (WaymarkReportSpan, 1);

  row->span = span;
  g_ptr_array_add (spans->rows, row);
  return row;
}

/**
 * waymark_report_block_add_meeting:
 * @block: a timeline
 * @day: Julian day of a meeting
 * @label: what it is called
 */
void
waymark_report_block_add_meeting (WaymarkReportBlock *block, guint32 day, const char *label)
{
  WaymarkReportDay meeting = { day, g_strdup (label) };

  g_array_append_val (block->timeline->meetings, meeting);
}
