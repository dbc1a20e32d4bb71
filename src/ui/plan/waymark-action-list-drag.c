/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Rows that are dragged to another place, and the line that shows where they would land. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-action-list-private.h"
#include "waymark-item-several.h"
#include "waymark-number.h"
#include "waymark-row-pen.h"
#include "waymark-row.h"
#include "waymark-scheme.h"

#define LINE_HEIGHT 2
#define DOT_SIZE 8

/* --- where */

static GtkWidget *
find_row_at (WaymarkActionList *self, double x, double y)
{
  GtkWidget *under = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = under != NULL ? gtk_widget_get_ancestor (under, WAYMARK_TYPE_ROW) : NULL;

  if (row == NULL && under != NULL && WAYMARK_IS_ROW (gtk_widget_get_first_child (under)))
    row = gtk_widget_get_first_child (under);
  return row != NULL && waymark_row_get_plan_row (WAYMARK_ROW (row)) != NULL ? row : NULL;
}

static WaymarkItem *
get_row_item (GtkWidget *row)
{
  return waymark_plan_row_get_item (waymark_row_get_plan_row (WAYMARK_ROW (row)));
}

static gboolean
try_place (WaymarkActionList *self, WaymarkItem *parent, WaymarkItem *after)
{
  const char *follow = after != NULL ? waymark_item_get_id (after) : NULL;

  if (parent == NULL || !waymark_command_can_place (self->document,
                                                    (const char *const *) self->dragged,
                                                    waymark_item_get_id (parent),
                                                    follow))
    return FALSE;
  g_free (self->drop_parent);
  g_free (self->drop_after);
  self->drop_parent = g_strdup (waymark_item_get_id (parent));
  self->drop_after = g_strdup (follow);
  return TRUE;
}

static WaymarkItem *
get_before (WaymarkItem *item)
{
  guint position = waymark_item_get_position (item);

  return position > 0 ? waymark_item_get_child (waymark_item_get_parent (item), position - 1)
                      : NULL;
}

/* Into a heading as its first, else below the row, else below what the row is in. */
static gboolean
place_below (WaymarkActionList *self, WaymarkItem *item)
{
  if (try_place (self, item, NULL))
    return TRUE;
  for (; waymark_item_get_parent (item) != NULL; item = waymark_item_get_parent (item))
    if (try_place (self, waymark_item_get_parent (item), item))
      return TRUE;
  return FALSE;
}

/* Where the line is drawn: below the last row that the place comes after. */
static GtkWidget *
find_line_row (WaymarkActionList *self)
{
  WaymarkPlan *plan = waymark_document_get_plan (self->document);
  const char *id = self->drop_after != NULL ? self->drop_after : self->drop_parent;
  WaymarkItem *item = waymark_plan_lookup (plan, id);
  guint position = waymark_row_model_find (self->rows, id);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (self->drop_after != NULL && position != G_MAXUINT)
    while (position + 1 < n &&
           waymark_item_is_under (waymark_row_model_get_row_item (self->rows, position + 1), item))
      position++;
  if (position == G_MAXUINT)
    return NULL;
  return waymark_action_list_find_row_widget (self,
                                              waymark_action_list_get_row_id (self, position));
}

static void
set_line (WaymarkActionList *self, double y)
{
  if (self->drop_line == y)
    return;
  self->drop_line = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
measure_line (WaymarkActionList *self, GtkWidget *row, gboolean below)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return -1;
  return bounds.origin.y + (below ? bounds.size.height : 0);
}

static gboolean
find_place (WaymarkActionList *self, double x, double y)
{
  GtkWidget *row = find_row_at (self, x, y);
  GtkWidget *line;
  WaymarkItem *item;
  graphene_rect_t bounds;
  gboolean descending;

  if (waymark_row_model_get_order (self->rows, &descending) != WAYMARK_ORDER_PLAN || descending ||
      row == NULL || !gtk_widget_compute_bounds (row, self->list, &bounds))
    return FALSE;
  item = get_row_item (row);
  if (y < bounds.origin.y + bounds.size.height / 2)
    {
      guint position = waymark_row_model_find (self->rows, waymark_item_get_id (item));

      if (try_place (self, waymark_item_get_parent (item), get_before (item)))
        {
          set_line (self, measure_line (self, row, FALSE));
          return TRUE;
        }
      if (position == 0 || position == G_MAXUINT)
        return FALSE;
      item = waymark_row_model_get_row_item (self->rows, position - 1);
    }
  if (!place_below (self, item))
    return FALSE;
  line = find_line_row (self);
  set_line (self, line != NULL ? measure_line (self, line, TRUE) : -1);
  return TRUE;
}

/* The rows went on under a pointer that stands still. */
static gboolean
find_place_again (gpointer user_data)
{
  WaymarkActionList *self = user_data;

  self->scroll_idle = 0;
  if (self->dragged != NULL && !find_place (self, self->drag_x, self->drag_y))
    set_line (self, -1);
  return G_SOURCE_REMOVE;
}

static void
on_scrolled (WaymarkActionList *self)
{
  /* Once the rows have their new places. */
  if (self->dragged != NULL && self->drop_line >= 0 && self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, find_place_again, self, NULL);
}

/**
 * waymark_action_list_draw_drop:
 * @self: the list
 * @snapshot: after its children were drawn
 *
 * Draws the line where dragged rows would land.
 */
