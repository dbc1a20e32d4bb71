/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-page-private.h"

#include <string.h>

#include "waymark-html.h"

typedef WaymarkReportPage Page;

/* ---- marks */

static const char *
rating_name (WaymarkRating rating)
{
  const char *name = waymark_rating_get_name (rating);

  return name != NULL ? name : "none";
}

/* The plate of a rating in a square of 18, as the window draws it. */
static const char *
plate_of (WaymarkRating rating)
{
  switch (rating)
    {
    case WAYMARK_RATING_GREEN:
      return "<circle cx=\"9\" cy=\"9\" r=\"8.6\"/>";
    case WAYMARK_RATING_AMBER:
      return "<path d=\"M9 .9 17.6 16.6H.4Z\"/>";
    case WAYMARK_RATING_RED:
      return "<path d=\"M1 1H17V17H1Z\"/>";
    case WAYMARK_RATING_BLUE:
      return "<path d=\"M9 0 16.8 4.5V13.5L9 18 1.2 13.5V4.5Z\"/>";
    case WAYMARK_RATING_NONE:
    default:
      return "<path d=\"M4.5 8H13.5V10H4.5Z\"/>";
    }
}

static void
add_plate (Page *page, const WaymarkReportMark *mark)
{
  g_string_append_printf (page->html,
                          "<svg class=\"plate %s\" viewBox=\"0 0 18 %d\" aria-hidden=\"true\">%s",
                          rating_name (mark->rating),
                          mark->by_hand ? 22 : 18,
                          plate_of (mark->rating));
  if (mark->rating != WAYMARK_RATING_NONE)
    {
      g_string_append_printf (page->html,
                              "<text x=\"9\" y=\"%d\" text-anchor=\"middle\">",
                              mark->rating == WAYMARK_RATING_AMBER ? 15 : 13);
      waymark_html_escape (page->html, waymark_rating_get_letter (mark->rating), -1);
      g_string_append (page->html, "</text>");
    }
  if (mark->by_hand)
    g_string_append (page->html, "<circle class=\"hand\" cx=\"15\" cy=\"20.4\" r=\"1.5\"/>");
  g_string_append (page->html, "</svg>");
}

/**
 * waymark_report_page_add_mark:
 * @page: a page
 * @mark: a mark
 *
 * Adds the mark for eyes only: the words beside it say the same.
 */
void
waymark_report_page_add_mark (WaymarkReportPage *page, const WaymarkReportMark *mark)
{
  const char *stage;

  switch (mark->kind)
    {
    case WAYMARK_REPORT_RATING:
      add_plate (page, mark);
      break;
    case WAYMARK_REPORT_STAGE:
      stage = waymark_stage_get_name (mark->stage);
      g_string_append_printf (page->html,
                              "<svg class=\"mark %s\" aria-hidden=\"true\">"
                              "<use href=\"#stage-%s\"/></svg>",
                              stage,
                              stage);
      break;
    case WAYMARK_REPORT_NO_MARK:
    default:
      break;
    }
}

static const char *
tone_class (WaymarkReportTone tone)
{
  static const char *const names[] = {
    [WAYMARK_REPORT_PLAIN] = "plain",   [WAYMARK_REPORT_QUIET] = "dim",
    [WAYMARK_REPORT_STRONG] = "strong", [WAYMARK_REPORT_LATE] = "late",
    [WAYMARK_REPORT_SOON] = "soon",
  };

  return names[tone];
}

/* ---- lists, figures */

static void
add_list (Page *page, GPtrArray *lines)
{
  g_string_append (page->html, "<ul class=\"lines\">\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const WaymarkReportLine *line = lines->pdata[i];

      g_string_append (page->html, "<li>");
      waymark_report_page_add_mark (page, &line->mark);
      if (line->number != NULL)
        {
          g_string_append (page->html, "<span class=\"number\">");
          waymark_report_page_add_number (page, line->number, line->item);
          g_string_append (page->html, "</span> ");
        }
      waymark_html_words (page->html, line->words);
      if (line->note != NULL)
        {
          g_string_append (page->html, "<br><span class=\"dim\">");
          waymark_html_words (page->html, line->note);
          g_string_append (page->html, "</span>");
        }
      g_string_append (page->html, "</li>\n");
    }
  g_string_append (page->html, "</ul>\n");
}

