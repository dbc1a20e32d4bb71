/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-list-heading.h"
#include "waymark-row-pen.h"
#include "waymark-scheme.h"

struct _WaymarkListHeading
{
  GtkWidget parent_instance;

  WaymarkColumns *columns;
};

G_DEFINE_FINAL_TYPE (WaymarkListHeading, waymark_list_heading, GTK_TYPE_WIDGET)

static void
draw_word (WaymarkListHeading *self, WaymarkRowPen *pen, const char *word, int start, int width)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), word);
  int height;

  if (width <= 0)
    return;
  pango_layout_set_attributes (layout,
                               waymark_text_style_get_attributes (WAYMARK_TEXT_CAPTION_BOLD));
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  waymark_layout_align_start (layout, pen->rtl);
  pango_layout_get_pixel_size (layout, NULL, &height);
  waymark_row_pen_text (pen,
                        layout,
                        &palette->dim,
                        start,
                        (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2,
                        width);
}

static void
draw_column (WaymarkListHeading *self,
             WaymarkRowPen *pen,
             const char *word,
             const WaymarkColumn *column)
{
  draw_word (self, pen, word, column->start, column->width);
}

static void
waymark_list_heading_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (widget);
  WaymarkColumns *columns = self->columns;
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  const WaymarkColumn *status = waymark_columns_get_status (columns);
  WaymarkRowPen pen;

  waymark_row_pen_init (&pen, snapshot, widget);
  waymark_row_pen_box (&pen, &palette->line, 0, gtk_widget_get_height (widget) - 1, pen.width, 1);

  /* Translators: heading of the column of numbers ("1.2") */
  draw_column (self, &pen, C_ ("column", "No."), waymark_columns_get_number (columns));
  draw_column (self,
               &pen,
               waymark_columns_is_narrow (columns) ? _ ("Action and leads")
                                                   : C_ ("column", "Action"),
               waymark_columns_get_text (columns));
  draw_column (self, &pen, C_ ("column", "Leads"), waymark_columns_get_leads (columns));
  draw_column (self, &pen, C_ ("column", "Due"), waymark_columns_get_due (columns));
  if (!waymark_columns_is_narrow (columns))
    {
      int indent = waymark_columns_get_mark (columns) + waymark_columns_scale (columns, 6);

      draw_word (
          self, &pen, C_ ("column", "Status"), status->start + indent, status->width - indent);
    }
}

static void
waymark_list_heading_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural =
        waymark_columns_get_line (self->columns) + waymark_columns_scale (self->columns, 8);
  else
    *minimum = *natural = waymark_columns_get_minimum (self->columns);
}

static void
waymark_list_heading_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  waymark_columns_set_width (WAYMARK_LIST_HEADING (widget)->columns, width);
}

static void
waymark_list_heading_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (waymark_list_heading_parent_class)->css_changed (widget, change);
  if (waymark_columns_measure (WAYMARK_LIST_HEADING (widget)->columns, widget))
    gtk_widget_queue_resize (widget);
}

static void
waymark_list_heading_dispose (GObject *object)
{
  WaymarkListHeading *self = WAYMARK_LIST_HEADING (object);

  g_clear_object (&self->columns);
  G_OBJECT_CLASS (waymark_list_heading_parent_class)->dispose (object);
}

static void
waymark_list_heading_class_init (WaymarkListHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = waymark_list_heading_dispose;
  widget_class->snapshot = waymark_list_heading_snapshot;
  widget_class->measure = waymark_list_heading_measure;
  widget_class->size_allocate = waymark_list_heading_size_allocate;
  widget_class->css_changed = waymark_list_heading_css_changed;
  gtk_widget_class_set_css_name (widget_class, "listheading");
  /* Each row says by itself what is a lead and what a date. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_list_heading_init (WaymarkListHeading *self)
{
}

/**
 * waymark_list_heading_new:
 * @columns: (transfer none): the columns of the list
 *
 * Returns: (transfer floating): headings for them
 */
GtkWidget *
waymark_list_heading_new (WaymarkColumns *columns)
{
  WaymarkListHeading *self = g_object_new (WAYMARK_TYPE_LIST_HEADING, NULL);

  self->columns = g_object_ref (columns);
  waymark_columns_measure (columns, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
