/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <string.h>

#include "waymark-paper-private.h"

/*
 * What people wrote stands between two characters that keep its direction apart. Readers of
 * PDF stumble over characters that are not seen, so they are left out where all runs from
 * left to right.
 */

static gboolean
is_rtl (gunichar letter)
{
  return (letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfdff) ||
         (letter >= 0xfe70 && letter <= 0xfeff) || (letter >= 0x10800 && letter <= 0x10fff) ||
         (letter >= 0x1e800 && letter <= 0x1efff);
}

/**
 * waymark_paper_has_rtl:
 * @words: (nullable): what is said
 *
 * Returns: whether anything in it runs from right to left
 */
gboolean
waymark_paper_has_rtl (const char *words)
{
  for (const char *c = words; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (is_rtl (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static void
strip (char *words)
{
  char *to = words;

  if (waymark_paper_has_rtl (words))
    return;
  for (const char *c = words; c != NULL && *c != '\0';)
    if (strncmp (c, "\u2068", 3) == 0 || strncmp (c, "\u2069", 3) == 0)
      c += 3;
    else
      *to++ = *c++;
  if (words != NULL)
    *to = '\0';
}

static void
strip_table (const WaymarkReportTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WaymarkReportRow *row = table->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          strip (waymark_report_row_get_cell (row, j)->words);
          strip (waymark_report_row_get_cell (row, j)->note);
        }
    }
  strip (table->rest);
}

static void
strip_bars (const WaymarkReportBars *bars)
{
  for (guint i = 0; i < bars->bars->len; i++)
    {
      const WaymarkReportBar *bar = bars->bars->pdata[i];

      strip (bar->label);
      strip (bar->words);
      strip (bar->movement);
      strip (bar->late);
    }
}

static void
strip_timeline (const WaymarkReportTimeline *timeline)
{
  for (guint i = 0; i < timeline->groups->len; i++)
    {
      const WaymarkReportSpans *spans = timeline->groups->pdata[i];

      strip (spans->heading);
      for (guint j = 0; j < spans->rows->len; j++)
        {
          strip (((WaymarkReportSpan *) spans->rows->pdata[j])->words);
          strip (((WaymarkReportSpan *) spans->rows->pdata[j])->beside);
        }
    }
}

static void
strip_block (const WaymarkReportBlock *block)
{
  strip (block->words);
  for (guint i = 0; block->lines != NULL && i < block->lines->len; i++)
    {
      strip (((WaymarkReportLine *) block->lines->pdata[i])->words);
      strip (((WaymarkReportLine *) block->lines->pdata[i])->note);
    }
  for (guint i = 0; block->figures != NULL && i < block->figures->len; i++)
    strip (((WaymarkReportFigure *) block->figures->pdata[i])->label);
  if (block->table != NULL)
    strip_table (block->table);
  if (block->bars != NULL)
    strip_bars (block->bars);
  if (block->timeline != NULL)
    strip_timeline (block->timeline);
}

/**
 * waymark_paper_strip_isolates:
 * @report: a report that is read from left to right
 *
 * Takes out of its words what no reader needs who reads all of them from left to right.
 */
void
waymark_paper_strip_isolates (WaymarkReport *report)
{
  strip (report->title);
  strip (report->plan);
  strip (report->summary);
  for (guint i = 0; i < report->facts->len; i++)
    strip (g_array_index (report->facts, WaymarkReportFact, i).words);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];

      strip (section->heading);
      strip (section->lead);
      for (guint j = 0; j < section->blocks->len; j++)
        strip_block (section->blocks->pdata[j]);
    }
}
