/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "waymark-report.h"

G_BEGIN_DECLS

/**
 * WaymarkPaperSize:
 * @width: of an upright page, in points (1/72 inch)
 * @height: of an upright page, in points
 *
 * The paper that a report is printed on.
 */
typedef struct
{
  double width;
  double height;
} WaymarkPaperSize;

#define WAYMARK_TYPE_PAPER (waymark_paper_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkPaper, waymark_paper, WAYMARK, PAPER, GObject)

/*
 * A report laid out in pages. The same pages are seen in the window, printed, and written as
 * PDF. Once made it does not change, and any one thread at a time may draw it.
 */
void          waymark_paper_size_init    (WaymarkPaperSize *size); /* what is usual where the reader lives */

WaymarkPaper *waymark_paper_new          (WaymarkReport *report, const GDate *day, const WaymarkPaperSize *size, GCancellable *cancellable, GError **error);
const WaymarkReport *waymark_paper_get_report (WaymarkPaper *self);
guint         waymark_paper_get_n_pages  (WaymarkPaper *self);
void          waymark_paper_get_size     (WaymarkPaper *self, guint page, double *width, double *height);
char         *waymark_paper_dup_text     (WaymarkPaper *self, guint page);
void          waymark_paper_draw         (WaymarkPaper *self, guint page, cairo_t *cr);
gboolean      waymark_paper_write_pdf    (WaymarkPaper *self, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