static void
add_figure (Page *page, const WaymarkReportFigure *figure)
{
  g_string_append (page->html, "<div><dt>");
  waymark_report_page_add_mark (page, &figure->mark);
  waymark_html_words (page->html, figure->label);
  g_string_append_printf (
      page->html, "</dt><dd><span class=\"count %s\">", tone_class (figure->tone));
  waymark_html_words (page->html, figure->number);
  g_string_append (page->html, "</span>");
  if (figure->share != NULL)
    {
      g_string_append (page->html, " <span class=\"share\">");
      waymark_html_words (page->html, figure->share);
      g_string_append (page->html, "</span>");
    }
  if (figure->movement != NULL)
    {
      g_string_append_printf (
          page->html, " <span class=\"movement%s\">", figure->change == 0 ? " dim" : "");
      waymark_html_words (page->html, figure->movement);
      g_string_append (page->html, "</span>");
    }
  g_string_append (page->html, "</dd></div>\n");
}

static void
add_figures (Page *page, const WaymarkReportBlock *block)
{
  g_string_append (page->html, "<div class=\"figures\">\n<h3>");
  waymark_html_words (page->html, block->words);
  g_string_append (page->html, "</h3>\n<dl>\n");
  for (guint i = 0; i < block->figures->len; i++)
    add_figure (page, block->figures->pdata[i]);
  g_string_append (page->html, "</dl>\n</div>\n");
}

/* ---- tables */

static void
add_words (Page *page, const char *words, WaymarkReportTone tone)
{
  const char *style = tone != WAYMARK_REPORT_PLAIN ? tone_class (tone) : NULL;

  if (words == NULL)
    return;
  if (strchr (words, '\n') != NULL)
    {
      waymark_html_paragraphs (page->html, words, style);
      return;
    }
  if (style != NULL)
    g_string_append_printf (page->html, "<span class=\"%s\">", style);
  waymark_html_words (page->html, words);
  if (style != NULL)
    g_string_append (page->html, "</span>");
}

static void
add_cell (Page *page, const WaymarkReportCell *cell)
{
  waymark_report_page_add_mark (page, &cell->mark);
  if (cell->item != NULL)
    waymark_report_page_add_number (page, cell->words, cell->item);
  else
    add_words (page, cell->words, cell->tone);
  if (cell->note == NULL)
    return;
  g_string_append (page->html, "<div class=\"note\">");
  add_words (page, cell->note, cell->note_tone);
  g_string_append (page->html, "</div>");
}

static void
add_row (Page *page, const WaymarkReportTable *table, const WaymarkReportRow *row)
{
  g_string_append (page->html, "<tr");
  if (row->anchor != NULL)
    g_string_append_printf (page->html, " id=\"i%s\"", row->anchor);
  if (row->is_group || row->is_finished)
    g_string_append_printf (
        page->html, " class=\"%s\"", row->is_group ? "requirement" : "finished");
  g_string_append (page->html, ">");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const WaymarkReportColumn *column = &g_array_index (table->columns, WaymarkReportColumn, i);
      const char *tag = column->is_header || (row->is_group && i == 1) ? "th" : "td";

      g_string_append_printf (page->html, "<%s", tag);
      if (*tag == 't' && tag[1] == 'h')
        g_string_append (page->html,
                         row->is_group && i == 1 ? " scope=\"rowgroup\"" : " scope=\"row\"");
      if (row->is_group && i == 1)
        g_string_append_printf (page->html, " colspan=\"%u\"", row->cells->len - 1);
      if (column->is_number)
        g_string_append (page->html, " class=\"figure\"");
      g_string_append (page->html, ">");
      add_cell (page, waymark_report_row_get_cell (row, i));
      g_string_append_printf (page->html, "</%s>", tag);
      if (row->is_group && i == 1)
        break;
    }
  g_string_append (page->html, "</tr>\n");
}

static void
add_columns (Page *page, const WaymarkReportTable *table)
{
  double whole = 0;

  for (guint i = 0; i < table->columns->len; i++)
    whole += g_array_index (table->columns, WaymarkReportColumn, i).width;
  g_string_append (page->html, "<colgroup>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      double width = g_array_index (table->columns, WaymarkReportColumn, i).width;

      g_string_append_printf (
          page->html, "<col style=\"width:%d%%\">", (int) (100 * width / whole + 0.5));
    }
  g_string_append (page->html, "</colgroup>\n<thead><tr>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WaymarkReportColumn *column = &g_array_index (table->columns, WaymarkReportColumn, i);

      g_string_append_printf (
          page->html, "<th scope=\"col\"%s>", column->is_number ? " class=\"figure\"" : "");
      waymark_html_words (page->html, column->title);
      g_string_append (page->html, "</th>");
    }
  g_string_append (page->html, "</tr></thead>\n");
}

