/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-paper-private.h"

/* Tables on paper: a row is cut only where it is higher than a page. */

#define PADDING 3.0f
#define MARK 10.0f
#define MARK_GAP 4.0f
#define LONGEST_TITLE 160
#define HAIRLINE 0.5f
#define RULE 1.0f

typedef struct
{
  WaymarkPaperFlow *flow;
  const WaymarkReportTable *table;
  float *starts; /* of each column, from the start edge of the page */
  float *widths;
  guint group;
} Table;

static void
add_heads (Table *table)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (WaymarkPaperBox));
  GArray *columns = table->table->columns;
  float width = waymark_paper_flow_get_width (table->flow);
  WaymarkPaperBox box;

  waymark_paper_box_init (&box, 0);
  box.group = table->group;
  box.tag = "Table";
  waymark_paper_box_begin (&box, "TR", NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      const WaymarkReportColumn *column = &g_array_index (columns, WaymarkReportColumn, i);
      WaymarkPaperWords words = {
        column->title, WAYMARK_STYLE_NOTE_BOLD, table->widths[i], FALSE, 0, column->is_number
      };
      float down;

      waymark_paper_box_begin (&box, "TH", NULL);
      down =
          waymark_paper_box_say (&box, table->flow, &words, WAYMARK_INK_DIM, table->starts[i], 2);
      box.height = MAX (box.height, down);
      waymark_paper_box_end (&box, "TH");
    }
  waymark_paper_box_end (&box, "TR");
  box.height += 2;
  waymark_paper_box_draw (&box,
                          WAYMARK_OP_BOX,
                          waymark_paper_flow_get_start (table->flow),
                          box.height,
                          width,
                          RULE,
                          WAYMARK_INK_EDGE);
  box.height += RULE;
  g_array_append_val (heads, box);
  waymark_paper_flow_set_heads (table->flow, heads, table->group);
}

/* --- cells */

typedef struct
{
  const WaymarkReportCell *cell;
  float start, width;
  WaymarkPaperStyle style;
  WaymarkPaperInk ink;
  gboolean at_end;
  gboolean is_group;
} Cell;

/* A requirement without a title has all that is to be said in its place. */
static gboolean
is_title (const char *words)
{
  return words != NULL && strcspn (words, "\n") <= LONGEST_TITLE;
}

static Cell
find_cell (Table *table, const WaymarkReportRow *row, guint i)
{
  const WaymarkReportCell *words = waymark_report_row_get_cell (row, i);
  gboolean bold = (row->is_group && is_title (words->words)) ||
                  words->tone == WAYMARK_REPORT_STRONG || words->tone == WAYMARK_REPORT_LATE;
  Cell cell = { .cell = words,
                .start = table->starts[i],
                .width = table->widths[i],
                .style = bold ? WAYMARK_STYLE_BODY_BOLD : WAYMARK_STYLE_BODY };
  guint last = table->table->columns->len - 1;

  cell.is_group = row->is_group;
  cell.at_end = g_array_index (table->table->columns, WaymarkReportColumn, i).is_number;
  cell.ink = row->is_finished ? WAYMARK_INK_DIM : WAYMARK_INK_FG;
  cell.ink = waymark_paper_tone_ink (words->tone, cell.ink);
  if (row->is_group && i == 1)
    cell.width = table->starts[last] + table->widths[last] - cell.start;
  if (words->mark.kind != WAYMARK_REPORT_NO_MARK && !cell.at_end)
    {
      cell.start += MARK + MARK_GAP;
      cell.width -= MARK + MARK_GAP;
    }
  return cell;
}

/* Only the first paragraph of a group is its title. */
static float
say_words (
    Table *table, WaymarkPaperBox *box, const Cell *cell, const WaymarkPaperWords *words, float y)
{
  WaymarkPaperWords rest = *words, title = *words;
  const char *end = cell->is_group && words->words != NULL ? strchr (words->words, '\n') : NULL;

  if (end != NULL)
    {
      title.words =
          g_string_chunk_insert_len (table->flow->paper->strings, words->words, end - words->words);
      y = waymark_paper_box_say_all (box, table->flow, &title, cell->ink, cell->start, y);
      rest.words = end + 1;
      rest.style = WAYMARK_STYLE_BODY;
    }
  return waymark_paper_box_say_all (box, table->flow, &rest, cell->ink, cell->start, y);
}