void
waymark_action_list_draw_drop (WaymarkActionList *self, GtkSnapshot *snapshot)
{
  const WaymarkPalette *palette = waymark_scheme_get_palette (waymark_scheme_get_default ());
  int padding = waymark_columns_get_padding (self->columns);
  graphene_rect_t rows;
  GskRoundedRect dot;
  WaymarkRowPen pen;
  float x;

  if (self->drop_line < 0 || !gtk_widget_compute_bounds (self->scrolled, GTK_WIDGET (self), &rows))
    return;
  gtk_snapshot_push_clip (snapshot, &rows);
  waymark_row_pen_init (&pen, snapshot, GTK_WIDGET (self));
  waymark_row_pen_box (&pen,
                       &palette->accent,
                       padding,
                       self->drop_line - LINE_HEIGHT,
                       pen.width - padding,
                       LINE_HEIGHT);
  x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
          ? (float) (gtk_widget_get_width (GTK_WIDGET (self)) - padding - DOT_SIZE / 2)
          : (float) (padding - DOT_SIZE / 2);
  gsk_rounded_rect_init_from_rect (
      &dot,
      &GRAPHENE_RECT_INIT (
          x, (float) self->drop_line - LINE_HEIGHT / 2 - DOT_SIZE / 2, DOT_SIZE, DOT_SIZE),
      DOT_SIZE / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &palette->accent, &dot.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- away */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, WaymarkActionList *self)
{
  GtkWidget *row = self->document != NULL ? find_row_at (self, x, y) : NULL;
  guint position;

  if (row == NULL)
    return NULL;
  position = waymark_row_model_find (self->rows, waymark_item_get_id (get_row_item (row)));
  if (position == G_MAXUINT)
    return NULL;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    waymark_action_list_select_position (self, position);
  g_clear_pointer (&self->dragged, g_strfreev);
  self->dragged = waymark_action_list_get_selected_items (self);
  return gdk_content_provider_new_typed (WAYMARK_TYPE_ACTION_LIST, self);
}

/* A small sign at the pointer, which leaves the line to be seen. */
static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, WaymarkActionList *self)
{
  guint n = g_strv_length (self->dragged);
  WaymarkItem *item =
      waymark_plan_lookup (waymark_document_get_plan (self->document), self->dragged[0]);
  g_autofree char *number = n == 1 && item != NULL ? waymark_item_get_number_label (item) : NULL;
  /* Translators: what is being dragged */
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  GtkWidget *label = gtk_label_new (number != NULL ? number : rows);

  gtk_widget_add_css_class (label, "dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  gdk_drag_set_hotspot (drag, -12, -12);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, WaymarkActionList *self)
{
  set_line (self, -1);
  g_clear_pointer (&self->dragged, g_strfreev);
}

/* --- here */

static WaymarkActionList *
get_dragging (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL && G_VALUE_HOLDS (value, WAYMARK_TYPE_ACTION_LIST)
             ? g_value_get_object (value)
             : NULL;
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, WaymarkActionList *self)
{
  self->drag_x = x;
  self->drag_y = y;
  if (get_dragging (target) != self || self->dragged == NULL || self->document == NULL ||
      !find_place (self, x, y))
    {
      set_line (self, -1);
      return 0;
    }
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target, WaymarkActionList *self)
{
  set_line (self, -1);
}

static void
place (WaymarkActionList *self, const char *parent, const char *after)
{
  g_auto (GStrv) ids = g_strdupv (self->dragged);
  g_autoptr (GError) error = NULL;

  if (!waymark_command_place (self->document, (const char *const *) ids, parent, after, &error))
    waymark_action_list_emit_failed (self, error);
  else
    waymark_action_list_show_items (self, (const char *const *) ids);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, WaymarkActionList *self)
{
  g_autofree char *parent = NULL;
  g_autofree char *after = NULL;

  if (g_value_get_object (value) != self || self->dragged == NULL || self->document == NULL ||
      !find_place (self, x, y))
    return FALSE;
  set_line (self, -1);
  parent = g_strdup (self->drop_parent);
  after = g_strdup (self->drop_after);
  place (self, parent, after);
  return TRUE;
}

/**
 * waymark_action_list_can_drop_into:
 * @self: the list that rows are dragged from
 * @parent: id of a theme or requirement
 *
 * Returns: whether the dragged rows may stand under it
 */
gboolean
waymark_action_list_can_drop_into (WaymarkActionList *self, const char *parent)
{
  g_return_val_if_fail (WAYMARK_IS_ACTION_LIST (self), FALSE);

  return self->dragged != NULL && self->document != NULL &&
         waymark_command_can_place (
             self->document, (const char *const *) self->dragged, parent, NULL);
}

/**
 * waymark_action_list_drop_into:
 * @self: the list that rows are dragged from
 * @parent: id of a theme or requirement that waymark_action_list_can_drop_into() allows
 *
 * Puts the dragged rows after all others under it.
 */
void
waymark_action_list_drop_into (WaymarkActionList *self, const char *parent)
{
  WaymarkItem *item;
  guint n;

  g_return_if_fail (waymark_action_list_can_drop_into (self, parent));

  item = waymark_plan_lookup (waymark_document_get_plan (self->document), parent);
  n = waymark_item_get_n_children (item);
  place (self, parent, n > 0 ? waymark_item_get_id (waymark_item_get_child (item, n - 1)) : NULL);
}

/**
 * waymark_action_list_add_drag:
 * @self: the list
 *
 * Lets rows be dragged, and dropped between others.
 */
void
waymark_action_list_add_drag (WaymarkActionList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (WAYMARK_TYPE_ACTION_LIST, GDK_ACTION_MOVE);

  self->drop_line = -1;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
      "value-changed",
      G_CALLBACK (on_scrolled),
      self,
      G_CONNECT_SWAPPED);
}
