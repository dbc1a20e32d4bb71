/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-page-private.h"

#include "waymark-html.h"
#include "waymark-i18n.h"

/* The timeline on a web page: a table whose second column is drawn. What is drawn stands in
 * words in the third. Lengths are thousandths of the width, so that it fits any. */

#define WIDE 1000.0
#define HIGH 20

typedef WaymarkReportPage Page;

static double
place (const WaymarkReportTimeline *timeline, guint32 day)
{
  double all = timeline->reach.last + 1 - timeline->reach.first;

  return CLAMP (WIDE * ((double) day - timeline->reach.first) / all, 0, WIDE);
}

/* Numbers are written with a point, whatever the reader's language. */
static void
add_number (Page *page, const char *name, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (
      page->html, " %s=\"%s\"", name, g_ascii_formatd (digits, sizeof digits, "%.1f", number));
}

static void
add_box (Page *page,
         const WaymarkReportTimeline *timeline,
         const char *style,
         guint32 first,
         guint32 last,
         double top,
         double height)
{
  double x = place (timeline, first);

  g_string_append_printf (page->html, "<rect class=\"%s\"", style);
  add_number (page, "x", x);
  add_number (page, "y", top);
  add_number (page, "width", MAX (place (timeline, last + 1) - x, 1));
  add_number (page, "height", height);
  g_string_append (page->html, "/>");
}

/* "By" rises from where nobody knows when it begins. */
static void
add_rise (Page *page,
          const WaymarkReportTimeline *timeline,
          const WaymarkDays *due,
          const char *style)
{
  char x1[G_ASCII_DTOSTR_BUF_SIZE], x2[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (x1, sizeof x1, "%.1f", place (timeline, due->first));
  g_ascii_formatd (x2, sizeof x2, "%.1f", place (timeline, due->last + 1));
  g_string_append_printf (page->html, "<path class=\"%s\" d=\"M%s 15 %s 5V15Z\"/>", style, x1, x2);
}

static void
add_upright (Page *page, const WaymarkReportTimeline *timeline, const char *style, guint32 day)
{
  double x = place (timeline, day);

  g_string_append_printf (page->html, "<line class=\"%s\" y1=\"0\" y2=\"%d\"", style, HIGH);
  add_number (page, "x1", x);
  add_number (page, "x2", x);
  g_string_append (page->html, "/>");
}

static const char *
bar_class (const WaymarkReportSpan *row)
{
  if (row->span->finished)
    return "done";
  switch (row->mark.rating)
    {
    case WAYMARK_RATING_GREEN:
      return "green";
    case WAYMARK_RATING_AMBER:
      return "amber";
    case WAYMARK_RATING_RED:
      return "red";
    case WAYMARK_RATING_BLUE:
      return "blue";
    case WAYMARK_RATING_NONE:
    default:
      return "none";
    }
}

static void
add_span (Page *page, const WaymarkReportTimeline *timeline, const WaymarkReportSpan *row)
{
  const WaymarkTimespan *span = row->span;
  guint32 end = span->due.last != 0 ? span->due.last : timeline->reach.last;
  guint32 from = span->due.first != 0 ? span->due.first : timeline->today.day;

  for (guint i = 0; i < span->moved_from->len; i++)
    {
      const WaymarkDays *moved = &g_array_index (span->moved_from, WaymarkDays, i);

      add_box (page, timeline, "moved", moved->first, moved->last, 4, 12);
    }
  if (span->start != 0 && span->start < from)
    add_box (page, timeline, "way", span->start, from, 9.5, 1);
  if (span->late_from != 0)
    add_box (page, timeline, "late", span->late_from, timeline->today.day, 7, 6);
  if (span->shape == WAYMARK_SPAN_BY)
    add_rise (page, timeline, &span->due, bar_class (row));
  else if (span->shape == WAYMARK_SPAN_WINDOW)
    add_box (page, timeline, bar_class (row), span->due.first, end, 5, 10);
  else if (span->shape == WAYMARK_SPAN_ONGOING)
    add_box (page, timeline, "ongoing", from, end, 8, 4);
  if (span->proposed.last != 0)
    add_box (page, timeline, "proposed", span->proposed.first, span->proposed.last, 4, 12);
}

/* Quarters and today behind every row. */
static void
add_uprights (Page *page, const WaymarkReportTimeline *timeline)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, timeline->reach.first);
  for (g_date_add_months (&day, 3); g_date_get_julian (&day) <= timeline->reach.last;
       g_date_add_months (&day, 3))
    add_upright (page,
                 timeline,
                 (int) g_date_get_month (&day) == timeline->year_start ? "year" : "quarter",
                 g_date_get_julian (&day));
  add_upright (page, timeline, "today", timeline->today.day);
}

static void
begin_drawing (Page *page, const WaymarkReportTimeline *timeline)
{
  g_string_append_printf (page->html,
                          "<svg class=\"time\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
                          "aria-hidden=\"true\">",
                          (int) WIDE,
                          HIGH);
  add_uprights (page, timeline);
}

/* ---- the head: years, today, meetings */

static void
add_mark (Page *page,
          const WaymarkReportTimeline *timeline,
          const char *style,
          guint32 day,
          const char *label)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (x, sizeof x, "%.1f", place (timeline, day) * 100 / WIDE);
  g_string_append_printf (
      page->html, "<span class=\"%s\" style=\"inset-inline-start:%s%%\">", style, x);
  waymark_html_words (page->html, label);
  g_string_append (page->html, "</span>");
}