static WaymarkPaperWords
get_words (const Cell *cell)
{
  return (WaymarkPaperWords){ cell->cell->words, cell->style, cell->width, FALSE, 0, cell->at_end };
}

static WaymarkPaperWords
get_note (const Cell *cell)
{
  gboolean bold = cell->cell->note_tone == WAYMARK_REPORT_LATE;

  return (WaymarkPaperWords){
    cell->cell->note, bold ? WAYMARK_STYLE_NOTE_BOLD : WAYMARK_STYLE_NOTE, cell->width, FALSE, 0,
    cell->at_end
  };
}

static float
say_cell (Table *table, WaymarkPaperBox *box, const Cell *cell, const char *anchor)
{
  const char *link = waymark_paper_link (table->flow, cell->cell->item);
  WaymarkPaperInk ink = waymark_paper_tone_ink (cell->cell->note_tone, WAYMARK_INK_DIM);
  WaymarkPaperWords words = get_words (cell), note = get_note (cell);
  float down;

  if (cell->cell->mark.kind != WAYMARK_REPORT_NO_MARK)
    waymark_paper_box_mark (box,
                            &cell->cell->mark,
                            cell->at_end ? cell->start : cell->start - MARK - MARK_GAP,
                            PADDING + 2,
                            MARK);
  if (anchor != NULL)
    waymark_paper_box_begin (box, CAIRO_TAG_DEST, waymark_paper_target (table->flow, anchor));
  if (link != NULL)
    waymark_paper_box_begin (box, CAIRO_TAG_LINK, link);
  down = say_words (table, box, cell, &words, PADDING);
  if (link != NULL)
    waymark_paper_box_end (box, CAIRO_TAG_LINK);
  if (anchor != NULL)
    waymark_paper_box_end (box, CAIRO_TAG_DEST);
  return waymark_paper_box_say_all (box, table->flow, &note, ink, cell->start, down);
}

/* --- rows */

static void
end_row (Table *table, WaymarkPaperBox *box, const WaymarkReportRow *row, gboolean is_last)
{
  float start = waymark_paper_flow_get_start (table->flow);
  float width = waymark_paper_flow_get_width (table->flow);

  if (row->is_group)
    {
      /* Behind the words. */
      WaymarkPaperOp ground = { .type = WAYMARK_OP_BOX,
                                .x = start - PADDING,
                                .width = width + 2 * PADDING,
                                .height = box->height,
                                .ink = WAYMARK_INK_GROUP };

      g_array_prepend_val (box->ops, ground);
    }
  if (is_last)
    waymark_paper_box_draw (
        box, WAYMARK_OP_BOX, start, box->height - HAIRLINE, width, HAIRLINE, WAYMARK_INK_LINE);
}

static void
begin_row (Table *table, WaymarkPaperBox *box)
{
  waymark_paper_box_init (box, 0);
  box->group = table->group;
  box->tag = "Table";
}

/* Adds a row, unless it is too high for a page. */
static gboolean
add_whole_row (Table *table, const WaymarkReportRow *row)
{
  GArray *columns = table->table->columns;
  WaymarkPaperBox box;

  begin_row (table, &box);
  box.stays = row->is_group;
  waymark_paper_box_begin (&box, "TR", NULL);
  for (guint i = 0; i < columns->len && (!row->is_group || i < 2); i++)
    {
      Cell cell = find_cell (table, row, i);
      const char *tag =
          g_array_index (columns, WaymarkReportColumn, i).is_header || row->is_group ? "TH" : "TD";
      float down;

      waymark_paper_box_begin (&box, tag, NULL);
      down = say_cell (table, &box, &cell, i == 0 ? row->anchor : NULL);
      waymark_paper_box_end (&box, tag);
      box.height = MAX (box.height, down);
    }
  waymark_paper_box_end (&box, "TR");
  box.height += PADDING;
  if (box.height > waymark_paper_flow_get_room (table->flow))
    {
      waymark_paper_box_clear (&box);
      return FALSE;
    }
  end_row (table, &box, row, TRUE);
  waymark_paper_flow_add (table->flow, &box);
  return TRUE;
}

/* Where the words of a cell have got to while its row is cut. */
typedef struct
{
  Cell cell;
  GArray *lines; /* (element-type WaymarkPaperOp): one for each line */
  guint next;
} CutCell;

