/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <cairo-pdf.h>

#include "waymark-error.h"
#include "waymark-i18n.h"
#include "waymark-paper-private.h"
#include "waymark-progress.h"

/* A report as PDF that a screen reader can read: headings, lists, tables and links are named.
 * The same pages give the same bytes. */

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error == NULL &&
      g_output_stream_write_all (
          sink->stream, bytes, length, NULL, sink->cancellable, &sink->error))
    return CAIRO_STATUS_SUCCESS;
  return CAIRO_STATUS_WRITE_ERROR;
}

/* Without the characters around people's words, which are for the eye only. */
static char *
plain (const char *words)
{
  GString *text = g_string_new (words);

  g_string_replace (text, "\u2068", "", 0);
  g_string_replace (text, "\u2069", "", 0);
  return g_string_free (text, FALSE);
}

static void
set_metadata (WaymarkPaper *paper, cairo_surface_t *pdf)
{
  g_autofree char *plan = plain (paper->report->plan);
  g_autofree char *report = plain (paper->report->title);
  g_autofree char *title = g_strdup_printf ("%s – %s", plan, report);
  char day[32];

  /* Noon, wherever that is: the day is what counts, and it must not depend on the clock. */
  g_date_strftime (day, sizeof day, "%Y-%m-%dT12:00:00Z", &paper->day);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_SUBJECT, report);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, "Waymark");
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, day);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_MOD_DATE, day);
}

static void
add_outline (WaymarkPaper *paper, cairo_surface_t *pdf)
{
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < paper->entries->len; i++)
    {
      const WaymarkPaperEntry *entry = &g_array_index (paper->entries, WaymarkPaperEntry, i);
      g_autofree char *title = plain (entry->title);
      g_autofree char *target = g_strdup_printf ("dest='i%s'", entry->target);
      int id = cairo_pdf_surface_add_outline (pdf,
                                              entry->is_part ? parent : CAIRO_PDF_OUTLINE_ROOT,
                                              title,
                                              target,
                                              entry->is_part ? 0 : CAIRO_PDF_OUTLINE_FLAG_OPEN);

      if (!entry->is_part)
        parent = id;
    }
}

static gboolean
draw_pages (WaymarkPaper *self, cairo_surface_t *pdf, GCancellable *cancellable, GError **error)
{
  cairo_t *cr = cairo_create (pdf);
  gboolean done = TRUE;

  for (guint i = 0; done && i < self->pages->len; i++)
    {
      double width, height;

      waymark_paper_get_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (pdf, width, height);
      /* Only of a document do readers look at the structure. */
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      waymark_paper_pen_draw (self, i, cr, TRUE);
      cairo_show_page (cr);
      waymark_progress_tell (cancellable, i + 1, self->pages->len);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (done)
    cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  return done;
}

/**
 * waymark_paper_write_pdf:
 * @self: a report in pages
 * @stream: where to write
 * @cancellable: (nullable): to stop early; a #WaymarkProgress is told how far it is
 * @error: of the stream, %G_IO_ERROR_CANCELLED, %WAYMARK_ERROR_FAILED
 *
 * Writes the pages as PDF, in any thread.
 *
 * Returns: whether all was written
 */
gboolean
waymark_paper_write_pdf (WaymarkPaper *self,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  Sink sink = { stream, cancellable, NULL };
  cairo_surface_t *pdf;
  cairo_status_t status;
  gboolean done;
  g_auto (WaymarkSpeech) speech =
      waymark_speech_begin (WAYMARK_IS_PAPER (self) ? self->report->language : NULL);

  g_return_val_if_fail (WAYMARK_IS_PAPER (self) && G_IS_OUTPUT_STREAM (stream), FALSE);

  pdf = cairo_pdf_surface_create_for_stream (write_cb, &sink, self->size.width, self->size.height);
  set_metadata (self, pdf);
  done = draw_pages (self, pdf, cancellable, error);
  if (done)
    add_outline (self, pdf);
  cairo_surface_finish (pdf);
  status = cairo_surface_status (pdf);
  cairo_surface_destroy (pdf);
  if (sink.error != NULL && done)
    g_propagate_error (error, sink.error);
  else
    g_clear_error (&sink.error);
  if (!done || (error != NULL && *error != NULL))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error,
                 WAYMARK_ERROR,
                 WAYMARK_ERROR_FAILED,
                 /* Translators: %s is what the system says. */
                 _ ("The report could not be written as PDF: %s."),
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
