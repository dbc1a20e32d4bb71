/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-plan-view-private.h"
#include "waymark-plan-words.h"
#include "waymark-settings.h"
#include "waymark-stack.h"

/* Widths at which something gives, at a text scale of 1. */
#define THREE_PANES 1100
#define TWO_PANES 900
#define WHOLE_ROWS 760
#define OUTLINE_WIDTH 238
#define OUTLINE_MIN 180
#define OUTLINE_MAX 360
#define EDITOR_WIDTH 380
#define EDITOR_MIN 300
#define EDITOR_MAX 520
#define LIST_MIN 420
#define EDITOR_PAGE_WIDTH 836

/* Which panes stand where, and how wide they are. */

void
waymark_plan_view_place_outline (WaymarkPlanView *self)
{
  GtkWidget *outline = GTK_WIDGET (self->outline);
  gboolean beside = self->room == ROOM_THREE_PANES;
  gboolean is_beside = gtk_paned_get_start_child (self->outer) == outline;

  if (beside != is_beside)
    {
      g_object_ref (outline);
      if (beside)
        {
          gtk_overlay_remove_overlay (self->overlay, outline);
          gtk_widget_set_halign (outline, GTK_ALIGN_FILL);
          gtk_paned_set_start_child (self->outer, outline);
        }
      else
        {
          gtk_paned_set_start_child (self->outer, NULL);
          gtk_widget_set_halign (outline, GTK_ALIGN_START);
          gtk_overlay_add_overlay (self->overlay, outline);
        }
      g_object_unref (outline);
    }
  waymark_plan_outline_set_over (self->outline, !beside);
  gtk_widget_set_visible (outline, beside ? self->outline_wanted : self->outline_over);
}

void
waymark_plan_view_place_editor (WaymarkPlanView *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  gboolean beside = self->room != ROOM_ONE_PANE;
  gboolean is_beside = gtk_paned_get_end_child (self->inner) == editor;

  if (beside != is_beside)
    {
      g_object_ref (editor);
      if (beside)
        {
          gtk_box_remove (self->editor_page_box, editor);
          gtk_paned_set_end_child (self->inner, editor);
        }
      else
        {
          gtk_paned_set_end_child (self->inner, NULL);
          gtk_box_append (self->editor_page_box, editor);
        }
      g_object_unref (editor);
    }
  waymark_editor_set_head_visible (self->editor, beside);
  /* As a page of its own it is no wider than lines that can be read. */
  gtk_widget_set_halign (editor, beside ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (editor, !beside);
  gtk_widget_set_size_request (editor, beside ? -1 : MIN (self->width, EDITOR_PAGE_WIDTH), -1);
  gtk_widget_set_visible (editor, !beside || self->editor_wanted);
  waymark_stack_show_only (self->levels,
                           self->editor_page ? GTK_WIDGET (self->editor_page_box)
                                             : GTK_WIDGET (self->overlay));
}

static void
remember (const char *key, int value)
{
  GSettings *settings = waymark_settings_get ();

  if (settings != NULL && g_settings_get_int (settings, key) != value)
    g_settings_set_int (settings, key, value);
}

void
waymark_plan_view_remember_pane (const char *key, gboolean shown)
{
  GSettings *settings = waymark_settings_get ();

  if (settings != NULL && g_settings_get_boolean (settings, key) != shown)
    g_settings_set_boolean (settings, key, shown);
}

static int
remembered (const char *key, int otherwise)
{
  GSettings *settings = waymark_settings_get ();

  return settings != NULL ? g_settings_get_int (settings, key) : otherwise;
}

void
waymark_plan_view_place_separators (WaymarkPlanView *self)
{
  int outline = (int) (remembered ("outline-width", OUTLINE_WIDTH) * self->text_scale);
  int editor = (int) (remembered ("editor-width", EDITOR_WIDTH) * self->text_scale);
  int room = self->width;

  if (self->room == ROOM_THREE_PANES && self->outline_wanted)
    {
      gtk_paned_set_position (self->outer, outline);
      room -= outline + 1;
    }
  if (room - editor < LIST_MIN)
    editor = MAX ((int) (EDITOR_MIN * self->text_scale), room - LIST_MIN);
  gtk_paned_set_position (self->inner, MAX (LIST_MIN, room - editor - 1));
}

/* A separator also moves when the window is resized: that is nobody's wish. */
static gboolean
is_resized (GtkPaned *paned, int *whole)
{
  int width = gtk_widget_get_width (GTK_WIDGET (paned));
  gboolean resized = width != *whole;

  *whole = width;
  return resized;
}

/* A pane that moves its separator gives room to its children only. A text view that gets another
 * width then wraps anew and asks for room in the midst of it: that would mark the panes above as
 * having none, with nobody left to give it, and they would stay blank. So all get their room anew.
 */
static gboolean
give_room (GtkPaned *paned, int *whole)
{
  if (is_resized (paned, whole))
    return FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (paned));
  return TRUE;
}

