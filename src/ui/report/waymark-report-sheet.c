/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "waymark-report-sheet.h"

#define PIXELS_PER_POINT (96 / 72.0)
#define MARGIN 12
#define NARROWEST 160

struct _WaymarkReportSheet
{
  GtkWidget parent_instance;

  WaymarkPaper *paper; /* (nullable) */
  guint page;
  double zoom;
};

G_DEFINE_FINAL_TYPE (WaymarkReportSheet, waymark_report_sheet, GTK_TYPE_WIDGET)

static void
get_size (WaymarkReportSheet *self, double *width, double *height)
{
  if (self->paper != NULL)
    waymark_paper_get_size (self->paper, self->page, width, height);
  else
    *width = *height = 1;
}

/* Pixels of a point where there is so much room. */
static double
find_scale (WaymarkReportSheet *self, int room)
{
  double width, height;

  if (self->zoom > 0)
    return self->zoom * PIXELS_PER_POINT;
  get_size (self, &width, &height);
  return MAX (room - 2 * MARGIN, 1) / width;
}

static void
waymark_report_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkReportSheet *self = WAYMARK_REPORT_SHEET (widget);
  double scale = find_scale (self, gtk_widget_get_width (widget)), width, height, left;
  graphene_rect_t page;
  cairo_t *cr;

  if (self->paper == NULL)
    return;
  get_size (self, &width, &height);
  left = round (MAX (gtk_widget_get_width (widget) - width * scale, 2 * MARGIN) / 2);
  page = GRAPHENE_RECT_INIT (
      (float) left, MARGIN, (float) round (width * scale), (float) round (height * scale));
  /* Paper is white in the dark as well. */
  cr = gtk_snapshot_append_cairo (snapshot, &page);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, left, MARGIN);
  cairo_scale (cr, scale, scale);
  waymark_paper_draw (self->paper, self->page, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
waymark_report_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
waymark_report_sheet_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  WaymarkReportSheet *self = WAYMARK_REPORT_SHEET (widget);
  double width, height;

  get_size (self, &width, &height);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural =
        (int) ceil (height * find_scale (self, MAX (for_size, NARROWEST))) + 2 * MARGIN;
  else if (self->zoom > 0)
    *minimum = *natural = (int) ceil (width * self->zoom * PIXELS_PER_POINT) + 2 * MARGIN;
  else
    {
      *minimum = NARROWEST;
      *natural = MAX (NARROWEST, (int) ceil (width * PIXELS_PER_POINT) + 2 * MARGIN);
    }
}

static gboolean
waymark_report_sheet_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
waymark_report_sheet_dispose (GObject *object)
{
  g_clear_object (&WAYMARK_REPORT_SHEET (object)->paper);
  G_OBJECT_CLASS (waymark_report_sheet_parent_class)->dispose (object);
}

static void
waymark_report_sheet_class_init (WaymarkReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_report_sheet_dispose;
  widget_class->snapshot = waymark_report_sheet_snapshot;
  widget_class->measure = waymark_report_sheet_measure;
  widget_class->get_request_mode = waymark_report_sheet_get_request_mode;
  widget_class->focus = waymark_report_sheet_focus;
  gtk_widget_class_set_css_name (widget_class, "reportsheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
waymark_report_sheet_init (WaymarkReportSheet *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * waymark_report_sheet_new:
 *
 * Returns: (transfer floating): a sheet with nothing on it
 */
GtkWidget *
waymark_report_sheet_new (void)
{
  return g_object_new (WAYMARK_TYPE_REPORT_SHEET, NULL);
}

/* All that is on the page, for who does not see it. */
static void
name_page (WaymarkReportSheet *self)
{
  g_autofree char *text = waymark_paper_dup_text (self->paper, self->page);
  g_autofree char *name = g_strdup_printf (
      _ ("Page %1$u of %2$u"), self->page + 1, waymark_paper_get_n_pages (self->paper));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
}

/**
 * waymark_report_sheet_show:
 * @self: a sheet
 * @paper: a report in pages
 * @page: which of them, from 0
 */
void
waymark_report_sheet_show (WaymarkReportSheet *self, WaymarkPaper *paper, guint page)
{
  g_return_if_fail (WAYMARK_IS_REPORT_SHEET (self) && WAYMARK_IS_PAPER (paper));

  g_set_object (&self->paper, paper);
  self->page = page;
  name_page (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * waymark_report_sheet_set_zoom:
 * @self: a sheet
 * @zoom: 1 for the size of the paper, 0 for as wide as there is room
 */
void
waymark_report_sheet_set_zoom (WaymarkReportSheet *self, double zoom)
{
  g_return_if_fail (WAYMARK_IS_REPORT_SHEET (self));

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * waymark_report_sheet_get_scale:
 * @self: a sheet
 *
 * Returns: how large the page is seen, 1 for the size of the paper
 */
double
waymark_report_sheet_get_scale (WaymarkReportSheet *self)
{
  g_return_val_if_fail (WAYMARK_IS_REPORT_SHEET (self), 1);

  return find_scale (self, gtk_widget_get_width (GTK_WIDGET (self))) / PIXELS_PER_POINT;
}
