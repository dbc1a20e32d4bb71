/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#ifdef HAVE_LOCALE_PAPER
#include <langinfo.h>
#endif

#include "waymark-paper-private.h"

#include "waymark-i18n.h"

#define MM (72 / 25.4)

G_DEFINE_FINAL_TYPE (WaymarkPaper, waymark_paper, G_TYPE_OBJECT)

static void
waymark_paper_finalize (GObject *object)
{
  WaymarkPaper *self = WAYMARK_PAPER (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->report, waymark_report_free);
  G_OBJECT_CLASS (waymark_paper_parent_class)->finalize (object);
}

static void
waymark_paper_class_init (WaymarkPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = waymark_paper_finalize;
}

static void
waymark_paper_init (WaymarkPaper *self)
{
  self->strings = g_string_chunk_new (4096);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_array_new (FALSE, TRUE, sizeof (WaymarkPaperEntry));
}

/**
 * waymark_paper_size_init:
 * @size: (out): the paper that is usual where the reader lives: A4, or Letter
 */
void
waymark_paper_size_init (WaymarkPaperSize *size)
{
  int width = 210, height = 297;

#ifdef HAVE_LOCALE_PAPER
  int local_width = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH));
  int local_height = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT));

  if (local_width > 100 && local_height > 100)
    {
      width = local_width;
      height = local_height;
    }
#endif
  size->width = width * MM;
  size->height = height * MM;
}

/* --- laying out */

/* What links can lead to, and how many rows there are to be done. */
static void
look_ahead (WaymarkPaperFlow *flow)
{
  const WaymarkReport *report = flow->paper->report;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const WaymarkReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const WaymarkReportBlock *block = section->blocks->pdata[j];
          guint n_rows = block->table != NULL ? block->table->rows->len : 0;

          flow->all_rows += n_rows;
          for (guint k = 0; k < n_rows; k++)
            {
              const WaymarkReportRow *row = block->table->rows->pdata[k];

              if (row->anchor != NULL)
                g_hash_table_add (flow->paper->anchors, row->anchor);
            }
          for (guint k = 0; block->timeline != NULL && k < block->timeline->groups->len; k++)
            flow->all_rows += ((WaymarkReportSpans *) block->timeline->groups->pdata[k])->rows->len;
        }
    }
}

static const char *
add_entry (WaymarkPaperFlow *flow, const char *title, gboolean is_part)
{
  WaymarkPaperEntry entry = { .title = title, .is_part = is_part };
  g_autofree char *target = g_strdup_printf ("-part-%u", flow->paper->entries->len);

  entry.target = g_string_chunk_insert (flow->paper->strings, target);
  g_array_append_val (flow->paper->entries, entry);
  return entry.target;
}

static gboolean
add_block (WaymarkPaperFlow *flow, const WaymarkReportBlock *block, GError **error)
{
  switch (block->type)
    {
    case WAYMARK_REPORT_HEADING:
      waymark_paper_add_heading (
          flow, block->words, WAYMARK_STYLE_SUBHEADING, add_entry (flow, block->words, TRUE));
      return TRUE;
    case WAYMARK_REPORT_LIST:
      waymark_paper_add_list (flow, block->lines);
      return TRUE;
    case WAYMARK_REPORT_FIGURES:
      waymark_paper_add_figures (flow, block->figures);
      return TRUE;
    case WAYMARK_REPORT_TABLE:
      return waymark_paper_add_table (flow, block->table, error);
    case WAYMARK_REPORT_BARS:
      waymark_paper_add_bars (flow, block->bars);
      return TRUE;
    case WAYMARK_REPORT_TIMELINE:
      return waymark_paper_add_timeline (flow, block->timeline, error);
    case WAYMARK_REPORT_PARAGRAPH:
    default:
      waymark_paper_add_words (flow,
                               block->words,
                               block->tone == WAYMARK_REPORT_STRONG ? WAYMARK_STYLE_BODY_BOLD
                                                                    : WAYMARK_STYLE_BODY,
                               waymark_paper_tone_ink (block->tone, WAYMARK_INK_FG),
                               5);
      return TRUE;
    }
}