static void
outer_moved_cb (WaymarkPlanView *self)
{
  int position = gtk_paned_get_position (self->outer);
  int limit = (int) (OUTLINE_MAX * self->text_scale);

  if (!give_room (self->outer, &self->outer_whole) || !self->placed ||
      self->room != ROOM_THREE_PANES || !self->outline_wanted)
    return;
  if (position > limit)
    gtk_paned_set_position (self->outer, limit);
  else
    remember ("outline-width", (int) (position / self->text_scale));
}

static void
inner_moved_cb (WaymarkPlanView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->editor));
  int whole = gtk_widget_get_width (GTK_WIDGET (self->inner));
  int limit = (int) (EDITOR_MAX * self->text_scale);

  if (!give_room (self->inner, &self->inner_whole) || !self->placed ||
      self->room == ROOM_ONE_PANE || !self->editor_wanted || width <= 0)
    return;
  width = whole - gtk_paned_get_position (self->inner) - 1;
  if (width > limit && whole - limit - 1 > 0)
    gtk_paned_set_position (self->inner, whole - limit - 1);
  else if (width >= EDITOR_MIN)
    remember ("editor-width", (int) (width / self->text_scale));
}

void
waymark_plan_view_watch_separators (WaymarkPlanView *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->outline), OUTLINE_MIN, -1);
  g_signal_connect_object (
      self->outer, "notify::position", G_CALLBACK (outer_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->inner, "notify::position", G_CALLBACK (inner_moved_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
open_clicked_cb (gpointer user_data)
{
  WaymarkPlanView *self = user_data;

  if (self->room == ROOM_ONE_PANE && self->selected != NULL)
    waymark_plan_view_edit_item (self, self->selected, FALSE);
  return G_SOURCE_REMOVE;
}

/* Where the editor is a page of its own, one click on a row opens it. */
static void
list_clicked_cb (WaymarkPlanView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  if (self->room != ROOM_ONE_PANE || n_press != 1 ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 || target == NULL ||
      gtk_widget_get_ancestor (target, GTK_TYPE_LIST_VIEW) == NULL)
    return;
  /* The row is selected by the same click, after this. */
  g_idle_add_full (G_PRIORITY_DEFAULT, open_clicked_cb, g_object_ref (self), g_object_unref);
}

void
waymark_plan_view_watch_clicks (WaymarkPlanView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      click, "released", G_CALLBACK (list_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

gboolean
waymark_plan_view_is_outline_shown (WaymarkPlanView *self)
{
  return self->room == ROOM_THREE_PANES ? self->outline_wanted : self->outline_over;
}

static gboolean
place_again_cb (gpointer user_data)
{
  WaymarkPlanView *self = user_data;

  self->place_idle = 0;
  self->placed = FALSE;
  waymark_plan_view_place_separators (self);
  self->placed = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * waymark_plan_view_set_room:
 * @self: a plan view
 * @width: how wide it will be, in pixels
 * @text_scale: how large text is, 1.0 at the size that widths were measured at
 *
 * Arranges the panes for the width.
 */
void
waymark_plan_view_set_room (WaymarkPlanView *self, int width, double text_scale)
{
  double measure = width / text_scale;
  Room room = measure >= THREE_PANES ? ROOM_THREE_PANES
              : measure >= TWO_PANES ? ROOM_TWO_PANES
                                     : ROOM_ONE_PANE;
  gboolean other = !self->placed || room != self->room || text_scale != self->text_scale;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  self->width = width;
  self->text_scale = text_scale;
  waymark_action_list_set_narrow (self->list, measure < WHOLE_ROWS);
  if (!other)
    {
      if (room == ROOM_ONE_PANE)
        waymark_plan_view_place_editor (self);
      return;
    }

  self->placed = FALSE;
  self->room = room;
  self->outline_over = FALSE;
  gtk_widget_set_size_request (GTK_WIDGET (self->outline), (int) (OUTLINE_MIN * text_scale), -1);
  waymark_plan_view_place_outline (self);
  if (room != ROOM_ONE_PANE)
    waymark_plan_view_set_editor_page (self, FALSE);
  waymark_plan_view_place_editor (self);
  waymark_plan_view_place_separators (self);
  self->placed = TRUE;
  /* What the panes were given before they had their new room may have been cut. */
  if (self->place_idle == 0)
    self->place_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, place_again_cb, self, NULL);
  g_object_notify (G_OBJECT (self), "outline-visible");
  g_object_notify (G_OBJECT (self), "editor-visible");
}

/**
 * waymark_plan_view_settle:
 * @self: a plan view
 * @width: the width that it really got
 *
 * Gives the panes their remembered widths once more, now that the whole is known.
 */
void
waymark_plan_view_settle (WaymarkPlanView *self, int width)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  if (width == self->width)
    return;
  self->width = width;
  self->placed = FALSE;
  waymark_plan_view_place_separators (self);
  self->placed = TRUE;
}

/**
 * waymark_plan_view_focus_pane:
 * @self: a plan view
 * @direction: 1 for the next pane, -1 for the one before
 *
 * Moves the keyboard to another pane that is shown.
 */
void
waymark_plan_view_focus_pane (WaymarkPlanView *self, int direction)
{
  GtkWidget *panes[3];
  GtkWidget *focus;
  int n_panes = 0, at = 0;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  if (waymark_plan_view_is_outline_shown (self))
    panes[n_panes++] = GTK_WIDGET (self->outline);
  panes[n_panes++] = gtk_stack_get_visible_child (self->centre);
  if (self->room != ROOM_ONE_PANE && self->editor_wanted)
    panes[n_panes++] = GTK_WIDGET (self->editor);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  for (int i = 0; i < n_panes; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = i;
  for (int i = 0; i < n_panes; i++)
    {
      at = (at + direction + n_panes) % n_panes;
      /* To what one came to write in, not to the arrows above it. */
      if (panes[at] == GTK_WIDGET (self->editor) && waymark_editor_focus_text (self->editor, FALSE))
        return;
      if (gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD) ||
          gtk_widget_grab_focus (panes[at]))
        return;
    }
}

/**
 * waymark_plan_view_needs_outline_button:
 * @self: a plan view
 *
 * Returns: whether the outline is not simply beside the list, so that a button
 *   to bring it is useful
 */
gboolean
waymark_plan_view_needs_outline_button (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return self->room != ROOM_THREE_PANES || !self->outline_wanted;
}

/**
 * waymark_plan_view_dup_item_name:
 * @self: a plan view
 *
 * Returns: (transfer full): what the selected item is called, as in "Action 1.2(a)"
 */
char *
waymark_plan_view_dup_item_name (WaymarkPlanView *self)
{
  WaymarkItem *item = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), NULL);

  if (self->document != NULL && self->selected != NULL)
    item = waymark_plan_lookup (waymark_document_get_plan (self->document), self->selected);
  return waymark_plan_words_item (item);
}

/**
 * waymark_plan_view_leave_editor_page:
 * @self: a plan view
 *
 * Goes back to the list, to the row that was being edited.
 */
void
waymark_plan_view_leave_editor_page (WaymarkPlanView *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  if (!self->editor_page)
    return;
  waymark_editor_commit (self->editor);
  waymark_plan_view_set_editor_page (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * waymark_plan_view_is_editor_page:
 * @self: a plan view
 *
 * Returns: whether the editor has the window to itself
 */
gboolean
waymark_plan_view_is_editor_page (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return self->editor_page;
}
