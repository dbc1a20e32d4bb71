/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "waymark-columns.h"
#include "waymark-row-pen.h"
#include "waymark-scheme.h"
#include "waymark-timeline-axis.h"
#include "waymark-chart-pen.h"

/* All in pixels at 96 dpi. */
#define HEIGHT 50
#define PADDING 18
#define UPPER 6
#define LOWER 27
#define GAP 4
#define DIAMOND 9
#define PILL 10

struct _WaymarkTimelineAxis
{
  GtkWidget parent_instance;

  WaymarkTimelineScale *scale;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineAxis, waymark_timeline_axis, GTK_TYPE_WIDGET)

static double
scaled (WaymarkTimelineAxis *self, double pixels)
{
  return round (pixels * waymark_timeline_scale_get_text_scale (self->scale));
}

/* --- names */

static char *
format_line (WaymarkTimelineAxis *self, const GDate *day, gboolean major)
{
  WaymarkTimeUnit unit = waymark_timeline_scale_get_unit (self->scale);
  GDateMonth start = waymark_timeline_scale_get_year_start (self->scale);

  return major ? waymark_time_unit_format_major (unit, start, day)
               : waymark_time_unit_format (unit, start, day);
}

/* --- drawing */

static int
set_words (WaymarkTimelineAxis *self, const char *words, WaymarkTextStyle style)
{
  int width;

  pango_layout_set_text (self->layout, words, -1);
  pango_layout_set_attributes (self->layout, waymark_text_style_get_attributes (style));
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  return width;
}

/* Names stand at the lines; one whose line is out of view stands at the start, as long as
 * the next leaves it room. */
static void
draw_names (WaymarkTimelineAxis *self,
            WaymarkRowPen *pen,
            const WaymarkPalette *palette,
            gboolean major)
{
  int chart = waymark_timeline_scale_get_start (self->scale);
  double gap = scaled (self, GAP);
  GDate day, next;
  gboolean more;

  g_date_clear (&day, 1);
  more = waymark_timeline_scale_next_line (self->scale, &day, major);
  while (more)
    {
      g_autofree char *name = format_line (self, &day, major);
      WaymarkTextStyle style = major ? WAYMARK_TEXT_CAPTION_BOLD : WAYMARK_TEXT_CAPTION;
      int width = set_words (self, name, style);
      double place, end;

      place = waymark_timeline_scale_get_place (self->scale, g_date_get_julian (&day));
      next = day;
      more = waymark_timeline_scale_next_line (self->scale, &next, major);
      end = waymark_timeline_scale_get_place (self->scale, g_date_get_julian (&next));
      place = MAX (place, 0) + gap;
      if (place + width <= MIN (end, waymark_timeline_scale_get_width (self->scale)))
        waymark_row_pen_text_end (pen,
                                  self->layout,
                                  major ? &palette->fg : &palette->dim,
                                  chart + place + width,
                                  scaled (self, major ? UPPER : LOWER));
      day = next;
    }
}

static double
place_x (WaymarkTimelineAxis *self, const WaymarkRowPen *pen, double place)
{
  double x = waymark_timeline_scale_get_start (self->scale) + place;

  return pen->rtl ? pen->width - x : x;
}

static void
draw_meetings (WaymarkTimelineAxis *self, WaymarkRowPen *pen, const WaymarkPalette *palette)
{
  GArray *meetings = waymark_timeline_scale_get_meetings (self->scale);
  double size = scaled (self, DIAMOND);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      double place =
          waymark_timeline_scale_get_place (self->scale, g_array_index (meetings, guint32, i));

      if (place >= 0 && place <= waymark_timeline_scale_get_width (self->scale))
        waymark_chart_pen_diamond (pen->snapshot,
                                   &palette->violet,
                                   place_x (self, pen, place),
                                   gtk_widget_get_height (GTK_WIDGET (self)) - size / 2 - 2,
                                   size);
    }
}