/* The body begins below the title; every other part, and each page about a party, on a page. */
static gboolean
add_section (WaymarkPaperFlow *flow,
             const WaymarkReportSection *section,
             WaymarkReportPart before,
             GError **error)
{
  if (section->part != before || section->part == WAYMARK_REPORT_PARTY)
    waymark_paper_flow_break (flow, section->part == WAYMARK_REPORT_TIME);
  waymark_paper_add_heading (
      flow, section->heading, WAYMARK_STYLE_HEADING, add_entry (flow, section->heading, FALSE));
  flow->keeps = section->blocks->len > 0;
  if (section->lead != NULL)
    waymark_paper_add_words (flow, section->lead, WAYMARK_STYLE_BODY, WAYMARK_INK_FG, 2);
  flow->keeps = FALSE;
  for (guint i = 0; i < section->blocks->len; i++)
    if (!add_block (flow, section->blocks->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
lay_out (WaymarkPaper *self, GCancellable *cancellable, GError **error)
{
  WaymarkReportPart part = WAYMARK_REPORT_BODY;
  gboolean done = !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_autoptr (PangoLayout) layout = NULL;
  WaymarkPaperFlow flow;

  waymark_paper_flow_begin (&flow, self, cancellable);
  layout = g_object_ref (flow.layout);
  look_ahead (&flow);
  waymark_paper_add_title (&flow);
  for (guint i = 0; done && i < self->report->sections->len; i++)
    {
      const WaymarkReportSection *section = self->report->sections->pdata[i];

      done = add_section (&flow, section, part, error);
      part = section->part;
    }
  waymark_paper_flow_end (&flow);
  if (done)
    waymark_paper_add_margins (self, layout);
  return done;
}

/**
 * waymark_paper_new:
 * @report: (transfer full): a report
 * @day: the day of the report, which stands on every page
 * @size: the paper
 * @cancellable: (nullable): to stop early; a #WaymarkProgress is told how far it is
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Lays a report out in pages, in any thread.
 *
 * Returns: (transfer full) (nullable): the pages
 */
WaymarkPaper *
waymark_paper_new (WaymarkReport *report,
                   const GDate *day,
                   const WaymarkPaperSize *size,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (WaymarkPaper) self = g_object_new (WAYMARK_TYPE_PAPER, NULL);
  g_auto (WaymarkSpeech) speech = waymark_speech_begin (report != NULL ? report->language : NULL);

  g_return_val_if_fail (report != NULL && day != NULL && size != NULL, NULL);

  self->report = report;
  self->day = *day;
  self->size = *size;
  /* Translators: "rtl" if this language is written from right to left, else "ltr" */
  self->rtl = g_str_equal (C_ ("text direction", "ltr"), "rtl");
  if (!self->rtl)
    waymark_paper_strip_isolates (report);
  return lay_out (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/* --- pages */

/**
 * waymark_paper_get_report:
 * @self: a report in pages
 *
 * Returns: (transfer none): the report, for those who write it in other ways
 */
const WaymarkReport *
waymark_paper_get_report (WaymarkPaper *self)
{
  g_return_val_if_fail (WAYMARK_IS_PAPER (self), NULL);
  return self->report;
}

/**
 * waymark_paper_get_n_pages:
 * @self: a report in pages
 *
 * Returns: how many pages it has, at least one
 */
guint
waymark_paper_get_n_pages (WaymarkPaper *self)
{
  g_return_val_if_fail (WAYMARK_IS_PAPER (self), 0);
  return self->pages->len;
}

/**
 * waymark_paper_get_size:
 * @self: a report in pages
 * @page: which, from 0
 * @width: (out) (optional): how wide it is, in points
 * @height: (out) (optional): how high it is
 */
void
waymark_paper_get_size (WaymarkPaper *self, guint page, double *width, double *height)
{
  gboolean wide;

  g_return_if_fail (WAYMARK_IS_PAPER (self) && page < self->pages->len);

  wide = ((WaymarkPaperPage *) self->pages->pdata[page])->wide;
  if (width != NULL)
    *width = wide ? self->size.height : self->size.width;
  if (height != NULL)
    *height = wide ? self->size.width : self->size.height;
}

/**
 * waymark_paper_dup_text:
 * @self: a report in pages
 * @page: which, from 0
 *
 * Returns: (transfer full): all words of a page in reading order, for who hears them
 */
char *
waymark_paper_dup_text (WaymarkPaper *self, guint page)
{
  GString *text = g_string_new (NULL);
  GArray *ops;

  g_return_val_if_fail (WAYMARK_IS_PAPER (self) && page < self->pages->len, NULL);

  ops = ((WaymarkPaperPage *) self->pages->pdata[page])->ops;
  for (guint i = 0; i < ops->len; i++)
    {
      const WaymarkPaperOp *op = &g_array_index (ops, WaymarkPaperOp, i);

      if (op->type != WAYMARK_OP_WORDS)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text, op->words.words + op->start, op->end - op->start);
    }
  return g_string_free (text, FALSE);
}

/**
 * waymark_paper_draw:
 * @self: a report in pages
 * @page: which, from 0
 * @cr: where to draw, a point being one unit
 *
 * Draws a page, without the paper itself.
 */
void
waymark_paper_draw (WaymarkPaper *self, guint page, cairo_t *cr)
{
  g_return_if_fail (WAYMARK_IS_PAPER (self) && page < self->pages->len);

  waymark_paper_pen_draw (self, page, cr, FALSE);
}