/* The plan's years: "2025/26", or "2025" where they begin in January. */
static char *
name_year (int year, int year_start)
{
  return year_start == 1 ? g_strdup_printf ("%d", year)
                         : g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
}

/* Whether a year lasts long enough from a day on for its name. */
static gboolean
has_room (const WaymarkReportTimeline *timeline, const GDate *day)
{
  GDate next = *day;

  do
    g_date_add_months (&next, 1);
  while ((int) g_date_get_month (&next) != timeline->year_start);
  return place (timeline, g_date_get_julian (&next)) - place (timeline, timeline->reach.first) >
         WIDE / 8;
}

static void
add_years (Page *page, const WaymarkReportTimeline *timeline)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, timeline->reach.first);
  for (gboolean first = TRUE; g_date_get_julian (&day) <= timeline->reach.last; first = FALSE)
    {
      int year =
          g_date_get_year (&day) - ((int) g_date_get_month (&day) < timeline->year_start ? 1 : 0);
      gboolean begins = (int) g_date_get_month (&day) == timeline->year_start;
      g_autofree char *name = name_year (year, timeline->year_start);

      /* The first year is named where there is room before the next. */
      if (begins || (first && has_room (timeline, &day)))
        add_mark (page, timeline, "year", g_date_get_julian (&day), name);
      g_date_add_months (&day, 3);
    }
}

static void
add_head (Page *page, const WaymarkReportTimeline *timeline)
{
  g_string_append (page->html, "<thead><tr><th scope=\"col\">");
  waymark_html_words (page->html, C_ ("column", "Action"));
  g_string_append (page->html, "</th><th scope=\"col\"><div class=\"axis\">");
  add_years (page, timeline);
  g_string_append (page->html, "</div><div class=\"axis\">");
  for (guint i = 0; i < timeline->meetings->len; i++)
    {
      const WaymarkReportDay *meeting = &g_array_index (timeline->meetings, WaymarkReportDay, i);

      g_string_append (page->html, "<span class=\"sr\">");
      waymark_html_words (page->html, meeting->label);
      g_string_append (page->html, "</span>");
      add_mark (page, timeline, "meeting", meeting->day, "◆");
    }
  add_mark (page, timeline, "today", timeline->today.day, timeline->today.label);
  g_string_append (page->html, "</div></th><th scope=\"col\">");
  waymark_html_words (page->html, C_ ("column", "Due"));
  g_string_append (page->html, "</th></tr></thead>\n");
}

static void
add_row (Page *page, const WaymarkReportTimeline *timeline, const WaymarkReportSpan *row)
{
  g_string_append (page->html, "<tr><th scope=\"row\"><div class=\"cut\">");
  waymark_report_page_add_mark (page, &row->mark);
  g_string_append (page->html, "<span class=\"number\">");
  waymark_report_page_add_number (page, row->number, row->item);
  g_string_append (page->html, "</span> ");
  waymark_html_words (page->html, row->words);
  g_string_append (page->html, "</div></th><td>");
  begin_drawing (page, timeline);
  add_span (page, timeline, row);
  g_string_append_printf (
      page->html, "</svg></td><td class=\"%s\">", row->is_late ? "late" : "dim");
  waymark_html_words (page->html, row->sentence);
  g_string_append (page->html, "</td></tr>\n");
}

/* What the shapes mean, in words, as they cannot be told by heart. */
static void
add_legend (Page *page)
{
  g_string_append (page->html, "<p class=\"dim\">");
  waymark_html_words (
      page->html,
      _ ("Bars are the time in which an action is due, those that rise are due at any time by "
         "their "
         "end. Dashed boxes are earlier dates, dotted ones proposed dates; hatched is late so far; "
         "diamonds are meetings."));
  g_string_append (page->html, "</p>\n");
}

/**
 * waymark_report_page_add_timeline:
 * @page: a page
 * @timeline: when the actions are due
 *
 * Adds the timeline.
 */
void
waymark_report_page_add_timeline (WaymarkReportPage *page, const WaymarkReportTimeline *timeline)
{
  g_string_append (page->html,
                   "<svg class=\"defs\" aria-hidden=\"true\"><pattern id=\"hatch\" width=\"6\" "
                   "height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                   "<path class=\"hatch\" d=\"M0 0V6\"/></pattern></svg>\n"
                   "<table class=\"report timeline\">\n<caption>");
  waymark_html_words (page->html, timeline->caption);
  g_string_append (page->html, "</caption>\n");
  add_head (page, timeline);
  for (guint i = 0; i < timeline->groups->len; i++)
    {
      const WaymarkReportSpans *group = timeline->groups->pdata[i];

      g_string_append (page->html,
                       "<tbody>\n<tr class=\"requirement\"><th scope=\"rowgroup\" colspan=\"3\">");
      waymark_html_words (page->html, group->number);
      g_string_append_c (page->html, ' ');
      waymark_html_words (page->html, group->heading);
      g_string_append (page->html, "</th></tr>\n");
      for (guint k = 0; k < group->rows->len; k++)
        add_row (page, timeline, group->rows->pdata[k]);
      g_string_append (page->html, "</tbody>\n");
    }
  g_string_append (page->html, "</table>\n");
  add_legend (page);
}
