/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-paper-private.h"

/*
 * How wide the columns of a table are: they have their shares of the room, but no word is
 * broken for it, and what is short stands on one line. Tables with the same columns, such as
 * those of the themes, have them equally wide.
 */

#define GAP 9.0f
#define MARK 14.0f
#define SHORT 80.0f
#define WIDEST_WORD 0.3f
#define SPARE 2.0f /* others of as many letters are a little wider */

/* The longest in letters, which is hardly ever much narrower than another. */
typedef struct
{
  const char *words;
  gsize length;
  glong letters;
  gboolean is_bold;
  gboolean has_mark;
} Longest;

typedef struct
{
  Longest word;
  Longest line;
} Column;

static void
note (Longest *longest, const char *words, gsize length, gboolean bold, gboolean mark)
{
  glong letters = g_utf8_strlen (words, (gssize) length);

  if (letters > longest->letters)
    *longest = (Longest){ words, length, letters, bold, mark };
}

static void
note_words (Column *column, const char *words, gboolean bold, gboolean mark)
{
  gsize length = words != NULL ? strlen (words) : 0;

  if (length == 0)
    return;
  note (&column->line, words, length, bold, mark);
  while (*words != '\0')
    {
      gsize word = strcspn (words, " \n-/");

      /* What it is broken after stays with it. */
      note (&column->word, words, word + (words[word] == '-' || words[word] == '/'), bold, mark);
      words += word;
      words += *words != '\0';
    }
}

static void
note_table (Column *columns, const WaymarkReportTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WaymarkReportRow *row = table->rows->pdata[i];

      /* The words of a group go across. */
      for (guint j = 0; j < (row->is_group ? 1 : table->columns->len); j++)
        {
          const WaymarkReportCell *cell = waymark_report_row_get_cell (row, j);
          gboolean mark = cell->mark.kind != WAYMARK_REPORT_NO_MARK;

          note_words (
              &columns[j], cell->words, row->is_group || cell->tone == WAYMARK_REPORT_LATE, mark);
          note_words (&columns[j], cell->note, cell->note_tone == WAYMARK_REPORT_LATE, mark);
        }
    }
}

static gboolean
has_same_columns (const WaymarkReportTable *a, const WaymarkReportTable *b)
{
  if (a->columns->len != b->columns->len)
    return FALSE;
  for (guint i = 0; i < a->columns->len; i++)
    if (g_strcmp0 (g_array_index (a->columns, WaymarkReportColumn, i).title,
                   g_array_index (b->columns, WaymarkReportColumn, i).title) != 0)
      return FALSE;
  return TRUE;
}

static void
note_all (const WaymarkReport *report, Column *columns, const WaymarkReportTable *table)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const WaymarkReportBlock *block = section->blocks->pdata[j];

          if (block->table != NULL && has_same_columns (block->table, table))
            note_table (columns, block->table);
        }
    }
}

static float
measure (WaymarkPaperFlow *flow, const Longest *longest, WaymarkPaperStyle style)
{
  g_autofree char *words = g_strndup (longest->words, longest->length);
  WaymarkPaperWords line = { .words = words, .style = style };

  return longest->letters == 0
             ? 0
             : waymark_paper_measure (flow, &line, NULL) + (longest->has_mark ? MARK : 0) + SPARE;
}

/* How narrow a column can be, and how wide it need be. */
static void
find_needs (WaymarkPaperFlow *flow,
            const Column *column,
            const char *title,
            float room,
            float *least,
            float *most)
{
  Column heading = { 0 };
  float line = measure (
      flow, &column->line, column->line.is_bold ? WAYMARK_STYLE_BODY_BOLD : WAYMARK_STYLE_BODY);
  float word = measure (
      flow, &column->word, column->word.is_bold ? WAYMARK_STYLE_BODY_BOLD : WAYMARK_STYLE_BODY);
  float over;

  note_words (&heading, title, TRUE, FALSE);
  over = measure (flow, &heading.word, WAYMARK_STYLE_NOTE_BOLD);
  *least = MAX (line <= SHORT ? line : MIN (word, room * WIDEST_WORD), over);
  *most = MAX (line, measure (flow, &heading.line, WAYMARK_STYLE_NOTE_BOLD));
}

static float
share_of (const WaymarkReportTable *table, guint column)
{
  return (float) g_array_index (table->columns, WaymarkReportColumn, column).width;
}

/* Nobody takes more than they can use, as long as others can use it. */
static void
give (const WaymarkReportTable *table, const float *most, float *widths, float left)
{
  float wanted = 0, given = 0, all = 0;

  for (guint i = 0; i < table->columns->len; i++)
    wanted += MAX (most[i] - widths[i], 0);
  for (guint i = 0; i < table->columns->len && wanted > 0; i++)
    {
      float more = MAX (most[i] - widths[i], 0) * MIN (left / wanted, 1);

      widths[i] += more;
      given += more;
    }
  for (guint i = 0; i < table->columns->len; i++)
    all += share_of (table, i);
  for (guint i = 0; i < table->columns->len; i++)
    widths[i] += (left - given) * share_of (table, i) / all;
}

static void
take (const float *least, float *widths, guint n, float missing)
{
  float spare = 0, all = 0;

  for (guint i = 0; i < n; i++)
    {
      spare += MAX (widths[i] - least[i], 0);
      all += widths[i];
    }
  /* Where all want more than there is, nobody has what they want. */
  for (guint i = 0; i < n; i++)
    widths[i] -= missing * (spare > missing ? (widths[i] - least[i]) / spare : widths[i] / all);
}

/* What some columns can do without goes to those that can use it, by their shares. */
static void
share_out (const WaymarkReportTable *table,
           const float *least,
           const float *most,
           float *widths,
           float room)
{
  guint n = table->columns->len;
  float all = 0, left = room;

  for (guint i = 0; i < n; i++)
    all += share_of (table, i);
  for (guint i = 0; i < n; i++)
    {
      widths[i] = CLAMP (room * share_of (table, i) / all, least[i], MAX (least[i], most[i]));
      left -= widths[i];
    }
  if (left < 0)
    take (least, widths, n, -left);
  else
    give (table, most, widths, left);
}

/**
 * waymark_paper_columns_measure:
 * @flow: a report that is laid out
 * @table: a table of it
 * @starts: (array) (out caller-allocates): where each column begins, from the start edge of the
 * page
 * @widths: (array) (out caller-allocates): how wide each is
 */
void
waymark_paper_columns_measure (WaymarkPaperFlow *flow,
                               const WaymarkReportTable *table,
                               float *starts,
                               float *widths)
{
  guint n = table->columns->len;
  float room = waymark_paper_flow_get_width (flow) - GAP * (float) (n - 1);
  float x = waymark_paper_flow_get_start (flow);
  g_autofree Column *columns = g_new0 (Column, n);
  g_autofree float *least = g_new0 (float, n);
  g_autofree float *most = g_new0 (float, n);

  note_all (flow->paper->report, columns, table);
  for (guint i = 0; i < n; i++)
    find_needs (flow,
                &columns[i],
                g_array_index (table->columns, WaymarkReportColumn, i).title,
                room,
                &least[i],
                &most[i]);
  share_out (table, least, most, widths, room);
  for (guint i = 0; i < n; i++)
    {
      starts[i] = x;
      x += widths[i] + GAP;
    }
}