static void
add_table (Page *page, const WaymarkReportTable *table)
{
  g_string_append (page->html, "<table class=\"report\">\n<caption>");
  waymark_html_words (page->html, table->caption);
  g_string_append (page->html, "</caption>\n");
  add_columns (page, table);
  g_string_append (page->html, "<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WaymarkReportRow *row = table->rows->pdata[i];

      if (row->is_group && i > 0)
        g_string_append (page->html, "</tbody>\n<tbody>\n");
      add_row (page, table, row);
    }
  g_string_append (page->html, "</tbody>\n</table>\n");
  if (table->rest == NULL)
    return;
  g_string_append (page->html, "<p class=\"rest\">");
  waymark_html_words (page->html, table->rest);
  g_string_append (page->html, "</p>\n");
}

/* ---- bars */

static void
add_bar (Page *page, const WaymarkReportBar *bar, guint most)
{
  g_string_append (page->html, "<tr><th scope=\"row\"><span class=\"number\">");
  waymark_html_words (page->html, bar->number);
  g_string_append (page->html, "</span> ");
  waymark_html_words (page->html, bar->label);
  g_string_append_printf (page->html,
                          "</th><td><div class=\"bar\" aria-hidden=\"true\" style=\"width:%u%%\">",
                          MAX (100 * bar->total / MAX (most, 1), 1));
  for (guint i = 0; i < bar->segments->len; i++)
    {
      const WaymarkReportSegment *segment = &g_array_index (bar->segments, WaymarkReportSegment, i);
      const char *letter = segment->mark.kind == WAYMARK_REPORT_RATING
                               ? waymark_rating_get_letter (segment->mark.rating)
                               : "";

      g_string_append_printf (page->html,
                              "<span class=\"%s\" style=\"flex-grow:%u\">",
                              segment->mark.kind == WAYMARK_REPORT_RATING
                                  ? rating_name (segment->mark.rating)
                                  : waymark_stage_get_name (segment->mark.stage),
                              segment->count);
      waymark_html_escape (page->html, letter, -1);
      g_string_append_printf (page->html, "&#160;%u</span>", segment->count);
    }
  g_string_append (page->html, "</div><div class=\"note\">");
  waymark_html_words (page->html, bar->words);
  g_string_append (page->html, "</div></td><td>");
  if (bar->movement != NULL)
    {
      waymark_html_words (page->html, bar->movement);
      g_string_append (page->html, "</td><td>");
    }
  if (bar->late != NULL)
    {
      g_string_append (page->html, "<span class=\"late\">");
      waymark_html_words (page->html, bar->late);
      g_string_append (page->html, "</span>");
    }
  g_string_append (page->html, "</td></tr>\n");
}

static void
add_bars (Page *page, const WaymarkReportBars *bars)
{
  const char *const titles[] = {
    bars->label_title, bars->words_title, bars->movement_title, bars->late_title
  };

  g_string_append (page->html, "<table class=\"report bars\">\n<caption>");
  waymark_html_words (page->html, bars->caption);
  g_string_append (page->html, "</caption>\n<thead><tr>");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i] != NULL)
      {
        g_string_append (page->html, "<th scope=\"col\">");
        waymark_html_words (page->html, titles[i]);
        g_string_append (page->html, "</th>");
      }
  g_string_append (page->html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < bars->bars->len; i++)
    add_bar (page, bars->bars->pdata[i], bars->most);
  g_string_append (page->html, "</tbody>\n</table>\n");
}

/**
 * waymark_report_page_add_block:
 * @page: a page
 * @block: a block of a report
 *
 * Adds the block.
 */
void
waymark_report_page_add_block (WaymarkReportPage *page, const WaymarkReportBlock *block)
{
  switch (block->type)
    {
    case WAYMARK_REPORT_PARAGRAPH:
      waymark_html_paragraphs (page->html,
                               block->words,
                               block->tone != WAYMARK_REPORT_PLAIN ? tone_class (block->tone)
                                                                   : NULL);
      break;
    case WAYMARK_REPORT_HEADING:
      g_string_append (page->html, "<h4>");
      waymark_html_words (page->html, block->words);
      g_string_append (page->html, "</h4>\n");
      break;
    case WAYMARK_REPORT_LIST:
      add_list (page, block->lines);
      break;
    case WAYMARK_REPORT_FIGURES:
      add_figures (page, block);
      break;
    case WAYMARK_REPORT_TABLE:
      add_table (page, block->table);
      break;
    case WAYMARK_REPORT_BARS:
      add_bars (page, block->bars);
      break;
    case WAYMARK_REPORT_TIMELINE:
    default:
      waymark_report_page_add_timeline (page, block->timeline);
      break;
    }
}
