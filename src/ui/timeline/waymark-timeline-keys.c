/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-row-pen.h"
#include "waymark-settings.h"
#include "waymark-timeline-keys.h"

#define STEP 1.5
#define WHEEL_STEP 1.2
#define WHEEL_PIXELS 60

typedef struct
{
  WaymarkTimelineScale *scale;
  WaymarkTimelineProposal *proposal;
  GtkSingleSelection *selection;
} Keys;

static void
zoom_in_middle (WaymarkTimelineScale *scale, double factor)
{
  waymark_timeline_scale_zoom (scale, factor, waymark_timeline_scale_get_width (scale) / 2.0);
}

/* Moves the date of the row that is selected. */
static gboolean
move_date (Keys *keys, GtkWidget *widget, int n)
{
  WaymarkTimelineRow *row = gtk_single_selection_get_selected_item (keys->selection);

  if (row == NULL || waymark_timeline_row_is_heading (row))
    gtk_widget_error_bell (widget);
  else if (waymark_timeline_proposal_get_row (keys->proposal) == row ||
           waymark_timeline_proposal_begin (keys->proposal, row, FALSE))
    waymark_timeline_proposal_step (keys->proposal, n);
  return TRUE;
}

/* Steps towards the end that an arrow stands for, or 0. */
static int
read_arrow (GtkWidget *widget, guint keyval)
{
  int towards_end = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return towards_end;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -towards_end;
    default:
      return 0;
    }
}

/* Keys that write something elsewhere; they can be turned off. */
static gboolean
use_single_key (Keys *keys, guint keyval)
{
  GSettings *settings = waymark_settings_get ();

  if (settings != NULL && !g_settings_get_boolean (settings, "single-keys"))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      zoom_in_middle (keys->scale, STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      zoom_in_middle (keys->scale, 1 / STEP);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      waymark_timeline_scale_show_day (keys->scale, waymark_timeline_scale_get_today (keys->scale));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Keys *keys)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType modifiers =
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK);
  int arrow = read_arrow (widget, keyval);

  if (arrow != 0 && modifiers == GDK_ALT_MASK)
    return move_date (keys, widget, arrow);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  if (arrow != 0)
    {
      waymark_timeline_scale_step (keys->scale, arrow);
      return TRUE;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) &&
      waymark_timeline_proposal_get_row (keys->proposal) != NULL)
    {
      waymark_timeline_proposal_ask (keys->proposal);
      return TRUE;
    }
  return use_single_key (keys, keyval);
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

static void
free_keys (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * waymark_timeline_keys_add:
 * @widget: the widget that holds the heading and the rows, as wide as they
 * @scale: what is moved; must outlive @widget
 * @proposal: the date that is moved; must outlive @widget
 * @selection: the rows; must outlive @widget
 *
 * Lets the arrows, + and − and the wheel move through time, and the arrows with Alt the
 * date of the selected row.
 */
void
waymark_timeline_keys_add (GtkWidget *widget,
                           WaymarkTimelineScale *scale,
                           WaymarkTimelineProposal *proposal,
                           GtkSingleSelection *selection)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  Keys *keys = g_new0 (Keys, 1);

  *keys = (Keys){ scale, proposal, selection };
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (
      controller, "key-pressed", G_CALLBACK (key_pressed_cb), keys, free_keys, 0);
  gtk_widget_add_controller (widget, controller);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), scale);
  gtk_widget_add_controller (widget, scroll);
}