static void
draw_today (WaymarkTimelineAxis *self, WaymarkRowPen *pen, const WaymarkPalette *palette)
{
  double place = waymark_timeline_scale_get_place (self->scale,
                                                   waymark_timeline_scale_get_today (self->scale));
  int width = set_words (self, C_ ("timeline", "Today"), WAYMARK_TEXT_CAPTION_BOLD), height;
  double pill = width + 2 * scaled (self, PILL), x = place_x (self, pen, place), tall;
  int chart = waymark_timeline_scale_get_start (self->scale);

  if (place < 0 || place > waymark_timeline_scale_get_width (self->scale))
    return;
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  tall = height + 4;
  gtk_snapshot_append_color (
      pen->snapshot,
      &palette->accent,
      &GRAPHENE_RECT_INIT ((float) round (pen->rtl ? x - 2 : x),
                           (float) (scaled (self, UPPER) + tall / 2),
                           2,
                           (float) gtk_widget_get_height (GTK_WIDGET (self))));

  /* Never over the names or the end of the row. */
  double start = CLAMP (chart + place + 1 - pill / 2, chart, MAX (chart, pen->width - pill));

  x = pen->rtl ? pen->width - start - pill : start;
  graphene_rect_t box =
      GRAPHENE_RECT_INIT ((float) x, (float) scaled (self, UPPER) - 2, (float) pill, (float) tall);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, (float) tall / 2);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &outline);
  gtk_snapshot_append_color (pen->snapshot, &palette->accent, &box);
  gtk_snapshot_pop (pen->snapshot);
  waymark_row_pen_text_end (pen,
                            self->layout,
                            &palette->surface,
                            start + pill - scaled (self, PILL),
                            scaled (self, UPPER));
}

static void
waymark_timeline_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkTimelineAxis *self = WAYMARK_TIMELINE_AXIS (widget);
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  int height = gtk_widget_get_height (widget), width;
  WaymarkRowPen pen;

  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (widget, NULL);
  waymark_row_pen_init (&pen, snapshot, widget);
  width = set_words (self, C_ ("column", "Action"), WAYMARK_TEXT_CAPTION_BOLD);
  waymark_row_pen_text_end (
      &pen, self->layout, &palette->dim, scaled (self, PADDING) + width, scaled (self, LOWER));
  draw_names (self, &pen, palette, TRUE);
  draw_names (self, &pen, palette, FALSE);
  draw_meetings (self, &pen, palette);
  draw_today (self, &pen, palette);
  waymark_row_pen_box (&pen, &palette->line, 0, height - 1, pen.width, 1);
}

static void
waymark_timeline_axis_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  WaymarkTimelineAxis *self = WAYMARK_TIMELINE_AXIS (widget);

  *minimum = *natural = (int) scaled (self, orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 300);
}

static void
waymark_timeline_axis_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (waymark_timeline_axis_parent_class)->css_changed (widget, change);
  g_clear_object (&WAYMARK_TIMELINE_AXIS (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
waymark_timeline_axis_dispose (GObject *object)
{
  WaymarkTimelineAxis *self = WAYMARK_TIMELINE_AXIS (object);

  if (self->scale != NULL)
    g_signal_handlers_disconnect_by_data (self->scale, self);
  g_clear_object (&self->scale);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (waymark_timeline_axis_parent_class)->dispose (object);
}

static void
waymark_timeline_axis_class_init (WaymarkTimelineAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = waymark_timeline_axis_dispose;
  widget_class->snapshot = waymark_timeline_axis_snapshot;
  widget_class->measure = waymark_timeline_axis_measure;
  widget_class->css_changed = waymark_timeline_axis_css_changed;
  gtk_widget_class_set_css_name (widget_class, "timelineaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
waymark_timeline_axis_init (WaymarkTimelineAxis *self)
{
}

/* What the heading shows, for who does not see it. */
static void
name_view (WaymarkTimelineAxis *self)
{
  WaymarkDays view = waymark_timeline_scale_get_view (self->scale);
  GDateMonth start = waymark_timeline_scale_get_year_start (self->scale);
  g_autofree char *from = NULL, *to = NULL, *name = NULL;
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_julian (&first, view.first);
  g_date_set_julian (&last, view.last);
  from = waymark_time_unit_format_major (WAYMARK_TIME_WEEKS, start, &first);
  to = waymark_time_unit_format_major (WAYMARK_TIME_WEEKS, start, &last);
  /* Translators: what a timeline shows now, read aloud: from "March 2024" to "June 2026" */
  name = g_strdup_printf (_ ("From %1$s to %2$s"), from, to);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
scale_changed_cb (WaymarkTimelineAxis *self)
{
  name_view (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * waymark_timeline_axis_new:
 * @scale: (transfer none): which days are in view
 *
 * Returns: (transfer floating): a heading
 */
GtkWidget *
waymark_timeline_axis_new (WaymarkTimelineScale *scale)
{
  WaymarkTimelineAxis *self = g_object_new (WAYMARK_TYPE_TIMELINE_AXIS, NULL);

  self->scale = g_object_ref (scale);
  g_signal_connect_swapped (scale, "changed", G_CALLBACK (scale_changed_cb), self);
  name_view (self);
  return GTK_WIDGET (self);
}
