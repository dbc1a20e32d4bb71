/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Rows stay where they are on the screen, and stay selected, while others come, go and move:
 * also when it is an undo, or somebody else's file, that moves them. */

#include "config.h"

#include "waymark-action-list-private.h"
#include "waymark-row.h"

static GHashTable *
find_going (GPtrArray *changes)
{
  GHashTable *going = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkItemChange *change = changes->pdata[i];

      if ((change->flags & (WAYMARK_CHANGE_REMOVED | WAYMARK_CHANGE_MOVED)) != 0 ||
          (change->flags & WAYMARK_CHANGE_ADDED) != 0)
        g_hash_table_add (going, change->item);
    }
  return going;
}

static gboolean
goes (WaymarkItem *item, GHashTable *going)
{
  for (; item != NULL; item = waymark_item_get_parent (item))
    if (g_hash_table_contains (going, item))
      return TRUE;
  return FALSE;
}

static WaymarkItem *
get_item (GtkWidget *list_item)
{
  GtkWidget *row = gtk_widget_get_first_child (list_item);
  WaymarkPlanRow *plan_row =
      WAYMARK_IS_ROW (row) ? waymark_row_get_plan_row (WAYMARK_ROW (row)) : NULL;

  return plan_row != NULL ? waymark_plan_row_get_item (plan_row) : NULL;
}

/* Whether all of a row is on the screen. */
static gboolean
is_on_screen (WaymarkActionList *self, GtkWidget *list_item, float *top)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_child_visible (list_item) ||
      !gtk_widget_compute_bounds (list_item, self->scrolled, &bounds) || bounds.size.height < 1)
    return FALSE;
  *top = bounds.origin.y;
  return bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (self->scrolled);
}

/* The first row of the screen that neither goes nor comes. */
static WaymarkItem *
find_staying (WaymarkActionList *self, GHashTable *going)
{
  GtkWidget *child = gtk_widget_get_first_child (self->list);
  WaymarkItem *found = NULL;
  float top, first = G_MAXFLOAT;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      WaymarkItem *item = get_item (child);

      if (item == NULL || !is_on_screen (self, child, &top) || top >= first || goes (item, going))
        continue;
      first = top;
      found = item;
    }
  return found;
}

static gboolean
is_selected_row_on_screen (WaymarkActionList *self)
{
  GtkWidget *row = waymark_action_list_find_row_widget (self, self->selected_item);
  float top;

  return row != NULL && is_on_screen (self, row, &top);
}

/* The list view goes on from the row that it was last told to show, by arrow keys as well. */
static void
go_on_from_selected (WaymarkActionList *self)
{
  guint position = waymark_row_model_find (self->rows, self->selected_item);

  if (position == G_MAXUINT)
    return;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  if (!self->hold_follows)
    g_signal_emit_by_name (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
        "value-changed");
}

/* Called as a frame begins: the second time the rows have their new places. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  WaymarkActionList *self = WAYMARK_ACTION_LIST (widget);

  if (++self->hold_frames < 2)
    return G_SOURCE_CONTINUE;
  self->hold_tick = 0;
  g_clear_pointer (&self->held, g_strfreev);
  go_on_from_selected (self);
  return G_SOURCE_REMOVE;
}

/**
 * waymark_action_list_hold:
 * @self: the list
 * @changes: (element-type WaymarkItemChange): what has become of the plan; the rows do not
 *   know of it yet
 *
 * GTK keeps one row where it is when others change, the one that was shown last. That may be
 * the very one that goes elsewhere, and all others would go with it: it is given another one.
 */
void
waymark_action_list_hold (WaymarkActionList *self, GPtrArray *changes)
{
  g_autoptr (GHashTable) going = find_going (changes);
  WaymarkItem *staying, *selected;

  if (g_hash_table_size (going) == 0 || waymark_row_model_is_collecting (self->rows) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  selected =
      self->selected_item != NULL
          ? waymark_plan_lookup (waymark_row_model_get_plan (self->rows), self->selected_item)
          : NULL;
  staying = find_staying (self, going);
  if (self->hold_tick == 0)
    {
      self->hold_follows =
          is_selected_row_on_screen (self) || (selected != NULL && goes (selected, going));
      g_strfreev (self->held);
      self->held = waymark_action_list_get_selected_items (self);
      self->hold_frames = 0;
      self->hold_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  if (staying != NULL)
    gtk_widget_activate_action (self->list,
                                "list.scroll-to-item",
                                "u",
                                waymark_row_model_find (self->rows, waymark_item_get_id (staying)));
}

/**
 * waymark_action_list_select_held:
 * @self: the list
 *
 * Selects again what was selected before the rows changed.
 */
void
waymark_action_list_select_held (WaymarkActionList *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  for (guint i = 0; self->held != NULL && self->held[i] != NULL; i++)
    {
      guint position = waymark_row_model_find (self->rows, self->held[i]);

      if (position != G_MAXUINT && !gtk_selection_model_is_selected (selection, position))
        gtk_selection_model_select_item (selection, position, FALSE);
    }
}