/* Lays out paragraphs line by line. */
static void
cut_words (Table *table, CutCell *cut, const WaymarkPaperWords *words, WaymarkPaperInk ink)
{
  Cell cell = cut->cell;
  WaymarkPaperBox box;

  cell.ink = ink;
  waymark_paper_box_init (&box, 0);
  say_words (table, &box, &cell, words, 0);
  for (guint i = 0; i < box.ops->len; i++)
    waymark_paper_split_lines (
        table->flow, &g_array_index (box.ops, WaymarkPaperOp, i), cut->lines);
  waymark_paper_box_clear (&box);
}

static CutCell
cut_cell (Table *table, const WaymarkReportRow *row, guint i)
{
  CutCell cut = { .cell = find_cell (table, row, i) };
  WaymarkPaperWords words = get_words (&cut.cell), note = get_note (&cut.cell);

  cut.lines = g_array_new (FALSE, TRUE, sizeof (WaymarkPaperOp));
  cut_words (table, &cut, &words, cut.cell.ink);
  cut_words (
      table, &cut, &note, waymark_paper_tone_ink (cut.cell.cell->note_tone, WAYMARK_INK_DIM));
  return cut;
}

/* Adds the next line of each cell; FALSE after the last. */
static gboolean
add_slice (Table *table, CutCell *cuts, guint n, const WaymarkReportRow *row, gboolean is_first)
{
  gboolean more = FALSE;
  WaymarkPaperBox box;

  begin_row (table, &box);
  waymark_paper_box_begin (&box, "TR", NULL);
  for (guint i = 0; i < n; i++)
    {
      CutCell *cut = &cuts[i];
      WaymarkPaperOp line;

      waymark_paper_box_begin (&box, "TD", NULL);
      if (is_first)
        waymark_paper_box_mark (
            &box, &cut->cell.cell->mark, cut->cell.start - MARK - MARK_GAP, PADDING + 2, MARK);
      if (cut->next < cut->lines->len)
        {
          line = g_array_index (cut->lines, WaymarkPaperOp, cut->next);
          line.y = is_first ? PADDING : 0;
          box.height = MAX (box.height, line.y + line.height);
          g_array_append_val (box.ops, line);
          cut->next++;
        }
      waymark_paper_box_end (&box, "TD");
      more = more || cut->next < cut->lines->len;
    }
  waymark_paper_box_end (&box, "TR");
  box.height += more ? 0 : PADDING;
  box.stays = is_first && more;
  end_row (table, &box, row, !more);
  waymark_paper_flow_add (table->flow, &box);
  return more;
}

static void
add_cut_row (Table *table, const WaymarkReportRow *row)
{
  guint n = row->is_group ? 2 : table->table->columns->len;
  g_autofree CutCell *cuts = g_new0 (CutCell, n);
  gboolean is_first = TRUE;

  for (guint i = 0; i < n; i++)
    cuts[i] = cut_cell (table, row, i);
  while (add_slice (table, cuts, n, row, is_first))
    is_first = FALSE;
  for (guint i = 0; i < n; i++)
    g_array_unref (cuts[i].lines);
}

/**
 * waymark_paper_add_table:
 * @flow: a report that is laid out
 * @shown: a table
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE when nobody wants the rest
 */
gboolean
waymark_paper_add_table (WaymarkPaperFlow *flow, const WaymarkReportTable *shown, GError **error)
{
  guint n = shown->columns->len;
  g_autofree float *starts = g_new0 (float, n);
  g_autofree float *widths = g_new0 (float, n);
  Table table = { flow, shown, starts, widths, ++flow->n_groups };
  WaymarkPaperBox space;

  waymark_paper_columns_measure (flow, shown, starts, widths);
  add_heads (&table);
  /* Holds the room above the column titles, and keeps what is above with the first row. */
  waymark_paper_box_init (&space, 5);
  space.stays = TRUE;
  waymark_paper_flow_add (flow, &space);
  for (guint i = 0; i < shown->rows->len; i++)
    {
      const WaymarkReportRow *row = shown->rows->pdata[i];

      if (!add_whole_row (&table, row))
        add_cut_row (&table, row);
      if (!waymark_paper_flow_step (flow, error))
        return FALSE;
    }
  waymark_paper_flow_set_heads (flow, NULL, 0);
  if (shown->rest != NULL)
    waymark_paper_add_words (flow, shown->rest, WAYMARK_STYLE_NOTE, WAYMARK_INK_DIM, 4);
  return TRUE;
}
