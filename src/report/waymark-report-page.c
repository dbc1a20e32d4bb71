/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-report-page.h"

#include "waymark-html-page.h"
#include "waymark-html.h"
#include "waymark-i18n.h"
#include "waymark-report-page-private.h"

/* A report as one self-contained web page: no script, nothing loaded from elsewhere. */

typedef WaymarkReportPage Page;

/* ---- what can be linked to */

static void
collect_anchors (Page *page, const WaymarkReport *report)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];

      for (guint k = 0; k < section->blocks->len; k++)
        {
          const WaymarkReportBlock *block = section->blocks->pdata[k];

          for (guint row = 0; block->table != NULL && row < block->table->rows->len; row++)
            {
              const char *anchor = ((WaymarkReportRow *) block->table->rows->pdata[row])->anchor;

              if (anchor != NULL)
                g_hash_table_add (page->anchors, (gpointer) anchor);
            }
        }
    }
}

/**
 * waymark_report_page_add_number:
 * @page: a page
 * @number: (nullable): a number as shown
 * @item: (nullable): id of the item whose number it is
 *
 * Adds the number, as a link where the item stands on the page.
 */
void
waymark_report_page_add_number (WaymarkReportPage *page, const char *number, const char *item)
{
  gboolean linked = item != NULL && g_hash_table_contains (page->anchors, item);

  if (number == NULL)
    return;
  if (linked)
    g_string_append_printf (page->html, "<a href=\"#i%s\">", item);
  waymark_html_words (page->html, number);
  if (linked)
    g_string_append (page->html, "</a>");
}

/* ---- the head */

static char *
plain_title (const WaymarkReport *report)
{
  g_autofree char *title = g_strdup_printf ("%s – %s", report->plan, report->title);
  g_auto (GStrv) begin = g_strsplit (title, "\342\201\250", -1);
  g_autofree char *half = g_strjoinv ("", begin);
  g_auto (GStrv) end = g_strsplit (half, "\342\201\251", -1);

  return g_strjoinv ("", end);
}

static void
add_contents (Page *page, const WaymarkReport *report)
{
  g_string_append (page->html, "<nav class=\"contents\" aria-label=\"");
  waymark_html_escape (page->html, C_ ("report", "Contents"), -1);
  g_string_append (page->html, "\"><ul>\n");
  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];

      g_string_append_printf (page->html, "<li><a href=\"#%s\">", section->id);
      waymark_html_words (page->html, section->heading);
      g_string_append (page->html, "</a></li>\n");
    }
  g_string_append (page->html, "</ul></nav>\n");
}

static void
add_head (Page *page, const WaymarkReport *report)
{
  static const char *const styles[] = { "web-page.css", "report-page.css", NULL };
  g_autofree char *title = plain_title (report);

  waymark_html_begin (page->html, title, styles);
  g_string_append (page->html, "<a class=\"skip\" href=\"#report\">");
  waymark_html_escape (page->html, _ ("Skip to the report"), -1);
  g_string_append (page->html, "</a>\n<header>\n<p class=\"kind\">");
  waymark_html_words (page->html, report->title);
  g_string_append (page->html, "</p>\n<h1>");
  waymark_html_words (page->html, report->plan);
  g_string_append (page->html, "</h1>\n<p class=\"summary\">");
  waymark_html_words (page->html, report->summary);
  g_string_append (page->html, "</p>\n<dl class=\"facts\">\n");
  for (guint i = 0; i < report->facts->len; i++)
    {
      const WaymarkReportFact *fact = &g_array_index (report->facts, WaymarkReportFact, i);

      g_string_append (page->html, "<dt>");
      waymark_html_words (page->html, fact->label);
      g_string_append (page->html, "</dt><dd>");
      waymark_html_words (page->html, fact->words);
      g_string_append (page->html, "</dd>\n");
    }
  g_string_append (page->html, "</dl>\n");
  add_contents (page, report);
  g_string_append (page->html, "</header>\n<main id=\"report\">\n");
}

/* ---- sections */

static const char *
part_name (WaymarkReportPart part)
{
  static const char *const names[] = {
    [WAYMARK_REPORT_BODY] = "body",
    [WAYMARK_REPORT_PARTY] = "party",
    [WAYMARK_REPORT_TIME] = "time",
    [WAYMARK_REPORT_APPENDIX] = "appendix",
  };

  return names[part];
}

/* Below the heading of its part a section's own is one level further down. */
static void
add_section (Page *page, const WaymarkReportSection *section, gboolean begins_part)
{
  const char *above = waymark_report_part_get_heading (section->part);
  int level = above != NULL ? 3 : 2;

  if (begins_part && above != NULL)
    {
      g_string_append (page->html, "<h2 class=\"part\">");
      waymark_html_words (page->html, above);
      g_string_append (page->html, "</h2>\n");
    }
  g_string_append_printf (page->html,
                          "<section class=\"%s%s\" id=\"%s\" aria-labelledby=\"h-%s\">\n"
                          "<h%d id=\"h-%s\">",
                          part_name (section->part),
                          begins_part && above == NULL ? " begins" : "",
                          section->id,
                          section->id,
                          level,
                          section->id);
  waymark_html_words (page->html, section->heading);
  g_string_append_printf (page->html, "</h%d>\n", level);
  waymark_html_paragraphs (page->html, section->lead, "lead");
  for (guint i = 0; i < section->blocks->len; i++)
    waymark_report_page_add_block (page, section->blocks->pdata[i]);
  g_string_append (page->html, "</section>\n");
}

static gboolean
flush (Page *page, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  gboolean written = g_output_stream_write_all (
      stream, page->html->str, page->html->len, NULL, cancellable, error);

  g_string_truncate (page->html, 0);
  return written;
}

/**
 * waymark_report_page_write:
 * @report: a report
 * @stream: where to write
 * @cancellable: (nullable): to stop early
 * @error: of the stream
 *
 * Writes a report as one self-contained, accessible web page. The same report in the same
 * language gives the same bytes.
 *
 * Returns: whether all was written
 */
gboolean
waymark_report_page_write (const WaymarkReport *report,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  Page page = { html, anchors };
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (report != NULL ? report->language : NULL);

  g_return_val_if_fail (report != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  collect_anchors (&page, report);
  add_head (&page, report);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];
      const WaymarkReportSection *last = i > 0 ? report->sections->pdata[i - 1] : NULL;

      add_section (&page, section, last != NULL && last->part != section->part);
      if (!flush (&page, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return flush (&page, stream, cancellable, error);
}
