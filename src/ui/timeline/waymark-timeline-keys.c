/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-row-pen.h"
#include "waymark-timeline-keys.h"

#define STEP 1.5
#define WHEEL_STEP 1.2
#define WHEEL_PIXELS 60

static void
zoom_in_middle (WaymarkTimelineScale *scale, double factor)
{
  waymark_timeline_scale_zoom (scale, factor, waymark_timeline_scale_get_width (scale) / 2.0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                WaymarkTimelineScale *scale)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  int towards_end = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      waymark_timeline_scale_step (scale, towards_end);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      waymark_timeline_scale_step (scale, -towards_end);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom_in_middle (scale, STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom_in_middle (scale, 1 / STEP);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      waymark_timeline_scale_show_day (scale, waymark_timeline_scale_get_today (scale));
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where the pointer is, from the start edge of the chart. */
static double
get_pointer (GtkEventController *controller, WaymarkTimelineScale *scale)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (widget);
  double x, y, surface_x, surface_y, start;

  if (event == NULL || !gdk_event_get_position (event, &x, &y))
    return waymark_timeline_scale_get_width (scale) / 2.0;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  gtk_widget_translate_coordinates (
      GTK_WIDGET (native), widget, x - surface_x, y - surface_y, &x, &y);
  start = waymark_row_pen_to_start (widget, x) - waymark_timeline_scale_get_start (scale);
  return CLAMP (start, 0, waymark_timeline_scale_get_width (scale));
}

/* The wheel alone goes through the rows; with Ctrl closer and wider, with Shift or sideways
 * through time. */
static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, WaymarkTimelineScale *scale)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GtkWidget *widget = gtk_event_controller_get_widget (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  double sideways = (state & GDK_SHIFT_MASK) != 0 && dx == 0 ? dy : dx;

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      waymark_timeline_scale_zoom (
          scale, dy < 0 ? WHEEL_STEP : 1 / WHEEL_STEP, get_pointer (controller, scale));
      return TRUE;
    }
  if (sideways == 0)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && dx != 0)
    sideways = -sideways;
  waymark_timeline_scale_pan (scale, sideways * WHEEL_PIXELS);
  return TRUE;
}

typedef struct
{
  WaymarkTimelineScale *scale;
  double last;
} Drag;

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  drag->last = 0;
  if (waymark_row_pen_to_start (widget, x) < waymark_timeline_scale_get_start (drag->scale))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  double moved = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -x : x;

  if (!gtk_drag_check_threshold (widget, 0, 0, (int) x, (int) y) && drag->last == 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  waymark_timeline_scale_pan (drag->scale, drag->last - moved);
  drag->last = moved;
}

static void
free_drag (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * waymark_timeline_keys_add:
 * @widget: the widget that holds the heading and the rows, as wide as they
 * @scale: what is moved; must outlive @widget
 *
 * Lets the arrows, + and −, the wheel and the dragged chart move through time.
 */
void
waymark_timeline_keys_add (GtkWidget *widget, WaymarkTimelineScale *scale)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *gesture = gtk_gesture_drag_new ();
  Drag *drag = g_new0 (Drag, 1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), scale);
  gtk_widget_add_controller (widget, keys);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), scale);
  gtk_widget_add_controller (widget, scroll);

  drag->scale = scale;
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), drag);
  g_signal_connect_data (gesture, "drag-update", G_CALLBACK (drag_update_cb), drag, free_drag, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}
