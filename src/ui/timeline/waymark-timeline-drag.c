/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-row-pen.h"
#include "waymark-timeline-bar.h"
#include "waymark-timeline-drag.h"

/* How far the chart goes at a time while a bar is held at its edge. */
#define EDGE 24
#define EDGE_STEP 12

typedef struct
{
  WaymarkTimelineScale *scale;
  WaymarkTimelineProposal *proposal;
  WaymarkTimelineRow *row; /* whose bar is held; NULL: the chart */
  WaymarkTimelineGrip grip;
  guint32 day; /* that it was taken at */
  double x, y;
  double last; /* how far the chart was moved */
  gboolean moving;
} Drag;

static double
to_chart (Drag *drag, GtkWidget *widget, double x)
{
  return waymark_row_pen_to_start (widget, x) - waymark_timeline_scale_get_start (drag->scale);
}

static WaymarkTimelineBar *
find_bar (GtkWidget *widget, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  while (picked != NULL && picked != widget && !WAYMARK_IS_TIMELINE_BAR (picked))
    {
      GtkWidget *child = gtk_widget_get_first_child (picked);

      /* Beside the bar, in what the list puts around it. */
      if (child != NULL && WAYMARK_IS_TIMELINE_BAR (child))
        picked = child;
      else
        picked = gtk_widget_get_parent (picked);
    }
  return picked != NULL && picked != widget ? WAYMARK_TIMELINE_BAR (picked) : NULL;
}

static WaymarkTimelineGrip
find_grip (GtkWidget *widget, double x, double y, WaymarkTimelineBar **bar)
{
  double bar_x, bar_y;

  *bar = find_bar (widget, x, y);
  if (*bar == NULL ||
      !gtk_widget_translate_coordinates (widget, GTK_WIDGET (*bar), x, y, &bar_x, &bar_y))
    return WAYMARK_TIMELINE_GRIP_NONE;
  return waymark_timeline_bar_get_grip (*bar, waymark_row_pen_to_start (GTK_WIDGET (*bar), bar_x));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  WaymarkTimelineBar *bar;

  drag->last = 0;
  drag->moving = FALSE;
  drag->x = x;
  drag->y = y;
  g_clear_object (&drag->row);
  if (to_chart (drag, widget, x) < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  drag->grip = find_grip (widget, x, y, &bar);
  drag->day = waymark_timeline_scale_get_day (drag->scale, to_chart (drag, widget, x));
  if (drag->grip != WAYMARK_TIMELINE_GRIP_NONE)
    drag->row = g_object_ref (waymark_timeline_bar_get_row (bar));
}

static void
start_moving (GtkGestureDrag *gesture, Drag *drag)
{
  drag->moving = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (drag->row != NULL && !waymark_timeline_proposal_begin (
                               drag->proposal, drag->row, drag->grip == WAYMARK_TIMELINE_GRIP_END))
    g_clear_object (&drag->row);
}

/* What is held stays below the pointer; at the edge the chart goes on. */
static void
move_bar (Drag *drag, double place)
{
  double width = waymark_timeline_scale_get_width (drag->scale);

  if (place < EDGE)
    waymark_timeline_scale_pan (drag->scale, -EDGE_STEP);
  else if (place > width - EDGE)
    waymark_timeline_scale_pan (drag->scale, EDGE_STEP);
  place = CLAMP (place, 0, width);
  /* Nobody's any more when the plan changed meanwhile. */
  if (waymark_timeline_proposal_get_row (drag->proposal) == drag->row)
    waymark_timeline_proposal_move_by (
        drag->proposal, (double) waymark_timeline_scale_get_day (drag->scale, place) - drag->day);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  double moved = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -x : x;

  if (!drag->moving)
    {
      if (!gtk_drag_check_threshold (widget, 0, 0, (int) x, (int) y))
        return;
      start_moving (gesture, drag);
    }
  if (drag->row != NULL)
    {
      move_bar (drag, to_chart (drag, widget, drag->x + x));
      return;
    }
  waymark_timeline_scale_pan (drag->scale, drag->last - moved);
  drag->last = moved;
}

static void
drag_end_cb (GtkGestureDrag *gesture, double x, double y, Drag *drag)
{
  g_autoptr (WaymarkTimelineRow) row = g_steal_pointer (&drag->row);

  /* Not held any more by now: what asks for the reason takes the pointer away. */
  if (drag->moving && row != NULL && waymark_timeline_proposal_get_row (drag->proposal) == row)
    waymark_timeline_proposal_ask (drag->proposal);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, Drag *drag)
{
  if (drag->moving && drag->row != NULL)
    waymark_timeline_proposal_let_go (drag->proposal);
  g_clear_object (&drag->row);
}

/* The pointer says what a hand would take. */
static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, Drag *drag)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  WaymarkTimelineBar *bar;

  switch (find_grip (widget, x, y, &bar))
    {
    case WAYMARK_TIMELINE_GRIP_WHOLE:
      gtk_widget_set_cursor_from_name (widget, "grab");
      break;
    case WAYMARK_TIMELINE_GRIP_END:
      gtk_widget_set_cursor_from_name (widget, "ew-resize");
      break;
    case WAYMARK_TIMELINE_GRIP_NONE:
    default:
      gtk_widget_set_cursor (widget, NULL);
      break;
    }
}

static void
free_drag (gpointer data, GClosure *closure)
{
  Drag *drag = data;

  g_clear_object (&drag->row);
  g_free (drag);
}

/**
 * waymark_timeline_drag_add:
 * @widget: the widget that holds the heading and the rows, as wide as they
 * @scale: what the chart is moved in; must outlive @widget
 * @proposal: the date that a bar is moved to; must outlive @widget
 *
 * Lets bars be dragged to another date, and the chart between them through time.
 */
void
waymark_timeline_drag_add (GtkWidget *widget,
                           WaymarkTimelineScale *scale,
                           WaymarkTimelineProposal *proposal)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *gesture = gtk_gesture_drag_new ();
  Drag *drag = g_new0 (Drag, 1);

  drag->scale = scale;
  drag->proposal = proposal;
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), drag);
  g_signal_connect (gesture, "drag-end", G_CALLBACK (drag_end_cb), drag);
  g_signal_connect (gesture, "cancel", G_CALLBACK (cancel_cb), drag);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), drag);
  g_signal_connect_data (gesture, "drag-update", G_CALLBACK (drag_update_cb), drag, free_drag, 0);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}
