/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-scheme.h"
#include "waymark-chart-pen.h"
#include "waymark-timeline-sample.h"

#define WIDTH 30
#define NARROW 12
#define HEIGHT 14

struct _WaymarkTimelineSample
{
  GtkWidget parent_instance;

  WaymarkTimelineShape shape;
};

G_DEFINE_FINAL_TYPE (WaymarkTimelineSample, waymark_timeline_sample, GTK_TYPE_WIDGET)

static void
draw (WaymarkTimelineShape shape, GtkSnapshot *snapshot, const WaymarkPalette *palette)
{
  const graphene_rect_t box = GRAPHENE_RECT_INIT (1, 1, WIDTH - 2, HEIGHT - 2);
  const graphene_rect_t window = GRAPHENE_RECT_INIT (12, 1, WIDTH - 13, HEIGHT - 2);
  const graphene_rect_t flat = GRAPHENE_RECT_INIT (1, 3, WIDTH - 2, HEIGHT - 6);
  GdkRGBA stripes = palette->on;

  stripes.alpha = 0.45f;
  switch (shape)
    {
    case WAYMARK_TIMELINE_DUE:
      waymark_chart_pen_line (snapshot, &palette->edge, 3, 12, HEIGHT / 2.0);
      waymark_chart_pen_box (snapshot, &palette->tint, &palette->accent, 1.5f, &window);
      break;
    case WAYMARK_TIMELINE_BY:
      waymark_chart_pen_wedge (snapshot, &palette->tint, &palette->accent, &box);
      break;
    case WAYMARK_TIMELINE_MOVED:
      waymark_chart_pen_dashed_box (snapshot, &palette->edge, &box);
      break;
    case WAYMARK_TIMELINE_PROPOSED:
      waymark_chart_pen_dashed_box (snapshot, &palette->accent, &box);
      break;
    case WAYMARK_TIMELINE_LATE:
      waymark_chart_pen_hatch (snapshot, &palette->red, &stripes, &flat);
      break;
    case WAYMARK_TIMELINE_DONE:
      waymark_chart_pen_box (snapshot, &palette->grey, &palette->grey, 1, &flat);
      break;
    case WAYMARK_TIMELINE_ONGOING:
      waymark_chart_pen_dashes (snapshot, &palette->teal, 0, WIDTH, HEIGHT / 2.0);
      break;
    case WAYMARK_TIMELINE_MEETING:
      waymark_chart_pen_diamond (
          snapshot, &palette->violet, NARROW / 2.0, HEIGHT / 2.0, NARROW - 2);
      break;
    case WAYMARK_N_TIMELINE_SHAPES:
    default:
      g_assert_not_reached ();
    }
}

static void
waymark_timeline_sample_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  int width = gtk_widget_get_width (widget);

  gtk_snapshot_save (snapshot);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  draw (WAYMARK_TIMELINE_SAMPLE (widget)->shape, snapshot, palette);
  gtk_snapshot_restore (snapshot);
}

static void
waymark_timeline_sample_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  gboolean narrow = WAYMARK_TIMELINE_SAMPLE (widget)->shape == WAYMARK_TIMELINE_MEETING;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HEIGHT;
  else
    *minimum = *natural = narrow ? NARROW : WIDTH;
}

static void
waymark_timeline_sample_class_init (WaymarkTimelineSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = waymark_timeline_sample_snapshot;
  widget_class->measure = waymark_timeline_sample_measure;
  gtk_widget_class_set_css_name (widget_class, "timelinesample");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
waymark_timeline_sample_init (WaymarkTimelineSample *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_timeline_sample_new:
 * @shape: what to draw
 *
 * Returns: (transfer floating): a sample of it
 */
GtkWidget *
waymark_timeline_sample_new (WaymarkTimelineShape shape)
{
  WaymarkTimelineSample *self = g_object_new (WAYMARK_TYPE_TIMELINE_SAMPLE, NULL);

  self->shape = shape;
  return GTK_WIDGET (self);
}
