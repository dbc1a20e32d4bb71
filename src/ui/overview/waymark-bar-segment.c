/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-bar-segment.h"
#include "waymark-columns.h"
#include "waymark-scheme.h"
#include "waymark-show-actions.h"
#include "waymark-chart-pen.h"

struct _WaymarkBarSegment
{
  GtkWidget parent_instance;

  WaymarkSegmentFill fill;
  guint count;
  char *label;
  GVariant *target;
  int side; /* room at the end for a label that does not fit inside */
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (WaymarkBarSegment, waymark_bar_segment, GTK_TYPE_WIDGET)

/**
 * waymark_segment_draw:
 * @snapshot: where to draw
 * @fill: what the box stands for
 * @box: the box, in pixels
 *
 * Draws a box as parts of bars are drawn.
 */
void
waymark_segment_draw (GtkSnapshot *snapshot, WaymarkSegmentFill fill, const graphene_rect_t *box)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  GskRoundedRect outline;
  GdkRGBA stripes = palette->on;

  stripes.alpha = 0.45f;
  switch (fill)
    {
    case WAYMARK_SEGMENT_GREEN:
      waymark_chart_pen_box (snapshot, &palette->green, &palette->green, 1, box);
      break;
    case WAYMARK_SEGMENT_AMBER:
      waymark_chart_pen_box (snapshot, &palette->amber, &palette->amberline, 1.5f, box);
      break;
    case WAYMARK_SEGMENT_RED:
    case WAYMARK_SEGMENT_LATE:
      gsk_rounded_rect_init_from_rect (&outline, box, MIN (3, box->size.height / 2));
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      waymark_chart_pen_hatch (snapshot, &palette->red, &stripes, box);
      gtk_snapshot_pop (snapshot);
      break;
    case WAYMARK_SEGMENT_BLUE:
      waymark_chart_pen_box (snapshot, &palette->accent, &palette->accent, 1, box);
      break;
    case WAYMARK_SEGMENT_UNRATED:
      waymark_chart_pen_box (snapshot, &palette->line, &palette->edge, 1.5f, box);
      break;
    case WAYMARK_SEGMENT_DONE:
      waymark_chart_pen_box (snapshot, &palette->grey, &palette->grey, 1, box);
      break;
    case WAYMARK_SEGMENT_ON_ITS_WAY:
    default:
      waymark_chart_pen_box (snapshot, &palette->tint, &palette->accent, 1.5f, box);
      break;
    }
}

static const GdkRGBA *
get_ink (WaymarkSegmentFill fill, const WaymarkPalette *palette)
{
  switch (fill)
    {
    case WAYMARK_SEGMENT_AMBER:
      return &palette->on_amber;
    case WAYMARK_SEGMENT_UNRATED:
    case WAYMARK_SEGMENT_ON_ITS_WAY:
      return &palette->fg;
    case WAYMARK_SEGMENT_GREEN:
    case WAYMARK_SEGMENT_RED:
    case WAYMARK_SEGMENT_BLUE:
    case WAYMARK_SEGMENT_DONE:
    case WAYMARK_SEGMENT_LATE:
    default:
      return &palette->on;
    }
}

/* Stripes under a letter would make it hard to read. */
static void
draw_plate (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, int width, int height)
{
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT (x - 3, y, (float) width + 6, (float) height));
}

static void
draw_label (WaymarkBarSegment *self, GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const GdkRGBA *ink = get_ink (self->fill, palette);
  int width, height;
  float x, y;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (widget, self->label);
      pango_layout_set_attributes (self->layout,
                                   waymark_text_style_get_attributes (WAYMARK_TEXT_CAPTION_BOLD));
    }
  pango_layout_get_pixel_size (self->layout, &width, &height);
  x = box->origin.x + (box->size.width - (float) width) / 2;
  y = box->origin.y + (box->size.height - (float) height) / 2;
  if ((float) width + 4 > box->size.width || (float) height > box->size.height + 3)
    {
      if (self->side < width + 4)
        return;
      ink = &palette->fg;
      x = rtl ? box->origin.x - (float) width - 4 : box->origin.x + box->size.width + 4;
    }
  else if (self->fill == WAYMARK_SEGMENT_RED || self->fill == WAYMARK_SEGMENT_LATE)
    draw_plate (snapshot, &palette->red, x, y, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, self->layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
waymark_bar_segment_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WaymarkBarSegment *self = WAYMARK_BAR_SEGMENT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) (gtk_widget_get_width (widget) - self->side);
  graphene_rect_t box = GRAPHENE_RECT_INIT (
      rtl ? (float) self->side : 0, 0, width, (float) gtk_widget_get_height (widget));

  waymark_segment_draw (snapshot, self->fill, &box);
  draw_label (self, snapshot, &box);
}

static void
activate_cb (WaymarkBarSegment *self)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), WAYMARK_SHOW_ACTIONS, self->target);
}

static gboolean
key_pressed_cb (WaymarkBarSegment *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      activate_cb (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
waymark_bar_segment_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (waymark_bar_segment_parent_class)->css_changed (widget, change);
  g_clear_object (&WAYMARK_BAR_SEGMENT (widget)->layout);
}

static void
waymark_bar_segment_finalize (GObject *object)
{
  WaymarkBarSegment *self = WAYMARK_BAR_SEGMENT (object);

  g_free (self->label);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (waymark_bar_segment_parent_class)->finalize (object);
}

static void
waymark_bar_segment_class_init (WaymarkBarSegmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = waymark_bar_segment_finalize;
  widget_class->snapshot = waymark_bar_segment_snapshot;
  widget_class->css_changed = waymark_bar_segment_css_changed;
  gtk_widget_class_set_css_name (widget_class, "segment");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
waymark_bar_segment_init (WaymarkBarSegment *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (activate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (waymark_scheme_get_default (),
                           "changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * waymark_bar_segment_new:
 * @fill: what it stands for
 * @count: how many
 * @label: what stands on it: "G 5"
 * @name: what it says in words: "Theme 1: 5 green"
 * @target: (transfer floating): the actions it counts, see waymark_show_actions()
 *
 * Returns: (transfer floating): a part of a bar
 */
GtkWidget *
waymark_bar_segment_new (
    WaymarkSegmentFill fill, guint count, const char *label, const char *name, GVariant *target)
{
  WaymarkBarSegment *self = g_object_new (WAYMARK_TYPE_BAR_SEGMENT, NULL);

  self->fill = fill;
  self->count = count;
  self->label = g_strdup (label);
  self->target = g_variant_ref_sink (target);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * waymark_bar_segment_get_count:
 * @self: a part of a bar
 *
 * Returns: how many it stands for
 */
guint
waymark_bar_segment_get_count (WaymarkBarSegment *self)
{
  g_return_val_if_fail (WAYMARK_IS_BAR_SEGMENT (self), 0);
  return self->count;
}

/**
 * waymark_bar_segment_set_side:
 * @self: a part of a bar
 * @side: pixels at its end that are kept for a label that does not fit inside
 */
void
waymark_bar_segment_set_side (WaymarkBarSegment *self, int side)
{
  g_return_if_fail (WAYMARK_IS_BAR_SEGMENT (self));

  self->side = side;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
